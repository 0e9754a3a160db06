import { answeredInstant } from '../fields/dates';

const SECOND = 1_000;
/** Milliseconds by which a change may show in a list later than one that was made after it. */
const OVERLAP = 5 * 60 * SECOND;

/** Where a reading of the list is that takes more than one page. */
interface Reading {
	/** When its first page was asked for; milliseconds since 1970 by Nexudus's clock. */
	began: number;
	/** The latest time among its rows. */
	latest: number;
	/** How many pages were read. */
	pages: number;
	/** The greatest ID among them. */
	lastId: number;
}

/** What is known of a list of changes; kept as JSON. Times are milliseconds since 1970 by Nexudus's clock. */
export interface Cursor {
	/** Nothing older is a change. */
	start: number;
	/** Up to here everything was seen, but for what shows late. */
	latest: number;
	/** Times of the changes that were given out and may come again, by ID. */
	seen: Readonly<Record<string, number>>;
	reading?: Reading;
}

/** What is told apart of a row. */
export interface Change {
	id: number;
	/** Its time as Nexudus answers it: 0 to 7 fractional digits, with or without Z. */
	on: unknown;
}

/** The rows of a page in the order of their IDs. */
export interface Page<T extends Change> {
	rows: readonly T[];
	hasNextPage: boolean;
	/** The earliest that Nexudus's clock can have shown when the page was asked for. */
	askedAt: number;
}

/** Lists cut times to the second. */
function wholeSecond(time: number): number {
	return Math.floor(time / SECOND) * SECOND;
}

/** @param now the earliest that Nexudus's clock can show */
export function startAt(now: number): Cursor {
	const start = wholeSecond(now);
	return { start, latest: start, seen: {} };
}

/** The earliest time that a row has whose change may be new. */
export function horizonOf({ start, latest }: Cursor): number {
	return Math.max(start, latest - OVERLAP);
}

/**
 * The page to read next, and how many rows it has. Each is a row shorter than the one before, so that it begins among
 * the rows of that one, and tells whether rows between them have moved: enough for a quarter of a million rows.
 *
 * @param largest rows that a page can have
 */
export function pageAfter({ reading }: Cursor, largest: number): { page: number; size: number } {
	const { pages = 0 } = reading ?? {};
	return { page: pages + 1, size: largest - pages };
}

/** Rows left the list since the page before was read, and others may have moved onto it: nobody saw these. */
function hasGap<T extends Change>({ reading }: Cursor, { rows }: Page<T>): boolean {
	return reading !== undefined && (rows.length === 0 || rows[0].id > reading.lastId);
}

/** Within its second, a row may change once more without a trace. */
function isSettled(time: number, askedAt: number): boolean {
	return wholeSecond(time) + SECOND <= askedAt;
}

/** The whole list was read: what is older than its horizon does not come again. */
function finished({ start, latest: before, seen }: Cursor, { began, latest }: Reading): Cursor {
	// A row that changed behind the reading is the next one's, so that this one is good for its beginning only.
	const cursor = { start, latest: Math.max(before, Math.min(latest, began)) };
	const horizon = horizonOf({ ...cursor, seen });
	const kept = Object.entries(seen).filter(([, time]) => time >= horizon);
	return { ...cursor, seen: Object.fromEntries(kept) };
}

/**
 * Takes the page that `pageAfter` named, of the rows that changed since `horizonOf` or before.
 *
 * @returns the cursor to go on with, and the rows whose change was not given out before. A reading that is neither done
 *   nor under way in the cursor begins again.
 */
export function take<T extends Change>(
	cursor: Cursor,
	page: Page<T>,
): { cursor: Cursor; fresh: T[]; isDone: boolean } {
	const { rows, hasNextPage, askedAt } = page;
	const { reading = { began: askedAt, latest: 0, pages: 0, lastId: 0 }, ...rest } = cursor;
	if (hasGap(cursor, page)) return { cursor: rest, fresh: [], isDone: false };
	const horizon = horizonOf(cursor);
	const seen = new Map(Object.entries(cursor.seen));
	const timed = rows.map((row) => ({ row, time: answeredInstant(row.on) }));
	const settled = timed.filter(({ time }) => time >= horizon && isSettled(time, askedAt));
	const fresh = settled.filter(({ row: { id }, time }) => {
		const isFresh = time > (seen.get(String(id)) ?? -Infinity);
		if (isFresh) seen.set(String(id), time);
		return isFresh;
	});
	const read: Reading = {
		began: reading.began,
		latest: Math.max(reading.latest, ...settled.map(({ time }) => time)),
		pages: reading.pages + 1,
		lastId: rows.at(-1)?.id ?? reading.lastId,
	};
	const next = { ...rest, seen: Object.fromEntries(seen), reading: read };
	return {
		cursor: hasNextPage ? next : finished(next, read),
		fresh: fresh.map(({ row }) => row),
		isDone: !hasNextPage,
	};
}
