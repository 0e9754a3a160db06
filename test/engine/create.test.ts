import fc from 'fast-check';
import type { IDataObject, INodeExecutionData, OnError } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';
import { REQUIRED_PARAMETERS } from './support/engine';
import { byId, failedJson, runCoworkers } from './support/operations';

const FIRST_ID = 87654321;
const CONTINUE_MODES: OnError[] = ['continueRegularOutput', 'continueErrorOutput'];

const sandbox = useSandbox();

function jsonOf(items: INodeExecutionData[]): IDataObject[] {
	return items.map(({ json }) => json);
}

function pairedWith(items: INodeExecutionData[]): unknown[] {
	return items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
}

/** Whom the IDs of the output stand for. */
function emailsOf({ coworkers }: Sandbox, items: INodeExecutionData[]): unknown[] {
	return items.map(({ json }) => coworkers.get(json.Id as number)?.Email);
}

function byName(name: string) {
	return { __rl: true, mode: 'name', value: name };
}

describe('the output of an item', () => {
	test('is the ID of the new coworker', async () => {
		const { outputs, error } = await createCoworkers(sandbox());
		expect(error).toBeUndefined();
		const known = { FullName: 'Nathan Hale', Email: 'person0@example.com' };
		expect(jsonOf(outputs[0])).toEqual([{ Id: FIRST_ID, ...known }]);
		expect(Object.keys(outputs[0][0].json)).toEqual(['Id', 'FullName', 'Email']);
		expect(sandbox().coworkers.get(FIRST_ID)).toMatchObject({
			FullName: 'Nathan Hale',
			Email: 'person0@example.com',
			CountryId: 1220,
			SimpleTimeZoneId: 2023,
		});
	});

	test('is, on demand, the whole answer of Nexudus', async () => {
		const { outputs } = await createCoworkers(sandbox(), { options: { output: 'response' } });
		expect(jsonOf(outputs[0])).toEqual([
			expect.objectContaining({
				Id: FIRST_ID,
				Message: 'Coworker was successfully created.',
				Value: { Id: FIRST_ID },
				WasSuccessful: true,
				UpdatedBy: defaultUser.username,
			}),
		]);
	});

	test('is, on demand, the new coworker with what Nexudus filled in', async () => {
		const { outputs, hints } = await createCoworkers(sandbox(), {
			options: { output: 'record' },
			parameters: { additionalFields: { cityName: 'London' } },
		});
		expect(jsonOf(outputs[0])).toEqual([
			expect.objectContaining({
				Id: FIRST_ID,
				Email: 'person0@example.com',
				CityName: 'London',
				CountryName: expect.stringContaining('United Kingdom'),
				Active: true,
				Businesses: [3001],
			}),
		]);
		expect(hints).toEqual([]);
	});
});

describe('the location that Nexudus takes for the invoices', () => {
	const told = (locations: string) =>
		expect.stringMatching(
			new RegExp(`^Invoicing Location: Nexudus took "[^"]+" \\(ID 3001\\) .* ${locations}\\.`),
		);
	const hintsOf = async (additionalFields: IDataObject, operation = 'create') => {
		const { hints, error } = await runCoworkers(sandbox(), operation, {
			items: people(3),
			parameters: { ...REQUIRED_PARAMETERS, additionalFields },
		});
		expect(error).toBeUndefined();
		return hints.map(({ message }) => message);
	};

	test.each(['create', 'upsert'])('is told once, where several were chosen: %s', async (by) => {
		const hints = await hintsOf({ businesses: [3002, 3001] }, by);
		expect(hints).toEqual([told('with several Location Names or IDs')]);
	});

	test('is told where none was chosen, as far as the answer tells', async () => {
		expect(await hintsOf({})).toEqual([]);
		sandbox().setOptions({ readings: { writeValue: 'record', emails: 'shared' } });
		expect(await hintsOf({})).toEqual([told('without Location Names or IDs')]);
	});

	test('is not worth a word where it was chosen, or cannot be read', async () => {
		expect(await hintsOf({ businesses: [3002] })).toEqual([]);
		const invoicing = { invoicingBusinessId: byId(3003) };
		sandbox().setOptions({ readings: { emails: 'shared' } });
		expect(await hintsOf({ businesses: [3001, 3002], invoicing })).toEqual([]);
		sandbox().faults.add({ kind: 'status', status: 403, path: /coworkers\/\d+$/, times: 9 });
		expect(await hintsOf({ businesses: [3001, 3002] })).toEqual([]);
	});
});

describe('many items', () => {
	const modes: Array<OnError | undefined> = [undefined, ...CONTINUE_MODES];

	test.each(modes)(
		'come out in order, each paired with its input (On Error: %s)',
		async (onError) => {
			const items = people(24);
			// Answers out of order: the first of a few in flight is the last to be answered.
			sandbox().faults.add({
				method: 'POST',
				path: '/api/spaces',
				kind: 'throttle',
				retryAfter: 0,
			});
			const { outputs, error } = await createCoworkers(sandbox(), { items, onError });
			expect(error).toBeUndefined();
			expect(emailsOf(sandbox(), outputs[0])).toEqual(items.map(({ email }) => email));
			expect(pairedWith(outputs[0])).toEqual(items.map((_, index) => index));
			expect(sandbox().coworkers.count).toBe(24);
		},
	);

	test('resolve their expressions each for itself', async () => {
		const items = [
			{ email: 'ada@example.com', name: 'Ada', city: 'London', plan: 4001, type: 'Company' },
			{ email: 'bob@example.com', name: 'Bob', city: null, plan: '4002' },
			{ email: 'cyd@example.com', name: 'Cyd' },
		];
		await createCoworkers(sandbox(), {
			items,
			parameters: {
				fullName: '={{ $json.name }} of {{ $itemIndex }}',
				additionalFields: {
					cityName: '={{ $json.city }}',
					tariffId: { __rl: true, mode: 'id', value: '={{ $json.plan }}' },
					coworkerType: '={{ $json.type }}',
				},
			},
		});
		const common = { CountryId: 1220, SimpleTimeZoneId: 2023 };
		expect(createRequests(sandbox()).map(({ body }) => body)).toEqual([
			{
				...common,
				FullName: 'Ada of 0',
				Email: 'ada@example.com',
				CityName: 'London',
				TariffId: 4001,
				CoworkerType: 2,
			},
			{ ...common, FullName: 'Bob of 1', Email: 'bob@example.com', TariffId: 4002 },
			{ ...common, FullName: 'Cyd of 2', Email: 'cyd@example.com' },
		]);
	});

	test('that are none send nothing', async () => {
		const { outputs, error } = await createCoworkers(sandbox(), { items: [] });
		expect(error).toBeUndefined();
		expect(outputs.flat()).toEqual([]);
		expect(sandbox().requests).toEqual([]);
	});
});

describe('a request', () => {
	async function sentFor(parameters: IDataObject) {
		const { error } = await createCoworkers(sandbox(), { parameters, timezone: 'Europe/Berlin' });
		expect(error).toBeUndefined();
		const { FullName, Email, CountryId, SimpleTimeZoneId, ...optional } =
			createRequests(sandbox())[0].body;
		expect({ FullName, Email, CountryId, SimpleTimeZoneId }).toEqual({
			FullName: 'Nathan Hale',
			Email: 'person0@example.com',
			CountryId: 1220,
			SimpleTimeZoneId: 2023,
		});
		return optional;
	}

	test('holds only what the user set', async () => {
		expect(await sentFor({})).toEqual({});
		expect(sandbox().welcomeEmails).toEqual([]);
	});

	test('leaves out options that were added and left empty', async () => {
		const sent = await sentFor({
			additionalFields: {
				cityName: '',
				mobilePhone: '  ',
				tariffId: { __rl: true, mode: 'list', value: '' },
				renewalDate: '',
				businesses: [],
				teams: [],
				notes: {},
			},
		});
		expect(sent).toEqual({});
	});

	test('holds false and 0 where the user set them', async () => {
		const sent = await sentFor({
			additionalFields: {
				active: false,
				latitude: 0,
				bankAndPayment: { regularPaymentProvider: 0 },
			},
		});
		expect(sent).toEqual({ Active: false, Latitude: 0, RegularPaymentProvider: 0 });
	});

	test.each(['={{ "" }}', '={{ " " }}', '={{ null }}', '={{ undefined }}', '={{ [] }}'])(
		'leaves out what the expression %s gave no value for',
		async (expression) => {
			const sent = await sentFor({
				additionalFields: {
					cityName: expression,
					billingDay: expression,
					active: expression,
					teams: expression,
					profile: { gender: expression, dateOfBirth: expression },
					billing: { billingCountryId: byName(expression) },
				},
			});
			expect(sent).toEqual({});
		},
	);

	test.each<[how: string, all: IDataObject]>([
		['parameters', { cityName: 'London', mobilePhone: 12 }],
		['properties of the API', { CityName: 'London', MobilePhone: '12' }],
	])('holds a collection that an expression gives whole, by the names of %s', async (...row) => {
		const [, all] = row;
		const items = people(1).map((item) => ({ ...item, all }));
		const parameters = { additionalFields: '={{ $json.all }}' };
		await createCoworkers(sandbox(), { items, parameters });
		expect(createRequests(sandbox())[0].body).toMatchObject({
			CityName: 'London',
			MobilePhone: '12',
		});
	});

	test.each(['={{ undefined }}', '={{ null }}', '={{ "" }}', '={{ {} }}'])(
		'holds nothing of a collection that comes out as %s',
		async (additionalFields) => {
			expect(await sentFor({ additionalFields })).toEqual({});
		},
	);

	test('sends a welcome e-mail only when the user asked for it', async () => {
		expect(await sentFor({ additionalFields: { portalAccess: { createUser: true } } })).toEqual({
			CreateUser: true,
		});
		expect(sandbox().welcomeEmails).toEqual(['person0@example.com']);
	});

	test('holds dates as they are meant in the time zone of the workflow', async () => {
		const sent = await sentFor({
			additionalFields: {
				renewalDate: '2025-07-15T10:30:00',
				registrationDate: '2025-01-15T10:30:00',
				lastRenewal: '={{ DateTime.fromISO("2025-07-15T10:30:00") }}',
				registrationDateLocal: '={{ new Date(1752568200000) }}',
				invoicing: {
					nextAutoInvoice: '={{ 1752568200000 }}',
					nextInvoiceLocal: '2025-07-15T10:30:00',
				},
				profile: { dateOfBirth: '1990-05-01' },
			},
		});
		expect(sent).toEqual({
			RenewalDate: '2025-07-15T08:30:00Z',
			RegistrationDate: '2025-01-15T09:30:00Z',
			LastRenewal: '2025-07-15T08:30:00Z',
			RegistrationDateLocal: '2025-07-15T10:30:00',
			NextAutoInvoice: '2025-07-15T08:30:00Z',
			NextInvoiceLocal: '2025-07-15T10:30:00',
			DateOfBirth: '1990-05-01T00:00:00',
		});
	});

	test.each([
		['numbers', 1220, 2023],
		['texts', '1220', ' 2023 '],
		['expressions', '={{ 1220 }}', '={{ "2023" }}'],
	])('takes %s for country and time zone, as in workflows saved by hand', async (...row) => {
		const [, countryId, simpleTimeZoneId] = row;
		expect(await sentFor({ countryId, simpleTimeZoneId })).toEqual({});
	});

	test('carries any text unchanged', async () => {
		const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
		const texts = fc.sample(
			text.filter((value) => value.trim() !== ''),
			100,
		);
		const items = people(100).map((item, index) => ({ ...item, text: texts[index] }));
		await createCoworkers(sandbox(), {
			items,
			parameters: { additionalFields: { notes: { notes: '={{ $json.text }}' } } },
		});
		expect(createRequests(sandbox()).map(({ body }) => body.Notes)).toEqual(texts);
	});
});

describe('a country, time zone, plan, location or team', () => {
	test('is found by code or name, each looked up once for many items', async () => {
		const items = people(30).map((item, index) => ({
			...item,
			code: ['FR', 'fr', 'de'][index % 3],
			plan: index % 2 ? 'Hot Desk Monthly' : ' studio annual ',
		}));
		const { error } = await createCoworkers(sandbox(), {
			items,
			parameters: {
				countryId: { __rl: true, mode: 'code', value: '={{ $json.code }}' },
				simpleTimeZoneId: byName('(UTC) Dublin, Edinburgh, Lisbon, London'),
				additionalFields: {
					tariffId: byName('={{ $json.plan }}'),
					businesses: '={{ ["Sandbox Lisbon", 3003] }}',
					billing: {
						billingCountryId: byName('Portugal'),
						billingSimpleTimeZoneId: byName('GMT Standard Time'),
					},
				},
			},
		});
		expect(error).toBeUndefined();

		const { coworkers } = sandbox();
		const [first, second, third] = coworkers.list();
		expect(first).toMatchObject({
			CountryName: 'France',
			SimpleTimeZoneId: 2023,
			TariffName: 'Studio Annual',
			Businesses: [3002, 3003],
			BillingCountryName: 'Portugal',
			BillingSimpleTimeZoneId: 2023,
		});
		expect(second).toMatchObject({ CountryName: 'France', TariffName: 'Hot Desk Monthly' });
		expect(third).toMatchObject({ CountryName: 'Germany', TariffName: 'Studio Annual' });
		expect(coworkers.count).toBe(30);

		const lookups = sandbox().requests.filter(({ method }) => method === 'GET');
		const queries = lookups.map(({ path, query }) => {
			const filters = Object.entries(query).filter(([name]) => name.includes('_'));
			return `${path} ${filters.map(([name, value]) => `${name}=${value}`).join()}`;
		});
		expect(queries).toEqual([...new Set(queries)]);
	});

	test.each<[label: string, parameters: IDataObject, message: string]>([
		[
			'Country',
			{ countryId: byName('Atlantis') },
			'Country cannot be found: Nexudus has no country with the name "Atlantis"',
		],
		[
			'Country',
			{ countryId: { __rl: true, mode: 'code', value: 'XX' } },
			'Country cannot be found: Nexudus has no country with the code "XX"',
		],
		[
			'Time Zone',
			{ simpleTimeZoneId: byName('Standard Time') },
			'Time Zone cannot be found: Nexudus has no time zone with the name "Standard Time"',
		],
		[
			'Plan',
			{ additionalFields: { tariffId: byName('Hot Desk') } },
			'Plan cannot be found: Nexudus has no plan with the name "Hot Desk"',
		],
		[
			'Team Names or IDs',
			{ additionalFields: { teams: '={{ ["Acorn Design", "Nobody"] }}' } },
			'Team Names or IDs cannot be found: Nexudus has no team with the name "Nobody"',
		],
	])('that is unknown is an error that names the field %s', async (_label, parameters, message) => {
		const { error } = await createCoworkers(sandbox(), { parameters });
		expect(error?.message).toContain(message);
		expect(createRequests(sandbox())).toEqual([]);
	});

	test.each(CONTINUE_MODES)('that is unknown fails only its item (%s)', async (onError) => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(3).map((item, index) => ({ ...item, code: ['FR', 'XX', 'DE'][index] })),
			onError,
			parameters: { countryId: { __rl: true, mode: 'code', value: '={{ $json.code }}' } },
		});
		const failed = outputs.flat().filter(({ json }) => json.error);
		expect(pairedWith(failed)).toEqual([1]);
		expect(
			sandbox()
				.coworkers.list()
				.map(({ CountryName }) => CountryName),
		).toEqual(['France', 'Germany']);
	});

	test('cannot be looked up without the role, and the error names it', async () => {
		sandbox().setOptions({ users: [{ ...defaultUser, roles: ['Coworker-Create'] }] });
		const { error } = await createCoworkers(sandbox(), {
			parameters: { countryId: byName('France') },
		});
		expect(error?.message).toContain('lacks the role Country-List');
		expect(createRequests(sandbox())).toEqual([]);
	});

	test('asks no list when IDs were given', async () => {
		await createCoworkers(sandbox(), { items: people(3) });
		expect(sandbox().requests.filter(({ method }) => method === 'GET')).toEqual([]);
	});
});

describe('a mistake in a parameter', () => {
	const items: IDataObject[] = people(4).map((item, index) => ({
		...item,
		day: index === 2 ? 'soon' : 5,
	}));
	const parameters = { additionalFields: { billingDay: '={{ $json.day }}' } };
	const problem = 'Billing Day must be a whole number, not "soon"';

	test('in any item is found before the first coworker is sent', async () => {
		const { error, outputs } = await createCoworkers(sandbox(), { items, parameters });
		expect(error?.message).toBe(`${problem} [item 2]`);
		expect(error?.description).toContain('Nothing was sent');
		expect(outputs.flat()).toEqual([]);
		expect(createRequests(sandbox())).toEqual([]);
	});

	test.each(CONTINUE_MODES)('fails only its own item (%s)', async (onError) => {
		const { outputs, error } = await createCoworkers(sandbox(), { items, parameters, onError });
		expect(error).toBeUndefined();
		const failed = outputs.flat().filter(({ json }) => 'error' in json);
		expect(jsonOf(failed)).toEqual([
			failedJson(items[2], problem, {
				errors: [
					{
						property: 'BillingDay',
						label: 'Billing Day',
						message: 'must be a whole number, not "soon"',
						attemptedValue: null,
					},
				],
			}),
		]);
		expect(pairedWith(failed)).toEqual([2]);
		expect(createRequests(sandbox()).map(({ body }) => body.Email)).toEqual(
			[0, 1, 3].map((index) => items[index].email),
		);
	});

	test('is told together with the others of the item', async () => {
		const { error } = await createCoworkers(sandbox(), {
			parameters: {
				fullName: ' ',
				email: '={{ undefined }}',
				countryId: { __rl: true, mode: 'id', value: '={{ $json.country }}' },
				simpleTimeZoneId: { __rl: true, mode: 'id', value: '={{ 12.5 }}' },
				additionalFields: { profile: { gender: '={{ "Unicorn" }}', dateOfBirth: '2025-02-30' } },
			},
		});
		expect(error?.message).toBe(
			[
				'Full Name is required',
				'Email is required',
				'Country is required',
				'Time Zone must be an ID (a whole number) or a name, not "12.5"',
				'Date of Birth must be a date such as 2025-01-31 or 2025-01-31T09:30:00, not "2025-02-30"',
				'Gender has no choice "Unicorn". The choices are: Not Set, Female, Male, Other, Prefer Not to Say, None [item 0]',
			].join('; '),
		);
	});

	test.each<[what: string, parameters: IDataObject, message: string]>([
		[
			'a collection that is a text',
			{ additionalFields: { social: '={{ "London" }}' } },
			'Social Profiles must be an object such as { "linkedin": ... }, not "London"',
		],
		[
			'a collection that is a list',
			{ additionalFields: { social: '={{ ["London"] }}' } },
			'Social Profiles must be an object such as { "linkedin": ... }, not "["London"]"',
		],
		[
			'a collection with secrets, which are not repeated',
			{ additionalFields: { accessControl: '={{ "pin 4711" }}' } },
			'Access Control must be an object such as { "accessCardId": ... }',
		],
		[
			'a field that there is not, in an expression',
			{ additionalFields: '={{ { town: "London" } }}' },
			'Additional Fields has no field "town"',
		],
		[
			'a field that there is not, in a workflow written by hand',
			{ additionalFields: { town: 'London' } },
			'Additional Fields has no field "town"',
		],
		[
			'a field that is there twice',
			{ additionalFields: '={{ { cityName: "London", CityName: "Lisbon" } }}' },
			'Additional Fields holds twice the field "CityName"',
		],
	])('is %s', async (_what, parameters, message) => {
		const { error } = await createCoworkers(sandbox(), { parameters });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(sandbox().requests).toEqual([]);
	});

	test('may be an expression that fails', async () => {
		const parameters = { fullName: '={{ $json.name ?? $("Nowhere").item.json.name }}' };
		const items = [{ email: 'a@example.com', name: 'Ada' }, { email: 'b@example.com' }];
		const stopped = await createCoworkers(sandbox(), { items, parameters });
		expect(stopped.error?.message).toBe("Referenced node doesn't exist");
		expect(stopped.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(createRequests(sandbox())).toEqual([]);

		const onError = 'continueErrorOutput';
		const { outputs } = await createCoworkers(sandbox(), { items, parameters, onError });
		expect(outputs.map((output) => pairedWith(output))).toEqual([[0], [1]]);
		expect(
			sandbox()
				.coworkers.list()
				.map(({ FullName }) => FullName),
		).toEqual(['Ada']);
	});
});

describe('what Nexudus rejects', () => {
	const items: IDataObject[] = people(5).map((item, index) => ({ ...item, row: index }));

	function refusePerson(index: number): void {
		sandbox().coworkers.add({ Id: 1, Email: `person${index}@example.com` });
	}

	test('stops the workflow, in the words of the form and with the number of the item', async () => {
		refusePerson(3);
		const { error, outputs } = await createCoworkers(sandbox(), { items });
		expect(error?.message).toBe('Email is already in use [item 3]');
		expect(error).toMatchObject({ httpCode: '400', context: { itemIndex: 3 } });
		expect(outputs.flat()).toEqual([]);
	});

	test('stops before anything further is sent, and the error names what was created', async () => {
		refusePerson(3);
		const { error } = await createCoworkers(sandbox(), { items });
		const ids = sandbox()
			.coworkers.list()
			.map(({ Id }) => Id)
			.filter((id) => id !== 1);
		expect(ids).toHaveLength(3);
		for (const id of ids) expect(error?.description).toContain(String(id));
		expect(createRequests(sandbox()).map(({ body }) => body.Email)).toEqual(
			[0, 1, 2, 3].map((index) => items[index].email),
		);
	});

	test('leaves nothing to name when it is the first item', async () => {
		refusePerson(0);
		const { error } = await createCoworkers(sandbox(), { items });
		expect(error?.description ?? '').not.toContain('ID');
	});

	test.each(CONTINUE_MODES)('fails only its own item (%s)', async (onError) => {
		refusePerson(1);
		refusePerson(3);
		sandbox().coworkers.add({ Id: 2, Email: 'person1@example.com' });
		const { outputs, error } = await createCoworkers(sandbox(), {
			items,
			onError,
			binaries: items.map(({ row }) => ({
				file: { data: btoa(`file ${row}`), mimeType: 'text/plain' },
			})),
		});
		expect(error).toBeUndefined();
		const failures = onError === 'continueErrorOutput' ? outputs[1] : outputs[0];
		const failed = failures.filter(({ json }) => 'error' in json);
		expect(failed).toEqual(
			[1, 3].map((index) => ({
				json: failedJson(items[index], 'Email is already in use', {
					status: 400,
					errors: [
						{
							property: 'Email',
							label: 'Email',
							message: 'is already in use',
							attemptedValue: items[index].email,
						},
					],
				}),
				binary: { file: expect.objectContaining({ data: btoa(`file ${index}`) }) },
				pairedItem: { item: index },
			})),
		);

		const created = outputs[0].filter(({ json }) => !('error' in json));
		expect(pairedWith(created)).toEqual([0, 2, 4]);
		expect(emailsOf(sandbox(), created)).toEqual([0, 2, 4].map((index) => items[index].email));
		const inOrder = onError === 'continueRegularOutput' ? [0, 1, 2, 3, 4] : [0, 2, 4];
		expect(pairedWith(outputs[0])).toEqual(inOrder);
	});

	test.each<[name: string, body: object, message: string, errors: IDataObject[]]>([
		[
			'several complaints',
			{
				Message: 'FullName: is too long, MobilePhone: is not a number',
				Errors: [
					{ PropertyName: 'FullName', Message: 'is too long', AttemptedValue: 'x' },
					{ PropertyName: 'MobilePhone', Message: 'Only digits, please.', AttemptedValue: 'y' },
				],
				WasSuccessful: false,
			},
			'Full Name is too long; Mobile Phone: Only digits, please.',
			[
				{ property: 'FullName', label: 'Full Name', message: 'is too long', attemptedValue: 'x' },
				{
					property: 'MobilePhone',
					label: 'Mobile Phone',
					message: 'Only digits, please.',
					attemptedValue: 'y',
				},
			],
		],
		[
			'a complaint in the message alone',
			{ Message: 'SimpleTimeZoneId: is a required field', Errors: null, WasSuccessful: false },
			'Time Zone is a required field',
			[],
		],
		[
			'a property that the form does not know',
			{
				Errors: [{ PropertyName: 'Quota', Message: 'is used up', AttemptedValue: null }],
				WasSuccessful: false,
			},
			'Quota is used up',
			[{ property: 'Quota', label: 'Quota', message: 'is used up', attemptedValue: null }],
		],
		[
			'no property at all',
			{ Message: 'The space is closed.', WasSuccessful: false },
			'The space is closed.',
			[],
		],
	])('is told in the words of the form: %s', async (_name, body, message, errors) => {
		sandbox().faults.add({
			method: 'POST',
			path: '/api/spaces',
			kind: 'status',
			status: 400,
			body,
		});
		const { outputs } = await createCoworkers(sandbox(), { onError: 'continueErrorOutput' });
		expect(jsonOf(outputs[1])).toEqual([
			failedJson({ email: 'person0@example.com' }, message, { status: 400, errors }),
		]);
		expect(createRequests(sandbox())).toHaveLength(1);
	});
});

test('every item can fail, and none of them stops the others', async () => {
	for (const { email } of people(12)) sandbox().coworkers.add({ Email: email as string });
	const { outputs, error } = await createCoworkers(sandbox(), {
		items: people(12),
		onError: 'continueErrorOutput',
	});
	expect(error).toBeUndefined();
	expect(outputs[0]).toEqual([]);
	expect(pairedWith(outputs[1])).toEqual(people(12).map((_, index) => index));
});

test('coworkers of two users of the same Nexudus are created by their own log-ins', async () => {
	const other = { username: 'other@sandbox.example', password: 'other-password' };
	sandbox().setOptions({ users: [{ ...defaultUser }, other] });
	await Promise.all([
		createCoworkers(sandbox()),
		createCoworkers(sandbox(), {
			items: [{ email: 'ada@example.com' }],
			credential: credentialFor(sandbox(), other),
		}),
	]);
	const creators = sandbox()
		.coworkers.list()
		.map(({ Email, UpdatedBy }) => [Email, UpdatedBy]);
	expect(Object.fromEntries(creators)).toEqual({
		'person0@example.com': defaultUser.username,
		'ada@example.com': other.username,
	});
	expect(tokenRequests(sandbox())).toHaveLength(2);
});
