import type { Resource } from '../resource';
import { resourceCategories } from './enums';
import { location } from '../common';

/** Source: Nexudus REST API, Resources. */
export const bookableResource: Resource = {
	name: 'bookableResource',
	label: 'Resource',
	noun: 'resource',
	plural: 'resources',
	path: 'spaces/resources',
	role: 'Resource',
	lookup: 'resource',
	operations: [
		{ kind: 'get', description: 'Get a room, a desk or another resource that is booked' },
		{ kind: 'getAll', description: 'Get the rooms, desks and other resources that are booked' },
	],
	required: [],
	groups: [],
	filters: [
		{ field: { property: 'Name', kind: 'text' } },
		{ field: location },
		{ field: { property: 'ResourceTypeId', label: 'Type', kind: 'id', lookup: 'resourceType' } },
		{
			field: {
				property: 'SystemResourceType',
				label: 'Category',
				kind: 'enum',
				values: resourceCategories,
			},
		},
		{ field: { property: 'GroupName', label: 'Group', kind: 'text' } },
		{ field: { property: 'Visible', kind: 'boolean' } },
		{ field: { property: 'Archived', kind: 'boolean' } },
		{
			field: {
				property: 'RequiresConfirmation',
				kind: 'boolean',
				description: 'Whether bookings have to be approved',
			},
		},
		{ field: { property: 'OnlyForMembers', kind: 'boolean' } },
		{ field: { property: 'OnlyForContacts', kind: 'boolean' } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	customFields: [16],
	columns: [
		'Id',
		'Name',
		'BusinessName',
		'ResourceTypeName',
		'SystemResourceType',
		'GroupName',
		'Description',
		'Allocation',
		'Visible',
		'Archived',
		'RequiresConfirmation',
		'OnlyForMembers',
	],
	sortable: ['Name', 'Allocation', 'DisplayOrder'],
};
