/** The Nexudus Trigger in a workflow of its own. */
import type { IDataObject, INode } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import { credentialType, type CredentialReference } from '../../../demo/examples';
import type { Execution, WorkflowFile } from '../../../runtime/client';
import type { Stage } from './everyN8n';
import { until } from './until';
import { builtIn, outputOf } from './workflows';

const NAME = 'Nexudus Trigger';

/** Where triggers are put into service. */
type Place = Pick<Stage, 'client' | 'sandbox' | 'credential'>;

export interface Published {
	id: string;
	/** Of its webhooks. */
	addresses(): string[];
	executions(): Promise<Execution[]>;
}

export function triggerWorkflow(
	credential: CredentialReference,
	parameters: IDataObject,
): WorkflowFile {
	const node = {
		id: randomUUID(),
		name: NAME,
		type: 'n8n-nodes-nexudus.nexudusTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters,
		credentials: { [credentialType]: credential },
	} as INode;
	return {
		name: 'Welcome',
		nodes: [node, builtIn('End', 'noOp')],
		connections: { [NAME]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

function addressesOf({ sandbox }: Pick<Stage, 'sandbox'>, webhookId = ''): string[] {
	const addresses = sandbox
		.records('webhooks')
		.list()
		.map(({ URL: address }) => String(address));
	return addresses.filter((address) => address.includes(webhookId));
}

async function isServed(address: string): Promise<boolean> {
	const { status } = await fetch(address, { method: 'POST', body: '[]' });
	return status !== 404;
}

/** Puts a trigger into service. */
export async function publish(
	place: Place,
	parameters: IDataObject,
	credential = place.credential,
): Promise<Published> {
	const { client } = place;
	const workflow = triggerWorkflow(credential, parameters);
	const id = await client.createWorkflow(workflow);
	await client.activateWorkflow(id);
	const addresses = () => addressesOf(place, workflow.nodes[0].webhookId);
	const [address] = await until('there are webhooks', async () => {
		const made = addresses();
		return made.length > 0 ? made : undefined;
	});
	// n8n 2.x registers the address a moment later.
	await until('the trigger is served', async () => ((await isServed(address)) ? true : undefined));
	const executions = async () => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await client.rest.get<{ results: Array<{ id: string }> }>(
			`/rest/executions?filter=${filter}&limit=50`,
		);
		return await Promise.all(results.map(async (each) => await client.waitForExecution(each.id)));
	};
	return { id, addresses, executions };
}

export async function executionsOf(published: Published, count: number): Promise<Execution[]> {
	return await until(`there are ${count} executions`, async () => {
		const executions = await published.executions();
		return executions.length >= count ? executions : undefined;
	});
}

export function recordsOf(executions: Execution[]): IDataObject[] {
	return executions.flatMap((execution) => outputOf(execution, 'End').map(({ json }) => json));
}
