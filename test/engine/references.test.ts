import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import { countries } from '../../sandbox/data/countries';
import { timeZones } from '../../sandbox/data/timeZones';
import type { CreateOptions } from './support/coworkers';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	useSandbox,
} from './support/coworkers';
import type { OperationRun } from './support/operations';
import { byEmail, byId, jsonOf, locator, runCoworkers, withoutRoles } from './support/operations';
import { runResource } from './support/resources';

const sandbox = useSandbox({ uniqueEmails: false });

const byName = (name: unknown): IDataObject => locator('name', name);

/** Lets Nexudus have records with these names. @returns their IDs */
function named(entity: string, ...names: string[]): number[] {
	return names.map((Name) => sandbox().records(entity).add({ Name }).Id);
}

/** What a created coworker is sent with, for one of its properties. */
async function sent(parameters: IDataObject, property: string): Promise<unknown> {
	const { error } = await createCoworkers(sandbox(), { parameters });
	if (error) throw error;
	return createRequests(sandbox()).at(-1)?.body[property];
}

async function mistake(parameters: IDataObject): Promise<string | undefined> {
	const { error } = await createCoworkers(sandbox(), { parameters });
	expect(createRequests(sandbox())).toEqual([]);
	return error?.message.replace(' [item 0]', '');
}

async function get(coworkerId: IDataObject, run: OperationRun = {}) {
	return await runCoworkers(sandbox(), 'get', { parameters: { coworkerId }, ...run });
}

describe('a look-up that fails', () => {
	const items: IDataObject[] = people(4).map((item, index) => ({
		...item,
		plan: ['Hot Desk Monthly', '', 'Studio Annual', 'Hot Desk Monthly'][index],
		country: ['France', 'France', 'Atlantis', 'Spain'][index],
	}));
	const parameters = {
		countryId: byName('={{ $json.country }}'),
		additionalFields: { tariffId: byName('={{ $json.plan }}') },
	};
	const onError = 'continueErrorOutput';

	test('fails the items that need it and no others, with all their mistakes', async () => {
		withoutRoles(sandbox(), 'Tariff-List');
		const { outputs } = await createCoworkers(sandbox(), { items, parameters, onError });
		expect(sandbox().coworkers.list()).toEqual([
			expect.objectContaining({ Email: items[1].email, CountryName: 'France' }),
		]);
		const noRole = 'Plan cannot be looked up: .* lacks the role Tariff-List';
		const noCountry = 'Country cannot be found: Nexudus has no country with the name "Atlantis"';
		expect(jsonOf(outputs[1])).toEqual(
			[`^${noRole}$`, `^${noCountry}; ${noRole}$`, `^${noRole}$`].map((message) =>
				expect.objectContaining({ error: expect.stringMatching(message) }),
			),
		);
	});

	test('says what to do, and does not say that nothing was sent', async () => {
		withoutRoles(sandbox(), 'Tariff-List');
		const { error } = await createCoworkers(sandbox(), { items, parameters });
		expect(error?.description).toContain('Give the user the role Tariff-List');
		expect(error?.description).toContain('Nothing was done for this item but to look up');
		expect(error?.description).not.toContain('Correct the value');
		expect(createRequests(sandbox())).toEqual([]);
	});

	test.each<Fault>([
		{ kind: 'status', status: 400, body: { Message: 'Not today', WasSuccessful: false } },
		{ kind: 'status', status: 404, body: { Message: 'Not today', WasSuccessful: false } },
	])('by an answer of Nexudus is told in its words: %j', async (fault) => {
		sandbox().faults.add({ ...fault, path: '/api/billing/tariffs', times: Infinity });
		const { outputs } = await createCoworkers(sandbox(), { items, parameters, onError });
		expect(
			sandbox()
				.coworkers.list()
				.map(({ Email }) => Email),
		).toEqual([items[1].email]);
		expect(jsonOf(outputs[1])[0]).toMatchObject({
			error: expect.stringMatching(/^Plan cannot be looked up: .*Not today/),
			errorDetails: 'status' in fault ? { status: fault.status } : {},
		});
	});

	test('for everybody fails everybody, but for those who have mistakes of their own', async () => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: items.map((item, index) => (index === 1 ? { ...item, email: '' } : item)),
			parameters,
			onError,
			credential: {
				...{ username: 'owner@sandbox.example', password: 'wrong', baseUrl: sandbox().url },
				...{ totpSecret: '', clientId: '', accessToken: '', refreshToken: '' },
			},
		});
		const logIn = expect.stringContaining('refused the log-in');
		expect(jsonOf(outputs[1]).map(({ error }) => error)).toEqual([
			logIn,
			expect.stringMatching(/^Email is required$/),
			logIn,
			logIn,
		]);
		expect(sandbox().requests.filter(({ path }) => path === '/api/token')).toHaveLength(1);
	});
});

describe('the names of a short list', () => {
	const reads = (path: string) => sandbox().requests.filter((request) => request.path === path);
	const PLANS = '/api/billing/tariffs';
	const countryId = byName('={{ $json.country }}');
	const planOf = async (name: string, run: Partial<CreateOptions> = {}) => {
		const parameters = { additionalFields: { tariffId: byName(name) } };
		return await createCoworkers(sandbox(), { parameters, ...run });
	};

	test('are read from one page, however many there are', async () => {
		const items = people(30).map((item, index) => ({ ...item, country: countries[index].Name }));
		await createCoworkers(sandbox(), { items, parameters: { countryId } });
		expect(createRequests(sandbox()).map(({ body }) => body.CountryId)).toEqual(
			countries.slice(0, 30).map(({ Id }) => Id),
		);
		expect(reads('/api/sys/countries')).toHaveLength(1);
	});

	test('are remembered from one execution to the next, but one that is new is found', async () => {
		await planOf('Hot Desk Monthly');
		await planOf('Hot Desk Quarterly');
		expect(reads(PLANS)).toHaveLength(1);
		const [id] = named('tariffs', 'Brand New');
		await planOf('Brand New');
		expect(createRequests(sandbox()).at(-1)?.body.TariffId).toBe(id);
		expect(reads(PLANS)).toHaveLength(2);
	});

	test('are forgotten when the node writes one of them', async () => {
		const teams = async () =>
			await createCoworkers(sandbox(), {
				parameters: { additionalFields: { teams: '={{ ["Acorn Labs"] }}' } },
			});
		expect((await teams()).error).toBeUndefined();
		const twin = { name: 'Acorn Labs', businessId: byId(3001) };
		await runResource(sandbox(), { name: 'team' }, 'create', { parameters: twin });
		expect((await teams()).error?.message).toContain('more than one team');
	});

	test('are those that the user of the credential may see', async () => {
		const other = { ...defaultUser, username: 'other@sandbox.example' };
		sandbox().setOptions({ users: [defaultUser, other] });
		await planOf('Hot Desk Monthly');
		const credential = credentialFor(sandbox(), { username: other.username });
		await planOf('Hot Desk Monthly', { credential });
		expect(reads(PLANS).map(({ user }) => user)).toEqual([defaultUser.username, other.username]);
	});

	test('are searched for where the list has more than a page', async () => {
		const records = sandbox().records('tariffs');
		for (let index = 0; index < 1_000; index++) records.add({ Name: `Plan ${index}` });
		await planOf('Plan 999');
		await planOf('Plan 998');
		expect(createRequests(sandbox()).map(({ body }) => body.TariffId)).toEqual([
			expect.any(Number),
			expect.any(Number),
		]);
		expect(reads(PLANS).map(({ query }) => query.Tariff_Name)).toEqual([
			undefined,
			'Plan 999',
			'Plan 998',
		]);
	});
});

describe('a match is found', () => {
	test.each([
		['By Email', byEmail('ADA@example.com')],
		['By ID, by its email', byId('ada@example.com')],
		['By ID, by its name', byId('Ada Lovelace')],
		['From List, by its name', locator('list', 'ada lovelace')],
	])('behind a thousand others: %s', async (_how, coworkerId) => {
		for (let index = 0; index < 1000; index++) {
			sandbox().coworkers.add({
				FullName: `Not Ada Lovelace ${index}`,
				Email: `${index}ada@example.com`,
			});
		}
		const { Id } = sandbox().coworkers.add({ FullName: 'Ada Lovelace', Email: 'ada@example.com' });
		const { outputs, error } = await get(coworkerId);
		expect(error).toBeUndefined();
		expect(outputs[0][0].json.Id).toBe(Id);
	});

	test('but not chosen where there is another behind a thousand others', async () => {
		const twin = { FullName: 'Ada Lovelace', Email: 'ada@example.com' };
		const { Id } = sandbox().coworkers.add(twin);
		for (let index = 0; index < 1000; index++) {
			sandbox().coworkers.add({ Email: `${index}ada@example.com` });
		}
		const other = sandbox().coworkers.add(twin);
		const { error } = await get(byEmail('ada@example.com'));
		expect(error?.message).toContain(`Choose it by its ID: ${Id}, ${other.Id}`);
	});

	test.each([
		['By ID, by its name', byId('united kingdom')],
		['By ID, by its code', byId('gb')],
		['By ID, by its number', byId(' 1220 ')],
		['By Code, by its name', locator('code', 'United Kingdom')],
		['By Name, by its code', byName('GB')],
		['a plain name', 'United Kingdom'],
	])('of a country %s', async (_how, countryId) => {
		expect(await sent({ countryId } as IDataObject, 'CountryId')).toBe(1220);
	});

	test('of a code rather than of a name that has the same two letters', async () => {
		const [island] = named('countries', 'In');
		const india = countries.find(({ TwoDigitsCode }) => TwoDigitsCode === 'IN');
		expect(await sent({ countryId: byId('in') }, 'CountryId')).toBe(india?.Id);
		expect(await sent({ countryId: byName('in') }, 'CountryId')).toBe(island);
	});

	test.each([
		['Zoë Noël'.normalize('NFD'), 'Zoë Noël'.normalize('NFC')],
		['Zoë Noël'.normalize('NFC'), 'Zoë Noël'.normalize('NFD')],
	])('however its accents are written: %j', async (FullName, text) => {
		const { Id } = sandbox().coworkers.add({ FullName });
		const { outputs, error } = await get(byId(text.toUpperCase()));
		expect(error).toBeUndefined();
		expect(outputs[0][0].json.Id).toBe(Id);
	});

	test('but not chosen where two differ only in how their accents are written', async () => {
		const ids = ['NFC', 'NFD'].map(
			(form) => sandbox().coworkers.add({ FullName: 'Zoë'.normalize(form) }).Id,
		);
		const { error } = await get(byId('Zoë'));
		expect(error?.message).toContain(`Choose it by its ID: ${ids.join(', ')}`);
	});

	test('never of a coworker whose name is the email of another', async () => {
		sandbox().coworkers.add({ FullName: 'ada@example.com' });
		const { error } = await get(byEmail('ada@example.com'));
		expect(error?.message).toContain('no coworker with the email "ada@example.com"');
	});
});

describe('a name that is nearly right', () => {
	test.each<[parameters: IDataObject, meant: string]>([
		[{ countryId: byId('Untied Kingdom') }, ' Did you mean "United Kingdom"?'],
		[{ countryId: byName('Portugall') }, ' Did you mean "Portugal"?'],
		[{ additionalFields: { tariffId: byName('hot month') } }, ' Did you mean "Hot Desk Monthly"?'],
		[{ additionalFields: { businesses: '={{ "London" }}' } }, ' Did you mean "Sandbox London"?'],
	])('brings the one that may be meant: %j', async (parameters, meant) => {
		expect(await mistake(parameters)).toContain(meant);
	});

	test('of a coworker too, with the way out', async () => {
		sandbox().coworkers.add({ FullName: 'Ada Lovelace', Email: 'ada@example.com' });
		const { error } = await get(byId('Ada Lovelase'));
		expect(error?.message).toContain('Did you mean "Ada Lovelace"?');
		expect(error?.description).toContain('choose the coworker From List, or give its ID');
		const { error: byAddress } = await get(byEmail('ada@exampel.com'));
		expect(byAddress?.message).toContain('Did you mean "ada@example.com"?');
	});
});

describe('a name that people have for it', () => {
	test.each([
		['countryId', 'UK', 1220],
		['countryId', 'England', 1220],
		['countryId', 'great britain', 1220],
		['simpleTimeZoneId', 'Europe/London', 2023],
		['simpleTimeZoneId', 'London', 2023],
		['simpleTimeZoneId', 'GMT', 2023],
		['simpleTimeZoneId', 'Lisbon', 2023],
	])('%s %j is chosen in every mode', async (parameter, text, id) => {
		const property = parameter.charAt(0).toUpperCase() + parameter.slice(1);
		for (const mode of ['list', 'name', 'id']) {
			expect(await sent({ [parameter]: locator(mode, text) }, property)).toBe(id);
		}
	});

	test('is not chosen where it is that of several', async () => {
		expect(await mistake({ simpleTimeZoneId: byId('IST') })).toContain(
			'Time Zone cannot be chosen: Nexudus has more than one time zone with the name "IST"',
		);
	});

	test.each([
		['Europe/Berlin', 'W. Europe Standard Time'],
		['America/New_York', 'Eastern Standard Time'],
		['new york', 'Eastern Standard Time'],
		['CET', 'W. Europe Standard Time'],
		['Asia/Calcutta', 'India Standard Time'],
		['Asia/Tokyo', 'Japan Standard Time'],
		['PST', 'Pacific Standard Time'],
	])('%s is %s', async (text, zone) => {
		const { Id } = timeZones.find(({ Name }) => Name === zone)!;
		expect(await sent({ simpleTimeZoneId: byId(text) }, 'SimpleTimeZoneId')).toBe(Id);
	});
});

describe('an empty time zone', () => {
	const code = (TwoDigitsCode: string) =>
		byId(countries.find((country) => country.TwoDigitsCode === TwoDigitsCode)!.Id);
	const proposed = { simpleTimeZoneId: byId('') };

	test.each([
		['by ID', code('GB'), 'GMT Standard Time'],
		['by name', byName('Germany'), 'W. Europe Standard Time'],
		['by code', locator('code', 'in'), 'India Standard Time'],
		['by what people say', byId('Holland'), 'W. Europe Standard Time'],
		['by a name of no Windows zone', byName('Japan'), 'Japan Standard Time'],
	])('is that of a country with a single one: %s', async (_how, countryId, zone) => {
		const { Id } = timeZones.find(({ Name }) => Name === zone)!;
		expect(await sent({ ...proposed, countryId }, 'SimpleTimeZoneId')).toBe(Id);
	});

	test.each([['US'], ['ES'], ['AU']])('is asked for where %s has several', async (several) => {
		expect(await mistake({ ...proposed, countryId: code(several) })).toContain(
			'Time Zone is required, for the country is not known to have a single time zone',
		);
	});

	test('is not complained of where the country is wrong, and is where it is missing', async () => {
		expect(await mistake({ ...proposed, countryId: byName('Atlantis') })).toMatch(
			/^Country cannot be found: .*"Atlantis"$/,
		);
		expect(await mistake({ ...proposed, countryId: byId('={{ "" }}') })).toBe(
			'Country is required; Time Zone is required',
		);
	});
});

describe('a name of digits', () => {
	test.each(['24', 24, ' 24 '])('(%j) is a name before it is an ID', async (name) => {
		const [plan] = named('tariffs', '24', '24 Hours');
		expect(await sent({ additionalFields: { tariffId: byName(name) } }, 'TariffId')).toBe(plan);
	});

	test('is an ID where no record has it for its name', async () => {
		expect(await sent({ additionalFields: { tariffId: byName(4002) } }, 'TariffId')).toBe(4002);
	});

	test('is not chosen where two records have it for their name', async () => {
		const ids = named('tariffs', '4002', '4002');
		expect(await mistake({ additionalFields: { tariffId: byName('4002') } })).toBe(
			`Plan cannot be chosen: Nexudus has more than one plan with the name "4002". Choose it by its ID: ${ids.join(', ')}`,
		);
	});
});

describe('what cannot be found', () => {
	test.each<[what: string, parameters: IDataObject, message: string]>([
		['a country', { countryId: byId('Atlantis') }, 'country with the name or code "Atlantis"'],
		['a time zone', { simpleTimeZoneId: byId('Noon') }, 'time zone with the name "Noon"'],
	])('is named with what was searched: %s', async (_what, parameters, message) => {
		expect(await mistake(parameters)).toContain(`cannot be found: Nexudus has no ${message}`);
	});

	test('is named with what was searched: a coworker', async () => {
		const { error } = await get(byId('Nobody'));
		expect(error?.message).toContain('Nexudus has no coworker with the name or email "Nobody"');
	});

	test('is told with all else that is wrong with the item', async () => {
		expect(
			await mistake({
				countryId: byName('Atlantis'),
				additionalFields: {
					cityName: '={{ ["London"] }}',
					billingDay: '={{ 32 }}',
					teams: '={{ ["Nobody", "Acorn Labs", "No one"] }}',
				},
			}),
		).toBe(
			[
				'Billing Day must be at most 31, not 32',
				'City must be text, not a list',
				'Country cannot be found: Nexudus has no country with the name "Atlantis"',
				'Team Names or IDs cannot be found: Nexudus has no team with the name "Nobody"',
				'Team Names or IDs cannot be found: Nexudus has no team with the name "No one"',
			].join('; '),
		);
	});
});

describe('a text with commas for a list', () => {
	const teams = (text: string): IDataObject => ({
		additionalFields: { teams: `={{ "${text}" }}` },
	});
	const HINT = 'A name that holds a comma goes into a list of its own: ["Acme, Inc.", "Globex"]';

	test('is the one name that it is', async () => {
		const ids = named('teams', 'Acme, Inc.');
		expect(await sent(teams('Acme, Inc.'), 'Teams')).toEqual(ids);
	});

	test('is a list of names and IDs where there is no such name', async () => {
		expect(await sent(teams('Acorn Labs, 5004'), 'Teams')).toEqual([5002, 5004]);
	});

	test('is refused where it is both', async () => {
		named('teams', 'Acme, Inc.', 'Acme', 'Inc.');
		expect(await mistake(teams('Acme, Inc.'))).toBe(
			`Team Names or IDs can be read in two ways: "Acme, Inc." is a name, and a list of names. ${HINT}`,
		);
	});

	test('is refused, with the way out, where it is a list with such a name', async () => {
		named('teams', 'Acme, Inc.');
		expect(await mistake(teams('Acme, Inc., Acorn Labs'))).toBe(
			'Team Names or IDs cannot be found: Nexudus has no team with the name "Acme". Did you mean "Acme, Inc."?; ' +
				`cannot be found: Nexudus has no team with the name "Inc.". Did you mean "Acme, Inc."? ${HINT}`,
		);
	});

	test('is refused where two records have it for their name', async () => {
		named('teams', 'Acorn Labs, Acorn Media', 'acorn labs, acorn media');
		expect(await mistake(teams('Acorn Labs, Acorn Media'))).toContain(
			'cannot be chosen: Nexudus has more than one team with the name "Acorn Labs, Acorn Media"',
		);
	});

	test('is not split in an array nor in JSON', async () => {
		const ids = named('teams', 'Acme, Inc.');
		for (const expression of ['={{ ["Acme, Inc."] }}', '={{ \'["Acme, Inc."]\' }}']) {
			expect(await sent({ additionalFields: { teams: expression } }, 'Teams')).toEqual(ids);
		}
	});

	test('fails with its look-up, and says so', async () => {
		withoutRoles(sandbox(), 'Team-List');
		expect(await mistake(teams('Acme, Inc.'))).toMatch(
			/^Team Names or IDs cannot be looked up: .* lacks the role Team-List$/,
		);
	});
});
