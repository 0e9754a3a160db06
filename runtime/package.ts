import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { runCommand } from './command';
import { cacheFolder, repositoryFolder } from './paths';

const run = promisify(execFile);

/**
 * Packs a package as `npm publish` would, into the cache folder. Builds nothing: its `dist` is taken as it is.
 *
 * @returns the path of the tarball
 */
export async function packPackage(folder = repositoryFolder): Promise<string> {
	const destination = cacheFolder();
	mkdirSync(destination, { recursive: true });
	// Not among the arguments: on Windows a shell would split it at its spaces.
	const env = { ...process.env, npm_config_pack_destination: destination };
	const shell = process.platform === 'win32';
	const args = ['pack', '--json', '--ignore-scripts'];
	const { stdout } = await run('npm', args, { cwd: folder, env, shell });
	const [packed] = JSON.parse(stdout) as Array<{ filename: string }>;
	if (!packed) throw new Error(`npm pack named no file: ${stdout}`);
	return join(destination, packed.filename);
}

/**
 * Puts a packed package where n8n loads community packages from, step by step as n8n's own installer does:
 * unpack into `.n8n/nodes/node_modules`, drop all but the run-time dependencies, install those, note the version.
 * The installer's last step, a database row for the list under Settings > Community nodes, is left out:
 * n8n loads every package it finds in the folder.
 *
 * @param userFolder the N8N_USER_FOLDER of the n8n that is to load it
 * @returns the name of the package
 */
export async function installPackage(tarball: string, userFolder: string): Promise<string> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const packageName = await nameInside(tarball);
	const packageFolder = join(nodesFolder, 'node_modules', packageName);
	rmSync(packageFolder, { recursive: true, force: true });
	mkdirSync(packageFolder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);

	const manifest = readManifest(packageFolder);
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[kind];
	}
	writeManifest(packageFolder, manifest);
	if (Object.keys(manifest.dependencies ?? {}).length > 0) await installDependencies(packageFolder);
	noteInstalled(nodesFolder, packageName, manifest.version);
	return packageName;
}

async function nameInside(tarball: string): Promise<string> {
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	return (JSON.parse(stdout) as Manifest).name;
}

async function installDependencies(packageFolder: string): Promise<void> {
	const args = [
		'install',
		'--audit=false',
		'--fund=false',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts=true',
		'--package-lock=false',
	];
	await runCommand('npm', args, {
		cwd: packageFolder,
		logFile: join(packageFolder, 'install.log'),
	});
}

function noteInstalled(nodesFolder: string, packageName: string, version: string): void {
	const known: Partial<Manifest> = existsSync(join(nodesFolder, 'package.json'))
		? readManifest(nodesFolder)
		: { name: 'installed-nodes', private: true };
	writeManifest(nodesFolder, {
		...known,
		dependencies: { ...known.dependencies, [packageName]: version },
	});
}

interface Manifest extends Record<string, unknown> {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
}

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function writeManifest(folder: string, manifest: Partial<Manifest>): void {
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
}
