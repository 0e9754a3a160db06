import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { contract } from '../../nodes/Nexudus/resources/contract';
import { timeZones } from '../../sandbox/data/timeZones';
import { createCoworkers, createRequests, useSandbox } from './support/coworkers';
import { byId, runCoworkers, updateRequests, withoutRoles } from './support/operations';
import { requestsOf, runResource } from './support/resources';
import { seedRecord } from './support/seeds';

const sandbox = useSandbox();

/** A location whose clock is not that of the workflow, which is Tokyo's. */
const ZONES = [
	['Hawaiian Standard Time', 'Pacific/Honolulu'],
	['Eastern Standard Time', 'America/New_York'],
	['GMT Standard Time', 'Europe/London'],
	['W. Europe Standard Time', 'Europe/Berlin'],
	['Tonga Standard Time', 'Pacific/Tongatapu'],
] as const;
const timezone = 'Asia/Tokyo';

function locationIn(zone: string): number {
	const SimpleTimeZoneId = timeZones.find(({ Name }) => Name === zone)?.Id;
	return sandbox()
		.records('businesses')
		.add({ Name: `In ${zone}`, SimpleTimeZoneId }).Id;
}

/** What a clock in a zone shows at an instant that was sent. */
function clock(instant: unknown, zone: string): string {
	return DateTime.fromISO(String(instant), { zone }).toFormat('yyyy-MM-dd HH:mm');
}

async function createAt(location: number, renewalDate: unknown, options?: IDataObject) {
	const result = await createCoworkers(sandbox(), {
		parameters: { additionalFields: { renewalDate, businesses: [location] } as IDataObject },
		options,
		timezone,
	});
	return { ...result, sent: createRequests(sandbox())[0]?.body };
}

describe.each(ZONES)('at a location in %s', (name, zone) => {
	test.each<[text: string, options: IDataObject]>([
		['2025-07-01', {}],
		['2025-07-01T00:00:00', {}],
		['2025-07-01T00:00:00.000Z', {}],
		['={{ DateTime.fromISO("2025-07-01") }}', {}],
		['01/07/2025', { dateFormat: 'dayFirst' }],
		['07/01/2025', { dateFormat: 'monthFirst' }],
	])('a plan that starts on %s starts on that day', async (text, options) => {
		const { sent, error } = await createAt(locationIn(name), text, options);
		expect(error).toBeUndefined();
		expect(clock(sent.RenewalDate, zone)).toBe('2025-07-01 00:00');
	});

	test('an update has the day at the location of the record, and writes it only once', async () => {
		const location = locationIn(name);
		const { Id } = sandbox().coworkers.add({ InvoicingBusinessId: location });
		for (let run = 0; run < 2; run++) {
			const { error } = await runCoworkers(sandbox(), 'update', {
				parameters: { coworkerId: byId(Id), additionalFields: { registrationDate: '2025-07-01' } },
				timezone,
			});
			expect(error).toBeUndefined();
		}
		expect(clock(sandbox().coworkers.get(Id)?.RegistrationDate, zone)).toBe('2025-07-01 00:00');
		expect(updateRequests(sandbox())).toHaveLength(1);
	});
});

test('the days of a contract, within its price changes too, are those of its location', async () => {
	const issuedById = locationIn('Eastern Standard Time');
	const { Id } = seedRecord(sandbox(), 'coworkers');
	const { error } = await runResource(sandbox(), contract, 'create', {
		parameters: {
			coworkerId: byId(Id),
			tariffId: byId(4001),
			issuedById: byId(issuedById),
			billingDay: 1,
			quantity: 1,
			additionalFields: {
				startDate: '2025-07-01',
				invoicing: { contractSchedules: { rows: [{ price: 10, applyOn: '2025-08-01' }] } },
			},
		},
		timezone,
	});
	expect(error).toBeUndefined();
	const [{ body }] = requestsOf(sandbox(), contract, 'POST');
	const [change] = body.ContractSchedules as IDataObject[];
	const days = [body.StartDate, change.ApplyOn].map((day) => clock(day, 'America/New_York'));
	expect(days).toEqual(['2025-07-01 00:00', '2025-08-01 00:00']);
});

test('what tells no location is at the only one', async () => {
	sandbox().faults.add({
		path: /businesses$/,
		kind: 'status',
		status: 200,
		body: { Records: [{ Id: 3003, Name: 'Sandbox New York' }], TotalPages: 1, HasNextPage: false },
	});
	await createCoworkers(sandbox(), {
		parameters: { additionalFields: { renewalDate: '2025-07-01' } },
		timezone,
	});
	const [{ body }] = createRequests(sandbox());
	expect(clock(body.RenewalDate, 'America/New_York')).toBe('2025-07-01 00:00');
});

test('a time stays a time of the workflow', async () => {
	const { sent } = await createAt(locationIn('Eastern Standard Time'), '2025-07-01T09:30:00');
	expect(clock(sent.RenewalDate, timezone)).toBe('2025-07-01 09:30');
});

test('where nobody may read the location, the day is that of the workflow, which is told', async () => {
	withoutRoles(sandbox(), 'Business-Read');
	const { sent, hints } = await createAt(3003, '2025-07-01');
	expect(clock(sent.RenewalDate, timezone)).toBe('2025-07-01 00:00');
	expect(hints[0].message).toContain('days begin in the time zone of the workflow');
});

test('what may be two dates is sent by nobody, and names the option', async () => {
	const { sent, error } = await createAt(3001, '03/04/2025');
	expect(sent).toBeUndefined();
	expect(error?.message).toMatch(/Renewal Date can be read in two ways.*option Date Format/);
});
