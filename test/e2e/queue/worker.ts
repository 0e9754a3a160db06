import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { lastLines } from '../../../runtime/command';
import { installN8n } from '../../../runtime/install';
import { baseEnvironment } from '../../../runtime/n8n';
import { installPackage } from '../../../runtime/package';
import { repositoryFolder } from '../../../runtime/paths';
import { twoFreePorts } from '../../../runtime/ports';

export interface WorkerOptions {
	/** The N8N_USER_FOLDER: one of its own. */
	userFolder: string;
	/** The packed package to install into the user folder. */
	tarball: string;
	/** How many executions it takes on at once. */
	concurrency: number;
	/** What it shares with the main process: queue, database, encryption key. */
	env: Record<string, string>;
}

export interface Worker {
	/** The executions it has ended so far, by what it logged. */
	executions(): string[];
	stop(): Promise<void>;
}

const readyWithinMs = 120_000;
const stopWithinMs = 15_000;

/**
 * Starts an `n8n worker`, and waits until it takes on executions. It ends with its caller.
 *
 * @throws Error with the last lines of its log when it ends early, or is not ready within two minutes
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
	const { userFolder, tarball, concurrency } = options;
	const installation = await installN8n();
	await installPackage(tarball, userFolder);
	const [healthPort, brokerPort] = await twoFreePorts();
	const logFile = join(userFolder, 'worker.log');
	const log = openSync(logFile, 'w');
	const watcher = pathToFileURL(join(repositoryFolder, 'runtime', 'stop-with-caller.mjs')).href;
	const args = ['--import', watcher, installation.bin, 'worker', `--concurrency=${concurrency}`];
	const env = environment(installation.node, healthPort, brokerPort, options);
	const child = spawn(installation.node, args, { env, detached: true, stdio: ['pipe', log, log] });
	closeSync(log);
	const stop = async () => await end(child);
	try {
		await waitUntilReady(child, healthPort);
	} catch (error) {
		await stop();
		throw new Error(`${(error as Error).message}. Last lines of its log:\n${lastLines(logFile)}`);
	}
	const executions = () =>
		[...readFileSync(logFile, 'utf8').matchAll(/Worker finished execution (\d+)/g)].map(
			([, id]) => id,
		);
	return { executions, stop };
}

function environment(
	node: string,
	healthPort: number,
	brokerPort: number,
	{ userFolder, env }: WorkerOptions,
): NodeJS.ProcessEnv {
	return {
		...baseEnvironment(node, userFolder),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(healthPort),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_LOG_LEVEL: 'info',
		...env,
	};
}

async function waitUntilReady(child: ChildProcess, healthPort: number): Promise<void> {
	let failure = '';
	child.once('error', ({ message }) => (failure = `The worker did not start: ${message}`));
	child.once('exit', (code) => (failure ||= `The worker ended with code ${code}`));
	for (const deadline = Date.now() + readyWithinMs; !failure; await sleep(100)) {
		const ready = `http://127.0.0.1:${healthPort}/healthz/readiness`;
		const response = await fetch(ready, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
		if (response?.ok) return;
		if (Date.now() > deadline) failure = 'The worker was not ready in time';
	}
	throw new Error(failure);
}

async function end(child: ChildProcess): Promise<void> {
	const killGroup = () => {
		try {
			process.kill(-(child.pid ?? NaN), 'SIGKILL');
		} catch {
			// Nothing was left.
		}
	};
	if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
		const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
		child.kill('SIGTERM');
		const late = setTimeout(killGroup, stopWithinMs);
		await exit;
		clearTimeout(late);
	}
	killGroup();
}
