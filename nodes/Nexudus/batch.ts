import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import type { Connection } from './api/connection';
import { deadlineOf } from './api/connection';
import { failureOf, toNodeError } from './api/errors';
import type { Failed, Operation, Result } from './operation';
import { isFailed, toItemError } from './operation';

/** Requests in flight at once, where a failure does not stop the others. */
const MOST_IN_FLIGHT = 5;
/** Milliseconds of waiting for request limits from which on an item counts as one that waited. */
const NOTICEABLE_WAIT = 1_000;

interface Batch<Prepared> {
	node: INode;
	signal?: AbortSignal;
	isReading?: true;
	prepared: ReadonlyArray<Prepared | Failed>;
	/** @throws NodeApiError */
	send(prepared: Prepared, itemIndex: number): Promise<IDataObject[]>;
}

/** The IDs that a stopped run leaves behind, so that nothing is lost track of. */
function describeDone(results: readonly Result[]): string {
	const ids = results.flatMap((result) => (isFailed(result) ? [] : result.map(({ Id }) => Id)));
	if (ids.length === 0) return '';
	return `Done before this item, and kept in Nexudus: ID ${ids.join(', ')}. Run only the remaining items again.`;
}

function stopWith(
	{ node, isReading }: Batch<unknown>,
	error: Error,
	results: readonly Result[],
): Error {
	const failure = failureOf(error);
	const done = isReading ? '' : describeDone(results);
	if (!failure || !done) return error;
	const description = [failure.description, done].filter(Boolean).join(' ');
	return toNodeError(node, { ...failure, description }, results.length);
}

/** Runs the items one after another and ends with the first failure. */
async function runUntilFailure<Prepared>(batch: Batch<Prepared>): Promise<Result[]> {
	const { node, signal, prepared, send } = batch;
	const failed = prepared.find(isFailed);
	if (failed) throw failed.error;
	const results: Result[] = [];
	for (const [itemIndex, item] of (prepared as readonly Prepared[]).entries()) {
		try {
			results.push(await send(item, itemIndex));
		} catch (error) {
			signal?.throwIfAborted();
			throw stopWith(batch, toItemError(node, error, itemIndex), results);
		}
	}
	return results;
}

/**
 * Runs every item, a few at a time; a failure takes the place of its item's result. After one that concerns all items,
 * no more are sent: a wrong password tried for each of them could lock the user out.
 */
async function runAll<Prepared>({
	node,
	signal,
	prepared,
	send,
}: Batch<Prepared>): Promise<Result[]> {
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

/**
 * Runs an operation over the input items in the way that the node's "On Error" setting asks for.
 *
 * @throws with "Stop Workflow", the first item's error
 */
export async function runBatch<Prepared>(
	context: IExecuteFunctions,
	connection: Connection,
	operation: Operation<Prepared>,
): Promise<Result[]> {
	const began = Date.now();
	const done = doneBefore(context, connection.node);
	const prepared = await operation.prepare(connection);
	const waits = prepared.map(() => 0);
	const run = context.continueOnFail() ? runAll : runUntilFailure;
	const { node, signal } = connection;
	const results = await run({
		node,
		signal,
		isReading: operation.isReading,
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
