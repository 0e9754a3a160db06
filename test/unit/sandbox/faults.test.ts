import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Fault, Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { call, create, passwordForm, postToken, validCoworker } from './client';

const COWORKERS = '/api/spaces/coworkers';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off' });
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function createUnder(fault: Fault) {
	sandbox.faults.add(fault);
	return await create(sandbox);
}

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await nextTurn();
}

describe('kinds', () => {
	it.each([
		[7, '7'],
		[new Date('2030-01-01T00:00:00Z'), 'Tue, 01 Jan 2030 00:00:00 GMT'],
		['soon', 'soon'],
		[undefined, null],
	])('throttle with Retry-After %p', async (retryAfter, header) => {
		const answer = await createUnder({ kind: 'throttle', retryAfter });
		expect(answer.status).toBe(409);
		expect(answer.statusText).toBe('You must wait before accessing this url again.');
		expect(answer.text).toBe('');
		expect(answer.headers.get('retry-after')).toBe(header);
		expect(sandbox.coworkers.count).toBe(0);
		expect(sandbox.requests[0]).toMatchObject({ fault: 'throttle', throttled: false });
	});

	it('tooManyRequests', async () => {
		const answer = await createUnder({ kind: 'tooManyRequests', retryAfter: 3 });
		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe('3');
		expect(sandbox.coworkers.count).toBe(0);
	});

	it.each([
		['resetBefore', 0],
		['resetAfter', 1],
	] as const)('%s', async (kind, stored) => {
		await expect(createUnder({ kind })).rejects.toThrow('fetch failed');
		expect(sandbox.coworkers.count).toBe(stored);
		expect(sandbox.requests).toMatchObject([{ status: null, fault: kind }]);
	});

	it.each([true, false])('status, processed: %p', async (processed) => {
		const body = '<h1>Bad gateway</h1>';
		const answer = await createUnder({ kind: 'status', status: 502, body, processed });
		expect(answer.status).toBe(502);
		expect(answer.text).toBe(body);
		expect(answer.headers.get('content-type')).toMatch('text/html');
		expect(sandbox.coworkers.count).toBe(processed ? 1 : 0);
		expect(sandbox.requests[0].status).toBe(502);
	});

	it.each([true, false])('status without a body, processed: %p', async (processed) => {
		const headers = { 'retry-after': '2' };
		const answer = await createUnder({ kind: 'status', status: 503, headers, processed });
		expect([answer.status, answer.text]).toEqual([503, '']);
		expect(answer.headers.get('content-type')).toBeNull();
		expect(answer.headers.get('retry-after')).toBe('2');
	});

	it('status with a JSON rejection', async () => {
		const body = { Message: 'Plan is full', WasSuccessful: false };
		const answer = await createUnder({ kind: 'status', status: 409, body });
		expect(answer.status).toBe(409);
		expect(answer.headers.get('content-type')).toMatch('application/json');
		expect(answer.json).toEqual(body);
	});

	it.each([true, false])('hang, processed: %p', async (processed) => {
		sandbox.faults.add({ kind: 'hang', processed });
		const giveUp = new AbortController();
		const body = validCoworker;
		const { signal } = giveUp;
		const answer = call(sandbox, COWORKERS, { method: 'POST', body, signal });
		const refusal = expect(answer).rejects.toThrow('aborted');
		await until(() => sandbox.requests[0]?.fault === 'hang');
		if (processed) await until(() => sandbox.coworkers.count === 1);
		giveUp.abort();
		await refusal;
		expect(sandbox.coworkers.count).toBe(processed ? 1 : 0);
		expect(sandbox.requests[0].status).toBeNull();
	});

	it('unauthorized', async () => {
		const answer = await createUnder({ kind: 'unauthorized' });
		expect([answer.status, answer.text]).toEqual([401, '']);
		const told = await createUnder({ kind: 'unauthorized', message: 'Access Denied.' });
		expect([told.status, told.text]).toEqual([401, '"Access Denied."']);
		expect(sandbox.coworkers.count).toBe(0);
	});

	it('softFailure', async () => {
		const answer = await createUnder({ kind: 'softFailure', message: 'No room' });
		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject({ WasSuccessful: false, Message: 'No room', Value: null });
		expect(sandbox.coworkers.count).toBe(0);
	});

	it('truncated', async () => {
		const answer = await createUnder({ kind: 'truncated' });
		expect(answer.status).toBe(200);
		expect(answer.text).toMatch(/^\{/);
		expect(() => answer.json).toThrow();
		expect(sandbox.coworkers.count).toBe(1);
	});
});

describe('targets', () => {
	async function statuses(fault: Fault): Promise<number[]> {
		sandbox.faults.add(fault);
		const answers = [
			await call(sandbox, COWORKERS),
			await create(sandbox),
			await create(sandbox, { Email: 'b@example.com' }),
			await call(sandbox, '/api/sys/countries?size=1'),
		];
		return answers.map(({ status }) => status);
	}

	it.each<[string, Partial<Fault>, number[]]>([
		['any request, once', {}, [401, 200, 200, 200]],
		['times', { times: 3 }, [401, 401, 401, 200]],
		['skip', { skip: 1, times: 2 }, [200, 401, 401, 200]],
		['method', { method: 'post', times: 9 }, [200, 401, 401, 200]],
		['path', { path: '/api/sys/', times: 9 }, [200, 200, 200, 401]],
		['path as an expression', { path: /coworkers$/g, times: 9 }, [401, 401, 401, 200]],
		['email', { email: 'B@example.com', times: 9 }, [200, 200, 401, 200]],
		['match', { match: ({ query }) => query.size === '1' }, [200, 200, 200, 401]],
	])('%s', async (_name, target, expected) => {
		expect(await statuses({ ...target, kind: 'unauthorized' })).toEqual(expected);
	});

	it('include the token endpoint', async () => {
		sandbox.faults.add({ kind: 'status', status: 500, path: '/api/token' });
		expect((await postToken(sandbox, passwordForm())).status).toBe(500);
		expect((await postToken(sandbox, passwordForm())).status).toBe(200);
	});

	it('are struck in the order the faults were added', async () => {
		sandbox.faults.add({ kind: 'throttle' });
		sandbox.faults.add({ kind: 'unauthorized' });
		expect((await create(sandbox)).status).toBe(409);
		expect((await create(sandbox)).status).toBe(401);
		expect((await create(sandbox)).status).toBe(200);
	});

	it('are forgotten when cleared', async () => {
		sandbox.faults.add({ kind: 'throttle' });
		sandbox.faults.clear();
		expect((await create(sandbox)).status).toBe(200);
	});
});
