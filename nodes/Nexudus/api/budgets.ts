import type { Budget } from './budget';
import { createBudget } from './budget';

const budgets = new Map<string, Budget>();

/**
 * The request budget of a Nexudus user, shared by every execution in this process. Budgets that nobody uses any
 * more are forgotten.
 *
 * @param baseUrl without a trailing slash
 */
export function budgetOf(baseUrl: string, username: string): Budget {
	const key = `${baseUrl}\n${username.trim().toLowerCase()}`;
	for (const [otherKey, other] of budgets) {
		if (otherKey !== key && other.isIdle()) budgets.delete(otherKey);
	}
	const budget = budgets.get(key) ?? createBudget();
	budgets.set(key, budget);
	return budget;
}
