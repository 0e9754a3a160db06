const { projects, testTimeout } = require('./jest.config');

const { testMatch, ...unit } = projects.find(({ displayName }) => displayName === 'unit');

/** The unit tests of the rooms that are mutated, and of those that stand on them. */
module.exports = {
	...unit,
	testTimeout,
	testMatch: ['api', 'fields', 'records', 'execution', 'description'].map(
		(room) => `<rootDir>/test/unit/${room}/**/*.test.ts`,
	),
	// Seconds for each mutant that they run into: they send all requests of a day.
	testPathIgnorePatterns: ['/documentedLimits\\.test\\.ts$'],
};
