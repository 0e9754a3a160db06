import 'reflect-metadata';
import './quietLog';

import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeParameters,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { NexudusTrigger } from '../../../nodes/Nexudus/NexudusTrigger.node';
import type { StoredCredential } from './credentials';
import { TestCredentials } from './credentials';

type Method = 'checkExists' | 'create' | 'delete';

export interface TriggerOptions {
	credential: StoredCredential;
	parameters: INodeParameters;
	/** Shared by a production and a test run of one node, or by a node before and after a crash. */
	webhookId?: string;
	/** Whether "Execute workflow" of the editor waits for one delivery. */
	isTest?: true;
}

/** A trigger in a workflow of its own. */
export interface TriggerNode {
	/** Without what the node adds to it. */
	url: string;
	/** What n8n does to put a workflow into service. */
	activate(): Promise<void>;
	/** Whether all is there already. */
	exists(): Promise<unknown>;
	deactivate(): Promise<void>;
	/** The items of each execution that was started. */
	executions: IDataObject[][];
}

/** The part of an n8n server that calls the node, in this process. */
export interface TriggerServer {
	add(options: TriggerOptions): TriggerNode;
	/** Every answer, in order. */
	statuses: number[];
	close(): void;
}

interface Registered {
	node: TriggerNode;
	receive(
		request: IncomingMessage,
		body: Buffer,
		response: ServerResponse,
	): Promise<IWebhookResponseData>;
}

const nodeType = new NexudusTrigger();
const [webhookDescription] = nodeType.description.webhooks!;

function buildWorkflow(name: string, node: INode): Workflow {
	return new Workflow({
		id: randomUUID(),
		name,
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1', timezone: 'Etc/UTC' },
	});
}

/** As Express gives it to n8n. */
function toRequest(request: IncomingMessage, rawBody: Buffer) {
	const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
	const query = Object.fromEntries(searchParams);
	return Object.assign(request, { query, rawBody, params: {}, body: {} });
}

function toResponse(response: ServerResponse) {
	return Object.assign(response, {
		status: (code: number) => {
			response.statusCode = code;
			return response;
		},
		json: (content: unknown) => response.end(JSON.stringify(content)),
	});
}

function register(origin: string, options: TriggerOptions): Registered {
	const { credential, parameters, webhookId = randomUUID(), isTest } = options;
	const node: INode = {
		id: randomUUID(),
		name: 'Nexudus Trigger',
		type: 'nexudusTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId,
		parameters,
		credentials: { nexudusOAuth2Api: { id: '1', name: 'Nexudus' } },
	};
	const workflow = buildWorkflow('Welcome', node);
	const additionalData = {
		credentialsHelper: new TestCredentials(credential),
		variables: {},
		webhookBaseUrl: `${origin}/webhook`,
		webhookTestBaseUrl: `${origin}/webhook-test`,
	} as unknown as IWorkflowExecuteAdditionalData;
	const base = {
		webhookDescription,
		httpMethod: 'POST',
		node: node.name,
		path: 'webhook',
	} as const;
	const webhookData: IWebhookData = {
		...base,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
		isTest,
	};
	const mode = isTest ? 'manual' : 'trigger';
	const run = async (method: Method, activation: WorkflowActivateMode) => {
		await workflow.expression.acquireIsolate?.();
		const context = new HookContext(workflow, node, additionalData, mode, activation, webhookData);
		return await nodeType.webhookMethods.default[method].call(context);
	};
	const activation = isTest ? 'manual' : 'activate';
	const exists = async () => await run('checkExists', activation);
	const executions: IDataObject[][] = [];
	return {
		node: {
			url: `${origin}/webhook${isTest ? '-test' : ''}/${webhookId}/webhook`,
			exists,
			activate: async () => {
				if (!(await exists())) await run('create', activation);
			},
			deactivate: async () => void (await run('delete', 'update')),
			executions,
		},
		async receive(request, body, response) {
			const data = {
				...additionalData,
				httpRequest: toRequest(request, body),
				httpResponse: toResponse(response),
			} as unknown as IWorkflowExecuteAdditionalData;
			await workflow.expression.acquireIsolate?.();
			const context = new WebhookContext(workflow, node, data, mode, webhookData, [], null);
			const result = await nodeType.webhook.call(context);
			const [items] = result.workflowData ?? [];
			if (items) executions.push(items.map(({ json }) => json));
			return result;
		},
	};
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Starts it on a free port. */
export async function startTriggerServer(): Promise<TriggerServer> {
	const registered: Registered[] = [];
	const statuses: number[] = [];
	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await readBody(request);
		const [path] = String(request.url).split('?');
		const target = registered.find(({ node }) => new URL(node.url).pathname === path);
		const result = await target?.receive(request, body, response);
		if (!target) response.statusCode = 404;
		if (!result?.noWebhookResponse) response.end();
		statuses.push(response.statusCode);
	}
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		statuses,
		add(options) {
			const one = register(origin, options);
			registered.push(one);
			return one.node;
		},
		close: () => server.close(),
	};
}
