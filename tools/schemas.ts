/**
 * Writes the output previews: what the items of an operation hold, for dragging fields from a node that has not run. n8n
 * reads them from `__schema__/v<version>/<resource>/<operation>.json` beside the node.
 */
import { entityOf } from '../contract';
import type { Entity, PropertyType, ShapeKind } from '../contract';
import { operationOf } from '../nodes/Nexudus/description/operations';
import { identifyingProperties } from '../nodes/Nexudus/records/output';
import { resources } from '../nodes/Nexudus/resources';
import type { OperationRow, Resource } from '../nodes/Nexudus/resources/resource';
import { findJoin } from '../sandbox/records';
import type { Files } from './generated';
import { formattedFiles, replaceFiles } from './generated';

export const SCHEMAS = 'nodes/Nexudus/__schema__';
const VERSION = 'v1.0.0';

/** As n8n's own nodes have it: a type each, lists with that of their entries. */
type JsonSchema =
	| { type: 'string' | 'integer' | 'number' | 'boolean' | 'null' }
	| { type: 'array'; items: JsonSchema }
	| { type: 'object'; properties?: Readonly<Record<string, JsonSchema>>; version?: number };

const ID: JsonSchema = { type: 'integer' };

const TYPES: Readonly<Record<PropertyType, JsonSchema>> = {
	text: { type: 'string' },
	integer: { type: 'integer' },
	decimal: { type: 'number' },
	boolean: { type: 'boolean' },
	instant: { type: 'string' },
	clock: { type: 'string' },
	day: { type: 'string' },
	integers: { type: 'array', items: { type: 'integer' } },
	objects: { type: 'array', items: { type: 'object' } },
	unknown: { type: 'null' },
};

/** What a live account answered, where the documents have no such property. */
const SHAPES: Partial<Record<ShapeKind, JsonSchema>> = {
	boolean: TYPES.boolean,
	integer: TYPES.integer,
	decimal: TYPES.decimal,
	integers: TYPES.integers,
	objects: TYPES.objects,
	'null|objects': TYPES.objects,
	empty: { type: 'array', items: { type: 'null' } },
	null: TYPES.unknown,
};

/** @throws for what no answer holds, as far as the contract knows */
function typeOf(entity: Entity, property: string): JsonSchema {
	const documented = entity.properties.get(property);
	if (documented) return TYPES[documented.type];
	const seen = entity.shape?.get(property);
	if (seen && seen.kind !== 'never') return SHAPES[seen.kind] ?? TYPES.text;
	const join = findJoin(entity, property);
	if (join?.via.relation) return typeOf(entityOf(join.via.relation), join.property);
	throw new Error(`The contract has no ${property} in what ${entity.entity} answers`);
}

/** The Id, and what an answer holds of the entity. */
function withId({ path }: Resource, properties: readonly string[]): Record<string, JsonSchema> {
	// Of no entity in particular.
	if (path === '') return { Id: ID };
	const entity = entityOf(path.split('/').at(-1) ?? path);
	const others = properties.filter((property) => property !== 'Id');
	return Object.fromEntries([
		['Id', ID],
		...others.map((property): [string, JsonSchema] => [property, typeOf(entity, property)]),
	]);
}

function record(resource: Resource): Record<string, JsonSchema> {
	return withId(resource, resource.columns);
}

/** A new record, as far as it is sent: what a create may leave out is not promised. */
function written(resource: Resource): Record<string, JsonSchema> {
	return withId(resource, identifyingProperties(resource));
}

/** The properties of an output item, as `records/output.ts` puts them out when no option says otherwise. */
function outputOf(resource: Resource, row: OperationRow): Record<string, JsonSchema> {
	switch (row.kind) {
		case 'get':
		case 'getAll':
			return record(resource);
		case 'list':
		case 'children':
			return record(row.of);
		case 'command':
			return { Id: ID, ...(row.makes ? { [row.makes]: ID } : {}) };
		case 'file':
			return { Id: ID, fileName: TYPES.text };
		case 'delete':
			return { Id: ID, deleted: { type: 'boolean' } };
		case 'change':
		case 'members':
		case 'update':
			return { Id: ID, action: { type: 'string' } };
		case 'create':
			return written(resource);
		case 'upsert':
			return { ...written(resource), action: { type: 'string' } };
		default:
			return { Id: ID };
	}
}

/** The preview of every operation. */
export async function outputSchemas(all: readonly Resource[] = resources): Promise<Files> {
	const texts = all.flatMap((resource) =>
		resource.operations.map((row): [string, string] => {
			const schema: JsonSchema = {
				type: 'object',
				properties: outputOf(resource, row),
				version: 1,
			};
			const path = `${SCHEMAS}/${VERSION}/${resource.name}/${operationOf(row).value}.json`;
			return [path, JSON.stringify(schema)];
		}),
	);
	return await formattedFiles(texts);
}

async function main(): Promise<void> {
	replaceFiles(SCHEMAS, await outputSchemas());
}

if (require.main === module) void main();
