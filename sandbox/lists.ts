import { DateTime } from 'luxon';

import { refusals } from '../contract';
import type { Entity, Property, Readings } from '../contract';
import type { FieldError } from './envelopes';
import { valueOf } from './records';
import type { StoredRecord } from './types';
import type { World } from './world';

/** Query parameters as they were received. */
export type Query = Record<string, string | string[]>;

type Test = (record: StoredRecord) => boolean;

interface ListQuery {
	page: number;
	size: number;
	orderBy: string;
	/** 1 is ascending. */
	order: 1 | -1;
	tests: Test[];
}

const DEFAULT_SIZE = 25;
const MAX_SIZE = 1000;
const FILTER = /^(from_|to_)?([A-Z][A-Za-z]*)_(CustomFields_.+|[A-Za-z]\w*)$/;

/** The values of `dir`: which of them is ascending, and which descending. */
const DIRECTIONS: Readonly<Record<Readings['sortDirection'], readonly [string, string]>> = {
	signed: ['1', '-1'],
	binary: ['0', '1'],
	words: ['ascending', 'descending'],
};

/** Where the clock hangs that ranges may be read by: far enough from UTC to tell. */
const LOCAL_ZONE = 'America/Los_Angeles';

/** A point on a number line: numbers as they are, dates as ms (of the zone unless they say otherwise). */
function toNumber(value: unknown, zone = 'utc'): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value === '') return NaN;
	const number = Number(value);
	return Number.isNaN(number) ? DateTime.fromISO(value, { zone }).toMillis() : number;
}

function isEqual(value: unknown, text: string, isWhole: boolean): boolean {
	if (value === null || value === undefined) return false;
	if (typeof value === 'string') {
		return isWhole ? value.toLowerCase() === text : value.toLowerCase().includes(text);
	}
	if (Array.isArray(value)) return value.map(String).includes(text);
	return String(value) === text;
}

function propertyTest(
	world: World,
	entity: Entity,
	property: string,
	bound: string | undefined,
	wanted: string,
): Test | undefined {
	const read = (record: StoredRecord) => valueOf(world, entity, record, property, 'row');
	if (!bound) {
		const isWhole = property === 'Email' && world.settings.readings.emailFilter === 'whole';
		const text = wanted.toLowerCase();
		return (record) => isEqual(read(record), text, isWhole);
	}
	const limit = toNumber(
		wanted,
		world.settings.readings.rangeZone === 'local' ? LOCAL_ZONE : 'utc',
	);
	if (Number.isNaN(limit)) return undefined;
	return bound === 'from_'
		? (record) => toNumber(read(record)) >= limit
		: (record) => toNumber(read(record)) <= limit;
}

/** `Entity_CustomFields_FieldName`: the value that a record has for a custom field. */
function customFieldTest(world: World, fieldName: string, wanted: string): Test {
	const text = wanted.toLowerCase();
	const isByName = world.settings.readings.customFieldFilter === 'name';
	const definition = world
		.store('customfields')
		.list()
		.find(({ Name }) => Name === fieldName);
	const name = isByName ? String(definition?.Id) : fieldName;
	return ({ CustomFields: fields }) => {
		const { Data = [] } = (fields ?? {}) as { Data?: Array<{ Name: string; Value: string }> };
		return Data.some((field) => field.Name === name && isEqual(field.Value, text, false));
	};
}

/** `id=[1,2,3]`, or a single number. */
function idTest(text: string): Test | undefined {
	if (!/^(\d+|\[\s*(\d+\s*(,\s*\d+\s*)*)?\])$/.test(text)) return undefined;
	const ids = new Set((text.match(/\d+/g) ?? []).map(Number));
	return (record) => ids.has(record.Id);
}

const stems = new WeakMap<Entity, ReadonlyMap<string, Property>>();

function byStem(entity: Entity): ReadonlyMap<string, Property> {
	const known = stems.get(entity);
	if (known) return known;
	const map = new Map(
		[...entity.properties.values()].flatMap(
			(property): Array<[string, Property]> =>
				property.filter ? [[property.filter.stem, property]] : [],
		),
	);
	stems.set(entity, map);
	return map;
}

/** The property that a filter means; undefined when the list has no such filter. */
function filteredProperty(
	{ relationFilters }: Readings,
	entity: Entity,
	stem: string,
	isBound: boolean,
): string | undefined {
	const property = byStem(entity).get(stem);
	const { filter } = property ?? {};
	if (property && (isBound ? filter?.isRange : filter?.isExact)) return property.property;
	return relationFilters === 'both' && entity.properties.has(stem) ? stem : undefined;
}

/** The test of a parameter; 'none' when it is no filter, a message when it is a wrong one. */
function parameterTest(
	world: World,
	entity: Entity,
	name: string,
	value: string,
): Test | 'none' | string {
	const cannotBeRead = 'cannot be read';
	if (name === 'id' || name === 'Id' || name === `${entity.role}_Id`) {
		return idTest(value) ?? cannotBeRead;
	}
	const [, bound, role, stem] = FILTER.exec(name) ?? [];
	if (!role) return 'none';
	const [, customField] = /^CustomFields_(.+)$/.exec(stem) ?? [];
	if (role === entity.role && customField) return customFieldTest(world, customField, value);
	const property =
		role === entity.role &&
		filteredProperty(world.settings.readings, entity, stem, bound !== undefined);
	if (property) return propertyTest(world, entity, property, bound, value) ?? cannotBeRead;
	return world.settings.readings.unknownParameters === 'ignored'
		? 'none'
		: 'is not a filter of this list';
}

function positiveInteger(text: string | undefined, fallback: number): number {
	return text === undefined ? fallback : /^[1-9]\d*$/.test(text) ? Number(text) : NaN;
}

function orderOf(text: string | undefined, readings: Readings): 1 | -1 | undefined {
	const [ascending, descending] = DIRECTIONS[readings.sortDirection];
	if (text === descending) return -1;
	const isKnown = text === undefined || text === ascending;
	return isKnown || readings.unknownParameters === 'ignored' ? 1 : undefined;
}

/** What stands in for a number that is none: the default, where nothing is refused. */
function pageNumber(text: string | undefined, fallback: number, readings: Readings): number {
	const number = positiveInteger(text, fallback);
	return Number.isNaN(number) && readings.unknownParameters === 'ignored' ? fallback : number;
}

/**
 * Reads page, size, orderBy, dir, id and the filters of an entity. Parameters of no known form are ignored; what is
 * wrong among the others is an error or ignored, by the reading.
 */
function parseListQuery(
	world: World,
	entity: Entity,
	query: Query,
): { list: ListQuery; errors: FieldError[] } {
	const { readings } = world.settings;
	const errors: FieldError[] = [];
	const report = (PropertyName: string, Message: string, AttemptedValue: unknown) =>
		errors.push({ PropertyName, Message, AttemptedValue });
	const single = Object.fromEntries(
		Object.entries(query).map(([name, value]) => [name, [value].flat()[0]]),
	);
	const order = orderOf(single.dir, readings);
	const isOrderKnown = !single.orderBy || entity.properties.has(single.orderBy);
	const list: ListQuery = {
		page: pageNumber(single.page, 1, readings),
		size: Math.min(pageNumber(single.size, DEFAULT_SIZE, readings), MAX_SIZE),
		orderBy: isOrderKnown ? single.orderBy || 'Id' : 'Id',
		order: order ?? 1,
		tests: [],
	};
	if (Number.isNaN(list.page)) report('page', 'must be 1 or more', single.page);
	if (Number.isNaN(list.size)) report('size', 'must be from 1 to 1000', single.size);
	if (order === undefined)
		report('dir', `must be ${DIRECTIONS[readings.sortDirection].join(' or ')}`, single.dir);
	if (!isOrderKnown && readings.unknownParameters === 'refused') {
		report('orderBy', 'is not a property', single.orderBy);
	}
	for (const [name, value] of Object.entries(single)) {
		const test = parameterTest(world, entity, name, value);
		if (typeof test === 'function') list.tests.push(test);
		else if (test !== 'none') report(name, test, value);
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
function amongEquals(a: StoredRecord, b: StoredRecord, page: number): number {
	return (page % 2 === 0 ? -1 : 1) * compare(a.Id, b.Id);
}

/**
 * What a live account says to a list that is read without the filters it wants (Nexudus REST API, Lists); undefined when
 * it has them.
 */
export function missingFilter(world: World, entity: Entity, query: Query): string | undefined {
	const { listedBy, role } = entity;
	if (world.settings.readings.parentFilters === 'needless' || listedBy.length === 0)
		return undefined;
	const names = Object.keys(query).map((name) => name.toLowerCase());
	const parameter = (stem: string) =>
		stem.replace(/^(from_|to_)?(?!id$)/i, (bound: string) => `${bound}${role}_`).toLowerCase();
	const isGiven = listedBy.some((way) => way.every((stem) => names.includes(parameter(stem))));
	if (isGiven) return undefined;
	if (listedBy.length > 1) return refusals.get('neededFilters');
	return refusals.get('neededFilter')?.replace('{filter}', `${role}_${listedBy[0][0]}`);
}

function found(
	world: World,
	entity: Entity,
	{ tests, orderBy, order, page }: ListQuery,
): StoredRecord[] {
	const store = world.store(entity.entity);
	const { listLag, readings } = world.settings;
	const known = listLag > 0 ? store.listAt(world.now() - listLag) : store.list();
	const dead = readings.deletedInLists === 'listed' ? store.listTraces() : [];
	const read = (record: StoredRecord) => valueOf(world, entity, record, orderBy, 'row');
	return [...known, ...dead]
		.filter((record) => tests.every((test) => test(record)))
		.sort((a, b) => order * compare(read(a), read(b)) || amongEquals(a, b, page));
}

/** `dir` as it is echoed. */
function echoed(order: 1 | -1, { sortDirection }: Readings): number | string {
	const text = DIRECTIONS[sortDirection][order === 1 ? 0 : 1];
	return sortDirection === 'words' ? text : Number(text);
}

/** One page of a list, or what is wrong with the query (Nexudus REST API, Lists). */
export function listPage(
	world: World,
	entity: Entity,
	query: Query,
):
	| { errors: FieldError[] }
	| { errors?: undefined; records: StoredRecord[]; page: Record<string, unknown> } {
	const { list, errors } = parseListQuery(world, entity, query);
	if (errors.length > 0) return { errors };
	const { readings } = world.settings;
	const { page, size, orderBy, order } = list;
	const all = found(world, entity, list);
	const first = (page - 1) * size;
	const records = all.slice(first, first + size);
	const totalPages = Math.ceil(all.length / size);
	return {
		records,
		page: {
			CurrentPage: page,
			CurrentPageSize: size,
			CurrentOrderField: orderBy,
			CurrentSortDirection: echoed(order, readings),
			FirstItem: records.length > 0 ? first + 1 : 0,
			LastItem: records.length > 0 ? first + records.length : 0,
			TotalItems: all.length,
			TotalPages: totalPages,
			HasNextPage: readings.hasNextPage === 'lies' || page < totalPages,
			HasPreviousPage: page > 1,
		},
	};
}
