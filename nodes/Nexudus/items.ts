import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, UserError } from 'n8n-workflow';

import type { Connection } from './api/connection';
import { deadlineOf } from './api/connection';
import { failureOf, toNodeError } from './api/errors';

/** Requests in flight at once, where a failure does not stop the others. */
const MOST_IN_FLIGHT = 5;
/** Milliseconds of waiting for request limits from which on an item counts as one that waited. */
const NOTICEABLE_WAIT = 1_000;

/** n8n takes an execution for a failed one when its error does not say this, and then runs the error workflow. */
const CANCELLED = 'The execution was canceled';

/** What an operation does with the items; the sending, the errors and the order are the same for all. */
export interface Operation<Prepared> {
	/**
	 * Reads the parameters of every item before anything is sent.
	 *
	 * @returns for each item what `run` needs, or why the item cannot be sent
	 */
	prepare(connection: Connection): Promise<Array<Prepared | Failed>>;
	/** Sends one item. @throws NodeApiError with a `Failure` */
	run(connection: Connection, prepared: Prepared, itemIndex: number): Promise<IDataObject[]>;
}

/** The parts of the node's "Options" that operations read for themselves. */
export interface OperationOptions {
	output?: 'id' | 'response' | 'record';
	sortBy?: string;
	sortDirection?: 'ascending' | 'descending';
}

/** Makes an operation for one execution of the node. */
export type OperationFactory<Prepared = IDataObject> = (
	context: IExecuteFunctions,
	options: OperationOptions,
) => Operation<Prepared>;

/** An item that failed, and the error to show for it. */
export interface Failed {
	error: Error;
}

type Result = IDataObject[] | Failed;

export function isFailed(result: unknown): result is Failed {
	return typeof result === 'object' && result !== null && 'error' in result;
}

function isNodeError(error: unknown): error is NodeApiError | NodeOperationError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

/** The error with the number of its item, for n8n to show. */
export function toItemError(node: INode, error: unknown, itemIndex: number): Error {
	const failure = failureOf(error);
	if (failure) return toNodeError(node, failure, itemIndex);
	if (isNodeError(error)) return error;
	const { description } = error as { description?: string };
	return new NodeOperationError(node, error as Error, { itemIndex, description });
}

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

/** The IDs that a stopped run leaves behind, so that nothing is lost track of. */
function describeDone(results: readonly Result[]): string {
	const ids = results.flatMap((result) => (isFailed(result) ? [] : result.map(({ Id }) => Id)));
	if (ids.length === 0) return '';
	return `Done before this item, and kept in Nexudus: ID ${ids.join(', ')}. Run only the remaining items again.`;
}

function stopWith(node: INode, error: Error, results: readonly Result[]): Error {
	const failure = failureOf(error);
	const done = describeDone(results);
	if (!failure || !done) return error;
	const description = [failure.description, done].filter(Boolean).join(' ');
	return toNodeError(node, { ...failure, description }, results.length);
}

interface Batch<Prepared> {
	prepared: ReadonlyArray<Prepared | Failed>;
	/** @throws NodeApiError */
	send(prepared: Prepared, itemIndex: number): Promise<IDataObject[]>;
}

/** Runs the items one after another and ends with the first failure. */
async function runUntilFailure<Prepared>(
	{ node, signal }: Connection,
	{ prepared, send }: Batch<Prepared>,
): Promise<Result[]> {
	const failed = prepared.find(isFailed);
	if (failed) throw failed.error;
	const results: Result[] = [];
	for (const [itemIndex, item] of (prepared as readonly Prepared[]).entries()) {
		try {
			results.push(await send(item, itemIndex));
		} catch (error) {
			signal?.throwIfAborted();
			throw stopWith(node, toItemError(node, error, itemIndex), results);
		}
	}
	return results;
}

/**
 * Runs every item, a few at a time; a failure takes the place of its item's result. After one that concerns all items,
 * no more are sent: a wrong password tried for each of them could lock the user out.
 */
async function runAll<Prepared>(
	{ node, signal }: Connection,
	{ prepared, send }: Batch<Prepared>,
): Promise<Result[]> {
	const results: Result[] = new Array<Result>(prepared.length);
	const pending = prepared.entries();
	let failureOfAll: unknown;
	async function run(item: Prepared, itemIndex: number): Promise<Result> {
		if (failureOfAll !== undefined) return { error: toItemError(node, failureOfAll, itemIndex) };
		try {
			return await send(item, itemIndex);
		} catch (error) {
			signal?.throwIfAborted();
			if (failureOf(error)?.concernsAll) failureOfAll = error;
			return { error: toItemError(node, error, itemIndex) };
		}
	}
	async function work(): Promise<void> {
		for (const [itemIndex, item] of pending) {
			results[itemIndex] = isFailed(item) ? item : await run(item, itemIndex);
		}
	}
	await Promise.all(Array.from({ length: MOST_IN_FLIGHT }, work));
	return results;
}

/** Tells the user why a batch took its time. */
function hintAtWaits(context: IExecuteFunctions, waits: readonly number[], began: number): void {
	const noticed = waits.filter((ms) => ms >= NOTICEABLE_WAIT);
	if (noticed.length === 0) return;
	const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
	context.addExecutionHints?.({
		message: `Nexudus's request limits made ${noticed.length} of ${waits.length} items wait, the longest for ${seconds(Math.max(...noticed))}. The batch took ${seconds(Date.now() - began)}.`,
		location: 'outputPane',
		type: 'info',
	});
}

const rememberedResults = new WeakMap<INodeExecutionData[], Map<string, IDataObject[][]>>();

/**
 * What this run of the node has already done, by item. With "Retry On Fail", n8n runs the node again from its first
 * item, with the very same input: items that succeeded are then not sent again.
 */
function doneBefore(context: IExecuteFunctions, node: INode): IDataObject[][] {
	const items = context.getInputData();
	const byRun = rememberedResults.get(items) ?? new Map<string, IDataObject[][]>();
	rememberedResults.set(items, byRun);
	const run = `${node.id} ${String(context.evaluateExpression('{{ $runIndex }}', 0))}`;
	const done = byRun.get(run) ?? [];
	byRun.set(run, done);
	return done;
}

async function runOperation<Prepared>(
	context: IExecuteFunctions,
	connection: Connection,
	operation: Operation<Prepared>,
): Promise<Result[]> {
	const began = Date.now();
	const done = doneBefore(context, connection.node);
	const prepared = await operation.prepare(connection);
	const waits = prepared.map(() => 0);
	const run = context.continueOnFail() ? runAll : runUntilFailure;
	const results = await run(connection, {
		prepared,
		send: async (item, itemIndex) => {
			const onWait = (ms: number) => {
				waits[itemIndex] += ms;
			};
			const deadline = deadlineOf(connection);
			const forItem = { ...connection, onWait, deadline };
			done[itemIndex] ??= await operation.run(forItem, item, itemIndex);
			return done[itemIndex];
		},
	});
	hintAtWaits(context, waits, began);
	return results;
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
		.then(async (connection) => await runOperation(context, connection, operation))
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
