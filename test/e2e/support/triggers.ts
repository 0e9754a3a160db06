import type { Execution, WorkflowFile } from '../../../runtime/client';
import type { Stage } from './everyN8n';
import { until } from './until';

/** Saves an example and puts it into service, at the address of its first node. @returns that address */
export async function publish(
	{ client, n8n: { url } }: Stage,
	workflow: WorkflowFile,
): Promise<string> {
	const id = await client.createWorkflow(workflow);
	await client.activateWorkflow(id);
	const trigger = workflow.nodes.find(({ webhookId }) => webhookId)!;
	const isForm = trigger.type.endsWith('.formTrigger');
	const { path, options } = trigger.parameters as { path?: string; options: { path?: string } };
	const address = `${url}/${isForm ? 'form' : 'webhook'}/${path ?? options.path}`;
	// n8n 2.x answers first and registers the address a moment later. A preflight is answered without starting anything.
	await until(`${address} is served`, async () => {
		const { headers } = await fetch(address, { method: 'OPTIONS', headers: { origin: url } });
		return headers.get('access-control-allow-methods')?.includes('POST') ? true : undefined;
	});
	return address;
}

/** Posts JSON as another app does. */
export async function postJson(url: string, body: unknown) {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	return { status: response.status, body: (await response.json()) as unknown };
}

/** Sends a message as the chat of the editor does. */
export async function chat(
	{ client }: Stage,
	workflow: WorkflowFile,
	chatInput: string,
): Promise<Execution> {
	const id = await client.createWorkflow(workflow);
	const message = { json: { sessionId: 'e2e', action: 'sendMessage', chatInput } };
	const data = {
		startTime: Date.now(),
		executionTime: 0,
		executionIndex: 0,
		executionStatus: 'success',
		source: [],
		data: { main: [[message]] },
	};
	const { executionId } = await client.rest.post<{ executionId: string }>(
		`/rest/workflows/${id}/run`,
		{
			workflowData: await client.rest.get(`/rest/workflows/${id}`),
			triggerToStartFrom: { name: 'When chat message received', data },
		},
	);
	return await client.waitForExecution(executionId);
}
