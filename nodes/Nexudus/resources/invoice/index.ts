import type { IDataObject } from 'n8n-workflow';

import { manualPaymentMethods } from '../payment/enums';
import type { Resource } from '../resource';
import { fieldGroups } from './fields';
import { atLocation, location } from '../common';

/** As commands of invoices take it: every value as text (seen on a live account). */
function textParameter(name: string, value: string): IDataObject {
	return { Name: name, Type: '', Value: value };
}

function wholeAmount({ Id, TotalAmount }: IDataObject): IDataObject[] {
	return [
		textParameter(`Amount${String(Id)}`, String(TotalAmount)),
		textParameter('Preview', 'false'),
	];
}

/** The whole of what is owed (as a live client sends it). */
const RAISED: IDataObject = {
	Draft: false,
	IncludeAllPendingCharges: true,
	IncludeCharges: true,
	IncludeExtraServices: true,
	IncludePricePlanCharges: true,
	IncludeProducts: true,
	IncludeTickets: true,
	IncludeTimePasses: true,
	ForceProcessingTeamMembers: false,
	DoNotApplyAvailableCredit: false,
	RecordGuids: null,
	CustomFields: null,
};

/** Source: Nexudus REST API, CoworkerInvoiceLines, which are listed by their invoice alone. */
const line: Resource = {
	name: 'invoiceLine',
	label: 'Invoice Line',
	noun: 'invoice line',
	plural: 'invoice lines',
	path: 'billing/coworkerinvoicelines',
	role: 'CoworkerInvoiceLine',
	operations: [],
	required: [],
	groups: [],
	filters: [{ field: { property: 'CoworkerInvoiceId', kind: 'id', lookup: 'invoice' } }],
	columns: [
		'Id',
		'Position',
		'Description',
		'Quantity',
		'UnitPrice',
		'SubTotal',
		'TaxAmount',
		'TaxRate',
		'Refunded',
		'SaleDate',
	],
};

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
			kind: 'command',
			value: 'credit',
			label: 'Credit',
			description:
				'Make a credit note over the whole of an unpaid invoice. Nexudus refuses it for paid invoices.',
			action: 'Credit an invoice',
			key: 'COWORKER_INVOICE_CANCEL',
			of: (record) => [
				...wholeAmount(record),
				textParameter('DoNotApplyCreditAutomatically', 'false'),
			],
			makes: 'creditNoteId',
		},
		{
			kind: 'delete',
			by: ['COWORKER_INVOICE_DELETE'],
			description: 'Delete an invoice for good. To keep its record, void it instead.',
		},
		{
			kind: 'file',
			value: 'downloadPdf',
			label: 'Download PDF',
			description: 'Get an invoice as a PDF file, in the binary property "data"',
			action: 'Download an invoice as PDF',
			key: 'COWORKER_INVOICE_PRINT',
			extension: 'pdf',
		},
		{ kind: 'get' },
		{
			kind: 'children',
			value: 'getLines',
			label: 'Get Lines',
			description: 'Get the lines of an invoice',
			action: 'Get the lines of an invoice',
			of: line,
			by: 'CoworkerInvoiceId',
		},
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
					type: 'ePaymentProvider',
					parameter: 'paymentMethod',
					label: 'Payment Method',
					required: true,
					kind: 'enum',
					values: manualPaymentMethods,
				},
			],
			settled: { property: 'Paid', value: true },
		},
		{
			kind: 'raise',
			value: 'raise',
			label: 'Raise',
			description:
				'Invoice all that a coworker owes. Each further run bills the next period of the plan, so that this is never sent twice.',
			action: 'Raise an invoice',
			path: 'billing/coworkerinvoices/{BusinessId}/create/{CoworkerId}',
			asks: [
				{ property: 'CoworkerId', kind: 'id', lookup: 'coworker', required: true },
				atLocation('Location that issues the invoice'),
			],
			body: RAISED,
		},
		{
			kind: 'command',
			value: 'refund',
			label: 'Refund',
			description:
				'Mark a paid invoice as refunded in whole. Nexudus refuses it for invoices with a deposit.',
			action: 'Refund an invoice',
			key: 'COWORKER_INVOICE_REFUND',
			parameters: [
				{
					property: 'ePaymentProvider0',
					parameter: 'refundMethod',
					label: 'Refund Method',
					type: '',
					required: true,
					kind: 'enum',
					values: { ...manualPaymentMethods, initial: 994 },
				},
			],
			of: wholeAmount,
			settled: { property: 'Refunded', value: true },
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
	customFields: [12],
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
