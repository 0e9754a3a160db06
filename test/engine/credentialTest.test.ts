import { DOCUMENTED_LIMITS } from '../../nodes/Nexudus/api/limits';
import { budgetOf } from '../../nodes/Nexudus/api/budgets';
import type { SandboxSettings } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import { credentialFor, tokenRequests, useSandbox } from './support/coworkers';
import { testCredential } from './support/credentialTest';

const sandbox = useSandbox();
afterEach(() => jest.restoreAllMocks());

const DAY = 24 * 3_600;

test('a log-in is good, and nothing is written', async () => {
	expect(await testCredential(credentialFor(sandbox()))).toEqual({
		status: 'OK',
		message: 'Connection successful',
	});
	expect(
		sandbox().requests.map(({ method, path, status }) => `${method} ${path} ${status}`),
	).toEqual(['POST /api/token 200', 'GET /api/auth/me 200', 'GET /api/spaces/coworkers 200']);
});

const LISTS = ['Coworker-List', 'Country-List', 'SimpleTimeZone-List'];
const userWith = (...roles: string[]) => ({ users: [{ ...defaultUser, roles }] });

test.each<[tell: 'names' | 'numbers' | 'none', roles: string[]]>([
	...(['names', 'numbers', 'none'] as const).flatMap((tell) =>
		LISTS.map((role): [typeof tell, string[]] => [tell, [role]]),
	),
	['names', ['Booking-Create']],
])('where Nexudus tells roles by %s, any is enough: %j', async (userRoles, roles) => {
	sandbox().setOptions({ ...userWith(...roles), userRoles });
	expect(await testCredential(credentialFor(sandbox()))).toMatchObject({ status: 'OK' });
});

test.each<
	[what: string, settings: SandboxSettings, overrides: Record<string, string>, message: RegExp]
>([
	['a wrong password', {}, { password: 'wrong' }, /user name or password is incorrect.*Check/],
	['a Base URL that is none', {}, { baseUrl: 'nexudus' }, /not a web address.*should look like/],
	['a password in the Base URL', {}, { baseUrl: 'https://a:b@c.d' }, /holds a user name/],
	['a TOTP secret that is none', {}, { totpSecret: '1908' }, /not base32/],
	['no API access', { users: [{ ...defaultUser, apiAccess: false }] }, {}, /API access/],
	['any role', userWith(), {}, /no role to use.*Coworker-List, Country-List, SimpleTimeZone-List/],
])('what is missing is named: %s', async (_what, settings, overrides, message) => {
	sandbox().setOptions(settings);
	expect(await testCredential(credentialFor(sandbox(), overrides))).toEqual({
		status: 'Error',
		message: expect.stringMatching(message),
	});
});

test('nobody there, and an answer that is neither yes nor no, are named', async () => {
	const path = '/api/spaces/coworkers';
	sandbox().faults.add({ path, kind: 'status', status: 500 });
	expect((await testCredential(credentialFor(sandbox()))).message).toBe(
		`The log-in works, but Nexudus answered ${path} with status 500`,
	);
	sandbox().faults.add({ path, kind: 'resetBefore' });
	expect(await testCredential(credentialFor(sandbox()))).toEqual({
		status: 'Error',
		message: expect.stringMatching(/^Could not reach Nexudus at .*: the connection was closed/),
	});
});

test('a throttled list is asked again', async () => {
	sandbox().faults.add({ path: '/api/spaces/coworkers', kind: 'throttle', retryAfter: 0 });
	expect(await testCredential(credentialFor(sandbox()))).toMatchObject({ status: 'OK' });
});

test.each([
	[
		'log-in',
		'/api/token',
		/^Nexudus refused the log-in for now: too many requests\. Wait a minute/,
	],
	['list', '/api/spaces', /too many requests of this user to answer\. Wait a minute/],
])(
	'a %s to be sent again in a day neither hangs nor pauses everybody for so long',
	async (_what, path, message) => {
		sandbox().faults.add({ path, kind: 'throttle', retryAfter: DAY, times: 99 });
		const result = await testCredential(credentialFor(sandbox()));
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
		expect(sandbox().requests.filter(({ status }) => status === 409)).toHaveLength(1);
		const budget = budgetOf(sandbox().url, defaultUser.username);
		const turn = { isWrite: false, limits: DOCUMENTED_LIMITS };
		// A pause there is, but not of a day.
		expect(await budget.turn({ ...turn, deadline: budget.now() + 60_000 })).toBe(false);
		const now = performance.now() + 15 * 60_000;
		jest.spyOn(performance, 'now').mockReturnValue(now);
		expect(await budget.turn({ ...turn, deadline: now })).toBe(true);
	},
);

test.each([
	['as it is', 'Wr0ng+Secret&'],
	['in an address', 'Wr0ng%2BSecret%26'],
	['in base64', Buffer.from('Wr0ng+Secret&').toString('base64')],
	['in JSON', 'Wr0ng\\u002BSecret\\u0026'],
])('a password that Nexudus repeats %s is not shown', async (_how, written) => {
	const body = { error: 'invalid_grant', error_description: `No such user: ${written}!` };
	sandbox().faults.add({ path: '/api/token', kind: 'status', status: 400, body });
	const credential = credentialFor(sandbox(), { password: 'Wr0ng+Secret&' });
	const { message } = await testCredential(credential);
	expect(message).toMatch(/Nexudus refused the log-in: No such user: \*{3}!/);
	expect(tokenRequests(sandbox())).toHaveLength(1);
});
