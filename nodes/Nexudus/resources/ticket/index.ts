import type { Field, FieldGroup } from '../../fields/types';
import type { Resource } from '../resource';
import { priorities } from './enums';
import { atLocation } from '../common';

const requiredFields: readonly Field[] = [
	{
		property: 'CoworkerId',
		required: true,
		kind: 'id',
		lookup: 'coworker',
		description: 'Member or contact who asks',
	},
	atLocation(),
	{ property: 'Subject', required: true, kind: 'text' },
	{
		property: 'MessageText',
		label: 'Message',
		required: true,
		kind: 'text',
		rows: 5,
		description: 'First message of the ticket; the answers are comments',
	},
];

const details: FieldGroup = {
	name: 'ticket',
	label: 'Ticket',
	fields: [
		{
			property: 'HelpDeskDepartmentId',
			label: 'Department',
			kind: 'id',
			lookup: 'department',
			description: 'Department that the ticket goes to',
		},
		{ property: 'Priority', required: true, kind: 'enum', values: priorities },
		{
			property: 'OwnerId',
			kind: 'id',
			lookup: 'user',
			description: 'Member of the staff in charge of the ticket',
		},
		{
			property: 'Closed',
			kind: 'boolean',
			initial: true,
			description: 'Whether the ticket is resolved',
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

/** Source: Nexudus REST API, HelpDeskMessages. A coworker may well send the same ticket again: hence no identity. */
export const ticket: Resource = {
	name: 'ticket',
	label: 'Help Desk Ticket',
	noun: 'help desk ticket',
	plural: 'help desk tickets',
	path: 'support/helpdeskmessages',
	role: 'HelpDeskMessage',
	lookup: 'ticket',
	operations: [
		{
			kind: 'change',
			value: 'close',
			label: 'Close',
			description: 'Mark a help desk ticket as resolved; Nexudus keeps the time',
			action: 'Close a help desk ticket',
			changes: { Closed: true },
		},
		{ kind: 'create' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{
			kind: 'change',
			value: 'reopen',
			label: 'Reopen',
			description: 'Mark a help desk ticket as not resolved',
			action: 'Reopen a help desk ticket',
			changes: { Closed: false },
		},
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: [details],
	filters: [
		{ property: 'Closed' },
		{ property: 'HelpDeskDepartmentId' },
		{ property: 'Priority' },
		{ property: 'OwnerId' },
		{ property: 'CoworkerId' },
		{ property: 'BusinessId' },
		{ property: 'Subject' },
		{ property: 'ClosedOn', range: 'Closed' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	customFields: [8],
	columns: [
		'Id',
		'Subject',
		'MessageText',
		'CoworkerFullName',
		'HelpDeskDepartmentName',
		'OwnerFullName',
		'Priority',
		'Closed',
		'FirstResponseTimeInMinutes',
		'CreatedOn',
		'ClosedOn',
	],
	sortable: ['Priority', 'ClosedOn'],
	/** Not processed by the AI assistant; newer documents demand a value (live clients send this one). */
	defaults: { Priority: 2, AiProcessingResult: 1 },
};
