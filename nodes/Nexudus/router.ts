import type { IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { coworkerOperations } from './coworker/operations';
import { settingsFormOf } from './coworker/options';
import type { BodyForm } from './fields/types';
import type { Operation } from './operation';

/** What the node is to do with its items. */
export interface Job {
	operation: Operation;
	/** What the form asks of the operation beside the fields of a record. */
	settingsForm: BodyForm;
}

const OPERATIONS = new Map([['coworker', new Map(Object.entries(coworkerOperations))]]);

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

/** Finds what the parameters Resource and Operation name. @throws UserError for what the node does not have */
export function findJob(context: IExecuteFunctions): Job {
	const resource = String(context.getNodeParameter('resource', 0));
	const operations = OPERATIONS.get(resource);
	if (!operations) throw unknown('resource', resource);
	const operation = String(context.getNodeParameter('operation', 0));
	const factory = operations.get(operation);
	if (!factory) throw unknown('operation', operation);
	return { operation: factory(context), settingsForm: settingsFormOf(operation) };
}
