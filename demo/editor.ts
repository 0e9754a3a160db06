import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defaultN8nVersion, installN8n } from '../runtime/install';
import { startN8n, type RunningN8n } from '../runtime/n8n';
import { packPackage } from '../runtime/package';
import { cacheFolder } from '../runtime/paths';
import type { Cleanup } from './cleanup';

/** n8n's own. */
const preferredPort = 5678;
const lookEveryMs = 1_000;

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}

/**
 * @param wanted the port that was asked for, if any
 * @returns undefined for any free port
 * @throws Error when the port that was asked for is in use
 */
export async function choosePort(wanted: number | undefined): Promise<number | undefined> {
	if (await isFree(wanted ?? preferredPort)) return wanted ?? preferredPort;
	if (wanted !== undefined) {
		throw new Error(`Port ${wanted} is in use. Choose another, or leave --port out.`);
	}
	console.log(`Port ${preferredPort} is in use: the editor takes another one.`);
	return undefined;
}

async function install(): Promise<void> {
	let isAnnounced = false;
	await installN8n(defaultN8nVersion, {
		onProgress: (line) => {
			if (!isAnnounced) {
				console.log(
					`Installing n8n into ${cacheFolder()}, once: several minutes and up to 3 GB ...`,
				);
			}
			isAnnounced = true;
			console.log(`  ${line}`);
		},
	});
}

/** Starts an n8n with the built package in it, on a data folder that the cleanup removes. */
export async function startEditor(
	port: number | undefined,
	cleanup: Cleanup,
	env?: Record<string, string>,
): Promise<RunningN8n> {
	await install();
	console.log('Packing n8n-nodes-nexudus and installing it the way n8n does ...');
	const tarball = await packPackage();
	const userFolder = mkdtempSync(join(tmpdir(), 'nexudus-demo-'));
	cleanup.add(() => rmSync(userFolder, { recursive: true, force: true, maxRetries: 5 }));
	console.log(`Starting n8n ${defaultN8nVersion} ...`);
	const starting = startN8n({ port, tarball, userFolder, env });
	cleanup.add(async () => await starting.then(({ stop }) => stop()).catch(() => {}));
	return await starting;
}

/** Resolves when n8n has ended. */
export async function untilEnded({ pid }: RunningN8n): Promise<void> {
	await new Promise<void>((resolve) => {
		const timer = setInterval(() => {
			try {
				process.kill(pid, 0);
			} catch {
				clearInterval(timer);
				resolve();
			}
		}, lookEveryMs);
	});
}
