import type { IDataObject } from 'n8n-workflow';

import { createCoworkers, createRequests, credentialFor, useSandbox } from './support/coworkers';
import { runWorkflow } from './support/engine';
import { byId, jsonOf, runCoworkers, updateRequests } from './support/operations';

const sandbox = useSandbox();

const EMPTY = { mappingMode: 'automatic' };

/** A row as a sheet has it, its columns in no language of the API. */
const ROW: IDataObject = {
	row_number: 2,
	'First name': 'Ada',
	'Last name': 'Lovelace',
	'E-mail': 'ada@example.com',
	Country: 'United Kingdom',
	'Time zone': 'GMT Standard Time',
	Mobile: 441234,
	Zip: 'SW1A 1AA',
	Plan: 'Hot Desk Monthly',
	Location: 'Sandbox London',
	'Start date': '2025-02-01',
	'VAT number': 'GB123',
};

async function create(items: IDataObject[], parameters: IDataObject = {}, options?: IDataObject) {
	const result = await createCoworkers(sandbox(), {
		items,
		parameters: { ...EMPTY, ...parameters },
		options,
	});
	return { ...result, sent: createRequests(sandbox()).map(({ body }) => body) };
}

test('a member is created from a sheet without a field filled in', async () => {
	const { sent, error, hints } = await create([ROW]);
	expect(error).toBeUndefined();
	expect(sent).toEqual([
		{
			FullName: 'Ada Lovelace',
			Email: 'ada@example.com',
			CountryId: 1220,
			SimpleTimeZoneId: 2023,
			MobilePhone: '441234',
			PostCode: 'SW1A 1AA',
			TariffId: 4001,
			Businesses: [3001],
			InvoicingBusinessId: 3001,
			RenewalDate: '2025-02-01T00:00:00Z',
			TaxIDNumber: 'GB123',
		},
	]);
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(
			/^Mapped automatically: .*"First name" \+ "Last name" to Full Name.* Without a field: "row_number"\.$/,
		),
	]);
});

test('Create or Update takes from a column what only a new member needs', async () => {
	const { Id } = sandbox().coworkers.add({ Email: 'known@example.com', CountryId: 1221 });
	const { outputs, error } = await runCoworkers(sandbox(), 'upsert', {
		items: [ROW, { ...ROW, 'E-mail': 'known@example.com' }],
		parameters: EMPTY,
	});
	expect(error).toBeUndefined();
	expect(jsonOf(outputs[0]).map(({ action }) => action)).toEqual(['created', 'updated']);
	expect(createRequests(sandbox()).map(({ body }) => body)).toEqual([
		expect.objectContaining({ CountryId: 1220, SimpleTimeZoneId: 2023 }),
	]);
	expect(sandbox().coworkers.get(Id)).toMatchObject({ FullName: 'Ada Lovelace', CountryId: 1221 });
});

test('what is set below wins, and an empty cell is not sent', async () => {
	const { sent } = await create([{ ...ROW, Mobile: '', City: 'London' }], {
		basics: { fullName: 'Nathan Hale', email: '' },
		additionalFields: { cityName: 'Leeds', postCode: '={{ "" }}' },
	});
	const { 'E-mail': Email } = ROW;
	expect(sent).toEqual([
		expect.objectContaining({ FullName: 'Nathan Hale', Email, CityName: 'Leeds' }),
	]);
	expect(sent[0]).not.toHaveProperty('MobilePhone');
	expect(sent[0]).not.toHaveProperty('PostCode');
});

test('what sends something to people is never taken from a column', async () => {
	const { sent, hints } = await create([
		{ ...ROW, 'Create Portal User': true, NotifyOnNewInvoice: true },
	]);
	expect(sent).toEqual([expect.not.objectContaining({ CreateUser: true })]);
	expect(sent).toEqual([expect.not.objectContaining({ NotifyOnNewInvoice: true })]);
	expect(hints[0].message).toContain('"Create Portal User", "NotifyOnNewInvoice"');
});

test('Main Fields may go by the names of the API, and hold nothing else', async () => {
	const { sent, error } = await create([ROW], { basics: '={{ { FullName: "Nathan Hale" } }}' });
	expect(error).toBeUndefined();
	expect(sent).toEqual([expect.objectContaining({ FullName: 'Nathan Hale' })]);
	const other = await create([ROW], { basics: '={{ { shoeSize: 43 } }}' });
	expect(other.error?.message).toContain('Main Fields has no field "shoeSize"');
});

test('what is wrong with a cell is told with its column, and what is missing too', async () => {
	const { sent, error } = await create([{ ...ROW, Country: '', 'Start date': 'soon' }]);
	expect(sent).toEqual([]);
	expect(error?.message).toContain('Country is required');
	expect(error?.message).toContain('Renewal Date (column "Start date") must be a date');
});

test('Map Each Field Below leaves the columns alone', async () => {
	await createCoworkers(sandbox(), { items: [{ ...ROW, email: 'a@example.com' }] });
	expect(createRequests(sandbox())[0].body).toEqual({
		FullName: 'Nathan Hale',
		Email: 'a@example.com',
		CountryId: 1220,
		SimpleTimeZoneId: 2023,
	});
});

test('Unknown Columns can fail the items that have some', async () => {
	const known = { ...ROW };
	delete known.row_number;
	const result = await createCoworkers(sandbox(), {
		items: [known, { ...known, 'Shoe size': 43 }],
		parameters: EMPTY,
		options: { unknownColumns: 'fail' },
		onError: 'continueErrorOutput',
	});
	expect(jsonOf(result.outputs[0])).toHaveLength(1);
	expect(jsonOf(result.outputs[1])).toEqual([
		expect.objectContaining({
			error: expect.stringContaining('Column "Shoe size" fills no field') as unknown,
		}),
	]);
});

test('Update takes its changes from columns, and clears what it is told to', async () => {
	const { Id } = sandbox().coworkers.add({ MobilePhone: '1', CityName: 'London', Tag: 'x' });
	const { error } = await runCoworkers(sandbox(), 'update', {
		items: [{ Id, Mobile: '2', City: '', Tag: 'y' }],
		parameters: {
			mappingMode: 'automatic',
			coworkerId: byId('={{ $json.Id }}'),
			fieldsToClear: ['tag'],
		},
	});
	expect(error).toBeUndefined();
	const [{ body }] = updateRequests(sandbox());
	expect(body).toMatchObject({ Id, MobilePhone: '2', CityName: 'London', Tag: null });
});

test('Create or Update leaves what an empty cell stands for', async () => {
	const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com', MobilePhone: '1' });
	await runCoworkers(sandbox(), 'upsert', {
		items: [{ ...ROW, Mobile: '' }],
		parameters: EMPTY,
	});
	expect(sandbox().coworkers.get(Id)).toMatchObject({ MobilePhone: '1', PostCode: 'SW1A 1AA' });
});

test('a booking is made from columns as well', async () => {
	const { Id } = sandbox().records('resources').add({ Name: 'Room' });
	const { error } = await runWorkflow({
		items: [
			{ Resource: Id, From: '2025-02-01T09:00:00Z', To: '2025-02-01T10:00:00Z', Notes: 'Hi' },
		],
		credential: credentialFor(sandbox()),
		parameters: { resource: 'booking', mappingMode: 'automatic' },
	});
	expect(error).toBeUndefined();
	expect(
		sandbox().requests.find(({ method, path }) => method === 'POST' && path.endsWith('bookings'))
			?.body,
	).toEqual({
		ResourceId: Id,
		FromTime: '2025-02-01T09:00:00Z',
		ToTime: '2025-02-01T10:00:00Z',
		Notes: 'Hi',
	});
});
