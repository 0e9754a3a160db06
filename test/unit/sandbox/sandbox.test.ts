import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Sandbox } from '../../../sandbox';
import { defaultUser, startSandbox } from '../../../sandbox';
import { basic, call, create, passwordForm, postToken, validCoworker } from './client';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ limits: 'off' });
});
afterEach(async () => await sandbox.close());

describe('request log', () => {
	it('keeps requests as they were received', async () => {
		await postToken(sandbox, passwordForm(), { client_id: 'app' });
		await create(sandbox);
		await call(sandbox, '/api/spaces/coworkers?page=1&Coworker_Email=ada');
		await call(sandbox, '/api/nowhere', { authorization: 'Bearer unknown' });
		expect(sandbox.requests).toMatchObject([
			{
				method: 'POST',
				path: '/api/token',
				headers: { client_id: 'app' },
				body: passwordForm(),
				status: 200,
				user: defaultUser.username,
			},
			{
				method: 'POST',
				path: '/api/spaces/coworkers',
				headers: { authorization: basic() },
				body: validCoworker,
				status: 200,
				throttled: false,
				fault: null,
				user: defaultUser.username,
			},
			{ method: 'GET', query: { page: '1', Coworker_Email: 'ada' }, body: undefined },
			{ path: '/api/nowhere', status: 401, user: null },
		]);
		const times = sandbox.requests.map(({ time }) => time);
		expect(times).toEqual([...times].sort((a, b) => a - b));
	});

	it('has requests to unknown addresses too', async () => {
		expect((await call(sandbox, '/api/nowhere')).status).toBe(404);
		expect(sandbox.requests).toMatchObject([{ path: '/api/nowhere', status: 404 }]);
	});

	it('is emptied, with all else, by reset', async () => {
		const { access_token: token } = (await postToken(sandbox, passwordForm())).json;
		await create(sandbox, { CreateUser: true });
		sandbox.faults.add({ kind: 'unauthorized' });
		sandbox.reset();
		expect([sandbox.requests, sandbox.welcomeEmails, sandbox.coworkers.list()]).toEqual([
			[],
			[],
			[],
		]);
		const authorization = `Bearer ${token}`;
		expect((await call(sandbox, '/api/sys/countries', { authorization })).status).toBe(401);
		expect((await create(sandbox)).json.Value.Id).toBe(87654321);
	});
});

it('puts the date on every answer', async () => {
	const answer = await call(sandbox, '/api/sys/countries');
	expect(Date.parse(answer.headers.get('date') ?? '')).not.toBeNaN();
});

it('delays each answer by the latency', async () => {
	sandbox.setOptions({ latency: 50 });
	const start = performance.now();
	expect((await create(sandbox)).status).toBe(200);
	// Timers may fire up to a millisecond early.
	expect(performance.now() - start).toBeGreaterThanOrEqual(49);
});

it('breaks open connections off when it closes', async () => {
	sandbox.faults.add({ kind: 'hang' });
	const answer = call(sandbox, '/api/sys/countries');
	const refusal = expect(answer).rejects.toThrow('fetch failed');
	while (sandbox.requests.length === 0) await new Promise(setImmediate);
	await sandbox.close();
	await refusal;
});

it('refuses a port that is taken', async () => {
	await expect(startSandbox({ port: sandbox.port })).rejects.toThrow('EADDRINUSE');
});

describe('control over HTTP', () => {
	async function control(method: string, path: string, body?: unknown) {
		return await call(sandbox, `/sandbox${path}`, { method, body, authorization: '' });
	}

	it('tells the state, and is not part of it', async () => {
		await create(sandbox);
		expect((await control('GET', '/state')).json).toMatchObject({
			coworkers: 1,
			requests: 1,
			throttled: 0,
			limits: 'off',
			welcomeEmails: [],
		});
		expect((await control('GET', '/requests')).json).toHaveLength(1);
		expect((await control('GET', '/coworkers')).json).toMatchObject([validCoworker]);
	});

	it('seeds coworkers', async () => {
		await control('POST', '/coworkers', [{ FullName: 'Grace Hopper' }, {}]);
		expect(sandbox.coworkers.list()).toMatchObject([{ FullName: 'Grace Hopper' }, {}]);
	});

	it('adds and clears faults', async () => {
		await control('POST', '/faults', { kind: 'throttle', retryAfter: 2, email: 'ada@example.com' });
		await control('POST', '/faults', [{ kind: 'unauthorized', pathPattern: 'countries$' }]);
		expect((await create(sandbox)).headers.get('retry-after')).toBe('2');
		expect((await call(sandbox, '/api/sys/countries')).status).toBe(401);
		await control('POST', '/faults', { kind: 'unauthorized' });
		await control('DELETE', '/faults');
		expect((await create(sandbox)).status).toBe(200);
		expect((await control('POST', '/faults', { kind: 'unheard-of' })).status).toBe(400);
	});

	it('changes options', async () => {
		await control('POST', '/options', { limits: { spacingMs: 600_000 } });
		expect((await create(sandbox)).status).toBe(200);
		expect((await create(sandbox)).status).toBe(409);
	});

	it('expires and revokes tokens, and resets', async () => {
		const tokens = (await postToken(sandbox, passwordForm())).json;
		await control('POST', '/expire-tokens');
		await control('POST', '/revoke-refresh-tokens');
		const authorization = `Bearer ${tokens.access_token}`;
		expect((await call(sandbox, '/api/sys/countries', { authorization })).status).toBe(401);
		const form = {
			grant_type: 'refresh_token',
			refresh_token: tokens.refresh_token,
			client_id: defaultUser.username,
		};
		expect((await postToken(sandbox, form)).json.error).toBe('invalid_grant');
		expect((await control('POST', '/reset')).json).toMatchObject({ requests: 0 });
	});
});

describe('command line', () => {
	const root = join(__dirname, '../../..');

	function start(...options: string[]) {
		return spawn(process.execPath, ['--import', 'tsx', 'sandbox/cli.ts', ...options], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	}

	it('prints its address and ends at a signal', async () => {
		const child = start('--limits', 'off');
		const exit = once(child, 'exit');
		const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
		const url = line.replace('Nexudus sandbox: ', '');
		const state = await fetch(`${url}/sandbox/state`);
		expect(await state.json()).toMatchObject({ limits: 'off', latency: 0 });
		child.kill('SIGTERM');
		// Windows has no signals: there the process just ends.
		expect(await exit).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null]);
	}, 20_000);

	it('explains itself when it does not understand', async () => {
		const child = start('--limits', 'some');
		const exit = once(child, 'exit');
		const [line] = (await once(createInterface(child.stderr), 'line')) as [string];
		expect(line).toMatch('--limits wants');
		expect(await exit).toEqual([1, null]);
	}, 20_000);
});
