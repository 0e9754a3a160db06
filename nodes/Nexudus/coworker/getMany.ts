import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE, pages } from '../api/pages';
import type { OperationFactory } from '../operation';
import type { Settings } from '../settings';
import { COWORKERS } from './endpoints';
import { filterForm, toQuery } from './filters';
import { prepareBodies } from './parameters';
import { simplify } from './simplify';

/** By ID unless asked otherwise: rows that are added while pages are read then come last. */
function sorting({ sortBy, sortDirection }: Settings): IDataObject {
	return { orderBy: sortBy, dir: sortDirection === 'ascending' ? 1 : -1 };
}

/** Rows up to the limit, each coworker once though a page may shift while the next one is read. */
async function readRows(
	connection: Connection,
	query: IDataObject,
	{ limit, toRow }: { limit: number; toRow: (row: IDataObject) => IDataObject },
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	const seen = new Set<unknown>();
	const size = Math.min(limit, LARGEST_PAGE);
	for await (const page of pages(connection, { ...COWORKERS.list, query }, size)) {
		for (const row of page) {
			if (rows.length === limit || seen.has(row.Id)) continue;
			seen.add(row.Id);
			rows.push(toRow(row));
		}
		if (rows.length === limit) break;
	}
	return rows;
}

/** Coworker -> Get Many. */
export const getMany: OperationFactory = (context) => ({
	isReading: true,
	isList: true,
	prepare: async (connection) => await prepareBodies(context, connection, filterForm),
	run: async (connection, filters, settings) =>
		await readRows(
			connection,
			{ ...toQuery(filters), ...sorting(settings) },
			{
				limit: settings.returnAll ? Infinity : settings.limit,
				toRow: settings.simplify ? simplify : (row) => row,
			},
		),
});
