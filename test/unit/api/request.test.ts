import { failureOf } from '../../../nodes/Nexudus/api/errors';
import { limitsFor } from '../../../nodes/Nexudus/api/limits';
import { exchange, request } from '../../../nodes/Nexudus/api/request';
import type { ApiRequest } from '../../../nodes/Nexudus/api/send';
import type { Answer } from './fakeNexudus';
import { useFakeNexudus } from './fakeNexudus';
import { clock } from './passingClock';

jest.mock('../../../nodes/Nexudus/api/sleep', () => jest.requireActual('./passingClock'));

const PATH = '/api/spaces/coworkers';
const list: ApiRequest = { method: 'GET', path: PATH, role: 'Coworker-List' };
const read: ApiRequest = { method: 'GET', path: `${PATH}/7`, role: 'Coworker-Read' };
const create: ApiRequest = {
	method: 'POST',
	path: PATH,
	role: 'Coworker-Create',
	body: { Email: 'ada@example.com' },
};
const update: ApiRequest = { method: 'PUT', path: PATH, role: 'Coworker-Edit', body: { Id: 7 } };
const remove: ApiRequest = { method: 'DELETE', path: `${PATH}/7`, role: 'Coworker-Delete' };
const command: ApiRequest = {
	method: 'POST',
	path: `${PATH}/runcommand`,
	role: 'Coworker-Edit',
	body: { Key: 'COWORKER_DELETE', Ids: [7] },
};

const done = { body: { WasSuccessful: true, Value: { Id: 7 } } };
const refusal = (Message: string) => ({ Message, Value: null, Errors: null, WasSuccessful: false });
const ooops = { status: 500, body: refusal('Ooops! There was a problem.') };

const { start, nexudus } = useFakeNexudus();

const lost: Array<[what: string, answer: Answer, cause: string]> = [
	['a connection that breaks', 'reset', 'broken'],
	['a gateway', { status: 502, body: '<html>' }, 'broken'],
	['a gateway that waited too long', { status: 504 }, 'timedOut'],
	['Nexudus that failed', ooops, 'answered'],
	['maintenance', { body: { message: 'maintenance' } }, 'misshapen'],
	['a page', { body: '<html>' }, 'misshapen'],
];

describe.each(lost)('a request that meets %s', (_what, answer, cause) => {
	test.each([
		['POST', create],
		['command', command],
	])('is in doubt, and sent once only: %s', async (_kind, wanted) => {
		const outcome = await exchange(await start([answer, done]), wanted);
		expect(outcome).toMatchObject({ kind: 'unknown', cause });
		expect(nexudus().received).toHaveLength(1);
	});

	test.each<[string, ApiRequest, Answer]>([
		['GET of a list', list, { body: { Records: [] } }],
		['GET of a record', read, { body: { Id: 7 } }],
		['PUT', update, done],
		['DELETE', remove, done],
	])('is sent again, up to four times: %s', async (_kind, wanted, good) => {
		const outcome = await exchange(await start([answer, answer, answer, good]), wanted);
		expect(outcome).toMatchObject({ kind: 'answer' });
		expect(nexudus().received).toHaveLength(4);
		const { method, path } = wanted;
		for (const { method: sent, url } of nexudus().received) {
			expect([sent, url.pathname]).toEqual([method, path]);
		}
	});

	test('fails when that lasts: it is no empty list', async () => {
		const error = await request(await start([answer]), list).catch((thrown: Error) => thrown);
		expect(error).toBeInstanceOf(Error);
		expect(nexudus().received).toHaveLength(4);
		expect(failureOf(error)?.description).toMatch(/^Try again in some minutes\./);
	});
});

test('what is no list says so in plain words', async () => {
	const connection = await start([{ body: { message: 'maintenance' } }]);
	const error = await request(connection, list).catch((thrown: Error) => thrown);
	expect(failureOf(error)).toMatchObject({
		message: 'Nexudus answered, but not what it was asked for ("maintenance")',
		description: expect.stringContaining('check the Base URL'),
		status: 200,
	});
});

test("Nexudus's own words are kept of what it failed at, but for secrets", async () => {
	const body = refusal('Ooops! The password hidden-password-7f3a, the pin 4711-secret.');
	const connection = await start([{ status: 500, body }]);
	const outcome = await exchange(connection, {
		...create,
		body: { Email: 'ada@example.com', AccessPincode: '4711-secret' },
	});
	expect(outcome).toMatchObject({ cause: 'answered', reason: expect.stringContaining('Ooops!') });
	expect(JSON.stringify(outcome)).not.toMatch(/hidden-password|4711/);
});

test.each([
	['a command', command],
	['a DELETE', remove],
])('%s that is refused with status 200 is refused, and not sent again', async (_what, wanted) => {
	const Message = 'You must delete all bookings using this record before you can delete it.';
	const outcome = await exchange(await start([{ body: refusal(Message) }]), wanted);
	expect(outcome).toMatchObject({ kind: 'rejected', failure: { message: Message, status: 200 } });
	expect(nexudus().received).toHaveLength(1);
});

test('a DELETE that answers nothing has worked', async () => {
	const outcome = await exchange(await start([{ status: 204 }]), remove);
	expect(outcome).toMatchObject({ kind: 'answer', body: {} });
});

test.each([409, 429])('the text of a %d says how long to wait', async (status) => {
	const throttled = { status, body: refusal('Too many requests. Wait 12.5 seconds.') };
	const connection = await start([throttled, done]);
	expect(await exchange(connection, create)).toMatchObject({ kind: 'answer' });
	const [first, second] = nexudus().received;
	expect(second.at - first.at).toBe(12_500);
	expect(nexudus().waits).toEqual([0, 12_500]);
});

test('what was never sent is said to be unsent, after four tries', async () => {
	const connection = await start([done]);
	await nexudus().close();
	const outcome = await exchange(connection, create);
	expect(outcome).toMatchObject({
		kind: 'rejected',
		isUnsent: true,
		failure: {
			message: expect.stringContaining('the connection was refused'),
			description: expect.stringMatching(/^Nothing was sent\. \S/),
			errors: [],
		},
	});
	expect(nexudus().waits).toHaveLength(4);
});

describe('a request that is refused with 401', () => {
	const denied = { status: 401, body: 'Access Denied.' };
	const me = (UserRoles: unknown) => ({ body: { Id: 1, UserRoles } });
	const references = 'plan 4001, location 3001';

	/** Denies everything but the question about the user. */
	const denying = (UserRoles: unknown) => (received: { url: URL }) =>
		received.url.pathname === '/api/auth/me' ? me(UserRoles) : denied;

	test('tells of every wait, that before it is sent again too', async () => {
		const wait = 60_000;
		const connection = await start([denied, me([]), done], { limits: limitsFor(1) });
		expect(await exchange(connection, create)).toMatchObject({ kind: 'answer' });
		expect(nexudus().received.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
		expect(nexudus().received[2].at - nexudus().received[0].at).toBeGreaterThanOrEqual(wait);
		const told = nexudus().waits.reduce((sum, ms) => sum + ms);
		expect(told).toBe(clock.time - 1_000);
	});

	// With one write a minute, the second one comes too late; with one request a minute, the question about the user does.
	test.each([
		['to be sent again', limitsFor(1)],
		['to be asked about', [{ of: 'requests', most: 1, ms: 60_000 }] as const],
	])('is an unsent item, and no throttled one, when it is too late %s', async (_for, limits) => {
		const connection = await start([denied, me([]), done], { limits, maxWait: 30_000 });
		const throttled = jest.spyOn(connection.budget, 'throttled');
		expect(await exchange(connection, create)).toMatchObject({
			kind: 'rejected',
			isUnsent: true,
			failure: {
				status: 401,
				message: expect.stringContaining('did not let this through within 30 s'),
			},
		});
		expect(throttled).not.toHaveBeenCalled();
	});

	test.each<[what: string, roles: unknown, message: RegExp, description: RegExp]>([
		[
			'has the role',
			['Coworker-Create'],
			/^Nexudus denied access: a record that this refers to \(plan 4001, location 3001\) is gone/,
			/^Look whether the records that it names \(plan 4001, location 3001\) still exist/,
		],
		[
			'may have the role',
			[],
			/lacks the role Coworker-Create, or a record that this refers to \(plan 4001, location 3001\)/,
			/^Give the user the role Coworker-Create.*If the user has it: Look whether .*plan 4001/,
		],
		[
			'lacks the role',
			['Coworker-List'],
			/lacks the role Coworker-Create$/,
			/^Give the user the role Coworker-Create.*If the user has it: Look whether .*plan 4001/,
		],
	])('names what it refers to: of a user who %s', async (_what, roles, message, description) => {
		const connection = await start(denying(roles));
		const outcome = await exchange(connection, { ...create, references });
		expect(outcome).toMatchObject({
			kind: 'rejected',
			failure: {
				message: expect.stringMatching(message),
				description: expect.stringMatching(description),
			},
		});
	});

	test('names what it may be when it is not told what it refers to', async () => {
		const outcome = await exchange(await start(denying(['Coworker-Create'])), create);
		expect(outcome).toMatchObject({
			failure: {
				message: expect.stringContaining('something that this refers to is gone'),
				description: expect.stringContaining('(location, plan, teams and so on)'),
			},
		});
	});
});
