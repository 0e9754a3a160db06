import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { call } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off' });
});
beforeEach(() => {
	sandbox.reset();
	for (let day = 1; day <= 30; day++) {
		sandbox.coworkers.add({
			FullName: day % 2 === 0 ? `Even ${day}` : `odd ${day}`,
			Email: `person-${day}@example.com`,
			CreatedOn: `2025-01-${String(day).padStart(2, '0')}T12:00:00Z`,
			Active: day <= 20,
			BillingDay: day,
		});
	}
});
afterAll(async () => await sandbox.close());

async function get(path: string, query: Record<string, string> = {}) {
	return await call(sandbox, `${path}?${new URLSearchParams(query)}`);
}

async function daysOf(query: Record<string, string>): Promise<unknown[]> {
	const { json } = await get('/api/spaces/coworkers', { size: '1000', ...query });
	return json.Records.map((record) => record.BillingDay);
}

describe('pages', () => {
	it('has 25 rows by default', async () => {
		const { json } = await get('/api/spaces/coworkers');
		expect(json).toMatchObject({
			CurrentPage: 1,
			CurrentPageSize: 25,
			CurrentOrderField: 'Id',
			FirstItem: 1,
			LastItem: 25,
			TotalItems: 30,
			TotalPages: 2,
			HasNextPage: true,
			HasPreviousPage: false,
		});
		expect(json.Records).toHaveLength(25);
	});

	it('goes on to the last page, and past it', async () => {
		const last = (await get('/api/spaces/coworkers', { page: '3', size: '12' })).json;
		expect(last).toMatchObject({
			FirstItem: 25,
			LastItem: 30,
			HasNextPage: false,
			HasPreviousPage: true,
		});
		expect(last.Records.map((record) => record.BillingDay)).toEqual([25, 26, 27, 28, 29, 30]);
		expect((await get('/api/spaces/coworkers', { page: '4', size: '12' })).json.Records).toEqual(
			[],
		);
	});

	it('has 1000 rows at most', async () => {
		const { json } = await get('/api/spaces/coworkers', { size: '5000' });
		expect(json.CurrentPageSize).toBe(1000);
	});

	it('leaves collection properties out of rows', async () => {
		const [row] = (await get('/api/spaces/coworkers')).json.Records;
		expect(row).toHaveProperty('Email');
		expect(row).not.toHaveProperty('Businesses');
		expect(row).not.toHaveProperty('Teams');
	});
});

describe('order', () => {
	it('is by any property, in either direction', async () => {
		expect((await daysOf({ orderBy: 'BillingDay', dir: '-1' })).slice(0, 3)).toEqual([30, 29, 28]);
		expect((await daysOf({ orderBy: 'CreatedOn', dir: '1' })).slice(0, 3)).toEqual([1, 2, 3]);
	});

	it('puts missing values first', async () => {
		sandbox.coworkers.add({ Id: 90000000, BillingDay: 31 });
		sandbox.coworkers.add({ Id: 90000001, BillingDay: 32, Position: 'Analyst' });
		const id = '[90000001,90000000]';
		expect(await daysOf({ id, orderBy: 'Position' })).toEqual([31, 32]);
		expect(await daysOf({ id, orderBy: 'Position', dir: '-1' })).toEqual([32, 31]);
	});

	it('does not regard case', async () => {
		const days = await daysOf({ orderBy: 'FullName' });
		expect([days[0], days[14], days[15], days[29]]).toEqual([10, 8, 1, 9]);
	});
});

describe('filters', () => {
	it.each<[Record<string, string>, number[]]>([
		[{ Coworker_Email: 'PERSON-3@' }, [3]],
		[{ Coworker_FullName: 'even 2' }, [2, 20, 22, 24, 26, 28]],
		[{ Coworker_BillingDay: '7' }, [7]],
		[{ Coworker_Active: 'false', Coworker_FullName: 'odd' }, [21, 23, 25, 27, 29]],
		[{ Coworker_Position: 'x' }, []],
		[{ from_Coworker_CreatedOn: '2025-01-29T12:00' }, [29, 30]],
		[{ from_Coworker_CreatedOn: '2025-01-29T12:01' }, [30]],
		[{ to_Coworker_CreatedOn: '2025-01-02T12:00' }, [1, 2]],
		[{ from_Coworker_BillingDay: '9', to_Coworker_BillingDay: '11' }, [9, 10, 11]],
		[{ id: '[87654321, 87654323,1]' }, [1, 3]],
		[{ id: '[]' }, []],
		[{ unrelated: 'parameter' }, Array.from({ length: 30 }, (_, index) => index + 1)],
	])('%j', async (query, days) => {
		expect(await daysOf(query)).toEqual(days);
	});

	it.each<Record<string, string>>([
		{ Coworker_Emial: 'x' },
		{ Country_Name: 'x' },
		{ from_Coworker_CreatedOn: 'yesterday' },
		{ id: '[1,' },
		{ orderBy: 'Emial' },
		{ page: '0' },
		{ size: 'many' },
		{ dir: 'up' },
	])('refuses %j', async (query) => {
		const answer = await get('/api/spaces/coworkers', query);
		expect(answer.status).toBe(400);
		expect(answer.json.Errors).toHaveLength(1);
	});
});

describe('look-ups', () => {
	it.each([
		['/api/sys/countries', 'Country_Name', 'united kingd', { Id: 1220, TwoDigitsCode: 'GB' }],
		['/api/sys/countries', 'Country_TwoDigitsCode', 'gb', { Id: 1220, Name: 'United Kingdom' }],
		['/api/sys/simpletimezones', 'SimpleTimeZone_Description', 'london', { Id: 2023 }],
		[
			'/api/sys/simpletimezones',
			'SimpleTimeZone_Name',
			'gmt standard',
			{ Description: '(UTC) Dublin, Edinburgh, Lisbon, London' },
		],
		['/api/sys/businesses', 'Business_Name', 'lisbon', { Name: 'Sandbox Lisbon' }],
		['/api/billing/tariffs', 'Tariff_Name', 'desk monthly', { Name: 'Hot Desk Monthly' }],
		['/api/spaces/teams', 'Team_Name', 'acorn labs', { Name: 'Acorn Labs' }],
	])('%s?%s=%s', async (path, filter, text, found) => {
		const { json } = await get(path, { [filter]: text });
		expect(json.Records[0]).toMatchObject(found);
		const { Id } = json.Records[0];
		expect((await get(path, { id: `[${Id}]` })).json.Records).toEqual([json.Records[0]]);
		expect((await get(`${path}/`, { id: `[${Id}]` })).json.Records).toEqual([json.Records[0]]);
		expect((await get(`${path}/${Id}`)).json).toMatchObject(json.Records[0]);
		expect((await get(`${path}/9`)).status).toBe(404);
	});

	it.each([
		['/api/sys/countries', 249],
		['/api/sys/simpletimezones', 104],
		['/api/sys/businesses', 3],
		['/api/billing/tariffs', 48],
		['/api/spaces/teams', 36],
	])('%s has %i records with Ids of four digits', async (path, count) => {
		const { json } = await get(path, { size: '1000', orderBy: 'Name' });
		const ids = json.Records.map((record) => record.Id as number);
		expect(json.TotalItems).toBe(count);
		expect(new Set(ids).size).toBe(count);
		expect(ids.every((id) => id >= 1000 && id <= 9999)).toBe(true);
	});
});
