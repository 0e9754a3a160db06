/** Source: Nexudus REST API, Coworker Products. */
import type { EnumTable, Field, FieldGroup } from '../../fields/types';
import { atLocation, ofCoworker } from '../common';

/** eRecurrentChargePattern */
const cycles: EnumTable = {
	initial: 4,
	values: [
		{ value: 2, name: 'Day', label: 'Day' },
		{ value: 3, name: 'Week', label: 'Week' },
		{ value: 4, name: 'Month', label: 'Month' },
		{ value: 5, name: 'Year', label: 'Year' },
		{ value: 6, name: 'LastDayOfMonth', label: 'Last Day of the Month' },
		{ value: 1, name: 'PricePlan', label: 'Billing Cycle of the Plan' },
	],
};

export const requiredFields: readonly Field[] = [
	ofCoworker(),
	{ property: 'ProductId', required: true, kind: 'id', lookup: 'product' },
	{ property: 'Quantity', required: true, kind: 'integer', min: 1, initial: 1 },
	atLocation('Location that sells the product'),
];

const sale: FieldGroup = {
	name: 'sale',
	label: 'Sale',
	fields: [
		{
			property: 'Price',
			kind: 'number',
			min: 0,
			description: 'Instead of the price of the product',
		},
		{ property: 'DiscountAmount', required: true, kind: 'number', min: 0 },
		{
			property: 'CreditAmount',
			required: true,
			kind: 'number',
			min: 0,
			description: 'Credit that is used for it',
		},
		{ property: 'SaleDate', kind: 'instant', day: true },
		{ property: 'InvoiceOn', kind: 'instant', day: true, description: 'When to invoice the sale' },
		{ property: 'DueDate', kind: 'instant', day: true },
		{
			property: 'InvoiceThisCoworker',
			kind: 'boolean',
			description: 'Whether to bill the coworker, and not whoever pays for the team',
		},
		{
			property: 'ActivateNow',
			kind: 'boolean',
			only: 'create',
			action: true,
			description: 'Whether to release credits and passes before the sale is invoiced and paid',
		},
		{
			property: 'ApplyProRating',
			label: 'Pro-Rate',
			kind: 'boolean',
			description: 'Whether to charge only for what is left of the billing cycle',
		},
		{ property: 'Notes', kind: 'text', rows: 3 },
		{ property: 'PurchaseOrder', kind: 'text' },
	],
};

const repeat: FieldGroup = {
	name: 'repeat',
	label: 'Repeat',
	place: 'nested',
	fields: [
		{
			property: 'RegularCharge',
			label: 'Repeat',
			kind: 'boolean',
			description: 'Whether to sell the product again and again',
		},
		{
			property: 'RepeatCycle',
			label: 'Cycle',
			required: true,
			kind: 'enum',
			values: cycles,
			description: 'The billing cycle of the plan takes a coworker with a main contract',
		},
		{
			property: 'RepeatUnit',
			label: 'Every',
			kind: 'integer',
			min: 1,
			description: 'How many cycles lie between two sales',
		},
		{ property: 'RepeatFrom', label: 'From', kind: 'instant', day: true },
		{ property: 'RepeatUntil', label: 'Until', kind: 'instant', day: true },
	],
};

export const fieldGroups: readonly FieldGroup[] = [sale, repeat];
