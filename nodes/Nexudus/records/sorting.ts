import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import type { Direction } from '../api/direction';
import { MEANINGS_COUNT, meaningOf, turnRound } from '../api/direction';
import type { Settings } from '../execution/settings';

export interface Sorting {
	/** API property. */
	orderBy: string;
	dir: Direction;
}

/** By ID unless asked otherwise: rows that are added while pages are read then come last. */
export function sortingOf({ sortBy, sortDirection }: Settings): Sorting {
	return { orderBy: sortBy, dir: sortDirection === 'ascending' ? 1 : -1 };
}

/** A date compares as text once it does not end in Z, whatever fractions of a second it has. */
function sortValue(value: unknown): unknown {
	return typeof value === 'string' ? value.replace(/(?<=\d)Z$/, '') : value;
}

/** As Nexudus sorts: what is missing before all else, text without regard to case. */
function compare(a: unknown, b: unknown): number {
	const isMissing = (value: unknown) => value === null || value === undefined;
	if (isMissing(a) || isMissing(b)) return Number(isMissing(b)) - Number(isMissing(a));
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(sortValue(a)).localeCompare(String(sortValue(b)), 'en');
}

/** A row of a list, and what it is sorted by. */
export interface Sortable {
	key: unknown;
	id: unknown;
	row: IDataObject;
}

/** @returns the rows in their order; those that are equal in the order of their IDs */
export function sorted(rows: Sortable[], dir: Direction): Sortable[] {
	return rows.sort((a, b) => dir * (compare(a.key, b.key) || compare(a.id, b.id)));
}

/** Whether rows come in the order opposite to the wanted one. */
function isReversed(rows: readonly Sortable[], dir: Direction): boolean {
	const [first] = rows;
	const last = rows.at(-1);
	return last !== undefined && dir * compare(first.key, last.key) > 0;
}

/**
 * Reads rows in an order that Nexudus makes. When it comes the wrong way round, this Nexudus means something else by the
 * direction: that is learned, and the rows are read again.
 *
 * @param sortable the rows of what was read
 * @returns undefined when no meaning gives the order
 */
export async function readInOrder<T>(
	connection: Connection,
	dir: Direction,
	read: () => Promise<T>,
	sortable: (answer: T) => readonly Sortable[],
): Promise<T | undefined> {
	for (let tries = 0; tries < MEANINGS_COUNT; tries++) {
		const supposed = meaningOf(connection);
		const answer = await read();
		if (!isReversed(sortable(answer), dir)) return answer;
		turnRound(connection, supposed);
	}
	return undefined;
}
