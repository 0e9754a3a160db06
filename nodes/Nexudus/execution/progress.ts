import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { MINUTE } from '../api/limits';
import type { Result } from './operation';
import { isFailed } from './operation';

/** Milliseconds of waiting for request limits from which on an item counts as one that waited. */
const NOTICEABLE_WAIT = 1_000;

/** What a batch came to. */
export interface Summary {
	/** Milliseconds that each item waited for request limits. */
	waits: readonly number[];
	/** Milliseconds that the batch took. */
	took: number;
	requests: number;
	/** Those of the requests that were to change something. */
	writes: number;
	/** Items whose record had all that was to be set. */
	unchanged: number;
}

/** Follows a batch: what it sends, and how far it is. */
export interface Progress {
	/** The connection, which counts what is sent from now on. */
	counting(connection: Connection): Connection;
	noteWait(itemIndex: number, ms: number): void;
	/** Told after each item; says in n8n's log where the batch is, once a minute. */
	noteDone(): void;
	/** Tells the user what took its time. */
	end(results: readonly Result[]): void;
}

const inSeconds = (ms: number) => `${Math.round(ms / 1000)} s`;

function describeWaits(waits: readonly number[]): string[] {
	const noticed = waits.filter((ms) => ms >= NOTICEABLE_WAIT);
	if (noticed.length === 0) return [];
	const longest = noticed.reduce((most, ms) => Math.max(most, ms));
	return [
		`Nexudus's request limits made ${noticed.length} of ${waits.length} items wait, the longest for ${inSeconds(longest)}.`,
	];
}

/**
 * What a batch that took its time did meanwhile, as its user is told.
 *
 * @returns undefined when nobody will have noticed that it took any
 */
export function describeRun(summary: Summary): string | undefined {
	const { waits, took, requests, writes, unchanged } = summary;
	const waited = describeWaits(waits);
	if (waited.length === 0 && took < MINUTE) return undefined;
	return [
		...waited,
		`The batch took ${inSeconds(took)} for ${requests} requests, ${writes} of them writes.`,
		...(unchanged > 0 ? [`${unchanged} of ${waits.length} items were unchanged.`] : []),
	].join(' ');
}

/**
 * Where a batch is, for n8n's log.
 *
 * @param took milliseconds that those took that are done
 */
export function describeProgress(done: number, all: number, took: number): string {
	const minutes = Math.ceil(((all - done) * took) / done / MINUTE);
	return `${done} of ${all} items are done, the others need about ${minutes} min`;
}

function isUnchanged(result: Result): boolean {
	return !isFailed(result) && result.some(({ action }) => action === 'unchanged');
}

/** Times are by the budget's clock. */
export function followBatch(
	context: IExecuteFunctions,
	{ budget, node, tell }: Connection,
): Progress {
	const waits = context.getInputData().map(() => 0);
	const began = budget.now();
	const took = () => budget.now() - began;
	let toldAt = began;
	let done = 0;
	let requests = 0;
	let writes = 0;
	return {
		counting: (connection) => ({
			...connection,
			onSend: (isWrite) => {
				requests += 1;
				if (isWrite) writes += 1;
			},
		}),
		noteWait: (itemIndex, ms) => {
			waits[itemIndex] += ms;
		},
		noteDone: () => {
			done += 1;
			if (budget.now() - toldAt < MINUTE || done === waits.length) return;
			toldAt = budget.now();
			context.logger.info(`${node.name}: ${describeProgress(done, waits.length, took())}`);
		},
		end: (results) => {
			const unchanged = results.filter(isUnchanged).length;
			const message = describeRun({ waits, took: took(), requests, writes, unchanged });
			if (message) tell?.(message, 'info');
		},
	};
}
