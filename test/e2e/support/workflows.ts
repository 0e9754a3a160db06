import type { IDataObject, INode, INodeExecutionData, IPinData } from 'n8n-workflow';

import { credentialType, type CredentialReference } from '../../../demo/examples';
import type { Execution, WorkflowFile } from '../../../runtime/client';

export const trigger = 'Start';

export type NodeSettings = Partial<
	Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'>
>;

let nodesMade = 0;

function makeNode(name: string, type: string, parameters: IDataObject, more: Partial<INode> = {}) {
	nodesMade += 1;
	return {
		id: `00000000-0000-4000-8000-${String(nodesMade).padStart(12, '0')}`,
		name,
		type,
		typeVersion: 1,
		position: [200 * nodesMade, 0],
		parameters,
		...more,
	} as INode;
}

/** The required parameters of Create, the e-mail from the item. */
export const person = {
	fullName: '={{ $json.name }}',
	email: '={{ $json.email }}',
	countryId: { __rl: true, mode: 'list', value: 1220, cachedResultName: 'United Kingdom' },
	simpleTimeZoneId: { __rl: true, mode: 'id', value: '2023' },
};

/** A Nexudus node that does not pace itself. */
export function nexudus(
	name: string,
	credential: CredentialReference,
	operation: string,
	{ options, ...parameters }: IDataObject = {},
	settings: NodeSettings = {},
): INode {
	const all = {
		resource: 'coworker',
		operation,
		...parameters,
		options: { writesPerMinute: 0, ...(options as IDataObject) },
	};
	const credentials = { [credentialType]: credential };
	return makeNode(name, 'n8n-nodes-nexudus.nexudus', all, { credentials, ...settings });
}

/** A built-in node, e.g. `limit`. */
export function builtIn(
	name: string,
	type: string,
	parameters: IDataObject = {},
	more: Partial<INode> = {},
): INode {
	return makeNode(name, `n8n-nodes-base.${type}`, parameters, more);
}

/** A manual trigger that emits these items, and the nodes behind it in a row. */
export function workflow(items: IDataObject[], ...nodes: INode[]): WorkflowFile {
	const start = makeNode(trigger, 'n8n-nodes-base.manualTrigger', {});
	const row = [start, ...nodes];
	const connections = Object.fromEntries(
		row
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: row[index + 1].name, type: 'main' as const, index: 0 }]] },
			]),
	);
	const pinData: IPinData = { [trigger]: items.map((json) => ({ json })) as INodeExecutionData[] };
	return { nodes: row, connections, settings: { executionOrder: 'v1' }, pinData } as WorkflowFile;
}

/** Items with a name and an e-mail each: person0@example.com and so on. */
export function people(count: number, prefix = 'person'): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `Person ${index}`,
		email: `${prefix}${index}@example.com`,
	}));
}

/** What a node emitted in its only run. */
export function outputOf({ runs }: Execution, node: string, output = 0): INodeExecutionData[] {
	return runs[node]?.[0]?.data?.main[output] ?? [];
}

/** The index of the input item that each output item is paired with. */
export function pairedWith(items: INodeExecutionData[]): unknown[] {
	return items.map(({ pairedItem }) => {
		const pairs = [pairedItem].flat();
		const [pair] = pairs;
		return pairs.length === 1 && typeof pair === 'object' ? pair.item : pairedItem;
	});
}
