import { DateTime } from 'luxon';

/** Below this, a number is taken for a mistake (a year, a day count) rather than milliseconds since 1970. */
const FIRST_PLAUSIBLE_MILLISECOND = 100_000_000_000;

/** A year and at least a month or a week: luxon also takes "12" and "10:30", for a time of today. */
const STARTS_WITH_DATE = /^\d{4}-?[\dW]/;

function parseText(text: string, timeZone: string): DateTime | undefined {
	const options = { zone: timeZone, setZone: true };
	return [
		...(STARTS_WITH_DATE.test(text)
			? [DateTime.fromISO(text, options), DateTime.fromSQL(text, options)]
			: []),
		DateTime.fromRFC2822(text, options),
	].find(({ isValid }) => isValid);
}

/**
 * Reads the value of a date parameter: the date picker's text, ISO 8601 and SQL text, e-mail dates, luxon and
 * JavaScript date objects, milliseconds since 1970. A text without an offset is a time in `timeZone`; one with an
 * offset keeps it, so that its wall clock is not lost.
 *
 * @param timeZone IANA name, n8n's setting of the workflow
 * @returns undefined when it is no date, or an impossible one
 */
export function parseDate(value: unknown, timeZone: string): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value.isValid ? value : undefined;
	if (typeof value === 'string') return parseText(value.trim(), timeZone);
	const milliseconds = value instanceof Date ? value.getTime() : value;
	if (typeof milliseconds !== 'number' || !Number.isFinite(milliseconds)) return undefined;
	if (!(value instanceof Date) && milliseconds < FIRST_PLAUSIBLE_MILLISECOND) return undefined;
	const date = DateTime.fromMillis(milliseconds, { zone: timeZone });
	return date.isValid ? date : undefined;
}

/** A point in time as Nexudus reads it: `2025-01-15T10:30:00Z` (Nexudus REST API, Coworkers). */
export function formatInstant(date: DateTime): string {
	return date.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** What the clock on the wall shows, without an offset: `2025-01-15T10:30:00`. */
export function formatWallClock(date: DateTime): string {
	return date.toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

/** The same without seconds, which ranges of lists do not know: `2025-01-15T10:30` (Nexudus REST API, Lists). */
export function formatMinute(instant: string, round: 'down' | 'up'): string {
	const date = DateTime.fromISO(instant, { zone: 'utc' });
	const minute = date.startOf('minute');
	const isUp = round === 'up' && minute < date;
	return (isUp ? minute.plus({ minutes: 1 }) : minute).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** Milliseconds that cover every time zone. */
export const ANY_ZONE = 14 * 3_600_000;

/**
 * An end of a range as lists take it, in whole minutes and UTC without saying so: a range that begins or ends within a
 * minute takes all of it (Nexudus REST API, Lists).
 *
 * @param reach milliseconds by which the range is to be wider, for a server that reads it by another clock
 */
export function formatRangeEnd(instant: string, end: 'from' | 'to', reach = 0): string {
	const ms = answeredInstant(instant) + (end === 'from' ? -reach : reach);
	return formatMinute(new Date(ms).toISOString(), end === 'from' ? 'down' : 'up');
}

/**
 * A point in time that Nexudus answered, which is UTC with or without saying so.
 *
 * @returns milliseconds since 1970; NaN when it is none
 */
export function answeredInstant(value: unknown): number {
	const text = String(value ?? '');
	return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
