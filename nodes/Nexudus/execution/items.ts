import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { connect } from '../api/connection';
import { failureOf } from '../api/errors';
import type { Job } from './batch';
import { runBatch } from './batch';
import { filesOf } from './files';
import type { Result } from './operation';
import { canceled, isFailed, isNodeError, toItemError } from './operation';

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
	const { message, description, status, errors } = failureOf(error) ?? {
		message: error.message,
		description: (error as { description?: string | null }).description,
		status: null,
		errors: [],
	};
	const errorDetails = {
		status,
		description: description ?? null,
		errors: errors.map(({ property, label, ...complaint }) => ({
			property,
			label: label ?? property,
			...complaint,
		})) as IDataObject[],
	};
	const item: INodeExecutionData = {
		json: { ...input.json, error: message, errorDetails },
		...(input.binary ? { binary: input.binary } : {}),
		pairedItem: { item: itemIndex },
	};
	if (onError === 'continueErrorOutput') {
		Object.defineProperty(item, 'error', { value: error, enumerable: false });
	}
	return item;
}

/** What became of an item, with the files that it brought along. */
function toOutputItems(
	result: IDataObject[],
	{ binary }: INodeExecutionData,
	itemIndex: number,
): INodeExecutionData[] {
	return result.map((json) => {
		const own = filesOf(json);
		return {
			json,
			...(binary || own ? { binary: { ...binary, ...own } } : {}),
			pairedItem: { item: itemIndex },
		};
	});
}

/** The same failure for every item: of what they all need. */
function failAll(context: IExecuteFunctions, error: unknown): Result[] {
	const node = context.getNode();
	return context
		.getInputData()
		.map((_item, itemIndex) => ({ error: toItemError(node, error, itemIndex) }));
}

/** Nothing may be thrown beyond this with a "Continue" setting: n8n would pass the input on as if it were done. */
async function run(
	context: IExecuteFunctions,
	findJob: () => Job,
): Promise<{ results: Result[]; isList: boolean }> {
	try {
		const job = findJob();
		const results = await runBatch(context, await connect(context), job);
		return { results, isList: job.operation.isList ?? false };
	} catch (error) {
		const isCanceled = context.getExecutionCancelSignal()?.aborted === true;
		const cause = isCanceled && !(error instanceof UserError) ? canceled() : error;
		if (context.continueOnFail()) return { results: failAll(context, cause), isList: false };
		throw isCanceled || isNodeError(cause) ? cause : toItemError(context.getNode(), cause, 0);
	}
}

/**
 * Runs an operation over the input items in the way that the node's "On Error" setting asks for.
 *
 * @param findJob what all items need; when it fails, all of them fail with its error
 * @returns output items in the order of the input, each paired with its input item
 * @throws with "Stop Workflow", the first item's error
 */
export async function runItems(
	context: IExecuteFunctions,
	findJob: () => Job,
): Promise<INodeExecutionData[]> {
	const { results, isList } = await run(context, findJob);
	const node = context.getNode();
	const items = context.getInputData();
	return results.flatMap((result, itemIndex) => {
		const input = items[itemIndex];
		if (isFailed(result)) return [toErrorItem(node, result.error, input, itemIndex)];
		return toOutputItems(result, isList ? { json: {} } : input, itemIndex);
	});
}
