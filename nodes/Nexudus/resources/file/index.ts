import type { Resource } from '../resource';
import { fieldGroups, requiredFields } from './fields';

/** Source: Nexudus REST API, CoworkerDataFiles. A coworker may have files of the same name: hence no identity. */
export const file: Resource = {
	name: 'file',
	label: 'File',
	noun: 'file',
	plural: 'files',
	path: 'spaces/coworkerdatafiles',
	role: 'CoworkerDataFile',
	operations: [
		{ kind: 'create', description: 'Add a file to a coworker from a public URL' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: fieldGroups,
	filters: [
		{ property: 'CoworkerId' },
		{ property: 'BusinessId' },
		{ property: 'Name' },
		{ field: { property: 'AvailableToUser', label: 'Shared', kind: 'boolean' } },
		{
			field: {
				property: 'RequestDigitalSignature',
				label: 'To Be Signed',
				kind: 'boolean',
			},
		},
		{ property: 'Signed' },
		{ property: 'CoworkerContractGuid' },
		{ property: 'ProposalGuid' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'Name',
		'CoworkerFullName',
		'CoworkerCompanyName',
		'BusinessName',
		'Description',
		'FileDataFileName',
		'AvailableToUser',
		'RequestDigitalSignature',
		'Signed',
		'SignedFileDataFileName',
		'CreatedOn',
	],
	sortable: ['Name'],
};
