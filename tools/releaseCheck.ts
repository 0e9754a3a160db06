/**
 * Checks what has to be true of a version before strangers get it, and publishes it as a dry run. Builds nothing, uploads
 * nothing; what the package holds is for scan.ts.
 *
 *     npm run release:check                      as it would be for the next version
 *     npm run release:check -- --tag v0.1.0      for the version that this tag is to publish
 *     npm run release                            for the tag that GitHub Actions runs on, and then publishes
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { n8nVersions } from '../runtime/install';
import { repositoryFolder } from '../runtime/paths';

const run = promisify(execFile);

interface Manifest {
	version: string;
	publishConfig?: { provenance?: boolean };
	n8n: { credentials: string[]; nodes: string[] };
}

/** An entry of a changelog in the form of Keep a Changelog: `## [0.1.0] - 2026-11-30`, or `## [Unreleased]`. */
interface Entry {
	name: string;
	date?: string;
	isEmpty: boolean;
}

function entriesOf(changelog: string): Entry[] {
	const [, ...sections] = changelog.split(/^## /m);
	return sections.map((section) => {
		const [, name = '', date] = /^\[(.+?)\](?: - (\d{4}-\d{2}-\d{2}))?\s*$/m.exec(section) ?? [];
		return { name, date, isEmpty: !/^- /m.test(section) };
	});
}

/** @param tag of the version that is about to be published; left out for any commit before that */
export function versionProblems(changelog: string, version: string, tag?: string): string[] {
	const entries = entriesOf(changelog);
	const filled = entries.filter(({ isEmpty }) => !isEmpty);
	if (tag === undefined) {
		const isTold = filled.some(({ name }) => name === version || name === 'Unreleased');
		return isTold ? [] : [`CHANGELOG.md tells nothing of ${version}, and nothing is Unreleased`];
	}
	const released = filled.find(({ name }) => name === version);
	const newest = entries.find(({ name }) => name !== 'Unreleased');
	return [
		...(tag === `v${version}` ? [] : [`The tag ${tag} is not the version ${version}`]),
		...(released?.date ? [] : [`CHANGELOG.md has no entry "## [${version}] - DATE"`]),
		...(newest?.name === version ? [] : [`${version} is not the newest entry of CHANGELOG.md`]),
	];
}

/** A lock that names where its packages came from sends everybody to that machine. */
export function lockProblems(name: string, lock: string): string[] {
	const { packages } = JSON.parse(lock) as { packages: Record<string, { resolved?: string }> };
	const addresses = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
	return addresses.length === 0
		? []
		: [`${name} names where ${addresses.length} packages were downloaded, first ${addresses[0]}`];
}

/** @param notices what npm says while it publishes: its warnings, and each file of the package */
export function rehearsalProblems({ n8n, publishConfig }: Manifest, notices: string): string[] {
	const lines = notices.split(/\r?\n/);
	const isPacked = (file: string) => lines.some((line) => line.endsWith(` ${file}`));
	const missing = [...n8n.credentials, ...n8n.nodes].filter((file) => !isPacked(file));
	// What npm corrects in silence, n8n and the package's page then show otherwise.
	const corrections = lines.filter((line) => /corrected|normalized/.test(line));
	return [
		...missing.map((file) => `Not in the package: ${file}. Was it built?`),
		...corrections.map((line) => `npm would change package.json: ${line}`),
		// Makes npm refuse to publish from anywhere but a workflow that can prove what it builds from.
		...(publishConfig?.provenance ? [] : ['publishConfig.provenance is to be true']),
	];
}

/** By force, because a dry run otherwise asks the registry whether the version is new. */
async function rehearse(): Promise<string> {
	const args = ['publish', '--dry-run', '--force', '--ignore-scripts', '--loglevel=notice'];
	const shell = process.platform === 'win32';
	return (await run('npm', args, { cwd: repositoryFolder, shell })).stderr;
}

const locks = [
	'package-lock.json',
	...n8nVersions.map((each) => `runtime/n8n-${each}/package-lock.json`),
];

function read(path: string): string {
	return readFileSync(join(repositoryFolder, path), 'utf8');
}

async function main(): Promise<void> {
	const { tag: namedTag, publish } = parseArgs({
		options: { tag: { type: 'string' }, publish: { type: 'boolean', default: false } },
	}).values;
	const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
	const tag = namedTag ?? (GITHUB_REF_TYPE === 'tag' ? GITHUB_REF_NAME : undefined);
	const manifest = JSON.parse(read('package.json')) as Manifest;
	const problems = [
		...(publish && !tag
			? ['GitHub Actions publishes, once a tag is pushed: see CONTRIBUTING.md']
			: []),
		...versionProblems(read('CHANGELOG.md'), manifest.version, tag),
		...locks.flatMap((path) => lockProblems(path, read(path))),
		...rehearsalProblems(manifest, await rehearse()),
	];
	for (const problem of problems) console.error(problem);
	console.log(`Publishing ${tag ?? manifest.version} as a dry run: ${problems.length} findings`);
	process.exitCode = problems.length > 0 ? 1 : 0;
}

if (require.main === module) void main();
