import type { Field, FieldGroup } from '../../fields/types';
import type { Resource } from '../resource';

const requiredFields: readonly Field[] = [
	{ property: 'CoworkerId', required: true, kind: 'id', lookup: 'coworker' },
	{
		property: 'Notes',
		label: 'Note',
		required: true,
		kind: 'text',
		rows: 4,
		description: 'What only the team reads',
	},
];

const details: FieldGroup = {
	name: 'note',
	label: 'Note',
	fields: [
		{
			property: 'AddedBy',
			kind: 'text',
			description: 'Who wrote the note, in words',
		},
	],
};

/** Source: Nexudus REST API, CoworkerNotes. The same note may be meant twice: hence no identity. */
export const note: Resource = {
	name: 'note',
	label: 'Note',
	noun: 'note',
	plural: 'notes',
	path: 'spaces/coworkernotes',
	role: 'CoworkerNote',
	operations: [
		{ kind: 'create', description: 'Add a note to a coworker' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: [details],
	filters: [
		{ property: 'CoworkerId' },
		{ property: 'AddedBy' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: ['Id', 'CoworkerId', 'Notes', 'AddedBy', 'UpdatedBy', 'CreatedOn', 'UpdatedOn'],
};
