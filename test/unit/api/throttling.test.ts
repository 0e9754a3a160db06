import { isThrottled, retryAfter } from '../../../nodes/Nexudus/api/throttling';

const answer = (headers: Record<string, unknown>, body: unknown = '') => ({
	statusCode: 409,
	headers,
	body,
});
const now = Date.parse('Wed, 15 Jan 2025 10:00:00 GMT');

describe('the wait that Retry-After asks for', () => {
	test.each<[name: string, headers: Record<string, unknown>, ms: number | undefined]>([
		['seconds', { 'retry-after': '7' }, 7_000],
		['seconds with fractions', { 'retry-after': '1.5' }, 1_500],
		['seconds with more digits', { 'retry-after': '1.25' }, 1_250],
		['no wait', { 'retry-after': '0' }, 0],
		['spaces around', { 'retry-after': ' 7 ' }, 7_000],
		['a header in other case', { 'Retry-After': '7' }, 7_000],
		['a header given twice', { 'retry-after': ['7', '9'] }, 7_000],
		['a number', { 'retry-after': 7 }, 7_000],
		['a date', { 'retry-after': 'Wed, 15 Jan 2025 10:00:30 GMT' }, 30_000],
		['a date gone by', { 'retry-after': 'Wed, 15 Jan 2025 09:59:00 GMT' }, 0],
		['no header', {}, undefined],
		['an empty header', { 'retry-after': '' }, undefined],
		['an unreadable one', { 'retry-after': 'soon' }, undefined],
		['none among others', { 'x-retry-after': '7', 'retry-after-ms': '7' }, undefined],
		['null', { 'retry-after': null }, undefined],
		['many seconds', { 'retry-after': '86400' }, 86_400_000],
		['a date in ISO form', { 'retry-after': '2025-01-15T10:00:30Z' }, 30_000],
		['two headers made one', { 'retry-after': '5, 7' }, undefined],
		['seconds with a unit', { 'retry-after': '7s' }, undefined],
		['seconds after a word', { 'retry-after': 'in 7' }, undefined],
		['seconds with two points', { 'retry-after': '7.5.1' }, undefined],
		['seconds without a digit after the point', { 'retry-after': '7.' }, undefined],
		[
			'a date with something after it',
			{ 'retry-after': 'Wed, 15 Jan 2025 10:00:30 GMT; 7' },
			undefined,
		],
		['a date that is none', { 'retry-after': 'Wed, 45 Jan 2025 10:00:30 GMT' }, undefined],
		['a negative number of seconds', { 'retry-after': '-5s' }, undefined],
	])('%s', (_name, headers, ms) => {
		expect(retryAfter(answer(headers), now)).toBe(ms);
	});

	test('is measured against the clock of the server, where the answer shows it', () => {
		const headers = {
			date: 'Wed, 15 Jan 2025 12:00:00 GMT',
			'retry-after': 'Wed, 15 Jan 2025 12:00:05 GMT',
		};
		expect(retryAfter(answer(headers), now)).toBe(5_000);
		expect(retryAfter(answer({ ...headers, date: 'unreadable' }), now)).toBe(2 * 3_600_000 + 5_000);
	});
});

describe('the wait that the text asks for', () => {
	const envelope = (Message: string) => ({ Message, Value: null, WasSuccessful: false });

	test.each<[body: unknown, ms: number | undefined]>([
		[envelope('You are sending too many requests. Wait 12.5 seconds.'), 12_500],
		['Wait 3 seconds', 3_000],
		['Please wait 1 second', 1_000],
		[envelope('Wait a few seconds'), undefined],
		['Await 3 seconds', undefined],
		['Wait 3 seconded', undefined],
		[['Wait 3 seconds'], undefined],
		['', undefined],
	])('%j', (body, ms) => {
		expect(retryAfter(answer({}, body), now)).toBe(ms);
	});

	test('counts less than the header', () => {
		expect(retryAfter(answer({ 'retry-after': '7' }, 'Wait 3 seconds'), now)).toBe(7_000);
	});
});

describe('an answer that asks to wait', () => {
	const rejection = { Message: 'Email: is already in use', WasSuccessful: false };

	test.each<[name: string, status: number, headers: Record<string, string>, body: unknown]>([
		['409 with Retry-After and no body', 409, { 'retry-after': '3' }, ''],
		['409 with Retry-After and a body', 409, { 'retry-after': '3' }, rejection],
		['409 without either', 409, {}, ''],
		['409 with a blank body', 409, {}, ' \n'],
		['409 whose body was not read', 409, {}, undefined],
		['409 with null', 409, {}, null],
		['409 whose text says how long', 409, {}, { ...rejection, Message: 'Wait 2.5 seconds.' }],
		['429', 429, {}, ''],
		['429 with a body', 429, {}, rejection],
	])('%s', (_name, statusCode, headers, body) => {
		expect(isThrottled({ statusCode, headers, body })).toBe(true);
	});

	test.each<[name: string, status: number, headers: Record<string, unknown>, body: unknown]>([
		['409 with a body alone: a rejection', 409, {}, rejection],
		['409 with text: a rejection', 409, {}, 'Conflict'],
		['409 with a body and an absent header', 409, { 'retry-after': null }, rejection],
		[
			'503 with Retry-After: nobody knows whether it was processed',
			503,
			{ 'retry-after': '3' },
			'',
		],
		['400', 400, {}, rejection],
		['200', 200, {}, ''],
	])('is not %s', (_name, statusCode, headers, body) => {
		expect(isThrottled({ statusCode, headers, body })).toBe(false);
	});
});
