/** Source: Nexudus REST API, CoworkerDataFiles. */
import type { Field, FieldGroup } from '../../fields/types';
import { atLocation } from '../common';

export const requiredFields: readonly Field[] = [
	{
		property: 'Name',
		required: true,
		kind: 'text',
		description: 'Title of the file',
		example: 'House rules',
	},
	{ property: 'CoworkerId', required: true, kind: 'id', lookup: 'coworker' },
	atLocation(),
];

const file: FieldGroup = {
	name: 'file',
	label: 'File',
	fields: [
		{
			property: 'NewFileDataUrl',
			label: 'File URL',
			kind: 'text',
			trimmed: true,
			action: true,
			example: 'https://example.com/house-rules.pdf',
			description: 'Public http or https address that Nexudus loads the file from, at most 10 MB',
		},
		{
			property: 'AvailableToUser',
			label: 'Share With Coworker',
			kind: 'boolean',
			description:
				'Whether the coworker sees the file in the members portal. Nexudus emails the coworker.',
		},
		{
			property: 'Description',
			kind: 'text',
			rows: 3,
			description: 'Text in the email that shares the file',
		},
		{
			property: 'CoworkerContractGuid',
			label: 'Contract Unique ID',
			kind: 'text',
			trimmed: true,
			description: 'UniqueId of the contract that the file belongs to',
		},
		{
			property: 'ProposalGuid',
			label: 'Proposal Unique ID',
			kind: 'text',
			trimmed: true,
			description: 'UniqueId of the proposal that the file belongs to',
		},
		{
			property: 'ClearFileDataFile',
			label: 'Remove File',
			kind: 'boolean',
			initial: true,
			action: true,
			only: 'update',
			description: 'Whether to remove the file from the record',
		},
	],
};

const signature: FieldGroup = {
	name: 'signature',
	label: 'Signature',
	place: 'nested',
	fields: [
		{
			property: 'RequestDigitalSignature',
			label: 'Request Signature',
			kind: 'boolean',
			description: 'Whether to ask the coworker for a digital signature',
		},
		{
			property: 'NotifyWhenSignedEmail',
			kind: 'text',
			trimmed: true,
			label: 'Email When Signed',
			example: 'office@example.com',
			description: 'Address that Nexudus emails once the file is signed',
		},
		{
			property: 'Signed',
			kind: 'boolean',
			initial: true,
			description: 'Whether the file is signed',
		},
		{
			property: 'NewSignedFileDataUrl',
			label: 'Signed File URL',
			kind: 'text',
			trimmed: true,
			action: true,
			description: 'URL that Nexudus loads the signed copy from',
		},
		{
			property: 'ClearSignedFileDataFile',
			label: 'Remove Signed File',
			kind: 'boolean',
			initial: true,
			action: true,
			only: 'update',
			description: 'Whether to remove the signed copy from the record',
		},
	],
};

export const fieldGroups: readonly FieldGroup[] = [file, signature];
