import type { Resource } from '../resource';
import { cancellationReasons } from './enums';
import { fieldGroups, requiredFields } from './fields';

/** Source: Nexudus REST API, Bookings. */
export const booking: Resource = {
	name: 'booking',
	label: 'Booking',
	noun: 'booking',
	plural: 'bookings',
	path: 'spaces/bookings',
	role: 'Booking',
	operations: [
		{
			kind: 'command',
			value: 'cancel',
			label: 'Cancel',
			description: 'Cancel a booking and its guests; it stays in the list of cancelled bookings',
			action: 'Cancel a booking',
			key: 'CANCEL_BOOKING',
			parameters: [
				{
					property: 'Cancellation Reason',
					parameter: 'cancellationReason',
					label: 'Reason',
					kind: 'enum',
					values: cancellationReasons,
				},
				{
					property: 'Cancel without applying cancellation fee rules',
					parameter: 'withoutFees',
					label: 'Without Cancellation Fees',
					kind: 'boolean',
					description: 'Whether to cancel without applying the fee rules of the location',
				},
			],
		},
		{ kind: 'create', description: 'Book a room, a desk or another resource' },
		{
			kind: 'delete',
			by: 'verb',
			description:
				'Delete a booking as if it had never been. Nexudus refuses it for bookings with guests or charges: cancel these.',
		},
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: requiredFields,
	basics: 'Resource and Times',
	groups: fieldGroups,
	filters: [
		{ property: 'ResourceId' },
		{ property: 'CoworkerId' },
		{ property: 'FromTime', range: 'Start' },
		{ property: 'ToTime', range: 'End' },
		{ property: 'Tentative' },
		{ field: { property: 'Invoiced', label: 'Charged', kind: 'boolean' } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	identity: {
		noun: 'resource and times',
		lookUp: ['ResourceId', 'FromTime'],
		same: ['ResourceId', 'FromTime', 'ToTime', 'CoworkerId'],
	},
	columns: [
		'Id',
		'BookingNumber',
		'ResourceName',
		'CoworkerFullName',
		'FromTime',
		'ToTime',
		'FromTimeLocal',
		'ToTimeLocal',
		'Tentative',
		'Invoiced',
	],
	sortable: ['FromTime', 'ToTime'],
};
