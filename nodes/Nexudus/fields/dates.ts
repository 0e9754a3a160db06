import { DateTime } from 'luxon';

/** Below this, a number is taken for a mistake (a year, a day count) rather than milliseconds since 1970. */
const FIRST_PLAUSIBLE_MILLISECOND = 100_000_000_000;

/** A year and at least a month or a week: luxon also takes "12" and "10:30", for a time of today. */
const STARTS_WITH_DATE = /^\d{4}-?[\dW]/;

/** What the first number of a text such as "03/04/2025" is; `auto`: what only one order makes a date of. */
export type DateOrder = 'auto' | 'dayFirst' | 'monthFirst';

const LAST_MONTH = 12;
const TIME = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*(?:([ap])\.?m\.?)?$/i;
/** "3 April 2025", "Apr 3, 2025": without commas and the letters of "3rd". */
const WORDED = ['d LLL yyyy', 'd LLLL yyyy', 'LLL d yyyy', 'LLLL d yyyy'];

/** A time of day as ISO 8601 has it, of 12 hours or 24; undefined for anything else. */
function isoTime(text: string): string | undefined {
	const [, hours, minutes, seconds = '00', half] = TIME.exec(text) ?? [];
	if (hours === undefined || (minutes === undefined && half === undefined)) return undefined;
	if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
	const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
	const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + afternoon;
	return `T${String(hour).padStart(2, '0')}:${minutes ?? '00'}:${seconds}`;
}

function isoText(year: string, month: string, day: string, rest: string): string | undefined {
	const time = rest === '' ? '' : isoTime(rest);
	const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
	return time === undefined ? undefined : `${date}${time}`;
}

/** A date in numbers other than ISO 8601, as its parts: the year last, or first. */
function numbersOf(
	text: string,
): { first: string; second: string; year: string; rest: string } | undefined {
	const [, first, , second, year, rest = ''] =
		/^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T,\s]+(.+))?$/.exec(text) ?? [];
	return first === undefined ? undefined : { first, second, year, rest };
}

/**
 * Whether a text is a date in two ways: "03/04/2025" is the third of April or the fourth of March.
 *
 * @returns false too where it is the same day in both
 */
export function isAmbiguousDate(value: unknown): boolean {
	const { first, second } = (typeof value === 'string' && numbersOf(value.trim())) || {};
	if (first === undefined || second === undefined || Number(first) === Number(second)) return false;
	return [first, second].every((number) => Number(number) >= 1 && Number(number) <= LAST_MONTH);
}

/** Dates as people write them, as ISO 8601; undefined for what is none, or may be two. */
function writtenDate(text: string, order: DateOrder): string | undefined {
	const [, year, , month, day, rest = ''] =
		/^(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?:[T,\s]+(.+))?$/.exec(text) ?? [];
	if (year !== undefined) return isoText(year, month, day, rest);
	const numbers = numbersOf(text);
	if (numbers) {
		const { first, second } = numbers;
		if (order === 'auto' && isAmbiguousDate(text)) return undefined;
		const isMonthFirst =
			order === 'monthFirst' || (order === 'auto' && Number(second) > LAST_MONTH);
		const [m, d] = isMonthFirst ? [first, second] : [second, first];
		return isoText(numbers.year, m, d, numbers.rest);
	}
	const words = text
		.replace(/,/g, ' ')
		.replace(/(\d)(st|nd|rd|th)\b/i, '$1')
		.replace(/\s+/g, ' ');
	const dates = WORDED.map((format) => DateTime.fromFormat(words, format, { locale: 'en' }));
	return dates.find(({ isValid }) => isValid)?.toISODate() ?? undefined;
}

function parseText(text: string, timeZone: string, order: DateOrder): DateTime | undefined {
	const options = { zone: timeZone, setZone: true };
	const iso = STARTS_WITH_DATE.test(text) ? text : writtenDate(text, order);
	return [
		...(iso === undefined ? [] : [DateTime.fromISO(iso, options), DateTime.fromSQL(iso, options)]),
		DateTime.fromRFC2822(text, options),
	].find(({ isValid }) => isValid);
}

/**
 * Reads the value of a date parameter: the date picker's text, ISO 8601 and SQL text, dates as people write them, e-mail
 * dates, luxon and JavaScript date objects, milliseconds since 1970. A text without an offset is a time in `timeZone`; one with an
 * offset keeps it, so that its wall clock is not lost.
 *
 * @param timeZone IANA name, n8n's setting of the workflow
 * @returns undefined when it is no date, or an impossible one
 */
export function parseDate(
	value: unknown,
	timeZone: string,
	order: DateOrder = 'auto',
): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value.isValid ? value : undefined;
	if (typeof value === 'string') return parseText(value.trim(), timeZone, order);
	const milliseconds = value instanceof Date ? value.getTime() : value;
	if (typeof milliseconds !== 'number' || !Number.isFinite(milliseconds)) return undefined;
	if (!(value instanceof Date) && milliseconds < FIRST_PLAUSIBLE_MILLISECOND) return undefined;
	const date = DateTime.fromMillis(milliseconds, { zone: timeZone });
	return date.isValid ? date : undefined;
}

/**
 * The day that a value is, without a time: a date alone, or midnight by its own clock, as the date picker, `$today` and
 * sheets give it. What Nexudus answers for a day is midnight there, so that it is one in UTC only where that is the same.
 *
 * @returns `2025-01-31`; undefined for a point in time, and for what is no date
 */
export function dayOf(value: unknown, order: DateOrder = 'auto'): string | undefined {
	const isWritten = DateTime.isDateTime(value) || typeof value === 'string';
	const date = isWritten ? parseDate(value, 'utc', order) : undefined;
	const isMidnight = date?.toMillis() === date?.startOf('day').toMillis();
	return date && isMidnight ? (date.toISODate() ?? undefined) : undefined;
}

/**
 * When a day begins somewhere: midnight; the first of two where the clock goes back to it; the first minute after it where
 * the clock skips it.
 */
export function startOfDay(day: string, timeZone: string): string {
	const midnight = DateTime.fromISO(day, { zone: timeZone }).startOf('day');
	return formatInstant(DateTime.min(midnight, ...midnight.getPossibleOffsets()));
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
