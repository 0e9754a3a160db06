import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE, pages, readList } from '../api/pages';
import type { ApiRequest } from '../api/send';
import type { OperationFactory } from '../operation';
import { COWORKERS } from './endpoints';
import { filterForm, isWithin, toQuery } from './filters';
import { emptyFilters, prepareBodies } from './parameters';
import type { Sortable } from './sorting';
import { sorted, sortingOf } from './sorting';
import { simplify } from './simplify';

/** The list, and what is wanted of it. */
interface Query {
	filters: IDataObject;
	sorting: ReturnType<typeof sortingOf>;
	/** Infinity for all. */
	limit: number;
	toRow(row: IDataObject): IDataObject;
}

function listOf(filters: IDataObject, { orderBy, dir }: Query['sorting']): ApiRequest {
	return { ...COWORKERS.list, query: { ...toQuery(filters), orderBy, dir } };
}

/** Rows in the order of their IDs, which no two of them share. */
async function readById(
	connection: Connection,
	{ filters, sorting, limit: most, toRow }: Query,
): Promise<IDataObject[]> {
	const isWanted = isWithin(filters);
	return await readList(connection, listOf(filters, sorting), {
		limit: most,
		pick: (row) => (isWanted(row) ? toRow(row) : undefined),
	});
}

/** Rows in the order of Nexudus, where one page holds them all; else undefined. */
async function readOnePage(
	connection: Connection,
	{ filters, sorting, limit: most, toRow }: Query,
): Promise<IDataObject[] | undefined> {
	const list = listOf(filters, sorting);
	for await (const { rows, hasNextPage } of pages(connection, list, most)) {
		const found = rows.filter(isWithin(filters));
		return found.length === most || !hasNextPage ? found.map(toRow) : undefined;
	}
	return [];
}

/**
 * Rows in an order that some of them may share. Each page of such a list puts them as it likes, so that further pages
 * would lose some and repeat others: all rows are then read by ID, and sorted here.
 */
async function readSorted(connection: Connection, query: Query): Promise<IDataObject[]> {
	const { filters, sorting, limit: most, toRow } = query;
	const found = most <= LARGEST_PAGE ? await readOnePage(connection, query) : undefined;
	if (found) return found;
	const isWanted = isWithin(filters);
	const rows = await readList<Sortable>(connection, listOf(filters, { orderBy: 'Id', dir: 1 }), {
		pick: (row) =>
			isWanted(row) ? { key: row[sorting.orderBy], id: row.Id, row: toRow(row) } : undefined,
	});
	return sorted(rows, sorting.dir).slice(0, most);
}

/** Coworker -> Get Many. */
export const getMany: OperationFactory = (context) => ({
	isReading: true,
	isList: true,
	prepare: async (connection, settings) =>
		await prepareBodies(context, connection, settings, {
			form: filterForm,
			whenEmpty: emptyFilters,
		}),
	run: async (connection, filters, settings) => {
		const sorting = sortingOf(settings);
		const query: Query = {
			filters,
			sorting,
			limit: settings.returnAll ? Infinity : settings.limit,
			toRow: settings.simplify ? simplify : (row) => row,
		};
		return await (sorting.orderBy === 'Id' ? readById : readSorted)(connection, query);
	},
});
