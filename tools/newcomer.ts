/**
 * Walks a newcomer's path through this repository as it is committed, in a clone that is thrown away: install, see an
 * example run in a real n8n, add a resource and have it tested. Says what each step took.
 *
 *     npm run newcomer                       with an entity that has no resource yet
 *     npm run newcomer -- newsletters        with this one
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { entities } from '../contract';
import { resources } from '../nodes/Nexudus/resources';
import { lastLines, runCommand } from '../runtime/command';
import { cacheFolder, repositoryFolder } from '../runtime/paths';
import { resourceFiles } from './newResource';

const folder = mkdtempSync(join(tmpdir(), 'nexudus-newcomer-'));
const clone = join(folder, 'clone');
const logFile = join(folder, 'step.log');
// The n8n that is installed already serves the clone too.
const env = { ...process.env, NEXUDUS_CACHE_DIR: cacheFolder() };

async function step(title: string, work: () => Promise<void> | void): Promise<void> {
	const start = performance.now();
	await work();
	console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(7)} s  ${title}`);
}

async function commandStep(command: string, ...args: string[]): Promise<void> {
	const title = [command, ...args].join(' ');
	await step(title, async () => await runCommand(command, args, { cwd: clone, env, logFile }));
}

/** Paths come first: jest takes all that follows --selectProjects for projects. */
async function testStep(project: string, ...paths: string[]): Promise<void> {
	await commandStep('npm', 'exec', '--', 'jest', ...paths, '--selectProjects', project);
}

/** One that can be listed, read, created, updated and deleted. */
function entityWithoutResource(): string {
	const paths = new Set(resources.map(({ path }) => path));
	const free = [...entities.values()].find(
		({ path, verbs, delete: by }) => path && !paths.has(path) && verbs.length === 4 && by,
	);
	if (!free) throw new Error('Every entity has a resource: name one to add all the same');
	return free.entity;
}

/** What `npm run new:resource` leaves to a person: a line in the menu, at its place in the alphabet. */
function nameInMenu(name: string, label: string): void {
	const path = join(clone, 'nodes/Nexudus/resources/index.ts');
	const next = resources.find((each) => each.label.localeCompare(label, 'en') > 0);
	const menu = readFileSync(path, 'utf8').replace(
		next ? `\n\t${next.name},\n` : '\n];',
		(found) => `\n\t${name},${found}`,
	);
	writeFileSync(path, `import { ${name} } from './${name}';\n${menu}`);
}

async function addResource(entity: string): Promise<void> {
	const index = [...(await resourceFiles(entity))].find(([path]) => path.endsWith('/index.ts'));
	const [, source = ''] = index ?? [];
	const valueOf = (property: string) =>
		new RegExp(`\\b${property}: '(.+?)'`).exec(source)?.[1] ?? '';
	await commandStep('npm', 'run', 'new:resource', '--', entity);
	await step('named in resources/index.ts', () => nameInMenu(valueOf('name'), valueOf('label')));
	await commandStep('npm', 'run', 'schemas');
	await commandStep('npm', 'run', 'docs');
	await commandStep('npm', 'run', 'types');
	await testStep('unit', 'test/unit/resources', 'test/unit/tools/generated');
	await testStep('engine', 'test/engine/records/everyOperation');
}

async function main(entity = entityWithoutResource()): Promise<void> {
	const start = performance.now();
	try {
		await step('git clone', async () => {
			const args = ['clone', '--quiet', repositoryFolder, clone];
			await runCommand('git', args, { cwd: folder, logFile });
		});
		await commandStep('npm', 'ci', '--no-audit', '--no-fund');
		await commandStep('npm', 'start', '--', '--once');
		console.log(lastLines(logFile));
		await addResource(entity);
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
	console.log(
		`From the clone to a tested resource: ${Math.round((performance.now() - start) / 1000)} s`,
	);
}

main(process.argv[2]).catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
