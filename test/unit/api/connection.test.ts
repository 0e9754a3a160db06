import type { IExecuteFunctions } from 'n8n-workflow';

import { budgetOf } from '../../../nodes/Nexudus/api/budgets';
import type { Connection } from '../../../nodes/Nexudus/api/connection';
import {
	connect,
	DEFAULT_PACING,
	deadlineOf,
	takeTurn,
	withPacing,
} from '../../../nodes/Nexudus/api/connection';
import { DOCUMENTED_LIMITS, limitsFor, NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import type { FakeNexudus } from './fakeNexudus';
import { startFakeNexudus } from './fakeNexudus';
import { clock } from './passingClock';

function contextOf(credential: object, more: object = {}): IExecuteFunctions {
	return {
		getCredentials: async (type: string) => (type === 'nexudusOAuth2Api' ? credential : {}),
		getNode: () => ({ name: 'Nexudus' }),
		...more,
	} as unknown as IExecuteFunctions;
}

const credential = { username: 'Owner@example.com', baseUrl: 'https://spaces.nexudus.test/' };

test('a connection joins the budget of its user', async () => {
	const { signal } = new AbortController();
	const context = contextOf(credential, { getExecutionCancelSignal: () => signal });
	expect(await connect(context)).toEqual({
		access: expect.anything(),
		node: { name: 'Nexudus' },
		baseUrl: 'https://spaces.nexudus.test',
		budget: budgetOf('https://spaces.nexudus.test', 'owner@example.com'),
		limits: DOCUMENTED_LIMITS,
		maxWait: DEFAULT_PACING.maxWait,
		timeout: DEFAULT_PACING.timeout,
		signal,
	});
});

test('a context that cannot be cancelled has no signal', async () => {
	expect((await connect(contextOf(credential))).signal).toBeUndefined();
});

test('a wrong address is told', async () => {
	const context = contextOf({ ...credential, baseUrl: 'spaces.nexudus.test' });
	await expect(connect(context)).rejects.toThrow('not a web address');
});

test('another pace leaves the rest as it is', async () => {
	const connection = await connect(contextOf(credential));
	const pacing = { writesPerMinute: 7, maxWait: 1, timeout: 2 };
	expect(withPacing(connection, pacing)).toEqual({
		...connection,
		limits: limitsFor(7),
		maxWait: 1,
		timeout: 2,
	});
});

describe('a turn', () => {
	let nexudus: FakeNexudus;
	afterEach(async () => await nexudus.close());

	const start = async (changes: Partial<Connection>) => {
		nexudus = await startFakeNexudus([], changes);
		return nexudus.connection;
	};

	test('is waited for up to the deadline of the item, or as long as a request may take', async () => {
		const connection = await start({ maxWait: 500 });
		expect(deadlineOf(connection)).toBe(clock.time + 500);
		expect(deadlineOf({ ...connection, deadline: 7 })).toBe(7);
	});

	test('tells how long it took, granted or not', async () => {
		const connection = await start({ limits: limitsFor(1) });
		const began = clock.time;
		expect(await takeTurn(connection, true, clock.time)).toBe(true);
		expect(await takeTurn(connection, true, clock.time + 70_000)).toBe(true);
		expect(await takeTurn(connection, true, clock.time + 50_000)).toBe(false);
		expect(clock.time - began).toBeGreaterThanOrEqual(60_000);
		expect(nexudus.waits).toEqual([0, clock.time - began, 0]);
	});

	test('needs nobody to be told', async () => {
		const connection = await start({ limits: NO_LIMITS, onWait: undefined });
		expect(await takeTurn(connection, false, clock.time)).toBe(true);
	});

	test('ends with the execution', async () => {
		const controller = new AbortController();
		const connection = await start({ signal: controller.signal });
		controller.abort(new Error('cancelled'));
		await expect(takeTurn(connection, false, clock.time)).rejects.toThrow('cancelled');
	});
});
