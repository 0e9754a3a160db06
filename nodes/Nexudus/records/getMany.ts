import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE, pages, readList } from '../api/pages';
import type { ApiRequest } from '../api/send';
import { customProperty } from '../fields/customFields';
import { readCustomFields } from '../lookups/customFields';
import type { OperationFactory } from '../execution/operation';
import type { Resource } from '../resources/resource';
import { endpointsOf } from './endpoints';
import { withoutValues, withValues, withValuesByName } from './customFields';
import { simplified } from './output';
import { emptyFilters, prepareBodies } from './parameters';
import type { CustomNames, Reach } from './query';
import { filterForm, hasInstantRanges, isWanted, tellsTimes, toQuery } from './query';
import type { Sortable, Sorting } from './sorting';
import { readInOrder, sorted, sortingOf } from './sorting';

/** The list, and what is wanted of it. */
export interface Query {
	resource: Resource;
	filters: IDataObject;
	sorting: Sorting;
	/** Infinity for all. */
	limit: number;
	/** What Nexudus calls the custom fields to filter by. */
	customNames?: CustomNames;
	toRow(row: IDataObject): IDataObject;
	reach?: Reach;
}

/** Rows a page, at least, where some of those asked for are not wanted. */
const ENOUGH = 100;

/** The request for the list, in an order of its own where it is not that of the query. */
function listOf(query: Query, { orderBy, dir }: Sorting = query.sorting): ApiRequest {
	const { resource, filters } = query;
	const asked = { ...toQuery(resource, filters, query), orderBy, dir };
	return { ...endpointsOf(resource).list, query: asked };
}

function pageSize({ limit, reach }: Query): number {
	return Math.min(LARGEST_PAGE, reach === 'anyClock' ? Math.max(limit, ENOUGH) : limit);
}

function toSortable({ sorting, toRow }: Query): (row: IDataObject) => Sortable {
	return (row) => ({ key: row[sorting.orderBy], id: row.Id, row: toRow(row) });
}

/** Rows in the order of their IDs, which no two of them share. */
async function readById(connection: Connection, query: Query): Promise<Sortable[]> {
	const { resource, filters, limit: most, reach } = query;
	const isRight = isWanted(connection, resource, filters, reach);
	const sortable = toSortable(query);
	return await readList(connection, listOf(query), {
		limit: most,
		size: pageSize(query),
		pick: (row) => (isRight(row) ? sortable(row) : undefined),
	});
}

/** Rows in the order of Nexudus, where one page holds them all; else undefined. */
async function readOnePage(connection: Connection, query: Query): Promise<Sortable[] | undefined> {
	const { resource, filters, limit: most, reach } = query;
	const isRight = isWanted(connection, resource, filters, reach);
	for await (const page of pages(connection, listOf(query), pageSize(query))) {
		const found = page.rows.filter(isRight).slice(0, most);
		const isAll = found.length === most || !page.hasNextPage;
		return isAll ? found.map(toSortable(query)) : undefined;
	}
	return [];
}

/** All rows, sorted here. */
async function readAll(connection: Connection, query: Query): Promise<Sortable[]> {
	const { resource, filters, reach } = query;
	const isRight = isWanted(connection, resource, filters, reach);
	const sortable = toSortable(query);
	const byId = listOf(query, { orderBy: 'Id', dir: 1 });
	const rows = await readList(connection, byId, {
		pick: (row) => (isRight(row) ? sortable(row) : undefined),
	});
	return sorted(rows, query.sorting.dir);
}

/**
 * Rows in an order that some of them may share are read page by page only by ID: among equals, each page of such a list
 * has its own order, so that further pages would lose some rows and repeat others.
 */
async function readRows(connection: Connection, query: Query): Promise<IDataObject[]> {
	const { sorting, limit: most } = query;
	const read = sorting.orderBy === 'Id' ? readById : readOnePage;
	const isPossible = sorting.orderBy === 'Id' || most <= LARGEST_PAGE;
	const inOrder = isPossible
		? await readInOrder(
				connection,
				sorting.dir,
				async () => await read(connection, query),
				(rows = []) => rows,
			)
		: undefined;
	const rows = inOrder ?? (await readAll(connection, query)).slice(0, most);
	return rows.map(({ row }) => row);
}

/** Thrown for a row that does not tell a time that it is asked for by. */
const UNTOLD = new Error('A time is not told');

/**
 * The rows that are wanted. Ranges are asked for wider than they are, since nobody knows by which clock Nexudus reads them,
 * unless its rows do not tell their times.
 */
export async function findRows(connection: Connection, query: Query): Promise<IDataObject[]> {
	const { resource, filters, toRow } = query;
	if (!hasInstantRanges(resource, filters)) return await readRows(connection, query);
	const toToldRow = (row: IDataObject) => {
		if (!tellsTimes(resource, filters, row)) throw UNTOLD;
		return toRow(row);
	};
	const wide: Query = { ...query, reach: 'anyClock', toRow: toToldRow };
	const rows = await readRows(connection, wide).catch((error: unknown) => {
		if (error !== UNTOLD) throw error;
	});
	return rows ?? (await readRows(connection, query));
}

/** Rows that have some values of custom fields, whether Nexudus filters by the IDs of these or by their names. */
async function findByValues(connection: Connection, query: Query): Promise<IDataObject[]> {
	if (!query.filters.CustomFields) return await findRows(connection, query);
	const byId = await findRows(connection, query).catch(() => []);
	if (byId.length > 0) return byId;
	connection.signal?.throwIfAborted();
	const fields = await readCustomFields(connection, query.resource.customFields ?? []);
	const nameOf = (id: string) => fields.find(({ property }) => property === customProperty(id));
	const customNames = { of: (id: string) => nameOf(id)?.label ?? id };
	return await findRows(connection, { ...query, customNames });
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
			const { returnAll, simplify } = settings;
			const rows = await findByValues(connection, {
				resource,
				filters,
				sorting: sortingOf(settings),
				limit: returnAll ? Infinity : settings.limit,
				toRow: (row) => (simplify ? withValues(simplified(resource, row), row) : row),
			});
			const named = await withValuesByName(connection, resource, rows);
			return simplify ? named.map(withoutValues) : named;
		},
	});
}
