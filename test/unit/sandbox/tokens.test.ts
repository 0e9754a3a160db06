import { TOTP } from 'otpauth';

import type { Sandbox } from '../../../sandbox';
import { defaultUser, startSandbox } from '../../../sandbox';
import { basic, call, passwordForm, postToken } from './client';

const twoFactorUser = {
	username: 'careful@sandbox.example',
	password: 'secret',
	totpSecret: 'JBSWY3DPEHPK3PXP',
};
const outsider = { username: 'outsider@sandbox.example', password: 'secret', apiAccess: false };

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off', users: [defaultUser, twoFactorUser, outsider] });
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

function codeAt(timestamp: number): string {
	return new TOTP({ secret: twoFactorUser.totpSecret }).generate({ timestamp });
}

async function refresh(refreshToken: string, clientId?: string) {
	const client = clientId === undefined ? undefined : { client_id: clientId };
	const form = { grant_type: 'refresh_token', refresh_token: refreshToken, ...client };
	return await postToken(sandbox, form);
}

async function statusWith(accessToken: string): Promise<number> {
	const authorization = `Bearer ${accessToken}`;
	return (await call(sandbox, '/api/sys/countries', { authorization })).status;
}

describe('password grant', () => {
	it('answers with tokens that open the API', async () => {
		const answer = await postToken(sandbox, passwordForm());
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			access_token: expect.any(String),
			token_type: 'bearer',
			expires_in: 604799,
			refresh_token: expect.any(String),
		});
		expect(await statusWith(answer.json.access_token)).toBe(200);
	});

	it.each<Record<string, string>>([
		{ password: 'wrong' },
		{ username: 'nobody@sandbox.example' },
		{ password: '' },
	])('refuses %j', async (change) => {
		const answer = await postToken(sandbox, { ...passwordForm(), ...change });
		expect(answer.status).toBe(400);
		expect(answer.json.error).toBe('invalid_grant');
		expect(answer.json.error_description).toBe('The user name or password is incorrect.');
	});

	it('does not understand JSON', async () => {
		const answer = await call(sandbox, '/api/token', { method: 'POST', body: passwordForm() });
		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({ error: 'unsupported_grant_type' });
	});

	it('does not know other grants', async () => {
		const answer = await postToken(sandbox, { grant_type: 'client_credentials' });
		expect(answer.json).toEqual({ error: 'unsupported_grant_type' });
	});

	it('says that API access is missing', async () => {
		const answer = await postToken(sandbox, passwordForm(outsider));
		expect(answer.status).toBe(400);
		expect(answer.json.error).toBe('invalid_grant');
		expect(answer.json.error_description).toMatch(/API access/);
		const authorization = basic(outsider);
		expect((await call(sandbox, '/api/sys/countries', { authorization })).status).toBe(401);
	});

	it('takes the client id as header or field, but not two that differ', async () => {
		const form = { ...passwordForm(), client_id: 'one' };
		expect((await postToken(sandbox, form, { client_id: 'one' })).status).toBe(200);
		const answer = await postToken(sandbox, form, { client_id: 'two' });
		expect(answer.status).toBe(400);
		expect(answer.json.error).toBe('invalid_client');
	});
});

describe('two-factor authentication', () => {
	it.each([
		[-60_000, 400],
		[-30_000, 200],
		[0, 200],
		[30_000, 200],
		[60_000, 400],
	])('answers a code %i ms off with %i', async (offset, status) => {
		const now = Date.now();
		// Stops the clock, lest a step ends between making the code and checking it.
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
		const answer = await postToken(sandbox, {
			...passwordForm(twoFactorUser),
			totp: codeAt(now + offset),
		});
		clock.mockRestore();
		expect(answer.status).toBe(status);
	});

	it('takes a code once, and none from before it', async () => {
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
		const statuses: number[] = [];
		for (const offset of [0, 0, -30_000, 30_000, 30_000]) {
			const form = { ...passwordForm(twoFactorUser), totp: codeAt(now + offset) };
			statuses.push((await postToken(sandbox, form)).status);
		}
		clock.mockRestore();
		expect(statuses).toEqual([200, 400, 400, 200, 400]);
	});

	it.each([undefined, '', 'abcdef', codeAt(0)])('refuses the code %p', async (totp) => {
		const form = { ...passwordForm(twoFactorUser), ...(totp === undefined ? {} : { totp }) };
		const answer = await postToken(sandbox, form);
		expect(answer.status).toBe(400);
		expect(answer.json.error).toBe('invalid_grant');
		expect(answer.json.error_description).toMatch(/two-factor authentication code/);
	});
});

describe('refresh grant', () => {
	it('renews both tokens, once', async () => {
		const first = (await postToken(sandbox, { ...passwordForm(), client_id: 'app' })).json;
		const second = await refresh(first.refresh_token, 'app');
		expect(second.status).toBe(200);
		expect(second.json.refresh_token).not.toBe(first.refresh_token);
		expect((await refresh(first.refresh_token, 'app')).json.error).toBe('invalid_grant');
		expect(await statusWith(first.access_token)).toBe(200);
		expect(await statusWith(second.json.access_token)).toBe(200);
	});

	it('takes the username for the client id of a log-in without one', async () => {
		const { refresh_token: token } = (await postToken(sandbox, passwordForm())).json;
		expect((await refresh(token, defaultUser.username)).status).toBe(200);
	});

	it('needs the client id the token was issued for', async () => {
		const { refresh_token: token } = (
			await postToken(sandbox, passwordForm(), { client_id: 'app' })
		).json;
		expect((await refresh(token)).json.error).toBe('invalid_client');
		expect((await refresh(token, 'other')).json.error).toBe('invalid_grant');
		expect((await refresh(token, 'app')).status).toBe(200);
	});

	it('ends the refresh token of the same client id at a new log-in, not of another', async () => {
		const log = async (id: string) =>
			(await postToken(sandbox, { ...passwordForm(), client_id: id })).json.refresh_token;
		const [other, early] = [await log('other'), await log('app')];
		await log('app');
		expect((await refresh(early, 'app')).json.error).toBe('invalid_grant');
		expect((await refresh(other, 'other')).status).toBe(200);
	});

	it('refuses revoked tokens', async () => {
		const { refresh_token: token, access_token: accessToken } = (
			await postToken(sandbox, { ...passwordForm(), client_id: 'app' })
		).json;
		sandbox.revokeRefreshTokens();
		const answer = await refresh(token, 'app');
		expect(answer.status).toBe(400);
		expect(answer.json.error).toBe('invalid_grant');
		expect(await statusWith(accessToken)).toBe(200);
	});
});

describe('authorization', () => {
	it.each(['Bearer unknown', 'Basic bm9ib2R5Onh4', 'Digest x', ''])('refuses %p', async (value) => {
		const answer = await call(sandbox, '/api/sys/countries', { authorization: value });
		expect(answer.status).toBe(401);
	});

	it('takes Basic authentication', async () => {
		expect((await call(sandbox, '/api/sys/countries')).status).toBe(200);
	});

	it('refuses expired tokens, until a new one', async () => {
		const { access_token: early } = (await postToken(sandbox, passwordForm())).json;
		sandbox.expireAccessTokens();
		expect(await statusWith(early)).toBe(401);
		const { access_token: late } = (await postToken(sandbox, passwordForm())).json;
		expect(await statusWith(late)).toBe(200);
	});

	it('lets tokens expire by themselves', async () => {
		const brief = await startSandbox({ limits: 'off', accessTokenSeconds: 0 });
		const answer = (await postToken(brief, passwordForm())).json;
		expect(answer.expires_in).toBe(0);
		const authorization = `Bearer ${answer.access_token}`;
		expect((await call(brief, '/api/sys/countries', { authorization })).status).toBe(401);
		await brief.close();
	});

	it.each([
		['Coworker-List', 'GET', '/api/spaces/coworkers'],
		['Coworker-Read', 'GET', '/api/spaces/coworkers/87654321'],
		['Coworker-Create', 'POST', '/api/spaces/coworkers'],
		['Coworker-Edit', 'PUT', '/api/spaces/coworkers'],
		['Country-List', 'GET', '/api/sys/countries'],
		['SimpleTimeZone-List', 'GET', '/api/sys/simpletimezones'],
		['Business-List', 'GET', '/api/sys/businesses'],
		['Tariff-List', 'GET', '/api/billing/tariffs'],
		['Team-List', 'GET', '/api/spaces/teams'],
	])('asks for the role %s at %s %s', async (role, method, path) => {
		const limited = { username: 'limited@sandbox.example', password: 'x', roles: ['Other-List'] };
		const authorization = basic(limited);
		const body = method === 'GET' ? undefined : {};
		sandbox.setOptions({ users: [limited] });
		expect((await call(sandbox, path, { method, body, authorization })).status).toBe(401);
		sandbox.setOptions({ users: [{ ...limited, roles: [role] }] });
		expect((await call(sandbox, path, { method, body, authorization })).status).not.toBe(401);
		sandbox.setOptions({ users: [defaultUser, twoFactorUser, outsider] });
	});
});

describe('the own record of a user', () => {
	const limited = {
		username: 'limited@sandbox.example',
		password: 'x',
		roles: ['A-List', 'B-Read'],
	};
	const me = async (user = limited) =>
		(await call(sandbox, '/api/auth/me', { authorization: basic(user) })).json;

	afterEach(() =>
		sandbox.setOptions({ users: [defaultUser, twoFactorUser, outsider], userRoles: 'names' }),
	);

	it.each([
		['names' as const, ['A-List', 'B-Read']],
		['numbers' as const, [7001, 7002]],
		['none' as const, null],
	])('tells the roles as %s', async (userRoles, UserRoles) => {
		sandbox.setOptions({ users: [limited], userRoles });
		expect(await me()).toMatchObject({ Email: limited.username, UserRoles, IsAdmin: true });
	});

	it('tells no roles of an unrestricted administrator, and a token of everybody', async () => {
		const { access_token: token } = (await postToken(sandbox, passwordForm())).json;
		const authorization = `Bearer ${token}`;
		const answer = await call(sandbox, '/api/auth/me', { authorization });
		expect(answer.json).toMatchObject({ UserRoles: [], IsAdmin: true, AccessToken: token });
	});

	it('is for who is logged in', async () => {
		const authorization = 'Bearer unknown';
		expect((await call(sandbox, '/api/auth/me', { authorization })).status).toBe(401);
	});
});
