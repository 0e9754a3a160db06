import type { IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { operationOf } from './description/operations';
import { settingsFormOf } from './description/options';
import type { Job } from './execution/batch';
import type { OperationFactory } from './execution/operation';
import { anyCommand, queryList } from './records/anyEntity';
import { command } from './records/command';
import { create } from './records/create';
import { remove } from './records/delete';
import { file } from './records/file';
import { get } from './records/get';
import { getMany } from './records/getMany';
import { checkNeeds } from './records/listNeeds';
import { raise } from './records/raise';
import { children } from './records/related';
import { change, changeMembers, update } from './records/update';
import { upsert } from './records/upsert';
import { resources } from './resources';
import { anyEntity, ENTITY, entityAt } from './resources/anyEntity';
import type { OperationRow, Resource } from './resources/resource';

/** n8n adds "Custom API Call" to the lists of resources and operations, and leaves the call to its HTTP Request node. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

function unknown(what: 'resource' | 'operation', value: string): UserError {
	return value === CUSTOM_API_CALL
		? new UserError('A custom API call is not made by this node', {
				description:
					'Use the HTTP Request node with the Nexudus credential, or choose one of the operations of this node.',
			})
		: new UserError(`The node has no ${what} "${value}"`, {
				description: `Choose one from the list of the parameter ${what === 'resource' ? 'Resource' : 'Operation'}.`,
			});
}

/** Some entities are deleted by commands (Nexudus REST API, Deleting), by whatever resource. */
function deletedBy({ path }: Resource, by: 'verb' | readonly string[]) {
	const known = resources.find((each) => each.path === path)?.operations;
	const row = known?.find(({ kind }) => kind === 'delete');
	return row?.kind === 'delete' ? row.by : by;
}

function factoryOf(resource: Resource, row: OperationRow): OperationFactory {
	switch (row.kind) {
		case 'create':
			return create(resource);
		case 'upsert':
			return upsert(resource);
		case 'get':
			return get(resource);
		case 'getAll':
			return checkNeeds(resource, getMany(resource));
		case 'list':
			return getMany(row.of);
		case 'children':
			return children(resource, row);
		case 'update':
			return update(resource);
		case 'delete':
			return remove(resource, deletedBy(resource, row.by));
		case 'change':
			return change(resource, row);
		case 'members':
			return changeMembers(resource, row);
		case 'command':
			return command(resource, row);
		case 'query':
			return queryList(resource, row);
		case 'anyCommand':
			return anyCommand(resource, row);
		case 'raise':
			return raise(resource, row);
		case 'file':
			return file(resource, row);
	}
}

/** The entity that the form names, deleted in the way that Nexudus has for it. @throws UserError for an unknown path */
function chosenEntity(context: IExecuteFunctions): Resource {
	const path = String(context.getNodeParameter(ENTITY, 0)).replace(/^\/?(api\/)?|\/$/g, '');
	const entity = entityAt(path);
	if (entity) return entity;
	throw new UserError(`Nexudus has no entity "${path}" that this node knows`, {
		description:
			'Choose one from the list of the parameter Entity, or give its path: spaces/coworkers.',
	});
}

/** Finds what the parameters Resource and Operation name. @throws UserError for what the node does not have */
export function findJob(context: IExecuteFunctions): Job {
	const name = String(context.getNodeParameter('resource', 0));
	const resource = resources.find((candidate) => candidate.name === name);
	if (!resource) throw unknown('resource', name);
	const operation = String(context.getNodeParameter('operation', 0));
	const row = resource.operations.find((candidate) => operationOf(candidate).value === operation);
	if (!row) throw unknown('operation', operation);
	return {
		operation: factoryOf(resource === anyEntity ? chosenEntity(context) : resource, row)(context),
		settingsForm: settingsFormOf(resource, row),
	};
}
