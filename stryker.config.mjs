/**
 * Mutation tests of the rooms that everything stands on: each mutant is a small change of meaning that some unit test
 * has to notice.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
	mutate: ['nodes/Nexudus/api/**/*.ts', 'nodes/Nexudus/fields/**/*.ts'],
	testRunner: 'jest',
	jest: { configFile: 'jest.mutation.config.js' },
	// The tests run without the types; the tools would find the files changed by the comment that this writes.
	disableTypeChecks: false,
	coverageAnalysis: 'perTest',
	// Those of tables and constants: each takes a run of all tests, and the tests read the tables, too.
	ignoreStatic: true,
	dryRunTimeoutMinutes: 30,
	// A loop that a mutant made endless.
	timeoutMS: 10_000,
	concurrency: 2,
	reporters: ['progress-append-only', 'clear-text', 'html'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: '.cache/mutation/report.html' },
	tempDirName: '.cache/stryker',
	incrementalFile: '.cache/mutation/incremental.json',
	ignorePatterns: ['/dist', '/.cache', '/runtime/n8n-*'],
	thresholds: { high: 95, low: 90, break: 85 },
};
