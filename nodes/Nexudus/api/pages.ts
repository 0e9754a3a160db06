import type { IDataObject } from 'n8n-workflow';

import type { Connection } from './connection';
import { dirFor, MEANINGS_COUNT, meaningOf, turnRound } from './direction';
import { failureOf, toNodeError } from './errors';
import { request } from './request';
import type { ApiRequest } from './send';

/** The most rows that Nexudus puts on a page (Nexudus REST API, Lists). */
export const LARGEST_PAGE = 1000;

/** How often a list is read when rows leave it meanwhile. */
const MOST_READINGS = 3;

export interface Rows {
	rows: IDataObject[];
	hasNextPage: boolean;
	/** How many rows the whole list has; 0 where the answer does not tell. */
	total: number;
}

/**
 * The rows of a list's answer, and whether more follow: by the number of pages where it is told, for `HasNextPage` may
 * say so of the last page too (Nexudus REST API, Lists).
 *
 * @param page the number of the page that was asked for
 */
export function readRows(answer: IDataObject, page = Number(answer.CurrentPage)): Rows {
	const { Records, TotalItems, TotalPages, HasNextPage } = answer;
	return {
		rows: Array.isArray(Records) ? (Records as IDataObject[]) : [],
		hasNextPage: typeof TotalPages === 'number' ? page < TotalPages : HasNextPage === true,
		total: typeof TotalItems === 'number' ? TotalItems : 0,
	};
}

function isAboutDirection(error: unknown): boolean {
	return failureOf(error)?.errors.some(({ property }) => property === 'dir') ?? false;
}

/**
 * Asks for a page of a list, and finds out how this Nexudus wants its direction to be said.
 *
 * @param list its `dir` is 1 or -1
 * @throws NodeApiError with a `Failure`
 */
export async function requestPage(connection: Connection, list: ApiRequest): Promise<IDataObject> {
	const { dir } = list.query ?? {};
	if (dir !== 1 && dir !== -1) return await request(connection, list);
	for (let tries = 1; ; tries++) {
		const supposed = meaningOf(connection);
		const query = { ...list.query, dir: dirFor(connection, dir) };
		const answer = await request(connection, { ...list, query }).catch((error: unknown) => {
			if (tries === MEANINGS_COUNT || !isAboutDirection(error)) throw error;
		});
		if (answer) return answer;
		turnRound(connection, supposed);
	}
}

/**
 * Reads a list page by page, each one when it is wanted, up to the last or one that only repeats rows of those before.
 *
 * @param list without `page` and `size`
 * @param size rows per page
 * @throws NodeApiError with a `Failure`
 */
export async function* pages(
	connection: Connection,
	list: ApiRequest,
	size = LARGEST_PAGE,
): AsyncGenerator<Rows> {
	const seen = new Set<unknown>();
	for (let page = 1, more = true; more; page++) {
		const query = { ...list.query, page, size };
		const answer = readRows(await requestPage(connection, { ...list, query }), page);
		const isNew = ({ Id }: IDataObject) => Id === undefined || !seen.has(Id);
		more = answer.hasNextPage && answer.rows.some(isNew);
		for (const { Id } of answer.rows) seen.add(Id);
		yield answer;
	}
}

/** The rows that are wanted of a list, and what is made of each. */
export interface Wanted<T> {
	/** How many; all by default. */
	limit?: number;
	/** How many a page; by default the limit, as far as Nexudus goes. */
	size?: number;
	/** Undefined for a row that is not wanted. */
	pick(row: IDataObject): T | undefined;
}

interface Reading<T> {
	picked: T[];
	/** The IDs of the rows read, in the order they came. */
	ids: string;
	isWhole: boolean;
}

/** A row that leaves the list moves all those behind it forward, and one of them onto a page that was read already. */
async function readOnce<T>(
	connection: Connection,
	list: ApiRequest,
	{ limit = Infinity, size = Math.min(limit, LARGEST_PAGE), pick }: Wanted<T>,
): Promise<Reading<T>> {
	const picked: T[] = [];
	const seen = new Set<unknown>();
	let total = 0;
	let hasShrunk = false;
	for await (const page of pages(connection, list, size)) {
		hasShrunk ||= page.total < total;
		total = page.total;
		for (const row of page.rows) {
			if (picked.length === limit || seen.has(row.Id)) continue;
			seen.add(row.Id);
			const wanted = pick(row);
			if (wanted !== undefined) picked.push(wanted);
		}
		if (picked.length === limit) break;
	}
	const isWhole = !hasShrunk && (picked.length === limit || seen.size >= total);
	return { picked, ids: [...seen].join(), isWhole };
}

function changedMeanwhile({ node }: Connection): Error {
	return toNodeError(node, {
		message: 'The list of Nexudus changed while its pages were read, so that rows may be missing',
		description: 'Run it again, or narrow the list with filters.',
		status: null,
		errors: [],
	});
}

/**
 * Reads the rows of a list that holds its order, each once: again when rows left it meanwhile, until it is whole or
 * comes out the same twice (Nexudus may count rows that it does not show).
 *
 * @param list in an order that no two rows share, such as that of their IDs: among equals, each page has its own
 * @throws NodeApiError with a `Failure`, also for a list that does not hold still
 */
export async function readList<T>(
	connection: Connection,
	list: ApiRequest,
	wanted: Wanted<T>,
): Promise<T[]> {
	let before: string | undefined;
	for (let reading = 1; reading <= MOST_READINGS; reading++) {
		const { picked, ids, isWhole } = await readOnce(connection, list, wanted);
		if (isWhole || ids === before) return picked;
		before = ids;
	}
	throw changedMeanwhile(connection);
}
