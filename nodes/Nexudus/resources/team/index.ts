import type { Resource } from '../resource';
import { fieldGroups, requiredFields } from './fields';

/** Source: Nexudus REST API, Teams. */
export const team: Resource = {
	name: 'team',
	label: 'Team',
	noun: 'team',
	plural: 'teams',
	path: 'spaces/teams',
	role: 'Team',
	lookup: 'team',
	operations: [
		{ kind: 'create' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: requiredFields,
	basics: 'Name and Location',
	groups: fieldGroups,
	filters: [
		{ property: 'Name' },
		{ property: 'BusinessId' },
		{ property: 'PayingMemberId' },
		{ property: 'DefaultMemberTariffId' },
		{ property: 'CreateSingleInvoiceForTeam' },
		{ property: 'ProfileIsPublic' },
		{ property: 'ProfileTags' },
		{ property: 'Description' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	identity: { noun: 'name', lookUp: ['Name'], same: ['Name', 'BusinessId'] },
	columns: [
		'Id',
		'Name',
		'BusinessName',
		'BusinessId',
		'PayingMemberFullName',
		'PayingMemberId',
		'DefaultMemberTariffName',
		'CoworkerFullNames',
		'CreateSingleInvoiceForTeam',
		'MaxTeamMemberCount',
	],
	sortable: ['Name'],
};
