import type { Resource } from '../resource';
import { fieldGroups, requiredFields } from './fields';

/** Source: Nexudus REST API, Coworker Products. Sales have no identity: the same product is sold twice in a row. */
export const sale: Resource = {
	name: 'sale',
	label: 'Sale',
	noun: 'sale',
	plural: 'sales',
	path: 'billing/coworkerproducts',
	role: 'CoworkerProduct',
	operations: [
		{ kind: 'create', description: 'Sell a product to a coworker, once or again and again' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: fieldGroups,
	// Nexudus asks for a cycle of a single sale too, and ignores it there.
	defaults: { RepeatCycle: 4, CreditAmount: 0, DiscountAmount: 0 },
	filters: [
		{ property: 'CoworkerId' },
		{ property: 'ProductId' },
		{ property: 'BusinessId' },
		{ field: { property: 'Invoiced', kind: 'boolean' } },
		{ property: 'RegularCharge' },
		{ property: 'SaleDate', range: 'Sold' },
		{ property: 'InvoiceOn', range: 'Invoicing' },
		{ property: 'DueDate', range: 'Due' },
		{ field: { property: 'CoworkerInvoiceNumber', label: 'Invoice Number', kind: 'text' } },
		{ field: { property: 'CoworkerInvoicePaid', label: 'Invoice Paid', kind: 'boolean' } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'CoworkerFullName',
		'CoworkerId',
		'ProductName',
		'Quantity',
		'Price',
		'TotalPrice',
		'ProductCurrencyCode',
		'Invoiced',
		'CoworkerInvoiceNumber',
		'SaleDate',
		'CreatedOn',
	],
	sortable: ['SaleDate', 'InvoiceOn', 'DueDate', 'Price'],
};
