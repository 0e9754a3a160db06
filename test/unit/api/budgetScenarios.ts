import fc from 'fast-check';
import { setImmediate as settled } from 'node:timers/promises';

import type { Budget } from '../../../nodes/Nexudus/api/budget';
import { createBudget } from '../../../nodes/Nexudus/api/budget';
import type { Limits, Rule } from '../../../nodes/Nexudus/api/limits';
import { NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import type { FakeClock } from './fakeClock';
import { createFakeClock } from './fakeClock';

/** Somebody who wants to send a request. Times are whole milliseconds. */
export interface Wish {
	at: number;
	isWrite: boolean;
	limits: Limits;
	/** How long it may take. */
	patience: number;
	/** Index of the execution that it belongs to. */
	execution: number;
}

export interface Scenario {
	wishes: Wish[];
	/** When each execution is cancelled. */
	cancelledAt: Array<number | undefined>;
	pauses: Array<{ at: number; ms: number }>;
	/** When Nexudus refuses the request of a wish, if it has been sent by then. */
	refusals: Array<{ at: number; wish: number }>;
}

/** What became of a wish, and when. */
export type Fate = { fate: 'granted' | 'refused' | 'aborted' | 'broken'; at: number };

export interface Granted extends Wish {
	index: number;
	time: number;
	/** When it was taken out of the count. */
	uncounted: number;
}

type Event = { at: number } & (
	| { kind: 'wish'; wish: number }
	| { kind: 'refusal'; wish: number }
	| { kind: 'cancel'; execution: number }
	| { kind: 'pause'; ms: number }
);

/** What happens in a scenario, in order of time. */
function eventsOf({ wishes, cancelledAt, pauses, refusals }: Scenario): Event[] {
	const events: Event[] = [
		...wishes.map(({ at }, wish) => ({ at, kind: 'wish' as const, wish })),
		...pauses.map(({ at, ms }) => ({ at, kind: 'pause' as const, ms })),
		...refusals
			.filter(({ wish }) => wish < wishes.length)
			.map(({ at, wish }) => ({ at, kind: 'refusal' as const, wish })),
		...cancelledAt.flatMap((at, execution) =>
			at === undefined ? [] : [{ at, kind: 'cancel' as const, execution }],
		),
	];
	return events.sort((a, b) => a.at - b.at);
}

function ownLimit({ isWrite, limits }: Wish): number {
	const own = isWrite ? limits.find(({ isOwn }) => isOwn) : undefined;
	return own?.most ?? Infinity;
}

/** Whether a rule counts a request. */
function counts({ of, isOwn, most }: Rule, other: Wish): boolean {
	return (of === 'requests' || other.isWrite) && (!isOwn || ownLimit(other) <= most);
}

/** Whether a turn at `time` keeps to its limits after the turns in `granted`, by counting. */
export function fits({ isWrite, limits }: Wish, time: number, granted: Granted[]): boolean {
	const counted = granted.filter(({ uncounted }) => uncounted > time);
	return limits.every((rule) => {
		const others = counted.filter((other) => time - other.time < rule.ms && counts(rule, other));
		return (rule.of === 'writes' && !isWrite) || others.length < rule.most;
	});
}

/** Takes the turn of a refused request, or the last one like it before, out of the count. */
function uncount(granted: Granted[], wish: number, now: number): void {
	const refused = granted.find(({ index }) => index === wish);
	const uncounted = granted.findLast(
		(turn) =>
			refused !== undefined &&
			turn.isWrite === refused.isWrite &&
			ownLimit(turn) === ownLimit(refused) &&
			turn.time <= refused.time &&
			turn.uncounted === Infinity,
	);
	if (uncounted) uncounted.uncounted = now;
}

/** What should become of the wishes, found by trying each millisecond. */
export function expectedFates(scenario: Scenario): Fate[] {
	const { wishes } = scenario;
	const fates: Fate[] = [];
	const granted: Granted[] = [];
	const events = eventsOf(scenario);
	const cancelled = new Set<number>();
	let queue: number[] = [];
	let pausedUntil = 0;

	const deadline = (index: number) => wishes[index].at + wishes[index].patience;
	const end = (index: number, fate: Fate['fate'], at: number) => {
		queue = queue.filter((other) => other !== index);
		fates[index] = { fate, at };
	};
	const mayGo = (index: number, time: number) =>
		time >= pausedUntil && fits(wishes[index], time, granted);
	const cannotCome = (index: number, now: number) => {
		if (deadline(index) === Infinity) return false;
		for (let time = now; time <= deadline(index); time++) if (mayGo(index, time)) return false;
		return true;
	};

	function letGo(now: number): void {
		for (;;) {
			for (const late of queue.filter((index) => cannotCome(index, now))) end(late, 'refused', now);
			const next = queue.find((index) => mayGo(index, now));
			if (next === undefined) return;
			granted.push({ ...wishes[next], index: next, time: now, uncounted: Infinity });
			end(next, 'granted', now);
		}
	}

	/** @returns whether anything can have changed for those who wait */
	function happen(event: Event): boolean {
		if (event.kind === 'pause') {
			pausedUntil = Math.max(pausedUntil, event.at + event.ms);
			return true;
		}
		if (event.kind === 'refusal') {
			uncount(granted, event.wish, event.at);
			return true;
		}
		if (event.kind === 'cancel') {
			cancelled.add(event.execution);
			const leaving = queue.filter((index) => wishes[index].execution === event.execution);
			for (const index of leaving) end(index, 'aborted', event.at);
			return leaving.length > 0;
		}
		if (cancelled.has(wishes[event.wish].execution)) {
			fates[event.wish] = { fate: 'aborted', at: event.at };
			return false;
		}
		queue.push(event.wish);
		return true;
	}

	for (let now = 0; queue.length > 0 || events.length > 0; now++) {
		while (events[0]?.at === now) {
			if (happen(events.shift()!)) letGo(now);
		}
		letGo(now);
	}
	return fates;
}

export interface Played {
	clock: FakeClock;
	budget: Budget;
	/** By wish; one that is never answered has none. */
	fates: Fate[];
	/** In order of time. */
	granted: Granted[];
}

/** Plays a scenario on a new budget. */
export async function play(scenario: Scenario): Promise<Played> {
	const clock = createFakeClock();
	const budget = createBudget(clock);
	const fates: Fate[] = [];
	const granted: Granted[] = [];
	const executions = scenario.cancelledAt.map(() => new AbortController());

	function ask(index: number): void {
		const wish = scenario.wishes[index];
		const { at, patience, execution, isWrite, limits } = wish;
		const { signal } = executions[execution];
		const end = (fate: Fate['fate']) => {
			const time = clock.now();
			fates[index] = { fate, at: time };
			if (fate === 'granted') granted.push({ ...wish, index, time, uncounted: Infinity });
		};
		budget.turn({ isWrite, limits, deadline: at + patience, signal }).then(
			(isGranted) => end(isGranted ? 'granted' : 'refused'),
			(reason) => end(reason === signal.reason ? 'aborted' : 'broken'),
		);
	}

	function refuse(index: number): void {
		const turn = granted.find((other) => other.index === index);
		if (turn) budget.uncount({ ...turn, at: turn.time });
		uncount(granted, index, clock.now());
	}

	function happen(event: Event): void {
		if (event.kind === 'wish') ask(event.wish);
		else if (event.kind === 'pause') budget.pause(event.ms);
		else if (event.kind === 'refusal') refuse(event.wish);
		else executions[event.execution].abort(new Error('The execution was cancelled'));
	}

	const events = eventsOf(scenario);
	for (;;) {
		const time = Math.min(clock.nextWakeUp(), events[0]?.at ?? Infinity);
		if (time === Infinity) return { clock, budget, fates, granted };
		clock.goTo(time);
		// What happens in the millisecond of somebody's turn happens before it.
		while (events[0]?.at === time) {
			happen(events.shift()!);
			await settled();
		}
		await clock.wakeUp();
	}
}

const most = fc.integer({ min: 1, max: 5 });
const ms = fc.integer({ min: 0, max: 90 });

const rule: fc.Arbitrary<Rule> = fc.record({
	of: fc.constantFrom<Rule['of']>('requests', 'writes'),
	most,
	ms,
});

const ownRule: fc.Arbitrary<Rule> = fc.record({
	of: fc.constant('writes'),
	most,
	ms,
	isOwn: fc.constant(true),
});

/** Like those of the node: some for everybody, and for some executions one of their own. */
const limits: fc.Arbitrary<Limits> = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(NO_LIMITS) },
	{ weight: 4, arbitrary: fc.array(rule, { maxLength: 4 }) },
);

function withOwn(common: Limits): fc.Arbitrary<Limits> {
	return fc.oneof(
		{ weight: 4, arbitrary: fc.constant(common) },
		{ weight: 2, arbitrary: ownRule.map((own) => [...common, own]) },
		{ weight: 1, arbitrary: limits },
	);
}

const EXECUTIONS = 3;
const MOST_WISHES = 25;

/** Most turns of a scenario have limits in common, as those of one user do. */
export const scenarios: fc.Arbitrary<Scenario> = limits.chain((common) =>
	fc.record({
		wishes: fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: 200 }),
				isWrite: fc.boolean(),
				limits: withOwn(common),
				patience: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constant(Infinity)),
				execution: fc.integer({ min: 0, max: EXECUTIONS - 1 }),
			}),
			{ maxLength: MOST_WISHES },
		),
		cancelledAt: fc.array(fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }), {
			minLength: EXECUTIONS,
			maxLength: EXECUTIONS,
		}),
		pauses: fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: 200 }),
				ms: fc.integer({ min: 100, max: 160 }),
			}),
			{ maxLength: 2 },
		),
		refusals: fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: 300 }),
				wish: fc.integer({ min: 0, max: MOST_WISHES - 1 }),
			}),
			{ maxLength: 5 },
		),
	}),
);
