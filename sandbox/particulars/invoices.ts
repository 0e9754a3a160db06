import { DateTime } from 'luxon';

import { refusals } from '../../contract';
import { show } from '../records';
import { withoutIdentity } from '../store';
import type { Values } from '../store';
import type { StoredRecord } from '../types';
import type { World } from '../world';
import type { Particular, Refusal } from './particular';
import { rejected } from './particular';

/** A setting of the location; three days on the account seen. */
const DAYS_TO_PAY = 3;

interface Line extends Values {
	Description: unknown;
	SubTotal: number;
}

function seconds(at: DateTime): string {
	return at.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** Plans, products and passes that a coworker has and has not been billed for. */
function pendingLines(world: World, coworker: StoredRecord): Line[] {
	const own = (entity: string) =>
		world
			.store(entity)
			.list()
			.filter(({ CoworkerId }) => CoworkerId === coworker.Id);
	const name = (entity: string, id: unknown) => world.store(entity).get(id)?.Name;
	const plans = own('coworkercontracts')
		.filter(({ Active }) => Active === true)
		.map(
			(contract): Line => ({
				Description: name('tariffs', contract.TariffId),
				TariffName: name('tariffs', contract.TariffId),
				CoworkerContractUniqueId: contract.UniqueId,
				SubTotal: Number(contract.TotalPrice ?? 0),
			}),
		);
	const products = own('coworkerproducts')
		.filter(({ Invoiced }) => Invoiced !== true)
		.map((sale): Line => {
			sale.Invoiced = true;
			return {
				Description: name('products', sale.ProductId),
				CoworkerProductName: name('products', sale.ProductId),
				CoworkerProductUniqueId: sale.UniqueId,
				SubTotal: Number(sale.TotalPrice ?? 0),
			};
		});
	return [...plans, ...products];
}

function stamp(world: World, by: string): Values {
	const now = world.timestamp();
	return { CreatedOn: now, UpdatedOn: now, UpdatedBy: by };
}

function insertLines(world: World, invoice: StoredRecord, lines: Line[]): StoredRecord[] {
	return lines.map((line, index) =>
		world.store('coworkerinvoicelines').insert(
			{
				Position: index,
				Quantity: 1,
				UnitPrice: line.SubTotal,
				SaleDate: invoice.InvoiceFromDate,
				...line,
				CoworkerInvoiceId: invoice.Id,
			},
			{ ...stamp(world, String(invoice.UpdatedBy)), CreatedOn: invoice.CreatedOn },
			world.now(),
		),
	);
}

/** Raises an invoice over what a coworker owes; each further one bills the next month. */
export function raiseInvoice(
	world: World,
	business: StoredRecord,
	coworker: StoredRecord,
	by: string,
): StoredRecord {
	const invoices = world.store('coworkerinvoices');
	const lines = pendingLines(world, coworker);
	const number = `INV-${String(invoices.count + 1).padStart(4, '0')}`;
	const total = lines.reduce((sum, { SubTotal }) => sum + SubTotal, 0);
	const earlier = invoices.list().filter(({ CoworkerId }) => CoworkerId === coworker.Id).length;
	const now = DateTime.fromMillis(world.now(), { zone: 'utc' });
	const from = now.startOf('day').plus({ months: earlier });
	const invoice = invoices.insert(
		{
			BusinessId: business.Id,
			CoworkerId: coworker.Id,
			CurrencyId: business.CurrencyId,
			InvoiceNumber: number,
			Description: lines.map(({ Description }) => Description).join(', '),
			BillToName: coworker.BillingName ?? coworker.FullName,
			BillToAddress: coworker.BillingAddress ?? coworker.Address,
			BillToCity: coworker.BillingCityName ?? coworker.CityName,
			BillToPostCode: coworker.BillingPostCode ?? coworker.PostCode,
			BillToCountryId: coworker.BillingCountryId ?? coworker.CountryId,
			TotalAmount: total,
			DueAmount: total,
			DueDate: seconds(now.plus({ days: DAYS_TO_PAY })),
			DueDateFormated: now.plus({ days: DAYS_TO_PAY }).toFormat('M/d/yyyy h:mm a'),
			InvoiceFromDate: seconds(from),
			InvoiceToDate: seconds(from.plus({ months: 1 })),
			StorecoveInvoiceStatus: 1,
			...{ Draft: false, Paid: false, Void: false, CreditNote: false, Refunded: false },
		},
		stamp(world, by),
		world.now(),
	);
	insertLines(world, invoice, lines);
	return invoice;
}

function pay(invoice: StoredRecord, on: unknown): void {
	Object.assign(invoice, {
		Paid: true,
		PaidOn: on,
		PaidAmount: invoice.TotalAmount,
		DueAmount: 0,
	});
}

/** An entry with an invoice's Id pays it; its answer shows no amount (seen on a live account). */
export const coworkerledgerentries: Particular = {
	written(entry, { world, method }) {
		const invoice = world.store('coworkerinvoices').get(entry.CoworkerInvoiceId);
		entry.TransactionDate ??= entry.CreatedOn;
		if (!invoice || method === 'PUT' || !(Number(entry.Credit) > 0)) return;
		pay(invoice, entry.CreatedOn);
		if (world.settings.readings.fresh === 'asSeen') Object.assign(entry, { Credit: 0, Debit: 0 });
	},
};

export interface CommandResult {
	refusal?: Refusal;
	value?: unknown;
	redirect?: string;
}

export interface CommandCall {
	world: World;
	record: StoredRecord;
	by: string;
}

const refusedInvoice: CommandResult = { refusal: rejected(refusals.get('invoice')) };

export function voidInvoice({ record }: CommandCall): CommandResult {
	if (record.Paid === true) return refusedInvoice;
	record.Void = true;
	return {};
}

export function payInvoice({ world, record }: CommandCall): CommandResult {
	if (record.Paid === true || record.Void === true) return refusedInvoice;
	pay(record, world.timestamp());
	return {};
}

/** A new invoice with the amount taken back, paid at once, which names the first. */
export function cancelInvoice({ world, record, by }: CommandCall): CommandResult {
	if (record.Paid === true) return refusedInvoice;
	const invoices = world.store('coworkerinvoices');
	const total = -Number(record.TotalAmount ?? 0);
	const now = world.timestamp();
	const note = invoices.insert(
		{
			...withoutIdentity(record),
			InvoiceNumber: `INV-${String(invoices.count + 1).padStart(4, '0')}`,
			CreditNote: true,
			OriginalInvoiceGuid: record.UniqueId,
			...{ TotalAmount: total, PaidAmount: total, DueAmount: 0, Paid: true, PaidOn: now },
			StorecoveInvoiceStatus: 0,
		},
		stamp(world, by),
		world.now(),
	);
	const lines = world.store('coworkerinvoicelines');
	const taken = lines
		.list()
		.filter(({ CoworkerInvoiceId }) => CoworkerInvoiceId === record.Id)
		.map((line) => ({
			...withoutIdentity(line),
			Quantity: -1,
			SubTotal: -Number(line.SubTotal),
			Position: 0,
			CancelledCoworkerInvoiceLineUniqueId: line.UniqueId,
		})) as unknown as Line[];
	const InvoiceLines = insertLines(world, note, taken).map((line) =>
		show(world, lines.entity, line, 'command'),
	);
	return { value: [{ ...show(world, invoices.entity, note, 'command'), InvoiceLines }] };
}

export function refundInvoice({ world, record }: CommandCall): CommandResult {
	if (record.Paid !== true) return refusedInvoice;
	const on = world.timestamp();
	Object.assign(record, { Refunded: true, RefundedOn: on });
	for (const line of world.store('coworkerinvoicelines').list()) {
		if (line.CoworkerInvoiceId !== record.Id) continue;
		Object.assign(line, { Refunded: true, RefundedOn: on, RefundedAmount: line.SubTotal });
	}
	return {};
}

export function deleteInvoice({ world, record }: CommandCall): CommandResult {
	const lines = world.store('coworkerinvoicelines');
	for (const line of lines.list()) if (line.CoworkerInvoiceId === record.Id) lines.remove(line);
	world.store('coworkerinvoices').remove(record);
	return {};
}
