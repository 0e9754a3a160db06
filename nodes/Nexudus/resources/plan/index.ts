import type { EnumTable } from '../../fields/types';
import type { Resource } from '../resource';
import { location } from '../common';

/** eTariffType */
const types: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'FullTimePrivateOffice', label: 'Private Office, Full Time' },
		{ value: 2, name: 'PartTimePrivateOffice', label: 'Private Office, Part Time' },
		{ value: 3, name: 'FullTimeDedicatedDesk', label: 'Dedicated Desk, Full Time' },
		{ value: 4, name: 'PartTimeDedicatedDesk', label: 'Dedicated Desk, Part Time' },
		{ value: 5, name: 'FullTimeHotDesk', label: 'Hot Desk, Full Time' },
		{ value: 6, name: 'PartTimeHotDesk', label: 'Hot Desk, Part Time' },
		{ value: 7, name: 'FullTimeOther', label: 'Other, Full Time' },
		{ value: 8, name: 'PartTimeOther', label: 'Other, Part Time' },
		{ value: 9, name: 'Storage', label: 'Storage' },
		{ value: 10, name: 'VirtualOffice', label: 'Virtual Office' },
		{ value: 11, name: 'Virtual', label: 'Virtual' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};

/** Source: Nexudus REST API, Tariffs. */
export const plan: Resource = {
	name: 'plan',
	label: 'Plan',
	noun: 'plan',
	plural: 'plans',
	path: 'billing/tariffs',
	role: 'Tariff',
	lookup: 'plan',
	operations: [
		{ kind: 'get', description: 'Get a plan ("tariff" in the API) with all properties' },
		{ kind: 'getAll' },
	],
	required: [],
	groups: [],
	filters: [
		{ field: { property: 'Name', kind: 'text' } },
		{ field: location },
		{ field: { property: 'SystemTariffType', label: 'Type', kind: 'enum', values: types } },
		{ field: { property: 'GroupName', label: 'Group', kind: 'text' } },
		{ field: { property: 'Price', kind: 'number', min: 0 } },
		{ field: { property: 'Visible', kind: 'boolean' } },
		{ field: { property: 'Archived', kind: 'boolean' } },
		{ field: { property: 'UseTimePasses', kind: 'boolean' } },
		{ field: { property: 'IsVirtualOffice', label: 'Virtual Office', kind: 'boolean' } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	customFields: [15],
	columns: [
		'Id',
		'Name',
		'BusinessName',
		'GroupName',
		'SystemTariffType',
		'Price',
		'SignUpFee',
		'CurrencyCode',
		'InvoiceEvery',
		'InvoiceEveryWeeks',
		'Visible',
		'Archived',
	],
	sortable: ['Name', 'Price'],
};
