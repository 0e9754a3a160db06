import type { Field, FieldGroup } from '../../fields/types';
import type { Resource } from '../resource';

const requiredFields: readonly Field[] = [
	{
		property: 'HelpDeskMessageId',
		label: 'Ticket',
		required: true,
		kind: 'id',
		lookup: 'ticket',
		description: 'Help desk ticket that the comment belongs to',
	},
	{
		property: 'CoworkerId',
		label: 'Author',
		required: true,
		kind: 'id',
		lookup: 'coworker',
		description: 'Coworker record of whoever writes the comment',
	},
	{ property: 'MessageText', label: 'Text', required: true, kind: 'text', rows: 5 },
];

const details: FieldGroup = {
	name: 'comment',
	label: 'Comment',
	fields: [
		{
			property: 'Internal',
			kind: 'boolean',
			initial: true,
			description: 'Whether only the staff sees the comment',
		},
		{
			property: 'NewImageUrl',
			label: 'Attachment URL',
			kind: 'text',
			trimmed: true,
			action: true,
			description: 'URL that Nexudus loads the attachment from',
		},
		{
			property: 'ClearImageFile',
			label: 'Remove Attachment',
			kind: 'boolean',
			initial: true,
			action: true,
			only: 'update',
			description: 'Whether to remove the attachment',
		},
	],
};

/** Source: Nexudus REST API, HelpDeskComments. The same comment may be meant twice: hence no identity. */
export const ticketComment: Resource = {
	name: 'ticketComment',
	label: 'Help Desk Comment',
	noun: 'help desk comment',
	plural: 'help desk comments',
	path: 'support/helpdeskcomments',
	role: 'HelpDeskComment',
	operations: [
		{ kind: 'create', description: 'Add a comment to a help desk ticket' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: [details],
	filters: [
		{ property: 'HelpDeskMessageId' },
		{ property: 'CoworkerId' },
		{ property: 'Internal' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'HelpDeskMessageId',
		'CoworkerFullName',
		'CoworkerId',
		'MessageText',
		'Internal',
		'CreatedOn',
		'UpdatedOn',
	],
};
