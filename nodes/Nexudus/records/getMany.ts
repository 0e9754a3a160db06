import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE, pages, readList } from '../api/pages';
import type { ApiRequest } from '../api/send';
import type { OperationFactory } from '../execution/operation';
import type { Resource } from '../resources/resource';
import { endpointsOf } from './endpoints';
import { simplified } from './output';
import { emptyFilters, prepareBodies } from './parameters';
import { filterForm, isWithin, toQuery } from './query';
import type { Sortable } from './sorting';
import { sorted, sortingOf } from './sorting';

/** The list, and what is wanted of it. */
interface Query {
	resource: Resource;
	filters: IDataObject;
	sorting: ReturnType<typeof sortingOf>;
	/** Infinity for all. */
	limit: number;
	toRow(row: IDataObject): IDataObject;
}

function listOf({ resource, filters }: Query, { orderBy, dir }: Query['sorting']): ApiRequest {
	return { ...endpointsOf(resource).list, query: { ...toQuery(resource, filters), orderBy, dir } };
}

/** Rows in the order of their IDs, which no two of them share. */
async function readById(connection: Connection, query: Query): Promise<IDataObject[]> {
	const { resource, filters, sorting, limit: most, toRow } = query;
	const isWanted = isWithin(resource, filters);
	return await readList(connection, listOf(query, sorting), {
		limit: most,
		pick: (row) => (isWanted(row) ? toRow(row) : undefined),
	});
}

/** Rows in the order of Nexudus, where one page holds them all; else undefined. */
async function readOnePage(
	connection: Connection,
	query: Query,
): Promise<IDataObject[] | undefined> {
	const { resource, filters, sorting, limit: most, toRow } = query;
	const list = listOf(query, sorting);
	for await (const { rows, hasNextPage } of pages(connection, list, most)) {
		const found = rows.filter(isWithin(resource, filters));
		return found.length === most || !hasNextPage ? found.map(toRow) : undefined;
	}
	return [];
}

/**
 * Rows in an order that some of them may share. Each page of such a list puts them as it likes, so that further pages
 * would lose some and repeat others: all rows are then read by ID, and sorted here.
 */
async function readSorted(connection: Connection, query: Query): Promise<IDataObject[]> {
	const { resource, filters, sorting, limit: most, toRow } = query;
	const found = most <= LARGEST_PAGE ? await readOnePage(connection, query) : undefined;
	if (found) return found;
	const isWanted = isWithin(resource, filters);
	const rows = await readList<Sortable>(connection, listOf(query, { orderBy: 'Id', dir: 1 }), {
		pick: (row) =>
			isWanted(row) ? { key: row[sorting.orderBy], id: row.Id, row: toRow(row) } : undefined,
	});
	return sorted(rows, sorting.dir).slice(0, most);
}

export function getMany(resource: Resource): OperationFactory {
	return (context) => ({
		isReading: true,
		isList: true,
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form: filterForm(resource),
				whenEmpty: emptyFilters,
			}),
		run: async (connection, filters, settings) => {
			const sorting = sortingOf(settings);
			const query: Query = {
				resource,
				filters,
				sorting,
				limit: settings.returnAll ? Infinity : settings.limit,
				toRow: settings.simplify ? (row) => simplified(resource, row) : (row) => row,
			};
			return await (sorting.orderBy === 'Id' ? readById : readSorted)(connection, query);
		},
	});
}
