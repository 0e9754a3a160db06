import type { Sandbox } from '../../../sandbox';
import { defaultUser, startSandbox } from '../../../sandbox';
import { basic, call, create, validCoworker } from './client';

const COWORKERS = '/api/spaces/coworkers';
const ISO_SECONDS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off' });
});
beforeEach(() => {
	sandbox.reset();
	sandbox.setOptions({ putMode: 'replace', uniqueEmails: true });
});
afterAll(async () => await sandbox.close());

async function put(body: Record<string, unknown>) {
	return await call(sandbox, COWORKERS, { method: 'PUT', body });
}

describe('POST', () => {
	it('answers with the new Id', async () => {
		const answer = await create(sandbox);
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			Status: 200,
			Message: 'Coworker was successfully created.',
			Value: { Id: 87654321 },
			Errors: null,
			WasSuccessful: true,
			UpdatedOn: expect.stringMatching(ISO_SECONDS),
			UpdatedBy: defaultUser.username,
		});
		expect((await create(sandbox, { Email: 'b@example.com' })).json.Value.Id).toBe(87654322);
	});

	it('stores what was sent and adds what Nexudus assumes', async () => {
		await create(sandbox, { Position: 'Analyst', Gender: 3, Teams: [5001], Unheard: 'of' });
		const [record] = sandbox.coworkers.list();
		expect(record).toMatchObject({
			...validCoworker,
			Position: 'Analyst',
			Gender: 3,
			Teams: [5001],
			Businesses: [3001],
			CoworkerType: 1,
			TaxRateType: 1,
			SundayAttendance: 1,
			Active: true,
			Archived: false,
			CountryName: 'United Kingdom',
			SimpleTimeZoneName: 'GMT Standard Time',
			CreatedOn: expect.stringMatching(ISO_SECONDS),
			UniqueId: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		expect(record).not.toHaveProperty('Unheard');
		expect(record).not.toHaveProperty('BillingDay');
	});

	it('starts the billing of a plan today unless told otherwise', async () => {
		const before = new Date().getUTCDate();
		await create(sandbox, { TariffId: 4001 });
		await create(sandbox, { TariffId: 4002, BillingDay: 15, Email: 'b@example.com' });
		const [first, last] = sandbox.coworkers.list();
		expect([before, new Date().getUTCDate()]).toContain(first.BillingDay);
		expect(first.TariffName).toBe('Hot Desk Monthly');
		expect(last.BillingDay).toBe(15);
	});

	it('does, but does not store, what only acts once', async () => {
		await create(sandbox, { CreateUser: true, NewAvatarUrl: 'https://example.com/a.png' });
		await create(sandbox, { CreateUser: false, Email: 'b@example.com' });
		expect(sandbox.welcomeEmails).toEqual([validCoworker.Email]);
		const [record] = sandbox.coworkers.list();
		expect(record).not.toHaveProperty('CreateUser');
		expect(record).not.toHaveProperty('NewAvatarUrl');
		expect(sandbox.requests[0].body).toHaveProperty('NewAvatarUrl');
	});

	it('names a missing property as documented', async () => {
		const answer = await create(sandbox, { FullName: undefined });
		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({
			Message: 'FullName: is a required field',
			Value: null,
			Errors: [{ AttemptedValue: null, Message: 'is a required field', PropertyName: 'FullName' }],
			WasSuccessful: false,
		});
		expect(sandbox.coworkers.count).toBe(0);
	});

	it('collects every error', async () => {
		const answer = await create(sandbox, { FullName: '', CountryId: null, TaxRate: 'a lot' });
		expect(answer.json.Errors?.map((error) => error.PropertyName)).toEqual([
			'FullName',
			'CountryId',
			'TaxRate',
		]);
	});

	it.each([
		['FullName', 7],
		['Email', 'not an address'],
		['Email', 'a@b'],
		['CountryId', '1220'],
		['CountryId', 1],
		['SimpleTimeZoneId', 2023.5],
		['SimpleTimeZoneId', 1],
		['TariffId', 1],
		['BillingCountryId', 1],
		['Businesses', [3001, 1]],
		['Businesses', 3001],
		['Teams', ['5001']],
		['Teams', [1]],
		['Gender', 9],
		['Gender', 'Female'],
		['RegularPaymentProvider', 20],
		['Active', 'true'],
		['TaxRate', '20'],
		['BillingDay', 1.5],
		['RenewalDate', '2025-01-15'],
		['RenewalDate', '2025-01-15T10:30:00'],
		['RenewalDate', '2025-01-15T10:30:00+01:00'],
		['RenewalDate', '2025-02-30T10:30:00Z'],
		['RegistrationDateLocal', '2025-01-15T10:30:00Z'],
		['RegistrationDateLocal', 'tomorrow'],
		['DateOfBirth', '1815-12-10T00:00:00+01:00'],
		['DateOfBirth', '1815-13-10'],
	])('refuses %s: %j', async (property, value) => {
		const answer = await create(sandbox, { [property]: value });
		expect(answer.status).toBe(400);
		expect(answer.json.WasSuccessful).toBe(false);
		expect(answer.json.Errors).toEqual([
			{ PropertyName: property, Message: expect.any(String), AttemptedValue: value },
		]);
	});

	it.each([
		['RenewalDate', '2025-01-15T10:30:00Z'],
		['RenewalDate', '2025-01-15T10:30:00.000Z'],
		['RegistrationDateLocal', '2025-01-15T10:30:00'],
		['DateOfBirth', '1815-12-10'],
		['DateOfBirth', '1815-12-10T00:00:00'],
		['RegularPaymentProvider', 99],
		['Teams', []],
		['Notes', ''],
		['Gender', null],
	])('takes %s: %j', async (property, value) => {
		expect((await create(sandbox, { [property]: value })).status).toBe(200);
	});

	it('words a malformed e-mail as documented', async () => {
		const answer = await create(sandbox, { Email: 'nowhere' });
		expect(answer.json.Message).toBe('Email: is not a valid email address');
	});

	it('refuses a second coworker with the same e-mail, unless set otherwise', async () => {
		await create(sandbox);
		const answer = await create(sandbox, { Email: 'ADA@example.com' });
		expect(answer.status).toBe(400);
		expect(answer.json.Errors).toEqual([
			{
				PropertyName: 'Email',
				Message: 'is already in use',
				AttemptedValue: 'ADA@example.com',
			},
		]);
		sandbox.setOptions({ uniqueEmails: false });
		expect((await create(sandbox)).status).toBe(200);
		expect(sandbox.coworkers.findByEmail('Ada@Example.com')).toHaveLength(2);
	});

	it.each(['[]', '"text"', '{ "FullName": ', ''])('refuses the body %p', async (body) => {
		const headers = { authorization: basic(), 'content-type': 'application/json' };
		const response = await fetch(sandbox.url + COWORKERS, { method: 'POST', headers, body });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ WasSuccessful: false });
	});
});

describe('GET by Id', () => {
	it('shows the whole record', async () => {
		const { Id } = (await create(sandbox, { Teams: [5002] })).json.Value;
		const { json } = await call(sandbox, `${COWORKERS}/${Id}`);
		expect(json).toMatchObject({ Id, ...validCoworker, Teams: [5002], Notes: null });
	});

	it('does not find another', async () => {
		const answer = await call(sandbox, `${COWORKERS}/1`);
		expect(answer.status).toBe(404);
		expect(answer.json.WasSuccessful).toBe(false);
	});
});

describe('PUT', () => {
	it.each([
		['replace', undefined],
		['merge', 'Analyst'],
	] as const)('in the mode %s', async (putMode, position) => {
		sandbox.setOptions({ putMode });
		const { Id } = (await create(sandbox, { Position: 'Analyst', Active: false })).json.Value;
		const before = sandbox.coworkers.get(Id);
		const answer = await put({ ...validCoworker, Id, FullName: 'Ada King', CountryId: 1219 });
		expect(answer.json).toMatchObject({
			Message: 'Coworker was successfully updated.',
			Value: { Id },
		});
		const after = sandbox.coworkers.get(Id);
		expect(after).toMatchObject({
			FullName: 'Ada King',
			UniqueId: before?.UniqueId,
			CreatedOn: before?.CreatedOn,
			Active: putMode === 'replace',
		});
		expect(after?.Position).toBe(position);
		expect(after?.CountryName).not.toBe('United Kingdom');
	});

	it('clears by null what it merges', async () => {
		sandbox.setOptions({ putMode: 'merge' });
		const { Id } = sandbox.coworkers.add({ ...validCoworker, Position: 'Analyst', Tag: 'x' });
		await put({ ...validCoworker, Id, Position: null });
		expect(sandbox.coworkers.get(Id)).toMatchObject({ Tag: 'x' });
		expect(sandbox.coworkers.get(Id)).not.toHaveProperty('Position');
	});

	it('needs a known Id and the required properties', async () => {
		expect((await put({ ...validCoworker, Id: 1 })).status).toBe(404);
		const answer = await put({ FullName: 'Ada' });
		expect(answer.status).toBe(400);
		expect(answer.json.Errors?.map((error) => error.PropertyName)).toEqual([
			'Id',
			'Email',
			'CountryId',
			'SimpleTimeZoneId',
		]);
	});

	it('refuses the e-mail of another coworker and frees the one it leaves', async () => {
		const { Id } = sandbox.coworkers.add({ Email: 'first@example.com' });
		sandbox.coworkers.add({ Email: 'taken@example.com' });
		expect((await put({ ...validCoworker, Id, Email: 'taken@example.com' })).status).toBe(400);
		expect((await put({ ...validCoworker, Id, Email: 'new@example.com' })).status).toBe(200);
		expect((await create(sandbox, { Email: 'first@example.com' })).status).toBe(200);
	});
});

describe('seeding', () => {
	it('fills in what is left out and keeps the order', () => {
		const first = sandbox.coworkers.add({ CreatedOn: '2020-01-01T00:00:00Z' });
		const second = sandbox.coworkers.add({ Id: 90000000, FullName: 'Grace Hopper' });
		expect(first).toMatchObject({ Id: 87654321, CreatedOn: '2020-01-01T00:00:00Z' });
		expect(first.Email).toMatch(/@/);
		expect(sandbox.coworkers.list()).toEqual([first, second]);
		expect(sandbox.coworkers.add({}).Id).toBe(90000001);
	});
});
