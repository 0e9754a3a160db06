import type { IDataObject } from 'n8n-workflow';

import type { Connection } from './connection';
import { request } from './request';
import type { ApiRequest } from './send';

/** The most rows that Nexudus puts on a page (Nexudus REST API, Lists). */
export const LARGEST_PAGE = 1000;

/** The rows of a list's answer, and whether more follow. */
export function readRows(answer: IDataObject): { rows: IDataObject[]; hasNextPage: boolean } {
	const rows = Array.isArray(answer.Records) ? (answer.Records as IDataObject[]) : [];
	return { rows, hasNextPage: answer.HasNextPage === true };
}

/**
 * Reads a list page by page, each one when it is wanted.
 *
 * @param list without `page` and `size`
 * @param size rows per page
 * @throws NodeApiError with a `Failure`
 */
export async function* pages(
	connection: Connection,
	list: ApiRequest,
	size = LARGEST_PAGE,
): AsyncGenerator<IDataObject[]> {
	for (let page = 1, more = true; more; page++) {
		const query = { ...list.query, page, size };
		const { rows, hasNextPage } = readRows(await request(connection, { ...list, query }));
		yield rows;
		more = hasNextPage && rows.length > 0;
	}
}
