type BudgetModule = typeof import('../../../nodes/Nexudus/api/budget');
type Sleep = typeof import('../../../nodes/Nexudus/api/sleep');

/** The module of the request budget, whose time passes `speed` times as fast as time. */
export function fasterBudget(speed: number): BudgetModule {
	const { createBudget } = jest.requireActual<BudgetModule>('../../../nodes/Nexudus/api/budget');
	const { abortableSleep } = jest.requireActual<Sleep>('../../../nodes/Nexudus/api/sleep');
	const clock = {
		now: () => performance.now() * speed,
		sleep: async (ms: number, signal: AbortSignal) => await abortableSleep(ms / speed, signal),
	};
	return { createBudget: (own = clock) => createBudget(own) };
}
