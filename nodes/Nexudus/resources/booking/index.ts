import type { Resource } from '../resource';
import { cancellationReasons } from './enums';
import { fieldGroups, requiredFields } from './fields';

const filters: Resource['filters'] = [
	{ property: 'ResourceId' },
	{ property: 'CoworkerId' },
	{ property: 'FromTime', range: 'Start' },
	{ property: 'ToTime', range: 'End' },
	{ property: 'Tentative' },
	{ field: { property: 'Invoiced', label: 'Charged', kind: 'boolean' } },
	{ property: 'CreatedOn', range: 'Created' },
	{ property: 'UpdatedOn', range: 'Updated' },
];

const columns = [
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
];

const sortable = ['FromTime', 'ToTime'];

/** Source: Nexudus REST API, CancelledBookings. */
const cancelledBooking: Resource = {
	name: 'cancelledBooking',
	label: 'Cancelled Booking',
	noun: 'cancelled booking',
	plural: 'cancelled bookings',
	path: 'spaces/cancelledbookings',
	role: 'CancelledBooking',
	operations: [],
	required: requiredFields,
	groups: fieldGroups,
	filters,
	customFields: [11],
	columns: [...columns, 'CancellationReason', 'CancelledOn'],
	sortable,
};

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
			settled: 'gone',
			parameters: [
				{
					property: 'Cancellation Reason',
					type: 'eBookingCancellationReason',
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
		{
			kind: 'command',
			value: 'charge',
			label: 'Charge',
			description: 'Make the charge of a booking, to be invoiced with the next invoice',
			action: 'Charge a booking',
			key: 'CHARGE_BOOKING',
			settled: { property: 'Invoiced', value: true },
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
		{
			kind: 'list',
			value: 'getCancelled',
			label: 'Get Many Cancelled',
			description: 'Search and list bookings that were cancelled',
			action: 'Get many cancelled bookings',
			of: cancelledBooking,
		},
		{ kind: 'update' },
	],
	required: requiredFields,
	basics: 'Resource and Times',
	groups: fieldGroups,
	filters,
	identity: {
		noun: 'resource and times',
		lookUp: ['ResourceId', 'FromTime'],
		same: ['ResourceId', 'FromTime', 'ToTime', 'CoworkerId'],
	},
	customFields: [11],
	columns,
	sortable,
};
