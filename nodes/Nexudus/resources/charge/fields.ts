/** Source: Nexudus REST API, CoworkerExtraServices. */
import type { Field, FieldGroup } from '../../fields/types';
import { chargePeriods } from './enums';
import { atLocation, ofCoworker } from '../common';

export const requiredFields: readonly Field[] = [
	ofCoworker('Member or contact who is charged or given the credit'),
	atLocation(),
	{
		property: 'ExtraServiceId',
		label: 'Rate',
		required: true,
		kind: 'id',
		lookup: 'rate',
		description: 'Rate of a resource, or kind of booking or printing credit',
	},
	{
		property: 'TotalUses',
		required: true,
		kind: 'integer',
		min: 0,
		initial: 1,
		description: 'How many of the units are charged or given',
	},
	{
		property: 'ChargePeriod',
		label: 'Unit',
		required: true,
		kind: 'enum',
		values: chargePeriods,
		description: 'What the total counts',
	},
];

const charge: FieldGroup = {
	name: 'charge',
	label: 'Price and Dates',
	fields: [
		{ property: 'Price', kind: 'number', description: 'Amount to charge' },
		{ property: 'Free', kind: 'boolean', initial: true, description: 'Whether it costs nothing' },
		{ property: 'DueDate', kind: 'instant', day: true, description: 'When the payment is due' },
		{
			property: 'ValidFrom',
			kind: 'instant',
			day: true,
			description: 'When the credit can first be used',
		},
		{
			property: 'ExpireDate',
			label: 'Expiry Date',
			kind: 'instant',
			day: true,
			description: 'Until when the credit can be used',
		},
		{ property: 'PurchaseOrder', kind: 'text' },
		{
			property: 'InvoiceThisCoworker',
			kind: 'boolean',
			initial: true,
			description: 'Whether to bill the coworker, and not whoever pays for the team',
		},
		{ property: 'Notes', kind: 'text', rows: 3, description: 'What only the team reads' },
	],
};

const booking: FieldGroup = {
	name: 'booking',
	label: 'Booking and Contract',
	place: 'nested',
	fields: [
		{
			property: 'BookingId',
			label: 'Booking ID',
			kind: 'integer',
			min: 1,
			description:
				'Booking that the charge is for. Nexudus goes on showing the booking as not charged.',
		},
		{ property: 'BookingFromTime', label: 'Booking Start', kind: 'instant' },
		{ property: 'BookingToTime', label: 'Booking End', kind: 'instant' },
		{ property: 'BookingResourceName', label: 'Booked Resource', kind: 'text' },
		{
			property: 'CoworkerContractUniqueId',
			label: 'Contract Unique ID',
			kind: 'text',
			trimmed: true,
			description: 'UniqueId of the contract that provides the credit',
		},
	],
};

export const fieldGroups: readonly FieldGroup[] = [charge, booking];
