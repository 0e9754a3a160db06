import 'reflect-metadata';
import './quietLog';

import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import { NexudusPollingTrigger } from '../../../nodes/Nexudus/NexudusPollingTrigger.node';
import type { StoredCredential } from './credentials';
import { TestCredentials } from './credentials';

/** A polling trigger in a workflow of its own. */
export interface PollingNode {
	/** What n8n does each time. @returns the items of the execution that it starts; none when it starts none */
	poll(): Promise<IDataObject[]>;
	/** "Fetch Test Event" of the editor. */
	test(): Promise<IDataObject[]>;
	/** n8n ends and starts again: what it did not store of the cursor is forgotten. */
	restart(): void;
	/** The form is filled in differently. */
	change(parameters: INodeParameters): void;
}

const nodeType = new NexudusPollingTrigger();

export function pollingNode(credential: StoredCredential, given: INodeParameters): PollingNode {
	const node: INode = {
		id: randomUUID(),
		name: 'Nexudus Polling Trigger',
		type: 'nexudusPollingTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: given,
		credentials: { nexudusOAuth2Api: { id: '1', name: 'Nexudus' } },
	};
	const additionalData = {
		credentialsHelper: new TestCredentials(credential),
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const id = randomUUID();
	let stored = '{}';
	let isActivated = false;
	let workflow = load();

	function load(): Workflow {
		return new Workflow({
			id,
			name: 'Welcome',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: {
				getByName: () => nodeType,
				getByNameAndVersion: () => nodeType,
				getKnownTypes: () => ({}),
			},
			staticData: JSON.parse(stored) as IDataObject,
			settings: { executionOrder: 'v1', timezone: 'Etc/UTC' },
		});
	}

	async function run(mode: WorkflowExecuteMode): Promise<IDataObject[]> {
		await workflow.expression.acquireIsolate?.();
		const activation = mode === 'manual' ? 'manual' : 'update';
		const context = new PollContext(workflow, node, additionalData, mode, activation);
		const [items] = (await nodeType.poll.call(context)) ?? [[]];
		// n8n stores it with each execution that it starts, and at the activation, whose poll is the first.
		if (mode !== 'manual' && (items.length > 0 || !isActivated)) {
			stored = JSON.stringify(workflow.staticData);
			isActivated = true;
		}
		return items.map(({ json }) => json);
	}

	return {
		poll: async () => await run('trigger'),
		test: async () => await run('manual'),
		restart() {
			workflow = load();
		},
		change(parameters) {
			node.parameters = parameters;
			stored = JSON.stringify(workflow.staticData);
			workflow = load();
		},
	};
}
