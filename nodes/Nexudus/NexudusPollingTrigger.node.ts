import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testCredential } from './methods/credentialTest';
import { listSearch, loadLists } from './methods/lists';
import { resources } from './resources';
import { poll } from './trigger/poll';
import { polled, pollingProperties } from './trigger/pollingForm';

export class NexudusPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Nexudus Polling Trigger',
		name: 'nexudusPollingTrigger',
		icon: { light: 'file:nexudus.svg', dark: 'file:nexudus.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{$parameter["resource"] + ($parameter["event"] === "CreatedOn" ? " created" : " created or updated")}}',
		description: 'Asks Nexudus at times what is new, and starts the workflow with it',
		defaults: { name: 'Nexudus Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'nexudusOAuth2Api', required: true, testedBy: 'testCredential' }],
		properties: pollingProperties(polled(resources)),
	};

	methods = { credentialTest: { testCredential }, listSearch, loadOptions: loadLists };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, polled(resources));
	}
}
