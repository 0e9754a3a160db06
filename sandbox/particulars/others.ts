import { randomUUID } from 'node:crypto';

import { DateTime } from 'luxon';

import { refusals } from '../../contract';
import { digits } from '../records';
import type { Values } from '../store';
import type { StoredRecord } from '../types';
import type { World } from '../world';
import { refuseInactive } from './coworkers';
import type { Particular, Write } from './particular';
import { rejected, undigested } from './particular';

function isAhead(value: unknown, world: World): boolean {
	return DateTime.fromISO(String(value), { zone: 'utc' }).toMillis() > world.now();
}

/** The unit price of a sale: its own, or that of what is sold. */
function priceOf(values: Values, sold: StoredRecord | undefined): number {
	return Number(values.Price ?? sold?.Price ?? 0);
}

function term({ StartDate, ContractTerm }: Values): Values {
	if (!ContractTerm) return {};
	const [from, to] = [StartDate, ContractTerm].map((date) =>
		DateTime.fromISO(String(date), { zone: 'utc' }),
	);
	return {
		TermDurationInDays: to.diff(from, 'days').days,
		TermDurationInWeeks: to.diff(from, 'weeks').weeks,
		TermDurationInMonths: Math.round(to.diff(from, 'months').months),
	};
}

export const coworkercontracts: Particular = {
	complete(values, { world }) {
		const price = priceOf(values, world.store('tariffs').get(values.TariffId));
		const total = price * Number(values.Quantity ?? 1);
		return {
			Active: true,
			...values,
			...term(values),
			UnitPrice: price,
			TotalPrice: total,
			PriceWithProducts: total,
			PriceWithProductsAndDeposits: total,
		};
	},
};

export const coworkerproducts: Particular = {
	complete(values, { world }) {
		const price = priceOf(values, world.store('products').get(values.ProductId));
		return { ...values, UnitPrice: price, TotalPrice: price * Number(values.Quantity ?? 1) };
	},
};

export const coworkertimepasses: Particular = {
	complete: (values, { world }) => ({
		Used: false,
		...values,
		Price: priceOf(values, world.store('timepasses').get(values.TimePassId)),
	}),
};

export const visitors: Particular = {
	written(record, { world, method }) {
		if (method === 'POST' && isAhead(record.ExpectedArrival, world)) {
			record.VisitorCode = digits(record.Id);
		}
	},
};

/** The pass that lets somebody in: the one named, or one that is not used up. */
function passFor({ world, body }: Write): StoredRecord | undefined {
	const passes = world.store('coworkertimepasses').list();
	const own = passes.filter((pass) => pass.CoworkerId === body.CoworkerId);
	return (
		own.find(({ UniqueId }) => UniqueId === body.CoworkerTimePassGuid) ??
		own.find(({ Used }) => Used !== true)
	);
}

function plansOf({ world, body }: Write): StoredRecord[] {
	const contracts = world.store('coworkercontracts').list();
	return contracts.filter(
		({ CoworkerId, Active }) => CoworkerId === body.CoworkerId && Active === true,
	);
}

function refuseEntry(write: Write) {
	const { world, body } = write;
	const from = DateTime.fromISO(String(body.FromTime), { zone: 'utc' });
	const isToday = from.hasSame(DateTime.fromMillis(world.now(), { zone: 'utc' }), 'day');
	if (!body.ToTime && !isToday) return undigested;
	const coworker = world.store('coworkers').get(body.CoworkerId);
	if (!coworker || passFor(write) || plansOf(write).length > 0) return undefined;
	return rejected(refusals.get('pass')?.replace('{coworker}', String(coworker.FullName)));
}

export const checkins: Particular = {
	refuse: (write) =>
		refuseInactive(write) ?? (write.method === 'POST' ? refuseEntry(write) : undefined),
	complete(values, write) {
		const names = plansOf(write).map(
			({ TariffId }) => write.world.store('tariffs').get(TariffId)?.Name,
		);
		return {
			CoworkerTimePassGuid: passFor(write)?.UniqueId,
			...(names.length > 0 ? { TariffAtTheTimeOfCheckin: names.join(', ') } : {}),
			...values,
		};
	},
};

export const coworkerdeliveries: Particular = {
	refuse: (write) => (write.method === 'POST' ? refuseInactive(write) : undefined),
};

export const teams: Particular = {
	refuse({ world, body, earlier }) {
		const { CreateSingleInvoiceForTeam: isSingle, PayingMemberId: payer } = body;
		if (isSingle !== true) return undefined;
		const member = world.store('coworkers').get(payer);
		const isMember =
			member && (member.Teams as number[] | undefined)?.includes(Number(earlier?.Id));
		return isMember ? undefined : rejected('is not a member of the team', 'PayingMember');
	},
};

export const calendarevents: Particular = {
	written(record, { method }) {
		if (method === 'POST' && record.RepeatEvent === true) {
			record.RepeatSeriesUniqueId = randomUUID();
		}
	},
};

export const eventattendees: Particular = {
	refuse(write) {
		const { world, body, method } = write;
		if (method === 'PUT') return undefined;
		if (!body.CoworkerId) return undigested;
		const event = world.store('calendarevents').get(body.CalendarEventId);
		const isClosed = event?.OnlyForMembers === true && plansOf(write).length === 0;
		return isClosed ? rejected(refusals.get('members')) : undefined;
	},
	written(record, { method }) {
		if (method === 'POST' && record.CheckedIn !== true) record.AttendeeCode = digits(record.Id);
	},
};

export const helpdeskmessages: Particular = {
	written(record, { world, method }) {
		if (record.Closed !== true || record.ClosedOn) return;
		record.ClosedOn = method === 'POST' ? record.CreatedOn : world.timestamp();
		record.MinutesToClose = 0;
	},
};

export const crmopportunities: Particular = {
	refuse({ body, method }) {
		if (method === 'PUT') return undefined;
		const isWhole = body.OpportunityTypeId && body.ResponsibleId;
		return isWhole && Number(body.Position ?? 1) <= 1 ? undefined : undigested;
	},
	complete: (values, { store, method }) =>
		// The server spaces positions itself (seen on a live account).
		method === 'POST' ? { ...values, Position: (store.count + 1) * 100 } : values,
};

export const coworkerdatafiles: Particular = {
	refuse: ({ body }) => (/^data:/.test(String(body.NewFileDataUrl ?? '')) ? undigested : undefined),
};

export const coworkerbookingcredits: Particular = {
	refuse: ({ body }) =>
		body.ValidFrom && body.ExpireDate && String(body.ExpireDate) <= String(body.ValidFrom)
			? rejected(refusals.get('expiry'))
			: undefined,
};

export const coworkerbookingcreditusehistories: Particular = {
	refuse({ world, body }) {
		const credit = world.store('coworkerbookingcredits').get(body.CoworkerBookingCreditId);
		return Number(body.CreditUsed) > Number(credit?.TotalCredit) ? undigested : undefined;
	},
};

export const proposals: Particular = {
	refuse: ({ earlier }) =>
		earlier?.ProposalStatus === 3 ? rejected(refusals.get('accepted')) : undefined,
};

/** The next midnight of London, which in winter is that of UTC. */
export const floorplandesks: Particular = {
	complete(values, { world, method }) {
		if (method === 'PUT') return values;
		const midnight = DateTime.fromMillis(world.now(), { zone: 'utc' }).startOf('day');
		return {
			AvailableFromTime: midnight.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'"),
			AvailableFromTimeLocal: midnight.toFormat("yyyy-MM-dd'T'HH:mm:ss"),
			...values,
		};
	},
};
