import type {
	BodyForm,
	BooleanField,
	ChoiceField,
	Field,
	FieldGroup,
	NumberField,
	ShownField,
} from '../fields/types';
import { PACING_FIELDS } from '../settings';

const WRITING = ['archive', 'create', 'unarchive', 'update', 'upsert'];

export const returnAllField: BooleanField = {
	property: 'returnAll',
	label: 'Return All',
	kind: 'boolean',
	initial: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitField: NumberField = {
	property: 'limit',
	label: 'Limit',
	kind: 'integer',
	min: 1,
	initial: 50,
	description: 'Max number of results to return',
};

export const simplifyField: BooleanField = {
	property: 'simplify',
	label: 'Simplify',
	kind: 'boolean',
	initial: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const output: ChoiceField = {
	property: 'output',
	label: 'Output',
	kind: 'choice',
	choices: [
		{ value: 'id', label: 'ID', description: 'The ID of the coworker' },
		{
			value: 'record',
			label: 'Record',
			description: 'The coworker with all properties. Takes one more request per item.',
		},
		{ value: 'response', label: 'Response', description: 'The whole answer of Nexudus' },
	],
	initial: 'id',
	description: 'What an output item holds',
};

const sortBy: ChoiceField = {
	property: 'sortBy',
	label: 'Sort By',
	kind: 'choice',
	choices: [
		{ value: 'CompanyName', label: 'Company Name' },
		{ value: 'CreatedOn', label: 'Created' },
		{ value: 'Email', label: 'Email' },
		{ value: 'FullName', label: 'Full Name' },
		{ value: 'Id', label: 'ID' },
		{ value: 'NextAutoInvoice', label: 'Next Invoice' },
		{ value: 'RegistrationDate', label: 'Registration Date' },
		{ value: 'UpdatedOn', label: 'Updated' },
	],
	initial: 'Id',
	description: 'What to order the coworkers by',
};

const sortDirection: ChoiceField = {
	property: 'sortDirection',
	label: 'Sort Direction',
	kind: 'choice',
	choices: [
		{ value: 'ascending', label: 'Ascending' },
		{ value: 'descending', label: 'Descending' },
	],
	initial: 'ascending',
	description: 'Whether the smallest or the greatest comes first',
};

const emptyFilters: ChoiceField = {
	property: 'emptyFilters',
	label: 'Empty Filters',
	kind: 'choice',
	choices: [
		{
			value: 'fail',
			label: 'Fail',
			description: 'The item fails: a filter that is empty would let everybody through',
		},
		{
			value: 'ignore',
			label: 'Ignore',
			description: 'The list is read without the filters that came out empty',
		},
	],
	initial: 'fail',
	description: 'What to do when a filter that was added has no value',
};

const emptyValues: ChoiceField = {
	property: 'emptyValues',
	label: 'Empty Values',
	kind: 'choice',
	choices: [
		{ value: 'ignore', label: 'Ignore', description: 'The coworker keeps what it has' },
		{ value: 'clear', label: 'Clear', description: 'What the coworker has is removed' },
	],
	initial: 'ignore',
	description: 'What to do when an expression gives an empty value, such as a blank cell',
};

/** An entry of the "Options" collection, and the operations that have it; all of them when none is named. */
interface OptionRow {
	field: Field;
	operations?: readonly string[];
}

const pacing: OptionRow[] = PACING_FIELDS.map((field) => ({ field }));

/** In alphabetical order of their labels, as n8n wants it. */
export const optionRows: readonly OptionRow[] = [
	...pacing,
	{ field: emptyFilters, operations: ['getAll'] },
	{ field: emptyValues, operations: ['update', 'upsert'] },
	{ field: output, operations: WRITING },
	{ field: sortBy, operations: ['getAll'] },
	{ field: sortDirection, operations: ['getAll'] },
].sort((a, b) => a.field.label.localeCompare(b.field.label, 'en'));

export const optionGroup: FieldGroup = {
	name: 'options',
	label: 'Options',
	fields: optionRows.map(({ field }) => field),
};

const simplify: ShownField = { field: simplifyField };

const SHOWN: Readonly<Record<string, readonly ShownField[]>> = {
	get: [simplify],
	getAll: [
		{ field: returnAllField },
		{ field: limitField, unless: returnAllField.property },
		simplify,
	],
};

/** What the form of an operation asks for beside the fields of a coworker. */
export function settingsFormOf(operation: string): BodyForm {
	return { required: [], shown: SHOWN[operation] ?? [], groups: [optionGroup] };
}
