import { createHistory } from './history';
import type { Limits, Rule } from './limits';
import { checkedNumber, DOCUMENTED_LIMITS, isOfMinute, isSpacing, rulesFor } from './limits';
import { createShare } from './share';
import { abortableSleep } from './sleep';

/** Milliseconds that a pause lasts at least, even for an answer that says "0 seconds". */
const SHORTEST_PAUSE = 100;
/** Milliseconds after which Nexudus is asked again at the latest, however long it says: limits may be lifted. */
const LONGEST_PAUSE = 10 * 60_000;

/** The time that a budget lives in, so that tests can use one of their own. */
export interface Clock {
	/** Milliseconds since any fixed point; never goes back. */
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
	/**
	 * When an earlier turn of the same kind came, by the budget's clock, whose request was not sent: this one takes its
	 * place, and waits for nothing but the space between two requests.
	 */
	replaces?: number;
}

/** A turn that came, and when, by the budget's clock. */
type SentTurn = Pick<Turn, 'isWrite' | 'limits'> & { at: number };

export interface Budget {
	/**
	 * Waits until one more request may be sent, and counts it as sent. First come, first served among those whose
	 * limits allow it: nobody waits behind somebody who has to wait for limits that are not his.
	 *
	 * @returns false, as soon as that is certain, when the turn does not come before its deadline
	 * @throws the signal's reason when it is aborted; RangeError for limits or a deadline that make no sense
	 */
	turn(turn: Turn): Promise<boolean>;
	/**
	 * The rule that such a turn would have to wait for longest, beyond its deadline, and for how many milliseconds from
	 * now; undefined when it is none of its rules that keeps it, but a pause or those before it.
	 */
	heldBackBy(turn: Omit<Turn, 'signal'>): { rule: Rule; ms: number } | undefined;
	/**
	 * Nobody's turn comes within the next `ms` milliseconds: Nexudus asked to wait. However long it says, the pause
	 * lasts 100 ms at least and 10 minutes at the most.
	 *
	 * @throws RangeError for NaN
	 */
	pause(ms: number): void;
	/**
	 * Takes a turn out of the count: Nexudus refused its request, and does not count it either.
	 *
	 * @param at when the turn came, by the budget's clock
	 */
	uncount(turn: SentTurn): void;
	/**
	 * Nexudus refused the request of a turn for its limits: the turn is taken out of the count, and a pause begins. Where
	 * that tells that other processes send too, this one keeps to a share of the limits, which grows back in quiet minutes.
	 *
	 * @param asked milliseconds that Nexudus asked to wait; undefined where it did not say
	 * @param otherwise milliseconds to pause then
	 */
	throttled(turn: SentTurn, asked: number | undefined, otherwise: number): void;
	now(): number;
	/** Whether nothing waits and nothing that was sent counts any more, so that the budget can be forgotten. */
	isIdle(): boolean;
}

interface Waiter {
	isWrite: boolean;
	deadline: number;
	rules: Limits;
	/** Those with the same rules wait for the same. */
	group: string;
	/** Limits of the execution's own that the request counts for. */
	own?: number;
	replaces?: number;
	resolve(isGranted: boolean): void;
	reject(reason: unknown): void;
}

function ownLimit(rules: Limits): number | undefined {
	return rules.find(({ isOwn }) => isOwn)?.most;
}

/** The request budget of one Nexudus user: who may send when, for everybody in this process. */
export function createBudget(clock: Clock = systemClock): Budget {
	const queue: Waiter[] = [];
	const history = createHistory();
	const share = createShare();
	let latestLimits = DOCUMENTED_LIMITS;
	let pausedUntil = -Infinity;
	let isPumping = false;
	let alarm = new AbortController();

	const now = () => checkedNumber('clock', clock.now());
	const wake = () => alarm.abort();

	const opens = (rule: Rule, time: number) => history.opens(share.of(rule, time));

	/** When each group may send, in the order of those who came first. */
	function openings(time: number): Map<string, number> {
		const times = new Map<string, number>();
		for (const { group, rules } of queue) {
			if (times.has(group)) continue;
			times.set(group, Math.max(pausedUntil, ...rules.map((rule) => opens(rule, time))));
		}
		return times;
	}

	function leave(waiter: Waiter): void {
		queue.splice(queue.indexOf(waiter), 1);
	}

	/** Those whose turn does not come in time, for it comes to nobody of their group before. */
	function refuseLate(times: Map<string, number>, time: number): void {
		const isLate = ({ group, deadline }: Waiter) => deadline < Math.max(time, times.get(group)!);
		for (const waiter of queue.filter(isLate)) {
			leave(waiter);
			waiter.resolve(false);
		}
	}

	function grant(waiter: Waiter, at: number): void {
		const { isWrite, own, replaces } = waiter;
		if (replaces !== undefined) history.remove({ at: replaces, isWrite, own });
		history.add({ at, isWrite, own });
		leave(waiter);
		waiter.resolve(true);
	}

	/** Sleeps until something changes, but for `ms` milliseconds at the most. @throws when the clock is out of order */
	async function sleep(ms: number, began: number): Promise<void> {
		alarm = new AbortController();
		const { signal } = alarm;
		await clock.sleep(ms, signal).catch((error: unknown) => {
			if (!signal.aborted) throw error;
		});
		// Otherwise the pump would go round and round, and nothing else could happen in this process.
		if (!signal.aborted && now() <= began) {
			throw new Error('The clock of the request budget stands still');
		}
	}

	/** Lets one go, or waits until that may be possible. */
	async function serve(): Promise<void> {
		const time = now();
		history.forgetOld(time);
		const times = openings(time);
		refuseLate(times, time);
		const first = queue.find(({ group }) => times.get(group)! <= time);
		if (first) {
			grant(first, time);
		} else if (queue.length > 0) {
			const change = ({ group, deadline }: Waiter) => Math.min(times.get(group)!, deadline + 1);
			const next = queue.map(change).reduce((one, other) => Math.min(one, other));
			// Of a fraction of a millisecond, a clock may see nothing.
			await sleep(Math.ceil(next - time), time);
		}
	}

	/** Whatever goes wrong reaches those who wait, and the next turn starts afresh. */
	async function pump(): Promise<void> {
		if (isPumping) return;
		isPumping = true;
		try {
			while (queue.length > 0) await serve();
		} catch (error) {
			for (const waiter of queue.splice(0)) waiter.reject(error);
		} finally {
			isPumping = false;
		}
	}

	async function turn({
		isWrite,
		deadline,
		signal,
		limits = latestLimits,
		replaces,
	}: Turn): Promise<boolean> {
		signal?.throwIfAborted();
		checkedNumber('deadline', deadline);
		const all = rulesFor(limits, isWrite);
		const rules = replaces === undefined ? all : all.filter(isSpacing);
		const own = ownLimit(all);
		latestLimits = limits;
		const waiting = new Promise<boolean>((resolve, reject) => {
			const group = JSON.stringify(rules);
			queue.push({ isWrite, deadline, rules, group, own, replaces, resolve, reject });
		});
		const waiter = queue[queue.length - 1];
		const abort = () => {
			// Granted, but not yet told so.
			if (!queue.includes(waiter)) return;
			leave(waiter);
			waiter.reject(signal?.reason);
			wake();
		};
		signal?.addEventListener('abort', abort);
		wake();
		void pump();
		return await waiting.finally(() => signal?.removeEventListener('abort', abort));
	}

	function uncount({ isWrite, limits = latestLimits, at }: SentTurn): void {
		history.remove({ at, isWrite, own: ownLimit(rulesFor(limits, isWrite)) });
		wake();
	}

	function pause(ms: number): void {
		const wanted = Math.max(SHORTEST_PAUSE, checkedNumber('pause', ms));
		pausedUntil = Math.max(pausedUntil, now() + Math.min(LONGEST_PAUSE, wanted));
		wake();
	}

	/** How much of a minute's requests this process sent itself: 0 to 1. */
	function used(rules: Limits, time: number): number {
		const parts = rules.filter(isOfMinute).map((rule) => history.count(rule, time) / rule.most);
		return Math.max(0, ...parts);
	}

	return {
		turn,
		heldBackBy: ({ isWrite, limits = latestLimits, deadline }) => {
			const time = now();
			return rulesFor(limits, isWrite)
				.map((rule) => ({ rule, ms: opens(rule, time) - time }))
				.filter(({ ms }) => time + ms > deadline)
				.sort((a, b) => b.ms - a.ms)
				.at(0);
		},
		pause,
		uncount,
		throttled: (sent, asked, otherwise) => {
			uncount(sent);
			const { isWrite, limits = latestLimits, at: sentAt } = sent;
			const time = now();
			share.noteThrottle({ sentAt, now: time, asked, used: used(rulesFor(limits, isWrite), time) });
			pause(asked ?? otherwise);
		},
		now,
		isIdle: () => {
			const time = now();
			history.forgetOld(time);
			return queue.length === 0 && history.size() === 0 && pausedUntil <= time;
		},
	};
}
