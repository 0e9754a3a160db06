const shared = {
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
	testEnvironment: 'node',
};

/** @type {import('jest').Config} */
module.exports = {
	projects: ['unit', 'engine', 'e2e'].map((name) => ({
		...shared,
		displayName: name,
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	})),
};
