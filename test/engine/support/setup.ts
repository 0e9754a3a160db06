// The sandboxes of most suites have no limits to keep to. Those that are about time unmock the module.
jest.mock('../../../nodes/Nexudus/api/budget', () =>
	jest.requireActual<typeof import('./briefTurns')>('./briefTurns').fasterBudget(20),
);
