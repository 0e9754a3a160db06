import { DateTime } from 'luxon';

import type { FieldError } from './envelopes';

export type Row = Readonly<Record<string, unknown>>;

/** Query parameters as they were received. */
export type Query = Record<string, string | string[]>;

interface ListQuery {
	page: number;
	size: number;
	orderBy: string;
	dir: 1 | -1;
	tests: Array<(row: Row) => boolean>;
}

const DEFAULT_SIZE = 25;
const MAX_SIZE = 1000;
const FILTER = /^(from_|to_)?([A-Z][A-Za-z]*)_([A-Za-z]\w*)$/;

/** A point on a number line: numbers as they are, dates as ms (UTC unless they say otherwise). */
function toNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value === '') return NaN;
	const number = Number(value);
	return Number.isNaN(number) ? DateTime.fromISO(value, { zone: 'utc' }).toMillis() : number;
}

function equals(property: string, wanted: string): (row: Row) => boolean {
	const text = wanted.toLowerCase();
	return (row) => {
		const value = row[property];
		if (value === null || value === undefined) return false;
		if (typeof value === 'string') return value.toLowerCase().includes(text);
		if (Array.isArray(value)) return value.map(String).includes(text);
		return String(value) === text;
	};
}

function filterTest(bound: string | undefined, property: string, wanted: string) {
	if (!bound) return equals(property, wanted);
	const limit = toNumber(wanted);
	if (Number.isNaN(limit)) return undefined;
	return bound === 'from_'
		? (row: Row) => toNumber(row[property]) >= limit
		: (row: Row) => toNumber(row[property]) <= limit;
}

/** `id=[1,2,3]`, or a single number. */
function idTest(text: string): ((row: Row) => boolean) | undefined {
	if (!/^(\d+|\[\s*(\d+\s*(,\s*\d+\s*)*)?\])$/.test(text)) return undefined;
	const ids = new Set((text.match(/\d+/g) ?? []).map(Number));
	return (row) => ids.has(row.Id as number);
}

function positiveInteger(text: string | undefined, fallback: number): number {
	return text === undefined ? fallback : /^[1-9]\d*$/.test(text) ? Number(text) : NaN;
}

/**
 * Reads page, size, orderBy, dir, id and the filters of an entity. A filter or order on something
 * the entity does not have is an error rather than ignored: a mistyped one must not pass for a
 * list of everything. Parameters of no known form are ignored.
 */
function parseListQuery(
	entity: string,
	properties: ReadonlySet<string>,
	query: Query,
): { list: ListQuery; errors: FieldError[] } {
	const errors: FieldError[] = [];
	const report = (PropertyName: string, Message: string, AttemptedValue: unknown) =>
		errors.push({ PropertyName, Message, AttemptedValue });
	const single = Object.fromEntries(
		Object.entries(query).map(([name, value]) => [name, [value].flat()[0]]),
	);
	const list: ListQuery = {
		page: positiveInteger(single.page, 1),
		size: Math.min(positiveInteger(single.size, DEFAULT_SIZE), MAX_SIZE),
		orderBy: single.orderBy || 'Id',
		dir: single.dir === '-1' ? -1 : 1,
		tests: [],
	};
	if (Number.isNaN(list.page)) report('page', 'must be 1 or more', single.page);
	if (Number.isNaN(list.size)) report('size', 'must be from 1 to 1000', single.size);
	if (!['1', '-1', undefined].includes(single.dir)) report('dir', 'must be 1 or -1', single.dir);
	if (!properties.has(list.orderBy)) report('orderBy', 'is not a property', list.orderBy);

	for (const [name, value] of Object.entries(single)) {
		const [, bound, filterEntity, property] = FILTER.exec(name) ?? [];
		if (name !== 'id' && !filterEntity) continue;
		if (name !== 'id' && (filterEntity !== entity || !properties.has(property))) {
			report(name, 'is not a filter of this list', value);
			continue;
		}
		const test = name === 'id' ? idTest(value) : filterTest(bound, property, value);
		if (test) list.tests.push(test);
		else report(name, 'cannot be read', value);
	}
	return { list, errors };
}

/** A missing value comes before every other; text is compared without regard to case. */
function compare(a: unknown, b: unknown): number {
	const isMissing = (value: unknown) => value === null || value === undefined;
	if (isMissing(a) || isMissing(b)) return Number(isMissing(b)) - Number(isMissing(a));
	const [left, right] = [a, b].map((value) =>
		typeof value === 'string' ? value.toLowerCase() : Number(value),
	);
	return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Rows that the order does not tell apart come in no particular one, as from any database: here each page has its own,
 * so that further pages repeat some rows and leave out others.
 */
function amongEquals(a: Row, b: Row, page: number): number {
	return (page % 2 === 0 ? -1 : 1) * compare(a.Id, b.Id);
}

/** One page of a list, or what is wrong with the query (Nexudus REST API, Lists). */
export function listPage<R extends Row>(
	rows: readonly R[],
	entity: string,
	properties: ReadonlySet<string>,
	query: Query,
) {
	const { list, errors } = parseListQuery(entity, properties, query);
	if (errors.length > 0) return { errors };
	const { page, size, orderBy, dir, tests } = list;
	const found = rows
		.filter((row) => tests.every((test) => test(row)))
		.sort((a, b) => dir * compare(a[orderBy], b[orderBy]) || amongEquals(a, b, page));
	const first = (page - 1) * size;
	const records = found.slice(first, first + size);
	const totalPages = Math.ceil(found.length / size);
	return {
		records,
		page: {
			CurrentPage: page,
			CurrentPageSize: size,
			CurrentOrderField: orderBy,
			CurrentSortDirection: dir,
			FirstItem: records.length > 0 ? first + 1 : 0,
			LastItem: records.length > 0 ? first + records.length : 0,
			TotalItems: found.length,
			TotalPages: totalPages,
			HasNextPage: page < totalPages,
			HasPreviousPage: page > 1,
		},
	};
}
