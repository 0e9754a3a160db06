import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

const rememberedResults = new WeakMap<INodeExecutionData[], Map<string, IDataObject[][]>>();

/**
 * What this run of the node has already done, by item. With "Retry On Fail", n8n runs the node again from its first
 * item, with the very same input: items that succeeded are then not sent again.
 */
export function doneBefore(context: IExecuteFunctions, node: INode): IDataObject[][] {
	const items = context.getInputData();
	const byRun = rememberedResults.get(items) ?? new Map<string, IDataObject[][]>();
	rememberedResults.set(items, byRun);
	const run = `${node.id} ${String(context.evaluateExpression('{{ $runIndex }}', 0))}`;
	const done = byRun.get(run) ?? [];
	byRun.set(run, done);
	return done;
}
