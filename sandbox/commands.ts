import { entityOf, refusals } from '../contract';
import { cancelBooking, hasBegunToday } from './particulars/bookings';
import type { CommandCall as InvoiceCall, CommandResult } from './particulars/invoices';
import {
	cancelInvoice,
	deleteInvoice,
	payInvoice,
	refundInvoice,
	voidInvoice,
} from './particulars/invoices';
import { rejected, undigested } from './particulars/particular';
import type { Values } from './store';
import type { StoredRecord } from './types';
import { wholeSeconds } from './world';
import { deleteRecord } from './writes';

export type { CommandResult } from './particulars/invoices';

/** A parameter as it was sent (Nexudus REST API, Commands). */
export interface Parameter {
	Name: string;
	Type?: string;
	Value: unknown;
}

export interface CommandCall extends InvoiceCall {
	parameters: readonly Parameter[];
}

type Effect = (call: CommandCall) => CommandResult;

function valueOf({ parameters }: CommandCall, name: string): unknown {
	return parameters.find(({ Name }) => Name === name)?.Value;
}

function remove(entity: string, { world, record }: CommandCall): CommandResult {
	return { refusal: deleteRecord(world, entityOf(entity), record) };
}

/** Nexudus has no words for what stands in the way of a coworker's deletion. */
function deleteCoworker(call: CommandCall): CommandResult {
	const { world, record } = call;
	const isHeld = ['coworkerinvoices', 'coworkerproducts'].some((entity) =>
		world
			.store(entity)
			.list()
			.some(({ CoworkerId }) => CoworkerId === record.Id),
	);
	return isHeld ? { refusal: undigested } : remove('coworkers', call);
}

function chargeBooking({ world, record, by }: CommandCall): CommandResult {
	if (hasBegunToday(record, world) || record.Invoiced === true) {
		return { refusal: rejected(refusals.get('begun')) };
	}
	const resource = world.store('resources').get(record.ResourceId);
	const minutes =
		(Date.parse(String(record.ToTime)) - Date.parse(String(record.FromTime))) / 60_000;
	const now = world.timestamp();
	record.Invoiced = true;
	world.store('coworkerextraservices').insert(
		{
			CoworkerId: record.CoworkerId,
			BusinessId: resource?.BusinessId,
			BookingId: record.Id,
			BookingUniqueId: record.UniqueId,
			BookingFromTime: record.FromTime,
			BookingToTime: record.ToTime,
			BookingResourceName: resource?.Name,
			Description: `Booking: ${String(resource?.Name)} @ ${String(record.FromTime)}`,
			AutomaticallyAdded: true,
			DueDate: wholeSeconds(world.now()),
			TotalUses: minutes,
		},
		{ CreatedOn: now, UpdatedOn: now, UpdatedBy: by },
		world.now(),
	);
	return {};
}

function cancelContract({ world, record }: CommandCall): CommandResult {
	const CancellationDate = wholeSeconds(world.now());
	return change(record, { Cancelled: true, Active: false, CancellationDate });
}

function mail({ world, record }: CommandCall): CommandResult {
	world.welcomeEmails.push(String(record.Email));
	return {};
}

function change(record: StoredRecord, values: Values): CommandResult {
	Object.assign(record, values);
	return {};
}

/** Log-ins have Ids of their own. */
const FIRST_USER_ID = 1_000_000;

/** What the commands of the contract do, by key; the others do nothing. */
export const commandEffects: Readonly<Record<string, Effect>> = {
	COWORKER_DELETE: deleteCoworker,
	COWORKER_SENDWELCOME: mail,
	COWORKER_NEW_USER: ({ record }) => change(record, { UserId: FIRST_USER_ID + record.Id }),
	COWORKER_REMOVE_USER: ({ record }) => change(record, { UserId: null }),
	CANCEL_BOOKING: (call) => {
		if (hasBegunToday(call.record, call.world)) {
			return { refusal: rejected(refusals.get('begun')) };
		}
		cancelBooking(call.record, call.world, Number(valueOf(call, 'Cancellation Reason') ?? 0));
		return {};
	},
	CHARGE_BOOKING: chargeBooking,
	CANCEL_CONTRACT: cancelContract,
	DELETE_CONTRACT: (call) =>
		call.record.Cancelled === true
			? remove('coworkercontracts', call)
			: { refusal: rejected('The contract has to be cancelled first.') },
	VOID_INVOICE: voidInvoice,
	PAY_COWORKER_INVOICE_MANUAL: payInvoice,
	COWORKER_INVOICE_CANCEL: cancelInvoice,
	COWORKER_INVOICE_REFUND: refundInvoice,
	COWORKER_INVOICE_DELETE: deleteInvoice,
	COWORKER_INVOICE_PRINT: ({ record }) => ({ redirect: `/temp/invoice-${record.Id}.pdf` }),
	PROPOSAL_SEND: ({ world, record }) =>
		change(record, { ProposalStatus: 2, SentOn: world.timestamp() }),
	PROPOSAL_ACCEPT: ({ record }) => change(record, { ProposalStatus: 3 }),
};
