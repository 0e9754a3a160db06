import type { Connection } from './connection';

/** 1 is ascending, -1 descending. */
export type Direction = 1 | -1;

/** The values that `dir` may have for ascending and for descending: sources differ (Nexudus REST API, Lists). */
const MEANINGS = [
	[1, -1],
	[0, 1],
	['ascending', 'descending'],
] as const;

/** How many meanings there are to try. */
export const MEANINGS_COUNT = MEANINGS.length;

/** Which of them a Nexudus was found to have, by base URL; the first until an answer came the wrong way round. */
const learned = new Map<string, number>();

/** The meaning that is supposed now. */
export function meaningOf({ baseUrl }: Connection): number {
	return learned.get(baseUrl) ?? 0;
}

/** The value of `dir` for a direction, as far as is known of this Nexudus. */
export function dirFor(connection: Connection, direction: Direction): number | string {
	const [ascending, descending] = MEANINGS[meaningOf(connection)];
	return direction === 1 ? ascending : descending;
}

/**
 * An answer came the wrong way round, or the direction was refused: another meaning is tried from now on.
 *
 * @param supposed when the list was asked for: others may have learned better meanwhile
 */
export function turnRound(connection: Connection, supposed: number): void {
	if (meaningOf(connection) !== supposed) return;
	learned.set(connection.baseUrl, (supposed + 1) % MEANINGS_COUNT);
}
