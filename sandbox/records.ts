import { DateTime } from 'luxon';

import { enums, isListed } from '../contract';
import type { Entity, Property, ShapeRow } from '../contract';
import type { Values } from './store';
import type { StoredRecord } from './types';
import type { World } from './world';

/** Where a record is shown: by its Id, as a row of a list, in the answer to a write, or to a command. */
export type Place = 'one' | 'row' | 'written' | 'command';

interface Join {
	/** The relation that it is read through. */
	via: Property;
	/** The property of the related record. */
	property: string;
}

const joins = new WeakMap<Entity, ReadonlyMap<string, Join>>();

/** "CoworkerFullName" is the "FullName" of what "CoworkerId" points at; the longest relation that fits is meant. */
export function findJoin({ properties }: Entity, property: string): Join | undefined {
	const fitting = [...properties.values()]
		.filter(({ relation, property: name }) => relation !== undefined && name.endsWith('Id'))
		.map((via) => ({ via, stem: via.property.slice(0, -2) }))
		.filter(({ stem }) => property.startsWith(stem) && property.length > stem.length)
		.sort((a, b) => b.stem.length - a.stem.length);
	if (fitting.length === 0) return undefined;
	const [{ via, stem }] = fitting;
	return via.property === property ? undefined : { via, property: property.slice(stem.length) };
}

/** The properties that only show another record's. */
function joinsOf(entity: Entity): ReadonlyMap<string, Join> {
	const known = joins.get(entity);
	if (known) return known;
	const readOnly = [...entity.properties.values()].filter(
		({ create, update }) => create === 'no' && update === 'no',
	);
	const found = new Map(
		readOnly.flatMap(({ property }): Array<[string, Join]> => {
			const join = findJoin(entity, property);
			return join ? [[property, join]] : [];
		}),
	);
	joins.set(entity, found);
	return found;
}

function enumName(name: string | undefined, value: unknown): unknown {
	return enums.get(name ?? '')?.find((each) => each.value === value)?.name ?? value;
}

/** Enums of a related record come as text or as a number. */
function showsName(world: World, shape: ShapeRow | undefined, place: Place): boolean {
	const { joinedEnums } = world.settings.readings;
	if (joinedEnums !== 'asSeen' || !shape) return joinedEnums !== 'number';
	if (shape.kind === 'integer|text') return place === 'command';
	return shape.kind !== 'integer';
}

/** A property of a record that need not be one of its own: it may be that of a record it points at. */
function reachedValue(
	world: World,
	entity: Entity,
	record: StoredRecord,
	name: string,
	place: Place,
): { value: unknown; property?: Property } | undefined {
	const property = entity.properties.get(name);
	if (property || name in record) {
		return { value: valueOf(world, entity, record, name, place), property };
	}
	const join = findJoin(entity, name);
	const target = join && world.store(join.via.relation ?? '');
	const related = target?.get(record[join?.via.property ?? '']);
	return target && related && join
		? reachedValue(world, target.entity, related, join.property, place)
		: undefined;
}

function joinedValue(
	world: World,
	entity: Entity,
	record: StoredRecord,
	name: string,
	place: Place,
): unknown {
	const join = joinsOf(entity).get(name);
	const target = join && world.store(join.via.relation ?? '');
	const related = target?.get(record[join?.via.property ?? '']);
	if (!join || !target || !related) return undefined;
	const reached = reachedValue(world, target.entity, related, join.property, place);
	const enumeration = reached?.property?.enum;
	const isName = enumeration && showsName(world, entity.shape?.get(name), place);
	return isName ? enumName(enumeration, reached.value) : reached?.value;
}

/** The functions that a `fresh` text of the contract may name. */
const TEXTS: Readonly<Record<string, (value: unknown) => string>> = {
	digits,
	firstWord: (value) => String(value).split(' ')[0],
	lastWord: (value) => String(value).split(' ').at(-1) ?? '',
	money: (value) => Number(value ?? 0).toFixed(2),
	day: (value) => DateTime.fromISO(String(value), { zone: 'utc' }).toFormat('M/d/yyyy'),
	slug: (value) =>
		String(value)
			.toLowerCase()
			.replace(/[^a-z0-9]/g, '-'),
};

/** What a property reads that nobody sent, as the contract's shapes say it. */
export function freshValue(
	world: World,
	entity: Entity,
	record: StoredRecord,
	fresh: string,
	place: Place,
): unknown {
	const read = (name: string) => valueOf(world, entity, record, name, place);
	if (fresh.startsWith('=')) {
		return reachedValue(world, entity, record, fresh.slice(1), place)?.value ?? null;
	}
	if (!/^[{A-Z#]/.test(fresh)) return JSON.parse(fresh) as unknown;
	return fresh.replace(/\{(?:(\w+) )?(\w+)\}/g, (_all, format: string | undefined, name: string) =>
		format ? TEXTS[format](read(name)) : String(read(name) ?? ''),
	);
}

/** Five digits, as Nexudus makes up PINs and codes. */
export function digits(id: unknown): string {
	return String((Number(id) * 7919) % 100_000).padStart(5, '0');
}

function isWritable({ create, update }: Property): boolean {
	return create !== 'no' || update !== 'no';
}

function emptyValue({ kind }: ShapeRow): unknown {
	if (kind === 'boolean') return false;
	return kind === 'empty' || kind === 'integers' ? [] : null;
}

/** What a live account shows where nothing is stored: of what can be written, nothing that the server would make up. */
function unsetValue(
	world: World,
	entity: Entity,
	record: StoredRecord,
	shape: ShapeRow,
	place: Place,
): unknown {
	const property = entity.properties.get(shape.property);
	if (shape.fresh === undefined || (property && isWritable(property))) return emptyValue(shape);
	return freshValue(world, entity, record, shape.fresh, place);
}

/** Stores in a new record what a live account makes up for what was not sent. */
export function fillFresh(world: World, entity: Entity, record: StoredRecord): void {
	if (world.settings.readings.fresh === 'documented') return;
	for (const [name, shape] of entity.shape ?? []) {
		const property = entity.properties.get(name);
		const isKept =
			property &&
			isWritable(property) &&
			property.marks.every((mark) => mark === 'secret' || mark === 'live');
		if (!isKept || (record[name] !== undefined && record[name] !== null)) continue;
		const value =
			shape.fresh === undefined
				? emptyValue(shape)
				: freshValue(world, entity, record, shape.fresh, 'written');
		if (value !== null && value !== '') record[name] = value;
	}
}

/** The value of a property, its own or a related record's; null when there is none. */
export function valueOf(
	world: World,
	entity: Entity,
	record: StoredRecord,
	name: string,
	place: Place,
): unknown {
	const stored = record[name];
	if (stored !== undefined && stored !== null) return stored;
	const joined = joinedValue(world, entity, record, name, place);
	if (joined !== undefined && joined !== null) return joined;
	// Also in the answer that created it (seen on a live account).
	if (name === 'IsNew') return false;
	const shape = entity.shape?.get(name);
	const isAsSeen = world.settings.readings.fresh === 'asSeen' && shape;
	return isAsSeen ? unsetValue(world, entity, record, shape, place) : null;
}

/** Undocumented properties and those that only act are not answered, as far as the documents go. */
function documentedNames(entity: Entity): string[] {
	return [...entity.properties.values()]
		.filter(
			({ marks }) =>
				!marks.includes('action') &&
				!marks.includes('companion') &&
				(entity.basis === 'L' || !marks.includes('live')),
		)
		.map(({ property }) => property);
}

function shownNames(world: World, entity: Entity, record: StoredRecord): string[] {
	const { shape } = entity;
	if (world.settings.readings.answered === 'asSeen' && shape) {
		return [...shape.values()].flatMap(({ property, kind }) => (kind === 'never' ? [] : property));
	}
	return [...new Set([...documentedNames(entity), ...Object.keys(record)])];
}

/** Dates as live accounts write them: whole seconds in lists, some of a kind without Z. */
function liveDate(shape: ShapeRow | undefined, record: StoredRecord, value: unknown, place: Place) {
	if (typeof value !== 'string' || !shape) return value;
	const isCut = shape.kind === 'second' || (shape.kind === 'instant' && place === 'row');
	if (isCut) return value.replace(/(\.\d+)?Z$/, 'Z');
	if (shape.kind === 'second?' && record.Id % 2 === 1) return value.replace(/Z$/, '');
	return value;
}

/** The record as the API shows it: what was never set is null, and rows leave lists out. */
export function show(world: World, entity: Entity, record: StoredRecord, place: Place): Values {
	const { answered, dates } = world.settings.readings;
	const names = shownNames(world, entity, record).filter((name) => {
		const property = entity.properties.get(name);
		return place !== 'row' || !property || isListed(property);
	});
	return Object.fromEntries(
		names.map((name) => {
			const isAction = entity.properties.get(name)?.marks.includes('action');
			const shape = entity.shape?.get(name);
			// Whatever was sent: an instruction is not kept.
			if (answered === 'asSeen' && isAction && shape)
				return [name, unsetValue(world, entity, record, shape, place)];
			const value = valueOf(world, entity, record, name, place);
			return [name, dates === 'asSeen' ? liveDate(shape, record, value, place) : value];
		}),
	);
}
