import type { INodeProperties } from 'n8n-workflow';

import { EVENTS } from './events';
import { MOST_WEBHOOKS } from './subjects';

/** The form of the trigger, from top to bottom. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Unless the credential has a Webhook Shared Secret, anybody who knows the address of this node can start the workflow',
		name: 'secretNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: EVENTS.map(({ action, name, description }) => ({ name, value: action, description })),
		default: [],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Location Names or IDs',
		name: 'locations',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'location' },
		default: [],
		description: `Where it has to happen: at all locations when none is chosen, at the first one while you test. A location that is new in Nexudus joins when the workflow is switched off and on. Events times locations may be ${MOST_WEBHOOKS} at most. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
