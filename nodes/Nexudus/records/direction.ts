import type { Connection } from '../api/connection';

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

/** The value of `dir` for a direction, as far as is known of this Nexudus. */
export function dirFor({ baseUrl }: Connection, direction: Direction): number | string {
	const [ascending, descending] = MEANINGS[learned.get(baseUrl) ?? 0];
	return direction === 1 ? ascending : descending;
}

/** An answer came the wrong way round: another meaning is tried from now on. */
export function turnRound({ baseUrl }: Connection): void {
	learned.set(baseUrl, ((learned.get(baseUrl) ?? 0) + 1) % MEANINGS_COUNT);
}
