/** Source: Nexudus REST API, Bookings. */
import type { Field, FieldGroup } from '../../fields/types';
import { coworker, onWeekdays, repeatCycles } from '../common';
import { seriesScopes } from './enums';

export const requiredFields: readonly Field[] = [
	{
		property: 'ResourceId',
		label: 'Room or Resource',
		required: true,
		kind: 'id',
		synonyms: ['Resource', 'Resource Name', 'Room', 'Room Name', 'Meeting Room'],
		lookup: 'resource',
		description: 'Room, desk or other resource to book',
	},
	{
		property: 'FromTime',
		label: 'From',
		required: true,
		kind: 'instant',
		description: 'Start of the booking',
	},
	{
		property: 'ToTime',
		label: 'To',
		required: true,
		kind: 'instant',
		description: 'End of the booking',
	},
];

const booking: FieldGroup = {
	name: 'booking',
	label: 'Booking',
	fields: [
		{ ...coworker, description: 'Member or contact that the booking is for' },
		{ property: 'Notes', kind: 'text', rows: 3, description: 'What the coworker may read as well' },
		{ property: 'InternalNotes', kind: 'text', rows: 3, description: 'What only the team reads' },
		{
			property: 'Tentative',
			kind: 'boolean',
			description: 'Whether the booking still has to be approved; it blocks the calendar already',
		},
		{
			property: 'WhichBookingsToUpdate',
			label: 'Apply To',
			kind: 'enum',
			values: seriesScopes,
			only: 'update',
			action: true,
			description: 'Which bookings of a series to change',
		},
		{
			property: 'BookingProducts',
			label: 'Products',
			kind: 'rows',
			fields: [
				{ property: 'ProductId', kind: 'id', lookup: 'product', required: true },
				{ property: 'Quantity', kind: 'integer', min: 1, initial: 1 },
			],
			description: 'What to bring along, such as catering or equipment',
		},
		{
			property: 'BookingVisitors',
			label: 'Visitors',
			kind: 'rows',
			fields: [{ property: 'VisitorId', kind: 'id', lookup: 'visitor', required: true }],
			description: 'Guests of the booking. Host and guests may be sent an email.',
		},
	],
};

const price: FieldGroup = {
	name: 'price',
	label: 'Price and Charging',
	place: 'nested',
	fields: [
		{
			property: 'OverridePrice',
			label: 'Price',
			kind: 'number',
			min: 0,
			description: 'Instead of the price that the rates come to',
		},
		{ property: 'DiscountCode', kind: 'text' },
		{ property: 'PurchaseOrder', kind: 'text' },
		{
			property: 'ChargeNow',
			kind: 'boolean',
			sends: true,
			action: true,
			description: 'Whether to charge the booking at once',
		},
		{
			property: 'InvoiceNow',
			kind: 'boolean',
			sends: true,
			action: true,
			description: 'Whether to invoice the charge at once',
		},
		{
			property: 'InvoiceThisCoworker',
			kind: 'boolean',
			description: 'Whether to bill the coworker, and not whoever pays for the team',
		},
		{
			property: 'DoNotUseBookingCredit',
			label: 'Keep Booking Credit',
			kind: 'boolean',
			description: 'Whether to leave the booking credit of the coworker untouched',
		},
	],
};

const series: FieldGroup = {
	name: 'series',
	label: 'Repeat',
	place: 'nested',
	fields: [
		{
			property: 'RepeatBooking',
			label: 'Repeat',
			kind: 'boolean',
			only: 'create',
			description: 'Whether to make a series. Nexudus makes at most 150 bookings of it.',
		},
		{ property: 'Repeats', label: 'Cycle', kind: 'enum', values: repeatCycles, only: 'create' },
		{
			property: 'RepeatEvery',
			label: 'Every',
			kind: 'integer',
			min: 1,
			only: 'create',
			description: 'How many days, weeks, months or years lie between two bookings',
		},
		{
			property: 'RepeatUntil',
			label: 'Until',
			kind: 'instant',
			only: 'create',
			description: 'When the last booking of the series may be',
		},
		...onWeekdays,
	],
};

export const fieldGroups: readonly FieldGroup[] = [booking, price, series];
