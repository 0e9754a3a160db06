import type { IDataObject } from 'n8n-workflow';

import { createCoworkers, createRequests, useSandbox } from './support/coworkers';
import { byId, jsonOf, runCoworkers, updateRequests, withoutRoles } from './support/operations';
import { runResource } from './support/resources';
import { booking } from '../../nodes/Nexudus/resources/booking';

const sandbox = useSandbox();

const COWORKER = 1;
const TEXT = 1;
const BOOLEAN = 3;
const DROPDOWN = 4;
const DATE = 5;
const INTEGER = 6;

function define(Name: string, FieldType = TEXT, more: IDataObject = {}): number {
	const values = { Name, FieldType, RecordType: COWORKER, BusinessId: 3001, ...more };
	return sandbox().records('customfields').add(values).Id;
}

function entry(id: number | string, Value: string) {
	return { Name: String(id), Value, Type: 'string', JsonValue: null };
}

/** Custom fields as filters: rows of a name and a value. */
function filteredBy(values: IDataObject): IDataObject {
	const rows = Object.entries(values).map(([name, value]) => ({ name, value }));
	return { customFieldsByName: { rows } };
}

/** Custom fields of a record. */
function named(values: IDataObject): IDataObject {
	return { additionalFields: filteredBy(values) };
}

function valuesOf(id: number): unknown {
	const CustomFields = sandbox().coworkers.get(id)?.CustomFields;
	return (CustomFields as { Data?: unknown } | null | undefined)?.Data;
}

function definitionReads(): string[] {
	return sandbox()
		.requests.filter(({ path }) => path.includes('/crm/customfields'))
		.map(({ path }) => path);
}

describe.each(['kept', 'ignored'] as const)('where a POST has its custom fields %s', (reading) => {
	beforeEach(() => sandbox().setOptions({ readings: { customFieldsOnCreate: reading } }));

	test('a new member has those that are given by name or ID', async () => {
		const size = define('T-Shirt Größe');
		const badge = define('Badge Color');
		const { error } = await createCoworkers(sandbox(), {
			parameters: named({ 'T-shirt grosse': 'M', [badge]: 'blue' }),
		});
		expect(createRequests(sandbox())).toHaveLength(0);
		expect(error?.message).toContain('Did you mean "T-Shirt Größe"?');

		const done = await createCoworkers(sandbox(), {
			parameters: named({ 't shirt große': 'M', [badge]: 'blue' }),
		});
		expect(done.error).toBeUndefined();
		const [{ Id }] = jsonOf(done.outputs[0]);
		expect(valuesOf(Number(Id))).toEqual([entry(badge, 'blue'), entry(size, 'M')]);
		expect(sandbox().coworkers.list()).toHaveLength(1);
		expect(updateRequests(sandbox())).toHaveLength(reading === 'kept' ? 0 : 1);
	});

	test('Create or Update gives them to a new member and changes them of one who is there', async () => {
		const badge = define('Badge Color');
		const parameters = (color: string) => ({
			fullName: 'Ada',
			email: 'ada@example.com',
			countryId: byId(1220),
			simpleTimeZoneId: byId(2023),
			...named({ 'badge color': color }),
		});
		for (const color of ['blue', 'red', 'red']) {
			const { error } = await runCoworkers(sandbox(), 'upsert', { parameters: parameters(color) });
			expect(error).toBeUndefined();
			expect(
				sandbox()
					.coworkers.list()
					.map(({ Id }) => valuesOf(Id)),
			).toEqual([[entry(badge, color)]]);
		}
	});
});

describe('where only a PUT takes them', () => {
	beforeEach(() => sandbox().setOptions({ readings: { customFieldsOnCreate: 'ignored' } }));

	test('what is created without them says so, with its ID, and a retry does not create it again', async () => {
		define('Badge Color');
		sandbox().faults.add({ method: 'PUT', kind: 'status', status: 400 });
		const run = { parameters: named({ 'Badge Color': 'blue' }) };
		const { error } = await createCoworkers(sandbox(), run);
		const [{ Id }] = sandbox().coworkers.list();
		expect(error?.message).toContain(
			`The coworker was created with the ID ${Id}, but writing its custom fields failed`,
		);
		expect(error?.description).toContain('Do not create it again');
	});

	test('with Retry On Fail, the further try only writes what is missing', async () => {
		const badge = define('Badge Color');
		sandbox().faults.add({ method: 'PUT', kind: 'status', status: 400 });
		const { error } = await createCoworkers(sandbox(), {
			parameters: named({ 'Badge Color': 'blue' }),
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(error).toBeUndefined();
		expect(createRequests(sandbox())).toHaveLength(1);
		expect(
			sandbox()
				.coworkers.list()
				.map(({ Id }) => valuesOf(Id)),
		).toEqual([[entry(badge, 'blue')]]);
	});
});

describe('an update', () => {
	test('changes one of the values and leaves the others, known or unknown', async () => {
		const badge = define('Badge Color');
		const Data = [entry(badge, 'blue'), entry('free text', 'x'), entry(99, 'of nobody')];
		const { Id } = sandbox().coworkers.add({ CustomFields: { Data, Note: 'kept' } });
		const { error } = await runCoworkers(sandbox(), 'update', {
			parameters: { coworkerId: byId(Id), ...named({ 'Badge Color': 'red' }) },
		});
		expect(error).toBeUndefined();
		expect(sandbox().coworkers.get(Id)?.CustomFields).toEqual({
			Data: [entry(badge, 'red'), ...Data.slice(1)],
			Note: 'kept',
		});
	});

	test('writes nothing where the value is the same, and takes one away where it is told to', async () => {
		const badge = define('Badge Color');
		const CustomFields = { Data: [entry(badge, 'blue')] };
		const { Id } = sandbox().coworkers.add({ CustomFields });
		const run = async (value: string, options = {}) =>
			await runCoworkers(sandbox(), 'update', {
				parameters: { coworkerId: byId(Id), ...named({ 'Badge Color': value }) },
				options,
			});
		await run('blue');
		await run('={{ "" }}');
		expect(updateRequests(sandbox())).toHaveLength(0);
		await run('={{ "" }}', { emptyValues: 'clear' });
		expect(valuesOf(Id)).toEqual([entry(badge, '')]);
	});
});

describe('a value is checked by the type of its field', () => {
	test.each<[type: number, value: unknown, sent: string]>([
		[TEXT, 12, '12'],
		[BOOLEAN, 'yes', 'true'],
		[DATE, '2025-01-31', '2025-01-31'],
		[DATE, '31/01/2025', '2025-01-31'],
		[INTEGER, '7', '7'],
		[DROPDOWN, 'instagram', 'Instagram'],
		[DROPDOWN, 'google, instagram', 'Google,Instagram'],
	])('type %i: %j', async (type, value, sent) => {
		const id = define('Source', type, {
			AvailableOptions: 'Google, Instagram',
			AllowMultipleOptions: true,
		});
		const { error, outputs } = await createCoworkers(sandbox(), {
			parameters: named({ Source: value as string }),
		});
		expect(error).toBeUndefined();
		expect(valuesOf(Number(jsonOf(outputs[0])[0].Id))).toEqual([entry(id, sent)]);
	});

	test.each<[type: number, value: string, problem: RegExp]>([
		[BOOLEAN, 'perhaps', /Source must be true or false, not "perhaps"/],
		[DATE, 'soon', /Source must be a date/],
		[INTEGER, '7.5', /Source must be a whole number/],
		[DROPDOWN, 'Radio', /Source has no choice "Radio"\. The choices are: Google, Instagram/],
	])('type %i: %j is refused', async (type, value, problem) => {
		define('Source', type, { AvailableOptions: 'Google,Instagram' });
		const { error } = await createCoworkers(sandbox(), { parameters: named({ Source: value }) });
		expect(error?.message).toMatch(problem);
		expect(createRequests(sandbox())).toHaveLength(0);
	});
});

test('a name that two locations use is to be told apart by ID', async () => {
	const ids = [define('Badge'), define('Badge', TEXT, { BusinessId: 3002 })];
	const { error } = await createCoworkers(sandbox(), { parameters: named({ Badge: 'x' }) });
	expect(error?.message).toContain(`has more than one field "Badge". Give its ID instead`);
	for (const id of ids) expect(error?.message).toContain(String(id));
});

test('without the role to read them, only the items that name one fail', async () => {
	define('Badge');
	withoutRoles(sandbox(), 'CustomField-List');
	const result = await createCoworkers(sandbox(), {
		items: [
			{ email: 'a@example.com', fields: {} },
			{ email: 'b@example.com', fields: { Badge: 'x' } },
		],
		parameters: { additionalFields: { customFieldsByName: '={{ $json.fields }}' } },
		onError: 'continueErrorOutput',
	});
	expect(jsonOf(result.outputs[0])).toHaveLength(1);
	expect(JSON.stringify(jsonOf(result.outputs[1]))).toContain('CustomField-List');
});

describe('values are shown by name', () => {
	function addAda(): number {
		const badge = define('Badge Color');
		const parking = define('Parking', BOOLEAN);
		const Data = [entry(badge, 'blue'), entry(parking, 'true'), entry('note', 'free')];
		return sandbox().coworkers.add({ FullName: 'Ada', CustomFields: { Data } }).Id;
	}
	const shown = { 'Badge Color': 'blue', Parking: true, note: 'free' };

	test.each([true, false])('by Get and Get Many, Simplify %s', async (simplify) => {
		const Id = addAda();
		sandbox().coworkers.add({ FullName: 'Bob' });
		const one = await runCoworkers(sandbox(), 'get', {
			parameters: { coworkerId: byId(Id), simplify },
		});
		expect(jsonOf(one.outputs[0])[0]).toMatchObject({ Id, CustomFieldsByName: shown });
		const many = await runCoworkers(sandbox(), 'getAll', {
			parameters: { returnAll: true, simplify },
		});
		const [ada, bob] = jsonOf(many.outputs[0]);
		expect(ada).toMatchObject({ Id, CustomFieldsByName: shown });
		expect('CustomFields' in ada).toBe(!simplify);
		expect(bob).not.toHaveProperty('CustomFieldsByName');
	});

	test('by Output Record', async () => {
		define('Badge Color');
		const { outputs } = await createCoworkers(sandbox(), {
			parameters: named({ 'Badge Color': 'blue' }),
			options: { output: 'record' },
		});
		expect(jsonOf(outputs[0])[0]).toMatchObject({ CustomFieldsByName: { 'Badge Color': 'blue' } });
	});

	test('no definition is read where no record has a value', async () => {
		sandbox().coworkers.add({ FullName: 'Bob' });
		await runCoworkers(sandbox(), 'getAll', { parameters: { returnAll: true, simplify: true } });
		expect(definitionReads()).toEqual([]);
	});

	test('by ID, with a hint, where nobody may read the names', async () => {
		const Id = addAda();
		withoutRoles(sandbox(), 'CustomField-List');
		const { outputs, hints, error } = await runCoworkers(sandbox(), 'get', {
			parameters: { coworkerId: byId(Id), simplify: true },
		});
		expect(error).toBeUndefined();
		expect(Object.values(jsonOf(outputs[0])[0].CustomFieldsByName as object)).toContain('blue');
		expect(hints[0].message).toContain('could not be read');
	});
});

describe.each(['id', 'name'] as const)('where lists go by the %s of custom fields', (reading) => {
	beforeEach(() => sandbox().setOptions({ readings: { customFieldFilter: reading } }));

	test.each([true, false])(
		'Get Many filters by them, with sorting by name %s',
		async (isSorted) => {
			const badge = define('Badge Color');
			const add = (FullName: string, Data?: IDataObject[]) =>
				sandbox().coworkers.add({ FullName, CustomFields: Data && { Data } });
			add('Ada', [entry(badge, 'blue')]);
			add('Bob', [entry(badge, 'red')]);
			add('Cem');
			add('Dia', [entry(99, 'blue')]);
			const { outputs, error } = await runCoworkers(sandbox(), 'getAll', {
				parameters: { returnAll: true, simplify: true, ...filteredBy({ 'badge color': 'Blue' }) },
				options: isSorted ? { sortBy: 'FullName' } : {},
			});
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0]).map(({ FullName }) => FullName)).toEqual(['Ada']);
		},
	);

	test('an empty value is no wish for everybody', async () => {
		define('Badge Color');
		const { error } = await runCoworkers(sandbox(), 'getAll', {
			parameters: {
				returnAll: true,
				simplify: true,
				...filteredBy({ 'Badge Color': '={{ "" }}' }),
			},
		});
		expect(error?.message).toContain('Badge Color is empty, which would let everybody through');
	});
});

test('a list that is not filtered is an error, for it might be everybody', async () => {
	sandbox().coworkers.add({ FullName: 'Ada' });
	const badge = define('Badge Color');
	const path = /coworkers$/;
	const rows = sandbox().coworkers.list() as unknown as IDataObject[];
	const body = { Records: rows, TotalPages: 1, TotalItems: 1, HasNextPage: false };
	sandbox().faults.add({ path, kind: 'status', status: 200, body, times: 2 });
	const { error } = await runCoworkers(sandbox(), 'getAll', {
		parameters: { returnAll: true, simplify: true, ...filteredBy({ [badge]: 'blue' }) },
	});
	expect(error?.message).toContain('Nexudus ignored the filter Custom Fields by Name');
});

describe('Map Automatically', () => {
	const automatic = { mappingMode: 'automatic', fullName: '', countryId: byId(''), email: '' };
	const parameters = { ...automatic, simpleTimeZoneId: byId('') };
	const ROW = {
		Name: 'Ada',
		Email: 'ada@example.com',
		Country: 'United Kingdom',
		'Time zone': 'GMT Standard Time',
	};

	test('fills a custom field from the column of its name', async () => {
		const badge = define('Badge Color');
		const { error, outputs, hints } = await createCoworkers(sandbox(), {
			items: [{ ...ROW, badge_color: 'blue', other: 1 }],
			parameters,
		});
		expect(error).toBeUndefined();
		expect(valuesOf(Number(jsonOf(outputs[0])[0].Id))).toEqual([entry(badge, 'blue')]);
		expect(hints[0].message).toContain('"badge_color" to Badge Color');
		expect(hints[0].message).toContain('Without a field: "other"');
	});

	test('reads no definition where every column has a field of the form', async () => {
		define('Country');
		await createCoworkers(sandbox(), { items: [ROW], parameters });
		expect(definitionReads()).toEqual([]);
	});
});

test('a booking has the custom fields of bookings', async () => {
	const id = define('Setup', TEXT, { RecordType: 11 });
	define('Badge');
	const room = sandbox().records('resources').add({ Name: 'Room' }).Id;
	const run = async (values: IDataObject) =>
		await runResource(sandbox(), booking, 'create', {
			parameters: {
				resourceId: byId(room),
				fromTime: '2031-02-01T09:00:00Z',
				toTime: '2031-02-01T10:00:00Z',
				...named(values),
			},
		});
	expect((await run({ Badge: 'x' })).error?.message).toContain('has no field "Badge"');
	expect((await run({ setup: 'U-shape' })).error).toBeUndefined();
	expect(sandbox().records('bookings').list()[0].CustomFields).toEqual({
		Data: [entry(id, 'U-shape')],
	});
});
