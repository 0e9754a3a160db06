import type { Field } from '../../fields/types';
import type { Resource } from '../resource';
import { fieldGroups, requiredFields } from './fields';

const members: Field = {
	property: 'Coworkers',
	label: 'Coworker Names or IDs',
	kind: 'ids',
	lookup: 'coworker',
};

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
		{
			kind: 'members',
			value: 'addMembers',
			label: 'Add Members',
			description: 'Add coworkers to a team; those that it has stay',
			action: 'Add members to a team',
			property: 'TeamMembers',
			how: 'add',
			members,
		},
		{ kind: 'create' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{
			kind: 'members',
			value: 'removeMembers',
			label: 'Remove Members',
			description: 'Take coworkers out of a team; the others stay',
			action: 'Remove members from a team',
			property: 'TeamMembers',
			how: 'remove',
			members,
		},
		{ kind: 'update' },
	],
	required: requiredFields,
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
	customFields: [2],
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
