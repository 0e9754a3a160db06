import fc from 'fast-check';
import { getEventListeners } from 'node:events';

import type { Budget, Clock, Turn } from '../../../nodes/Nexudus/api/budget';
import { createBudget } from '../../../nodes/Nexudus/api/budget';
import type { Limits, Rule } from '../../../nodes/Nexudus/api/limits';
import { DOCUMENTED_LIMITS, limitsFor, NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import type { Played, Scenario } from './budgetScenarios';
import { expectedFates, fits, play, scenarios } from './budgetScenarios';
import type { FakeClock } from './fakeClock';
import { createFakeClock, until } from './fakeClock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function always(holds: (played: Played, scenario: Scenario) => void): Promise<void> {
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

	it('can be forgotten a day after its last turn, and not before', async () => {
		await always(({ budget, clock, granted }) => {
			const last = granted.findLast(({ uncounted }) => uncounted === Infinity)?.time;
			if (last === undefined) return;
			clock.goTo(last + DAY - 1);
			expect(budget.isIdle()).toBe(false);
			clock.goTo(last + DAY + MINUTE);
			expect(budget.isIdle()).toBe(true);
		});
	});
});

const spaced: Limits = [{ of: 'requests', most: 1, ms: 10 }];

let clock: FakeClock;
let budget: Budget;
beforeEach(() => {
	clock = createFakeClock();
	budget = createBudget(clock);
});

const turn = async (options: Partial<Turn> = {}) =>
	await budget.turn({ isWrite: true, limits: spaced, deadline: Infinity, ...options });

async function goTo(time: number): Promise<void> {
	clock.goTo(time);
	await clock.wakeUp();
}

describe('one after another', () => {
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

	it('leaves nothing behind at the signal of an execution', async () => {
		const { signal } = new AbortController();
		await turn({ signal });
		expect(await turn({ signal, deadline: 5 })).toBe(false);
		expect(getEventListeners(signal, 'abort')).toEqual([]);
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
		expect(clock.nextWakeUp()).toBeGreaterThanOrEqual(100);
	});

	it('lets reads pass writes that wait for the writes limit, but not those that wait for spacing', async () => {
		const oneWrite: Limits = [...spaced, { of: 'writes', most: 1, ms: 1000 }];
		await turn({ limits: oneWrite });
		const write = turn({ limits: oneWrite });
		const read = turn({ limits: oneWrite, isWrite: false });
		await goTo(10);
		expect(await read).toBe(true);
		await goTo(1000);
		expect(await write).toBe(true);

		const order: string[] = [];
		void turn().then(() => order.push('write'));
		void turn({ isWrite: false }).then(() => order.push('read'));
		await goTo(1010);
		await goTo(1020);
		expect(order).toEqual(['write', 'read']);
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

describe('what Nexudus refused', () => {
	const twoWrites: Limits = [{ of: 'writes', most: 2, ms: 100 }];
	const ask = async () => await turn({ limits: twoWrites, deadline: 50 });

	it('does not count', async () => {
		expect([await ask(), await ask(), await ask()]).toEqual([true, true, false]);
		budget.uncount({ isWrite: true, limits: twoWrites, at: clock.now() });
		expect([await ask(), await ask()]).toEqual([true, false]);
	});

	it('lets somebody go who waits for it', async () => {
		expect([await ask(), await ask()]).toEqual([true, true]);
		const waiting = turn({ limits: twoWrites });
		budget.uncount({ isWrite: true, limits: twoWrites, at: clock.now() });
		expect(await waiting).toBe(true);
		expect(clock.now()).toBe(0);
	});

	it('is the read or the write that it was, under its own limits', async () => {
		expect([await ask(), await ask()]).toEqual([true, true]);
		budget.uncount({ isWrite: false, limits: twoWrites, at: clock.now() });
		budget.uncount({ isWrite: true, limits: limitsFor(1), at: clock.now() });
		budget.uncount({ isWrite: true, limits: twoWrites, at: clock.now() - 1 });
		expect(await ask()).toBe(false);
	});
});

describe('a pause', () => {
	/** How long it is until a turn comes. */
	async function wait(): Promise<number> {
		const began = clock.now();
		await until(clock, turn());
		return clock.now() - began;
	}

	it.each([
		['lasts as long as Nexudus says', 5_000, 5_000],
		['lasts 100 ms at least', 0, 100],
		['lasts 100 ms at least, even for a time gone by', -5_000, 100],
		['lasts 10 minutes at the most, for limits may be lifted', DAY, 10 * MINUTE],
		['lasts 10 minutes at the most, whatever it is given', Infinity, 10 * MINUTE],
	])('%s', async (_name, ms, lasts) => {
		budget.pause(ms);
		expect(await wait()).toBe(lasts);
	});

	it('is not ended by a shorter one', async () => {
		budget.pause(5_000);
		budget.pause(1_000);
		expect(await wait()).toBe(5_000);
	});

	it('begins for those who wait already', async () => {
		await turn();
		const waiting = turn();
		budget.pause(1_000);
		await goTo(10);
		await until(clock, waiting);
		expect(clock.now()).toBe(1_000);
	});
});

describe('limits that only some executions have', () => {
	/** The times of so many writes, asked for at once. */
	function writes(count: number, limits: Limits): Promise<number[]> {
		return Promise.all(
			Array.from({ length: count }, async () => {
				expect(await turn({ limits })).toBe(true);
				return clock.now();
			}),
		);
	}

	it('hold back nobody else', async () => {
		const strict = writes(3, limitsFor(1));
		const others = await until(clock, writes(50, limitsFor(60)));
		expect(others.at(-1)).toBeLessThan(10_000);
		const times = await until(clock, strict);
		expect(times.every((time, index) => time >= index * MINUTE)).toBe(true);
		expect(times.at(-1)).toBeLessThan(2.1 * MINUTE);
	});

	it('are not used up by others, so that those who have them are not kept waiting for ever', async () => {
		const controller = new AbortController();
		/** An execution that always has another item. */
		async function goOn(): Promise<never> {
			for (;;) await turn({ limits: limitsFor(60), signal: controller.signal });
		}
		const others = Promise.allSettled(Array.from({ length: 5 }, goOn));
		for (let count = 0; count < 5; count++) {
			const began = clock.now();
			await until(clock, turn({ limits: limitsFor(1) }));
			expect(clock.now() - began).toBeLessThan(1.1 * MINUTE);
		}
		controller.abort();
		await others;
	});

	it('count what all of them send together, and those with stricter ones', async () => {
		await until(clock, writes(5, limitsFor(10)));
		const batches = [writes(20, limitsFor(30)), writes(20, limitsFor(30))];
		const times = (await until(clock, Promise.all(batches))).flat();
		expect(times.filter((time) => time < MINUTE)).toHaveLength(25);
	});

	it('are for writes: reads go as ever', async () => {
		void writes(3, limitsFor(1));
		const began = clock.now();
		await until(clock, turn({ isWrite: false, limits: limitsFor(1) }));
		expect(clock.now() - began).toBeLessThan(1_000);
	});

	it('do not loosen those of Nexudus', async () => {
		await until(clock, writes(40, limitsFor(60)));
		const times = await until(clock, writes(40, limitsFor(50)));
		expect(times.filter((time) => time < MINUTE)).toHaveLength(20);
	});
});

describe('the rule that holds a turn back', () => {
	const heldBackBy = (deadline: number, isWrite = true) =>
		budget.heldBackBy({ isWrite, limits: rules, deadline });
	const minute: Rule = { of: 'writes', most: 1, ms: MINUTE };
	const hour: Rule = { of: 'requests', most: 2, ms: HOUR, per: 'an hour' };
	const rules = [minute, hour];

	it('is the one with the longest wait', async () => {
		await turn({ limits: rules });
		clock.goTo(1_000);
		expect(heldBackBy(2_000)).toEqual({ rule: minute, ms: MINUTE - 1_000 });
		await turn({ limits: rules, isWrite: false });
		expect(heldBackBy(2_000)).toEqual({ rule: hour, ms: HOUR - 1_000 });
	});

	it('concerns the turn', async () => {
		await turn({ limits: rules });
		expect(heldBackBy(0, false)).toBeUndefined();
	});

	it('is none when they all let it go in time', async () => {
		expect(heldBackBy(0)).toBeUndefined();
		await turn({ limits: rules });
		expect(heldBackBy(MINUTE - 1)).toEqual({ rule: minute, ms: MINUTE });
		expect(heldBackBy(MINUTE)).toBeUndefined();
	});

	it('is one of the last limits, for a turn without limits of its own', async () => {
		await turn({ limits: rules });
		expect(budget.heldBackBy({ isWrite: true, deadline: 0 })?.rule).toEqual(minute);
	});
});

const rule = (changes: object): Partial<Turn> => ({
	limits: [{ of: 'requests', most: 5, ms: 10, ...changes } as Rule],
});

describe('what makes no sense', () => {
	const garbage: Array<[name: string, options: Partial<Turn>]> = [
		['no number of requests', rule({ most: NaN })],
		['a number of requests that is a text', rule({ most: '5' })],
		['no requests at all', rule({ most: 0 })],
		['fewer than none', rule({ most: -1 })],
		['no window', rule({ ms: NaN })],
		['a window that is a text', rule({ ms: '10' })],
		['a negative window', rule({ ms: -1 })],
		['a window longer than is remembered', rule({ ms: 2 * DAY })],
		['a window without end', rule({ ms: Infinity })],
		['a window of its own longer than a minute', rule({ ms: HOUR, isOwn: true })],
		['no deadline', { deadline: NaN }],
		['a deadline that is none', { deadline: undefined }],
		['a deadline that is a text', { deadline: '5 min' as unknown as number }],
		['writes per minute that are none', { limits: limitsFor(NaN) }],
		['writes per minute below 0', { limits: limitsFor(-1) }],
	];

	it.each(garbage)('is refused before anything waits for it: %s', async (_name, options) => {
		const latest = turn({ limits: NO_LIMITS });
		expect(await latest).toBe(true);
		await expect(turn(options)).rejects.toThrow(RangeError);
		await expect(turn(options)).rejects.toThrow(/^The .*request budget/);
		// Those that came after it do not have to keep to it.
		expect(await turn({ limits: undefined })).toBe(true);
		expect(clock.nextWakeUp()).toBe(Infinity);
	});

	it('is named', async () => {
		await expect(turn({ deadline: NaN })).rejects.toThrow(
			'The deadline of the request budget has to be a number, not NaN',
		);
		await expect(turn(rule({ most: '5' }))).rejects.toThrow(
			'The limit of the request budget has to be a number, not 5',
		);
		await expect(turn(rule({ ms: NaN }))).rejects.toThrow('The window of the request budget');
		await expect(turn(rule({ most: -2 }))).rejects.toThrow(
			'The request budget cannot keep to -2 requests in 10 ms',
		);
	});

	it('is refused for a pause too, which then is none', async () => {
		expect(() => budget.pause(NaN)).toThrow('The pause of the request budget');
		expect(await turn()).toBe(true);
	});

	it('does not disturb those who wait', async () => {
		const turns = fc.array(fc.option(fc.constantFrom(...garbage), { nil: undefined }), {
			maxLength: 20,
		});
		await fc.assert(
			fc.asyncProperty(turns, async (asked) => {
				clock = createFakeClock();
				budget = createBudget(clock);
				const fates = asked.map(async (item) => {
					const asking = turn(item ? item[1] : {});
					return await asking.catch(() => 'rejected');
				});
				const expected = asked.map((item) => (item ? 'rejected' : true));
				expect(await until(clock, Promise.all(fates))).toEqual(expected);
			}),
		);
	});
});

describe('limits that are no whole numbers', () => {
	/** How many turns come at once. */
	async function burst(most: number): Promise<number> {
		const asked = Array.from(
			{ length: 10 },
			async () => await turn({ ...rule({ most }), deadline: 0 }),
		);
		return (await Promise.all(asked)).filter(Boolean).length;
	}

	it.each([
		['are rounded down', 7.5, 7],
		['are rounded down, just below a whole number', 7.999, 7],
		['are 1 at least', 0.5, 1],
		['may be larger than anything', 1e300, 10],
		['may be without end', Infinity, 10],
	])('%s', async (_name, most, expected) => {
		expect(await burst(most)).toBe(expected);
	});

	it('count alike, whether rounded before or by the budget', async () => {
		expect(await turn({ limits: limitsFor(1.5) })).toBe(true);
		clock.goTo(1_000);
		expect(await turn({ limits: limitsFor(1), deadline: 2_000 })).toBe(false);
	});

	it('let fractions of a millisecond be', async () => {
		await turn(rule({ most: 1, ms: 0.25 }));
		clock.goTo(0.125);
		const next = turn({ ...rule({ most: 1, ms: 0.25 }), deadline: 1e300 });
		expect(await until(clock, next)).toBe(true);
		expect(clock.now()).toBeGreaterThanOrEqual(0.25);
	});

	it('may come with a deadline long gone', async () => {
		expect(await turn({ deadline: -Infinity })).toBe(false);
		expect(await turn({ deadline: -1 })).toBe(false);
		expect(budget.isIdle()).toBe(true);
	});
});

test('a clock of whole milliseconds is not out of order for a fraction that a pause lasts longer', async () => {
	budget = createBudget({
		now: () => Math.floor(clock.now()),
		sleep: async (ms, signal) => await clock.sleep(ms, signal),
	});
	budget.pause(200.25);
	expect(await until(clock, turn({ deadline: 1_000 }))).toBe(true);
	expect(clock.now()).toBeGreaterThanOrEqual(200.25);
});

describe('a clock that is out of order', () => {
	const broken = new Error('The clock is broken');
	const failing = (fault: Partial<Clock>): Clock => ({ ...clock, ...fault });
	const fail = () => {
		throw broken;
	};
	const faults: Array<[name: string, fault: Partial<Clock>, message: string]> = [
		['that throws', { now: fail }, 'The clock is broken'],
		['that tells no time', { now: () => NaN }, 'The clock of the request budget'],
		['that throws instead of sleeping', { sleep: fail }, 'The clock is broken'],
		['that cannot sleep', { sleep: async () => fail() }, 'The clock is broken'],
		[
			'that does not sleep',
			{ sleep: async () => {} },
			'The clock of the request budget stands still',
		],
	];

	it.each(faults)(
		'%s fails those who wait, and nobody after them',
		async (_name, fault, message) => {
			const current = { ...clock } as Clock;
			budget = createBudget({
				now: () => current.now(),
				sleep: async (ms, signal) => await current.sleep(ms, signal),
			});
			expect(await turn()).toBe(true);
			Object.assign(current, failing(fault));
			const waiting = [turn(), turn({ limits: limitsFor(60) })];
			for (const { status, reason } of (await Promise.allSettled(
				waiting,
			)) as PromiseRejectedResult[]) {
				expect(status).toBe('rejected');
				expect((reason as Error).message).toContain(message);
			}
			Object.assign(current, clock);
			const next = turn();
			await goTo(10);
			expect(await next).toBe(true);
		},
	);

	it('that wakes too early has the rest slept too', async () => {
		budget = createBudget({
			now: clock.now,
			sleep: async (ms, signal) => await clock.sleep(ms > 1 ? ms / 2 : ms, signal),
		});
		await turn();
		await until(clock, turn());
		expect(clock.now()).toBe(10);
	});
});

it('keeps to the documented limits from the first turn on', () => {
	expect(DOCUMENTED_LIMITS).toEqual(limitsFor(60));
});
