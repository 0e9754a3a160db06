import type { IDataObject } from 'n8n-workflow';

import { enums } from '../../../contract';
import { booking } from '../../../nodes/Nexudus/resources/booking';
import { useSandbox } from '../support/coworkers';
import { failedJson, jsonOf, locator } from '../support/operations';
import type { OperationRun } from '../support/resources';
import { chosen, requestsOf, runResource } from '../support/resources';

const sandbox = useSandbox();

const ROOM = 6001;
const FROM = '2030-03-04T10:00:00';
const TO = '2030-03-04T11:00:00';

beforeEach(() => {
	sandbox().records('resources').add({ Id: ROOM, Name: 'Meeting Room 1' });
});

const NEEDED = { resourceId: locator('id', ROOM), fromTime: FROM, toTime: TO };

async function create(parameters: IDataObject = {}, run: OperationRun = {}) {
	return await runResource(sandbox(), booking, 'create', {
		parameters: { ...NEEDED, ...parameters },
		...run,
	});
}

function seed(more: IDataObject = {}): number {
	const times = { FromTime: `${FROM}Z`, ToTime: `${TO}Z` };
	return sandbox()
		.records('bookings')
		.add({ ResourceId: ROOM, ...times, ...more }).Id;
}

const posts = () => requestsOf(sandbox(), booking, 'POST').map(({ body }) => body);

describe('a room that is taken', () => {
	const TAKEN = 'Meeting Room 1 is already booked at this time.';

	test('is told in plain words, and books nothing', async () => {
		seed();
		const items = [
			{ from: '2030-03-04T10:30:00', to: '2030-03-04T12:00:00' },
			{ from: '2030-03-04T11:00:00', to: '2030-03-04T12:00:00' },
		];
		const { outputs } = await create(
			{ fromTime: '={{ $json.from }}', toTime: '={{ $json.to }}' },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(jsonOf(outputs[1])).toEqual([
			failedJson(items[0], TAKEN, {
				status: 400,
				description: expect.stringContaining('Nexudus wrote nothing for this item'),
			}),
		]);
		expect(outputs[0]).toHaveLength(1);
		expect(sandbox().records('bookings').count).toBe(2);
	});

	test('is told of an update as well, and moves nothing', async () => {
		seed();
		const id = seed({ FromTime: '2030-03-05T10:00:00Z', ToTime: '2030-03-05T11:00:00Z' });
		const { error } = await runResource(sandbox(), booking, 'update', {
			parameters: { ...chosen(booking, id), basics: { fromTime: FROM, toTime: TO } },
		});
		expect(error?.message).toBe(`${TAKEN} [item 0]`);
		expect(sandbox().records('bookings').get(id)?.FromTime).toBe('2030-03-05T10:00:00Z');
	});
});

describe('a series', () => {
	const series = {
		repeatBooking: true,
		repeats: '={{ "Weekly" }}',
		repeatEvery: 1,
		repeatUntil: '2030-03-25T11:00:00',
		repeatOnMondays: true,
	};

	test('is one request, of which Nexudus makes the bookings', async () => {
		const { outputs, error } = await create({ additionalFields: { series } });
		expect(error).toBeUndefined();
		expect(posts()).toEqual([
			{
				ResourceId: ROOM,
				FromTime: `${FROM}Z`,
				ToTime: `${TO}Z`,
				RepeatBooking: true,
				Repeats: 2,
				RepeatEvery: 1,
				RepeatUntil: '2030-03-25T11:00:00Z',
				RepeatOnMondays: true,
			},
		]);
		const made = sandbox().records('bookings').list();
		expect(made.map(({ FromTime }) => FromTime)).toEqual(
			['04', '11', '18', '25'].map((day) => `2030-03-${day}T10:00:00Z`),
		);
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ Id: made[0].Id })]);
	});

	test('whose answer is lost is not made twice', async () => {
		sandbox().faults.add({ kind: 'resetAfter', method: 'POST', path: '/api/spaces/bookings' });
		const { outputs, error } = await create({ additionalFields: { series } });
		expect(error).toBeUndefined();
		expect(posts()).toHaveLength(1);
		const made = sandbox().records('bookings').list();
		expect(made).toHaveLength(4);
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ Id: made[0].Id })]);
	});
});

describe('products and visitors', () => {
	beforeEach(() => {
		sandbox().records('products').add({ Id: 7001, Name: 'Coffee and Cake' });
		sandbox().records('products').add({ Id: 7002, Name: 'Projector' });
		sandbox()
			.records('visitors')
			.add({ Id: 8001, FullName: 'Grace Hopper', Email: 'grace@example.com' });
	});

	test('go along with the booking, found by their names', async () => {
		const { error } = await create({
			additionalFields: {
				bookingProducts: {
					rows: [
						{ productId: locator('name', 'coffee and cake'), quantity: 12 },
						{ productId: locator('id', '7002'), quantity: 1 },
					],
				},
				bookingVisitors: { rows: [{ visitorId: locator('email', 'Grace@example.com') }] },
			},
		});
		expect(error).toBeUndefined();
		expect(posts()).toEqual([
			expect.objectContaining({
				BookingProducts: [
					{ ProductId: 7001, Quantity: 12 },
					{ ProductId: 7002, Quantity: 1 },
				],
				BookingVisitors: [{ VisitorId: 8001 }],
			}),
		]);
	});

	test.each([
		['objects', (list: IDataObject[]) => list],
		['JSON', (list: IDataObject[]) => JSON.stringify(list)],
	])('come from an expression as %s', async (_what, toValue) => {
		const list = [{ ProductId: 'Coffee and Cake', Quantity: '3' }, { productId: 7002 }];
		const { error } = await create(
			{ additionalFields: { bookingProducts: '={{ $json.list }}' } },
			{ items: [{ list: toValue(list) }] },
		);
		expect(error).toBeUndefined();
		expect(posts()).toEqual([
			expect.objectContaining({
				BookingProducts: [{ ProductId: 7001, Quantity: 3 }, { ProductId: 7002 }],
			}),
		]);
	});

	test.each<[what: string, list: unknown, message: string]>([
		[
			'a quantity that is none, and no product',
			[{ ProductId: 7001 }, { ProductId: 7002, Quantity: 'many' }, { Quantity: 2 }],
			'Products cannot be read: entry 2: Quantity must be a whole number, not "many"; entry 3: Product is required',
		],
		[
			'a column that there is not',
			[{ ProductId: 7001, Amount: 2 }],
			'Products cannot be read: entry 1: has no field "Amount"',
		],
		['an entry that is none', ['coffee'], 'Products cannot be read: entry 1: must be an object'],
		['text', 'coffee', 'Products must be a list of objects, not "coffee"'],
	])('that are wrong are told with their number: %s', async (_what, list, message) => {
		const { error } = await create(
			{ additionalFields: { bookingProducts: '={{ $json.list }}' } },
			{ items: [{ list } as IDataObject] },
		);
		expect(error?.message).toContain(message);
		expect(sandbox().requests).toEqual([]);
	});

	test('that Nexudus does not have are told by their name', async () => {
		const { error } = await create({
			additionalFields: { bookingProducts: { rows: [{ productId: locator('name', 'Tea') }] } },
		});
		expect(error?.message).toBe(
			'Products cannot be found: Nexudus has no product with the name "Tea" [item 0]',
		);
		expect(posts()).toEqual([]);
	});

	test('stay when something else is updated, each product once', async () => {
		await create({
			additionalFields: {
				bookingProducts: { rows: [{ productId: locator('id', '7001'), quantity: 2 }] },
			},
		});
		const [{ Id }] = sandbox().records('bookings').list();
		await runResource(sandbox(), booking, 'update', {
			parameters: { ...chosen(booking, Id), additionalFields: { notes: 'By the window' } },
		});
		expect(sandbox().records('bookings').get(Id)).toMatchObject({
			Notes: 'By the window',
			BookingProducts: [expect.objectContaining({ ProductId: 7001, Quantity: 2 })],
		});
	});
});

describe('Cancel', () => {
	const reasons = enums.get('eBookingCancellationReason') ?? [];

	async function cancel(id: number, parameters: IDataObject = {}) {
		return await runResource(sandbox(), booking, 'cancel', {
			parameters: { ...chosen(booking, id), ...parameters },
		});
	}

	test.each(reasons)('sends the reason $name and the fee rule', async ({ value, name }) => {
		const id = seed();
		const { error } = await cancel(id, {
			cancellationReason: `={{ "${name}" }}`,
			withoutFees: true,
		});
		expect(error).toBeUndefined();
		expect(requestsOf(sandbox(), booking, 'POST', '/runcommand').map(({ body }) => body)).toEqual([
			{
				Key: 'CANCEL_BOOKING',
				Ids: [id],
				Parameters: [
					expect.objectContaining({ Name: 'Cancellation Reason', Value: `${value}` }),
					expect.objectContaining({
						Name: 'Cancel without applying cancellation fee rules',
						Value: 'true',
					}),
				],
			},
		]);
		expect(sandbox().records('bookings').get(id)).toBeUndefined();
		expect(sandbox().records('cancelledbookings').get(id)).toMatchObject({
			CancellationReason: value,
		});
	});

	test('takes the guests of the booking along, and no other guests', async () => {
		const [id, other] = [seed(), seed({ ResourceId: 1 })];
		const guests = sandbox().records('bookingvisitors');
		for (const BookingId of [id, other]) guests.add({ BookingId });
		await cancel(id, { cancellationReason: 1, withoutFees: false });
		expect(guests.list().map(({ BookingId }) => BookingId)).toEqual([other]);
	});

	test('of a booking that has begun is refused, in the words of Nexudus', async () => {
		const day = 24 * 3_600_000;
		const midnight = Math.floor(Date.now() / day) * day;
		const [FromTime, ToTime] = [midnight, midnight + day].map((time) =>
			new Date(time).toISOString().replace('.000', ''),
		);
		const id = seed({ FromTime, ToTime });
		const { error } = await cancel(id);
		expect(error?.message).toContain('this command cannot be run for the booking');
		expect(sandbox().records('bookings').get(id)).toBeDefined();
	});
});

test.each([
	['charged', { Invoiced: true }, 'This booking has already been charged to this customer.'],
])('Delete of a booking that is %s is refused, in the words of Nexudus', async (...row) => {
	const [, more, message] = row;
	const id = seed(more);
	for (const readings of ['documents', 'live'] as const) {
		sandbox().setOptions({ readings });
		const { error } = await runResource(sandbox(), booking, 'delete', {
			parameters: chosen(booking, id),
		});
		expect(error?.message).toBe(`${message} [item 0]`);
	}
	expect(sandbox().records('bookings').get(id)).toBeDefined();
});

describe('times', () => {
	test('are those of the workflow, unless they name an offset', async () => {
		await create(
			{ fromTime: FROM, toTime: '2030-03-04T18:00:00+01:00' },
			{ timezone: 'America/New_York' },
		);
		await create({ fromTime: FROM, toTime: '2030-03-04T17:00:00Z' }, { timezone: 'Asia/Tokyo' });
		expect(posts()).toEqual([
			expect.objectContaining({
				FromTime: '2030-03-04T15:00:00Z',
				ToTime: '2030-03-04T17:00:00Z',
			}),
			expect.objectContaining({
				FromTime: '2030-03-04T01:00:00Z',
				ToTime: '2030-03-04T17:00:00Z',
			}),
		]);
	});

	test.each(['get', 'getAll'])('come with those of the location (%s)', async (operation) => {
		const local = { FromTimeLocal: '2030-03-04T11:00:00', ToTimeLocal: '2030-03-04T12:00:00' };
		const id = seed(local);
		const { outputs } = await runResource(sandbox(), booking, operation, {
			parameters: chosen(booking, id),
		});
		expect(jsonOf(outputs[0])).toEqual([
			expect.objectContaining({
				...local,
				FromTime: `${FROM}Z`,
				ToTime: `${TO}Z`,
				ResourceName: 'Meeting Room 1',
			}),
		]);
	});
});
