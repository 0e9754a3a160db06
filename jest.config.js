const shared = {
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
	testEnvironment: 'node',
	// Installed and described n8n versions are no modules of this project.
	modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/dist/', '<rootDir>/runtime/n8n-'],
};

function project(name, more = {}) {
	return {
		...shared,
		displayName: name,
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
		...more,
	};
}

/** @type {import('jest').Config} */
module.exports = {
	// Long enough for a slow machine; nothing waits for it.
	testTimeout: 120_000,
	projects: [
		project('unit'),
		project('engine', { setupFiles: ['<rootDir>/test/engine/support/setup.ts'] }),
		project('fuzz'),
		project('matrix'),
		project('e2e', { globalSetup: '<rootDir>/test/e2e/support/globalSetup.ts' }),
	],
};
