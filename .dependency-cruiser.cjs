/** Which room may import which: `npm run lint:imports`. CONTRIBUTING.md shows the rooms. */

/** What each room of the node may import beside itself and the types of `resources/resource.ts`. */
const ROOMS = {
	api: [],
	fields: [],
	entities: ['fields'],
	lookups: ['fields', 'api'],
	execution: ['fields', 'api'],
	resources: ['fields', 'entities'],
	description: ['fields', 'lookups', 'entities', 'execution'],
	records: ['description', 'fields', 'lookups', 'entities', 'execution', 'api'],
	methods: ['resources', 'description', 'fields', 'lookups', 'entities', 'execution', 'api'],
	trigger: ['records', 'description', 'execution', 'fields', 'lookups', 'api'],
};

/** Rooms that know no resource, not even as a type. */
const WITHOUT_RESOURCES = ['api', 'fields', 'entities', 'lookups', 'execution'];

const NODE = '^nodes/Nexudus/';
const RESOURCE_TYPE = `${NODE}resources/resource\\.ts$`;
/** What is published. */
const PACKAGE = '^(nodes|credentials)/';

function roomRule([room, others]) {
	const allowed = [room, ...others].map((name) => `${NODE}${name}/`);
	return {
		name: `${room}-imports-downwards`,
		severity: 'error',
		from: { path: `${NODE}${room}/` },
		to: {
			path: '^(nodes|credentials)/',
			pathNot: WITHOUT_RESOURCES.includes(room) ? allowed : [...allowed, RESOURCE_TYPE],
		},
	};
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...Object.entries(ROOMS).map(roomRule),
		{
			name: 'rooms-are-known',
			comment: 'A new room is to be named in ROOMS, with what it may import.',
			severity: 'error',
			from: { path: `${NODE}[^/]+/`, pathNot: `${NODE}(${Object.keys(ROOMS).join('|')})/` },
			to: {},
		},
		{
			name: 'package-has-no-circle',
			comment: 'Not even of types.',
			severity: 'error',
			from: { path: PACKAGE },
			to: { circular: true },
		},
		{
			name: 'nothing-has-a-circle',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{
			name: 'resource-type-is-only-a-type',
			severity: 'error',
			from: { path: NODE, pathNot: `${NODE}resources/` },
			to: { path: RESOURCE_TYPE, dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'credentials-import-the-api',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: PACKAGE, pathNot: `${NODE}api/` },
		},
		{
			name: 'package-stands-alone',
			severity: 'error',
			from: { path: PACKAGE },
			to: {
				path: '^[a-z]',
				pathNot: [PACKAGE, '^node_modules/(n8n-workflow|luxon|@types/luxon)/'],
				dependencyTypesNot: ['core'],
			},
		},
		{
			name: 'contract-stands-alone',
			severity: 'error',
			from: { path: '^contract/' },
			to: { path: '^[a-z]', pathNot: '^contract/', dependencyTypesNot: ['core', 'npm-dev'] },
		},
		{
			name: 'sandbox-judges-the-node',
			comment: 'A sandbox that took a habit of Nexudus from the node would agree with its faults.',
			severity: 'error',
			from: { path: '^sandbox/' },
			to: { path: PACKAGE },
		},
		{
			name: 'tests-are-imported-by-tests',
			severity: 'error',
			from: { pathNot: '^test/' },
			to: { path: '^test/' },
		},
		{
			name: 'imports-are-found',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		// Lint configurations import what they are made of.
		exclude: { path: 'eslint\\.[^/]*mjs$' },
		tsConfig: { fileName: 'tsconfig.check.json' },
		tsPreCompilationDeps: true,
	},
};
