import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Connection } from './api/connection';
import { failureOf } from './api/errors';
import { runBatch } from './batch';
import type { Operation, Result } from './operation';
import { isFailed, isNodeError, toItemError } from './operation';

/** n8n takes an execution for a failed one when its error does not say this, and then runs the error workflow. */
const CANCELLED = 'The execution was canceled';

/**
 * The item that takes the place of a failed one: its input, with what went wrong.
 *
 * n8n sends items to the error output by their `error`, and then overwrites the json of those that still have one. It
 * makes the routed item of the enumerable properties, so that a hidden `error` routes the item and leaves its json.
 */
function toErrorItem(
	{ onError }: INode,
	error: Error,
	input: INodeExecutionData,
	itemIndex: number,
): INodeExecutionData {
	const { message, status, errors } = failureOf(error) ?? {
		message: error.message,
		status: null,
		errors: [],
	};
	const item: INodeExecutionData = {
		json: { ...input.json, error: message, errors: errors as unknown as IDataObject[], status },
		...(input.binary ? { binary: input.binary } : {}),
		pairedItem: { item: itemIndex },
	};
	if (onError === 'continueErrorOutput') {
		Object.defineProperty(item, 'error', { value: error, enumerable: false });
	}
	return item;
}

function toOutputItems(result: IDataObject[], itemIndex: number): INodeExecutionData[] {
	return result.map((json) => ({ json, pairedItem: { item: itemIndex } }));
}

/** The same failure for every item: of what they all need. */
function failAll(context: IExecuteFunctions, error: unknown): Result[] {
	const node = context.getNode();
	return context
		.getInputData()
		.map((_item, itemIndex) => ({ error: toItemError(node, error, itemIndex) }));
}

/**
 * Runs an operation over the input items in the way that the node's "On Error" setting asks for.
 *
 * @param connecting what all items need; when it fails, all of them fail with its error
 * @returns output items in the order of the input, each paired with its input item
 * @throws with "Stop Workflow", the first item's error
 */
export async function runItems<Prepared>(
	context: IExecuteFunctions,
	connecting: Promise<Connection>,
	operation: Operation<Prepared>,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const results = await connecting
		.then(async (connection) => await runBatch(context, connection, operation))
		.catch((error: unknown) => {
			if (context.getExecutionCancelSignal()?.aborted) throw new UserError(CANCELLED);
			if (context.continueOnFail()) return failAll(context, error);
			throw isNodeError(error) ? error : toItemError(node, error, 0);
		});
	const items = context.getInputData();
	return results.flatMap((result, itemIndex) =>
		isFailed(result)
			? [toErrorItem(node, result.error, items[itemIndex], itemIndex)]
			: toOutputItems(result, itemIndex),
	);
}
