/**
 * Lints the nodes' descriptions as n8n sees them. Most of their properties are built from tables, where the rules for
 * hand-written properties see nothing of them; so the built descriptions are written out as source and linted.
 */
import { ESLint } from 'eslint';
import { inspect } from 'node:util';

import { Nexudus } from '../nodes/Nexudus/Nexudus.node.ts';
import { NexudusPollingTrigger } from '../nodes/Nexudus/NexudusPollingTrigger.node.ts';
import { NexudusTrigger } from '../nodes/Nexudus/NexudusTrigger.node.ts';

const CONFIGURATIONS = ['eslint.config.mjs', 'eslint.nodes-base.mjs'];

function asSource(name: string, description: object): string {
	const literal = inspect(description, {
		depth: Infinity,
		compact: false,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
	});
	return [
		"import type { INodeType, INodeTypeDescription } from 'n8n-workflow';",
		"import { NodeConnectionTypes } from 'n8n-workflow';",
		`export class ${name} implements INodeType {`,
		`\tdescription: INodeTypeDescription = ${literal.replace(/\[\s*'main'\s*\]/g, '[NodeConnectionTypes.Main]')};`,
		'}',
		'',
	].join('\n');
}

async function lint(name: string, source: string, overrideConfigFile: string): Promise<number> {
	// The fields of a collection stand as a person expects them: weekdays in order, the frequent ones first.
	const rules = { 'n8n-nodes-base/node-param-collection-type-unsorted-items': 'off' as const };
	const eslint = new ESLint({ overrideConfigFile, overrideConfig: { rules } });
	const results = await eslint.lintText(source, {
		filePath: `nodes/Nexudus/${name}.node.ts`,
	});
	const formatter = await eslint.loadFormatter('stylish');
	process.stdout.write(await formatter.format(results));
	return results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
}

async function main(): Promise<void> {
	let problems = 0;
	for (const Node of [Nexudus, NexudusTrigger, NexudusPollingTrigger]) {
		const { name } = Node;
		// What goes with webhooks stands in the class itself, which is linted as it is.
		const source = asSource(name, { ...new Node().description, webhooks: [] });
		for (const configuration of CONFIGURATIONS) problems += await lint(name, source, configuration);
		const lines = source.split('\n').length;
		console.log(`The built description of ${name}: ${lines} lines of source`);
	}
	console.log(`${problems} problems`);
	process.exitCode = problems > 0 ? 1 : 0;
}

void main();
