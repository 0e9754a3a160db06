import type { Limits, Sandbox } from '../../../sandbox';
import { defaultUser, documentedLimits, startSandbox } from '../../../sandbox';
import { basic, call, create, passwordForm, postToken } from './client';

/** So long that no test outlasts them. */
const LONG_MS = 600_000;
const noLimits: Limits = {
	...documentedLimits,
	spacingMs: 0,
	requestsPerWindow: 0,
	writesPerWindow: 0,
	requestsPerHour: 0,
	requestsPerDay: 0,
	writesPerDay: 0,
};
const second = { username: 'second@sandbox.example', password: 'x' };

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ users: [defaultUser, second] });
});
afterAll(async () => await sandbox.close());

function limitTo(limits: Partial<Limits>): void {
	sandbox.reset();
	sandbox.setOptions({ limits: { ...noLimits, windowMs: LONG_MS, ...limits } });
}

async function list(authorization = basic()) {
	return await call(sandbox, '/api/spaces/coworkers', { authorization });
}

async function createStatuses(count: number): Promise<number[]> {
	const statuses: number[] = [];
	for (let i = 0; i < count; i++) {
		statuses.push((await create(sandbox, { Email: `person-${i}@example.com` })).status);
	}
	return statuses;
}

it('answers too many writes with an empty 409 and does not process them', async () => {
	limitTo({ writesPerWindow: 2 });
	expect(await createStatuses(2)).toEqual([200, 200]);
	const answer = await create(sandbox, { Email: 'late@example.com' });
	expect(answer.status).toBe(409);
	expect(answer.statusText).toBe('You must wait before accessing this url again.');
	expect(answer.text).toBe('');
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(LONG_MS / 1000);
	expect(sandbox.coworkers.count).toBe(2);
	expect(sandbox.throttled).toBe(1);
	expect(sandbox.requests.map(({ throttled }) => throttled)).toEqual([false, false, true]);
});

it('still lets reads through when the writes are used up', async () => {
	limitTo({ writesPerWindow: 1 });
	expect(await createStatuses(2)).toEqual([200, 409]);
	expect((await list()).status).toBe(200);
});

it('asks for space between two requests', async () => {
	limitTo({ spacingMs: LONG_MS });
	expect((await list()).status).toBe(200);
	expect((await list()).status).toBe(409);
});

it('allows for jitter', async () => {
	limitTo({ spacingMs: 5, spacingToleranceMs: 5 });
	const answers = await Promise.all([list(), list(), list()]);
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

it('counts each user apart', async () => {
	limitTo({ requestsPerWindow: 1 });
	expect((await list()).status).toBe(200);
	expect((await list(basic(second))).status).toBe(200);
	expect((await list()).status).toBe(409);
});

it('counts token requests among all of the user, not among the writes', async () => {
	limitTo({ requestsPerWindow: 3, writesPerWindow: 1 });
	expect((await postToken(sandbox, passwordForm())).status).toBe(200);
	expect((await create(sandbox)).status).toBe(200);
	expect((await postToken(sandbox, passwordForm())).status).toBe(200);
	expect((await postToken(sandbox, passwordForm())).status).toBe(409);
	expect((await postToken(sandbox, passwordForm(second))).status).toBe(200);
});

it.each(['requestsPerHour', 'requestsPerDay', 'writesPerDay'] as const)(
	'keeps to %s',
	async (limit) => {
		limitTo({ [limit]: 2 });
		expect(await createStatuses(3)).toEqual([200, 200, 409]);
	},
);

it('lets requests through again once the window has slid on', async () => {
	limitTo({ windowMs: 100, requestsPerWindow: 1 });
	expect((await list()).status).toBe(200);
	// Throttled requests do not count, so asking on and on gets through in the end.
	while ((await list()).status === 409);
	expect(sandbox.requests.at(-1)?.status).toBe(200);
});

it('rounds the wait up to whole seconds, 1 at least', async () => {
	limitTo({ spacingMs: 900 });
	await list();
	expect((await list()).headers.get('retry-after')).toBe('1');
});

it('can give the wait as a date', async () => {
	limitTo({ spacingMs: LONG_MS, retryAfter: 'date' });
	await list();
	const header = (await list()).headers.get('retry-after') ?? '';
	expect(new Date(header).toUTCString()).toBe(header);
	expect(Date.parse(header)).toBeGreaterThan(Date.now());
});

it('has the documented limits by default, or none', async () => {
	sandbox.reset();
	sandbox.setOptions({ limits: {} });
	const burst = await Promise.all([list(), list(), list()]);
	expect(burst.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
	sandbox.setOptions({ limits: 'off' });
	expect((await list()).status).toBe(200);
});

it('forgets the history at a reset', async () => {
	limitTo({ requestsPerWindow: 1 });
	await list();
	sandbox.reset();
	expect((await list()).status).toBe(200);
	expect(sandbox.throttled).toBe(0);
});
