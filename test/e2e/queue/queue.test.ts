/** n8n's scaling set-up: workers share a Nexudus user, but each process has a request budget of its own. */
import Table from 'cli-table3';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution, WorkflowFile } from '../../../runtime/client';
import {
	defaultUser,
	documentedLimits,
	startSandbox,
	type RequestRecord,
	type Sandbox,
} from '../../../sandbox';
import { startCluster, type Cluster } from './cluster';

const startTimeoutMs = 300_000;
const runTimeoutMs = 240_000;

const executionCount = 5;
const peoplePerExecution = 20;
/** With 3 places in each of 2 workers, neither can take on all 5 executions. */
const clusterSize = { workers: 2, concurrency: 3 };
/** Workers find their shares of a minute that lasts a minute. */
const limits = documentedLimits;

const node = (name: string, type: string, typeVersion: number, x: number) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [x, 0] as [number, number],
});

function creatingWorkflow(credentialId: string): WorkflowFile {
	const next = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: 'Queue',
		nodes: [
			{
				...node('Webhook', 'n8n-nodes-base.webhook', 2.1, 0),
				webhookId: 'queue',
				parameters: { httpMethod: 'POST', path: 'queue', options: {} },
			},
			{
				...node('People', 'n8n-nodes-base.splitOut', 1, 200),
				parameters: { fieldToSplitOut: 'body.people', options: {} },
			},
			{
				...node('Create', 'n8n-nodes-nexudus.nexudus', 1, 400),
				parameters: {
					resource: 'coworker',
					operation: 'create',
					fullName: '={{ $json.name }}',
					email: '={{ $json.email }}',
					countryId: { __rl: true, mode: 'id', value: '1220' },
					simpleTimeZoneId: { __rl: true, mode: 'id', value: '2023' },
				},
				credentials: { nexudusOAuth2Api: { id: credentialId, name: 'Nexudus' } },
				onError: 'continueErrorOutput',
			},
		],
		connections: { Webhook: next('People'), People: next('Create') },
		settings: { executionOrder: 'v1' },
	};
}

async function until<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
	for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
		const value = await look();
		if (value !== undefined) return value;
	}
	throw new Error(`It took too long until ${what}`);
}

async function publishWorkflow({ client, url }: Cluster, sandbox: Sandbox) {
	const { username, password } = defaultUser;
	const data = { username, password, baseUrl: sandbox.url };
	const credentialId = await client.createCredential('Nexudus', 'nexudusOAuth2Api', data);
	const id = await client.createWorkflow(creatingWorkflow(credentialId));
	await client.activateWorkflow(id);
	const address = `${url}/webhook/queue`;
	await until('the webhook is served', async () => {
		const { headers } = await fetch(address, { method: 'OPTIONS', headers: { origin: url } });
		return headers.get('access-control-allow-methods')?.includes('POST') ? true : undefined;
	});
	return { id, address };
}

const emailsOf = (batch: number) =>
	Array.from({ length: peoplePerExecution }, (_, index) => `p${batch}.${index}@example.com`);

/** Starts all executions at once. @returns them when all have ended */
async function runBatches(cluster: Cluster, { id, address }: { id: string; address: string }) {
	const starts = Array.from({ length: executionCount }, async (_, batch) => {
		const people = emailsOf(batch).map((email) => ({ name: `Person ${email}`, email }));
		const headers = { 'content-type': 'application/json' };
		const { status } = await fetch(address, {
			method: 'POST',
			headers,
			body: JSON.stringify({ people }),
		});
		expect(status).toBe(200);
	});
	await Promise.all(starts);
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	const ids = await until('all executions are listed', async () => {
		const { results } = await cluster.client.rest.get<{ results: Array<{ id: string }> }>(
			`/rest/executions?filter=${filter}`,
		);
		return results.length === executionCount ? results.map((execution) => execution.id) : undefined;
	});
	return await Promise.all(
		ids.map(async (execution) => await cluster.client.waitForExecution(execution, runTimeoutMs)),
	);
}

/** The e-mails of the people that an execution was to create. */
function peopleOf({ runs }: Execution): string[] {
	return (runs.People?.[0]?.data?.main[0] ?? []).map(({ json }) => String(json.email));
}

interface Account {
	executions: number;
	created: number;
	doubled: number;
	lost: number;
	throttled: number;
	/** Those of the throttled answers for the window of the minute, rather than for the space between two requests. */
	ofWindow: number;
}

/** Whether the window of the minute was full when a request came. */
function isOfWindow({ requests }: Sandbox, { time }: RequestRecord): boolean {
	const taken = requests.filter(
		(other) =>
			other.status === 200 &&
			other.path.endsWith('/coworkers') &&
			other.method === 'POST' &&
			other.time <= time &&
			other.time > time - limits.windowMs,
	);
	return taken.length >= limits.writesPerWindow;
}

function account(sandbox: Sandbox, executions: Execution[]): Account {
	const { coworkers, requests } = sandbox;
	const emails = executions.flatMap(peopleOf);
	const counts = emails.map((email) => coworkers.findByEmail(email).length);
	const ofThem = new Set<unknown>(emails);
	const throttled = requests.filter(
		({ throttled: isThrottled, body }) =>
			isThrottled && ofThem.has((body as { Email?: unknown })?.Email),
	);
	return {
		executions: executions.length,
		created: counts.reduce((sum, count) => sum + count, 0),
		doubled: counts.filter((count) => count > 1).length,
		lost: counts.filter((count) => count === 0).length,
		throttled: throttled.length,
		ofWindow: throttled.filter((request) => isOfWindow(sandbox, request)).length,
	};
}

function print(accounts: Account[], all: Account, seconds: number): void {
	const head = [
		'',
		'executions',
		'created',
		'doubled',
		'lost',
		'throttled answers',
		'for the minute',
	];
	const table = new Table({ head, style: { head: [], border: [] } });
	const row = (
		name: string,
		{ executions, created, doubled, lost, throttled, ofWindow }: Account,
	) => table.push([name, executions, created, doubled, lost, throttled, ofWindow]);
	accounts.forEach((worker, index) => row(`worker ${index + 1}`, worker));
	row('all', all);
	process.stdout.write(`${table.toString()}\n${all.created} creates took ${seconds} s.\n`);
}

describe('with two workers', () => {
	let sandbox: Sandbox | undefined;
	let cluster: Cluster | undefined;

	beforeAll(async () => {
		sandbox = await startSandbox({ limits, uniqueEmails: false });
		cluster = await startCluster(clusterSize);
	}, startTimeoutMs);

	afterAll(async () => {
		await cluster?.stop();
		await sandbox?.close();
	}, startTimeoutMs);

	test(
		'none is lost and none doubled, whatever Nexudus throttles',
		async () => {
			const workflow = await publishWorkflow(cluster!, sandbox!);
			const began = Date.now();
			const executions = await runBatches(cluster!, workflow);
			const seconds = Math.round((Date.now() - began) / 1000);
			// A worker reports the end of an execution a moment after it has saved it.
			const idsOf = await until('the workers have reported all executions', async () => {
				const ids = cluster!.workers.map((worker) => worker.executions());
				return ids.flat().length === executionCount ? ids : undefined;
			});
			const accounts = idsOf.map((ids) =>
				account(
					sandbox!,
					executions.filter(({ id }) => ids.includes(id)),
				),
			);
			const all = account(sandbox!, executions);
			print(accounts, all, seconds);

			for (const { status, runs } of executions) {
				expect(status).toBe('success');
				const [created, failed] = runs.Create[0].data!.main;
				expect(failed ?? []).toEqual([]);
				expect(created).toHaveLength(peoplePerExecution);
			}
			const total = executionCount * peoplePerExecution;
			expect(all).toMatchObject({ created: total, doubled: 0, lost: 0 });
			expect(sandbox!.coworkers.count).toBe(total);
			expect(sandbox!.throttled).toBeGreaterThan(0);
			// Requests that were under way in both workers when the window was full, and little more.
			expect(all.ofWindow).toBeLessThanOrEqual(4);
			for (const worker of accounts) expect(worker.executions).toBeGreaterThan(0);
		},
		runTimeoutMs,
	);
});
