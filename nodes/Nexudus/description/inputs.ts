import type {
	INodeProperties,
	INodePropertyMode,
	INodePropertyOptions,
	INodePropertyTypeOptions,
} from 'n8n-workflow';

import { labelOf, parameterName, ROWS } from '../fields/names';
import type {
	ChoiceField,
	Clearing,
	EnumField,
	Field,
	FieldGroup,
	IdField,
	LookupName,
	Named,
	NumberField,
	Others,
	RowsField,
} from '../fields/types';
import { LOOKUPS } from '../lookups/table';

type PropertyType = Omit<INodeProperties, 'displayName' | 'name'>;

/** n8n's lint rules want longer lists in alphabetical order, so that a reader finds an entry without search. */
const LONGEST_UNSORTED_LIST = 4;

function sortLongList<T>(list: readonly T[], key: (entry: T) => string): T[] {
	const sorted = [...list];
	return list.length > LONGEST_UNSORTED_LIST
		? sorted.sort((a, b) => key(a).localeCompare(key(b), 'en'))
		: sorted;
}

/** The API's names, not its numbers, so that an expression starts from something to be read. */
function enumType({ values: { values, initial } }: EnumField): PropertyType {
	const options = values.map(({ label, name }) => ({ name: label, value: name }));
	return {
		type: 'options',
		default: values.find(({ value }) => value === initial)?.name ?? values[0].name,
		options: sortLongList(options, ({ name }) => name),
	};
}

export function choiceOptions({ choices }: ChoiceField): INodePropertyOptions[] {
	const options = choices.map(({ label, value, description }) => ({
		name: label,
		value,
		...(description ? { description } : {}),
	}));
	return sortLongList(options, ({ name }) => name);
}

function numberOptions({ kind, min, max }: NumberField): INodePropertyTypeOptions {
	return {
		...(min === undefined ? {} : { minValue: min }),
		...(max === undefined ? {} : { maxValue: max }),
		...(kind === 'integer' ? { numberPrecision: 0 } : {}),
	};
}

function mode(name: string, label: string, more: Partial<INodePropertyMode>): INodePropertyMode {
	return { ...more, name, displayName: label, type: more.type ?? 'string' };
}

/** What a record can be named by, beside its ID. */
function modesByName(lookup: LookupName): INodePropertyMode[] {
	const { codes, email, example } = LOOKUPS[lookup];
	if (email) return [mode('email', 'By Email', { placeholder: `e.g. ${example}` })];
	const byName = mode('name', 'By Name', {});
	return codes
		? [mode('code', 'By Code', { placeholder: `e.g. ${codes.example}` }), byName]
		: [byName];
}

function locator({ lookup }: IdField): PropertyType {
	const otherwise = LOOKUPS[lookup].email ? 'Email' : 'Name';
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			mode('list', 'From List', {
				type: 'list',
				typeOptions: { searchListMethod: lookup, searchable: true },
			}),
			...modesByName(lookup),
			// Without a pattern to validate: n8n would match it at every execution, within a time that a busy machine
			// does not keep. The node checks IDs itself.
			mode('id', `By ID or ${otherwise}`, {}),
		],
	};
}

function multipleChoice({ lookup }: IdField): PropertyType {
	return {
		type: 'multiOptions',
		default: [],
		typeOptions: { loadOptionsMethod: lookup },
	};
}

/** Children of a record: as many as the user adds. */
function rows({ fields }: RowsField): PropertyType {
	return {
		type: 'fixedCollection',
		default: {},
		typeOptions: { multipleValues: true },
		options: [{ displayName: 'Entry', name: ROWS, values: fields.map(toProperty) }],
	};
}

function typeOf(field: Field): PropertyType {
	switch (field.kind) {
		case 'text':
			return {
				type: 'string',
				default: '',
				...(field.secret ? { typeOptions: { password: true } } : {}),
				...(field.rows ? { typeOptions: { rows: field.rows } } : {}),
			};
		case 'integer':
		case 'number':
			return {
				type: 'number',
				default: field.initial ?? field.min ?? 0,
				typeOptions: numberOptions(field),
			};
		case 'boolean':
			return { type: 'boolean', default: field.initial ?? false };
		case 'enum':
			return enumType(field);
		case 'choice':
			return { type: 'options', default: field.initial, options: choiceOptions(field) };
		case 'instant':
		case 'wallClock':
			return { type: 'dateTime', default: '' };
		case 'id':
			return locator(field);
		case 'ids':
			return multipleChoice(field);
		case 'rows':
			return rows(field);
		case 'json':
			return { type: 'json', default: '' };
		case 'integers':
		case 'custom':
			return { type: 'string', default: '' };
	}
}

const IDS_HELP =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

function helpFor(description: string | undefined): string {
	return description ? `${description.replace(/\.$/, '')}. ${IDS_HELP}.` : IDS_HELP;
}

/** A single sentence goes without a full stop, several have one each: n8n's rules for descriptions. */
function describe(field: Field): string | undefined {
	if (field.kind !== 'ids') return field.description;
	return helpFor(field.description);
}

const WITHOUT_TIME = "Without a time: midnight in the workflow's time zone";

/** What a date without a time becomes. */
function dateHint(field: Field): { hint?: string } {
	if (field.kind !== 'instant') return {};
	return {
		hint: field.day ? 'Without a time: that day at the location' : WITHOUT_TIME,
	};
}

/** The n8n property that asks for the value of a field. */
export function toProperty(field: Field): INodeProperties {
	const description = describe(field);
	return {
		displayName: labelOf(field),
		name: parameterName(field),
		...typeOf(field),
		...(field.example ? { placeholder: `e.g. ${field.example}` } : {}),
		...(description ? { description } : {}),
		...dateHint(field),
	};
}

/** The input without its help, so that all resources that ask for the same share it. */
export function toBareProperty(field: Field): INodeProperties {
	return { ...toProperty({ ...field, description: undefined }), hint: undefined };
}

/** A switch that is added starts as what adding it means; what sends something to people is never on by itself. */
export function asAdded(field: Field): Field {
	return field.kind === 'boolean' && !field.sends ? { initial: true, ...field } : field;
}

/**
 * The collapsible collection ("Add Field") that holds a group's properties, in the order of its table.
 *
 * @param options what it holds, where that is more than the fields
 */
export function toCollection(
	group: FieldGroup,
	options = group.fields.map((field) => toProperty(asAdded(field))),
): INodeProperties {
	return {
		displayName: group.label,
		name: group.name,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options,
	};
}

/**
 * A second property of a collection's name, never shown, after which n8n keeps the collection as it was saved: of the
 * collection alone it keeps the fields that it knows, so that neither an expression for the whole of it nor a misspelt
 * field would ever be seen.
 */
export function asSaved({ displayName, name }: INodeProperties): INodeProperties {
	return { displayName, name, type: 'hidden', default: {} };
}

const TO_CLEAR = helpFor(
	'Fields whose value to remove. Fields that are neither cleared here nor set above keep their value.',
);

/** A list that the node itself knows of the chosen resource (`methods/fields.ts`). */
function ownList(method: string): INodePropertyTypeOptions {
	return { loadOptionsMethod: method, loadOptionsDependsOn: ['resource'] };
}

/** The multiple choice of fields whose values are to be removed. */
export function toClearingProperty({
	label,
	parameter,
}: Omit<Clearing, 'fields'>): INodeProperties {
	return {
		displayName: label,
		name: parameter,
		type: 'multiOptions',
		default: [],
		typeOptions: ownList('fieldsToClear'),
		description: TO_CLEAR,
	};
}

/** All properties of a record at once, where the form has fields for none. */
export function toPropertiesProperty({ parameter }: Omit<Others, 'fields'>): INodeProperties {
	return {
		displayName: 'Properties',
		name: parameter,
		type: 'json',
		default: '{}',
		description: 'Object of properties by their API names, such as { "Name": "Leads" }',
	};
}

/** Names of a list, each with a value. @param what one of them is called */
function namesAndValues(what: string, method: string): PropertyType {
	return {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${what}`,
		default: {},
		options: [
			{
				displayName: what,
				name: ROWS,
				values: [
					{
						displayName: `${what} Name or ID`,
						name: 'name',
						type: 'options',
						default: '',
						typeOptions: ownList(method),
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
}

/** Name and value of the properties that the form has no field for. */
export function toOthersProperty({ label, parameter }: Omit<Others, 'fields'>): INodeProperties {
	const type = namesAndValues('Property', 'otherProperties');
	return { displayName: label, name: parameter, ...type };
}

/** Name and value of the fields that the space has defined itself. */
export function toNamedProperty({ label, parameter }: Omit<Named, 'fields'>): INodeProperties {
	const type = namesAndValues('Custom Field', 'customFieldsByName');
	return { displayName: label, name: parameter, ...type };
}
