import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { LARGEST_PAGE, pages } from '../api/pages';
import type { OperationFactory, OperationOptions } from '../operation';
import { COWORKERS } from './endpoints';
import { filterForm, toQuery } from './filters';
import { describeMistakes } from './messages';
import { prepareBodies } from './parameters';
import { simplify } from './simplify';

/** Rows wanted; Infinity for all. @throws NodeApiError for a limit that is none */
function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return Infinity;
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	const mistake = { property: 'Limit', problem: 'must be a whole number from 1 on' };
	throw toNodeError(context.getNode(), describeMistakes([mistake]));
}

/** By ID unless asked otherwise: rows that are added while pages are read then come last. */
function sorting({ sortBy = 'Id', sortDirection = 'ascending' }: OperationOptions): IDataObject {
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
export const getMany: OperationFactory = (context, options) => ({
	isReading: true,
	prepare: async (connection) => await prepareBodies(context, connection, filterForm),
	run: async (connection, filters, itemIndex) => {
		const isSimple = context.getNodeParameter('simplify', itemIndex, true);
		return await readRows(
			connection,
			{ ...toQuery(filters), ...sorting(options) },
			{ limit: readLimit(context, itemIndex), toRow: isSimple ? simplify : (row) => row },
		);
	},
});
