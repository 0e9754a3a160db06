import type { EnumTable } from '../../fields/types';
import type { Resource } from '../resource';

/** eFloorPlanItemType */
const kinds: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Office', label: 'Office' },
		{ value: 2, name: 'DedicatedDesk', label: 'Dedicated Desk' },
		{ value: 3, name: 'HotDesk', label: 'Hot Desk' },
		{ value: 5, name: 'Room', label: 'Room' },
		{ value: 4, name: 'Other', label: 'Other' },
	],
};

/** Source: Nexudus REST API, FloorPlanDesks. */
export const desk: Resource = {
	name: 'desk',
	label: 'Desk or Office',
	noun: 'desk or office',
	plural: 'desks and offices',
	path: 'sys/floorplandesks',
	role: 'FloorPlanDesk',
	lookup: 'desk',
	operations: [
		{ kind: 'get', description: 'Get a unit of a floor plan' },
		{ kind: 'getAll', description: 'Get the units of floor plans' },
	],
	required: [],
	groups: [],
	filters: [
		{ field: { property: 'Name', kind: 'text' } },
		{
			stem: 'FloorPlan_Business_Id',
			field: {
				property: 'FloorPlanBusinessId',
				label: 'Location',
				kind: 'id',
				lookup: 'location',
			},
		},
		{ field: { property: 'FloorPlanId', kind: 'id', lookup: 'floorPlan' } },
		{ field: { property: 'ItemType', label: 'Kind', kind: 'enum', values: kinds } },
		{
			field: {
				property: 'Available',
				kind: 'boolean',
				description: 'Whether it is free to be let or booked',
			},
		},
		{ field: { property: 'CoworkerId', kind: 'id', lookup: 'coworker' } },
		{ field: { property: 'ResourceId', kind: 'id', lookup: 'resource' } },
		{ property: 'AvailableFromTime', range: 'Availability Starts' },
		{ property: 'AvailableToTime', range: 'Availability Ends' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	customFields: [3],
	columns: [
		'Id',
		'Name',
		'FloorPlanName',
		'FloorPlanBusinessName',
		'ItemType',
		'CoworkerFullName',
		'ResourceName',
		'Capacity',
		'Size',
		'Price',
		'Available',
		'AvailableFromTime',
	],
	sortable: ['Name', 'Price', 'Capacity', 'Size'],
};
