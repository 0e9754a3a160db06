import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { LARGEST_PAGE, readRows, requestPage } from '../api/pages';
import { earliestTime } from '../api/serverClock';
import { answeredInstant } from '../fields/dates';
import { endpointsOf } from '../records/endpoints';
import type { Reach } from '../records/query';
import { hasInstantRanges, isWanted, toQuery } from '../records/query';
import { readInOrder } from '../records/sorting';
import type { Resource } from '../resources/resource';
import type { Change, Cursor, Page } from './cursor';
import { horizonOf, pageAfter, startAt, take } from './cursor';

const HOUR = 3_600_000;
/** How far west of UTC a clock may be: where ranges are read by it, they begin that much later. */
const MOST_WEST = 12 * HOUR;
/** Beyond any clock. */
const FUTURE = 48 * HOUR;
/** Before any record. */
const FIRST = '2000-01-01T00:00:00Z';
/** Pages of one poll, and milliseconds after which no further one is asked for; the rest comes with the next poll. */
const MOST_PAGES = 5;
const MOST_READING = 12_000;

/** What is polled. */
export interface Watch {
	resource: Resource;
	/** Of the row: when it changed. */
	property: string;
	/** Values of the filters, by property. */
	filters: IDataObject;
}

interface Row extends Change {
	row: IDataObject;
}

/** The earliest that Nexudus's clock can have shown; ours as long as no answer had a date. */
function timeAt({ budget }: Connection, at = budget.now()): number {
	return earliestTime(budget, at) ?? Date.now() - (budget.now() - at);
}

/**
 * The query for all that changed since a time. A record is updated when it is created. Both ends, for some lists want
 * them (Nexudus REST API, Lists). By whatever clock the range is read, it is wide enough.
 */
function changedSince(time: number, now: number, { resource, property, filters }: Watch) {
	const from = new Date(time - MOST_WEST).toISOString();
	const to = new Date(now + FUTURE).toISOString();
	const range = { UpdatedOnFrom: from, UpdatedOnTo: to, [`${property}From`]: from };
	const own = toQuery(resource, filters, { reach: reachOf(resource, filters) });
	return { ...toQuery(resource, range), ...own };
}

/** Rows that tell their times are then judged here. */
function reachOf(resource: Resource, filters: IDataObject): Reach {
	return hasInstantRanges(resource, filters) ? 'anyClock' : 'asGiven';
}

/** The filters for a list that has to be told since when, where all of it is meant. */
export function atAnyTime(connection: Connection, filters: IDataObject): IDataObject {
	const to = new Date(timeAt(connection) + FUTURE).toISOString();
	return { UpdatedOnFrom: FIRST, UpdatedOnTo: to, ...filters };
}

function unreadable({ node }: Connection, { resource, property }: Watch, id: number): Error {
	return toNodeError(node, {
		message: `Nexudus does not tell when ${resource.noun} ${id} changed: its ${property} is no date`,
		status: null,
		errors: [],
	});
}

/** A row that is not wanted is kept for its place, without a time. */
function toRow(connection: Connection, watch: Watch): (row: IDataObject) => Row {
	const { resource, property, filters } = watch;
	const isRight = isWanted(connection, resource, filters, reachOf(resource, filters));
	return (row) => {
		const [id, on] = [Number(row.Id), row[property]];
		if (!isRight(row)) return { id, on: undefined, row };
		if (Number.isNaN(answeredInstant(on))) throw unreadable(connection, watch, id);
		return { id, on, row };
	};
}

/** Reads a page of the list in the order of IDs, whatever this Nexudus takes for ascending. */
async function readPage(
	connection: Connection,
	watch: Watch,
	horizon: number,
	place: { page: number; size: number },
): Promise<Page<Row>> {
	const { list } = endpointsOf(watch.resource);
	const filter = changedSince(horizon, timeAt(connection), watch);
	const query = { ...filter, orderBy: 'Id', dir: 1, ...place };
	const read = async () => {
		const sentAt = connection.budget.now();
		const answer = await requestPage(connection, { ...list, query });
		return { ...readRows(answer, place.page), sentAt };
	};
	const page = await readInOrder(connection, 1, read, ({ rows }) =>
		rows.map((row) => ({ key: row.Id, id: row.Id, row })),
	);
	if (page) {
		const { rows, hasNextPage, sentAt } = page;
		const askedAt = timeAt(connection, sentAt);
		return { rows: rows.map(toRow(connection, watch)), hasNextPage, askedAt };
	}
	throw toNodeError(connection.node, {
		message: `Nexudus does not answer ${watch.resource.plural} in the order of their IDs`,
		status: null,
		errors: [],
	});
}

/** A cursor that stands at the present. Whether the list can be read is seen first. */
export async function startNow(connection: Connection, watch: Watch): Promise<Cursor> {
	await readPage(connection, watch, timeAt(connection), { page: 1, size: 1 });
	return startAt(timeAt(connection));
}

/** @returns the rows that changed since the cursor, the oldest first, as far as they can be read at one go */
export async function readChanges(
	connection: Connection,
	watch: Watch,
	from: Cursor,
): Promise<{ cursor: Cursor; rows: IDataObject[] }> {
	const { budget } = connection;
	const began = budget.now();
	const changes: Row[] = [];
	let cursor = from;
	for (let pages = 0; pages < MOST_PAGES && budget.now() - began < MOST_READING; pages++) {
		const page = await readPage(
			connection,
			watch,
			horizonOf(cursor),
			pageAfter(cursor, LARGEST_PAGE),
		);
		const taken = take(cursor, page);
		cursor = taken.cursor;
		changes.push(...taken.fresh);
		if (taken.isDone) break;
	}
	const inOrder = changes.sort((a, b) => answeredInstant(a.on) - answeredInstant(b.on));
	return { cursor, rows: inOrder.map(({ row }) => row) };
}
