import { PACING_FIELDS } from '../execution/settings';
import { labelOf, OPTIONS, wordsOf } from '../fields/names';
import type {
	BodyForm,
	BooleanField,
	ChoiceField,
	Field,
	FieldGroup,
	NumberField,
	ShownField,
} from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import { fieldsOf, identitiesOf, OTHERS } from './forms';

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

export const mappingModeField: ChoiceField = {
	property: 'mappingMode',
	label: 'Mapping Mode',
	kind: 'choice',
	choices: [
		{
			value: 'fields',
			label: 'Map Each Field Below',
			description: 'What is sent is what the fields below say',
		},
		{
			value: 'automatic',
			label: 'Map Automatically',
			description:
				'Columns of the input fill the fields of their names, such as Mobile or Start Date. What is set below takes precedence.',
		},
	],
	initial: 'fields',
	description: 'Where the values come from',
};

const MATCH_BY = 'matchBy';

/** What Create or Update finds a record by; undefined where there is no choice. */
export function matchByField(resource: Resource): ChoiceField | undefined {
	if (!resource.matchBy) return undefined;
	const choices = identitiesOf(resource).map(({ lookUp: [value] }) => ({
		value,
		label: labelOf(fieldsOf(resource).get(value) ?? { property: value }),
	}));
	return {
		property: MATCH_BY,
		label: 'Match By',
		kind: 'choice',
		choices,
		initial: choices[0].value,
		description: `What has to be the same in the ${resource.noun} that is updated. Give its value below or in a column.`,
	};
}

const unknownColumns: ChoiceField = {
	property: 'unknownColumns',
	label: 'Unknown Columns',
	kind: 'choice',
	choices: [
		{ value: 'ignore', label: 'Ignore', description: 'They are not sent, and named after the run' },
		{ value: 'fail', label: 'Fail', description: 'Items that have such a column fail' },
	],
	initial: 'ignore',
	description: 'What Map Automatically does about columns that belong to no field',
};

const output: ChoiceField = {
	property: 'output',
	label: 'Output',
	kind: 'choice',
	choices: [
		{ value: 'id', label: 'ID', description: 'The ID of the record, and the name that was sent' },
		{
			value: 'record',
			label: 'Record',
			description: 'The record with all properties. Takes one more request per item.',
		},
		{ value: 'response', label: 'Response', description: 'The whole answer of Nexudus' },
	],
	initial: 'id',
	description: 'What an output item holds',
};

/** What every list can be ordered by, in the words of the form. */
const ALWAYS_SORTABLE = ['Id', 'CreatedOn', 'UpdatedOn'];
const SORT_LABELS: Readonly<Record<string, string>> = {
	Id: 'ID',
	CreatedOn: 'Created',
	UpdatedOn: 'Updated',
};

export const SORT_BY = 'sortBy';

export function sortByOf({ sortable = [], filters = [] }: Resource): ChoiceField {
	const labelFor = (property: string) => {
		const range = filters.find((row) => 'range' in row && row.property === property);
		return range && 'range' in range ? range.range : undefined;
	};
	const choices = [...ALWAYS_SORTABLE, ...sortable].map((value) => ({
		value,
		label: SORT_LABELS[value] ?? labelFor(value) ?? wordsOf(value),
	}));
	return {
		property: SORT_BY,
		label: 'Sort By',
		kind: 'choice',
		choices: choices.sort((a, b) => a.label.localeCompare(b.label, 'en')),
		initial: 'Id',
		description: 'What to order the list by',
	};
}

const dateFormat: ChoiceField = {
	property: 'dateFormat',
	label: 'Date Format',
	kind: 'choice',
	choices: [
		{ value: 'auto', label: 'Automatic' },
		{ value: 'dayFirst', label: 'Day First (31/01/2025)' },
		{ value: 'monthFirst', label: 'Month First (01/31/2025)' },
	],
	initial: 'auto',
	description: 'How dates in numbers are read. Automatic refuses what may be two dates.',
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

const includeInputFields: BooleanField = {
	property: 'includeInputFields',
	label: 'Include Input Fields',
	kind: 'boolean',
	initial: false,
	description:
		'Whether an output item also holds the fields of its input item, where it has none of the same name',
};

const checkEachRecord: BooleanField = {
	property: 'checkEachRecord',
	label: 'Check Each Record',
	kind: 'boolean',
	initial: false,
	description:
		'Whether to read each record before it is decided that nothing has to be changed, rather than to trust the list. Takes one more request per item.',
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
		{ value: 'ignore', label: 'Ignore', description: 'The record keeps what it has' },
		{ value: 'clear', label: 'Clear', description: 'What the record has is removed' },
	],
	initial: 'ignore',
	description: 'What to do when an expression gives an empty value, such as a blank cell',
};

/** An entry of the "Options" collection, and the kinds of operations that have it; all of them when none is named. */
interface OptionRow {
	field: Field;
	kinds?: ReadonlyArray<OperationRow['kind']>;
}

const WRITING: ReadonlyArray<OperationRow['kind']> = [
	...(['change', 'command', 'create', 'members', 'raise', 'update', 'upsert'] as const),
];
/** The operations that a table's columns can be mapped for. */
export const MAPPING: ReadonlyArray<OperationRow['kind']> = ['create', 'update', 'upsert'];

/** The operations that take dates from elsewhere; single commands have a date picker. */
const DATED: ReadonlyArray<OperationRow['kind']> = [...MAPPING, 'getAll'];

/** In alphabetical order of their labels, as n8n wants it. */
export function optionsOf(resource: Resource): OptionRow[] {
	const rows: OptionRow[] = [
		...PACING_FIELDS.map((field) => ({ field })),
		{ field: checkEachRecord, kinds: ['upsert'] },
		{ field: dateFormat, kinds: DATED },
		{ field: emptyFilters, kinds: ['getAll', 'list'] },
		{ field: emptyValues, kinds: ['update', 'upsert'] },
		{ field: includeInputFields, kinds: ['delete', 'get', ...WRITING] },
		{ field: output, kinds: WRITING },
		{ field: sortByOf(resource), kinds: ['getAll', 'list'] },
		{ field: sortDirection, kinds: ['getAll', 'list'] },
		{ field: unknownColumns, kinds: MAPPING },
	];
	return rows.sort((a, b) => labelOf(a.field).localeCompare(labelOf(b.field), 'en'));
}

const simplify: ShownField = { field: simplifyField };
const mappingMode: ShownField = { field: mappingModeField };

const matching = (resource: Resource): readonly ShownField[] => {
	const field = matchByField(resource);
	return field ? [mappingMode, { field }] : [mappingMode];
};

const listed: readonly ShownField[] = [
	{ field: returnAllField },
	{ field: limitField, unless: returnAllField.property },
	simplify,
];

const SHOWN: Partial<Record<OperationRow['kind'], (resource: Resource) => readonly ShownField[]>> =
	{
		create: () => [mappingMode],
		update: () => [mappingMode],
		upsert: matching,
		get: () => [simplify],
		getAll: () => listed,
		list: () => listed,
		children: () => listed,
	};

/** What the form of an operation asks for beside the fields of a record. */
export function settingsFormOf(resource: Resource, { kind }: OperationRow): BodyForm {
	const fields = optionsOf(resource).map(({ field }) => field);
	const also = [OTHERS.parameter];
	const options: FieldGroup = { ...OPTIONS, fields, also };
	return { required: [], shown: SHOWN[kind]?.(resource) ?? [], groups: [options] };
}
