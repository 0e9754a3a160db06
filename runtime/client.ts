import { parse as parseFlatted } from 'flatted';
import type {
	ExecutionStatus,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IConnections,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeTypeDescription,
	IRunExecutionData,
	ITaskData,
	IWorkflowSettings,
} from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';

import { createRest, RestError, type Rest } from './rest';

/** The account that connect() sets up on a fresh n8n, and logs in with afterwards. */
export const owner = {
	email: 'owner@example.com',
	password: 'Coworkers4ever',
	firstName: 'Olive',
	lastName: 'Owner',
};

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface SavedCredential {
	id: string;
	name: string;
	type: string;
	/** As the editor sees it: values of password fields are replaced by a placeholder. */
	data: ICredentialDataDecryptedObject;
}

/** A workflow file, as the editor exports it. */
export interface WorkflowFile {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface Execution {
	id: string;
	status: ExecutionStatus;
	data: IRunExecutionData;
	/** Every run of every node that ran, by the node's name. */
	runs: Record<string, ITaskData[]>;
	/** The answer of n8n word for word, to search for what must not be in it. */
	raw: string;
}

export interface RunOptions {
	/** The trigger to start from; the workflow's first node of a trigger type when left out. */
	triggerName?: string;
	/** Ends the wait with an error; 60 seconds when left out. */
	timeoutMs?: number;
}

/** What the editor sends when a list or an options field is opened. */
export interface ParameterRequest {
	nodeTypeAndVersion: { name: string; version: number };
	/** A function of the node's `methods.listSearch` or `methods.loadOptions`. */
	methodName: string;
	/** Where the parameter is: `parameters.location`. */
	path: string;
	currentNodeParameters: INodeParameters;
	/** By credential type. */
	credentials?: Record<string, { id: string; name: string }>;
}

export interface ListRequest extends ParameterRequest {
	filter?: string;
	paginationToken?: string;
}

export interface TypeList<Type> {
	types: Type[];
	/** The size of the answer, in bytes: the editor downloads it at every start. */
	size: number;
}

export type Client = ReturnType<typeof createClient>;

/**
 * Logs in to an n8n as its owner; sets the owner up first on a fresh one.
 *
 * @throws RestError when n8n has another owner
 */
export async function connect(url: string): Promise<Client> {
	const rest = createRest(url);
	const settings = await rest.get<{ userManagement: { showSetupOnFirstLoad?: boolean } }>(
		'/rest/settings',
	);
	if (settings.userManagement.showSetupOnFirstLoad) {
		await rest.post('/rest/owner/setup', owner);
	} else {
		await rest.post('/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}
	return createClient(rest);
}

function createClient(rest: Rest) {
	return {
		...credentialMethods(rest),
		...workflowMethods(rest),
		...parameterMethods(rest),
		...activationMethods(rest),
		nodeTypes: async () => await typeList<INodeTypeDescription>(rest, '/types/nodes.json'),
		credentialTypes: async () => await typeList<ICredentialType>(rest, '/types/credentials.json'),
		/** For what has no method here. */
		rest,
	};
}

function credentialMethods(rest: Rest) {
	const getCredential = async (id: string) =>
		await rest.get<SavedCredential>(`/rest/credentials/${id}?includeData=true`);

	/** The form as the editor holds it: the saved values, with placeholders, and the user's changes on top. */
	const form = async (id: string, changes: ICredentialDataDecryptedObject) => {
		const { name, type, data } = await getCredential(id);
		return { id, name, type, data: { ...data, ...changes } };
	};

	return {
		getCredential,

		/** @returns the id */
		async createCredential(name: string, type: string, data: ICredentialDataDecryptedObject) {
			return (await rest.post<{ id: string }>('/rest/credentials', { name, type, data })).id;
		},

		/** Saves a changed form. */
		async updateCredential(id: string, changes: ICredentialDataDecryptedObject) {
			await rest.patch(`/rest/credentials/${id}`, await form(id, changes));
		},

		/**
		 * Tests a form. The editor does so right after each save, and when "Retry" is clicked; it never tests a
		 * credential that was not saved.
		 */
		async testCredential(id: string, changes: ICredentialDataDecryptedObject = {}) {
			const credentials = await form(id, changes);
			return await rest.post<CredentialTestResult>('/rest/credentials/test', { credentials });
		},

		async deleteCredential(id: string) {
			await rest.delete(`/rest/credentials/${id}`);
		},
	};
}

type SavedWorkflow = WorkflowFile & { id: string };

function workflowMethods(rest: Rest) {
	const getExecution = async (id: string) =>
		readExecution(await rest.getText(`/rest/executions/${id}`));

	/** @returns the id */
	const createWorkflow = async ({ name = 'Workflow', ...workflow }: WorkflowFile) =>
		(
			await rest.post<SavedWorkflow>('/rest/workflows', {
				active: false,
				settings: {},
				...workflow,
				name,
			})
		).id;

	/** Starts a saved workflow as "Execute workflow" does. @returns the id of the execution */
	const startWorkflow = async (id: string, { triggerName }: RunOptions = {}) => {
		const workflowData = await rest.get<SavedWorkflow>(`/rest/workflows/${id}`);
		const name = triggerName ?? firstTrigger(workflowData);
		const started = await rest.post<{ executionId?: string }>(`/rest/workflows/${id}/run`, {
			// n8n 1.x runs the workflow sent along; n8n 2.x runs the saved one, and leaves this alone.
			workflowData,
			triggerToStartFrom: { name },
		});
		if (!started.executionId) throw new Error(`"${name}" waits for a call instead of starting.`);
		return started.executionId;
	};

	/** Waits until an execution has ended, however it ended. */
	const waitForExecution = async (id: string, timeoutMs = 60_000) => {
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			const raw = await rest.getText(`/rest/executions/${id}`).catch(ignoreBusy);
			if (raw !== undefined && isComplete(raw)) return readExecution(raw);
			await sleep(100);
		}
		throw new Error(`Execution ${id} had not ended after ${timeoutMs} ms`);
	};

	return {
		createWorkflow,
		startWorkflow,
		waitForExecution,
		getExecution,

		/** Runs a workflow, saved (its id) or not, to its end, however it ends. */
		async runWorkflow(workflow: string | WorkflowFile, options: RunOptions = {}) {
			const id = typeof workflow === 'string' ? workflow : await createWorkflow(workflow);
			return await waitForExecution(await startWorkflow(id, options), options.timeoutMs);
		},

		async stopExecution(id: string) {
			await rest.post(`/rest/executions/${id}/stop`, {});
		},
	};
}

/** A very large run keeps n8n too busy to look at its own database for a while. */
function ignoreBusy(error: unknown): undefined {
	if (error instanceof RestError && error.status === 503) return undefined;
	throw error;
}

function firstTrigger({ nodes }: WorkflowFile): string {
	const trigger = nodes.find(({ type, disabled }) => /trigger$/i.test(type) && !disabled);
	if (!trigger) throw new Error('The workflow has no trigger node: name the node to start from.');
	return trigger.name;
}

/** An execution that waits (for a time, or a call) counts as ended: it may stay so for days. */
const unfinished: ExecutionStatus[] = ['new', 'running', 'unknown'];

interface ExecutionAnswer {
	data: { id: string; status: ExecutionStatus; data: string };
}

/** n8n 1.x saves the status of an execution a moment before its data. */
function isComplete(raw: string): boolean {
	const { status, data } = (JSON.parse(raw) as ExecutionAnswer).data;
	if (unfinished.includes(status)) return false;
	const saved = parseFlatted(data) as IRunExecutionData | undefined;
	if (status !== 'success') return saved !== undefined;
	return Object.keys(saved?.resultData.runData ?? {}).length > 0;
}

function readExecution(raw: string): Execution {
	const { data: execution } = JSON.parse(raw) as ExecutionAnswer;
	const data = parseFlatted(execution.data) as IRunExecutionData;
	return { id: execution.id, status: execution.status, data, runs: data.resultData.runData, raw };
}

function parameterMethods(rest: Rest) {
	return {
		/** What a "From list" field shows. */
		resourceLocatorResults: async (request: ListRequest) =>
			await rest.post<INodeListSearchResult>(
				'/rest/dynamic-node-parameters/resource-locator-results',
				request,
			),

		/** What an options field with loadOptions shows. */
		loadOptions: async (request: ParameterRequest) =>
			await rest.post<INodePropertyOptions[]>('/rest/dynamic-node-parameters/options', request),
	};
}

async function typeList<Type>(rest: Rest, path: string): Promise<TypeList<Type>> {
	const text = await rest.getText(path);
	return { types: JSON.parse(text) as Type[], size: Buffer.byteLength(text) };
}

function activationMethods(rest: Rest) {
	return {
		/** Puts the saved workflow's webhooks, forms and schedules into service: "Publish", in 1.x "Active". */
		async activateWorkflow(id: string) {
			const { versionId } = await rest.get<{ versionId: string }>(`/rest/workflows/${id}`);
			await rest.post(`/rest/workflows/${id}/activate`, { versionId });
		},

		async deactivateWorkflow(id: string) {
			await rest.post(`/rest/workflows/${id}/deactivate`, {});
		},
	};
}
