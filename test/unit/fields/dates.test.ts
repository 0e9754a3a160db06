import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	answeredInstant,
	formatInstant,
	formatMinute,
	formatWallClock,
	parseDate,
} from '../../../nodes/Nexudus/fields/dates';
import type { DateField } from '../../../nodes/Nexudus/fields/types';
import { convertValue } from '../../../nodes/Nexudus/fields/values';

const instantField: DateField = {
	kind: 'instant',
	property: 'RenewalDate',
	label: 'Renewal Date',
};
const wallClockField: DateField = {
	kind: 'wallClock',
	property: 'NextInvoiceLocal',
	label: 'Next Invoice (Local Time)',
};

function convert(field: DateField, value: unknown, timeZone = 'Europe/Berlin') {
	return convertValue(field, value, timeZone);
}

const noon = Date.UTC(2025, 0, 15, 12);
const december = DateTime.fromObject({ year: 2025, month: 12, day: 1 }, { zone: 'Asia/Tokyo' });

describe('a point in time is sent in UTC', () => {
	test.each<[name: string, value: unknown, timeZone: string, sent: string]>([
		['a date means its midnight', '2025-01-15', 'Europe/Berlin', '2025-01-14T23:00:00Z'],
		['a text of the date picker', '2025-01-15T10:30:00', 'Etc/UTC', '2025-01-15T10:30:00Z'],
		['winter time', '2025-01-15T10:30:00', 'Europe/London', '2025-01-15T10:30:00Z'],
		['summer time', '2025-07-15T10:30:00', 'Europe/London', '2025-07-15T09:30:00Z'],
		['the southern summer', '2025-01-15T10:30:00', 'Australia/Sydney', '2025-01-14T23:30:00Z'],
		['the southern winter', '2025-07-15T10:30:00', 'Australia/Sydney', '2025-07-15T00:30:00Z'],
		['half an hour of offset', '2025-01-15T10:30:00', 'Asia/Kolkata', '2025-01-15T05:00:00Z'],
		['quarters of an hour', '2025-01-15T10:30:00', 'Asia/Kathmandu', '2025-01-15T04:45:00Z'],
		['the last second before DST', '2025-03-30T01:59:59', 'Europe/Berlin', '2025-03-30T00:59:59Z'],
		['the first second of DST', '2025-03-30T03:00:00', 'Europe/Berlin', '2025-03-30T01:00:00Z'],
		['Z', '2025-01-15T10:30:00Z', 'America/New_York', '2025-01-15T10:30:00Z'],
		['an offset', '2025-01-15T10:30:00+05:30', 'America/New_York', '2025-01-15T05:00:00Z'],
		['fractions of a second', '2025-01-15T10:30:00.987Z', 'Etc/UTC', '2025-01-15T10:30:00Z'],
		['spaces around', ' 2025-01-15T10:30:00 ', 'Etc/UTC', '2025-01-15T10:30:00Z'],
		['SQL text', '2025-01-15 10:30:00', 'Europe/Berlin', '2025-01-15T09:30:00Z'],
		['SQL text with an offset', '2025-01-15 10:30:00 -03:00', 'Etc/UTC', '2025-01-15T13:30:00Z'],
		['the date of an e-mail', 'Wed, 15 Jan 2025 10:30:00 +0200', 'Etc/UTC', '2025-01-15T08:30:00Z'],
		['a luxon DateTime', december, 'Europe/Berlin', '2025-11-30T15:00:00Z'],
		['a JavaScript Date', new Date(noon), 'Europe/Berlin', '2025-01-15T12:00:00Z'],
		['milliseconds since 1970', noon, 'Europe/Berlin', '2025-01-15T12:00:00Z'],
	])('%s', (_name, value, timeZone, sent) => {
		expect(convert(instantField, value, timeZone)).toEqual({ value: sent });
	});
});

describe('a wall-clock time is sent as it is on the clock', () => {
	test.each<[name: string, value: unknown, sent: string]>([
		['a date means its midnight', '1990-05-01', '1990-05-01T00:00:00'],
		['a text without an offset', '2025-07-15T10:30:00', '2025-07-15T10:30:00'],
		[
			'a text with an offset keeps its own clock',
			'2025-07-15T10:30:00+09:00',
			'2025-07-15T10:30:00',
		],
		['a text in UTC keeps its own clock', '2025-07-15T10:30:00Z', '2025-07-15T10:30:00'],
		['SQL text', '2025-07-15 10:30', '2025-07-15T10:30:00'],
		['a luxon DateTime keeps its own clock', december, '2025-12-01T00:00:00'],
		[
			'a JavaScript Date is read in the workflow’s time zone',
			new Date(noon),
			'2025-01-15T13:00:00',
		],
		['milliseconds are read in the workflow’s time zone', noon, '2025-01-15T13:00:00'],
		// The location's clock need not have the gap that the workflow's has.
		['a time that DST skips in the workflow’s zone', '2025-03-30T02:30:00', '2025-03-30T02:30:00'],
	])('%s', (_name, value, sent) => {
		expect(convert(wallClockField, value)).toEqual({ value: sent });
	});
});

describe('what is no date is refused, with what was given and what is wanted', () => {
	test.each<[value: unknown, repeated: string]>([
		['2025-02-30', '2025-02-30'],
		['2023-02-29T10:00:00Z', '2023-02-29T10:00:00Z'],
		['2025-13-01', '2025-13-01'],
		['2025-01-31T25:00:00', '2025-01-31T25:00:00'],
		['tomorrow', 'tomorrow'],
		['31/31/2025', '31/31/2025'],
		['10:30', '10:30'],
		['12', '12'],
		['2025', '2025'],
		[2025, '2025'],
		[45678, '45678'],
		[-1, '-1'],
		[true, 'true'],
		[['2025-01-31'], '2025-01-31'],
		[{ date: '2025-01-31' }, '2025-01-31'],
		[Number.NaN, 'null'],
		[new Date(Number.NaN), 'null'],
		[DateTime.invalid('unparsable'), 'null'],
	])('%j', (value, repeated) => {
		const problem = /^must be a date such as 2025-01-31 or 2025-01-31T09:30:00, not /;
		for (const field of [instantField, wallClockField]) {
			const converted = convert(field, value);
			expect(converted).toEqual({ problem: expect.stringMatching(problem) });
			expect(converted).toEqual({ problem: expect.stringContaining(repeated) });
		}
	});
});

describe('any point in time, in any zone', () => {
	const zones = fc.constantFrom(
		'Etc/UTC',
		'Europe/London',
		'Europe/Berlin',
		'America/New_York',
		'America/St_Johns',
		'America/Sao_Paulo',
		'Australia/Lord_Howe',
		'Asia/Kathmandu',
		'Pacific/Apia',
		'Pacific/Kiritimati',
	);
	const seconds = fc.integer({
		min: Date.UTC(1950, 0) / 1000,
		max: Date.UTC(2100, 0) / 1000,
	});
	const inUtc = (second: number) => new Date(second * 1000).toISOString().replace('.000Z', 'Z');

	test('comes back from a text with an offset, whatever the zone of the workflow', () => {
		fc.assert(
			fc.property(seconds, zones, zones, (second, written, workflow) => {
				const date = DateTime.fromSeconds(second, { zone: written });
				// Before standard time, offsets had seconds, which ISO 8601 cannot write.
				fc.pre(Number.isInteger(date.offset));
				const parsed = parseDate(date.toISO(), workflow);
				expect(parsed && formatInstant(parsed)).toBe(inUtc(second));
				expect(parsed && formatWallClock(parsed)).toBe(date.toFormat("yyyy-MM-dd'T'HH:mm:ss"));
			}),
		);
	});

	test('comes back from a Date, a DateTime and, since 1973, from milliseconds', () => {
		fc.assert(
			fc.property(seconds, zones, (second, zone) => {
				const milliseconds = second * 1000;
				const values = [new Date(milliseconds), DateTime.fromMillis(milliseconds, { zone })];
				for (const value of [
					...values,
					...(milliseconds > 100_000_000_000 ? [milliseconds] : []),
				]) {
					const parsed = parseDate(value, zone);
					expect(parsed && formatInstant(parsed)).toBe(inUtc(second));
				}
			}),
		);
	});

	test('means, as a text without an offset, what the clock of the workflow’s zone shows then', () => {
		fc.assert(
			fc.property(seconds, zones, (second, zone) => {
				const clock = DateTime.fromSeconds(second, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
				const converted = convert(instantField, clock, zone);
				// Twice a year a clock shows the same time twice, so the instant itself may differ.
				const shown = 'value' in converted && DateTime.fromISO(String(converted.value), { zone });
				expect(shown && shown.toFormat("yyyy-MM-dd'T'HH:mm:ss")).toBe(clock);
			}),
		);
	});

	test('keeps, as a wall-clock text, the clock it was written with', () => {
		const minutes = fc.integer({ min: 0, max: 200 * 365 * 24 * 60 - 1 });
		fc.assert(
			fc.property(minutes, zones, (minute, zone) => {
				const text = inUtc(Date.UTC(1900, 0) / 1000 + minute * 60).slice(0, 19);
				expect(convert(wallClockField, text, zone)).toEqual({ value: text });
			}),
		);
	});
});

describe('the minute of an instant', () => {
	test.each([
		['2025-01-15T10:30:00Z', '2025-01-15T10:30', '2025-01-15T10:30'],
		['2025-01-15T10:30:01Z', '2025-01-15T10:30', '2025-01-15T10:31'],
		['2025-12-31T23:59:59Z', '2025-12-31T23:59', '2026-01-01T00:00'],
	])('%s begins at %s and is over by %s', (instant, down, up) => {
		expect([formatMinute(instant, 'down'), formatMinute(instant, 'up')]).toEqual([down, up]);
	});

	test('of any instant holds it, and is no longer than a minute', () => {
		const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
		fc.assert(
			fc.property(seconds, (second) => {
				const instant = new Date(second * 1000).toISOString().replace('.000Z', 'Z');
				const at = (round: 'down' | 'up') => Date.parse(`${formatMinute(instant, round)}Z`) / 1000;
				expect(at('down')).toBe(second - (second % 60));
				expect(at('up') - at('down')).toBe(second % 60 === 0 ? 0 : 60);
			}),
		);
	});
});

describe('an answered instant', () => {
	test.each([
		['2025-01-15T10:30:00Z', Date.UTC(2025, 0, 15, 10, 30)],
		['2025-01-15T10:30:00', Date.UTC(2025, 0, 15, 10, 30)],
		['2025-01-15T10:30:00.5', Date.UTC(2025, 0, 15, 10, 30, 0, 500)],
		['2025-01-15T10:30:00.1239999Z', Date.UTC(2025, 0, 15, 10, 30, 0, 123)],
		['2025-01-15T10:30:00+02:00', Date.UTC(2025, 0, 15, 8, 30)],
		['2025-01-15T10:30:00-02:00', Date.UTC(2025, 0, 15, 12, 30)],
	])('%s', (text, milliseconds) => {
		expect(answeredInstant(text)).toBe(milliseconds);
	});

	test.each([undefined, null, '', 'soon'])('is not %j', (value) => {
		expect(answeredInstant(value)).toBeNaN();
	});
});
