import type { Field, FieldGroup } from '../../fields/types';
import type { Resource } from '../resource';
import { paymentMethods } from './enums';
import { atLocation } from '../common';
import { invoice } from '../invoice';

const requiredFields: readonly Field[] = [
	{
		property: 'CoworkerId',
		required: true,
		kind: 'id',
		lookup: 'coworker',
		description: 'Member or contact who paid',
	},
	atLocation(),
	{
		property: 'Credit',
		label: 'Amount',
		required: true,
		kind: 'number',
		min: 0,
		description: 'What was paid, in the currency of the location',
	},
	{ property: 'Description', required: true, kind: 'text', example: 'Bank transfer' },
];

const details: FieldGroup = {
	name: 'payment',
	label: 'Payment',
	fields: [
		{
			property: 'CoworkerInvoiceId',
			label: 'Invoice',
			kind: 'id',
			lookup: 'invoice',
			description: 'Invoice that the payment is for',
		},
		{
			property: 'PaymentGatewayName',
			label: 'Payment Method',
			kind: 'enum',
			values: paymentMethods,
		},
		{
			property: 'TransactionDate',
			label: 'Paid On',
			kind: 'instant',
			day: true,
			description: 'When it was paid; now, when left out',
		},
		{
			property: 'PaymentMethodNumber',
			kind: 'text',
			description: 'Text that tells the card or the mandate',
		},
		{
			property: 'Code',
			kind: 'text',
			trimmed: true,
			example: 'PAYM',
			description: 'Any code that tells kinds of entries apart; PAYM, when left out',
		},
	],
};

/**
 * A payment is an entry of the coworker's ledger with a credit (Nexudus REST API, CoworkerLedgerEntries). Two of them
 * may be the same in every property, and the balance of one that is written back would be out of date: hence no
 * identity and no Update.
 */
export const payment: Resource = {
	name: 'payment',
	label: 'Payment',
	noun: 'payment',
	plural: 'payments',
	path: 'billing/coworkerledgerentries',
	role: 'CoworkerLedgerEntry',
	operations: [
		{ kind: 'create', description: 'Record a payment. It pays the invoice that it names at once.' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
	],
	required: requiredFields,
	groups: [details],
	filters: [
		{ property: 'CoworkerId' },
		{ property: 'BusinessId' },
		{ property: 'CoworkerInvoiceId' },
		{
			stem: 'CoworkerInvoice_InvoiceNumber',
			field: {
				property: 'CoworkerInvoiceInvoiceNumber',
				label: 'Invoice Number',
				kind: 'text',
				trimmed: true,
				example: 'INV-0001',
			},
		},
		{
			stem: 'CoworkerInvoice_Paid',
			field: {
				property: 'CoworkerInvoicePaid',
				label: 'Invoice Is Paid',
				kind: 'boolean',
			},
		},
		{ property: 'PaymentGatewayName' },
		{ property: 'Code' },
		{ property: 'TransactionDate', range: 'Paid' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'CoworkerFullName',
		'Description',
		'Credit',
		'Debit',
		'BusinessCurrencyCode',
		'PaymentGatewayName',
		'Code',
		'CoworkerInvoiceId',
		'CoworkerInvoiceInvoiceNumber',
		'CoworkerInvoicePaid',
		'TransactionDate',
	],
	// The answer shows no amount on a live account, so that the invoice is what tells.
	changes: {
		idFrom: 'CoworkerInvoiceId',
		resource: invoice,
		as: 'invoice',
		properties: ['Paid', 'PaidAmount', 'DueAmount'],
	},
	sortable: ['TransactionDate', 'Credit'],
	defaults: { Code: 'PAYM', Debit: 0, Balance: 0 },
};
