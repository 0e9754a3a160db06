import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import type { Memory } from '../api/connection';

/** What a run of the node knows of an item from the runs before it. */
export interface ItemMemory extends Memory {
	/** What the item came to. */
	done?: IDataObject[];
	/** Why it is not done: it was canceled while it was under way, or failed. */
	undone?: 'underWay' | Error;
}

const remembered = new WeakMap<INodeExecutionData[], Map<string, ItemMemory[]>>();

/**
 * What is known of each item from earlier tries of this run of the node. With "Retry On Fail", n8n runs the node again
 * from its first item, with the very same input: items that succeeded are then not sent again, and what is in doubt is
 * looked for.
 */
export function memories(context: IExecuteFunctions, node: INode): ItemMemory[] {
	const items = context.getInputData();
	const byRun = remembered.get(items) ?? new Map<string, ItemMemory[]>();
	remembered.set(items, byRun);
	const run = `${node.id} ${String(context.evaluateExpression('{{ $runIndex }}', 0))}`;
	const known = byRun.get(run) ?? items.map(() => ({}));
	byRun.set(run, known);
	return known;
}
