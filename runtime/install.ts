import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { runCommand } from './command';
import { cacheFolder } from './paths';

/** The n8n versions that can be installed: a folder `n8n-VERSION` beside this file holds the lock of each. */
export const n8nVersions = ['2.41.1', '1.123.81'] as const;
export type N8nVersion = (typeof n8nVersions)[number];

/** The newest of them, used where no version is named. */
export const defaultN8nVersion: N8nVersion = '2.41.1';

export interface InstallOptions {
	/** Receives a line every few seconds while something is being installed; printed to stderr when left out. */
	onProgress?: (line: string) => void;
}

export interface N8nInstallation {
	version: N8nVersion;
	folder: string;
	/** The Node.js to start n8n with. */
	node: string;
	/** The script that is n8n's command line. */
	bin: string;
}

/** Packages with a native part, built after an install without scripts. */
const nativePackages = ['sqlite3', 'isolated-vm'];
/** Written last, so that an install that was cut short is done again. */
const markerName = 'installed.sha256';
const progressIntervalMs = 5_000;

/**
 * Installs a pinned n8n, and the Node.js 24 to run it with, into the cache folder, unless it is there already.
 * The first time takes several minutes and up to 3 GB, and needs npm; a native package without a prebuilt
 * binary for this machine also needs a C++ compiler and Python. Two processes must not install one version at once.
 *
 * @throws Error with the last lines of npm's log when a step fails
 */
export async function installN8n(
	version: N8nVersion = defaultN8nVersion,
	{ onProgress = (line) => process.stderr.write(`${line}\n`) }: InstallOptions = {},
): Promise<N8nInstallation> {
	const source = join(__dirname, `n8n-${version}`);
	const folder = join(cacheFolder(), `n8n-${version}`);
	const fingerprint = hashOf(join(source, 'package.json'), join(source, 'package-lock.json'));
	const marker = join(folder, markerName);
	const installed = existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint;
	if (!installed) {
		mkdirSync(folder, { recursive: true });
		rmSync(marker, { force: true });
		for (const name of ['package.json', 'package-lock.json']) {
			copyFileSync(join(source, name), join(folder, name));
		}
		await downloadPackages(version, folder, onProgress);
		await buildNativePackages(version, folder, onProgress);
		writeFileSync(marker, fingerprint);
	}
	return { version, folder, node: nodeFor(folder), bin: join(folder, 'node_modules/n8n/bin/n8n') };
}

/** Without scripts: one package's own script downloads a binary, and fails where that host is out of reach. */
async function downloadPackages(
	version: string,
	folder: string,
	onProgress: (line: string) => void,
): Promise<void> {
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
	const command = runCommand('npm', args, { cwd: folder, logFile: join(folder, 'install.log') });
	const unpacked = unpackedPackages(folder);
	await reportWhile(command, (seconds) => {
		onProgress(`n8n ${version}: ${unpacked()} packages unpacked, ${seconds} s`);
	});
}

/** With the Node.js that will load them first on the PATH and its headers named, so that both fit together. */
async function buildNativePackages(
	version: string,
	folder: string,
	onProgress: (line: string) => void,
): Promise<void> {
	const node = nodeFor(folder);
	const headers = carriedNodeFolder(folder);
	const env: NodeJS.ProcessEnv = {
		...process.env,
		PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
		...(headers && { npm_config_nodedir: headers }),
	};
	// Said aloud because `npm run` hands a project's ignore-scripts=true on to the commands it starts.
	const args = ['rebuild', '--ignore-scripts=false', ...nativePackages];
	const command = runCommand('npm', args, {
		cwd: folder,
		env,
		logFile: join(folder, 'rebuild.log'),
	});
	await reportWhile(command, (seconds) => {
		onProgress(`n8n ${version}: building ${nativePackages.join(' and ')}, ${seconds} s`);
	});
	const check = nativePackages.map((name) => `require('${name}');`).join(' ');
	await runCommand(node, ['-e', check], { cwd: folder, logFile: join(folder, 'check.log') });
}

/** The Node.js that came along for this machine, or the running one where none did and it is a Node.js 24. */
function nodeFor(folder: string): string {
	const carried = carriedNodeFolder(folder);
	if (carried) return join(carried, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (process.versions.node.startsWith('24.')) return process.execPath;
	throw new Error(
		`n8n needs Node.js 24, and none comes along for ${process.platform} ${process.arch}: run this with Node.js 24.`,
	);
}

/** npm installs, of the `node-*` packages, only the one whose os and cpu are those of this machine. */
function carriedNodeFolder(folder: string): string | undefined {
	const names = Object.keys(readJson(join(folder, 'package.json')).optionalDependencies ?? {});
	return names.map((name) => join(folder, 'node_modules', name)).find((path) => existsSync(path));
}

/** A counter of the lock's packages that are on the disk, as text: "810 of 2249". */
function unpackedPackages(folder: string): () => string {
	const packages = Object.entries(readJson(join(folder, 'package-lock.json')).packages ?? {});
	const paths = packages
		.filter(([path, { os, cpu }]) => path && fits(os, process.platform) && fits(cpu, process.arch))
		.map(([path]) => join(folder, path, 'package.json'));
	return () => `${paths.filter((path) => existsSync(path)).length} of ${paths.length}`;
}

function fits(allowed: string | string[] | undefined, value: string): boolean {
	const list = typeof allowed === 'string' ? [allowed] : (allowed ?? [value]);
	return (
		list.includes(value) ||
		(list.some((name) => name.startsWith('!')) && !list.includes(`!${value}`))
	);
}

async function reportWhile(work: Promise<void>, report: (seconds: number) => void): Promise<void> {
	const start = Date.now();
	const timer = setInterval(
		() => report(Math.round((Date.now() - start) / 1000)),
		progressIntervalMs,
	);
	try {
		await work;
	} finally {
		clearInterval(timer);
	}
}

interface PackageFile {
	optionalDependencies?: Record<string, string>;
	packages?: Record<string, { os?: string | string[]; cpu?: string | string[] }>;
}

function readJson(file: string): PackageFile {
	return JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
}

function hashOf(...files: string[]): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex');
}
