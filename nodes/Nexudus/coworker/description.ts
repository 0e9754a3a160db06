import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { toClearingProperty, toCollection, toProperty } from '../fields/properties';
import { coworkerFieldGroups } from './fieldGroups';
import { filterGroup } from './filters';
import { basicFields, clearing, coworkerField } from './forms';
import { requiredFields } from './requiredFields';

const WRITING = ['archive', 'create', 'unarchive', 'update', 'upsert'];

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['coworker'] } },
	options: [
		{
			name: 'Archive',
			value: 'archive',
			description: 'Put a coworker away. Nexudus does not delete coworkers.',
			action: 'Archive a coworker',
		},
		{
			name: 'Create',
			value: 'create',
			description: 'Create a member, contact or company',
			action: 'Create a coworker',
		},
		{
			name: 'Create or Update',
			value: 'upsert',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			action: 'Create or update a coworker',
		},
		{
			name: 'Get',
			value: 'get',
			description: 'Get a coworker with all properties',
			action: 'Get a coworker',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'Search and list coworkers, without their locations and teams',
			action: 'Get many coworkers',
		},
		{
			name: 'Unarchive',
			value: 'unarchive',
			description: 'Bring an archived coworker back',
			action: 'Unarchive a coworker',
		},
		{
			name: 'Update',
			value: 'update',
			description: 'Change some properties of a coworker and leave the others as they are',
			action: 'Update a coworker',
		},
	],
	default: 'create',
};

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const sortOptions: INodePropertyOptions[] = [
	{ name: 'Company Name', value: 'CompanyName' },
	{ name: 'Created', value: 'CreatedOn' },
	{ name: 'Email', value: 'Email' },
	{ name: 'Full Name', value: 'FullName' },
	{ name: 'ID', value: 'Id' },
	{ name: 'Next Invoice', value: 'NextAutoInvoice' },
	{ name: 'Registration Date', value: 'RegistrationDate' },
	{ name: 'Updated', value: 'UpdatedOn' },
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Max Wait',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 300,
			description:
				"Seconds that one item may wait in all for Nexudus's request limits. An item that would wait longer fails, without anything sent for it.",
		},
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			displayOptions: { show: { '/operation': WRITING } },
			options: [
				{
					name: 'ID',
					value: 'id',
					description: 'The ID of the coworker',
				},
				{
					name: 'Record',
					value: 'record',
					description: 'The coworker with all properties. Takes one more request per item.',
				},
				{
					name: 'Response',
					value: 'response',
					description: 'The whole answer of Nexudus',
				},
			],
			default: 'id',
			description: 'What an output item holds',
		},
		{
			displayName: 'Request Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description:
				'Seconds until a request without an answer is given up. A create is then looked up by its email before it is sent again.',
		},
		{
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			displayOptions: { show: { '/operation': ['getAll'] } },
			options: sortOptions,
			default: 'Id',
			description: 'What to order the coworkers by',
		},
		{
			displayName: 'Sort Direction',
			name: 'sortDirection',
			type: 'options',
			displayOptions: { show: { '/operation': ['getAll'] } },
			options: [
				{ name: 'Ascending', value: 'ascending' },
				{ name: 'Descending', value: 'descending' },
			],
			default: 'ascending',
			description: 'Whether the smallest or the greatest comes first',
		},
		{
			displayName: 'Writes per Minute',
			name: 'writesPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description:
				'How many coworkers to write per minute at the most. Nexudus allows 60. With 0 the node does not pace itself and only waits when Nexudus says so.',
		},
	],
};

function forOperations(operations: string[], ...properties: INodeProperties[]): INodeProperties[] {
	const displayOptions = { show: { resource: ['coworker'], operation: operations } };
	return properties.map((property) => ({ ...property, displayOptions }));
}

const required = (field: (typeof requiredFields)[number]) => ({
	...toProperty(field),
	required: true,
});

/** Everything that the form shows for coworkers, from top to bottom. Operations share what they have in common. */
export const coworkerProperties: INodeProperties[] = [
	operation,
	...forOperations(['archive', 'get', 'unarchive', 'update'], required(coworkerField)),
	...forOperations(['create', 'upsert'], ...requiredFields.map(required)),
	...forOperations(['getAll'], returnAll),
	{
		...limit,
		displayOptions: {
			show: { resource: ['coworker'], operation: ['getAll'], returnAll: [false] },
		},
	},
	...forOperations(['get', 'getAll'], simplify),
	...forOperations(['getAll'], { ...toCollection(filterGroup), placeholder: 'Add Filter' }),
	...forOperations(['update'], toCollection(basicFields)),
	...forOperations(['create', 'update', 'upsert'], ...coworkerFieldGroups.map(toCollection)),
	...forOperations(['update'], toClearingProperty(clearing)),
	options,
];
