import type { Sandbox } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import {
	createCoworkers,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';
import { startTime, timePassed } from './support/passingTime';

const TOTP_SECRET = 'JBSW Y3DP EHPK 3PXP';
jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const sandbox = useSandbox({
	users: [{ ...defaultUser, totpSecret: TOTP_SECRET.replaceAll(' ', '') }],
});

// In the middle of a step, so that it does not end by itself.
beforeEach(() => startTime(Math.ceil(Date.now() / 30_000) * 30_000 + 10_000));
afterEach(() => jest.restoreAllMocks());

function codes(of: Sandbox) {
	const logIns = tokenRequests(of).filter(({ form }) => form.grant_type === 'password');
	return {
		statuses: logIns.map(({ status }) => status),
		sent: logIns.map(({ form }) => form.totp),
	};
}

test('a user with two-factor authentication is logged in again and again, with a new code each time', async () => {
	const credential = credentialFor(sandbox(), { totpSecret: TOTP_SECRET });
	for (const item of people(3)) {
		const { error } = await createCoworkers(sandbox(), { items: [item], credential });
		expect(error).toBeUndefined();
		sandbox().expireAccessTokens();
		sandbox().revokeRefreshTokens();
	}
	const { statuses, sent } = codes(sandbox());
	expect(statuses).toEqual([200, 200, 200]);
	for (const code of sent) expect(code).toMatch(/^\d{6}$/);
	expect(new Set(sent).size).toBe(3);
	// From the middle of a step, two steps on.
	expect(timePassed()).toBeGreaterThan(30_000);
	expect(timePassed()).toBeLessThanOrEqual(60_000);
});

test('a code is made when it is sent: after a long pause, it is that of then', async () => {
	// Nexudus is busy for longer than a code is good for, then takes the log-in.
	sandbox().faults.add({
		path: '/api/token',
		kind: 'status',
		status: 503,
		headers: { 'retry-after': '45' },
	});
	const credential = credentialFor(sandbox(), { totpSecret: TOTP_SECRET });
	const { error } = await createCoworkers(sandbox(), { credential });
	expect(error).toBeUndefined();
	const { statuses, sent } = codes(sandbox());
	expect(statuses).toEqual([503, 200]);
	expect(new Set(sent).size).toBe(2);
	expect(timePassed()).toBeGreaterThan(44_000);
});

test('a code that was lost on the way is not sent again', async () => {
	sandbox().faults.add({ path: '/api/token', kind: 'resetAfter' });
	const credential = credentialFor(sandbox(), { totpSecret: TOTP_SECRET });
	expect((await createCoworkers(sandbox(), { credential })).error).toBeUndefined();
	const { sent } = codes(sandbox());
	expect(sent).toHaveLength(2);
	expect(new Set(sent).size).toBe(2);
});

test('the error says that the credential needs the secret', async () => {
	const { error } = await createCoworkers(sandbox());
	expect(error?.message).toContain('A two-factor authentication code is required');
	expect(error?.description).toContain('TOTP secret');
});

test('a user without two-factor authentication sends no code', async () => {
	sandbox().setOptions({ users: [{ ...defaultUser }] });
	expect((await createCoworkers(sandbox())).error).toBeUndefined();
	expect(tokenRequests(sandbox())[0].form).not.toHaveProperty('totp');
});
