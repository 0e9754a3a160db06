import { isThrottled, retryAfter } from '../../../nodes/Nexudus/api/throttling';

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
		expect(retryAfter(headers, now)).toBe(ms);
	});

	test('is measured against the clock of the server, where the answer shows it', () => {
		const headers = {
			date: 'Wed, 15 Jan 2025 12:00:00 GMT',
			'retry-after': 'Wed, 15 Jan 2025 12:00:05 GMT',
		};
		expect(retryAfter(headers, now)).toBe(5_000);
		expect(retryAfter({ ...headers, date: 'unreadable' }, now)).toBe(2 * 3_600_000 + 5_000);
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
