import type { Resource } from '../resource';
import { location } from '../common';

/** Source: Nexudus REST API, TimePasses: what is sold, as opposed to the passes that coworkers have. */
export const timePassType: Resource = {
	name: 'timePassType',
	label: 'Time Pass Type',
	noun: 'time pass type',
	plural: 'time pass types',
	path: 'billing/timepasses',
	role: 'TimePass',
	lookup: 'timePass',
	operations: [
		{ kind: 'get', description: 'Get a kind of time pass that is sold' },
		{ kind: 'getAll', description: 'Get the kinds of time passes that are sold' },
	],
	required: [],
	groups: [],
	filters: [
		{ field: { property: 'Name', kind: 'text' } },
		{ field: location },
		{ field: { property: 'Archived', kind: 'boolean' } },
		{ field: { property: 'OnlyForMembers', kind: 'boolean' } },
		{ field: { property: 'OnlyForContacts', kind: 'boolean' } },
		{
			field: {
				property: 'UseAsPayAsYouGoForMembers',
				label: 'Pay as You Go for Members',
				kind: 'boolean',
			},
		},
		{
			field: {
				property: 'UseAsPayAsYouGoForContacts',
				label: 'Pay as You Go for Contacts',
				kind: 'boolean',
			},
		},
		{ field: { property: 'CountsTowardsPlanLimits', kind: 'boolean' } },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'Name',
		'BusinessName',
		'Price',
		'CurrencyCode',
		'MinutesIncluded',
		'CountsTowardsPlanLimits',
		'UseAsPayAsYouGoForMembers',
		'UseAsPayAsYouGoForContacts',
		'OnlyForMembers',
		'OnlyForContacts',
		'Archived',
	],
	sortable: ['Name', 'Price'],
};
