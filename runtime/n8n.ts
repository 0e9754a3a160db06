import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { lastLines } from './command';
import { defaultN8nVersion, installN8n, type InstallOptions, type N8nVersion } from './install';
import { installPackage } from './package';
import { twoFreePorts } from './ports';

export interface StartOptions extends InstallOptions {
	/** The n8n to start, installed first when it is not yet. */
	version?: N8nVersion;
	/** The N8N_USER_FOLDER, kept by stop(). When left out: a new temporary folder, removed by stop(). */
	userFolder?: string;
	/** A free one when left out. */
	port?: number;
	/** A packed package to install into the user folder first. */
	tarball?: string;
	/** Environment variables on top of those set here. */
	env?: Record<string, string>;
	/** N8N_LOG_LEVEL. */
	logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
	/** Receives what n8n prints; `n8n.log` in the user folder when left out. */
	logFile?: string;
}

export interface RunningN8n {
	version: N8nVersion;
	/** Without a slash at the end. */
	url: string;
	port: number;
	pid: number;
	userFolder: string;
	logFile: string;
	/** What n8n printed so far, also after stop(). */
	readLog(): string;
	/** The most memory the main n8n process held so far, in bytes; null where Linux's /proc is missing. */
	peakMemory(): number | null;
	/** Ends n8n and everything it started, and removes the user folder if startN8n() made it. */
	stop(): Promise<void>;
}

/** Modules that call n8n's own site by themselves and have no setting for it; n8n rejects names it does not know. */
const callingModules: Record<N8nVersion, string> = { '2.41.1': 'mcp-registry', '1.123.81': '' };
const readyWithinMs = 120_000;
const stopWithinMs = 15_000;

/**
 * Starts an n8n that listens on 127.0.0.1 only and calls nobody outside by itself, and waits until it is ready.
 * It ends with its caller: when the calling process dies, by whatever signal, n8n stops too.
 *
 * @throws Error with the last lines of n8n's log when it ends early, or is not ready within two minutes
 */
export async function startN8n(options: StartOptions = {}): Promise<RunningN8n> {
	const { version = defaultN8nVersion, tarball, onProgress } = options;
	const installation = await installN8n(version, { onProgress });
	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'n8n-user-'));
	const removeUserFolder = () => {
		if (options.userFolder) return;
		rmSync(userFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	};
	try {
		if (tarball) await installPackage(tarball, userFolder);
		const [freePort, brokerPort] = await twoFreePorts();
		const port = options.port ?? freePort;
		const logFile = options.logFile ?? join(userFolder, 'n8n.log');
		const env = environment(installation.node, userFolder, port, brokerPort, options);
		const child = spawnN8n(installation, env, logFile);
		const running = handle(child, { version, port, userFolder, logFile }, removeUserFolder);
		await waitUntilReady(child, running);
		return running;
	} catch (error) {
		removeUserFolder();
		throw error;
	}
}

function spawnN8n(
	{ node, bin }: { node: string; bin: string },
	env: NodeJS.ProcessEnv,
	logFile: string,
): ChildProcess {
	const log = openSync(logFile, 'w');
	try {
		const watcher = pathToFileURL(join(__dirname, 'stop-with-caller.mjs')).href;
		const args = ['--import', watcher, bin, 'start'];
		// A process group of its own, to be ended as a whole; stdin is the line stop-with-caller watches.
		const detached = process.platform !== 'win32';
		return spawn(node, args, { env, detached, stdio: ['pipe', log, log] });
	} finally {
		closeSync(log);
	}
}

/**
 * What every n8n process gets: the caller's environment without what would change n8n (its own settings, and those of
 * npm and jest), and the settings that keep it to itself.
 */
export function baseEnvironment(node: string, userFolder: string): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|npm_|JEST_|NODE_)/;
	const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(inherited),
		// n8n starts its task runner with the `node` of the PATH.
		PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
		N8N_STARTED_BY: String(process.pid),
		N8N_USER_FOLDER: userFolder,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	};
}

function environment(
	node: string,
	userFolder: string,
	port: number,
	brokerPort: number,
	{ version = defaultN8nVersion, env, logLevel = 'info' }: StartOptions,
): NodeJS.ProcessEnv {
	return {
		...baseEnvironment(node, userFolder),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_LOG_LEVEL: logLevel,
		N8N_SECURE_COOKIE: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: callingModules[version],
		// With one connection, n8n 1.x lets readers see an execution's end before its data. n8n 2.x has no such mode.
		DB_SQLITE_POOL_SIZE: '2',
		...env,
	};
}

function handle(
	child: ChildProcess,
	about: Pick<RunningN8n, 'version' | 'port' | 'userFolder' | 'logFile'>,
	removeUserFolder: () => void,
): RunningN8n {
	let lastLog = '';
	let lastPeak: number | null = null;
	const ended = () => child.exitCode !== null || child.signalCode !== null;
	const readLog = () => {
		try {
			lastLog = readFileSync(about.logFile, 'utf8');
		} catch {
			// Removed together with the user folder: what was read before that stands.
		}
		return lastLog;
	};
	const peakMemory = () => (lastPeak = readPeakMemory(child.pid) ?? lastPeak);
	const stopOnce = async () => {
		peakMemory();
		if (!ended()) await end(child);
		killGroup(child);
		readLog();
		removeUserFolder();
	};
	let stopped: Promise<void> | undefined;
	const stop = async () => await (stopped ??= stopOnce());
	const url = `http://127.0.0.1:${about.port}`;
	return { ...about, url, pid: child.pid ?? 0, readLog, peakMemory, stop };
}

async function waitUntilReady(
	child: ChildProcess,
	{ url, logFile, stop }: RunningN8n,
): Promise<void> {
	let failure = '';
	child.once('error', (error) => (failure = `n8n did not start: ${error.message}`));
	child.once(
		'exit',
		(code, signal) =>
			(failure ||= `n8n ended with ${signal ?? `code ${code}`} before it was ready`),
	);
	const deadline = Date.now() + readyWithinMs;
	while (!failure) {
		if (await answersReady(url)) return;
		if (Date.now() > deadline) failure = `n8n was not ready within ${readyWithinMs / 1000} s`;
		await sleep(100);
	}
	const log = lastLines(logFile);
	await stop();
	throw new Error(`${failure}. Last lines of its log:\n${log}`);
}

/** n8n 1.x calls itself ready before it answers the editor: ask for what the editor asks first as well. */
async function answersReady(url: string): Promise<boolean> {
	return (await answersOk(`${url}/healthz/readiness`)) && (await answersOk(`${url}/rest/settings`));
}

async function answersOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}

async function end(child: ChildProcess): Promise<void> {
	const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGTERM');
	const late = setTimeout(() => killGroup(child), stopWithinMs);
	await exit;
	clearTimeout(late);
}

/** Ends by force what is left of n8n and the processes it started. */
function killGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill('SIGKILL');
		else process.kill(-child.pid, 'SIGKILL');
	} catch {
		// Nothing was left.
	}
}

function readPeakMemory(pid: number | undefined): number | null {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
		return kilobytes ? Number(kilobytes) * 1024 : null;
	} catch {
		return null;
	}
}
