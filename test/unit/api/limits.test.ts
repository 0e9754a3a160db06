import type { Budget } from '../../../nodes/Nexudus/api/budget';
import { createBudget } from '../../../nodes/Nexudus/api/budget';
import { limitsFor } from '../../../nodes/Nexudus/api/limits';
import { documentedLimits } from '../../../sandbox/settings';
import type { FakeClock } from './fakeClock';
import { createFakeClock, until } from './fakeClock';

const { windowMs: MINUTE } = documentedLimits;

let clock: FakeClock;
let budget: Budget;
beforeEach(() => {
	clock = createFakeClock();
	budget = createBudget(clock);
});

describe('the limits of an execution', () => {
	/** How many writes go in the first minute. */
	async function writesAMinute(writesPerMinute: number): Promise<number> {
		const limits = limitsFor(writesPerMinute);
		let count = 0;
		for (;;) {
			await until(clock, budget.turn({ isWrite: true, limits, deadline: Infinity }));
			if (clock.now() >= MINUTE) return count;
			count += 1;
		}
	}

	test.each([1, 7, 59, 60, 61, 90])(
		'let %d writes a minute go where that is wanted',
		async (wanted) => {
			expect(await writesAMinute(wanted)).toBe(wanted);
		},
	);

	test('keep to the other limits whatever the number of writes', async () => {
		expect(await writesAMinute(1_000)).toBe(documentedLimits.requestsPerWindow);
	});

	test('are none for 0', () => {
		expect(limitsFor(0)).toEqual([]);
	});
});
