/** Source: Nexudus REST API, CoworkerInvoices. */
import type { FieldGroup } from '../../fields/types';

const invoice: FieldGroup = {
	name: 'invoice',
	label: 'Invoice',
	fields: [
		{
			property: 'DueDate',
			kind: 'instant',
			day: true,
			description: 'Until when it has to be paid',
		},
		{ property: 'PurchaseOrder', kind: 'text' },
		{ property: 'PaymentReference', kind: 'text' },
		{
			property: 'Draft',
			kind: 'boolean',
			description: 'Whether the invoice can still be edited and has no final number',
		},
		{ property: 'InvoiceFromDate', label: 'Period Start', kind: 'instant', day: true },
		{ property: 'InvoiceToDate', label: 'Period End', kind: 'instant', day: true },
		{
			property: 'PaidOn',
			kind: 'instant',
			day: true,
			description:
				'Date of payment of an invoice that is paid. Setting it does not pay the invoice.',
		},
		{
			property: 'DoNotApplyCreditAutomatically',
			label: 'Keep Credit',
			kind: 'boolean',
			initial: true,
			description: 'Whether to leave the credit of the coworker untouched',
		},
	],
};

const billTo: FieldGroup = {
	name: 'billTo',
	label: 'Bill To',
	place: 'nested',
	fields: [
		{ property: 'BillToName', label: 'Name', required: true, kind: 'text' },
		{ property: 'BillToTaxIDNumber', label: 'Tax ID', kind: 'text' },
		{ property: 'BillToAddress', label: 'Address', required: true, kind: 'text', rows: 2 },
		{ property: 'BillToPostCode', label: 'Post Code', required: true, kind: 'text' },
		{ property: 'BillToCity', label: 'City', required: true, kind: 'text' },
		{ property: 'BillToState', label: 'State', kind: 'text' },
		{
			property: 'BillToCountryId',
			label: 'Country',
			required: true,
			kind: 'id',
			lookup: 'country',
		},
		{ property: 'BillToPhone', label: 'Phone', kind: 'text' },
		{ property: 'BillToBankAccount', label: 'Bank Account', kind: 'text' },
	],
};

export const fieldGroups: readonly FieldGroup[] = [invoice, billTo];
