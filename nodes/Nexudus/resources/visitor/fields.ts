/** Source: Nexudus REST API, Visitors. */
import type { Field, FieldGroup } from '../../fields/types';
import { approvals } from './enums';
import { atLocation } from '../common';

export const requiredFields: readonly Field[] = [
	{ property: 'FullName', required: true, kind: 'text', example: 'Grace Hopper' },
	{ property: 'Email', required: true, kind: 'text', trimmed: true, example: 'grace@example.com' },
	{
		property: 'ExpectedArrival',
		required: true,
		kind: 'instant',
	},
	atLocation('Where the visitor is expected'),
];

const visit: FieldGroup = {
	name: 'visit',
	label: 'Visit',
	fields: [
		{
			property: 'CoworkerId',
			label: 'Host',
			kind: 'id',
			lookup: 'coworker',
			description: 'Member whom the visitor comes to see',
		},
		{ property: 'VisitReason', label: 'Reason', kind: 'text' },
		{
			property: 'IsTour',
			label: 'Tour',
			kind: 'boolean',
			description: 'Whether the visit is a tour',
		},
		{ property: 'TourConfirmed', kind: 'boolean' },
		{ property: 'CompanyName', label: 'Company', kind: 'text' },
		{ property: 'PhoneNumber', label: 'Phone', kind: 'text' },
		{ property: 'Notes', kind: 'text', rows: 3, description: 'Notes of the team' },
		{ property: 'CustomerNotes', label: 'Notes of the Host', kind: 'text', rows: 3 },
		{
			property: 'HostApprovalStatus',
			label: 'Approval by the Host',
			required: true,
			kind: 'enum',
			values: approvals,
		},
	],
};

const presence: FieldGroup = {
	name: 'presence',
	label: 'Arrival and Departure',
	place: 'nested',
	fields: [
		{
			property: 'CheckInNow',
			kind: 'boolean',
			only: 'create',
			action: true,
			description: 'Whether to check the visitor in at once',
		},
		{ property: 'Arrived', kind: 'boolean' },
		{ property: 'ArrivalDate', label: 'Arrived On', kind: 'instant' },
		{ property: 'DepartureDate', label: 'Left On', kind: 'instant' },
		{
			property: 'CheckedInAt',
			label: 'Check-In Place',
			kind: 'text',
			description: 'Place of the check-in, as text',
		},
		{ property: 'HasAgreedTerms', label: 'Agreed to Terms', kind: 'boolean' },
	],
};

export const fieldGroups: readonly FieldGroup[] = [visit, presence];
