import { setMaxListeners } from 'node:events';
import { setImmediate as settled } from 'node:timers/promises';

import { createBudget } from '../../../nodes/Nexudus/api/budget';
import { DOCUMENTED_LIMITS, isOfMinute } from '../../../nodes/Nexudus/api/limits';
import { documentedLimits } from '../../../sandbox';
import { createLimiter } from '../../../sandbox/limits';
import { createFakeClock } from './fakeClock';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Milliseconds from a request to its answer. */
const LATENCY = 150;
/** Requests that a process has under way at once. */
const SLOTS = 5;

/** A process of n8n that writes, and when: in ms. */
interface Worker {
	from: number;
	until: number;
	/** How many it has to write; endless when left out. */
	count?: number;
	/** Milliseconds that some requests take longer than the others. */
	jitter?: number;
}

interface Log {
	worker: number;
	at: number;
	/** What Nexudus asked to wait; 0 for what it took. */
	wait: number;
	/** Whether the window of the minute was full, rather than the requests too close after one another. */
	isOfWindow: boolean;
}

/** Workers that know nothing of one another, each with a budget of its own, before one Nexudus. */
async function simulate(workers: Worker[], ms: number): Promise<Log[]> {
	const clock = createFakeClock();
	const limiter = createLimiter(clock.now);
	const limits = { ...documentedLimits };
	const log: Log[] = [];
	const left = workers.map(({ count = Infinity }) => count);
	const endless = new AbortController();
	setMaxListeners(Infinity, endless.signal);
	const { signal } = endless;

	function answer(worker: number): number {
		const at = clock.now();
		const wait = limiter.waitMs('user', true, limits);
		if (wait === 0) limiter.count('user', true, limits);
		log.push({ worker, at, wait, isOfWindow: wait > limits.spacingMs });
		return wait;
	}

	async function send(
		budget: ReturnType<typeof createBudget>,
		worker: number,
		{ until, jitter = 0 }: Worker,
	) {
		while (clock.now() < until && left[worker] > 0) {
			left[worker] -= 1;
			await budget.turn({ isWrite: true, limits: DOCUMENTED_LIMITS, deadline: Infinity });
			const at = clock.now();
			await clock.sleep(LATENCY / 2 + (log.length % 17 === 0 ? jitter : 0), signal);
			const wait = answer(worker);
			await clock.sleep(LATENCY / 2, signal);
			const asked = Math.max(1, Math.ceil(wait / SECOND)) * SECOND;
			if (wait === 0) continue;
			left[worker] += 1;
			budget.throttled({ isWrite: true, limits: DOCUMENTED_LIMITS, at }, asked, 0);
		}
	}

	for (const [index, one] of workers.entries()) {
		const budget = createBudget(clock);
		for (let slot = 0; slot < SLOTS; slot++) {
			void clock
				.sleep(one.from + index * 37, signal)
				.then(async () => await send(budget, index, one));
		}
	}
	await settled();
	while (clock.nextWakeUp() <= ms) {
		clock.goTo(clock.nextWakeUp());
		await clock.wakeUp();
	}
	return log;
}

/** What each worker sent that Nexudus took, from one minute to another. */
function taken(log: Log[], from: number, to: number): number[] {
	const part = log.filter(({ at, wait }) => wait === 0 && at >= from * MINUTE && at < to * MINUTE);
	const workers = new Set(log.map(({ worker }) => worker));
	return [...workers].sort().map((worker) => part.filter((each) => each.worker === worker).length);
}

const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
const fromStart = (count: number) =>
	Array.from({ length: count }, () => ({ from: 0, until: Infinity }));
const ofWindow = (log: Log[]) => log.filter(({ isOfWindow }) => isOfWindow);

test('a worker that is alone keeps the full rate, and is never throttled', async () => {
	const log = await simulate(fromStart(1), 10 * MINUTE);
	for (let minute = 0; minute < 10; minute++) {
		expect(taken(log, minute, minute + 1)).toEqual([60]);
	}
	expect(log.filter(({ wait }) => wait > 0)).toEqual([]);
});

test('a worker that is alone keeps nearly the full rate where its requests do not take equally long', async () => {
	const log = await simulate([{ from: 0, until: Infinity, jitter: 60 }], 20 * MINUTE);
	const throttles = log.filter(({ wait }) => wait > 0);
	expect(throttles.length).toBeGreaterThan(0);
	expect(ofWindow(throttles)).toEqual([]);
	expect(sum(taken(log, 0, 20))).toBeGreaterThan(0.97 * 20 * 60);
});

test.each([
	[50, 50, 0],
	[50, 50, 2],
	[60, 40, 0.5],
	[60, 40, 2],
	[80, 20, 2],
])(
	'two workers send %i and %i, the first %d s later, in the time that one would need, hardly throttled for the window',
	async (first, second, later) => {
		const log = await simulate(
			[
				{ from: later * SECOND, until: Infinity, count: first },
				{ from: 0, until: Infinity, count: second },
			],
			3 * MINUTE,
		);
		const took = log.filter(({ wait }) => wait === 0);
		expect(took).toHaveLength(100);
		expect(took[99].at).toBeLessThan(1.15 * (MINUTE + 39 * documentedLimits.spacingMs));
		expect(ofWindow(log).length).toBeLessThanOrEqual(4);
	},
);

test.each([2, 4])(
	'%i workers come to use most of the window, in like parts, and are seldom throttled',
	async (count) => {
		const log = await simulate(fromStart(count), 30 * MINUTE);
		const parts = taken(log, 5, 30);
		expect(sum(parts)).toBeGreaterThan(0.8 * 25 * 60);
		for (const part of parts) expect(part).toBeGreaterThan((0.6 * sum(parts)) / count);
		const late = log.filter(({ at }) => at >= 5 * MINUTE);
		expect(ofWindow(late).length).toBeLessThan(0.25 * late.length);
	},
);

test('a worker that starts gets its part, and one that stops leaves it to the other', async () => {
	const workers = [
		{ from: 0, until: Infinity },
		{ from: 3.3 * MINUTE, until: 10 * MINUTE },
	];
	const log = await simulate(workers, 20 * MINUTE);
	expect(taken(log, 0, 3)).toEqual([180, 0]);
	const [first, second] = taken(log, 4, 10);
	expect(first + second).toBeGreaterThan(0.8 * 6 * 60);
	expect(Math.min(first, second)).toBeGreaterThan(0.2 * (first + second));
	expect(taken(log, 16, 20)).toEqual([240, 0]);
});

describe('a throttle', () => {
	/** How many writes a process may send, some seconds later, that was throttled after so many. */
	async function leftAfter(sent: number, asked: number | undefined, times = 1): Promise<number> {
		const clock = createFakeClock();
		const budget = createBudget(clock);
		const limits = DOCUMENTED_LIMITS.filter(isOfMinute);
		const write = { isWrite: true, limits };
		const mayGo = async () => await budget.turn({ ...write, deadline: clock.now() });
		for (let count = 0; count < sent; count++) await mayGo();
		clock.goTo(10 * SECOND);
		for (let time = 0; time < times; time++) {
			clock.goTo(clock.now() + 2 * SECOND);
			await mayGo();
			budget.throttled({ ...write, at: clock.now() }, asked, 0);
		}
		clock.goTo(30 * SECOND);
		let left = 0;
		while (await mayGo()) left += 1;
		return left;
	}

	test('that asks for a second at most is none of the window, while that is not half full', async () => {
		expect(await leftAfter(20, SECOND)).toBe(40);
		expect(await leftAfter(30, undefined)).toBe(30);
	});

	test('that asks for a second at most is one of the window when several come soon after another', async () => {
		expect(await leftAfter(40, SECOND)).toBe(20);
		expect(await leftAfter(32, SECOND, 5)).toBe(6);
		expect(await leftAfter(32, undefined, 5)).toBe(6);
	});

	test('that asks for more than a second is one of the window, and half of it is kept at least', async () => {
		expect(await leftAfter(0, 5 * SECOND)).toBe(33);
		expect(await leftAfter(20, 5 * SECOND)).toBe(13);
	});
});
