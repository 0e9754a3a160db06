import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { deadlineOf } from '../api/connection';
import { failureOf, inDoubt, toNodeError } from '../api/errors';
import type { BodyForm } from '../fields/types';
import { describeMistakes, together } from './mistakes';
import type { Failed, Operation, Result } from './operation';
import { canceled, isFailed, toItemError } from './operation';
import { followBatch } from './progress';
import type { ItemMemory } from './retries';
import { memories } from './retries';
import { createSlots } from './slots';
import type { Aside } from './slots';
import type { Settings } from './settings';
import { initialSettings, readSettings, withSettings } from './settings';

/** What the node is to do with its items. */
export interface Job {
	operation: Operation;
	/** What the form asks of the operation beside the fields of a record. */
	settingsForm: BodyForm;
}

/** Requests in flight at once, where a failure does not stop the others. */
const MOST_IN_FLIGHT = 5;

/** What an item is run with: the parameters of its record, and the settings beside them. */
interface Ready<Prepared> {
	prepared: Prepared;
	settings: Settings;
}

interface Batch<Prepared> {
	node: INode;
	signal?: AbortSignal;
	isReading?: true;
	items: ReadonlyArray<Ready<Prepared> | Failed>;
	/** What earlier runs tell of each item. */
	known: readonly ItemMemory[];
	/** @throws NodeApiError */
	send(item: Ready<Prepared>, itemIndex: number, aside?: Aside): Promise<IDataObject[]>;
}

/** The IDs that a run which ends early leaves behind, so that nothing is lost track of. */
function describeDone({ isReading }: Batch<unknown>, results: readonly Result[]): string {
	if (isReading) return '';
	const ids = results.flatMap((result) => (isFailed(result) ? [] : result.map(({ Id }) => Id)));
	if (ids.length === 0) return '';
	return `Done before this, and kept in Nexudus: ID ${ids.join(', ')}. Run only the remaining items again.`;
}

function stopWith(
	batch: Batch<unknown>,
	itemIndex: number,
	error: Error,
	results: readonly Result[],
): Error {
	const failure = failureOf(error) ?? {
		message: error.message,
		description: (error as { description?: string }).description,
		status: null,
		errors: [],
	};
	const done = describeDone(batch, results);
	if (!done) return error;
	const description = [failure.description, done].filter(Boolean).join(' ');
	return toNodeError(batch.node, { ...failure, description }, itemIndex);
}

/** What a canceled run tells of the item that was under way: it may have been processed. */
function describeUnderWay({ isReading }: Batch<unknown>, itemIndex: number): string {
	return isReading ? '' : `Item ${itemIndex} was under way: look for it in Nexudus.`;
}

function canceledAt(batch: Batch<unknown>, results: readonly Result[], underWay: number): Error {
	const parts = [
		describeDone(batch, results),
		underWay < 0 ? '' : describeUnderWay(batch, underWay),
	];
	return canceled(parts.filter(Boolean).join(' '));
}

/** What an item that is not sent (again) comes to: what earlier tries of the node know of it, else the error. */
function unsent(batch: Batch<unknown>, itemIndex: number, error: Error): Result {
	const { done, undone = error } = batch.known[itemIndex];
	if (done) return done;
	return { error: undone === 'underWay' ? canceled(describeUnderWay(batch, itemIndex)) : undone };
}

/** Ends with the first item that cannot be sent, which is known before any is. */
function stopBefore(batch: Batch<unknown>, itemIndex: number, { error }: Failed): Error {
	const results = batch.known.flatMap(({ done }) => (done ? [done] : []));
	const underWay = batch.known.findIndex(({ undone }) => undone === 'underWay');
	if (batch.signal?.aborted) return canceledAt(batch, results, underWay);
	const told = unsent(batch, itemIndex, error);
	return stopWith(batch, itemIndex, isFailed(told) ? told.error : error, results);
}

/** Runs the items one after another and ends with the first failure. */
async function runUntilFailure<Prepared>(batch: Batch<Prepared>): Promise<Result[]> {
	const { node, signal, items, known, send } = batch;
	const first = items.findIndex((item, itemIndex) => isFailed(item) && !known[itemIndex].done);
	if (first >= 0) throw stopBefore(batch, first, items[first] as Failed);
	const results: Result[] = [];
	for (const [itemIndex, item] of (items as ReadonlyArray<Ready<Prepared>>).entries()) {
		try {
			results.push(known[itemIndex].done ?? (await send(item, itemIndex)));
		} catch (error) {
			if (signal?.aborted) throw canceledAt(batch, results, itemIndex);
			throw stopWith(batch, itemIndex, toItemError(node, error, itemIndex), results);
		}
	}
	return results;
}

/**
 * Runs every item, a few at a time; a failure takes the place of its item's result. After one that concerns all items,
 * no more are sent: a wrong password tried for each of them could lock the user out. Nor after the execution was
 * canceled.
 */
async function runAll<Prepared>(batch: Batch<Prepared>): Promise<Result[]> {
	const { node, signal, items, send } = batch;
	const results: Result[] = new Array<Result>(items.length);
	const slots = createSlots(MOST_IN_FLIGHT);
	let failureOfAll: unknown;
	async function run(item: Ready<Prepared>, itemIndex: number): Promise<Result> {
		if (failureOfAll !== undefined) {
			return unsent(batch, itemIndex, toItemError(node, failureOfAll, itemIndex));
		}
		if (signal?.aborted)
			return unsent(batch, itemIndex, canceled('Nothing was sent for this item.'));
		try {
			return batch.known[itemIndex].done ?? (await send(item, itemIndex, slots.aside));
		} catch (error) {
			if (signal?.aborted) return { error: canceled(describeUnderWay(batch, itemIndex)) };
			if (failureOf(error)?.concernsAll) failureOfAll = error;
			return { error: toItemError(node, error, itemIndex) };
		}
	}
	const running = items.map(async (item, itemIndex) => {
		results[itemIndex] = isFailed(item)
			? unsent(batch, itemIndex, item.error)
			: await slots.within(() => run(item, itemIndex));
	});
	await Promise.all(running);
	return results;
}

function readItemSettings(
	context: IExecuteFunctions,
	node: INode,
	form: BodyForm,
	itemIndex: number,
): Settings | Failed {
	try {
		const { settings, mistakes } = readSettings(context, form, itemIndex);
		if (mistakes.length === 0) return settings;
		return { error: toNodeError(node, describeMistakes(mistakes), itemIndex) };
	} catch (error) {
		return { error: toItemError(node, error, itemIndex) };
	}
}

/** One failure for all that is wrong with an item. */
function failTogether(node: INode, failed: readonly Failed[], itemIndex: number): Failed {
	const failures = failed.flatMap(({ error }) => failureOf(error) ?? []);
	if (failures.length < failed.length || failed.length === 1) return failed[0];
	return { error: toNodeError(node, together(failures), itemIndex) };
}

/** Reads all that the form says of every item, before anything is sent. */
async function prepareItems<Prepared>(
	context: IExecuteFunctions,
	connection: Connection,
	operation: Operation<Prepared>,
	form: BodyForm,
): Promise<Array<Ready<Prepared> | Failed>> {
	const { node } = connection;
	const settings = context
		.getInputData()
		.map((_item, itemIndex) => readItemSettings(context, node, form, itemIndex));
	const usable = settings.map((each) => (isFailed(each) ? initialSettings(form) : each));
	const preparing = usable.length > 0 ? withSettings(connection, usable[0]) : connection;
	const prepared = await operation.prepare(preparing, usable);
	return prepared.map((each, itemIndex) => {
		const own = settings[itemIndex];
		if (!isFailed(each) && !isFailed(own)) return { prepared: each, settings: own };
		return failTogether(node, [each, own].filter(isFailed), itemIndex);
	});
}

/** Whatever an item fails for, that an earlier request of it may have been carried out is told before it. */
function withDoubt(node: INode, { pending }: ItemMemory, error: unknown): Error {
	const { message = (error as Error).message } = failureOf(error) ?? {};
	return pending && message !== pending.told ? inDoubt(node, pending, message) : (error as Error);
}

/** Runs an item, and remembers what it comes to for a further try of the node. */
async function remembering(
	memory: ItemMemory,
	{ node, signal }: Connection,
	run: () => Promise<IDataObject[]>,
): Promise<IDataObject[]> {
	memory.undone = 'underWay';
	memory.done = await run().catch((error: unknown) => {
		if (signal?.aborted) throw error;
		memory.undone = withDoubt(node, memory, error);
		throw memory.undone;
	});
	return memory.done;
}

/**
 * Runs an operation over the input items in the way that the node's "On Error" setting asks for.
 *
 * @throws with "Stop Workflow", the first item's error
 */
export async function runBatch(
	context: IExecuteFunctions,
	connection: Connection,
	{ operation, settingsForm }: Job,
): Promise<Result[]> {
	const { node, signal } = connection;
	const progress = followBatch(context, connection);
	const counted = progress.counting(connection);
	const known = memories(context, node);
	const items = await prepareItems(context, counted, operation, settingsForm).catch(
		(error: unknown) => {
			if (!signal?.aborted) throw error;
			return known.map(() => ({ error: canceled('Nothing was sent for this item.') }));
		},
	);
	const runItems = context.continueOnFail() ? runAll : runUntilFailure;
	const results = await runItems({
		node,
		signal,
		isReading: operation.isReading,
		items,
		known,
		send: async ({ prepared, settings }, itemIndex, aside) => {
			const memory = known[itemIndex];
			const onWait = (ms: number) => progress.noteWait(itemIndex, ms);
			const paced = withSettings(counted, settings);
			const forItem = { ...paced, onWait, deadline: deadlineOf(paced), memory, aside };
			const { json: input } = context.getInputData()[itemIndex];
			const run = async () => {
				const done = await operation.run(forItem, prepared, settings);
				return settings.includeInputFields
					? done.map((json) => ({ ...json, ...input, ...json }))
					: done;
			};
			return await remembering(memory, connection, run).finally(progress.noteDone);
		},
	});
	progress.end(results);
	return results;
}
