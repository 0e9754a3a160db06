import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Coworker } from '../../sandbox';
import { useSandbox } from './support/coworkers';
import type { OperationRun } from './support/operations';
import {
	byId,
	failedJson,
	jsonOf,
	listRequests,
	locator,
	runCoworkers,
} from './support/operations';

const sandbox = useSandbox();

/** Seeds coworkers and gives their IDs, in order. */
function seed(...records: Array<Partial<Coworker>>): number[] {
	return records.map((record) => sandbox().coworkers.add(record).Id);
}

function seedMany(count: number): number[] {
	return seed(...Array.from({ length: count }, () => ({})));
}

async function getMany(parameters: IDataObject = {}, run: OperationRun = {}) {
	const { outputs, error } = await runCoworkers(sandbox(), 'getAll', { parameters, ...run });
	const items = outputs[0] ?? [];
	return { items, ids: items.map(({ json }) => json.Id), errors: outputs[1], error };
}

function pagesRead() {
	return listRequests(sandbox()).map(({ query: { page, size } }) => ({ page, size }));
}

describe('how many', () => {
	test('gives 50 coworkers unless told otherwise', async () => {
		const ids = seedMany(60);
		expect((await getMany()).ids).toEqual(ids.slice(0, 50));
		expect(pagesRead()).toEqual([{ page: '1', size: '50' }]);
	});

	test('gives as many coworkers as the limit says, and asks for no more', async () => {
		const ids = seedMany(5);
		expect((await getMany({ limit: 3 })).ids).toEqual(ids.slice(0, 3));
		expect(pagesRead()).toEqual([{ page: '1', size: '3' }]);
	});

	test('gives all there are when they are fewer than the limit', async () => {
		const ids = seedMany(2);
		expect((await getMany({ limit: 10 })).ids).toEqual(ids);
	});

	test('reads further pages for a limit above the largest page', async () => {
		const ids = seedMany(2100);
		expect((await getMany({ limit: 1500 })).ids).toEqual(ids.slice(0, 1500));
		expect(pagesRead()).toEqual([1, 2].map((page) => ({ page: `${page}`, size: '1000' })));
	});

	test('gives all coworkers with Return All, a thousand for each request', async () => {
		const ids = seedMany(2500);
		expect((await getMany({ returnAll: true })).ids).toEqual(ids);
		expect(pagesRead()).toEqual([1, 2, 3].map((page) => ({ page: `${page}`, size: '1000' })));
	});

	test('gives nothing, and no error, when there is no coworker', async () => {
		const { items, error } = await getMany({ returnAll: true });
		expect(items).toEqual([]);
		expect(error).toBeUndefined();
	});

	test.each([
		["={{ 'many' }}", 'must be a whole number, not "many"'],
		['={{ 0 }}', 'must be at least 1, not 0'],
		['={{ 2.5 }}', 'must be a whole number, not "2.5"'],
		['={{ null }}', 'is required'],
	])('says that the limit %s is none, before it asks Nexudus', async (limit, problem) => {
		const { error } = await getMany({ limit });
		expect(error?.message).toBe(`Limit ${problem} [item 0]`);
		expect(sandbox().requests).toEqual([]);
	});

	test('regards no limit with Return All, nor "false" for true', async () => {
		const ids = seedMany(3);
		const limit = "={{ 'many' }}";
		expect((await getMany({ returnAll: '={{ "TRUE" }}', limit })).ids).toEqual(ids);
		expect((await getMany({ returnAll: '={{ "false" }}', limit: 2 })).ids).toEqual(ids.slice(0, 2));
	});

	test('takes the limit from each item', async () => {
		const ids = seedMany(3);
		const items = [{ most: 1 }, { most: '2' }];
		const found = await getMany({ limit: '={{ $json.most }}' }, { items });
		expect(found.ids).toEqual([ids[0], ids[0], ids[1]]);
	});

	test('gives a coworker once though it moves to the next page while the pages are read', async () => {
		const ids = seed(...Array.from({ length: 1200 }, (_, index) => ({ FullName: `M${index}` })));
		sandbox().faults.add({
			kind: 'unauthorized',
			match: ({ query }) => {
				if (query.page === '2') seed({ FullName: 'Aaron' });
				return false;
			},
		});
		const found = await getMany({ returnAll: true }, { options: { sortBy: 'FullName' } });
		expect(sandbox().coworkers.count).toBe(1201);
		expect(new Set(found.ids).size).toBe(found.ids.length);
		expect(found.ids).toEqual(expect.arrayContaining(ids));
	});

	test('fills the limit although rows come twice', async () => {
		seedMany(1200);
		sandbox().faults.add({
			kind: 'unauthorized',
			match: ({ query }) => {
				if (query.page === '2') seed({ FullName: 'Aaron' });
				return false;
			},
		});
		const sorting = { sortBy: 'Id', sortDirection: 'descending' };
		const found = await getMany({ limit: 1100 }, { options: sorting });
		expect(new Set(found.ids).size).toBe(1100);
	});
});

/** Archives a coworker just before the second page is read: those behind it move forward in a list without it. */
function archiveBeforeSecondPage(ids: number[], times: number): void {
	const left = ids.slice(0, times);
	sandbox().faults.add({
		kind: 'unauthorized',
		match: ({ query }) => {
			const id = query.page === '2' ? left.shift() : undefined;
			if (id) sandbox().coworkers.add({ ...sandbox().coworkers.get(id), Archived: true });
			return false;
		},
	});
}

describe('a list that rows leave while it is read', () => {
	const parameters = { returnAll: true, filters: { archived: false } };

	test.each([1, 2])('%i times, loses no others', async (times) => {
		const ids = seedMany(1500);
		archiveBeforeSecondPage(ids, times);
		const found = await getMany(parameters);
		expect(found.error).toBeUndefined();
		expect(found.ids).toEqual(ids.slice(times));
	});

	test('again and again, is refused rather than given with gaps', async () => {
		const ids = seedMany(1500);
		archiveBeforeSecondPage(ids, 9);
		const { items, error } = await getMany(parameters);
		expect(items).toEqual([]);
		expect(error?.message).toContain('changed while its pages were read');
		expect(error?.description).toContain('Run it again');
	});

	test('is given when Nexudus counts rows that it does not show', async () => {
		seedMany(2);
		sandbox().faults.add({
			kind: 'status',
			status: 200,
			body: { Records: [{ Id: 1 }, { Id: 2 }], TotalItems: 3, HasNextPage: false },
			match: ({ query }) => query.page === '1',
			times: Infinity,
		});
		expect((await getMany({ returnAll: true })).ids).toEqual([1, 2]);
	});
});

describe('filters', () => {
	test.each<[name: string, value: unknown, query: IDataObject, found: unknown, other: unknown]>([
		['companyName', 'acme', { Coworker_CompanyName: 'acme' }, 'The ACME people', 'Globex'],
		['email', 'ACME.example', { Coworker_Email: 'ACME.example' }, 'a@acme.example', 'a@x.example'],
		['active', false, { Coworker_Active: 'false' }, false, true],
		['countryId', locator('code', 'gb'), { Coworker_Country: '1220' }, 1220, 1221],
		['tariffId', locator('name', 'hot desk quarterly'), { Coworker_Tariff: '4002' }, 4002, 4003],
	])('%s mean what they stand for: %j', async (name, value, query, found, other) => {
		const property = name.charAt(0).toUpperCase() + name.slice(1);
		const [id] = seed({ [property]: found }, { [property]: other });
		const { ids, error } = await getMany({ filters: { [name]: value } as IDataObject });
		expect(error).toBeUndefined();
		expect(ids).toEqual([id]);
		expect(listRequests(sandbox()).map((request) => request.query)).toEqual([
			{ ...query, page: '1', size: '50', orderBy: 'Id', dir: '1' },
		]);
	});

	test.each([
		['2025-07-15T09:30:00', 'America/New_York', '2025-07-15T13:30'],
		['2025-01-15T09:30:00', 'Asia/Kolkata', '2025-01-15T04:00'],
		['2025-01-15', 'Australia/Sydney', '2025-01-14T13:00'],
		['2025-01-15T09:30:00+02:00', 'Asia/Kolkata', '2025-01-15T07:30'],
		['={{ $json.since }}', 'Europe/Paris', '2025-03-01T07:15'],
	])('%s in %s lets through from %s UTC on', async (createdOnFrom, timezone, from) => {
		const begin = DateTime.fromISO(from, { zone: 'utc' });
		const [, first] = [begin.minus({ seconds: 1 }), begin].map((time) =>
			sandbox().coworkers.add({ CreatedOn: time.toJSDate().toISOString() }),
		);
		const items = [{ since: '2025-03-01 08:15' }];
		const { ids } = await getMany({ filters: { createdOnFrom } }, { items, timezone });
		expect(ids).toEqual([first.Id]);
	});

	test.each([
		['createdOnFrom', '2025-01-15T14:30:30', [30, 31, 59, 60]],
		['createdOnTo', '2025-01-15T14:30:30', [0, 1, 29, 30]],
		['createdOnTo', '2025-01-15T14:30:59', [0, 1, 29, 30, 31, 59]],
		['createdOnTo', '2025-01-15T14:30:59.999', [0, 1, 29, 30, 31, 59]],
	])('%s %s means the second', async (name, time, seconds) => {
		const start = Date.UTC(2025, 0, 15, 14, 30);
		const at = (second: number) => new Date(start + second * 1000).toISOString();
		seed(...[0, 1, 29, 30, 31, 59, 60].map((second) => ({ CreatedOn: at(second) })));
		const found = await getMany({ filters: { [name]: time } });
		const created = found.ids.map((id) => sandbox().coworkers.get(Number(id))?.CreatedOn);
		expect(created).toEqual(seconds.map(at));
	});

	test('Before the last moment of a day holds all of the day, whatever fractions', async () => {
		const [id] = seed(
			{ CreatedOn: '2025-01-15T23:59:59.9871234Z' },
			{ CreatedOn: '2025-01-16T00:00:00Z' },
		);
		const createdOnTo = '={{ DateTime.fromISO("2025-01-15").endOf("day") }}';
		expect((await getMany({ filters: { createdOnTo } })).ids).toEqual([id]);
	});

	test.each(['Id', 'FullName'])(
		'that end within a minute fill the limit all the same, by %s',
		async (sortBy) => {
			const surplus = Array.from({ length: 5 }, () => ({ CreatedOn: '2025-01-15T14:30:10Z' }));
			seed(...surplus);
			const ids = seed(...[1, 2, 3].map(() => ({ CreatedOn: '2025-01-15T14:31:00Z' })));
			const filters = { createdOnFrom: '2025-01-15T14:30:30' };
			const found = await getMany({ filters, limit: 2 }, { options: { sortBy } });
			expect(found.ids).toEqual(ids.slice(0, 2));
		},
	);

	test('several of them narrow the list together', async () => {
		const [id] = seed(
			{ CityName: 'London', CreatedOn: '2025-01-10T00:00:00Z' },
			{ CityName: 'London', CreatedOn: '2025-02-10T00:00:00Z' },
			{ CityName: 'Lisbon', CreatedOn: '2025-01-10T00:00:00Z' },
		);
		const filters = { cityName: 'London', createdOnFrom: '2025-01-01', createdOnTo: '2025-02-01' };
		expect((await getMany({ filters })).ids).toEqual([id]);
	});

	test('stay the same on every page', async () => {
		const ids = seed(...Array.from({ length: 1100 }, () => ({ CityName: 'London' })));
		seed(...Array.from({ length: 50 }, () => ({ CityName: 'Lisbon' })));
		const found = await getMany({ returnAll: true, filters: { cityName: 'London' } });
		expect(found.ids).toEqual(ids);
		expect(pagesRead()).toHaveLength(2);
	});

	test('hold for the item that their expressions come from', async () => {
		const [ada, , grace, alan] = seed(
			{ FullName: 'Ada', CompanyName: 'Acme' },
			{ FullName: 'Bob', CompanyName: 'Umbrella' },
			{ FullName: 'Grace', CompanyName: 'Globex' },
			{ FullName: 'Alan', CompanyName: 'Acme' },
		);
		const { items } = await getMany(
			{ filters: { companyName: '={{ $json.company }}' } },
			{ items: ['Globex', 'Initech', 'Acme'].map((company) => ({ company })) },
		);
		expect(items.map(({ json, pairedItem }) => [json.Id, pairedItem])).toEqual([
			[grace, { item: 0 }],
			[ada, { item: 2 }],
			[alan, { item: 2 }],
		]);
	});

	test.each([
		[{ coworkerType: "={{ 'robot' }}" }, 'Coworker Type has no choice "robot"'],
		[{ createdOnFrom: "={{ 'soon' }}" }, 'Created After must be a date'],
		[{ countryId: locator('code', 'zz') }, 'Nexudus has no country with the code "zz"'],
	])('that make no sense are named, and nothing is listed: %j', async (filters, message) => {
		const { error } = await getMany({ filters });
		expect(error?.message).toContain(message);
		expect(listRequests(sandbox())).toEqual([]);
	});
});

/** A filter of every kind, with the same expression for its value. */
function everyFilter(value: string): Record<string, IDataObject> {
	return {
		Email: { email: value },
		'Coworker Type': { coworkerType: value },
		Active: { active: value },
		Country: { countryId: locator('name', value) },
		Plan: { tariffId: value },
		'Created After': { createdOnFrom: value },
	};
}

const EMPTY = ['={{ $json.none }}', '={{ null }}', '={{ "" }}', '={{ " " }}', '={{ [] }}', '', ' '];

describe('a filter that is empty', () => {
	const cases = EMPTY.flatMap((value) =>
		Object.entries(everyFilter(value)).map(([label, filters]) => [value, label, filters] as const),
	);

	test.each(cases)('(%j) is a mistake: %s', async (_value, label, filters) => {
		seedMany(2);
		const { items, error } = await getMany({ filters });
		expect(items).toEqual([]);
		expect(error?.message).toContain(`${label} is empty, which would let everybody through`);
		expect(error?.message).toMatch(/remove the filter.*option Empty Filters/);
		expect(sandbox().requests).toEqual([]);
	});

	test.each(['={{ $json.none }}', '={{ null }}', '={{ "" }}', '={{ {} }}'])(
		'is a mistake also for all of them in one expression: %s',
		async (filters) => {
			const { error } = await getMany({ filters });
			expect(error?.message).toContain('Filters is empty, which would let everybody through');
			expect(sandbox().requests).toEqual([]);
		},
	);

	test.each(['={{ "email" }}', '={{ ["email"] }}', '={{ 7 }}', 'email'])(
		'is not the same as what is no filter at all: %s',
		async (filters) => {
			const { error } = await getMany({ filters });
			expect(error?.message).toContain('Filters must be an object such as { "fullName": ... }');
			expect(sandbox().requests).toEqual([]);
		},
	);

	test.each([['={{ ({ emial: "a" }) }}'], [{ emial: 'a' }]])(
		'is not the same as one that there is not: %j',
		async (filters) => {
			const { error } = await getMany({ filters });
			expect(error?.message).toBe('Filters has no field "emial" [item 0]');
			expect(sandbox().requests).toEqual([]);
		},
	);

	test('is none where all of them come in one expression, by either name', async () => {
		const [id] = seed({ CityName: 'London', Active: true }, { CityName: 'Lisbon' });
		const items = [{ filters: { cityName: 'London', Active: 'yes' } }];
		expect((await getMany({ filters: '={{ $json.filters }}' }, { items })).ids).toEqual([id]);
	});

	test('fails its item alone', async () => {
		const [id] = seed({ Email: 'ada@example.com' }, {});
		const items = [{ email: '' }, { email: 'ada@example.com' }];
		const { ids, errors } = await getMany(
			{ filters: { email: '={{ $json.email }}' } },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(ids).toEqual([id]);
		expect(jsonOf(errors)).toEqual([
			expect.objectContaining({ error: expect.stringContaining('Email is empty') }),
		]);
	});

	test('archives nobody in a workflow that goes on with Archive', async () => {
		seedMany(3);
		const { items } = await getMany(
			{ filters: { email: '={{ $json.email }}' } },
			{ onError: 'continueErrorOutput' },
		);
		await runCoworkers(sandbox(), 'archive', {
			items: jsonOf(items),
			parameters: { coworkerId: byId('={{ $json.Id }}') },
		});
		expect(
			sandbox()
				.coworkers.list()
				.filter(({ Archived }) => Archived),
		).toEqual([]);
	});

	test.each(EMPTY)('(%j) is left out with Empty Filters on Ignore', async (value) => {
		const [id] = seed({ CityName: 'London' }, { CityName: 'Lisbon' });
		const filters = Object.assign({ cityName: 'London' }, ...Object.values(everyFilter(value)));
		const found = await getMany({ filters }, { options: { emptyFilters: 'ignore' } });
		expect(found.error).toBeUndefined();
		expect(found.ids).toEqual([id]);
	});

	test.each<[how: string, email: string, run: OperationRun]>([
		['by the model that is to fill it in', "={{ $fromAI('email', '', 'string', '') }}", {}],
		['in a tool', '={{ "" }}', { isTool: true }],
	])('is left out %s', async (_how, email, run) => {
		const [id] = seed({ CityName: 'London' }, { CityName: 'Lisbon' });
		const found = await getMany({ filters: { email, cityName: 'London' } }, run);
		expect(found.error).toBeUndefined();
		expect(found.ids).toEqual([id]);
	});

	test('is told together with the other mistakes of its item', async () => {
		const filters = {
			email: '={{ $json.none }}',
			coworkerType: "={{ 'robot' }}",
			countryId: locator('name', 'Atlantis'),
		};
		const { error } = await getMany({ limit: 0, filters });
		expect(error?.message).toMatch(
			/^Email is empty.*; Coworker Type has no choice .*; Country cannot be found.*; Limit must be /,
		);
		expect(error?.description).not.toContain('Nothing was sent');
		expect(listRequests(sandbox())).toEqual([]);
	});
});

describe('sorting', () => {
	test.each<[limit: IDataObject, count: number]>([
		[{ returnAll: true }, 2500],
		[{ limit: 1500 }, 1500],
	])('among equals loses nobody between pages: %j', async (parameters, count) => {
		const ids = seed(
			...Array.from({ length: 2500 }, (_, index) => ({ CompanyName: `Company ${index % 3}` })),
		);
		const { items } = await getMany(
			{ ...parameters, simplify: false },
			{ options: { sortBy: 'CompanyName' } },
		);
		const inOrder = [0, 1, 2].flatMap((rest) => ids.filter((_id, index) => index % 3 === rest));
		expect(items.map(({ json }) => json.Id)).toEqual(inOrder.slice(0, count));
	});

	test.each([
		['CompanyName', [null, 'acme', 'Bolt', 'Émile', 'zoo']],
		[
			'NextAutoInvoice',
			[null, '2025-01-15T09:00:00Z', '2025-01-15T09:00:00.45Z', '2025-01-15T09:00:00.5Z'],
		],
	])('by %s holds over more than a page', async (property, values) => {
		const rows = values.map((value) => ({ [property]: value, CityName: 'Lisbon' }));
		const ids = seed(...[...rows].reverse()).reverse();
		seedMany(1000);
		sandbox().faults.add({
			kind: 'status',
			status: 200,
			body: { Records: [], TotalItems: rows.length, HasNextPage: true },
			match: ({ query }) => query.page === '1' && query.orderBy === property,
			times: Infinity,
		});
		const filters = { cityName: 'Lisbon' };
		const run = (sortDirection: string) => ({ options: { sortBy: property, sortDirection } });
		expect((await getMany({ filters, returnAll: true }, run('ascending'))).ids).toEqual(ids);
		expect((await getMany({ filters, limit: 50 }, run('descending'))).ids).toEqual(
			[...ids].reverse(),
		);
	});
});

describe('output', () => {
	beforeEach(() => {
		seed({ FullName: 'Ada', Email: 'ada@example.com', Notes: 'Likes quiet rooms', TariffId: 4001 });
	});

	test('holds the most useful properties unless told otherwise', async () => {
		const { items } = await getMany();
		expect(Object.keys(items[0].json)).toEqual([
			...['Id', 'FullName', 'Email', 'MobilePhone', 'CompanyName', 'TariffName'],
			...['Active', 'Archived', 'CountryName', 'RegistrationDate'],
		]);
	});

	test('holds all that the list tells with Simplify off, which leaves out locations and teams', async () => {
		const { items } = await getMany({ simplify: false });
		const { Businesses, Teams, ...row } = sandbox().coworkers.list()[0];
		expect([Businesses, Teams]).toEqual([[3001], []]);
		expect(jsonOf(items)).toEqual([expect.objectContaining(row)]);
		expect(items[0].json).not.toHaveProperty('Businesses');
		expect(items[0].json).not.toHaveProperty('Teams');
	});
});

test('a page that got lost is asked for again', async () => {
	const ids = seedMany(1200);
	sandbox().faults.add({ kind: 'resetBefore', match: ({ query }) => query.page === '2' });
	expect((await getMany({ returnAll: true })).ids).toEqual(ids);
});

test('an item whose list fails leaves the others theirs', async () => {
	const [id] = seed({ CompanyName: 'Acme' });
	sandbox().faults.add({
		kind: 'status',
		status: 400,
		body: { Message: 'Not today', WasSuccessful: false },
		match: ({ query }) => query.Coworker_CompanyName === 'Globex',
	});
	const { ids, errors } = await getMany(
		{ filters: { companyName: '={{ $json.company }}' } },
		{
			items: [{ company: 'Globex' }, { company: 'Acme' }],
			onError: 'continueErrorOutput',
		},
	);
	expect(ids).toEqual([id]);
	expect(jsonOf(errors)).toEqual([
		failedJson({ company: 'Globex' }, 'Not today', { status: 400, description: null }),
	]);
});
