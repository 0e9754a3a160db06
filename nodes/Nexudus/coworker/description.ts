import type { INodeProperties } from 'n8n-workflow';

import { asSaved, toClearingProperty, toCollection, toProperty } from '../fields/properties';
import { coworkerFieldGroups } from './fieldGroups';
import { filterGroup } from './filters';
import { basicFields, clearing, coworkerField } from './forms';
import { limitField, optionGroup, optionRows, returnAllField, simplifyField } from './options';
import { requiredFields } from './requiredFields';

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

const options: INodeProperties = {
	...toCollection(optionGroup),
	placeholder: 'Add Option',
	options: optionRows.map(({ field, operations }) => ({
		...toProperty(field),
		...(operations ? { displayOptions: { show: { '/operation': [...operations] } } } : {}),
	})),
};

function forOperations(operations: string[], ...properties: INodeProperties[]): INodeProperties[] {
	const displayOptions = { show: { resource: ['coworker'], operation: operations } };
	return properties.map((property) => ({ ...property, displayOptions }));
}

function withSaved(property: INodeProperties): INodeProperties[] {
	return property.type === 'collection' ? [property, asSaved(property)] : [property];
}

const required = (field: (typeof requiredFields)[number]) => ({
	...toProperty(field),
	required: true,
});

/** Everything that the form shows for coworkers, from top to bottom. Operations share what they have in common. */
export const coworkerProperties = [
	operation,
	...forOperations(['archive', 'get', 'unarchive', 'update'], required(coworkerField)),
	...forOperations(['create', 'upsert'], ...requiredFields.map(required)),
	...forOperations(['getAll'], toProperty(returnAllField)),
	{
		...toProperty(limitField),
		displayOptions: {
			show: { resource: ['coworker'], operation: ['getAll'], returnAll: [false] },
		},
	},
	...forOperations(['get', 'getAll'], toProperty(simplifyField)),
	...forOperations(['getAll'], { ...toCollection(filterGroup), placeholder: 'Add Filter' }),
	...forOperations(['update'], toCollection(basicFields)),
	...forOperations(['create', 'update', 'upsert'], ...coworkerFieldGroups.map(toCollection)),
	...forOperations(['update'], toClearingProperty(clearing)),
	options,
].flatMap(withSaved);
