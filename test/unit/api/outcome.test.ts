import {
	networkTrouble,
	readAnswer,
	readNetworkError,
	statusOf,
} from '../../../nodes/Nexudus/api/outcome';
import type { HttpRequest } from '../../../nodes/Nexudus/api/shapes';

const now = Date.parse('Wed, 15 Jan 2025 10:00:00 GMT');
const success = { Status: 200, Value: { Id: 1 }, Errors: null, WasSuccessful: true };
const complaint = {
	Message: 'FullName: is a required field',
	Value: null,
	Errors: [{ AttemptedValue: '', Message: 'is a required field', PropertyName: 'FullName' }],
	WasSuccessful: false,
};
const errors = [{ property: 'FullName', message: 'is a required field', attemptedValue: '' }];

const create: HttpRequest = { method: 'POST', path: '/api/spaces/coworkers' };
const list: HttpRequest = { method: 'GET', path: '/api/spaces/coworkers' };

function answer(
	statusCode: number,
	body: unknown,
	headers: Record<string, string> = {},
	request = create,
) {
	return readAnswer({ statusCode, headers, body }, request, now);
}

function rejected(message: string, status: number, errors: unknown[] = []) {
	return { kind: 'rejected', failure: expect.objectContaining({ message, status, errors }) };
}

describe('an answer', () => {
	test('of success brings its body and headers', () => {
		const headers = { date: 'Wed, 15 Jan 2025 10:00:00 GMT' };
		expect(answer(200, success, headers)).toEqual({ kind: 'answer', body: success, headers });
		expect(answer(201, success)).toMatchObject({ kind: 'answer', body: success });
		const rows = { Records: [] };
		expect(answer(200, rows, {}, list)).toMatchObject({ kind: 'answer', body: rows });
	});

	test.each<[name: string, status: number, body: unknown, rejected: object]>([
		['400 with complaints', 400, complaint, rejected(complaint.Message, 400, errors)],
		['200 that was not successful', 200, complaint, rejected(complaint.Message, 200, errors)],
		['500 that was not successful', 500, complaint, rejected(complaint.Message, 500, errors)],
		['409 with complaints', 409, complaint, rejected(complaint.Message, 409, errors)],
		[
			'complaints of unexpected shapes',
			400,
			{ Message: ' Wrong ', Errors: ['text', null, { Message: 'x' }], WasSuccessful: false },
			rejected('Wrong', 400, [{ property: '', message: 'x', attemptedValue: null }]),
		],
		[
			'400 without a body',
			400,
			'',
			rejected('Nexudus found the request wrong, without saying why', 400),
		],
		['403 of a gateway', 403, '<html>', rejected('Nexudus does not allow this', 403)],
		['404', 404, '', rejected('Nexudus has no such record', 404)],
		['any other refusal', 418, '', rejected('Nexudus answered with status 418', 418)],
		['a redirection', 301, '', rejected('Nexudus answered with a redirection (status 301)', 301)],
	])('is a rejection: %s', (_name, status, body, expected) => {
		expect(answer(status, body)).toEqual(expected);
	});

	test.each<
		[name: string, status: number, headers: Record<string, string>, ms: number | undefined]
	>([
		['409 with Retry-After', 409, { 'retry-after': '3' }, 3_000],
		['409 without', 409, {}, undefined],
		['429', 429, { 'retry-after': 'Wed, 15 Jan 2025 10:00:04 GMT' }, 4_000],
	])('asks to wait: %s', (_name, status, headers, retryAfter) => {
		expect(answer(status, '', headers)).toEqual({ kind: 'throttled', retryAfter, status });
	});

	test.each<[name: string, status: number, body: unknown, cause: string]>([
		['500', 500, '', 'broken'],
		['500 with a page', 500, '<html>', 'broken'],
		['500 of another server', 500, { Message: 'busy' }, 'broken'],
		['502', 502, '', 'broken'],
		['503', 503, { message: 'busy' }, 'broken'],
		['504', 504, '', 'timedOut'],
		['524', 524, '<html>', 'timedOut'],
		['408', 408, '', 'broken'],
		['200 without a body', 200, '', 'misshapen'],
		['200 with a page', 200, '<html>', 'misshapen'],
		['200 with half of its JSON', 200, '{"Status":200,"Val', 'misshapen'],
		['200 with a list', 200, [], 'misshapen'],
		['204', 204, undefined, 'misshapen'],
	])('leaves open what happened, and tells why: %s', (_name, status, body, cause) => {
		expect(answer(status, body)).toMatchObject({ kind: 'unknown', cause, status });
	});

	test("of Nexudus's own that it failed is a doubt in its words", () => {
		const Message = 'Ooops! There was a problem while running this action. Please try again.';
		for (const status of [500, 504]) {
			expect(answer(status, { Message, Errors: null, WasSuccessful: false })).toEqual({
				kind: 'unknown',
				cause: 'answered',
				reason: Message.slice(0, -1),
				status,
			});
		}
	});

	test.each<[body: unknown, reason: string]>([
		[
			{ message: ' maintenance ' },
			'Nexudus answered, but not what it was asked for ("maintenance")',
		],
		[{ error: 'busy' }, 'Nexudus answered, but not what it was asked for ("busy")'],
		[{ Message: 'Later' }, 'Nexudus answered, but not what it was asked for ("Later")'],
		[{ error: { code: 1 } }, 'Nexudus answered, but not what it was asked for'],
		[{ message: 'x'.repeat(201) }, 'Nexudus answered, but not what it was asked for'],
		[{ message: '<html>\n<body>' }, 'Nexudus answered, but not what it was asked for'],
		['<html>', 'the answer of Nexudus could not be read'],
	])('that is none says so: %j', (body, reason) => {
		for (const request of [create, list]) {
			const outcome = { kind: 'unknown', cause: 'misshapen', reason, status: 200 };
			expect(answer(200, body, {}, request)).toEqual(outcome);
		}
	});
});

describe('an answer', () => {
	test('of a proxy that asks for a log-in concerns all, and not the credential', () => {
		expect(answer(407, '<html>')).toEqual({
			kind: 'rejected',
			isUnsent: true,
			failure: {
				message: expect.stringMatching(/^A proxy between n8n and Nexudus/),
				description: expect.stringMatching(/credential is not the reason.*HTTPS_PROXY/),
				status: 407,
				errors: [],
				concernsAll: true,
			},
		});
	});

	test.each([
		'Not found',
		{ Message: 'Not found' },
		{ Message: 'Not found', WasSuccessful: false },
	])('with 401 that says of a record that it is gone is one with 404: %j', (body) => {
		expect(answer(401, body)).toMatchObject({ kind: 'rejected', failure: { status: 404 } });
	});

	test.each(['AccessPincode', 'ACCESSPINCODE', 'password', ' zoomAccessToken '])(
		'tells no value that was attempted for %s',
		(PropertyName) => {
			const Errors = [{ PropertyName, Message: 'is wrong', AttemptedValue: '90210' }];
			const outcome = answer(400, { Message: 'Wrong', Errors, WasSuccessful: false });
			expect(outcome).toMatchObject({ failure: { errors: [{ attemptedValue: null }] } });
		},
	);

	test('of a redirection says what to check', () => {
		expect(answer(308, '')).toMatchObject({
			failure: { description: expect.stringContaining('Base URL') },
		});
	});
});

test.each<[error: unknown, status: number | undefined]>([
	[{ response: { status: 401 } }, 401],
	[{ httpCode: '429' }, 429],
	[{ httpCode: 'ECONNREFUSED' }, undefined],
	[{ httpCode: null, cause: { response: { status: 100 } } }, 100],
	[{ httpCode: 99 }, undefined],
	[undefined, undefined],
])('the status of an error: %j', (error, status) => {
	expect(statusOf(error)).toBe(status);
});

/** An error as Node.js, axios and n8n nest them. */
function networkError(code: string, rest: object = {}): Error {
	const inner = Object.assign(new Error('inner'), { code, ...rest });
	return new Error('outer', { cause: inner });
}

describe('an error of the network', () => {
	test.each([
		['ECONNREFUSED', 'the connection was refused'],
		['ENOTFOUND', 'there is no such host'],
		['EAI_AGAIN', 'the host name could not be looked up'],
		['EHOSTUNREACH', 'the host cannot be reached'],
		['ENETUNREACH', 'the network cannot be reached'],
		['EHOSTDOWN', 'the connection failed (EHOSTDOWN)'],
		['ENETDOWN', 'the connection failed (ENETDOWN)'],
		['UND_ERR_CONNECT_TIMEOUT', 'the connection failed (UND_ERR_CONNECT_TIMEOUT)'],
		['CERT_REVOKED', 'the connection failed (CERT_REVOKED)'],
		['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', /^the connection failed \(UNABLE/],
		['ERR_TLS_HANDSHAKE_TIMEOUT', /^the connection failed \(ERR_TLS/],
	])('means that nothing was sent: %s', (code, reason) => {
		const trouble = {
			reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
			advice: expect.stringContaining('Check the Base URL'),
		};
		expect(readNetworkError(networkError(code))).toEqual({ kind: 'notSent', ...trouble });
		expect(networkTrouble(networkError(code))).toEqual(trouble);
	});

	test.each([
		['DEPTH_ZERO_SELF_SIGNED_CERT', /nobody that n8n trusts.*self-signed/, /NODE_EXTRA_CA_CERTS/],
		['SELF_SIGNED_CERT_IN_CHAIN', /nobody that n8n trusts/, /proxy.*firewall/],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /nobody that n8n trusts/, /NODE_EXTRA_CA_CERTS/],
		['UNABLE_TO_GET_ISSUER_CERT', /nobody that n8n trusts/, /NODE_EXTRA_CA_CERTS/],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /nobody that n8n trusts/, /NODE_EXTRA_CA_CERTS/],
		['CERT_UNTRUSTED', /nobody that n8n trusts/, /NODE_EXTRA_CA_CERTS/],
		['CERT_HAS_EXPIRED', /has expired/, /^Check the clock/],
		['CERT_NOT_YET_VALID', /not valid yet/, /renew its certificate/],
		['ERR_TLS_CERT_ALTNAME_INVALID', /another host name/, /host name in the Base URL/],
	])('of a certificate is told apart from a wrong address: %s', (code, reason, advice) => {
		const outcome = readNetworkError(networkError(code));
		const trouble = {
			reason: expect.stringMatching(reason),
			advice: expect.stringMatching(advice),
		};
		expect(outcome).toEqual({ kind: 'notSent', ...trouble });
		expect(JSON.stringify(outcome)).not.toContain('Check the Base URL');
	});

	test('that is unknown is none that did not answer', () => {
		expect(networkTrouble(new Error('x')).reason).toBe('it did not answer');
		expect(networkTrouble(undefined).advice).toContain('network that n8n runs in');
	});

	test('tells the first of its codes that means something', () => {
		const inner = Object.assign(new Error('inner'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		const outer = Object.assign(new Error('outer', { cause: inner }), { code: 'ERR_BAD_REQUEST' });
		expect(networkTrouble(outer).reason).toContain('certificate');
		expect(readNetworkError(outer)).toMatchObject({ kind: 'notSent' });
	});

	test('of several addresses is that of the first', () => {
		const first = Object.assign(new Error('first'), { code: 'ECONNREFUSED' });
		const error = Object.assign(new AggregateError([first, new Error('second')]), {
			code: 'OTHER',
		});
		expect(readNetworkError(error)).toMatchObject({ reason: 'the connection was refused' });
	});

	test.each([
		[{ syscall: 'connect' }, 'notSent'],
		[{ syscall: 'getaddrinfo' }, 'notSent'],
		[
			{
				message: 'Client network socket disconnected before secure TLS connection was established',
			},
			'notSent',
		],
		[{ syscall: 'read' }, 'unknown'],
		[{ response: {} }, 'unknown'],
	])('is read without a code that is known: %j', (rest, kind) => {
		expect(readNetworkError(networkError('OTHER', rest))).toMatchObject({ kind });
	});

	test.each([
		'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
		'ERR_SSL_BAD_RECORD_TYPE',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
		'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
		'EPROTO',
	])('of TLS may come after the handshake, and then leaves open what happened: %s', (code) => {
		expect(readNetworkError(networkError(code))).toMatchObject({
			kind: 'unknown',
			cause: 'broken',
		});
	});

	test.each<[what: string, socket: object | null, kind: string]>([
		['that has no connection', null, 'notSent'],
		['that is connecting', { connecting: true }, 'notSent'],
		['whose handshake is not over', { connecting: false, secureConnecting: true }, 'notSent'],
		['over a secure connection', { connecting: false, secureConnecting: false }, 'unknown'],
		['over a connection', { connecting: false }, 'unknown'],
	])('is read by the request, where it is told: one %s', (_what, socket, kind) => {
		for (const code of ['EPROTO', 'ECONNRESET', 'ECONNABORTED', undefined as unknown as string]) {
			const error = networkError(code, { request: { socket } });
			expect(readNetworkError(error)).toMatchObject({ kind });
		}
	});

	test('with a request that does not tell is read by its code', () => {
		for (const request of [{}, 'text']) {
			const error = networkError('ECONNRESET', { request });
			expect(readNetworkError(error)).toMatchObject({ kind: 'unknown' });
		}
	});

	/** As n8n 1.x makes them: the code, and all messages, of which the first is n8n's own. */
	const fromN8n1 = (httpCode: string | null, ...messages: string[]) =>
		Object.assign(new Error(messages[0]), { httpCode, messages, cause: undefined });

	test.each<[error: Error, outcome: object]>([
		[
			fromN8n1(
				'ECONNRESET',
				'The connection to the server was closed unexpectedly, perhaps it is offline.',
				'Client network socket disconnected before secure TLS connection was established',
			),
			{ kind: 'notSent' },
		],
		[
			fromN8n1(null, 'Proxy connection ended before receiving CONNECT response'),
			{ kind: 'notSent', reason: 'a proxy between n8n and Nexudus let nothing through' },
		],
		[
			fromN8n1('ECONNRESET', 'The connection to the server was closed', 'read ECONNRESET'),
			{ kind: 'unknown', cause: 'broken' },
		],
		[
			fromN8n1('ECONNABORTED', 'The connection was aborted', 'timeout of 1000ms exceeded'),
			{ kind: 'unknown', cause: 'timedOut' },
		],
		[
			fromN8n1('EPROTO', 'write EPROTO: SSL routines:ssl3_get_record:wrong version number'),
			{ kind: 'unknown', cause: 'broken' },
		],
	])('of n8n 1.x is read by its code and all its messages: %s', (error, outcome) => {
		expect(readNetworkError(error)).toMatchObject(outcome);
	});

	test('means that nothing was sent when it timed out while connecting', () => {
		const error = networkError('ETIMEDOUT', { syscall: 'connect' });
		expect(readNetworkError(error)).toMatchObject({ kind: 'notSent' });
	});

	test.each([
		['ECONNRESET', 'the connection was closed'],
		['ETIMEDOUT', 'there was no answer in time', 'timedOut'],
		['ECONNABORTED', 'there was no answer in time', 'timedOut'],
		['EPIPE', 'the connection failed (EPIPE)'],
		['ERR_BAD_RESPONSE', 'the connection failed (ERR_BAD_RESPONSE)'],
		['UND_ERR_SOCKET', 'the connection failed (UND_ERR_SOCKET)'],
		['UND_ERR_HEADERS_TIMEOUT', 'the connection failed (UND_ERR_HEADERS_TIMEOUT)', 'timedOut'],
		['UND_ERR_BODY_TIMEOUT', 'the connection failed (UND_ERR_BODY_TIMEOUT)', 'timedOut'],
		['HPE_INVALID_CONSTANT', 'the connection failed (HPE_INVALID_CONSTANT)'],
		['HPE_INVALID_CHUNK_SIZE', 'the connection failed (HPE_INVALID_CHUNK_SIZE)'],
		['Z_DATA_ERROR', 'the connection failed (Z_DATA_ERROR)'],
	])('leaves open what happened: %s', (code, reason, cause = 'broken') => {
		const outcome = { kind: 'unknown', cause, reason, status: null };
		expect(readNetworkError(networkError(code))).toEqual(outcome);
	});

	test.each<[name: string, error: unknown]>([
		['without a code', new Error('x')],
		['whose code is none of the network', networkError('ERR_INVALID_ARG_TYPE')],
		['of a number', networkError(42 as unknown as string)],
		['nothing', undefined],
	])('is not an error %s', (_name, error) => {
		expect(readNetworkError(error)).toBeUndefined();
	});

	test('that is its own cause is read all the same', () => {
		const error = Object.assign(new Error('loop'), { code: 'OTHER', cause: undefined as unknown });
		error.cause = error;
		expect(readNetworkError(error)).toBeUndefined();
	});
});
