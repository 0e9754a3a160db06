import type { IDataObject } from 'n8n-workflow';

import { documentedProperties, entityOf } from '../../contract';
import { useSandbox } from './support/coworkers';
import type { OperationRun } from './support/operations';
import {
	byEmail,
	byId,
	jsonOf,
	locator,
	runCoworkers,
	stored,
	updateRequests,
} from './support/operations';

/** What Nexudus assumes for a property that was not sent. */
const documentedDefaults = Object.fromEntries(
	documentedProperties(entityOf('coworkers')).flatMap(({ property, default: value }) =>
		value === undefined ? [] : [[property, value]],
	),
);

describe.each(['replace', 'merge'] as const)('where PUT means %s', (putMode) => {
	const sandbox = useSandbox({ putMode });

	async function update(parameters: IDataObject, run: OperationRun = {}) {
		return await runCoworkers(sandbox(), 'update', { parameters, ...run });
	}

	test('sends a welcome email only when it is told to', async () => {
		const { Id, Email } = sandbox().coworkers.add({});
		await update({
			coworkerId: byId(Id),
			additionalFields: { portalAccess: { createUser: true } },
		});
		expect(sandbox().welcomeEmails).toEqual([Email]);
		await update({ coworkerId: byId(Id), additionalFields: { cityName: 'London' } });
		expect(sandbox().welcomeEmails).toEqual([Email]);
	});

	const FILLED = {
		Position: 'Designer',
		Gender: 3,
		DateOfBirth: '1990-05-01T00:00:00',
		InvoiceDueDateDay: 15,
		CanMakeBookings: true,
		BillingCountryId: 1221,
		Businesses: [3002],
		Teams: [5004],
	};

	/** A parameter of each kind that comes from an expression. */
	function everyKind(expression: string): IDataObject {
		return {
			additionalFields: {
				position: expression,
				businesses: expression,
				teams: expression,
				profile: { gender: expression, dateOfBirth: expression },
				invoicing: { invoiceDueDateDay: expression },
				permissions: { canMakeBookings: expression },
				billing: { billingCountryId: locator('id', expression) },
				portalAccess: { createUser: expression },
			},
		};
	}

	test.each(['={{ "" }}', '={{ " " }}', '={{ null }}', '={{ $json.none }}', '={{ [] }}'])(
		'leaves fields of any kind alone that the expression %s gives no value for',
		async (expression) => {
			const { Id } = sandbox().coworkers.add(FILLED);
			const before = stored(sandbox(), Id);
			const parameters = { coworkerId: byId(Id), ...everyKind(expression) };
			const { error } = await update(parameters);
			expect(error).toBeUndefined();
			expect(stored(sandbox(), Id)).toEqual(before);
		},
	);

	test.each(['={{ "" }}', '={{ " " }}', '={{ null }}', '={{ [] }}'])(
		'clears fields of any kind that are %s, with Empty Values on Clear',
		async (expression) => {
			const { Id } = sandbox().coworkers.add(FILLED);
			const parameters = { coworkerId: byId(Id), ...everyKind(expression) };
			const { error } = await update(parameters, { options: { emptyValues: 'clear' } });
			expect(error).toBeUndefined();
			const after = stored(sandbox(), Id) as IDataObject;
			const emptied = { ...documentedDefaults, Businesses: [], Teams: [] } as IDataObject;
			for (const property of Object.keys(FILLED)) {
				expect([property, after[property]]).toEqual([property, emptied[property]]);
			}
			expect(sandbox().welcomeEmails).toEqual([]);
		},
	);

	test('clears neither what the form left empty nor a column that does not exist', async () => {
		const { Id } = sandbox().coworkers.add(FILLED);
		const before = stored(sandbox(), Id);
		const options = { emptyValues: 'clear' };
		await update({ coworkerId: byId(Id), ...everyKind('={{ $json.none }}') }, { options });
		await update({ coworkerId: byId(Id), ...everyKind('') }, { options });
		expect(stored(sandbox(), Id)).toEqual(before);
	});

	test('takes the option Empty Values from each item', async () => {
		const [kept, cleared] = [1, 2].map(() => sandbox().coworkers.add({ Position: 'Designer' }).Id);
		await update(
			{ coworkerId: byId('={{ $json.id }}'), additionalFields: { position: '={{ "" }}' } },
			{
				items: [
					{ id: kept, empty: 'ignore' },
					{ id: cleared, empty: 'clear' },
				],
				options: { emptyValues: '={{ $json.empty }}' },
			},
		);
		expect(stored(sandbox(), kept)).toMatchObject({ Position: 'Designer' });
		expect(stored(sandbox(), cleared)).not.toHaveProperty('Position');
	});

	test.each([
		['By Email', () => byEmail('ADA@example.com')],
		['By ID', (id: number) => byId(id)],
	])('finds the coworker %s', async (_mode, coworkerId) => {
		const other = sandbox().coworkers.add({ Email: 'xada@example.com' });
		const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com', Notes: 'Keep' });
		const before = { ...stored(sandbox(), other.Id) };
		const { outputs } = await update({
			coworkerId: coworkerId(Id),
			additionalFields: { cityName: 'Lisbon' },
		});
		expect(jsonOf(outputs[0])).toEqual([{ Id }]);
		expect(stored(sandbox(), Id)).toMatchObject({ CityName: 'Lisbon', Notes: 'Keep' });
		expect(stored(sandbox(), other.Id)).toEqual(before);
	});

	test.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'two items for the same coworker both have their way (On Error: %s)',
		async (onError) => {
			const { Id } = sandbox().coworkers.add({ Notes: 'Keep' });
			const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
			const customFields = Object.fromEntries(
				numbers.map((number) => [
					`custom${number}`,
					`={{ $json.number === ${number} ? 'from item ${number}' : null }}`,
				]),
			);
			const { error } = await update(
				{ coworkerId: byId(Id), additionalFields: { customFields } },
				{ items: numbers.map((number) => ({ number })), onError },
			);
			expect(error).toBeUndefined();
			const custom = numbers.map((number) => [`Custom${number}`, `from item ${number}`]);
			expect(stored(sandbox(), Id)).toMatchObject({
				Notes: 'Keep',
				...Object.fromEntries(custom),
			});
		},
	);
});

const sandbox = useSandbox();

async function update(parameters: IDataObject, run: OperationRun = {}) {
	return await runCoworkers(sandbox(), 'update', { parameters, ...run });
}

describe('a mistake', () => {
	test.each([
		[
			'a field both set and cleared',
			{ additionalFields: { cityName: 'Lisbon' }, fieldsToClear: ['cityName'] },
			'City is both set and to be cleared',
		],
		[
			'two fields both set and cleared',
			{
				additionalFields: { cityName: 'Lisbon', position: 'CTO' },
				fieldsToClear: '={{ "cityName, position" }}',
			},
			'City is both set and to be cleared; Position is both set and to be cleared',
		],
		[
			'a field to clear that there is not',
			{ fieldsToClear: '={{ "mobilePhon" }}' },
			'Fields to Clear has no choice "mobilePhon"',
		],
		[
			'an instruction to clear',
			{ fieldsToClear: '={{ ["createUser"] }}' },
			'Fields to Clear has no choice "createUser"',
		],
		[
			'a required field to clear',
			{ fieldsToClear: '={{ ["email"] }}' },
			'Fields to Clear has no choice "email"',
		],
		[
			'an object of fields to clear',
			{ fieldsToClear: '={{ { cityName: true } }}' },
			'Fields to Clear has no choice "{"cityName":true}"',
		],
		[
			'a basic field that is not in the collection',
			{ basics: '={{ { emial: "a@example.com" } }}' },
			'Name, Email, Country and Time Zone has no field "emial"',
		],
		[
			'a value that is none',
			{ additionalFields: { invoicing: { invoiceDueDateDay: "={{ 'Monday' }}" } } },
			'Invoice Due Date Day must be a whole number, not "Monday"',
		],
	])('is named before anything is sent: %s', async (_what, parameters, message) => {
		const { Id } = sandbox().coworkers.add({});
		const { error } = await update({ coworkerId: byId(Id), ...parameters } as IDataObject);
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(sandbox().requests).toEqual([]);
	});

	test.each([
		['fullName', 'Full Name'],
		['email', 'Email'],
	])('is an empty %s that is to be cleared', async (name, label) => {
		const { Id } = sandbox().coworkers.add({});
		const { error } = await update(
			{ coworkerId: byId(Id), basics: { [name]: '={{ "" }}' } },
			{ options: { emptyValues: 'clear' } },
		);
		expect(error?.message).toBe(`${label} cannot be cleared: a record needs it [item 0]`);
		expect(sandbox().requests).toEqual([]);
	});

	test.each([
		'={{ "position, CityName" }}',
		'={{ ["position", "cityName"] }}',
		'={{ \'["Position","cityname"]\' }}',
		'={{ ["position", "cityName", "position", null, ""] }}',
	])('is none in the fields to clear %s', async (fieldsToClear) => {
		const { Id } = sandbox().coworkers.add({ Position: 'Designer', CityName: 'London' });
		const { error } = await update({ coworkerId: byId(Id), fieldsToClear });
		expect(error).toBeUndefined();
		expect(stored(sandbox(), Id)).not.toHaveProperty('Position');
		expect(stored(sandbox(), Id)).not.toHaveProperty('CityName');
	});

	test('in one item stops the others too, before anything is sent, unless they are to go on', async () => {
		const ids = [1, 2].map(() => sandbox().coworkers.add({}).Id);
		const run = {
			items: [
				{ id: ids[0], day: 3 },
				{ id: ids[1], day: 'Monday' },
			],
		};
		const parameters = {
			coworkerId: byId('={{ $json.id }}'),
			additionalFields: { invoicing: { invoiceDueDateDay: '={{ $json.day }}' } },
		};
		const { error } = await update(parameters, run);
		expect(error?.message).toContain('[item 1]');
		expect(updateRequests(sandbox())).toEqual([]);
		const { outputs } = await update(parameters, { ...run, onError: 'continueErrorOutput' });
		expect(jsonOf(outputs[0])).toEqual([{ Id: ids[0] }]);
		expect(jsonOf(outputs[1])).toEqual([expect.objectContaining({ id: ids[1], day: 'Monday' })]);
	});
});

describe('what Nexudus refuses', () => {
	test('is told in the words of the form', async () => {
		sandbox().coworkers.add({ Email: 'taken@example.com' });
		const { Id } = sandbox().coworkers.add({});
		const basics = { email: 'taken@example.com' };
		const { error } = await update({ coworkerId: byId(Id), basics });
		expect(error?.message).toBe('Email is already in use [item 0]');
	});

	test.each([
		['an ID', () => byId(99), 'Nexudus has no coworker with the ID 99'],
		['an email', () => byEmail('no@example.com'), 'no coworker with the email "no@example.com"'],
	])('is nothing at all for %s that nobody has', async (_what, coworkerId, message) => {
		sandbox().coworkers.add({ Email: 'ano@example.com' });
		const { error } = await update({
			coworkerId: coworkerId(),
			additionalFields: { cityName: 'Lisbon' },
		});
		expect(error?.message).toContain(message);
		expect(updateRequests(sandbox())).toEqual([]);
	});

	test('is nothing at all for an email that two coworkers have', async () => {
		const ids = [1, 2].map(() => sandbox().coworkers.add({ Email: 'twin@example.com' }).Id);
		const { error } = await update({
			coworkerId: byEmail('twin@example.com'),
			additionalFields: { cityName: 'Lisbon' },
		});
		expect(error?.message).toContain(`Choose it by its ID: ${ids.join(', ')}`);
		expect(updateRequests(sandbox())).toEqual([]);
	});
});

describe('the output', () => {
	test('is the ID, with a warning, when the record was written but cannot be read', async () => {
		const { Id } = sandbox().coworkers.add({});
		const body = { Message: 'Not today', WasSuccessful: false };
		const path = `/api/spaces/coworkers/${Id}`;
		sandbox().faults.add({ kind: 'status', status: 400, body, path, skip: 1 });
		const { outputs, hints } = await update(
			{ coworkerId: byId(Id), additionalFields: { cityName: 'Lisbon' } },
			{ options: { output: 'record' } },
		);
		expect(jsonOf(outputs[0])).toEqual([{ Id }]);
		expect(hints.map(({ message }) => message)).toEqual([
			`Coworker ${Id} was written, but could not be read: Not today`,
		]);
	});
});
