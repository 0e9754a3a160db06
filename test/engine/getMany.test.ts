import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { filterGroup } from '../../nodes/Nexudus/coworker/filters';
import { parameterName } from '../../nodes/Nexudus/fields/properties';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
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
	withoutRoles,
} from './support/operations';

// Long enough for a slow machine; nothing here waits for it.
jest.setTimeout(60_000);

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
		['={{ Infinity }}', 'must be a whole number'],
	])('says that the limit %s is none, before it asks Nexudus', async (limit, problem) => {
		const { error } = await getMany({ limit });
		expect(error?.message).toContain(`Limit ${problem}`);
		expect(listRequests(sandbox())).toEqual([]);
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
		expect(found.ids).toHaveLength(1200);
		expect(new Set(found.ids)).toEqual(new Set(ids));
	});

	test('fills the limit although a row comes twice', async () => {
		seed(...Array.from({ length: 1200 }, (_, index) => ({ FullName: `M${index}` })));
		sandbox().faults.add({
			kind: 'unauthorized',
			match: ({ query }) => {
				if (query.page === '2') seed({ FullName: 'Aaron' });
				return false;
			},
		});
		const found = await getMany({ limit: 1100 }, { options: { sortBy: 'FullName' } });
		expect(new Set(found.ids).size).toBe(1100);
	});
});

interface FilterCase {
	/** What the user puts into the filter. */
	value: unknown;
	/** The query that Nexudus is to see. */
	query: Record<string, string>;
	/** A coworker that the filter lets through, and one that it keeps out. */
	found: Partial<Coworker>;
	other: Partial<Coworker>;
}

function textCase(property: string): FilterCase {
	return {
		value: 'acme',
		query: { [`Coworker_${property}`]: 'acme' },
		found: { [property]: 'The ACME people' },
		other: { [property]: 'Globex' },
	};
}

function idCase(property: string, id: number, otherId: number): FilterCase {
	return {
		value: byId(id),
		query: { [`Coworker_${property}`]: `${id}` },
		found: { [property]: id },
		other: { [property]: otherId },
	};
}

/** A range from or to half past nine in New York, in winter: 14:30 UTC. */
function rangeCases(property: string): Record<string, FilterCase> {
	const value = '2025-01-15T09:30:00';
	const name = property.charAt(0).toLowerCase() + property.slice(1);
	const bound = { [property]: '2025-01-15T14:30:00Z' };
	return {
		[`${name}From`]: {
			value,
			query: { [`from_Coworker_${property}`]: '2025-01-15T14:30' },
			found: bound,
			other: { [property]: '2025-01-15T14:29:59Z' },
		},
		[`${name}To`]: {
			value,
			query: { [`to_Coworker_${property}`]: '2025-01-15T14:30' },
			found: bound,
			other: { [property]: '2025-01-15T14:30:01Z' },
		},
	};
}

const filterCases: Record<string, FilterCase> = {
	fullName: textCase('FullName'),
	email: {
		value: 'ACME.example',
		query: { Coworker_Email: 'ACME.example' },
		found: { Email: 'ada@acme.example' },
		other: { Email: 'ada@globex.example' },
	},
	companyName: textCase('CompanyName'),
	tag: textCase('Tag'),
	profileTags: textCase('ProfileTags'),
	referenceNumber: textCase('ReferenceNumber'),
	mobilePhone: textCase('MobilePhone'),
	cityName: textCase('CityName'),
	accessCardId: textCase('AccessCardId'),
	coworkerType: {
		value: 2,
		query: { Coworker_CoworkerType: '2' },
		found: { CoworkerType: 2 },
		other: { CoworkerType: 1 },
	},
	active: {
		value: false,
		query: { Coworker_Active: 'false' },
		found: { Active: false },
		other: { Active: true },
	},
	archived: {
		value: true,
		query: { Coworker_Archived: 'true' },
		found: { Archived: true },
		other: { Archived: false },
	},
	countryId: { ...idCase('CountryId', 1220, 1221), value: locator('code', 'gb') },
	tariffId: { ...idCase('TariffId', 4002, 4003), value: locator('name', 'hot desk quarterly') },
	invoicingBusinessId: idCase('InvoicingBusinessId', 3002, 3003),
	...rangeCases('CreatedOn'),
	...rangeCases('UpdatedOn'),
	...rangeCases('RegistrationDate'),
	...rangeCases('NextAutoInvoice'),
};

describe('filters', () => {
	test.each(filterGroup.fields.map(parameterName))(
		'%s reaches Nexudus and keeps the others out',
		async (name) => {
			const { value, query, found, other } = filterCases[name];
			const [id] = seed(found, other);
			const filters = { [name]: value } as IDataObject;
			const result = await getMany({ filters }, { timezone: 'America/New_York' });
			expect(result.error).toBeUndefined();
			expect(result.ids).toEqual([id]);
			expect(listRequests(sandbox()).map((request) => request.query)).toEqual([
				{ ...query, page: '1', size: '50', orderBy: 'Id', dir: '1' },
			]);
		},
	);

	test.each([
		['2025-07-15T09:30:00', 'America/New_York', '2025-07-15T13:30'],
		['2025-01-15T09:30:00', 'Asia/Kolkata', '2025-01-15T04:00'],
		['2025-01-15', 'Australia/Sydney', '2025-01-14T13:00'],
		['2025-01-15T09:30:00+02:00', 'Asia/Kolkata', '2025-01-15T07:30'],
		['={{ $json.since }}', 'Europe/Paris', '2025-03-01T07:15'],
	])('%s in %s asks from %s UTC', async (createdOnFrom, timezone, from) => {
		const items = [{ since: '2025-03-01 08:15:30' }];
		await getMany({ filters: { createdOnFrom } }, { items, timezone });
		expect(listRequests(sandbox())[0].query).toMatchObject({ from_Coworker_CreatedOn: from });
	});

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

function optionsOf(name: string): INodeProperties {
	const { properties } = new Nexudus().description;
	const options = properties.find((property) => property.name === 'options')?.options ?? [];
	return options.find((option) => option.name === name) as INodeProperties;
}

const SORTABLE = (optionsOf('sortBy').options ?? []).map((option) =>
	'value' in option ? String(option.value) : '',
);

/** The nth value of a property that can be sorted by. */
function sortValue(property: string, rank: number): string {
	if (property === 'Email') return `p${rank}@example.com`;
	return /On$|Date$|Invoice$/.test(property) ? `2025-01-0${rank}T00:00:00Z` : `Name ${rank}`;
}

describe('sorting', () => {
	test.each(SORTABLE.flatMap((property) => [1, -1].map((dir) => [property, dir] as const)))(
		'by %s in direction %i gives the coworkers in that order',
		async (sortBy, dir) => {
			const ranks = [2, 3, 1];
			const ids = seed(
				...ranks.map((rank) => (sortBy === 'Id' ? {} : { [sortBy]: sortValue(sortBy, rank) })),
			);
			const ascending = sortBy === 'Id' ? ids : [ids[2], ids[0], ids[1]];
			const sortDirection = dir === 1 ? 'ascending' : 'descending';
			const found = await getMany({}, { options: { sortBy, sortDirection } });
			expect(found.ids).toEqual(dir === 1 ? ascending : ascending.reverse());
			expect(listRequests(sandbox())[0].query).toMatchObject({ orderBy: sortBy, dir: `${dir}` });
		},
	);

	test('covers more than the ID', () => {
		expect(SORTABLE).toEqual(expect.arrayContaining(['Id', 'FullName', 'Email', 'CreatedOn']));
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

test('names the role Coworker-List when the user lacks it', async () => {
	withoutRoles(sandbox(), 'Coworker-List');
	const { error } = await getMany();
	expect(error?.message).toContain('lacks the role Coworker-List');
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
