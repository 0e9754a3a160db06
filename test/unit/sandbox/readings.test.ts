import { entityOf } from '../../../contract';
import type { Readings } from '../../../contract';
import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { call, create, validCoworker } from './client';

// Which readings can be told apart by one coworker is tried in ../tools/checkLive.test.ts.

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off' });
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

function read(readings: Partial<Readings>): void {
	sandbox.setOptions({ readings });
}

const pathOf = (entity: string) => `/api/${entityOf(entity).path}`;

async function post(entity: string, body: Record<string, unknown>) {
	return await call(sandbox, pathOf(entity), { method: 'POST', body });
}

async function one(entity: string, id: number) {
	return (await call(sandbox, `${pathOf(entity)}/${id}`)).json;
}

test('throttle: 409 without a body, or 429 with a text', async () => {
	const limits = { spacingMs: 60_000, spacingToleranceMs: 0 };
	read({ throttle: '429' });
	sandbox.setOptions({ limits });
	await call(sandbox, '/api/sys/countries');
	const answer = await call(sandbox, '/api/sys/countries');
	sandbox.setOptions({ limits: 'off' });
	expect(answer.status).toBe(429);
	expect(answer.headers.get('retry-after')).toBeNull();
	expect(answer.text).toMatch(/Wait \d+(\.\d+)? seconds/);
});

test.each(['documented', 'asSeen'] as const)('requiredOnCreate: %s', async (requiredOnCreate) => {
	read({ requiredOnCreate });
	const plan = { BusinessId: 3001, Name: 'Hot Desk', SystemTariffType: 5, CurrencyId: 3101 };
	const body = { ...plan, Price: 1, InvoiceEvery: 1, InvoiceEveryWeeks: 0, CancellationPeriod: 30 };
	const answer = await post('tariffs', body);
	const blamed = answer.json.Errors?.map(({ PropertyName }) => PropertyName) ?? [];
	expect(blamed.includes('DisplayOrder')).toBe(requiredOnCreate === 'documented');
});

test.each([
	['rejected', 400],
	['500', 500],
] as const)('undigested: %s', async (undigested, status) => {
	read({ undigested });
	const { Id } = sandbox.coworkers.add({});
	const file = { BusinessId: 3001, CoworkerId: Id, Name: 'Agreement', NewFileDataUrl: 'data:,' };
	const answer = await post('coworkerdatafiles', { ...file, RequestDigitalSignature: false });
	expect([answer.status, answer.text]).toEqual([status, expect.stringContaining('Ooops!')]);
});

test.each([
	['unique', 400],
	['shared', 200],
] as const)('emails: %s', async (emails, status) => {
	read({ emails });
	await create(sandbox);
	expect((await create(sandbox)).status).toBe(status);
});

test.each([
	['text', 'Company', 'Company'],
	['number', 2, 2],
	['asSeen', 'Company', 2],
] as const)('joinedEnums: %s', async (joinedEnums, inDeliveries, inVisitors) => {
	read({ joinedEnums });
	const CoworkerId = sandbox.coworkers.add({ CoworkerType: 2 }).Id;
	const delivery = sandbox.records('coworkerdeliveries').add({ CoworkerId });
	const visitor = sandbox.records('visitors').add({ CoworkerId });
	sandbox.setOptions({ readings: { joinedEnums, answered: 'asSeen' } });
	expect([
		(await one('coworkerdeliveries', delivery.Id)).CoworkerCoworkerType,
		(await one('visitors', visitor.Id)).CoworkerCoworkerType,
	]).toEqual([inDeliveries, inVisitors]);
});

test.each([
	['taken', 4002],
	['ignored', 4001],
] as const)('createOnlyOnPut: %s', async (createOnlyOnPut, plan) => {
	read({ createOnlyOnPut });
	const { Id } = sandbox.coworkers.add({ TariffId: 4001 });
	const body = { ...validCoworker, Id, TariffId: 4002 };
	await call(sandbox, pathOf('coworkers'), { method: 'PUT', body });
	expect(sandbox.coworkers.get(Id)?.TariffId).toBe(plan);
});

test.each([
	['ignored', undefined],
	['asSeen', 2],
] as const)('readOnlySent: %s', async (readOnlySent, source) => {
	read({ readOnlySent });
	const body = { BusinessId: 3001, FromTime: new Date().toISOString(), Source: 2 };
	const { Id } = (await post('checkins', body)).json.Value;
	expect(sandbox.records('checkins').get(Id)?.Source).toBe(source);
});

test('a preset can be chosen at the start, and changed one reading at a time', async () => {
	const live = await startSandbox({ limits: 'off', readings: 'live', uniqueEmails: true });
	await create(live);
	const second = await create(live);
	await live.close();
	expect(second.json.Errors?.[0].Message).toBe('is already in use');
});

test('"Ooops!" can pass or last', async () => {
	sandbox.faults.add({ kind: 'ooops', times: 2 });
	const statuses = [];
	for (let count = 0; count < 3; count++) statuses.push((await create(sandbox)).status);
	expect(statuses).toEqual([500, 500, 200]);
	sandbox.faults.add({ kind: 'ooops', times: Infinity });
	expect((await create(sandbox)).text).toContain('Ooops!');
	expect(sandbox.coworkers.count).toBe(1);
	sandbox.faults.clear();
});

test.each([
	['utc', 1],
	['local', 0],
] as const)('rangeZone: %s', async (rangeZone, count) => {
	read({ rangeZone });
	sandbox.coworkers.add({ CreatedOn: '2025-01-29T12:00:00Z' });
	const range = 'from_Coworker_CreatedOn=2025-01-29T11:00&to_Coworker_CreatedOn=2025-01-29T13:00';
	const { json } = await call(sandbox, `${pathOf('coworkers')}?${range}`);
	expect(json.Records).toHaveLength(count);
});
