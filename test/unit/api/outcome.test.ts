import { networkReason, readAnswer, readNetworkError } from '../../../nodes/Nexudus/api/outcome';

const now = Date.parse('Wed, 15 Jan 2025 10:00:00 GMT');
const success = { Status: 200, Value: { Id: 1 }, Errors: null, WasSuccessful: true };
const complaint = {
	Message: 'FullName: is a required field',
	Value: null,
	Errors: [{ AttemptedValue: '', Message: 'is a required field', PropertyName: 'FullName' }],
	WasSuccessful: false,
};
const errors = [{ property: 'FullName', message: 'is a required field', attemptedValue: '' }];

function answer(statusCode: number, body: unknown, headers: Record<string, string> = {}) {
	return readAnswer({ statusCode, headers, body }, now);
}

function rejected(message: string, status: number, errors: unknown[] = []) {
	return { kind: 'rejected', failure: expect.objectContaining({ message, status, errors }) };
}

describe('an answer', () => {
	test('of success brings its body and headers', () => {
		const headers = { date: 'Wed, 15 Jan 2025 10:00:00 GMT' };
		expect(answer(200, success, headers)).toEqual({ kind: 'answer', body: success, headers });
		expect(answer(201, success)).toMatchObject({ kind: 'answer', body: success });
		expect(answer(200, { Records: [] })).toMatchObject({ kind: 'answer', body: { Records: [] } });
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

	test.each<[name: string, status: number, body: unknown]>([
		['500', 500, ''],
		['500 with a page', 500, '<html>'],
		['502', 502, ''],
		['503', 503, { message: 'busy' }],
		['504', 504, ''],
		['408', 408, ''],
		['200 without a body', 200, ''],
		['200 with a page', 200, '<html>'],
		['200 with half of its JSON', 200, '{"Status":200,"Val'],
		['200 with a list', 200, []],
		['204', 204, undefined],
	])('leaves open what happened: %s', (_name, status, body) => {
		expect(answer(status, body)).toMatchObject({ kind: 'unknown', status });
	});
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
		['CERT_HAS_EXPIRED', 'the connection failed (CERT_HAS_EXPIRED)'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'the connection failed (DEPTH_ZERO_SELF_SIGNED_CERT)'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'the connection failed (ERR_TLS_CERT_ALTNAME_INVALID)'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the connection failed (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
	])('means that nothing was sent: %s', (code, reason) => {
		expect(readNetworkError(networkError(code))).toEqual({ kind: 'notSent', reason });
		expect(networkReason(networkError(code))).toBe(reason);
	});

	test('means that nothing was sent when it timed out while connecting', () => {
		const error = networkError('ETIMEDOUT', { syscall: 'connect' });
		expect(readNetworkError(error)).toMatchObject({ kind: 'notSent' });
	});

	test.each([
		['ECONNRESET', 'the connection was closed'],
		['ETIMEDOUT', 'there was no answer in time'],
		['ECONNABORTED', 'there was no answer in time'],
		['EPIPE', 'the connection failed (EPIPE)'],
		['HPE_INVALID_CONSTANT', 'the connection failed (HPE_INVALID_CONSTANT)'],
		['HPE_INVALID_CHUNK_SIZE', 'the connection failed (HPE_INVALID_CHUNK_SIZE)'],
		['Z_DATA_ERROR', 'the connection failed (Z_DATA_ERROR)'],
	])('leaves open what happened: %s', (code, reason) => {
		expect(readNetworkError(networkError(code))).toEqual({ kind: 'unknown', reason, status: null });
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
