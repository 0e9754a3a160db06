import { budgetOf } from '../../../nodes/Nexudus/api/budgets';
import type { HttpAnswer } from '../../../nodes/Nexudus/api/throttling';
import type { NexudusCredential, PostForm, TokenRequest } from '../../../nodes/Nexudus/api/token';
import {
	baseUrlOf,
	clientIdOf,
	credentialOf,
	logIn,
	noteAnswer,
	ownAccessToken,
	renewTokens,
	secretsOf,
	THROTTLED_LOGIN,
	tokenOwnerOf,
} from '../../../nodes/Nexudus/api/token';
import { totpCode } from '../../../nodes/Nexudus/api/totp';

const credential: NexudusCredential = credentialOf({
	username: 'ada@example.com',
	password: 'correct horse',
	baseUrl: 'https://spaces.nexudus.com',
});

function changed(changes: Partial<NexudusCredential>): NexudusCredential {
	return { ...credential, ...changes };
}

describe('the client id', () => {
	test('is not the bare e-mail, and does not hold it', () => {
		expect(clientIdOf(credential)).toMatch(/^n8n-nodes-nexudus-/);
		expect(clientIdOf(credential)).not.toContain('ada');
	});

	test.each<[what: string, changes: Partial<NexudusCredential>]>([
		['password', { password: 'other' }],
		['tokens', { accessToken: 'a', refreshToken: 'r' }],
		['TOTP secret', { totpSecret: 'GEZDGNBV' }],
		['case of the e-mail', { username: ' Ada@Example.com ' }],
		['trailing slash of the base URL', { baseUrl: 'https://spaces.nexudus.com/' }],
	])('stays the same when the %s changes', (_what, changes) => {
		expect(clientIdOf(changed(changes))).toBe(clientIdOf(credential));
	});

	test.each<[what: string, changes: Partial<NexudusCredential>]>([
		['user', { username: 'grace@example.com' }],
		['base URL', { baseUrl: 'https://nexudus.example.com' }],
	])('is another one for another %s', (_what, changes) => {
		expect(clientIdOf(changed(changes))).not.toBe(clientIdOf(credential));
	});

	test('is the one of the credential, where there is one', () => {
		expect(clientIdOf(changed({ clientId: ' my-app ' }))).toBe('my-app');
	});
});

describe('the base URL', () => {
	test.each([
		['https://spaces.nexudus.com', 'https://spaces.nexudus.com'],
		['https://spaces.nexudus.com/', 'https://spaces.nexudus.com'],
		[' https://spaces.nexudus.com// ', 'https://spaces.nexudus.com'],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['HTTPS://Spaces.Nexudus.com', 'HTTPS://Spaces.Nexudus.com'],
		['https://proxy.example.com/nexudus/', 'https://proxy.example.com/nexudus'],
	])('%j is read as %j', (baseUrl, expected) => {
		expect(baseUrlOf({ baseUrl })).toBe(expected);
	});

	test.each(['', 'spaces.nexudus.com', 'https://', 'https:///path', 'ftp://spaces.nexudus.com'])(
		'%j is refused in plain words',
		(baseUrl) => {
			expect(() => baseUrlOf({ baseUrl })).toThrow(
				'The Base URL of the Nexudus credential is not a web address',
			);
		},
	);
});

describe('stored tokens', () => {
	const owned = changed({ accessToken: 'token', tokenOwner: tokenOwnerOf(credential) });

	test('are used by the log-in they were issued to', () => {
		expect(ownAccessToken(owned)).toBe('token');
		expect(ownAccessToken({ ...owned, accessToken: '' })).toBeUndefined();
	});

	test.each<[what: string, changes: Partial<NexudusCredential>]>([
		['user', { username: 'grace@example.com' }],
		['password', { password: 'other' }],
		['base URL', { baseUrl: 'https://nexudus.example.com' }],
		['client id', { clientId: 'my-app' }],
		['TOTP secret', { totpSecret: 'GEZDGNBV' }],
	])('are not used after the %s of the credential was changed', (_what, changes) => {
		expect(ownAccessToken({ ...owned, ...changes })).toBeUndefined();
	});

	test('are marked without any secret in clear', () => {
		const mark = tokenOwnerOf(changed({ totpSecret: 'GEZDGNBV' }));
		expect(mark).not.toContain('correct horse');
		expect(mark).not.toContain('GEZDGNBV');
	});
});
test.each(['https://ada:secret@spaces.nexudus.com', 'http://ada@127.0.0.1'])(
	'the base URL %j is refused, for messages name it',
	(baseUrl) => {
		expect(() => baseUrlOf({ baseUrl })).toThrow(/holds a user name or a password/);
	},
);

test('the secrets of a credential are what nobody may read of it', () => {
	const secrets = {
		password: 'correct horse',
		totpSecret: 'GEZDGNBV',
		accessToken: 'access-1',
		refreshToken: 'refresh-1',
	};
	expect(secretsOf(changed(secrets)).sort()).toEqual(Object.values(secrets).sort());
});

/** A user of its own for each test: budgets and tokens are kept by user. */
let users = 0;
function somebody(changes: Partial<NexudusCredential> = {}): NexudusCredential {
	users += 1;
	return changed({ username: `user${users}@example.com`, ...changes });
}

const tokens = { access_token: 'access', token_type: 'bearer', refresh_token: 'refresh' };

/** Answers token requests in turn, the last answer again and again; remembers them. */
function answering(...answers: Array<Partial<HttpAnswer> | Error>) {
	const requests: TokenRequest[] = [];
	const post: PostForm = async (request) => {
		requests.push(request);
		const answer = answers.length > 1 ? answers.shift()! : answers[0];
		if (answer instanceof Error) throw answer;
		return { statusCode: 200, headers: {}, body: undefined, ...answer };
	};
	return { requests, post };
}

/** As `answering`, a new token each time. */
function issuing() {
	const requests: TokenRequest[] = [];
	const post: PostForm = async (request) => {
		requests.push(request);
		const name = requests.length;
		const body = { access_token: `access-${name}`, refresh_token: `refresh-${name}` };
		return { statusCode: 200, headers: {}, body };
	};
	return { requests, post };
}

const connectionReset = Object.assign(new Error('x'), { code: 'ECONNRESET' });

/** Milliseconds of the budget's clock, and those that the time of day has gone on since. */
let mockNow = 0;
const mockSleeps: number[] = [];

// Waits pass at once, on both clocks.
jest.mock('../../../nodes/Nexudus/api/sleep', () => ({
	abortableSleep: async (ms: number) => {
		mockSleeps.push(ms);
		mockNow += ms;
	},
}));

const START = 1_111_111_105_000;
beforeEach(() => {
	mockNow = 0;
	mockSleeps.length = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => mockNow);
	jest.spyOn(Date, 'now').mockImplementation(() => START + mockNow);
});
afterEach(() => jest.restoreAllMocks());

describe('a log-in', () => {
	test('sends the form once, with its own time limit, and reads both tokens', async () => {
		const { requests, post } = answering({ body: tokens });
		const ada = somebody({ username: ' ada.lovelace@example.com ' });
		expect(await logIn(ada, post)).toEqual({ accessToken: 'access', refreshToken: 'refresh' });
		const client = { client_id: clientIdOf(ada) };
		expect(requests).toEqual([
			{
				url: 'https://spaces.nexudus.com/api/token',
				form: {
					grant_type: 'password',
					username: 'ada.lovelace@example.com',
					password: 'correct horse',
					...client,
				},
				headers: client,
				timeout: 20_000,
			},
		]);
	});

	test('does without a refresh token', async () => {
		const { post } = answering({ body: { access_token: 'access' } });
		expect(await logIn(somebody(), post)).toEqual({ accessToken: 'access', refreshToken: '' });
	});

	test.each<[name: string, answer: Partial<HttpAnswer> | Error]>([
		['gets no answer', connectionReset],
		['is answered with 500', { statusCode: 500 }],
		['is answered with 503', { statusCode: 503 }],
	])('that %s is sent three times, with growing pauses', async (_name, answer) => {
		const { requests, post } = answering(answer);
		await expect(logIn(somebody(), post)).rejects.toThrow();
		expect(requests).toHaveLength(3);
		expect(mockSleeps.filter((ms) => ms >= 1_000)).toEqual([1_000, 2_000]);
	});

	test('stops trying when the time is up', async () => {
		const { requests, post } = answering({ statusCode: 503, headers: { 'retry-after': '50' } });
		await expect(logIn(somebody(), post)).rejects.toThrow(/status 503/);
		expect(requests).toHaveLength(2);
		expect(mockSleeps).toContain(50_000);
	});

	test.each<[name: string, answer: Partial<HttpAnswer>, message: RegExp, advice: RegExp]>([
		['a gateway', { statusCode: 502 }, /could not answer the log-in \(status 502\)/, /not judged/],
		['a busy server', { statusCode: 500, body: { error: 'x' } }, /could not answer/, /not judged/],
		['a proxy', { statusCode: 407 }, /^A proxy between n8n and Nexudus/, /HTTPS_PROXY/],
		[
			'another server',
			{ statusCode: 404, body: { error: 'Not Found' } },
			/404 and no token/,
			/Base/,
		],
		['a portal', { statusCode: 200, body: '<html>' }, /200 and no token/, /Base URL/],
		['one without words', { statusCode: 400, body: { error: '' } }, /400 and no token/, /Base URL/],
		[
			'Nexudus',
			{ statusCode: 400, body: { error: 'invalid_grant', error_description: 'No API.' } },
			/^Nexudus refused the log-in: No API$/,
			/email, the password.*API access/,
		],
		[
			'Nexudus in short',
			{ statusCode: 400, body: { error: 'invalid_grant' } },
			/: invalid_grant$/,
			/TOTP/,
		],
		[
			'one that repeats the password',
			{
				statusCode: 400,
				body: { error: 'No: correct+horse, correct%20horse, Y29ycmVjdCBob3JzZQ==' },
			},
			/: No: \*\*\*, \*\*\*, \*\*\*/,
			/password/,
		],
	])('that is refused by %s says so, and what to do', async (_name, answer, message, advice) => {
		const { post } = answering(answer);
		await expect(logIn(somebody(), post)).rejects.toMatchObject({
			message: expect.stringMatching(message),
			description: expect.stringMatching(advice),
		});
	});

	test('that meets a strange certificate does not blame the credential', async () => {
		const { post } = answering(Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }));
		await expect(logIn(somebody(), post)).rejects.toMatchObject({
			message:
				'Could not reach Nexudus at https://spaces.nexudus.com: its certificate has expired, or is not valid yet',
			description: expect.not.stringContaining('Check the Base URL'),
		});
	});

	test('that is throttled makes everybody wait, and is sent again', async () => {
		const ada = somebody();
		const { requests, post } = answering(
			{ statusCode: 409, headers: { 'retry-after': '3' } },
			{ statusCode: 429 },
			{ statusCode: 429, headers: { 'retry-after': '0' } },
			{ statusCode: 429, headers: { 'retry-after': '4' } },
			{ body: tokens },
		);
		expect(await logIn(ada, post)).toMatchObject({ accessToken: 'access' });
		expect(requests).toHaveLength(5);
		expect(performance.now()).toBeGreaterThanOrEqual(3_000 + 1_000 + 100 + 4_000);
	});

	test.each(['100', '86400'])(
		'that is throttled for %s s fails, and bounds the pause',
		async (seconds) => {
			const ada = somebody();
			const { requests, post } = answering({
				statusCode: 409,
				headers: { 'retry-after': seconds },
			});
			await expect(logIn(ada, post)).rejects.toMatchObject({
				message: THROTTLED_LOGIN,
				description: 'Wait a minute and try again.',
			});
			expect(requests).toHaveLength(1);
			const budget = budgetOf(baseUrlOf(ada), ada.username);
			const pause = Math.min(Number(seconds) * 1_000, 600_000);
			expect(await budget.turn({ isWrite: false, deadline: budget.now() + pause - 1 })).toBe(false);
			expect(await budget.turn({ isWrite: false, deadline: budget.now() + pause + 1 })).toBe(true);
		},
	);

	test('that was throttled does not count', async () => {
		const ada = somebody();
		const budget = budgetOf(baseUrlOf(ada), ada.username);
		const { post } = answering({ statusCode: 409, headers: { 'retry-after': '100' } });
		await expect(logIn(ada, post)).rejects.toThrow(THROTTLED_LOGIN);
		const uncounted = budgetOf('https://other.example.com', 'x');
		expect(budget.isIdle()).toBe(false);
		mockNow += 100_001;
		expect([budget.isIdle(), uncounted.isIdle()]).toEqual([true, true]);
	});
});

describe('a log-in with two-factor authentication', () => {
	const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

	test('sends the code of now', async () => {
		const { requests, post } = answering({ body: tokens });
		await logIn(somebody({ totpSecret }), post);
		expect(requests[0].form.totp).toBe(totpCode(totpSecret, START));
	});

	test('never sends a code twice, but waits for the next', async () => {
		const { requests, post } = answering({ body: tokens });
		const ada = somebody({ totpSecret });
		await logIn(ada, post);
		await logIn(ada, post);
		await logIn(somebody({ totpSecret }), post);
		expect(requests.map(({ form }) => form.totp)).toEqual([
			totpCode(totpSecret, START),
			totpCode(totpSecret, START + 5_000),
			totpCode(totpSecret, START + 5_000),
		]);
		// The second turn comes a little after the first.
		expect(mockSleeps.at(-1)).toBeGreaterThan(4_500);
	});

	test('is not sent with a secret that is none', async () => {
		const { requests, post } = answering({ body: tokens });
		await expect(logIn(somebody({ totpSecret: '123890' }), post)).rejects.toMatchObject({
			message: expect.stringContaining('not base32'),
			description: expect.stringContaining('not a six-digit code'),
		});
		expect(requests).toEqual([]);
	});
});

describe('the renewal of tokens', () => {
	const grantsOf = (requests: TokenRequest[]) => requests.map(({ form }) => form.grant_type);

	test('is one request for all who ask at once, and names the owner', async () => {
		const ada = somebody();
		const { requests, post } = issuing();
		const renewed = await Promise.all([1, 2, 3].map(async () => await renewTokens(ada, post)));
		expect(requests).toHaveLength(1);
		for (const each of renewed) {
			expect(each).toEqual({
				accessToken: 'access-1',
				refreshToken: 'refresh-1',
				tokenOwner: tokenOwnerOf(ada),
			});
		}
	});

	test('lets those who asked go on one by one', async () => {
		const { post } = issuing();
		const ada = somebody();
		const budget = budgetOf(baseUrlOf(ada), ada.username);
		const turn = jest.spyOn(budget, 'turn');
		await Promise.all([1, 2, 3].map(async () => await renewTokens(ada, post)));
		await renewTokens(ada, post);
		expect(turn).toHaveBeenCalledTimes(1 + 3 + 1);
	});

	test('gives who comes late the token that is there', async () => {
		const ada = somebody();
		const { requests, post } = issuing();
		await renewTokens(ada, post);
		expect(await renewTokens(ada, post)).toMatchObject({ accessToken: 'access-1' });
		expect(requests).toHaveLength(1);
	});

	test('does not renew a new token that never worked', async () => {
		const ada = somebody();
		const { requests, post } = issuing();
		const stored = { ...ada, ...(await renewTokens(ada, post)) };
		expect(await renewTokens(stored, post)).toMatchObject({ accessToken: 'access-1' });
		expect(requests).toHaveLength(1);
	});

	test('renews one that worked, with its refresh token', async () => {
		const ada = somebody();
		const { requests, post } = issuing();
		const stored = { ...ada, ...(await renewTokens(ada, post)) };
		noteAnswer(budgetOf(baseUrlOf(ada), ada.username));
		expect(await renewTokens(stored, post)).toMatchObject({ accessToken: 'access-2' });
		expect(grantsOf(requests)).toEqual(['password', 'refresh_token']);
		expect(requests[1].form.refresh_token).toBe('refresh-1');
	});

	test.each([
		[60_000, 1],
		[60_001, 2],
	])('of a token that is %d ms old makes %d requests in all', async (age, count) => {
		const ada = somebody();
		const { requests, post } = issuing();
		const stored = { ...ada, ...(await renewTokens(ada, post)) };
		mockNow = age;
		await renewTokens(stored, post);
		expect(requests).toHaveLength(count);
	});

	test('uses the stored refresh token, but not that of another log-in', async () => {
		const { requests, post } = issuing();
		const ada = somebody({ accessToken: 'old', refreshToken: 'stored' });
		await renewTokens(ada, post);
		await renewTokens({ ...somebody(), refreshToken: 'foreign', tokenOwner: 'somebody' }, post);
		expect(grantsOf(requests)).toEqual(['refresh_token', 'password']);
		expect(requests[0].form.refresh_token).toBe('stored');
	});

	test('logs in when the refresh is refused', async () => {
		const { requests, post } = answering({ statusCode: 400, body: {} }, { body: tokens });
		const ada = somebody({ refreshToken: 'revoked' });
		expect(await renewTokens(ada, post)).toMatchObject({ accessToken: 'access' });
		expect(grantsOf(requests)).toEqual(['refresh_token', 'password']);
	});

	test('is tried again after it failed', async () => {
		const refused = { statusCode: 400, body: { error: 'no' } };
		const { requests, post } = answering(refused, { body: tokens });
		const ada = somebody();
		await expect(renewTokens(ada, post)).rejects.toThrow('Nexudus refused the log-in: no');
		expect(await renewTokens(ada, post)).toMatchObject({ accessToken: 'access' });
		expect(requests).toHaveLength(2);
	});
});
