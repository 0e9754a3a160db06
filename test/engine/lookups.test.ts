import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { entities } from '../../contract';
import type { LookupName } from '../../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../../nodes/Nexudus/lookups/table';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
import { countries } from '../../sandbox/data/countries';
import { businesses, tariffs, teams } from '../../sandbox/data/places';
import { timeZones } from '../../sandbox/data/timeZones';
import { credentialFor, tokenRequests, useSandbox } from './support/coworkers';
import { loadChoices, pageOf, searchAllPages, searchList } from './support/lookups';
import { withoutRoles } from './support/operations';

const sandbox = useSandbox();

async function search(method: string, filter?: string, token?: string) {
	return await searchList(credentialFor(sandbox()), method, filter, token);
}

function byName(records: ReadonlyArray<{ Id: number; Name: string }>) {
	const choices = records.map(({ Id, Name }) => ({ name: Name, value: Id }));
	return choices.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

/** The node's properties, those within collections among them. */
function allProperties(): INodeProperties[] {
	type Option = INodeProperties | INodePropertyCollection;
	const inside = (property: INodeProperties): INodeProperties[] => [
		property,
		...((property.options ?? []) as Option[]).flatMap((option) =>
			'type' in option ? inside(option) : 'values' in option ? option.values.flatMap(inside) : [],
		),
	];
	return new Nexudus().description.properties.flatMap(inside);
}

const searchMethods = [
	...new Set(
		allProperties()
			.flatMap(({ modes = [] }) => modes.map(({ typeOptions }) => typeOptions?.searchListMethod))
			.filter((method) => method !== undefined),
	),
].sort();
/** The node's own lists, which nothing is asked of Nexudus for. */
const OWN_LISTS = ['customFieldsByName', 'entities', 'fieldsToClear', 'otherProperties'];
const loadMethods = [
	...new Set(
		allProperties()
			.map(({ typeOptions }) => typeOptions?.loadOptionsMethod)
			.filter((method) => method !== undefined && !OWN_LISTS.includes(method)),
	),
].sort() as string[];

/** The entity that a pick list shows. */
function entityOf(method: string) {
	const { path } = LOOKUPS[method as LookupName];
	return [...entities.values()].find((entity) => entity.path === path)!;
}

/** A record for a list to show. */
function seed(method: string) {
	const { names } = LOOKUPS[method as LookupName];
	const values = Object.fromEntries(names.map((property) => [property, 'grace@example.com']));
	sandbox().records(entityOf(method).entity).add(values);
}

describe("the node's own lists", () => {
	const own = async (method: string, resource: string) =>
		(await loadChoices(credentialFor(sandbox()), method, resource)).map(({ name }) => name);

	test('offers to clear what a record can be without, under its group, what is frequent first, and no instruction', async () => {
		const names = await own('fieldsToClear', 'coworker');
		const some = [
			'Mobile Phone',
			'City',
			'Company Name',
			'Profile: Gender',
			'Social Profiles: LinkedIn',
		];
		const days = ['Monday', 'Tuesday', 'Sunday'].map((day) => `Attendance: ${day} Attendance`);
		expect(names.filter((name) => [...some, ...days].includes(name))).toEqual([...some, ...days]);
		expect(names.join()).not.toMatch(/Full Name|Avatar URL/);
		expect(sandbox().requests).toEqual([]);
	});

	test('offers the properties that the form has no field for', async () => {
		const names = await own('otherProperties', 'coworker');
		expect(names).toContain('CustomFields');
		expect(names).not.toContain('FullName');
		expect(await own('otherProperties', 'no such resource')).toEqual([]);
	});
});

test('custom fields are offered by name, with the location where two have one of that name', async () => {
	const define = (Name: string, BusinessId: number, RecordType = 1) =>
		sandbox().records('customfields').add({ Name, BusinessId, RecordType, FieldType: 1 }).Id;
	const ids = [define('Badge', 3001), define('Badge', 3002), define('Size', 3001)];
	define('Setup', 3001, 11);
	const choices = await loadChoices(credentialFor(sandbox()), 'customFieldsByName', 'coworker');
	expect(choices).toEqual([
		{ name: 'Badge (location 3001)', value: String(ids[0]) },
		{ name: 'Badge (location 3002)', value: String(ids[1]) },
		{ name: 'Size', value: String(ids[2]) },
	]);
});

describe('searching', () => {
	const unitedKingdom = countries.find(({ TwoDigitsCode }) => TwoDigitsCode === 'GB');

	test.each([
		['country', 'united k', unitedKingdom?.Name],
		['country', '  United K ', unitedKingdom?.Name],
		['country', 'gb', unitedKingdom?.Name],
		['country', 'GB', unitedKingdom?.Name],
		['timeZone', 'London', '(UTC) Dublin, Edinburgh, Lisbon, London'],
		['timeZone', 'gmt standard', '(UTC) Dublin, Edinburgh, Lisbon, London'],
		['location', 'lisbon', 'Sandbox Lisbon'],
		['plan', 'hot desk quart', 'Hot Desk Quarterly'],
	])('%s for "%s" finds %s', async (method, filter, name) => {
		const { results } = await search(method, filter);
		expect(results.map((result) => result.name)).toEqual([name]);
		expect(results[0].value).toEqual(expect.any(Number));
	});

	test.each([
		['country', 'UK', 'United Kingdom'],
		['country', 'u.k.', 'United Kingdom'],
		['country', 'USA', 'United States of America'],
		['country', 'america', 'United States of America'],
		['country', 'England', 'United Kingdom'],
		['country', 'Holl', 'Netherlands'],
		['country', 'UAE', 'United Arab Emirates'],
		['country', 'ivory coast', "Cote d'Ivoire"],
		['country', 'Deutschland', 'Germany'],
		['timeZone', 'new york', 'Eastern Time (US & Canada)'],
		['timeZone', 'America/New_York', 'Eastern Time (US & Canada)'],
		['timeZone', 'Europe/London', 'Dublin, Edinburgh, Lisbon, London'],
		['timeZone', 'CET', 'Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
		['timeZone', 'Lond', 'Dublin, Edinburgh, Lisbon, London'],
		['timeZone', 'kolkata', 'Chennai, Kolkata, Mumbai, New Delhi'],
		['timeZone', 'los angeles', 'Pacific Standard Time (US & Canada)'],
		['timeZone', 'Asia/Tokyo', 'Osaka, Sapporo, Tokyo'],
	])('%s for "%s" offers %s first, and once', async (method, filter, name) => {
		const { results } = await search(method, filter);
		const names = results.map((result) => String(result.name));
		expect(names[0]).toContain(name);
		expect(new Set(names).size).toBe(names.length);
	});

	test('a two-letter text finds the country of that code first, then those it is a part of', async () => {
		const { results } = await search('country', 'in');
		const found = results.map(({ name }) => name);
		expect(found[0]).toBe('India');
		expect(found).toEqual(expect.arrayContaining(['Argentina', 'Finland', 'Spain']));
		expect(new Set(found).size).toBe(found.length);
	});

	test.each(['ada', 'LOVELACE', 'ada@exam'])(
		'a coworker searched for by "%s" shows name and email',
		async (filter) => {
			sandbox().coworkers.add({ FullName: 'Grace Hopper', Email: 'grace@example.com' });
			const ada = { FullName: 'Ada Lovelace', Email: 'ada@example.com' };
			const { Id } = sandbox().coworkers.add(ada);
			expect(await search('coworker', filter)).toEqual({
				results: [{ name: 'Ada Lovelace (ada@example.com)', value: Id }],
				paginationToken: undefined,
			});
		},
	);

	test.each(searchMethods)(
		'%s finds nothing, without an error, where there is nothing',
		async (method) => {
			expect(await search(method, 'no such name')).toEqual({
				results: [],
				paginationToken: undefined,
			});
		},
	);
});

describe('scrolling', () => {
	test.each([
		['country', () => byName(countries), 3],
		[
			'timeZone',
			() => byName(timeZones.map(({ Id, Description }) => ({ Id, Name: Description }))),
			Math.ceil(timeZones.length / 100),
		],
		['plan', () => byName(tariffs), 1],
		['location', () => byName(businesses), 1],
	])('%s comes to its end, in the order of its names', async (method, expected, pageCount) => {
		const pages = await searchAllPages(credentialFor(sandbox()), method);
		expect(pages).toHaveLength(pageCount);
		const names = (choices: Array<{ name: string }>) => choices.map(({ name }) => name);
		const results = pages.flatMap((page) => page.results);
		expect(names(results)).toEqual(names(expected()));
		expect(new Set(results.map(({ value }) => value))).toEqual(
			new Set(expected().map(({ value }) => value)),
		);
	});

	test('goes on within what was searched for', async () => {
		for (let index = 0; index < 250; index++) {
			sandbox().coworkers.add({ FullName: `Ada ${index}`, Email: `p${index}@example.com` });
			sandbox().coworkers.add({ FullName: `Bob ${index}`, Email: `q${index}@example.com` });
		}
		const pages = await searchAllPages(credentialFor(sandbox()), 'coworker', 'ada');
		expect(pages.map(({ results }) => results.length)).toEqual([100, 100, 50]);
		const found = pages.flatMap(({ results }) => results);
		expect(new Set(found.map(({ value }) => value)).size).toBe(250);
		expect(found.every(({ name }) => name.startsWith('Ada '))).toBe(true);
	});

	test('shows a coworker once whose name and email are found on different pages', async () => {
		// By email alone, and first in order: those found by both come a page later there.
		for (let index = 100; index < 250; index++) {
			sandbox().coworkers.add({ FullName: `Aa ${index}`, Email: `lovelace${index}@example.com` });
			sandbox().coworkers.add({ FullName: `Lovelace ${index}`, Email: `lovelace@x${index}.com` });
		}
		const pages = await searchAllPages(credentialFor(sandbox()), 'coworker', 'Lovelace');
		const found = pages.flatMap(({ results }) => results.map(({ value }) => value));
		expect(found).toHaveLength(300);
		expect(new Set(found).size).toBe(300);
	});

	test('goes on where Nexudus makes its pages smaller than it was asked to', async () => {
		const rows = tariffs.map(({ Id, Name }): IDataObject => ({ Id, Name }));
		for (const [index, page] of ['1', '2', '3'].entries()) {
			sandbox().faults.add({
				kind: 'status',
				status: 200,
				body: pageOf(rows.slice(index * 20, index * 20 + 20), index < 2),
				match: ({ query }) => query.page === page,
			});
		}
		const pages = await searchAllPages(credentialFor(sandbox()), 'plan');
		expect(pages.map(({ results }) => results.length)).toEqual([20, 20, 8]);
		expect(pages.flatMap(({ results }) => results.map(({ value }) => value))).toEqual(
			tariffs.map(({ Id }) => Id),
		);
	});
});

describe('a multiple choice', () => {
	test.each([
		['location', () => byName(businesses)],
		['team', () => byName(teams)],
	])('%s offers them all, in the order of their names', async (method, expected) => {
		expect(await loadChoices(credentialFor(sandbox()), method)).toEqual(expected());
	});

	test.each(loadMethods)('%s reads every page', async (method) => {
		const { names, email } = LOOKUPS[method as LookupName];
		const rows = Array.from({ length: 5 }, (_, index) => ({
			Id: index + 1,
			[names[0]]: `N${index}`,
		}));
		const shown = rows.map(({ Id }, index) => ({
			Id,
			Name: email ? `N${index} (no email)` : `N${index}`,
		}));
		for (const [index, page] of ['1', '2', '3'].entries()) {
			sandbox().faults.add({
				kind: 'status',
				status: 200,
				body: pageOf(rows.slice(index * 2, index * 2 + 2), index < 2),
				match: ({ query }) => query.page === page,
			});
		}
		expect(await loadChoices(credentialFor(sandbox()), method)).toEqual(byName(shown));
	});
});

async function list(kind: string, method: string, credential = credentialFor(sandbox())) {
	return kind === 'load'
		? await loadChoices(credential, method)
		: (await searchList(credential, method)).results;
}

describe.each([
	...searchMethods.map((method) => ['search', method]),
	...loadMethods.map((method) => ['load', method]),
])('to %s the list %s', (kind, method) => {
	const role = `${entityOf(method).role}-List`;
	beforeEach(() => seed(method));

	test('names the role that is missing, and the way out', async () => {
		withoutRoles(sandbox(), role);
		await expect(list(kind, method)).rejects.toMatchObject({
			message: `The Nexudus user of the credential lacks the role ${role}`,
			description: expect.stringMatching(
				new RegExp(`Give the user the role ${role} in Nexudus.*Or give the ID itself`),
			),
		});
	});

	test('renews a token that has expired', async () => {
		const credential = credentialFor(sandbox());
		const before = await list(kind, method, credential);
		sandbox().expireAccessTokens();
		expect(await list(kind, method, credential)).toEqual(before);
		expect(before.length).toBeGreaterThan(0);
		expect(tokenRequests(sandbox()).map(({ form }) => form.grant_type)).toEqual([
			'password',
			'refresh_token',
		]);
	});

	test('says that the password is wrong', async () => {
		const credential = credentialFor(sandbox(), { password: 'wrong' });
		await expect(list(kind, method, credential)).rejects.toMatchObject({
			message: expect.stringContaining('Nexudus refused the log-in'),
		});
	});

	test('waits for the request limits', async () => {
		sandbox().faults.add({ kind: 'throttle', method: 'GET', retryAfter: 0 });
		expect((await list(kind, method)).length).toBeGreaterThan(0);
	});
});
