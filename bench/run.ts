import { connect } from '../runtime/client';
import { defaultN8nVersion } from '../runtime/install';
import type { RunningN8n } from '../runtime/n8n';
import { startN8n } from '../runtime/n8n';
import type { Sandbox, SandboxOptions } from '../sandbox';
import { defaultUser, startSandbox } from '../sandbox';
import type { Contestant } from './workflows';

export interface Measurement {
	name: string;
	count: number;
	created: number;
	lost: number;
	/** Coworkers beyond the first of each person. */
	doubled: number;
	/** Requests below `/api`, log-ins and look-ups among them. */
	requests: number;
	/** Those of the requests that Nexudus took as a change. */
	writes: number;
	/** Answers that told to wait. */
	throttled: number;
	/** From the first to the last request that created a coworker, in milliseconds. */
	creatingMs: number;
	/** Of the node, as n8n measures it, in milliseconds; of a loop, from its first run to its last. */
	nodeMs: number;
	/** The most memory that the n8n process held, in bytes; null where it cannot be read. */
	peakMemory: number | null;
}

const LONGEST_RUN_MS = 30 * 60_000;

async function withN8n<T>(tarball: string, work: (n8n: RunningN8n) => Promise<T>): Promise<T> {
	const n8n = await startN8n({ version: defaultN8nVersion, tarball });
	try {
		return await work(n8n);
	} finally {
		await n8n.stop();
	}
}

function creatingTime(sandbox: Sandbox): number {
	const times = sandbox.requests
		.filter(({ method, path }) => method === 'POST' && path.endsWith('/coworkers'))
		.filter(({ status }) => status === 200)
		.map(({ time }) => time);
	return times.length > 1 ? times[times.length - 1] - times[0] : 0;
}

function isWrite({ method, path, status }: Sandbox['requests'][number]): boolean {
	return method !== 'GET' && path !== '/api/token' && status === 200;
}

async function runIn(
	n8n: RunningN8n,
	sandbox: Sandbox,
	contestant: Contestant,
	count: number,
): Promise<Measurement> {
	const client = await connect(n8n.url);
	const credentialId = await client.createCredential('Nexudus', 'nexudusOAuth2Api', {
		username: defaultUser.username,
		password: defaultUser.password,
		baseUrl: sandbox.url,
	});
	const workflow = contestant.workflow(count, credentialId, sandbox.url);
	const { runs } = await client.runWorkflow(workflow, { timeoutMs: LONGEST_RUN_MS });
	const timed = runs[contestant.timedNode] ?? [];
	const last = timed[timed.length - 1];
	const emails = new Set(sandbox.coworkers.list().map(({ Email }) => Email));
	return {
		name: contestant.name,
		count,
		created: emails.size,
		lost: count - emails.size,
		doubled: sandbox.coworkers.count - emails.size,
		requests: sandbox.requests.length,
		writes: sandbox.requests.filter(isWrite).length,
		throttled: sandbox.throttled,
		creatingMs: creatingTime(sandbox),
		nodeMs: last ? last.startTime + last.executionTime - timed[0].startTime : NaN,
		peakMemory: n8n.peakMemory(),
	};
}

/** Runs a contestant once, in an n8n of its own against a Nexudus of its own. */
export async function measure(
	tarball: string,
	contestant: Contestant,
	count: number,
	limits: SandboxOptions['limits'],
): Promise<Measurement> {
	const sandbox = await startSandbox({ limits, uniqueEmails: false });
	contestant.seed?.(sandbox, count);
	try {
		return await withN8n(tarball, async (n8n) => await runIn(n8n, sandbox, contestant, count));
	} finally {
		await sandbox.close();
	}
}
