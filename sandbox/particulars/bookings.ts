import { randomUUID } from 'node:crypto';

import { DateTime } from 'luxon';
import type { DurationLikeObject } from 'luxon';

import { enums, refusals } from '../../contract';
import { withoutIdentity } from '../store';
import type { Store, Values } from '../store';
import type { StoredRecord } from '../types';
import type { World } from '../world';
import { refuseInactive } from './coworkers';
import type { Particular, Write } from './particular';
import { rejected } from './particular';

/** Platform limit of a repeat series. */
const LONGEST_SERIES = 150;

function time(value: unknown): number {
	return DateTime.fromISO(String(value), { zone: 'utc' }).toMillis();
}

function overlaps(a: Values, b: Values): boolean {
	return (
		a.ResourceId === b.ResourceId &&
		time(a.FromTime) < time(b.ToTime) &&
		time(b.FromTime) < time(a.ToTime)
	);
}

function refuseTaken({ world, store, body, earlier }: Write) {
	const wanted = { ...earlier, ...body };
	const isTaken = store.list().some((other) => other.Id !== earlier?.Id && overlaps(other, wanted));
	const resource = world.store('resources').get(wanted.ResourceId)?.Name;
	const text = refusals.get('taken')?.replace('{resource}', String(resource));
	return isTaken ? rejected(text) : undefined;
}

/** How far the occurrences of a series lie apart. */
function stepOf(repeats: unknown): DurationLikeObject {
	const name = enums.get('eBookingRepeatCycle')?.find(({ value }) => value === repeats)?.name ?? '';
	if (/^Dail/.test(name)) return { days: 1 };
	return /^Month/.test(name) ? { months: 1 } : { weeks: 1 };
}

function shifted(value: unknown, step: DurationLikeObject, times: number): string {
	const date = DateTime.fromISO(String(value), { zone: 'utc' });
	const moved = Array.from({ length: times }).reduce<DateTime>((at) => at.plus(step), date);
	return moved.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

function nextNumber(store: Store): number {
	return Math.max(0, ...store.list().map(({ BookingNumber }) => Number(BookingNumber ?? 0))) + 1;
}

/** The other occurrences; the first one takes the last number (seen on a live account). */
function createSeries(first: StoredRecord, { world, store }: Write): void {
	const step = stepOf(first.Repeats ?? 2);
	const every = Number(first.RepeatEvery ?? 1);
	const until = time(first.RepeatUntil);
	for (let count = 1; count < LONGEST_SERIES; count++) {
		const [from, to] = [first.FromTime, first.ToTime].map((at) => shifted(at, step, count * every));
		if (!(time(from) <= until)) break;
		store.insert({ ...withoutIdentity(first), FromTime: from, ToTime: to }, {}, world.now());
		first.BookingNumber = Number(first.BookingNumber) + 1;
	}
}

/** What is written inline, as the booking shows it: each product is a record of its own. */
function bookedProducts(record: StoredRecord, world: World): Values[] {
	const sent = (record.BookingProducts ?? []) as Values[];
	return sent.map((each, index) => {
		const product = world.store('products').get(each.ProductId);
		return {
			BookingId: record.Id,
			ProductId: each.ProductId,
			ProductName: product?.Name ?? null,
			ProductPrice: product?.Price ?? null,
			ProductCurrencyCode: world.store('currencies').get(product?.CurrencyId)?.Code ?? null,
			InvoiceInMinutes: false,
			Quantity: each.Quantity ?? 1,
			Id: record.Id * 100 + index,
			UpdatedOn: record.UpdatedOn,
			CreatedOn: record.CreatedOn,
			UniqueId: randomUUID(),
			UpdatedBy: record.UpdatedBy,
			IsNew: false,
			SystemId: null,
			ToStringText: product?.Name ?? null,
			LocalizationDetails: null,
			CustomFields: null,
		};
	});
}

/** Moves a booking to the cancelled ones, with its guests gone. */
export function cancelBooking(record: StoredRecord, world: World, reason: number): void {
	const guests = world.store('bookingvisitors');
	for (const guest of guests.list().filter(({ BookingId }) => BookingId === record.Id)) {
		guests.remove(guest);
	}
	world.store('bookings').remove(record);
	const cancelled = { ...record, CancellationReason: reason, CancelledOn: world.timestamp() };
	world.store('cancelledbookings').put(cancelled, world.now());
}

/** Whether the booking is one of today that has begun: its commands are refused (seen on a live account). */
export function hasBegunToday(record: StoredRecord, world: World): boolean {
	const now = DateTime.fromMillis(world.now(), { zone: 'utc' });
	const from = DateTime.fromMillis(time(record.FromTime), { zone: 'utc' });
	return from <= now && from.hasSame(now, 'day');
}

function isCharged(record: StoredRecord): boolean {
	return record.Invoiced === true;
}

export const bookings: Particular = {
	refuse: (write) => refuseInactive(write) ?? refuseTaken(write),
	complete(values, { store, method }) {
		return method === 'POST' ? { ...values, BookingNumber: nextNumber(store) } : values;
	},
	written(record, write) {
		if (write.body.BookingProducts) {
			record.BookingProducts = bookedProducts(record, write.world);
		}
		if (write.method === 'PUT' || record.RepeatBooking !== true) return;
		record.RepeatSeriesUniqueId = randomUUID();
		createSeries(record, write);
	},
	refuseDelete: (record) => (isCharged(record) ? rejected(refusals.get('charged')) : undefined),
	deleted: (record, world) => {
		const cancelled = { ...record, CancellationReason: 0, CancelledOn: world.timestamp() };
		world.store('cancelledbookings').put(cancelled, world.now());
	},
};
