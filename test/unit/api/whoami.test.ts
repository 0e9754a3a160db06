import type { IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Connection } from '../../../nodes/Nexudus/api/connection';
import { NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import { exchange } from '../../../nodes/Nexudus/api/request';
import type { ApiRequest } from '../../../nodes/Nexudus/api/send';
import { roleIn, rolesTold, standingOf } from '../../../nodes/Nexudus/api/standing';
import type { HttpAnswer } from '../../../nodes/Nexudus/api/throttling';
import { THROTTLED_LOGIN } from '../../../nodes/Nexudus/api/token';
import type { FakeNexudus } from './fakeNexudus';
import { startFakeNexudus } from './fakeNexudus';
import { clock } from './passingClock';

jest.mock('../../../nodes/Nexudus/api/sleep', () => jest.requireActual('./passingClock'));

let nexudus: FakeNexudus;
afterEach(async () => await nexudus.close());

/** A connection of its own that answers the question about the user so, and the URLs that it was asked for. */
async function asking(answer: () => Promise<unknown>, changes: Partial<Connection> = {}) {
	nexudus = await startFakeNexudus([], changes);
	const asked: string[] = [];
	const send = async (options: IHttpRequestOptions): Promise<HttpAnswer> => {
		asked.push(`${options.method} ${new URL(options.url).pathname}`);
		if (options.ignoreHttpStatusErrors) {
			return { statusCode: 401, headers: {}, body: 'Access Denied.' };
		}
		return { statusCode: 200, headers: {}, body: await answer() };
	};
	const access = { exchange: send, secrets: async () => [] };
	return { connection: { ...nexudus.connection, access } as Connection, asked };
}

const failing = (properties: object) => async () =>
	await Promise.reject(Object.assign(new Error('failed'), properties));

const me = { Id: 1, UserRoles: ['Coworker-List'], IsAdmin: true, AccessToken: 'secret' };

test('the user is asked for, and nothing but the roles is kept', async () => {
	const { connection, asked } = await asking(async () => me);
	expect(await standingOf(connection, clock.time)).toEqual({
		kind: 'proven',
		at: clock.time,
		me: { UserRoles: me.UserRoles, IsAdmin: true },
	});
	expect(asked).toEqual(['GET /api/auth/me']);
});

test('what is no record tells nothing, but proves the log-in', async () => {
	for (const body of ['<html>', null, undefined]) {
		const { connection } = await asking(async () => body);
		expect(await standingOf(connection, clock.time)).toEqual({
			kind: 'proven',
			at: clock.time,
			me: { UserRoles: undefined, IsAdmin: undefined },
		});
		await nexudus.close();
	}
});

test('a user is asked for once a minute at most, and once for all who ask at a time', async () => {
	const { connection, asked } = await asking(async () => me);
	const sentAt = clock.time;
	await Promise.all([1, 2, 3].map(async () => await standingOf(connection, sentAt)));
	clock.time += 59_000;
	await standingOf(connection, clock.time);
	expect(asked).toHaveLength(1);
	clock.time += 1_000;
	await standingOf(connection, clock.time);
	expect(asked).toHaveLength(2);
});

test('the question about the user is no write', async () => {
	const limits = [{ of: 'writes', most: 1, ms: 60_000 }] as const;
	const { connection } = await asking(async () => me, { limits, maxWait: 5_000 });
	await connection.budget.turn({ isWrite: true, limits, deadline: Infinity });
	expect(await standingOf(connection, clock.time)).toMatchObject({ kind: 'proven' });
});

test.each([401, 403, 404, 500])('a question that fails with %d tells nothing', async (status) => {
	const { connection } = await asking(failing({ response: { status } }));
	expect(await standingOf(connection, clock.time)).toEqual({
		kind: 'proven',
		at: clock.time,
		me: {},
	});
});

describe('a question that gets no answer', () => {
	test.each([409, 429])('for the limits, %d, throttles the request', async (status) => {
		const { connection } = await asking(failing({ response: { status } }));
		expect(await standingOf(connection, clock.time)).toMatchObject({ kind: 'throttled', status });
	});

	test.each([502, 503, 504])('from a gateway, %d, leaves it unsent', async (status) => {
		const { connection } = await asking(failing({ response: { status } }));
		expect(await standingOf(connection, clock.time)).toEqual({
			kind: 'notSent',
			reason: `a gateway answered with status ${status}`,
			advice: 'Try again in some minutes.',
		});
	});

	test.each(['ECONNREFUSED', 'ECONNRESET'])('for %s leaves it unsent', async (code) => {
		const { connection } = await asking(failing({ code, syscall: 'connect' }));
		expect(await standingOf(connection, clock.time)).toMatchObject({
			kind: 'notSent',
			reason: expect.stringContaining('connection'),
		});
	});

	test('for a log-in that failed ends it for all items', async () => {
		const { connection } = await asking(async () => {
			throw new NodeApiError(nexudus.connection.node, {}, { message: 'Wrong password' });
		});
		expect(await standingOf(connection, clock.time)).toMatchObject({
			kind: 'rejected',
			isUnsent: true,
			failure: { message: 'Wrong password', concernsAll: true },
		});
	});

	test('for a log-in that has to wait throttles the request', async () => {
		const { connection } = await asking(async () => {
			throw new NodeApiError(nexudus.connection.node, {}, { message: THROTTLED_LOGIN });
		});
		expect(await standingOf(connection, clock.time)).toMatchObject({ kind: 'throttled' });
	});

	test('for want of a turn leaves the request as it is', async () => {
		const { connection, asked } = await asking(async () => me, {
			limits: [{ of: 'requests', most: 1, ms: 60_000 }],
			maxWait: 5_000,
		});
		await connection.budget.turn({
			isWrite: false,
			limits: connection.limits,
			deadline: Infinity,
		});
		expect(await standingOf(connection, clock.time)).toEqual({ kind: 'late', status: 401 });
		expect(asked).toEqual([]);
	});

	test('is asked again', async () => {
		let answers = 0;
		const { connection, asked } = await asking(async () => {
			if (answers++ === 0) await failing({ response: { status: 429 } })();
			return me;
		});
		expect(await standingOf(connection, clock.time)).toMatchObject({ kind: 'throttled' });
		expect(await standingOf(connection, clock.time)).toMatchObject({ kind: 'proven' });
		expect(asked).toHaveLength(2);
	});

	test('ends with the execution, and is asked again', async () => {
		const controller = new AbortController();
		const { connection } = await asking(
			async () => {
				controller.abort(new Error('cancelled'));
				return await failing({ response: { status: 500 } })();
			},
			{ signal: controller.signal, limits: NO_LIMITS },
		);
		await expect(standingOf(connection, clock.time)).rejects.toThrow('cancelled');
		const again = { ...connection, signal: undefined };
		expect(await standingOf(again, clock.time)).toMatchObject({ kind: 'proven', me: {} });
	});
});

test('roles are told where all of them are names of roles', () => {
	expect(rolesTold({ UserRoles: ['A-List', ' b_c-DELETE '] })).toEqual(['A-List', ' b_c-DELETE ']);
	expect(rolesTold({ UserRoles: [] })).toEqual([]);
	for (const UserRoles of [
		undefined,
		'A-List',
		[1],
		['A-List', 'Front desk'],
		['-List'],
		['A-Lists'],
	])
		expect(rolesTold({ UserRoles })).toBeUndefined();
});

test.each(['List', 'Read', 'Create', 'Delete'])('no other role stands for that to %s', (action) => {
	const others = ['List', 'Read', 'Create', 'Edit', 'Update', 'Delete'].filter(
		(other) => other !== action,
	);
	const UserRoles = [...others.map((other) => `Plan-${other}`), `Team-${action}`];
	expect(roleIn({ UserRoles }, `Plan-${action}`)).toBe('missing');
	expect(roleIn({ UserRoles: [` plan-${action}`] }, `Plan-${action} `)).toBe('held');
});

describe('a request that is refused for a role', () => {
	const create: ApiRequest = {
		method: 'POST',
		path: '/api/spaces/coworkers',
		role: 'Coworker-Create',
		body: { Email: 'a@example.com' },
	};

	test('that the user lacks concerns all items, and says what to do', async () => {
		const lacking = async () => ({ UserRoles: ['Coworker-List'] });
		const { connection } = await asking(lacking);
		expect(await exchange(connection, create)).toMatchObject({
			kind: 'rejected',
			failure: {
				status: 401,
				concernsAll: true,
				description:
					'Give the user the role Coworker-Create in Nexudus. Or choose a credential whose user has it.',
			},
		});
		const withoutRole = 'Or leave it out.';
		expect(await exchange(connection, { ...create, withoutRole })).toMatchObject({
			failure: { description: expect.stringContaining('in Nexudus. Or leave it out.') },
		});
	});

	test('that the user may have does not, and says the way without it, too', async () => {
		const { connection, asked } = await asking(async () => ({ UserRoles: [], IsAdmin: true }));
		const outcome = await exchange(connection, { ...create, withoutRole: 'Or leave it out.' });
		expect(outcome).toMatchObject({
			failure: {
				description: expect.stringContaining(
					'in Nexudus. Or leave it out. If the user has it: Look whether',
				),
			},
		});
		expect(outcome).not.toMatchObject({ failure: { concernsAll: true } });
		expect(asked[0]).toBe('POST /api/spaces/coworkers');
	});
});
