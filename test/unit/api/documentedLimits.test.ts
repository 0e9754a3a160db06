import type { Budget } from '../../../nodes/Nexudus/api/budget';
import { createBudget } from '../../../nodes/Nexudus/api/budget';
import { DEFAULT_PACING } from '../../../nodes/Nexudus/api/connection';
import { limitsFor, NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import { createLimiter } from '../../../sandbox/limits';
import { documentedLimits } from '../../../sandbox/settings';
import type { FakeClock } from './fakeClock';
import { createFakeClock, until } from './fakeClock';

const { windowMs, spacingMs } = documentedLimits;
const MINUTE = windowMs;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let clock: FakeClock;
let budget: Budget;
let nexudus: ReturnType<typeof createLimiter>;
beforeEach(() => {
	clock = createFakeClock();
	budget = createBudget(clock);
	nexudus = createLimiter(clock.now);
});

/** Sends a request as soon as the budget lets it, to a Nexudus that keeps to the documented limits. @returns when */
async function send(isWrite: boolean): Promise<number> {
	const limits = limitsFor(DEFAULT_PACING.writesPerMinute);
	await until(clock, budget.turn({ isWrite, limits, deadline: Infinity }));
	expect(nexudus.waitMs('owner', isWrite, documentedLimits)).toBe(0);
	nexudus.count('owner', isWrite, documentedLimits);
	return clock.now();
}

async function sendMany(count: number, isWrite: boolean): Promise<number[]> {
	const times: number[] = [];
	while (times.length < count) times.push(await send(isWrite));
	return times;
}

describe('what Nexudus documents is kept to where no option says otherwise, and used up:', () => {
	test('the space between two requests', async () => {
		const [first, second] = await sendMany(2, false);
		expect(second - first).toBeGreaterThanOrEqual(spacingMs);
		expect(second - first).toBeLessThan(1.5 * spacingMs);
	});

	test.each([
		['writes a minute', true, documentedLimits.writesPerWindow, MINUTE, 1_000],
		['requests a minute', false, documentedLimits.requestsPerWindow, MINUTE, 1_000],
		['requests an hour', false, documentedLimits.requestsPerHour, HOUR, MINUTE],
		['writes a day', true, documentedLimits.writesPerDay, DAY, MINUTE],
	])('%s', async (_name, isWrite, most, ms, tolerance) => {
		const times = await sendMany(most + 1, isWrite);
		expect(times[most - 1] - times[0]).toBeLessThan(ms);
		expect(times[most] - times[0]).toBeGreaterThanOrEqual(ms);
		expect(times[most] - times[0]).toBeLessThan(ms + tolerance);
	});

	test('requests a day, which only those without pacing can use up', async () => {
		const most = documentedLimits.requestsPerDay;
		for (let index = 0; index < most - 1; index++) {
			clock.goTo((index * DAY) / 2 / most);
			await budget.turn({ isWrite: false, limits: NO_LIMITS, deadline: Infinity });
		}
		clock.goTo(DAY - HOUR);
		const paced = { isWrite: false, limits: limitsFor(1) };
		expect(await budget.turn({ ...paced, deadline: DAY - HOUR })).toBe(true);
		clock.goTo(DAY - MINUTE);
		expect(await budget.turn({ ...paced, deadline: DAY - 1 })).toBe(false);
		const held = budget.heldBackBy({ ...paced, deadline: DAY - 1 });
		expect(held?.rule).toMatchObject({ of: 'requests', most, per: 'a day' });
		await until(clock, budget.turn({ ...paced, deadline: Infinity }));
		expect(clock.now()).toBeGreaterThanOrEqual(DAY);
		expect(clock.now()).toBeLessThan(DAY + 2 * MINUTE);
	});
});
