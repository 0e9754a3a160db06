/**
 * Writes the data files of a resource from what the contract knows of an entity: `npm run new:resource -- bookings`.
 * Words, order and groups are for a person to review.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { commands, commonProperties, entityOf, enums } from '../contract';
import type { Entity, Property, PropertyType, Verb } from '../contract';
import { wordsOf } from '../nodes/Nexudus/fields/names';
import type { Field, LookupName } from '../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../nodes/Nexudus/lookups/table';
import type { FilterRow, OperationRow, Resource } from '../nodes/Nexudus/resources/resource';
import { repositoryFolder } from '../runtime/paths';
import { writableProperties } from './entities';
import type { Files } from './generated';
import { formattedFiles, writeFiles } from './generated';

const USAGE = 'Usage: npm run new:resource -- ENTITY, for example bookings';

/** A name that stands in the written source as it is, not as a text. */
function reference(name: string): never {
	return `@@${name}@@` as never;
}

/** A value as source; prettier does the rest. */
function source(value: unknown): string {
	return JSON.stringify(value).replace(/"@@(\w+)@@"/g, '$1');
}

function lowerFirst(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}

function pluralOf(noun: string): string {
	if (/(s|x|ch|sh)$/.test(noun)) return `${noun}es`;
	return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** `eProductType`: `productType`; `DiscountCode.ExpirationType`: `expirationType` */
function enumConstant(name: string): string {
	return lowerFirst(name.replace(/^.*\.|^e(?=[A-Z])/, ''));
}

/** The pick list of the records that an Id points at. */
function lookupFor({ relation }: Property): LookupName | undefined {
	if (!relation) return undefined;
	const names = Object.keys(LOOKUPS) as LookupName[];
	return names.find((name) => LOOKUPS[name].path.endsWith(`/${relation}`));
}

type Kind = Partial<Field> & Pick<Field, 'kind'>;

const KINDS: Readonly<Record<PropertyType, Field['kind']>> = {
	text: 'text',
	integer: 'integer',
	decimal: 'number',
	boolean: 'boolean',
	instant: 'instant',
	clock: 'wallClock',
	day: 'wallClock',
	integers: 'integers',
	objects: 'json',
	unknown: 'json',
};

/** n8n's rules ask for these words where a list is loaded into a multiple choice. */
function labelOfIds(lookup: LookupName): string {
	const words = LOOKUPS[lookup].noun.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
	return `${words} Names or IDs`;
}

function kindOf(property: Property): Kind {
	const lookup = lookupFor(property);
	if (property.enum) return { kind: 'enum', values: reference(enumConstant(property.enum)) };
	if (lookup && property.type === 'integer') return { kind: 'id', lookup };
	if (lookup && property.type === 'integers') {
		return { label: labelOfIds(lookup), kind: 'ids', lookup };
	}
	if (property.type === 'integer' && property.relation) return { kind: 'integer', min: 1 };
	return { kind: KINDS[property.type] };
}

function toField(property: Property): Field {
	const { create, update, marks } = property;
	return {
		property: property.property,
		...kindOf(property),
		...(isRequired(property) ? { required: true } : {}),
		...(create !== update && create === 'no' ? { only: 'update' } : {}),
		...(create !== update && update === 'no' ? { only: 'create' } : {}),
		...(marks.includes('secret') ? { secret: true } : {}),
		...(marks.includes('action') ? { action: true } : {}),
	} as Field;
}

/** What has a documented value need not be asked for: Create sends it. */
function isRequired({ create, default: value }: Property): boolean {
	return create === 'required' && value === undefined;
}

/** What the form asks for, in the documented order; what every record has is left to Other Properties. */
function fieldProperties(entity: Entity): Property[] {
	return writableProperties(entity).filter((property) => !commonProperties.includes(property));
}

/** "Created" of `CreatedOn`, to which the form adds "After" and "Before". */
function rangeWords(property: string): string {
	return wordsOf(property).replace(/ (On|Time|Date)$/, '');
}

const EXACT_FILTERS: ReadonlySet<PropertyType> = new Set(['text', 'integer', 'decimal', 'boolean']);

/** The filters that a source shows at work, and those of the columns. */
function toFilters(entity: Entity): FilterRow[] {
	const fields = new Set(fieldProperties(entity));
	return [...entity.properties.values()].flatMap((property): FilterRow[] => {
		const { property: name, filter, type, marks } = property;
		const isWanted = filter?.isSeen || entity.columns.includes(name) || lookupFor(property);
		if (!filter || !isWanted || marks.length > 0) return [];
		if (type === 'instant' && filter.isRange) {
			return [{ property: name, range: rangeWords(name), ...stemOf(filter.stem, name) }];
		}
		if (!EXACT_FILTERS.has(type) || !filter.isExact) return [];
		const field = toField(property);
		const usual = field.kind === 'id' ? name.replace(/Id$/, '') : name;
		const stem = stemOf(filter.stem, usual);
		return [fields.has(property) ? { property: name, ...stem } : { field, ...stem }];
	});
}

function stemOf(stem: string, usual: string): { stem?: string } {
	return stem === usual ? {} : { stem };
}

const OPERATIONS: ReadonlyArray<[OperationRow['kind'], Verb]> = [
	['create', 'create'],
	['get', 'get'],
	['getAll', 'list'],
	['update', 'update'],
];

/** In the order of the menu, which is alphabetical. */
function toOperations({ verbs, delete: by }: Entity): OperationRow[] {
	const rows = OPERATIONS.filter(([, verb]) => verbs.includes(verb)).map(([kind]) => ({ kind }));
	const all = [...rows, ...(by ? [{ kind: 'delete', by }] : [])] as OperationRow[];
	return all.sort((a, b) => a.kind.localeCompare(b.kind, 'en'));
}

/** What a list shows of a record, as far as records have it; else what they cannot be without. */
function toColumns(entity: Entity): string[] {
	const known = entity.columns.filter((name) => entity.properties.has(name));
	const required = fieldProperties(entity).filter(isRequired);
	return ['Id', ...(known.length > 0 ? known : required.map(({ property }) => property))];
}

const SORTABLE: ReadonlySet<PropertyType> = new Set(['text', 'instant', 'decimal']);

function toSortable(entity: Entity): string[] {
	const own = fieldProperties(entity).filter(({ type }) => SORTABLE.has(type));
	return toColumns(entity).filter((name) => own.some(({ property }) => property === name));
}

function toResource(entity: Entity): Resource {
	const { role, path = '' } = entity;
	const noun = wordsOf(role).toLowerCase();
	const names = Object.keys(LOOKUPS) as LookupName[];
	const lookup = names.find((name) => LOOKUPS[name].path === path);
	const defaults = fieldProperties(entity).filter(
		(property) => property.create === 'required' && !isRequired(property),
	);
	const sortable = toSortable(entity);
	return {
		name: lowerFirst(role),
		label: wordsOf(role),
		noun,
		plural: pluralOf(noun),
		path,
		role,
		...(lookup ? { lookup } : {}),
		operations: toOperations(entity),
		required: reference('requiredFields'),
		groups: reference('fieldGroups'),
		...(defaults.length > 0
			? { defaults: Object.fromEntries(defaults.map((each) => [each.property, each.default])) }
			: {}),
		filters: toFilters(entity),
		columns: toColumns(entity),
		...(sortable.length > 0 ? { sortable } : {}),
	};
}

/** The enums of an entity that a source takes from `enums.ts`. */
function enumsIn(entity: Entity, text: string): Property[] {
	const byName = new Map([...entity.properties.values()].map((each) => [each.enum ?? '', each]));
	return [...byName.values()].filter(
		({ enum: name }) => name && new RegExp(`"values":${enumConstant(name)}\\b`).test(text),
	);
}

/** Source, with the imports that it needs. */
function withImports(entity: Entity, imports: readonly string[], text: string): string {
	const constants = enumsIn(entity, text).map(({ enum: name = '' }) => enumConstant(name));
	const fromEnums = `import { ${constants.sort().join(', ')} } from './enums';`;
	return [...(constants.length > 0 ? [fromEnums] : []), ...imports, '', text].join('\n');
}

function indexSource(entity: Entity): string {
	const resource = toResource(entity);
	const imports = [
		"import type { Resource } from '../resource';",
		"import { fieldGroups, requiredFields } from './fields';",
	];
	const text = `export const ${resource.name}: Resource = ${source(resource)};`;
	return withImports(entity, imports, text);
}

function fieldsSource(entity: Entity): string {
	const all = fieldProperties(entity);
	const required = all.filter(isRequired).map(toField);
	const optional = all.filter((property) => !isRequired(property)).map(toField);
	const groups =
		optional.length > 0 ? [{ name: 'details', label: 'Details', fields: optional }] : [];
	const text = [
		`export const requiredFields: readonly Field[] = ${source(required)};`,
		`export const fieldGroups: readonly FieldGroup[] = ${source(groups)};`,
	].join('\n\n');
	const imports = ["import type { Field, FieldGroup } from '../../fields/types';"];
	return withImports(entity, imports, text);
}

/** An enum starts with the value that Nexudus assumes, where the documents name it. */
function enumSource({ enum: name = '', default: initial }: Property): string {
	const values = (enums.get(name) ?? []).map((each) => ({
		value: each.value,
		name: each.name,
		label: wordsOf(each.name),
	}));
	const table = { initial: initial ?? values[0]?.value, values };
	return `/** ${name} */\nexport const ${enumConstant(name)}: EnumTable = ${source(table)};`;
}

/** The data files of a resource, by path below the repository. @throws for an entity that has no path */
export async function resourceFiles(name: string): Promise<Files> {
	const entity = entityOf(name);
	if (entity.path === undefined) throw new Error(`${name} has no path of its own in the API`);
	const folder = `nodes/Nexudus/resources/${toResource(entity).name}`;
	const index = indexSource(entity);
	const fields = fieldsSource(entity);
	const tables = enumsIn(entity, index + fields).map(enumSource);
	const imports = "import type { EnumTable } from '../../fields/types';";
	return await formattedFiles([
		[`${folder}/index.ts`, index],
		[`${folder}/fields.ts`, fields],
		...(tables.length > 0
			? [[`${folder}/enums.ts`, [imports, ...tables].join('\n\n')] as [string, string]]
			: []),
	]);
}

/** What a person has to decide. */
export function hints(name: string): string[] {
	const entity = entityOf(name);
	const { name: resource } = toResource(entity);
	const withoutList = fieldProperties(entity)
		.filter((property) => property.relation && !lookupFor(property))
		.map(({ property, relation }) => `${property} (${relation})`);
	const keys = commands.filter((each) => each.entity === name).map(({ key }) => key);
	return [
		`Name it in nodes/Nexudus/resources/index.ts: import { ${resource} } from './${resource}'.`,
		'Review the words, move what few people use out of the form (Other Properties has it then), and group the rest.',
		'identity: by which properties is a record recognized whose creation nobody answered? Without it, a create whose answer is lost is never sent again.',
		...(withoutList.length > 0
			? [`IDs without a pick list, which lookups/table.ts could have: ${withoutList.join(', ')}.`]
			: []),
		...(keys.length > 0 ? [`Commands that could be operations: ${keys.join(', ')}.`] : []),
		...(entity.listedBy.length > 0
			? [
					`A live account lists it only by ${entity.listedBy.map((way) => way.join(' and ')).join(', or ')}.`,
				]
			: []),
		'Then: npm run schemas && npm run docs',
	];
}

async function main(name: string | undefined): Promise<void> {
	if (!name) throw new Error(USAGE);
	const files = await resourceFiles(name);
	const existing = [...files.keys()].find((path) => existsSync(join(repositoryFolder, path)));
	if (existing) throw new Error(`${existing} is there already`);
	writeFiles(files);
	console.log([...files.keys(), '', ...hints(name).map((hint) => `- ${hint}`)].join('\n'));
}

if (require.main === module) {
	main(process.argv[2]).catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
