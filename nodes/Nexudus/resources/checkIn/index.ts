import type { EnumTable } from '../../fields/types';
import type { Resource } from '../resource';
import { atLocation } from '../common';

/** eCheckinSource */
const sources: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Manual', label: 'Manual' },
		{ value: 2, name: 'DoorAccess', label: 'Door Access' },
		{ value: 3, name: 'NetworkActivity', label: 'Network Activity' },
		{ value: 4, name: 'Tile', label: 'Tile' },
		{ value: 5, name: 'Sensor', label: 'Sensor' },
		{ value: 0, name: 'None', label: 'None' },
	],
};

/** Source: Nexudus REST API, Check-ins. */
export const checkIn: Resource = {
	name: 'checkIn',
	label: 'Check-In',
	noun: 'check-in',
	plural: 'check-ins',
	path: 'spaces/checkins',
	role: 'Checkin',
	operations: [
		{
			kind: 'change',
			value: 'checkOut',
			label: 'Check Out',
			description: 'End a check-in now',
			action: 'Check out a coworker',
			changes: { ToTime: '{now}' },
		},
		{
			kind: 'create',
			description:
				'Check a coworker in. It takes a plan with access or a valid time pass; a pay-as-you-go pass may be charged.',
		},
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: [
		atLocation(),
		{
			property: 'FromTime',
			label: 'Checked In',
			required: true,
			kind: 'instant',
		},
	],
	groups: [
		{
			name: 'details',
			label: 'Details',
			fields: [
				{ property: 'CoworkerId', kind: 'id', lookup: 'coworker' },
				{
					property: 'ToTime',
					label: 'Checked Out',
					kind: 'instant',
					description: 'Left out while the coworker is in. The check-in must then be of today.',
				},
				{
					property: 'CoworkerTimePassGuid',
					label: 'Time Pass GUID',
					kind: 'text',
					trimmed: true,
					description:
						'UniqueId of a time pass of the coworker; without it Nexudus picks a valid one by itself',
				},
				{ property: 'CountsTowardsPlanLimits', kind: 'boolean' },
			],
		},
	],
	filters: [
		{ property: 'CoworkerId' },
		{ property: 'BusinessId' },
		{ property: 'FromTime', range: 'Check-In' },
		{ property: 'ToTime', range: 'Check-Out' },
		{ property: 'CoworkerTimePassGuid' },
		{ field: { property: 'Source', kind: 'enum', values: sources } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	identity: {
		noun: 'coworker and time',
		lookUp: ['CoworkerId', 'FromTime'],
		same: ['CoworkerId', 'BusinessId', 'FromTime'],
	},
	columns: [
		'Id',
		'CoworkerFullName',
		'CoworkerId',
		'BusinessName',
		'BusinessId',
		'Source',
		'TariffAtTheTimeOfCheckin',
		'FromTime',
		'ToTime',
	],
	sortable: ['FromTime', 'ToTime'],
};
