import Table from 'cli-table3';
import type { INodeExecutionData } from 'n8n-workflow';

import type { Client, Execution } from '../runtime/client';
import type { Sandbox } from '../sandbox';

/** The example that the demo runs. */
export const mainExample = 'onboard-members.json';

/** What came of one person of the example's list. */
export interface Outcome {
	name: string;
	email: string;
	/** Of the coworker that was created. */
	id?: number;
	/** Why the item left by the error output. */
	error?: string;
}

/** Runs the main example. @throws Error when the workflow as a whole failed */
export async function runMainExample(client: Client, workflowId: string): Promise<Outcome[]> {
	const execution = await client.runWorkflow(workflowId);
	const { status, data } = execution;
	if (status !== 'success') {
		throw new Error(`The example ended with "${status}": ${data.resultData.error?.message}`);
	}
	return readOutcomes(execution);
}

function itemsOf({ runs }: Execution, nodeName: string, output = 0): INodeExecutionData[] {
	return runs[nodeName]?.[0]?.data?.main[output] ?? [];
}

function pairedIndex({ pairedItem }: INodeExecutionData): number {
	return typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
}

/** Follows each person through the node, by the pairing of its items. */
function readOutcomes(execution: Execution): Outcome[] {
	const created = itemsOf(execution, 'Create Coworker', 0);
	const rejected = itemsOf(execution, 'Create Coworker', 1);
	return itemsOf(execution, 'New Members').map(({ json }, index) => {
		const isOfThisPerson = (item: INodeExecutionData) => pairedIndex(item) === index;
		return {
			name: String(json.name),
			email: String(json.email),
			id: created.find(isOfThisPerson)?.json.Id as number | undefined,
			error: rejected.find(isOfThisPerson)?.json.error as string | undefined,
		};
	});
}

/** The outcomes as text. */
export function toTable(outcomes: Outcome[]): string {
	const table = new Table({
		head: ['Name', 'Email', 'Output', 'Coworker ID or reason'],
		style: { head: [], border: [] },
	});
	for (const { name, email, id, error } of outcomes) {
		const output = error === undefined ? 'Created' : 'Needs Attention';
		table.push([name, email, output, error ?? String(id ?? 'no output item')]);
	}
	return table.toString();
}

/** What is not as the example promises, compared with what Nexudus really holds; empty when all is well. */
export function findSurprises(outcomes: Outcome[], { coworkers }: Sandbox): string[] {
	const created = outcomes.filter(({ id }) => id !== undefined);
	const rejected = outcomes.filter(({ error }) => error !== undefined);
	const surprises: string[] = [];
	if (created.length !== 4 || rejected.length !== 1) {
		surprises.push(`${created.length} created and ${rejected.length} rejected, not 4 and 1`);
	}
	for (const { email, id } of created) {
		const held = coworkers.get(id ?? 0)?.Email;
		if (held !== email) surprises.push(`ID ${id} belongs to ${held ?? 'nobody'}, not to ${email}`);
	}
	for (const { email } of rejected) {
		if (coworkers.findByEmail(email).length > 0)
			surprises.push(`${email} was created all the same`);
	}
	if (coworkers.count !== created.length) {
		surprises.push(`the sandbox holds ${coworkers.count} coworkers, not ${created.length}`);
	}
	return surprises;
}
