import fc from 'fast-check';
import { DateTime } from 'luxon';

import type { DateOrder } from '../../../nodes/Nexudus/fields/dates';
import { startOfDay } from '../../../nodes/Nexudus/fields/dates';
import type { DateField, Day } from '../../../nodes/Nexudus/fields/types';
import { convertValue } from '../../../nodes/Nexudus/fields/values';
import { ianaOf } from '../../../nodes/Nexudus/lookups/timeZones';
import { timeZones } from '../../../sandbox/data/timeZones';

const field: DateField = { kind: 'instant', day: true, property: 'RenewalDate' };

/** The ways to write a day. */
const WRITINGS: Readonly<Record<string, { order?: DateOrder; write(date: DateTime): unknown }>> = {
	'ISO 8601': { write: (date) => date.toISODate() },
	'the date picker': { write: (date) => `${date.toISODate()}T00:00:00` },
	'midnight in UTC, as sheets have it': { write: (date) => `${date.toISODate()}T00:00:00.000Z` },
	'midnight with an offset': { write: (date) => `${date.toISODate()}T00:00:00.000+09:00` },
	$today: { write: (date) => date.startOf('day') },
	'year first': { write: (date) => date.toFormat('yyyy/M/d') },
	'day first': { order: 'dayFirst', write: (date) => date.toFormat('d/M/yyyy') },
	'day first, with dots': { order: 'dayFirst', write: (date) => date.toFormat('dd.MM.yyyy') },
	'month first': { order: 'monthFirst', write: (date) => date.toFormat('MM/dd/yyyy') },
	'a month in words': { write: (date) => date.toFormat('d LLL yyyy', { locale: 'en' }) },
	'a month in words, first': { write: (date) => date.toFormat('LLLL d, yyyy', { locale: 'en' }) },
};

const days = fc
	.integer({ min: 0, max: 36_500 })
	.map((count) => DateTime.fromISO('1990-01-01', { zone: 'utc' }).plus({ days: count }));
const zones = fc.constantFrom(...timeZones.map(({ Name }) => Name));
const workflows = fc.constantFrom('Etc/UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia');

test('the day that is written is the day at the location, whatever its zone and the writing', () => {
	fc.assert(
		fc.property(
			days,
			zones,
			workflows,
			fc.constantFrom(...Object.keys(WRITINGS)),
			(day, name, workflow, writing) => {
				const { order, write } = WRITINGS[writing];
				const written = write(day);
				const converted = convertValue(field, written, workflow, order);
				const value = 'value' in converted ? (converted.value as Day) : undefined;
				expect(value?.day).toBe(day.toISODate());
				const zone = ianaOf(name, '') ?? workflow;
				const there = DateTime.fromISO(startOfDay(value?.day ?? '', zone), { zone });
				expect(there.toISODate()).toBe(day.toISODate());
				expect(there.minus({ seconds: 1 }).toISODate()).not.toBe(day.toISODate());
				const here = DateTime.fromISO(value?.otherwise ?? '', { zone: workflow });
				expect(here.toISODate()).toBe(day.toISODate());
			},
		),
	);
});

test.each([
	['Atlantic/Azores', '2019-10-27', '2019-10-27T00:00:00Z'],
	['America/Havana', '2024-11-03', '2024-11-03T04:00:00Z'],
])('where midnight comes twice (%s, %s), the day begins at the first', (zone, day, start) => {
	expect(startOfDay(day, zone)).toBe(start);
});

test('a country has the zone that it keeps, not that of another with the same name', () => {
	expect(ianaOf('Eastern Standard Time', 'US')).toBe('America/New_York');
	expect(ianaOf('GMT Standard Time', 'PT')).toBe('Europe/Lisbon');
	expect(ianaOf('Europe/Madrid', '')).toBe('Europe/Madrid');
	expect(ianaOf('Nowhere Time', '')).toBeUndefined();
});

test.each<[name: string, value: unknown, sent: string]>([
	['a time', '2025-01-15T10:30:00', '2025-01-15T15:30:00Z'],
	['a time with an offset', '2025-01-15T00:30:00+01:00', '2025-01-14T23:30:00Z'],
	['a JavaScript Date', new Date(Date.UTC(2025, 0, 15)), '2025-01-15T00:00:00Z'],
])('%s is a point in time, in a field for days too', (_name, value, sent) => {
	expect(convertValue(field, value, 'America/New_York')).toEqual({ value: sent });
});

describe('a date in numbers', () => {
	const instant: DateField = { kind: 'instant', property: 'FromTime' };
	test.each<[text: string, order: DateOrder, sent: string]>([
		['31/01/2025', 'auto', '2025-01-31T00:00:00Z'],
		['01/31/2025', 'auto', '2025-01-31T00:00:00Z'],
		['3-3-2025', 'auto', '2025-03-03T00:00:00Z'],
		['03/04/2025', 'dayFirst', '2025-04-03T00:00:00Z'],
		['03/04/2025', 'monthFirst', '2025-03-04T00:00:00Z'],
		['3.4.2025 9:30', 'dayFirst', '2025-04-03T09:30:00Z'],
		['3/4/2025, 9:30:15 PM', 'monthFirst', '2025-03-04T21:30:15Z'],
		['3/4/2025 12 am', 'monthFirst', '2025-03-04T00:00:00Z'],
		['2025-04-03', 'dayFirst', '2025-04-03T00:00:00Z'],
		['2025/4/3 9:30', 'dayFirst', '2025-04-03T09:30:00Z'],
		['April 3rd, 2025', 'monthFirst', '2025-04-03T00:00:00Z'],
	])('%s, %s', (text, order, sent) => {
		expect(convertValue(instant, text, 'Etc/UTC', order)).toEqual({ value: sent });
	});

	test.each<[text: string, order: DateOrder, problem: RegExp]>([
		['03/04/2025', 'auto', /^can be read in two ways: .*option Date Format$/],
		['3.4.2025 9:30', 'auto', /^can be read in two ways: .*option Date Format$/],
		['01/31/2025', 'dayFirst', /^must be a date such as/],
		['31/01/2025', 'monthFirst', /^must be a date such as/],
		['31/02/2025', 'auto', /^must be a date such as/],
		['3/4/25', 'dayFirst', /^must be a date such as/],
		['3/4/2025 13 pm', 'dayFirst', /^must be a date such as/],
	])('%s, %s: refused', (text, order, problem) => {
		expect(convertValue(instant, text, 'Etc/UTC', order)).toEqual({
			problem: expect.stringMatching(problem) as string,
		});
	});
});
