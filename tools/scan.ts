/**
 * Checks the packed package against n8n's conditions for a verified community node: what n8n's package scanner does
 * once it has downloaded a package and its source, and what the package holds. Builds nothing.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { packPackage } from '../runtime/package';
import { repositoryFolder } from '../runtime/paths';

const run = promisify(execFile);

/** Bytes that the tarball may have. */
const LARGEST_PACKAGE = 300_000;
const ALLOWED_FILES = /^package\/(dist\/.+\.(js|json|svg)|README\.md|LICENSE|package\.json)$/;
const LIFECYCLE_SCRIPTS = /^(pre|post)?(install|prepare|publish|pack)$|^prepublishOnly$/;

interface Analysis {
	passed: boolean;
	message?: string;
	details?: string;
}

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, patterns: string[]): Promise<Analysis>;
}

interface Manifest {
	dependencies?: Record<string, string>;
	scripts?: Record<string, string>;
	files?: string[];
}

/** The scanner's two legs: the source, and the compiled code with its package.json. */
async function scan(packageFolder: string): Promise<string[]> {
	const scanner = (await import(
		// @ts-expect-error The scanner has no types.
		'@n8n/scan-community-package/scanner/scanner.mjs'
	)) as Scanner;
	const analyses = [
		await scanner.analyzePackage(repositoryFolder, scanner.SOURCE_FILE_PATTERNS),
		await scanner.analyzePackage(packageFolder, ['**/*.js', 'package.json']),
	];
	return analyses
		.filter(({ passed }) => !passed)
		.map(({ message, details }) => `The scanner: ${message}\n${details ?? ''}`);
}

function checkManifest({ dependencies, scripts = {}, files }: Manifest): string[] {
	const lifecycle = Object.keys(scripts).filter((name) => LIFECYCLE_SCRIPTS.test(name));
	return [
		...Object.keys(dependencies ?? {}).map((name) => `A run-time dependency: ${name}`),
		...lifecycle.map((name) => `A lifecycle script: ${name}`),
		...(JSON.stringify(files) === '["dist"]' ? [] : ['"files" is to be ["dist"]']),
	];
}

function checkFiles(files: readonly string[], size: number): string[] {
	const unexpected = files.filter((file) => !ALLOWED_FILES.test(file));
	return [
		...unexpected.map((file) => `Not to be published: ${file}`),
		...(size > LARGEST_PACKAGE ? [`Larger than ${LARGEST_PACKAGE} bytes: ${size}`] : []),
	];
}

async function main(): Promise<void> {
	const tarball = await packPackage();
	const folder = mkdtempSync(join(tmpdir(), 'nexudus-scan-'));
	try {
		await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
		const { stdout } = await run('tar', ['-tzf', tarball]);
		const files = stdout.trim().split(/\r?\n/);
		const size = statSync(tarball).size;
		const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
		const problems = [
			...checkFiles(files, size),
			...checkManifest(manifest),
			...(await scan(folder)),
		];
		console.log(files.sort().join('\n'));
		console.log(`${files.length} files, ${(size / 1024).toFixed(1)} KB packed`);
		for (const problem of problems) console.error(problem);
		console.log(`n8n's package scanner and the package's contents: ${problems.length} findings`);
		process.exitCode = problems.length > 0 ? 1 : 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

void main();
