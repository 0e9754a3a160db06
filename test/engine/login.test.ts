import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Sandbox } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';
import type { StoredCredential } from './support/credentials';
import type { RunResult } from './support/engine';
import { failedJson, writtenOf } from './support/operations';

const sandbox = useSandbox();

/** The kinds of grant that were asked for, and how Nexudus answered. */
function grants(of: Sandbox) {
	return tokenRequests(of).map(({ form, status }) => `${form.grant_type} ${status}`);
}

function expectCreated({ outputs, error }: RunResult, count: number): void {
	expect(error).toBeUndefined();
	expect(writtenOf(outputs[0])).toEqual(
		Array.from({ length: count }, () => ({ Id: expect.any(Number) })),
	);
}

/** All that a user can read of an error. */
function wordsOf({ error, outputs }: RunResult): string {
	const items = outputs.flat().map(({ json }) => json);
	return JSON.stringify([error?.message, error?.description, items, error]);
}

function expectNoSecret(result: RunResult, credential: StoredCredential): void {
	const { password, totpSecret, accessToken, refreshToken } = credential;
	for (const secret of [password, totpSecret, accessToken, refreshToken]) {
		if (secret !== '') expect(wordsOf(result)).not.toContain(secret);
	}
}

/** A credential that has logged in already. */
async function loggedIn(overrides: Partial<Record<string, string>> = {}) {
	const credential = credentialFor(sandbox(), overrides);
	const items = [{ email: 'first@example.com' }];
	expectCreated(await createCoworkers(sandbox(), { items, credential }), 1);
	return credential;
}

describe('the first log-in', () => {
	test('takes one token request for a whole batch, and its tokens are stored', async () => {
		const credential = credentialFor(sandbox());
		const result = await createCoworkers(sandbox(), { items: people(10), credential });
		expectCreated(result, 10);
		expect(grants(sandbox())).toEqual(['password 200']);
		expect(credential.accessToken).toEqual(expect.stringMatching(/.{20}/));
		expect(credential.refreshToken).toEqual(expect.stringMatching(/.{20}/));

		await createCoworkers(sandbox(), { items: [{ email: 'later@example.com' }], credential });
		expect(grants(sandbox())).toHaveLength(1);
	});

	test('names itself in header and form alike, and not by the bare e-mail', async () => {
		await createCoworkers(sandbox());
		const [{ headers, form }] = tokenRequests(sandbox());
		expect(headers.client_id).toMatch(/^n8n-nodes-nexudus-/);
		expect(form.client_id).toBe(headers.client_id);
		expect(form.client_id).not.toContain(defaultUser.username);
		expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		expect(form).toMatchObject({
			grant_type: 'password',
			username: defaultUser.username,
			password: defaultUser.password,
		});
	});

	test('names itself by the client id of the credential, where there is one', async () => {
		const credential = credentialFor(sandbox(), { clientId: 'my-app' });
		expectCreated(await createCoworkers(sandbox(), { credential }), 1);
		const [{ headers, form }] = tokenRequests(sandbox());
		expect([headers.client_id, form.client_id]).toEqual(['my-app', 'my-app']);
	});

	test('takes a user name and a base URL with spaces and slashes around them', async () => {
		const credential = credentialFor(sandbox(), {
			username: ` ${defaultUser.username} `,
			baseUrl: ` ${sandbox().url}/ `,
		});
		expectCreated(await createCoworkers(sandbox(), { credential }), 1);
	});

	test('waits when Nexudus throttles it', async () => {
		const path = '/api/token';
		sandbox().faults.add({ path, kind: 'throttle', retryAfter: 1 });
		sandbox().faults.add({ path, kind: 'tooManyRequests', retryAfter: new Date() });
		expectCreated(await createCoworkers(sandbox()), 1);
		expect(grants(sandbox())).toEqual(['password 409', 'password 429', 'password 200']);
		const [first, second] = sandbox().requests.map(({ time }) => time);
		// Retry-After counts whole seconds; timers may end a millisecond early.
		expect(second - first).toBeGreaterThanOrEqual(990);
	});

	test('is tried again when Nexudus cannot answer it', async () => {
		sandbox().faults.add({ path: '/api/token', kind: 'status', status: 503 });
		expectCreated(await createCoworkers(sandbox()), 1);
		expect(grants(sandbox())).toEqual(['password 503', 'password 200']);
	});
});

describe('an expired token', () => {
	test('that many items meet at once is renewed once', async () => {
		const credential = await loggedIn();
		sandbox().expireAccessTokens();
		const result = await createCoworkers(sandbox(), {
			items: people(50),
			credential,
			onError: 'continueErrorOutput',
		});
		expectCreated(result, 50);
		expect(grants(sandbox())).toEqual(['password 200', 'refresh_token 200']);
		expect(sandbox().coworkers.count).toBe(51);
	});

	test('that many workflows meet at once is renewed once', async () => {
		const credential = await loggedIn();
		sandbox().expireAccessTokens();
		const runs = people(50).map((item) =>
			createCoworkers(sandbox(), { items: [item], credential }),
		);
		for (const result of await Promise.all(runs)) expectCreated(result, 1);
		expect(grants(sandbox())).toEqual(['password 200', 'refresh_token 200']);
		expect(sandbox().coworkers.count).toBe(51);
	});

	test('is not renewed again for who still holds it after others have renewed it', async () => {
		const credential = await loggedIn();
		const readEarlier = { ...credential };
		sandbox().expireAccessTokens();
		const [first, second] = people(2);
		expectCreated(await createCoworkers(sandbox(), { items: [first], credential }), 1);
		const late = { items: [second], credential: readEarlier };
		expectCreated(await createCoworkers(sandbox(), late), 1);
		expect(grants(sandbox())).toEqual(['password 200', 'refresh_token 200']);
		expect(readEarlier.accessToken).toBe(credential.accessToken);
	});

	test('in the middle of a batch does not stop it', async () => {
		let creates = 0;
		sandbox().faults.add({
			method: 'POST',
			path: '/api/spaces',
			kind: 'unauthorized',
			match: () => {
				creates += 1;
				if (creates === 6) sandbox().expireAccessTokens();
				return false;
			},
		});
		const result = await createCoworkers(sandbox(), { items: people(10) });
		expectCreated(result, 10);
		expect(grants(sandbox())).toEqual(['password 200', 'refresh_token 200']);
		expect(
			sandbox()
				.coworkers.list()
				.map(({ Email }) => Email),
		).toEqual(people(10).map(({ email }) => email));
	});

	test('is renewed again and again, each time with the newest refresh token', async () => {
		const credential = await loggedIn();
		const refreshTokens = [credential.refreshToken];
		for (const item of people(3)) {
			sandbox().expireAccessTokens();
			expectCreated(await createCoworkers(sandbox(), { items: [item], credential }), 1);
			refreshTokens.push(credential.refreshToken);
		}
		const [password, ...refreshes] = grants(sandbox());
		expect(password).toBe('password 200');
		expect(refreshes).toEqual(Array.from({ length: 3 }, () => 'refresh_token 200'));
		expect(new Set(refreshTokens).size).toBe(4);
		const sent = tokenRequests(sandbox()).flatMap(({ form }) => form.refresh_token ?? []);
		expect(sent).toEqual(refreshTokens.slice(0, 3));
	});

	test('whose refresh Nexudus refuses is replaced by a log-in with the password', async () => {
		const credential = await loggedIn();
		sandbox().expireAccessTokens();
		sandbox().revokeRefreshTokens();
		expectCreated(await createCoworkers(sandbox(), { credential }), 1);
		expect(grants(sandbox())).toEqual(['password 200', 'refresh_token 400', 'password 200']);
	});

	test('that n8n stored before it was restarted is renewed with the stored refresh token', async () => {
		const clientId = 'my-app';
		const issued = await fetch(`${sandbox().url}/api/token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'password',
				username: defaultUser.username,
				password: defaultUser.password,
				client_id: clientId,
			}),
		});
		const { access_token: accessToken, refresh_token: refreshToken } = (await issued.json()) as {
			access_token: string;
			refresh_token: string;
		};
		sandbox().expireAccessTokens();
		const credential = credentialFor(sandbox(), { clientId, accessToken, refreshToken });
		expectCreated(await createCoworkers(sandbox(), { credential }), 1);
		expect(grants(sandbox())).toEqual(['password 200', 'refresh_token 200']);
	});
});

describe('a log-in that fails says why, without any secret', () => {
	async function failWith(overrides: Partial<Record<string, string>>) {
		const credential = credentialFor(sandbox(), overrides);
		const result = await createCoworkers(sandbox(), { credential });
		expectNoSecret(result, credential);
		expect(result.outputs.flat()).toEqual([]);
		return result.error;
	}

	test('wrong password', async () => {
		const error = await failWith({ password: 'wrong-password' });
		expect(error?.message).toContain(
			'Nexudus refused the log-in: The user name or password is incorrect',
		);
		expect(error?.description).toContain('the password');
		expect(createRequests(sandbox())).toEqual([]);
	});

	test('unknown user', async () => {
		const error = await failWith({ username: 'nobody@sandbox.example' });
		expect(error?.message).toContain('The user name or password is incorrect');
	});

	test('TOTP secret that is none', async () => {
		const error = await failWith({ totpSecret: '123890' });
		expect(error?.message).toContain('TOTP Secret of the Nexudus credential is not base32 text');
		expect(error?.description).toContain('not a six-digit code');
		expect(sandbox().requests).toEqual([]);
	});

	test('API access switched off', async () => {
		sandbox().setOptions({ users: [{ ...defaultUser, apiAccess: false }] });
		const error = await failWith({});
		expect(error?.message).toContain('This user does not have API access');
		expect(error?.description).toContain('API access');
	});

	test('an answer of Nexudus that repeats the password', async () => {
		const body = { error: 'invalid_grant', error_description: `No: ${defaultUser.password}!` };
		sandbox().faults.add({ path: '/api/token', kind: 'status', status: 400, body });
		const error = await failWith({});
		expect(error?.message).toContain('Nexudus refused the log-in: No: ***!');
	});

	test.each(['', 'spaces.nexudus.com', 'ftp://spaces.nexudus.com'])(
		'base URL that is none: %j',
		async (baseUrl) => {
			const error = await failWith({ baseUrl });
			expect(error?.message).toContain(
				'The Base URL of the Nexudus credential is not a web address',
			);
			expect(error?.description).toContain('https://spaces.nexudus.com');
		},
	);

	const html = { 'content-type': 'text/html' };
	const json = { 'content-type': 'application/json' };

	test.each<[name: string, status: number, headers: Record<string, string>, body: string]>([
		['a page of the portal', 200, html, '<html>Welcome</html>'],
		['not found', 404, html, '<html>Not found</html>'],
		['not found, as JSON', 404, json, '{"error":"Not Found","statusCode":404}'],
		['a redirection', 302, { location: '/login' }, ''],
	])('base URL of another web server: %s', async (_name, status, headers, body) => {
		const server = createServer((_request, response) => {
			response.writeHead(status, headers).end(body);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		try {
			const { port } = server.address() as AddressInfo;
			const error = await failWith({ baseUrl: `http://127.0.0.1:${port}` });
			expect(error?.message).toContain(`answered the log-in with status ${status} and no token`);
			expect(error?.description).toContain('Base URL');
		} finally {
			server.close();
		}
	});

	test('host that cannot be reached', async () => {
		const { url } = sandbox();
		await sandbox().close();
		const error = await failWith({});
		expect(error?.message).toContain(`Could not reach Nexudus at ${url}`);
		expect(error?.message).toContain('the connection was refused');
		expect(error?.description).toContain('Base URL');
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'for every item (%s)',
		async (onError) => {
			const credential = credentialFor(sandbox(), { password: 'wrong-password' });
			const result = await createCoworkers(sandbox(), { items: people(3), credential, onError });
			expectNoSecret(result, credential);
			expect(result.outputs.flat().map(({ json }) => json)).toEqual(
				people(3).map((item) =>
					failedJson(item, expect.stringContaining('The user name or password is incorrect')),
				),
			);
		},
	);
});

describe('a user without the role Coworker-Create', () => {
	const users = [{ ...defaultUser, roles: ['Coworker-List', 'Coworker-Read'] }];

	test('gets an error that names it', async () => {
		sandbox().setOptions({ users });
		const { error } = await createCoworkers(sandbox(), { items: people(3) });
		expect(error?.message).toBe(
			'The Nexudus user of the credential lacks the role Coworker-Create [item 0]',
		);
		expect(error?.description).toContain('Give the user the role Coworker-Create in Nexudus');
		expect(error).toMatchObject({ httpCode: '401' });
		expect(sandbox().coworkers.count).toBe(0);
	});

	test('gets it for each item, where failures do not stop the workflow', async () => {
		sandbox().setOptions({ users });
		const onError = 'continueErrorOutput';
		const { outputs } = await createCoworkers(sandbox(), { items: people(3), onError });
		expect(outputs[0]).toEqual([]);
		expect(outputs[1].map(({ json }) => json)).toEqual(
			people(3).map((item) =>
				failedJson(item, 'The Nexudus user of the credential lacks the role Coworker-Create', {
					status: 401,
				}),
			),
		);
	});
});

describe('a credential that was changed', () => {
	test('logs its new user in, although n8n still keeps the tokens of the other', async () => {
		const other = { username: 'other@sandbox.example', password: 'other-password' };
		sandbox().setOptions({ users: [{ ...defaultUser }, other] });
		const credential = await loggedIn();
		Object.assign(credential, other);
		expectCreated(await createCoworkers(sandbox(), { credential }), 1);
		expect(sandbox().coworkers.findByEmail('person0@example.com')).toMatchObject([
			{ UpdatedBy: other.username },
		]);
	});
});
