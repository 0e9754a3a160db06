import type { Resource } from '../resource';
import { fieldTypes, recordTypes, visibilities } from './enums';
import { location } from '../common';

/** Source: Nexudus REST API, CustomFields: the definitions, not the values that records hold. */
export const customField: Resource = {
	name: 'customField',
	label: 'Custom Field',
	noun: 'custom field',
	plural: 'custom fields',
	path: 'crm/customfields',
	role: 'CustomField',
	lookup: 'customField',
	operations: [
		{ kind: 'get', description: 'Get the definition of a custom field, with its options' },
		{
			kind: 'getAll',
			description:
				'Get the definitions of custom fields. Their options, and whether they are required, only Get shows.',
		},
	],
	required: [],
	groups: [],
	filters: [
		{
			field: {
				property: 'RecordType',
				label: 'Belongs To',
				kind: 'enum',
				values: recordTypes,
				description: 'Kind of record that has the field',
			},
		},
		{ field: { property: 'Name', kind: 'text' } },
		{ field: { property: 'FieldType', label: 'Type', kind: 'enum', values: fieldTypes } },
		{ field: location },
		{ field: { property: 'GroupName', label: 'Group', kind: 'text' } },
		{ field: { property: 'Required', kind: 'boolean' } },
		{ field: { property: 'Visibility', kind: 'enum', values: visibilities } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'Name',
		'RecordType',
		'FieldType',
		'AvailableOptions',
		'AllowMultipleOptions',
		'Required',
		'Visibility',
		'GroupName',
		'CustomFieldIndex',
		'BusinessId',
	],
	sortable: ['Name', 'DisplayOrder'],
};
