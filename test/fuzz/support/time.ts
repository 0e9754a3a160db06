import { ClientRequest } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { SandboxClock } from '../../../sandbox';

/** Turns of the event loop in which nothing happens, before time goes on: all that is under way has then arrived. */
const QUIET_TURNS = 40;
/** Turns after which nothing can be under way any more. */
const DEAD_TURNS = 200_000;
const START = Date.parse('2026-03-02T09:00:00Z');

interface Sleeper {
	at: number;
	wake: () => void;
}

let now = START;
let activity = 0;
const sleepers = new Set<Sleeper>();

/** @returns takes the wake-up back */
function wakeUpIn(ms: number, wake: () => void): () => void {
	activity += 1;
	const sleeper = { at: now + Math.max(0, ms), wake };
	sleepers.add(sleeper);
	return () => sleepers.delete(sleeper);
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
	signal?.throwIfAborted();
	await new Promise<void>((resolve, reject) => {
		const abort = () => {
			cancel();
			reject(signal?.reason as Error);
		};
		const cancel = wakeUpIn(ms, () => {
			signal?.removeEventListener('abort', abort);
			resolve();
		});
		signal?.addEventListener('abort', abort);
	});
}

/** The time that the node, n8n and the sandbox live in: it goes on when all of them wait. */
export const time: SandboxClock = { now: () => now, sleep };

/** Stands in for chance: the same in every run. */
function chances(): () => number {
	let count = 0;
	return () => {
		count += 1;
		return (count * Math.SQRT2) % 1;
	};
}

/** Lets chance be the same again and again. */
export function resetChance(): void {
	jest.spyOn(Math, 'random').mockImplementation(chances());
}

/** Lets n8n's request time-outs, and whoever asks for the time, go by `time`. */
export function useTime(): void {
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	jest.spyOn(performance, 'now').mockImplementation(() => now - START);
	jest.spyOn(ClientRequest.prototype, 'setTimeout').mockImplementation(function (
		this: ClientRequest,
		ms,
		onTimeout,
	) {
		if (ms > 0 && onTimeout) this.once('close', wakeUpIn(ms, onTimeout));
		return this;
	});
}

function wakeUpNext(): void {
	const next = Math.min(...[...sleepers].map(({ at }) => at));
	now = Math.max(now, next);
	for (const sleeper of [...sleepers].filter(({ at }) => at <= now)) {
		sleepers.delete(sleeper);
		sleeper.wake();
	}
}

/** Waits until nothing happens any more, but for longer when nobody waits whom time could wake. */
async function quiet(isOver: () => boolean): Promise<void> {
	let seen = activity;
	let turns = 0;
	const most = () => (sleepers.size > 0 ? QUIET_TURNS : DEAD_TURNS);
	while (turns < most() && !isOver()) {
		await nextTurn();
		turns = seen === activity ? turns + 1 : 0;
		seen = activity;
	}
}

/**
 * Lets time go on until a promise is settled.
 *
 * @param longest milliseconds that it may take
 * @throws when it takes longer, or nothing is left that could settle it
 */
export async function passing<T>(promise: Promise<T>, longest: number): Promise<T> {
	const deadline = now + longest;
	let isSettled = false;
	const end = () => {
		isSettled = true;
	};
	promise.then(end, end);
	while (!isSettled) {
		await quiet(() => isSettled);
		if (isSettled) break;
		if (sleepers.size === 0) throw new Error('Everybody waits, and nobody for anything that comes');
		if (now > deadline) throw new Error(`It takes longer than ${longest} ms`);
		wakeUpNext();
	}
	return await promise;
}

/** Lets time go on until nobody waits any more. */
export async function settle(): Promise<void> {
	while (sleepers.size > 0) {
		wakeUpNext();
		await quiet(() => sleepers.size === 0);
	}
}
