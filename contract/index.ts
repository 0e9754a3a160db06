/**
 * The contract with Nexudus: its REST API as data, for the sandbox, the tests and the tools. It is not part of the
 * published package. Carried over from the vendor's documents and from what public clients saw on live accounts.
 */
import { groupBy, parts, readTable } from './tables';
import type { Row } from './tables';
import type {
	Basis,
	Command,
	Entity,
	EnumValue,
	Filter,
	Mark,
	Property,
	PropertyType,
	ShapeKind,
	ShapeRow,
	Verb,
	WebhookEvent,
} from './types';

export { readingPresets, readingRows, readingsOf } from './readings';
export type { ReadingRow, Readings, ReadingsPreset } from './readings';
export type * from './types';

const ENTITY_COLUMNS = [
	'entity',
	'role',
	'path',
	'verbs',
	'delete',
	'commands',
	'columns',
	'listed by',
	'held by',
	'basis',
] as const;

const PROPERTY_COLUMNS = [
	'property',
	'type',
	'create',
	'update',
	'enum',
	'relation',
	'filter',
	'exact',
	'range',
	'seen',
	'default',
	'mark',
] as const;

type EntityRow = Row<(typeof ENTITY_COLUMNS)[number]>;
type PropertyRow = Row<(typeof PROPERTY_COLUMNS)[number]>;

/** `=` stands for the property's own name. */
function toFilter(row: PropertyRow): Filter | undefined {
	if (row.filter === '') return undefined;
	return {
		stem: row.filter === '=' ? row.property : row.filter,
		isExact: row.exact === 'yes',
		isRange: row.range === 'yes',
		isSeen: row.seen === 'yes',
	};
}

function toProperty(row: PropertyRow): Property {
	return {
		property: row.property,
		type: row.type as PropertyType,
		create: (row.create || 'no') as Property['create'],
		update: (row.update || 'no') as Property['update'],
		enum: row.enum || undefined,
		relation: row.relation || undefined,
		filter: toFilter(row),
		default: row.default === '' ? undefined : (JSON.parse(row.default) as number | boolean),
		marks: parts(row.mark, ',') as Mark[],
	};
}

function readProperties(entity: string): Property[] {
	return readTable(`properties/${entity}.tsv`, PROPERTY_COLUMNS).map(toProperty);
}

/** Every record has them (Nexudus REST API, Record shape). */
export const commonProperties: readonly Property[] = readProperties('common');

function readShapes(): ReadonlyMap<string, ReadonlyMap<string, ShapeRow>> {
	const columns = ['entity', 'property', 'kind', 'sent', 'fresh'] as const;
	const rows = readTable('live/shapes.tsv', columns);
	const toShape = ({ property, kind, sent, fresh }: (typeof rows)[number]): ShapeRow => ({
		property,
		kind: kind as ShapeKind,
		sent: (sent || 'no') as ShapeRow['sent'],
		fresh: fresh || undefined,
	});
	return new Map(
		[...groupBy(rows, 'entity')].map(([entity, of]) => [
			entity,
			new Map(of.map((row) => [row.property, toShape(row)])),
		]),
	);
}

const shapes = readShapes();

/** `verb`, or `command:FIRST,SECOND`. */
function toDelete(cell: string): Entity['delete'] {
	if (cell === '' || cell === 'verb') return cell || undefined;
	return parts(cell.replace('command:', ''), ',');
}

/** `entity:noun`, or `entity.Property:noun` where the property is not the one named after the entity held. */
function toHolders(row: EntityRow): Entity['heldBy'] {
	return parts(row['held by'], ';').map((cell) => {
		const [where, noun] = cell.split(':');
		const [entity, property = `${row.role}Id`] = where.split('.');
		return { entity, property, noun };
	});
}

function toEntity(row: EntityRow): Entity {
	const properties = [...readProperties(row.entity), ...commonProperties];
	return {
		entity: row.entity,
		role: row.role,
		path: row.path || undefined,
		verbs: parts(row.verbs, ',') as Verb[],
		delete: toDelete(row.delete),
		hasCommands: row.commands === 'yes',
		columns: parts(row.columns, ','),
		listedBy: parts(row['listed by'], '|').map((way) => way.split('+')),
		heldBy: toHolders(row),
		basis: row.basis as Basis,
		properties: new Map(properties.map((property) => [property.property, property])),
		shape: shapes.get(row.entity),
	};
}

/** By name, which is the last part of the path. */
export const entities: ReadonlyMap<string, Entity> = new Map(
	readTable('entities.tsv', ENTITY_COLUMNS).map((row) => [row.entity, toEntity(row)]),
);

/** @throws when there is none of that name */
export function entityOf(name: string): Entity {
	const entity = entities.get(name);
	if (!entity) throw new Error(`The contract has no entity ${name}`);
	return entity;
}

/** The values of each enum, by its name. */
export const enums: ReadonlyMap<string, readonly EnumValue[]> = new Map(
	[...groupBy(readTable('enums.tsv', ['enum', 'value', 'name', 'basis'] as const), 'enum')].map(
		([name, rows]) => [
			name,
			rows.map((row) => ({
				value: Number(row.value),
				name: row.name,
				basis: row.basis as Basis,
			})),
		],
	),
);

export const commands: readonly Command[] = readTable('commands.tsv', [
	'entity',
	'key',
	'parameters',
	'effect',
	'basis',
] as const).map((row) => ({
	...row,
	basis: row.basis as Basis,
	parameters: parts(row.parameters, ';').map((cell) => {
		const [name, type] = cell.split(':');
		return { name, type };
	}),
}));

/** All that webhooks may be told of, in the order of their values. */
export const webhookEvents: readonly WebhookEvent[] = readTable('events.tsv', [
	'action',
	'entity',
	'change',
	'basis',
] as const).map(({ action, entity, change, basis }) => ({
	action,
	entity: entity || undefined,
	change: change || undefined,
	basis: basis as Basis,
}));

/** How Nexudus words its refusals, by their name; parts in braces differ. */
export const refusals: ReadonlyMap<string, string> = new Map(
	readTable('refusals.tsv', ['refusal', 'text', 'when', 'basis'] as const).map((row) => [
		row.refusal,
		row.text,
	]),
);

/** The properties that the documents let a POST set, in their order. */
export function documentedProperties({ properties }: Entity): Property[] {
	return [...properties.values()].filter(
		({ create, marks }) =>
			create !== 'no' && !marks.includes('live') && !marks.includes('companion'),
	);
}

/**
 * Whether the rows of a list show a property: they have no lists, but for the values of custom fields (Nexudus REST API,
 * Lists and Custom fields).
 */
export function isListed({
	property,
	type,
	marks,
}: Pick<Property, 'property' | 'type' | 'marks'>): boolean {
	const isList = type === 'integers' || type === 'objects';
	return property === 'CustomFields' || (!isList && !marks.includes('unlisted'));
}
