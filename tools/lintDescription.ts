/**
 * Lints the node's description as n8n sees it. Most of its properties are built from the field table, where the rules
 * for hand-written properties see nothing of them; so the built description is written out as source and linted.
 */
import { ESLint } from 'eslint';
import { inspect } from 'node:util';

import { Nexudus } from '../nodes/Nexudus/Nexudus.node.ts';

const CONFIGURATIONS = ['eslint.config.mjs', 'eslint.nodes-base.mjs'];

function asSource(description: object): string {
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
		'export class Nexudus implements INodeType {',
		`\tdescription: INodeTypeDescription = ${literal.replace(/\[\s*'main'\s*\]/g, '[NodeConnectionTypes.Main]')};`,
		'}',
		'',
	].join('\n');
}

async function lint(source: string, overrideConfigFile: string): Promise<number> {
	const eslint = new ESLint({ overrideConfigFile });
	const results = await eslint.lintText(source, { filePath: 'nodes/Nexudus/Nexudus.node.ts' });
	const formatter = await eslint.loadFormatter('stylish');
	process.stdout.write(await formatter.format(results));
	return results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
}

async function main(): Promise<void> {
	const source = asSource(new Nexudus().description);
	let problems = 0;
	for (const configuration of CONFIGURATIONS) problems += await lint(source, configuration);
	const lines = source.split('\n').length;
	console.log(`The built description, ${lines} lines of source: ${problems} problems`);
	process.exitCode = problems > 0 ? 1 : 0;
}

void main();
