import type { Failure } from '../../../nodes/Nexudus/api/errors';
import type { Limits } from '../../../nodes/Nexudus/api/limits';
import { limitsFor } from '../../../nodes/Nexudus/api/limits';
import { exchange, exchangePrepared } from '../../../nodes/Nexudus/api/request';
import type { ApiRequest } from '../../../nodes/Nexudus/api/send';
import type { Answer } from './fakeNexudus';
import { useFakeNexudus } from './fakeNexudus';
import { clock } from './passingClock';

jest.mock('../../../nodes/Nexudus/api/sleep', () => jest.requireActual('./passingClock'));

const PATH = '/api/spaces/coworkers';
const read: ApiRequest = { method: 'GET', path: `${PATH}/7`, role: 'Coworker-Read' };
const create: ApiRequest = { method: 'POST', path: PATH, role: 'Coworker-Create', body: { A: 1 } };
const update: ApiRequest = { method: 'PUT', path: PATH, role: 'Coworker-Edit', body: { Id: 7 } };

const done = { body: { WasSuccessful: true, Value: { Id: 7 } } };
const throttled: Answer = { status: 429, body: 'Slow down' };
const gateway: Answer = { status: 502, body: '<html>' };

const { start, nexudus } = useFakeNexudus();

describe('a request that its limits let wait for too long', () => {
	const day: Limits = [{ of: 'writes', most: 1, ms: 12_000_000, per: 'a day' }];
	const hour: Limits = [{ of: 'requests', most: 1, ms: 3_540_000, per: 'an hour' }];
	const aWholeHour: Limits = [{ of: 'requests', most: 1, ms: 3_600_000, per: 'an hour' }];

	test.each<[what: string, limits: Limits, message: string, wayOut: string]>([
		[
			'of its own',
			limitsFor(1),
			'Writes per Minute (1) did not let this through within 5 s',
			'Raise Writes per Minute or Max Wait',
		],
		[
			'of Nexudus, of a minute',
			[{ of: 'writes', most: 1, ms: 60_000 }],
			"Nexudus's request limits did not let this through within 5 s",
			'Raise Max Wait',
		],
		['of a day', day, 'allows 1 writes a day, and they are used up', 'run again then'],
		['of a day', day, 'the next one may be sent in 3 h 20 min', 'run again then'],
		['of an hour', hour, 'the next one may be sent in 59 min', 'run again then'],
		['of an hour', aWholeHour, 'the next one may be sent in 1 h 0 min', 'run again then'],
	])('is not sent, and says which: %s', async (_what, limits, message, wayOut) => {
		const connection = await start([done], { limits, maxWait: 5_000 });
		expect(await exchange(connection, create)).toMatchObject({ kind: 'answer' });
		const outcome = await exchange(connection, create);
		expect(outcome).toMatchObject({
			kind: 'rejected',
			isUnsent: true,
			failure: {
				message: expect.stringContaining(message),
				description: expect.stringContaining(wayOut),
				status: null,
				errors: [],
			},
		});
		expect(outcome).toMatchObject({
			failure: { description: expect.stringMatching(/^Nothing was sent/) },
		});
		expect(nexudus().received).toHaveLength(1);
	});

	test('does not concern what only reads', async () => {
		const connection = await start([done, { body: { Id: 7 } }], { limits: day, maxWait: 5_000 });
		await exchange(connection, create);
		expect(await exchange(connection, read)).toMatchObject({ kind: 'answer' });
	});

	test('ends at its own deadline rather than that of the connection', async () => {
		const connection = await start([done], { limits: limitsFor(1), maxWait: 5_000 });
		await exchange(connection, create);
		const patient = { ...create, deadline: clock.time + 90_000 };
		expect(await exchange(connection, patient)).toMatchObject({ kind: 'answer' });
	});

	test('says the status with which Nexudus put it off', async () => {
		const outcome = await exchange(await start([throttled], { maxWait: 20_000 }), create);
		expect(outcome).toMatchObject({
			kind: 'rejected',
			isUnsent: true,
			failure: {
				status: 429,
				message: "Nexudus's request limits did not let this through within 20 s",
			},
		});
		expect(clock.time).toBeLessThanOrEqual(21_000);
	});
});

describe('pauses', () => {
	const between = (index: number) =>
		nexudus().received[index + 1].at - nexudus().received[index].at;

	test('after what may be sent again grow, from a quarter of a second', async () => {
		await exchange(await start([gateway]), update);
		expect(nexudus().received).toHaveLength(4);
		for (const [index, most] of [500, 1_000, 2_000].entries()) {
			expect(between(index)).toBeGreaterThanOrEqual(most / 2);
			expect(between(index)).toBeLessThanOrEqual(most);
		}
	});

	test('after throttled answers that do not say how long grow up to half a minute', async () => {
		const answers = Array<Answer>(9).fill(throttled);
		expect(await exchange(await start([...answers, done]), create)).toMatchObject({
			kind: 'answer',
		});
		const mosts = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000];
		for (const [index, most] of mosts.entries()) {
			expect(between(index)).toBeGreaterThanOrEqual(most / 2);
			expect(between(index)).toBeLessThanOrEqual(most);
		}
	});

	test('that would outlast the deadline are not begun', async () => {
		const outcome = await exchange(await start([gateway], { maxWait: 250 }), update);
		expect(outcome).toMatchObject({ kind: 'unknown' });
		expect(nexudus().received).toHaveLength(1);
		expect(clock.time).toBe(1_000);
	});
});

test('a doubt remains, whatever a further try comes to', async () => {
	const outcome = await exchange(await start([gateway, throttled], { maxWait: 5_000 }), update);
	expect(outcome).toMatchObject({ kind: 'unknown', status: 502 });
	expect(nexudus().received.length).toBeGreaterThan(1);
});

test('what Nexudus refused comes in the words of whoever asked, and nothing else does', async () => {
	const inWords = (failure: Failure) => ({ ...failure, message: `In words: ${failure.message}` });
	const refused = { status: 400, body: { Message: 'No.', WasSuccessful: false, Errors: null } };
	const connection = await start([refused, done]);
	expect(await exchange(connection, { ...create, inWords })).toMatchObject({
		failure: { message: 'In words: No.' },
	});
	expect(await exchange(connection, { ...create, inWords })).toMatchObject({ kind: 'answer' });
});

describe('a body that is made when its turn comes', () => {
	test('is made anew for each try', async () => {
		const connection = await start([throttled, done]);
		let made = 0;
		const outcome = await exchangePrepared(connection, create, async () => ({ made: ++made }));
		expect(outcome).toMatchObject({ kind: 'answer' });
		expect(nexudus().received.map(({ body }) => body)).toEqual([{ made: 1 }, { made: 2 }]);
	});

	test('that turns out to be needless, or fails, leaves the turn to others', async () => {
		const connection = await start([done], { limits: limitsFor(1), maxWait: 5_000 });
		const nothing = async () => undefined;
		const failing = async () => await Promise.reject(new Error('no such plan'));
		expect(await exchangePrepared(connection, create, nothing)).toEqual({ kind: 'needless' });
		await expect(exchangePrepared(connection, create, failing)).rejects.toThrow('no such plan');
		expect(nexudus().received).toEqual([]);
		clock.time += 1_000;
		expect(await exchange(connection, create)).toMatchObject({ kind: 'answer' });
		expect(await exchange(connection, create)).toMatchObject({ isUnsent: true });
	});

	test('counts from when it really leaves', async () => {
		const connection = await start([done], { limits: limitsFor(1) });
		const slow = async () => {
			clock.time += 40_000;
			return { A: 1 };
		};
		await exchangePrepared(connection, create, slow);
		await exchange(connection, create);
		const [first, second] = nexudus().received;
		expect(first.at).toBeGreaterThanOrEqual(41_000);
		expect(second.at - first.at).toBeGreaterThanOrEqual(60_000);
	});
});
