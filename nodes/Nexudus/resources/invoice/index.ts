import { manualPaymentMethods } from '../payment/enums';
import type { Resource } from '../resource';
import { fieldGroups } from './fields';
import { location } from '../common';

/** Source: Nexudus REST API, CoworkerInvoices, which has neither POST nor DELETE. */
export const invoice: Resource = {
	name: 'invoice',
	label: 'Invoice',
	noun: 'invoice',
	plural: 'invoices',
	path: 'billing/coworkerinvoices',
	role: 'CoworkerInvoice',
	lookup: 'invoice',
	operations: [
		{
			kind: 'delete',
			by: ['COWORKER_INVOICE_DELETE'],
			description: 'Delete an invoice for good. To keep its record, void it instead.',
		},
		{ kind: 'get' },
		{ kind: 'getAll' },
		{
			kind: 'command',
			value: 'markAsPaid',
			label: 'Mark as Paid',
			description: 'Mark an invoice as paid and tell how it was paid',
			action: 'Mark an invoice as paid',
			key: 'PAY_COWORKER_INVOICE_MANUAL',
			parameters: [
				{
					property: 'Payment Method',
					parameter: 'paymentMethod',
					label: 'Payment Method',
					required: true,
					kind: 'enum',
					values: manualPaymentMethods,
				},
			],
			settled: { property: 'Paid', value: true },
		},
		{ kind: 'update' },
		{
			kind: 'command',
			value: 'void',
			label: 'Void',
			description: 'Void an invoice; its record stays. Nexudus refuses it for paid invoices.',
			action: 'Void an invoice',
			key: 'VOID_INVOICE',
			settled: { property: 'Void', value: true },
		},
	],
	required: [],
	groups: fieldGroups,
	filters: [
		{ field: { property: 'CoworkerId', kind: 'id', lookup: 'coworker' } },
		{ field: location },
		{
			field: { property: 'InvoiceNumber', kind: 'text', trimmed: true, example: 'INV-0001' },
		},
		{ field: { property: 'Paid', kind: 'boolean' } },
		{ field: { property: 'Draft', kind: 'boolean' } },
		{ field: { property: 'CreditNote', kind: 'boolean' } },
		{ field: { property: 'Refunded', kind: 'boolean' } },
		{ field: { property: 'BillToName', kind: 'text' } },
		{ property: 'DueDate', range: 'Due' },
		{ property: 'PaidOn', range: 'Paid' },
		{ property: 'InvoiceFromDate', range: 'Period Starts' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'InvoiceNumber',
		'CoworkerFullName',
		'CoworkerBillingEmail',
		'TotalAmount',
		'DueAmount',
		'CurrencyCode',
		'Paid',
		'Void',
		'CreditNote',
		'DueDate',
		'PaidOn',
	],
	sortable: ['DueDate', 'InvoiceNumber', 'PaidOn'],
};
