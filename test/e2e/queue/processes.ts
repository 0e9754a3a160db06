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

export interface ProcessOptions {
	/** The N8N_USER_FOLDER: one of its own. */
	userFolder: string;
	/** The packed package to install into the user folder. */
	tarball: string;
	/** What it shares with the main process: queue, database, encryption key. */
	env: Record<string, string>;
}

/** A process beside the main one. */
interface SideProcess {
	readLog(): string;
	stop(): Promise<void>;
}

export interface Worker {
	/** The executions it has ended so far, by what it logged. */
	executions(): string[];
	stop(): Promise<void>;
}

const readyWithinMs = 120_000;
const stopWithinMs = 15_000;

/**
 * Starts an n8n command, and waits until it is ready. It ends with its caller.
 *
 * @param command with its arguments
 * @param env of this process alone
 * @param port where it tells whether it is ready
 * @throws Error with the last lines of its log when it ends early, or is not ready within two minutes
 */
async function startProcess(
	command: string[],
	env: Record<string, string>,
	port: number,
	{ userFolder, tarball, env: shared }: ProcessOptions,
): Promise<SideProcess> {
	const { node, bin } = await installN8n();
	await installPackage(tarball, userFolder);
	const logFile = join(userFolder, 'process.log');
	const log = openSync(logFile, 'w');
	const watcher = pathToFileURL(join(repositoryFolder, 'runtime', 'stop-with-caller.mjs')).href;
	const child = spawn(node, ['--import', watcher, bin, ...command], {
		env: { ...baseEnvironment(node, userFolder), N8N_LOG_LEVEL: 'info', ...env, ...shared },
		detached: true,
		stdio: ['pipe', log, log],
	});
	closeSync(log);
	const stop = async () => await end(child);
	try {
		await waitUntilReady(child, port);
	} catch (error) {
		await stop();
		throw new Error(`${(error as Error).message}. Last lines of its log:\n${lastLines(logFile)}`);
	}
	return { readLog: () => readFileSync(logFile, 'utf8'), stop };
}

/**
 * Starts an `n8n worker`.
 *
 * @param concurrency how many executions it takes on at once
 * @throws Error as `startProcess` does
 */
export async function startWorker(concurrency: number, options: ProcessOptions): Promise<Worker> {
	const [healthPort, brokerPort] = await twoFreePorts();
	const env = {
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(healthPort),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
	};
	const command = ['worker', `--concurrency=${concurrency}`];
	const { readLog, stop } = await startProcess(command, env, healthPort, options);
	const executions = () =>
		[...readLog().matchAll(/Worker finished execution (\d+)/g)].map(([, id]) => id);
	return { executions, stop };
}

/**
 * Starts an `n8n webhook`, which takes deliveries and hands them to the queue.
 *
 * @throws Error as `startProcess` does
 */
export async function startWebhookProcessor(
	port: number,
	options: ProcessOptions,
): Promise<SideProcess> {
	const env = { N8N_LISTEN_ADDRESS: '127.0.0.1', N8N_HOST: '127.0.0.1', N8N_PORT: String(port) };
	return await startProcess(['webhook'], env, port, options);
}

async function waitUntilReady(child: ChildProcess, port: number): Promise<void> {
	let failure = '';
	child.once('error', ({ message }) => (failure = `The process did not start: ${message}`));
	child.once('exit', (code) => (failure ||= `The process ended with code ${code}`));
	for (const deadline = Date.now() + readyWithinMs; !failure; await sleep(100)) {
		const ready = `http://127.0.0.1:${port}/healthz/readiness`;
		const response = await fetch(ready, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
		if (response?.ok) return;
		if (Date.now() > deadline) failure = 'The process was not ready in time';
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
