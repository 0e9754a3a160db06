/** Source: Nexudus REST API, CustomFields. */
import type { EnumTable } from '../../fields/types';

/** eCustomFieldRecordType */
export const recordTypes: EnumTable = {
	initial: 1,
	values: [
		{ value: 11, name: 'Booking', label: 'Booking' },
		{ value: 14, name: 'CoworkerContract', label: 'Contract' },
		{ value: 1, name: 'Coworker', label: 'Coworker' },
		{ value: 7, name: 'CoworkerInternal', label: 'Coworker (Internal)' },
		{ value: 3, name: 'FloorPlanDesk', label: 'Desk or Office' },
		{ value: 17, name: 'FloorPlan', label: 'Floor Plan' },
		{ value: 9, name: 'HelpDeskDepartment', label: 'Help Desk Department' },
		{ value: 8, name: 'HelpDeskMessage', label: 'Help Desk Ticket' },
		{ value: 18, name: 'InventoryAsset', label: 'Inventory Asset' },
		{ value: 12, name: 'CoworkerInvoice', label: 'Invoice' },
		{ value: 13, name: 'Business', label: 'Location' },
		{ value: 4, name: 'CrmOpportunity', label: 'Opportunity' },
		{ value: 15, name: 'Tariff', label: 'Plan' },
		{ value: 10, name: 'Product', label: 'Product' },
		{ value: 6, name: 'Proposal', label: 'Proposal' },
		{ value: 16, name: 'Resource', label: 'Resource' },
		{ value: 2, name: 'Team', label: 'Team' },
		{ value: 5, name: 'Visitor', label: 'Visitor' },
	],
};

/** eFieldType */
export const fieldTypes: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Text', label: 'Text' },
		{ value: 2, name: 'LongText', label: 'Long Text' },
		{ value: 3, name: 'Boolean', label: 'Yes or No' },
		{ value: 4, name: 'Dropdown', label: 'Drop-Down' },
		{ value: 5, name: 'Date', label: 'Date' },
		{ value: 6, name: 'Integer', label: 'Whole Number' },
		{ value: 7, name: 'Decimal', label: 'Decimal Number' },
	],
};

/** eFieldVisibility */
export const visibilities: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Visible', label: 'Visible' },
		{ value: 2, name: 'ReadOnly', label: 'Read Only' },
		{ value: 3, name: 'Internal', label: 'Internal' },
	],
};
