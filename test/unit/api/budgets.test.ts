import { budgetOf } from '../../../nodes/Nexudus/api/budgets';
import { DOCUMENTED_LIMITS, NO_LIMITS } from '../../../nodes/Nexudus/api/limits';

const BASE_URL = 'https://spaces.nexudus.com';
const DEADLINE = Infinity;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

beforeEach(() => jest.useFakeTimers());
afterEach(async () => {
	await jest.advanceTimersByTimeAsync(2 * DAY);
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
	jest.advanceTimersByTime(DAY);
	askForAnother();
	expect(budgetOf(BASE_URL, 'sent@example.com')).toBe(budget);
	jest.advanceTimersByTime(MINUTE);
	askForAnother();
	expect(budgetOf(BASE_URL, 'sent@example.com')).not.toBe(budget);
});

test('a budget is kept as long as it is paused or somebody waits', async () => {
	const budget = budgetOf(BASE_URL, 'paused@example.com');
	budget.pause(5 * MINUTE);
	const turn = budget.turn({ isWrite: true, limits: NO_LIMITS, deadline: DEADLINE });
	await jest.advanceTimersByTimeAsync(5 * MINUTE - 1);
	askForAnother();
	expect(budgetOf(BASE_URL, 'paused@example.com')).toBe(budget);
	await jest.advanceTimersByTimeAsync(1_000);
	expect(await turn).toBe(true);
	await jest.advanceTimersByTimeAsync(DAY + MINUTE);
	askForAnother();
	expect(budgetOf(BASE_URL, 'paused@example.com')).not.toBe(budget);
});

test('a user who asks for the budget again keeps it, though nobody used it', () => {
	expect(budgetOf(BASE_URL, 'idle@example.com')).toBe(budgetOf(BASE_URL, 'idle@example.com'));
});
