import type { Budget } from '../api/budget';
import type { Connection } from '../api/connection';
import type { LookupRecord } from './read';
import { readAll, readWhole } from './read';
import type { LookupRow } from './table';

/** Milliseconds for which a list is remembered. */
const MEMORY = 60_000;

/** A list of one page, with what its records are found by; no records where it has more pages. */
interface ShortList {
	/** When it was read, by the budget's clock. */
	at: number;
	records: readonly LookupRecord[] | undefined;
}

/** By path, of each user: another user may see others. */
const remembered = new WeakMap<Budget, Map<string, ShortList>>();

function listsOf({ budget }: Connection): Map<string, ShortList> {
	const lists = remembered.get(budget) ?? new Map<string, ShortList>();
	remembered.set(budget, lists);
	return lists;
}

/** Only what they are found by: rows hold a lot that is of no use here. */
function inShort({ names, code, email }: LookupRow, record: LookupRecord): LookupRecord {
	const properties = [...names, code, email].filter((property) => property !== undefined);
	const kept = properties.map((property) => [property, record[property]]);
	return { Id: record.Id, ...Object.fromEntries(kept) };
}

/**
 * All records of a list that is known to be short: read, or remembered from another execution of this user.
 *
 * @param since how old it may be, by the budget's clock; a minute at the most
 * @returns undefined for a list that is not short
 * @throws NodeApiError, e.g. when the role is missing
 */
export async function shortList(
	connection: Connection,
	lookup: LookupRow,
	since = -Infinity,
): Promise<readonly LookupRecord[] | undefined> {
	if (!lookup.isShort) return undefined;
	const lists = listsOf(connection);
	const at = connection.budget.now();
	const known = lists.get(lookup.path);
	if (known && known.at >= Math.max(since, at - MEMORY)) return known.records;
	const records = (await readWhole(connection, lookup))?.map((record) => inShort(lookup, record));
	lists.set(lookup.path, { at, records });
	return records;
}

/** All records of a list, remembered where it is short. @throws NodeApiError, e.g. when the role is missing */
export async function allOf(
	connection: Connection,
	lookup: LookupRow,
): Promise<readonly LookupRecord[]> {
	return (await shortList(connection, lookup)) ?? (await readAll(connection, lookup));
}

/** Told when records of a list may have been written. */
export function forgetList({ budget }: Connection, path: string): void {
	remembered.get(budget)?.delete(path);
}
