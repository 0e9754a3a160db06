import 'reflect-metadata';
import './quietLog';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IBinaryKeyData,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
	OnError,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';

import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';
import type { StoredCredential } from './credentials';
import { TestCredentials } from './credentials';

export const REQUIRED_PARAMETERS = {
	fullName: 'Nathan Hale',
	email: '={{ $json.email }}',
	countryId: { __rl: true, mode: 'id', value: '1220' },
	simpleTimeZoneId: { __rl: true, mode: 'id', value: '2023' },
};

export interface RunOptions {
	items: IDataObject[];
	/** Files of the items, by their order. */
	binaries?: IBinaryKeyData[];
	credential: StoredCredential;
	/** Beside resource and operation, which are Coworker -> Create unless named here. */
	parameters: INodeParameters | IDataObject;
	onError?: OnError;
	/** Settings of the node, such as Retry On Fail. */
	node?: Partial<INode>;
	/** In the place of the Nexudus node, e.g. to use a part of it. */
	nodeType?: INodeType;
	/** Whether the node is the tool of an AI agent, for which n8n gives it another type. */
	isTool?: true;
	/** IANA name, n8n's setting of the workflow. */
	timezone?: string;
	/** Called with the running execution, e.g. to cancel it. */
	onStart?: (execution: { cancel(): void }) => void;
}

export interface RunResult {
	run: IRun;
	/** The node's outputs: [regular, error]. */
	outputs: INodeExecutionData[][];
	/** What stopped the workflow. */
	error: (Error & { description?: string | null }) | undefined;
	hints: NodeExecutionHint[];
}

function itemsNode({ items, binaries = [] }: RunOptions): INodeType {
	return {
		description: {
			displayName: 'Items',
			name: 'items',
			group: ['trigger'],
			version: 1,
			description: 'Emits the items of a test',
			defaults: { name: 'Items' },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute() {
			return [
				items.map((json, index) =>
					index in binaries ? { json, binary: binaries[index] } : { json },
				),
			];
		},
	};
}

function buildNode(options: RunOptions): INode {
	return {
		id: 'b0f1d7e2-0000-4000-8000-000000000002',
		name: 'Nexudus',
		type: options.isTool ? 'nexudusTool' : 'nexudus',
		typeVersion: 1,
		position: [200, 0],
		parameters: {
			resource: 'coworker',
			operation: 'create',
			...options.parameters,
		} as INodeParameters,
		credentials: { nexudusOAuth2Api: { id: '1', name: 'Nexudus' } },
		onError: options.onError,
		...options.node,
	};
}

function buildWorkflow(options: RunOptions): Workflow {
	const types: Record<string, INodeType> = {
		items: itemsNode(options),
		nexudus: options.nodeType ?? nexudus,
		nexudusTool: nexudus,
	};
	const trigger: INode = {
		id: 'b0f1d7e2-0000-4000-8000-000000000001',
		name: 'Items',
		type: 'items',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return new Workflow({
		id: 'test',
		nodes: [trigger, buildNode(options)],
		connections: { Items: { main: [[{ node: 'Nexudus', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: {
			getByName: (name) => types[name],
			getByNameAndVersion: (name) => types[name],
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1', timezone: options.timezone ?? 'Etc/UTC' },
	});
}

function buildAdditionalData(workflow: Workflow, credential: StoredCredential) {
	const workflowData = { id: workflow.id, name: 'Test', active: false } as IWorkflowBase;
	return {
		credentialsHelper: new TestCredentials(credential),
		hooks: new ExecutionLifecycleHooks('trigger', '1', workflowData),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: '',
		instanceBaseUrl: '',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		webhookBaseUrl: '',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: '',
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** As n8n has it, for all workflows of a process. */
const nexudus = new Nexudus();

/** Runs a workflow of two nodes, the items and Nexudus, in n8n's own execution engine. */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
	const workflow = buildWorkflow(options);
	const additionalData = buildAdditionalData(workflow, options.credential);
	const engine = new WorkflowExecute(additionalData, 'trigger', createEmptyRunExecutionData());
	await workflow.expression.acquireIsolate?.();
	const execution = engine.run({ workflow, startNode: workflow.getNode('Items')! });
	options.onStart?.(execution);
	const run = await execution;
	const task = run.data.resultData.runData.Nexudus?.[0];
	return {
		run,
		outputs: (task?.data?.main ?? []).map((output) => output ?? []),
		error: run.data.resultData.error,
		hints: task?.hints ?? [],
	};
}
