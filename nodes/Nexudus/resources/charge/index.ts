import type { Resource } from '../resource';
import { fieldGroups, requiredFields } from './fields';

/** Source: Nexudus REST API, CoworkerExtraServices. Nothing tells two charges apart: a coworker may have the same twice. */
export const charge: Resource = {
	name: 'charge',
	label: 'Charge',
	noun: 'charge',
	plural: 'charges',
	path: 'billing/coworkerextraservices',
	role: 'CoworkerExtraService',
	operations: [
		{
			kind: 'create',
			description: 'Charge a coworker by a rate, or give booking or printing credit',
		},
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{
			kind: 'getAll',
			description:
				'Get the charges of a coworker, of a booking, or those updated between two times: Nexudus needs one of the three',
		},
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: fieldGroups,
	filters: [
		{
			field: {
				property: 'CoworkerId',
				kind: 'id',
				lookup: 'coworker',
				description:
					'Nexudus lists charges only by coworker, by booking, or by both Updated After and Updated Before',
			},
		},
		{
			field: {
				property: 'BookingUniqueId',
				label: 'Booking Unique ID',
				kind: 'text',
				trimmed: true,
				description: 'UniqueId of the booking, as Get of a booking shows it',
			},
		},
		{ property: 'UpdatedOn', range: 'Updated' },
		{ property: 'BusinessId' },
		{ property: 'ExtraServiceId' },
		{ property: 'BookingId' },
		{ property: 'ChargePeriod' },
		{ property: 'Free' },
		{ property: 'DueDate', range: 'Due' },
		{ property: 'ExpireDate', range: 'Expires' },
		{ property: 'BookingFromTime', range: 'Booking Starts' },
		{ property: 'CreatedOn', range: 'Created' },
	],
	listNeeds: [['CoworkerId'], ['BookingUniqueId'], ['UpdatedOnFrom', 'UpdatedOnTo']],
	columns: [
		'Id',
		'ExtraServiceName',
		'Description',
		'CoworkerId',
		'Price',
		'ExtraServiceCurrencyCode',
		'TotalUses',
		'RemainingUses',
		'Invoiced',
		'BookingId',
		'DueDate',
		'ExpireDate',
	],
	sortable: ['DueDate', 'ExpireDate', 'Price'],
};
