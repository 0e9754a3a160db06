import { DOCUMENTED_LIMITS, NO_LIMITS } from '../../../nodes/Nexudus/api/budget';
import { budgetOf } from '../../../nodes/Nexudus/api/budgets';

const BASE_URL = 'https://spaces.nexudus.com';
const DEADLINE = Infinity;

beforeEach(() => jest.useFakeTimers());
afterEach(async () => {
	await jest.advanceTimersByTimeAsync(2 * DOCUMENTED_LIMITS.window);
	jest.useRealTimers();
});

/** Asks for another user's budget, which is when those that nobody uses are forgotten. */
function askForAnother(): void {
	budgetOf(BASE_URL, 'another@example.com');
}

test('a user has one budget, in whatever case the email is written', () => {
	const budget = budgetOf(BASE_URL, 'owner@example.com');
	expect(budgetOf(BASE_URL, 'Owner@Example.COM')).toBe(budget);
	expect(budgetOf(BASE_URL, ' owner@example.com ')).toBe(budget);
});

test('other users and other services have budgets of their own', () => {
	const budget = budgetOf(BASE_URL, 'owner@example.com');
	expect(budgetOf(BASE_URL, 'else@example.com')).not.toBe(budget);
	expect(budgetOf('http://127.0.0.1:8080', 'owner@example.com')).not.toBe(budget);
});

test('a budget is kept as long as what was sent counts, and then forgotten', async () => {
	const budget = budgetOf(BASE_URL, 'sent@example.com');
	await budget.turn({ isWrite: true, limits: DOCUMENTED_LIMITS, deadline: DEADLINE });
	jest.advanceTimersByTime(DOCUMENTED_LIMITS.window - 1);
	askForAnother();
	expect(budgetOf(BASE_URL, 'sent@example.com')).toBe(budget);
	jest.advanceTimersByTime(1);
	askForAnother();
	expect(budgetOf(BASE_URL, 'sent@example.com')).not.toBe(budget);
});

test('a budget is kept as long as it is paused or somebody waits', async () => {
	const hour = 3_600_000;
	const budget = budgetOf(BASE_URL, 'paused@example.com');
	budget.pause(hour);
	const turn = budget.turn({ isWrite: true, limits: NO_LIMITS, deadline: DEADLINE });
	await jest.advanceTimersByTimeAsync(hour - 1);
	askForAnother();
	expect(budgetOf(BASE_URL, 'paused@example.com')).toBe(budget);
	await jest.advanceTimersByTimeAsync(1_000);
	expect(await turn).toBe(true);
	await jest.advanceTimersByTimeAsync(DOCUMENTED_LIMITS.window);
	askForAnother();
	expect(budgetOf(BASE_URL, 'paused@example.com')).not.toBe(budget);
});
