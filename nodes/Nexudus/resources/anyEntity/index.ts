import { ROLES } from '../../entities/data';
import type { Field } from '../../fields/types';
import type { OperationRow, Resource } from '../resource';

/** The parameter that names an entity by its path below `/api`. */
export const ENTITY = 'entity';

const key: Field = {
	property: 'Key',
	parameter: 'commandKey',
	label: 'Command Key',
	kind: 'text',
	trimmed: true,
	required: true,
	example: 'CANCEL_CONTRACT',
	description: 'As GET /commands of the entity, or the documentation of Nexudus, names it',
};

const parameters: Field = {
	property: 'Parameters',
	parameter: 'commandParameters',
	kind: 'json',
	description: 'List of objects with Name, Type and Value',
};

export const query: Field = {
	property: 'Query',
	parameter: 'query',
	label: 'Filters',
	kind: 'json',
	description:
		'Object of query parameters and values, such as { "Coworker_Email": "ann@example.com" }; all records without it',
};

const operations: readonly OperationRow[] = [
	{ kind: 'create', description: 'Create a record from its properties, by their API names' },
	{ kind: 'delete', by: 'verb' },
	{ kind: 'get' },
	{
		kind: 'query',
		value: 'getMany',
		label: 'Get Many',
		description: 'List records, narrowed by query parameters',
		action: 'Get many records',
		query,
	},
	{
		kind: 'anyCommand',
		value: 'runCommand',
		label: 'Run Command',
		description: 'Run a command of a record once',
		action: 'Run a command',
		key,
		parameters,
	},
	{ kind: 'update' },
];

/** Every kind of record of Nexudus, by the names of the API: for what the other resources do not have. */
export const anyEntity: Resource = {
	name: 'anyEntity',
	label: 'Any Entity',
	noun: 'record',
	plural: 'records',
	path: '',
	role: '',
	operations,
	required: [],
	groups: [],
	columns: [],
};

/** The records of one entity, as a resource without fields of its own: all its properties are other properties. */
export function entityAt(path: string): Resource | undefined {
	const role = ROLES[path];
	return role ? { ...anyEntity, path, role } : undefined;
}
