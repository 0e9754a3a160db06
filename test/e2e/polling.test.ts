/** The polling trigger in a real n8n: what happens while n8n does not run comes with its first poll. */
import type { INode } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCleanup } from '../../demo/cleanup';
import { credentialType, type CredentialReference } from '../../demo/examples';
import { connect, type Client, type WorkflowFile } from '../../runtime/client';
import { n8nVersions } from '../../runtime/install';
import { startN8n, type StartOptions } from '../../runtime/n8n';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { packedPackage, saveCredential } from './support/everyN8n';
import { until } from './support/until';
import { builtIn, outputOf } from './support/workflows';

const NAME = 'Nexudus Polling Trigger';

function pollingWorkflow(credential: CredentialReference): WorkflowFile {
	const node = {
		id: randomUUID(),
		name: NAME,
		type: 'n8n-nodes-nexudus.nexudusPollingTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			resource: 'coworker',
			event: 'UpdatedOn',
		},
		credentials: { [credentialType]: credential },
	} as unknown as INode;
	return {
		name: 'Changed',
		nodes: [node, builtIn('End', 'noOp')],
		connections: { [NAME]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** How often the list of coworkers was asked for. */
function polls({ requests }: Sandbox): number {
	return requests.filter(({ path }) => path === '/api/spaces/coworkers').length;
}

/** The IDs of all records that started an execution. */
async function started({ rest, waitForExecution }: Client, workflowId: string): Promise<unknown[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await rest.get<{ results: Array<{ id: string }> }>(
		`/rest/executions?filter=${filter}&limit=50`,
	);
	const ids: unknown[] = [];
	for (const { id } of results) {
		const execution = await waitForExecution(id);
		expect(execution.status).toBe('success');
		ids.push(...outputOf(execution, 'End').map(({ json }) => json.Id));
	}
	return ids.sort();
}

test.each(n8nVersions)(
	'n8n %s brings what changed while it was stopped, each record once',
	async (version) => {
		const cleanup = createCleanup();
		const userFolder = mkdtempSync(join(tmpdir(), 'n8n-stopped-'));
		cleanup.add(() => rmSync(userFolder, { recursive: true, force: true }));
		const sandbox = await startSandbox({ limits: 'off', readings: 'live' });
		cleanup.add(sandbox.close);
		const start = async (options: StartOptions) => {
			const n8n = await startN8n({ version, userFolder, ...options });
			cleanup.add(n8n.stop);
			return { n8n, client: await connect(n8n.url) };
		};
		const nextPoll = async () => {
			const before = polls(sandbox);
			await until('n8n polls', async () => (polls(sandbox) > before ? true : undefined), 90_000);
		};
		try {
			const first = await start({ tarball: packedPackage() });
			const credential = await saveCredential({ client: first.client, sandbox });
			const id = await first.client.createWorkflow(pollingWorkflow(credential));
			await Promise.all([nextPoll(), first.client.activateWorkflow(id)]);
			await nextPoll();
			await first.n8n.stop();
			const made = [1, 2, 3].map(() => sandbox.coworkers.add({}).Id);
			const second = await start({ port: first.n8n.port });
			await until('an execution was started', async () => {
				const ids = await started(second.client, id);
				return ids.length > 0 ? true : undefined;
			});
			await nextPoll();
			expect(await started(second.client, id)).toEqual(made);
		} finally {
			await cleanup.run();
		}
	},
	400_000,
);
