import { createBudget } from '../../../nodes/Nexudus/api/budget';
import type { Limits } from '../../../nodes/Nexudus/api/limits';
import type { Sandbox } from '../../../sandbox';
import { fastClock, manualClock, startSandbox } from '../../../sandbox';
import { call, create, passwordForm, postToken, validCoworker } from './client';

const COWORKERS = '/api/spaces/coworkers';
const START = Date.parse('2026-03-01T12:00:00Z');

const clock = manualClock(START);
let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ limits: 'off', clock });
});
afterEach(async () => await sandbox.close());

async function listed(email: string) {
	return (await call(sandbox, `${COWORKERS}?Coworker_Email=${email}`)).json.Records;
}

test('records and Date headers go by the clock, and by how far it is ahead', async () => {
	const before = clock.now();
	sandbox.setOptions({ clockOffset: 3_600_000 });
	const answer = await create(sandbox);
	expect(answer.json.UpdatedOn).toBe(`${new Date(before + 3_600_000).toISOString().slice(0, 19)}Z`);
	expect(Date.parse(answer.headers.get('date')!)).toBe(
		Math.floor((before + 3_600_000) / 1000) * 1000,
	);
});

test('lists can lag behind what was written', async () => {
	sandbox.setOptions({ listLag: 5_000 });
	const { Id } = (await create(sandbox)).json.Value;
	expect(await listed(validCoworker.Email)).toEqual([]);
	expect((await call(sandbox, `${COWORKERS}/${Id}`)).status).toBe(200);
	clock.advance(5_000);
	expect(await listed(validCoworker.Email)).toMatchObject([{ Id }]);
	const body = { ...validCoworker, Id, FullName: 'Ada King' };
	await call(sandbox, COWORKERS, { method: 'PUT', body });
	expect(await listed(validCoworker.Email)).toMatchObject([{ FullName: validCoworker.FullName }]);
	clock.advance(5_000);
	expect(await listed(validCoworker.Email)).toMatchObject([{ FullName: 'Ada King' }]);
});

test('a write can land after its connection broke', async () => {
	sandbox.faults.add({ kind: 'landsLater', afterMs: 30_000 });
	await expect(create(sandbox)).rejects.toThrow('fetch failed');
	expect(sandbox.coworkers.count).toBe(0);
	clock.advance(29_000);
	expect(await listed(validCoworker.Email)).toEqual([]);
	clock.advance(1_000);
	while (sandbox.coworkers.count === 0) await new Promise(setImmediate);
	expect(await listed(validCoworker.Email)).toHaveLength(1);
	expect(sandbox.requests[0]).toMatchObject({ status: null, fault: 'landsLater' });
});

test('tokens live by the clock', async () => {
	const token = (await postToken(sandbox, passwordForm())).json;
	const authorization = `Bearer ${token.access_token}`;
	expect((await call(sandbox, COWORKERS, { authorization })).status).toBe(200);
	clock.advance(604_800_000);
	expect((await call(sandbox, COWORKERS, { authorization })).status).toBe(401);
});

test("the package's waits can live in the same time", async () => {
	const fast = fastClock(1000);
	const budget = createBudget(fast);
	const limits: Limits = [{ of: 'requests', most: 1, ms: 10_000 }];
	const began = fast.now();
	const turn = () => budget.turn({ isWrite: true, limits, deadline: Infinity });
	expect([await turn(), await turn()]).toEqual([true, true]);
	expect(fast.now() - began).toBeGreaterThanOrEqual(10_000);
});
