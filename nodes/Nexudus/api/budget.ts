import { abortableSleep } from './sleep';

/** How many requests may be sent; 0 stands for no limit. */
export interface Limits {
	/** Milliseconds between two requests. */
	spacing: number;
	/** Milliseconds of the sliding window that the two numbers below count in. */
	window: number;
	/** Requests of any kind per window. */
	requests: number;
	/** POST, PUT and DELETE requests per window. */
	writes: number;
}

/**
 * What Nexudus documents (Nexudus REST API, Request limits): 1 every 100 ms, 120 a minute, 60 writes a minute. The times
 * are a little longer, for requests do not take equally long to arrive.
 */
export const DOCUMENTED_LIMITS: Limits = {
	spacing: 140,
	window: 60_100,
	requests: 120,
	writes: 60,
};

export const NO_LIMITS: Limits = { spacing: 0, window: 0, requests: 0, writes: 0 };

/** The time that a budget lives in, so that tests can use one of their own. */
export interface Clock {
	/** Milliseconds since any fixed point. */
	now(): number;
	/** Resolves after `ms` milliseconds; rejects at once when the signal is aborted. */
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Not the time of day, which may be set back: turns would then wait for it to come round again. */
const systemClock: Clock = {
	now: () => performance.now(),
	sleep: abortableSleep,
};

export interface Turn {
	isWrite: boolean;
	/** Those of the turn before it, when left out (a log-in keeps to what the execution asked for). */
	limits?: Limits;
	/** Point in time, by the budget's clock, after which the turn is no longer wanted. */
	deadline: number;
	/** Ends the wait, e.g. when the execution is cancelled. */
	signal?: AbortSignal;
}

export interface Budget {
	/**
	 * Waits until one more request may be sent, and counts it as sent. First come, first served, but reads do not
	 * wait behind writes that wait for the writes limit.
	 *
	 * @returns false, as soon as that is certain, when the turn does not come before its deadline
	 * @throws the signal's reason when it is aborted
	 */
	turn(turn: Turn): Promise<boolean>;
	/** Nobody's turn comes within the next `ms` milliseconds. */
	pause(ms: number): void;
	/**
	 * Takes a turn out of the count: Nexudus refused its request, and does not count it either.
	 *
	 * @param at when the turn came, by the budget's clock
	 */
	uncount(turn: { isWrite: boolean; at: number }): void;
	now(): number;
	/** Whether nothing waits and nothing that was sent counts any more, so that the budget can be forgotten. */
	isIdle(): boolean;
}

interface Waiter extends Turn {
	limits: Limits;
	resolve(isGranted: boolean): void;
	reject(reason: unknown): void;
}

interface Sent {
	at: number;
	isWrite: boolean;
}

/** When the next request fits into a window that already holds `sent`, in order of time. */
function windowOpens(sent: readonly Sent[], limit: number, window: number): number {
	return limit > 0 && sent.length >= limit ? sent[sent.length - limit].at + window : -Infinity;
}

/** The earliest time that a turn's limits allow. */
function earliest(sent: readonly Sent[], { limits, isWrite }: Waiter): number {
	const { spacing, window, requests, writes } = limits;
	const writesSent = isWrite && writes > 0 ? sent.filter((request) => request.isWrite) : [];
	return Math.max(
		spacing > 0 && sent.length > 0 ? sent[sent.length - 1].at + spacing : -Infinity,
		windowOpens(sent, requests, window),
		windowOpens(writesSent, writes, window),
	);
}

/** The request budget of one Nexudus user: who may send when, for everybody in this process. */
export function createBudget(clock: Clock = systemClock): Budget {
	const queue: Waiter[] = [];
	const sent: Sent[] = [];
	// From the start: who keeps to the limits also counts what others sent who did not.
	let longestWindow = DOCUMENTED_LIMITS.window;
	let latestLimits = DOCUMENTED_LIMITS;
	let pausedUntil = -Infinity;
	let isPumping = false;
	let alarm = new AbortController();

	const wake = () => alarm.abort();

	function forgetOld(now: number): void {
		const kept = sent.findIndex(({ at }) => at > now - longestWindow);
		sent.splice(0, kept === -1 ? sent.length : kept);
	}

	/** The first reader and the first writer of the queue, with the earliest time for each. */
	function heads(): Array<{ waiter: Waiter; at: number }> {
		return [true, false].flatMap((isWrite) => {
			const waiter = queue.find((candidate) => candidate.isWrite === isWrite);
			return waiter ? [{ waiter, at: Math.max(earliest(sent, waiter), pausedUntil) }] : [];
		});
	}

	/** Whoever of the heads may go earlier goes first. */
	function next(now: number): { waiter: Waiter; at: number } {
		return heads().reduce((first, other) => {
			const [a, b] = [first, other].map(({ at }) => Math.max(at, now));
			if (a !== b) return a < b ? first : other;
			return queue.indexOf(first.waiter) < queue.indexOf(other.waiter) ? first : other;
		});
	}

	function leave(waiter: Waiter, isGranted: boolean): void {
		queue.splice(queue.indexOf(waiter), 1);
		waiter.resolve(isGranted);
	}

	/** Refuses those whose deadline has passed, and heads whose turn would come after it. */
	function refuseLate(now: number): void {
		for (const waiter of queue.filter(({ deadline }) => deadline < now)) leave(waiter, false);
		for (;;) {
			const late = heads().find(({ waiter, at }) => at > waiter.deadline);
			if (!late) return;
			leave(late.waiter, false);
		}
	}

	async function sleepUntil(time: number): Promise<void> {
		alarm = new AbortController();
		await clock.sleep(time - clock.now(), alarm.signal).catch(() => {});
	}

	async function pump(): Promise<void> {
		if (isPumping) return;
		isPumping = true;
		while (queue.length > 0) {
			const now = clock.now();
			forgetOld(now);
			refuseLate(now);
			if (queue.length === 0) break;
			const { waiter, at } = next(now);
			if (at <= now) {
				sent.push({ at: now, isWrite: waiter.isWrite });
				leave(waiter, true);
			} else {
				await sleepUntil(Math.min(at, ...queue.map(({ deadline }) => deadline + 1)));
			}
		}
		isPumping = false;
	}

	async function turn(request: Turn): Promise<boolean> {
		const { signal, limits = latestLimits } = request;
		signal?.throwIfAborted();
		latestLimits = limits;
		longestWindow = Math.max(longestWindow, limits.window, limits.spacing);
		const waiting = new Promise<boolean>((resolve, reject) => {
			queue.push({ ...request, limits, resolve, reject });
		});
		const waiter = queue[queue.length - 1];
		const abort = () => {
			// Granted, but not yet told so.
			if (!queue.includes(waiter)) return;
			queue.splice(queue.indexOf(waiter), 1);
			waiter.reject(signal?.reason);
			wake();
		};
		signal?.addEventListener('abort', abort);
		wake();
		void pump();
		return await waiting.finally(() => signal?.removeEventListener('abort', abort));
	}

	return {
		turn,
		pause: (ms) => {
			pausedUntil = Math.max(pausedUntil, clock.now() + ms);
			wake();
		},
		uncount: ({ isWrite, at }) => {
			const index = sent.findLastIndex((turn) => turn.isWrite === isWrite && turn.at <= at);
			if (index !== -1) sent.splice(index, 1);
			wake();
		},
		now: () => clock.now(),
		isIdle: () => {
			forgetOld(clock.now());
			return queue.length === 0 && sent.length === 0 && pausedUntil <= clock.now();
		},
	};
}
