import type { Resource } from '../resource';
import { productTypes, saleKinds } from './enums';
import { location } from '../common';

/** Source: Nexudus REST API, Products. */
export const product: Resource = {
	name: 'product',
	label: 'Product',
	noun: 'product',
	plural: 'products',
	path: 'billing/products',
	role: 'Product',
	lookup: 'product',
	operations: [{ kind: 'get' }, { kind: 'getAll' }],
	required: [],
	groups: [],
	filters: [
		{ field: { property: 'Name', kind: 'text' } },
		{ field: location },
		{
			field: { property: 'SystemProductType', label: 'Type', kind: 'enum', values: productTypes },
		},
		{ field: { property: 'Sku', label: 'SKU', kind: 'text', trimmed: true } },
		{ field: { property: 'Tags', kind: 'text' } },
		{ field: { property: 'AvailableAs', label: 'Sold As', kind: 'enum', values: saleKinds } },
		{ field: { property: 'Visible', kind: 'boolean' } },
		{ field: { property: 'Archived', kind: 'boolean' } },
		{ field: { property: 'OnlyForMembers', kind: 'boolean' } },
		{ field: { property: 'OnlyForContacts', kind: 'boolean' } },
		{ field: { property: 'TrackStock', kind: 'boolean' } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	customFields: [10],
	columns: [
		'Id',
		'Name',
		'BusinessName',
		'Description',
		'Sku',
		'SystemProductType',
		'Price',
		'CurrencyCode',
		'Visible',
		'Archived',
		'TrackStock',
		'CurrentStock',
	],
	sortable: ['Name', 'Price', 'DisplayOrder'],
};
