import fc from 'fast-check';
import { setImmediate as settled } from 'node:timers/promises';

import type { Budget, Turn } from '../../../nodes/Nexudus/api/budget';
import { createBudget } from '../../../nodes/Nexudus/api/budget';
import type { Limits, Rule } from '../../../nodes/Nexudus/api/limits';
import { DOCUMENTED_LIMITS, limitsFor, NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import { documentedLimits } from '../../../sandbox';
import { createLimiter } from '../../../sandbox/limits';
import type { FakeClock } from './fakeClock';
import { createFakeClock } from './fakeClock';

/** Somebody who wants to send a request. Times are whole milliseconds. */
interface Wish {
	at: number;
	isWrite: boolean;
	limits: Limits;
	/** How long it may take. */
	patience: number;
	/** Index of the execution that it belongs to. */
	execution: number;
}

interface Scenario {
	wishes: Wish[];
	/** When each execution is cancelled. */
	cancelledAt: Array<number | undefined>;
	pauses: Array<{ at: number; ms: number }>;
	/** Requests that Nexudus refuses, if they were sent by then; by their wishes. */
	refusals: Array<{ at: number; index: number }>;
}

/** What became of a wish, and when. */
type Fate = { fate: 'granted' | 'refused' | 'aborted' | 'broken'; at: number };

type Event = { at: number } & (
	| { kind: 'wish'; index: number }
	| { kind: 'cancel'; execution: number }
	| { kind: 'pause'; ms: number }
	| { kind: 'refusal'; index: number }
);

interface Granted extends Wish {
	index: number;
	time: number;
	/** When it was taken out of the count. */
	uncounted?: number;
}

/** What happens in a scenario, in order of time. */
function eventsOf({ wishes, cancelledAt, pauses, refusals }: Scenario): Event[] {
	const events: Event[] = [
		...wishes.map(({ at }, index) => ({ at, kind: 'wish' as const, index })),
		...pauses.map(({ at, ms }) => ({ at, kind: 'pause' as const, ms })),
		...refusals.map(({ at, index }) => ({ at, kind: 'refusal' as const, index })),
		...cancelledAt.flatMap((at, execution) =>
			at === undefined ? [] : [{ at, kind: 'cancel' as const, execution }],
		),
	];
	return events.sort((a, b) => a.at - b.at);
}

function ownLimit({ isWrite, limits }: Wish): number | undefined {
	return isWrite ? limits.find(({ isOwn }) => isOwn)?.most : undefined;
}

/** Whether a rule counts a request. */
function counts({ of, isOwn, most }: Rule, other: Wish): boolean {
	if (of === 'writes' && !other.isWrite) return false;
	return !isOwn || (ownLimit(other) ?? Infinity) <= most;
}

/** Whether a turn at `time` keeps to its limits after the turns in `granted`, by counting. */
function fits({ isWrite, limits }: Wish, time: number, granted: Granted[]): boolean {
	return limits.every((rule) => {
		if (rule.of === 'writes' && !isWrite) return true;
		const others = granted.filter((other) => time - other.time < rule.ms && counts(rule, other));
		return others.length < rule.most;
	});
}

/** Takes out the last turn, as if the one of that wish had not been. @returns whether there was one */
function uncount(granted: Granted[], index: number, wishes: Wish[]): Granted | undefined {
	const refused = granted.find((turn) => turn.index === index);
	if (!refused) return undefined;
	return granted.findLast(
		({ isWrite, time, ...turn }) =>
			isWrite === refused.isWrite &&
			time <= refused.time &&
			ownLimit({ isWrite, ...turn }) === ownLimit(wishes[index]),
	);
}

/** What should become of the wishes, found by trying each millisecond. */
function expectedFates(scenario: Scenario): Fate[] {
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
	const heads = () =>
		[true, false]
			.map((isWrite) => queue.find((index) => wishes[index].isWrite === isWrite))
			.filter((index) => index !== undefined)
			.sort((a, b) => queue.indexOf(a) - queue.indexOf(b));

	function letGo(now: number): void {
		for (;;) {
			const late = queue.find((index) => deadline(index) < now);
			const hopeless = late ?? heads().find((index) => cannotCome(index, now));
			const next = heads().find((index) => mayGo(index, now));
			if (hopeless !== undefined) {
				end(hopeless, 'refused', now);
			} else if (next !== undefined) {
				granted.push({ ...wishes[next], time: now });
				end(next, 'granted', now);
			} else {
				return;
			}
		}
	}

	/** @returns whether anything changed for those who wait */
	function happen(event: Event): boolean {
		if (event.kind === 'pause') {
			pausedUntil = Math.max(pausedUntil, event.at + event.ms);
			return true;
		}
		if (event.kind === 'cancel') {
			cancelled.add(event.execution);
			const leaving = queue.filter((index) => wishes[index].execution === event.execution);
			for (const index of leaving) end(index, 'aborted', event.at);
			return leaving.length > 0;
		}
		if (cancelled.has(wishes[event.index].execution)) {
			fates[event.index] = { fate: 'aborted', at: event.at };
			return false;
		}
		queue.push(event.index);
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

/** Plays a scenario on a new budget. A wish that is never answered has no fate. */
async function play(scenario: Scenario) {
	const clock = createFakeClock();
	const budget = createBudget(clock);
	const fates: Fate[] = [];
	const granted: Granted[] = [];
	const executions = scenario.cancelledAt.map(() => new AbortController());

	function ask(index: number): void {
		const { at, patience, execution, isWrite, limits } = scenario.wishes[index];
		const { signal } = executions[execution];
		const end = (fate: Fate['fate']) => {
			const time = clock.now();
			fates[index] = { fate, at: time };
			if (fate === 'granted') granted.push({ ...scenario.wishes[index], time });
		};
		budget.turn({ isWrite, limits, deadline: at + patience, signal }).then(
			(isGranted) => end(isGranted ? 'granted' : 'refused'),
			(reason) => end(reason === signal.reason ? 'aborted' : 'broken'),
		);
	}

	function happen(event: Event): void {
		if (event.kind === 'wish') ask(event.index);
		else if (event.kind === 'pause') budget.pause(event.ms);
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

const limits: fc.Arbitrary<Limits> = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(NO_LIMITS) },
	{
		weight: 4,
		arbitrary: fc.record({
			spacing: fc.integer({ min: 0, max: 15 }),
			window: fc.integer({ min: 0, max: 90 }),
			requests: fc.integer({ min: 0, max: 6 }),
			writes: fc.integer({ min: 0, max: 4 }),
		}),
	},
);

const EXECUTIONS = 3;

/** Most turns of a scenario have limits in common, as those of one user do. */
const scenarios: fc.Arbitrary<Scenario> = limits.chain((common) =>
	fc.record({
		wishes: fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: 200 }),
				isWrite: fc.boolean(),
				limits: fc.oneof(
					{ weight: 4, arbitrary: fc.constant(common) },
					{ weight: 1, arbitrary: limits },
				),
				patience: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constant(Infinity)),
				execution: fc.integer({ min: 0, max: EXECUTIONS - 1 }),
			}),
			{ maxLength: 25 },
		),
		cancelledAt: fc.array(fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }), {
			minLength: EXECUTIONS,
			maxLength: EXECUTIONS,
		}),
		pauses: fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: 200 }),
				ms: fc.integer({ min: 0, max: 60 }),
			}),
			{ maxLength: 3 },
		),
	}),
);

async function always(
	holds: (played: Awaited<ReturnType<typeof play>>, scenario: Scenario) => void,
): Promise<void> {
	const property = fc.asyncProperty(scenarios, async (scenario) => {
		holds(await play(scenario), scenario);
	});
	await fc.assert(property, { numRuns: 300 });
}

describe('whatever is asked of it', () => {
	it('keeps to every limit of every turn', async () => {
		await always(({ granted }) => {
			for (const [index, turn] of granted.entries()) {
				expect(fits(turn, turn.time, granted.slice(0, index))).toBe(true);
			}
		});
	});

	it('lets each turn go as soon as its limits, the pauses and the turns before it allow', async () => {
		await always(({ fates }, scenario) => expect(fates).toEqual(expectedFates(scenario)));
	});

	it('never grants a turn after its deadline', async () => {
		await always(({ granted }) => {
			for (const { time, at, patience } of granted) {
				expect(time).toBeLessThanOrEqual(at + patience);
			}
		});
	});

	it('answers everybody, and in the time that they are prepared to wait', async () => {
		await always(({ fates }, { wishes }) => {
			for (const [index, { at, patience }] of wishes.entries()) {
				expect(fates[index].at).toBeLessThanOrEqual(at + patience + 1);
			}
		});
	});

	it('grants nothing while it is paused', async () => {
		await always(({ granted }, { pauses }) => {
			for (const { time } of granted) {
				// A turn in the millisecond that a pause begins in may have come before it.
				expect(pauses.some(({ at, ms }) => at < time && time < at + ms)).toBe(false);
			}
		});
	});

	it('can be forgotten a window after its last turn, and not before', async () => {
		await always(({ budget, clock, granted }) => {
			const last = granted.at(-1)?.time;
			if (last === undefined) return;
			clock.goTo(last + DOCUMENTED_LIMITS.window - 1);
			expect(budget.isIdle()).toBe(false);
			clock.goTo(last + DOCUMENTED_LIMITS.window);
			expect(budget.isIdle()).toBe(true);
		});
	});
});

describe('one after another', () => {
	const spaced: Limits = { ...NO_LIMITS, spacing: 10 };
	let clock: FakeClock;
	let budget: Budget;
	beforeEach(() => {
		clock = createFakeClock();
		budget = createBudget(clock);
	});

	const turn = (options: Partial<Parameters<Budget['turn']>[0]> = {}) =>
		budget.turn({ isWrite: true, limits: spaced, deadline: Infinity, ...options });

	async function goTo(time: number): Promise<void> {
		clock.goTo(time);
		await clock.wakeUp();
	}

	it('is not confused by an abort in the moment that a turn is granted', async () => {
		const controller = new AbortController();
		const granted = turn({ signal: controller.signal });
		const next = turn();
		controller.abort();
		expect(await granted).toBe(true);
		await goTo(10);
		expect(await next).toBe(true);
	});

	it('does not take a turn whose signal is aborted already', async () => {
		const reason = new Error('The execution was cancelled');
		await expect(turn({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		expect(budget.isIdle()).toBe(true);
		expect(await turn()).toBe(true);
	});

	it('keeps a turn without limits of its own to those of the turn before it', async () => {
		await turn();
		const waiting = turn({ limits: undefined });
		expect(clock.nextWakeUp()).toBe(10);
		await goTo(10);
		expect(await waiting).toBe(true);
	});

	it('keeps the first turn without limits of its own to the documented ones', async () => {
		await turn({ limits: undefined });
		void turn({ limits: undefined });
		expect(clock.nextWakeUp()).toBe(DOCUMENTED_LIMITS.spacing);
	});

	it('lets reads pass writes that wait for the writes limit, but not those that wait for spacing', async () => {
		const oneWrite: Limits = { spacing: 10, window: 1000, requests: 0, writes: 1 };
		await turn({ limits: oneWrite });
		const write = turn({ limits: oneWrite });
		const read = turn({ limits: oneWrite, isWrite: false });
		await goTo(10);
		expect(await read).toBe(true);
		await goTo(1000);
		expect(await write).toBe(true);

		const order: string[] = [];
		void turn({ limits: spaced }).then(() => order.push('write'));
		void turn({ limits: spaced, isWrite: false }).then(() => order.push('read'));
		await goTo(1010);
		await goTo(1020);
		expect(order).toEqual(['write', 'read']);
	});

	it('does not count a turn whose request was refused', async () => {
		const clock = createFakeClock();
		const budget = createBudget(clock);
		const limits = { spacing: 0, window: 100, requests: 0, writes: 2 };
		const ask = async () => await budget.turn({ isWrite: true, limits, deadline: 50 });
		expect(await ask()).toBe(true);
		expect(await ask()).toBe(true);
		expect(await ask()).toBe(false);
		budget.uncount({ isWrite: true, at: clock.now() });
		expect(await ask()).toBe(true);
		expect(await ask()).toBe(false);
	});

	it('is not idle while it is paused or somebody waits', async () => {
		expect(budget.isIdle()).toBe(true);
		budget.pause(100_000);
		expect(budget.isIdle()).toBe(false);
		void turn();
		clock.goTo(100_000);
		expect(budget.isIdle()).toBe(false);
	});
});
