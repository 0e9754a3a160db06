import type { Field, FieldGroup } from '../../fields/types';
import type { Resource } from '../resource';
import { atLocation } from '../common';

const requiredFields: readonly Field[] = [
	{ property: 'Name', required: true, kind: 'text', example: 'Hand over the keys' },
	{
		property: 'CoworkerId',
		required: true,
		kind: 'id',
		lookup: 'coworker',
		description: 'Member or contact that the task is about',
	},
	atLocation(),
	{
		property: 'ResponsibleId',
		required: true,
		kind: 'id',
		lookup: 'user',
		description: 'Member of the staff in charge',
	},
];

const details: FieldGroup = {
	name: 'task',
	label: 'Task',
	fields: [
		{ property: 'DueDate', kind: 'instant', day: true },
		{ property: 'Notes', kind: 'text', rows: 4 },
		{
			property: 'NotifyByEmail',
			kind: 'boolean',
			description: 'Whether Nexudus emails whoever is responsible when the task is due',
		},
		{
			property: 'DisplayToEveryone',
			label: 'Visible to All Staff',
			kind: 'boolean',
			initial: true,
			description: 'Whether all staff sees the task',
		},
		{
			property: 'Completed',
			kind: 'boolean',
			initial: true,
			description: 'Whether the task is done',
		},
	],
};

/** Source: Nexudus REST API, CoworkerTasks. */
export const task: Resource = {
	name: 'task',
	label: 'Task',
	noun: 'task',
	plural: 'tasks',
	path: 'crm/coworkertasks',
	role: 'CoworkerTask',
	lookup: 'task',
	operations: [
		{
			kind: 'change',
			value: 'complete',
			label: 'Complete',
			description: 'Mark a task as done',
			action: 'Complete a task',
			changes: { Completed: true },
		},
		{ kind: 'create', description: 'Create a task of the staff about a coworker' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		{
			kind: 'change',
			value: 'reopen',
			label: 'Reopen',
			description: 'Mark a task as not done',
			action: 'Reopen a task',
			changes: { Completed: false },
		},
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: [details],
	filters: [
		{ property: 'Completed' },
		{ property: 'ResponsibleId' },
		{ property: 'CoworkerId' },
		{ property: 'BusinessId' },
		{ property: 'Name' },
		{ field: { property: 'TaskListName', label: 'Task List', kind: 'text' } },
		{ property: 'DisplayToEveryone' },
		{ property: 'DueDate', range: 'Due' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	/** Only with a due date: without one, the same task may well be meant again. */
	identity: {
		noun: 'coworker, name and due date',
		lookUp: ['CoworkerId', 'DueDate'],
		same: ['CoworkerId', 'DueDate', 'Name', 'BusinessId', 'ResponsibleId'],
	},
	columns: [
		'Id',
		'Name',
		'CoworkerFullName',
		'CoworkerCompanyName',
		'BusinessName',
		'ResponsibleFullName',
		'TaskListName',
		'Notes',
		'Completed',
		'DueDate',
	],
	sortable: ['DueDate', 'Name'],
};
