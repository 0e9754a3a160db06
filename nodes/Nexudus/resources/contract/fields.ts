/** Source: Nexudus REST API, Contracts. */
import type { Field, FieldGroup } from '../../fields/types';
import { ofCoworker } from '../common';
import { cancellationReasons } from './enums';

export const requiredFields: readonly Field[] = [
	ofCoworker(),
	{
		property: 'TariffId',
		label: 'Plan',
		required: true,
		kind: 'id',
		synonyms: ['Plan Name', 'Membership', 'Membership Plan', 'Price Plan', 'Package'],
		lookup: 'plan',
	},
	{
		property: 'IssuedById',
		label: 'Location',
		required: true,
		kind: 'id',
		synonyms: ['Location Name', 'Space', 'Site', 'Branch'],
		lookup: 'location',
		description: 'Location that issues the contract',
	},
	{
		property: 'BillingDay',
		required: true,
		kind: 'integer',
		min: 1,
		max: 31,
		description: 'Day of the month on which the contract is billed',
	},
	{
		property: 'Quantity',
		required: true,
		kind: 'integer',
		min: 1,
		initial: 1,
		description: 'How many times the plan is taken',
	},
];

const contract: FieldGroup = {
	name: 'contract',
	label: 'Contract',
	fields: [
		{
			property: 'StartDate',
			kind: 'instant',
			day: true,
			synonyms: ['Start', 'Starts On', 'Contract Start', 'Contract Start Date'],
		},
		{
			property: 'ContractTerm',
			label: 'Minimum Term Until',
			kind: 'instant',
			day: true,
			description: 'From when on the contract can be cancelled without penalty',
		},
		{
			property: 'Price',
			kind: 'number',
			min: 0,
			description: 'Instead of the price of the plan',
		},
		{
			property: 'Value',
			kind: 'number',
			min: 0,
			description: 'What reports compare the price with',
		},
		{
			property: 'Desks',
			label: 'Desk or Office Names or IDs',
			kind: 'ids',
			lookup: 'desk',
			description: 'Units of the floor plan that belong to the contract',
		},
		{ property: 'Notes', kind: 'text', rows: 3 },
		{ property: 'PurchaseOrder', kind: 'text' },
		{
			property: 'NextTariffId',
			label: 'Next Plan',
			kind: 'id',
			lookup: 'plan',
			description: 'Plan after the current one',
		},
	],
};

const invoicing: FieldGroup = {
	name: 'invoicing',
	label: 'Invoicing',
	place: 'nested',
	fields: [
		{
			property: 'RenewalDate',
			kind: 'instant',
			day: true,
			description: 'When the next invoice is raised; the start of a new contract when left out',
		},
		{
			property: 'InvoicedPeriod',
			kind: 'instant',
			day: true,
			description: 'Period that the next invoice covers; the start of a new contract when left out',
		},
		{
			property: 'IncludeSignupFee',
			label: 'Charge Sign-Up Fee',
			kind: 'boolean',
			description: 'Whether to charge the sign-up fee of the plan',
		},
		{
			property: 'ApplyProRating',
			label: 'Pro-Rate First Invoice',
			kind: 'boolean',
			description: 'Whether the first invoice covers only what is left of the billing cycle',
		},
		{
			property: 'InvoiceAdvancedCycles',
			label: 'Invoice Cycles in Advance',
			kind: 'boolean',
			description: 'Whether the first invoice covers as many cycles as the plan asks in advance',
		},
		{
			// The answer has them by another name, so that they cannot be read, changed and written back.
			property: 'ContractSchedules',
			label: 'Price Changes',
			kind: 'rows',
			only: 'create',
			fields: [
				{ property: 'Price', required: true, kind: 'number', min: 0 },
				{ property: 'ApplyOn', label: 'From', required: true, kind: 'instant', day: true },
			],
			description: 'Prices that apply from a later day on',
		},
	],
};

export const cancellation: FieldGroup = {
	name: 'cancellation',
	label: 'Cancellation',
	place: 'nested',
	fields: [
		{
			property: 'CancellationDate',
			kind: 'instant',
			day: true,
			description:
				'Invoicing stops when it reaches this date. The operation Cancel is what cancels the contract.',
		},
		{
			property: 'CancellationReason',
			label: 'Reason',
			kind: 'enum',
			values: cancellationReasons,
		},
		{ property: 'CancellationNotes', label: 'Notes on the Cancellation', kind: 'text', rows: 3 },
		{
			property: 'CancellationLimitDays',
			label: 'Notice Period',
			kind: 'integer',
			min: 0,
			description: 'In days',
		},
		{
			property: 'ProRateCancellation',
			label: 'Pro-Rate Last Invoice',
			kind: 'boolean',
			description: 'Whether the last invoice covers only a part of its cycle',
		},
		{
			property: 'CancelTeamContracts',
			kind: 'boolean',
			description: 'Whether the contracts of the team members are cancelled as well',
		},
	],
};

export const fieldGroups: readonly FieldGroup[] = [contract, invoicing, cancellation];
