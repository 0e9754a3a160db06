import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	NodeHint,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties, subtitleOf } from './description/node';
import { runItems } from './execution/items';
import { testCredential } from './methods/credentialTest';
import { loadFields } from './methods/fields';
import { listSearch, loadLists } from './methods/lists';
import { resources } from './resources';
import { findJob } from './router';

/** Nexudus takes 60 writes a minute (Nexudus REST API, Limits). */
const LONG_RUN: NodeHint = {
	message: 'Nexudus takes 60 writes a minute: allow about a minute for every 60 items.',
	type: 'info',
	location: 'outputPane',
	whenToDisplay: 'beforeExecution',
	displayCondition:
		'={{ !["get", "getAll"].includes($parameter["operation"]) && $input.all().length > 60 }}',
};

export class Nexudus implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Nexudus',
		name: 'nexudus',
		icon: { light: 'file:nexudus.svg', dark: 'file:nexudus.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Manage the members of coworking spaces in Nexudus',
		defaults: { name: 'Nexudus' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'nexudusOAuth2Api', required: true, testedBy: 'testCredential' }],
		properties: nodeProperties(resources),
		hints: [LONG_RUN],
	};

	methods = {
		credentialTest: { testCredential },
		listSearch,
		loadOptions: { ...loadLists, ...loadFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this, () => findJob(this))];
	}
}
