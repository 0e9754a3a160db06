import type {
	INodeProperties,
	INodePropertyMode,
	INodePropertyOptions,
	INodePropertyTypeOptions,
} from 'n8n-workflow';

import type {
	ChoiceField,
	Clearing,
	EnumField,
	Field,
	FieldGroup,
	IdField,
	LookupName,
	NumberField,
} from './types';

type PropertyType = Omit<INodeProperties, 'displayName' | 'name'>;

/** n8n's lint rules want longer lists in alphabetical order, so that a reader finds an entry without search. */
const LONGEST_UNSORTED_LIST = 4;

/** The methods that list a lookup's records in the editor, and an example of one. */
const LOOKUPS: Record<LookupName, { search?: string; load?: string; id: string; name: string }> = {
	country: { search: 'searchCountries', id: '1220', name: 'United Kingdom' },
	timeZone: { search: 'searchTimeZones', id: '2023', name: 'GMT Standard Time' },
	location: { search: 'searchLocations', load: 'loadLocations', id: '3001', name: 'Downtown' },
	plan: { search: 'searchPlans', id: '4001', name: 'Hot Desk' },
	team: { load: 'loadTeams', id: '5001', name: 'Acme' },
	coworker: { search: 'searchCoworkers', id: '87654321', name: 'nathan@example.com' },
};

/** What a record can be named by, beside its ID. */
const MODES_BY_NAME: { modes: INodePropertyMode[] } = {
	modes: [
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			hint: 'The whole name, as Nexudus shows it',
		},
	],
};

/** Where that is something else than the name, or more. */
const OTHER_MODES: Partial<Record<LookupName, { modes: INodePropertyMode[] }>> = {
	country: {
		modes: [
			{
				displayName: 'By Code',
				name: 'code',
				type: 'string',
				placeholder: 'e.g. GB',
				hint: 'The two-letter country code (ISO 3166)',
			},
			...MODES_BY_NAME.modes,
		],
	},
	coworker: {
		modes: [
			{
				displayName: 'By Email',
				name: 'email',
				type: 'string',
				hint: 'The whole address, in upper or lower case',
			},
		],
	},
};

/** The parameter of a field: its property with a lower first letter (`MobilePhone`: `mobilePhone`). */
export function parameterName({
	property,
	parameter,
}: Pick<Field, 'property' | 'parameter'>): string {
	return parameter ?? property.charAt(0).toLowerCase() + property.slice(1);
}

function sortLongList<T>(list: readonly T[], key: (entry: T) => string): T[] {
	const sorted = [...list];
	return list.length > LONGEST_UNSORTED_LIST
		? sorted.sort((a, b) => key(a).localeCompare(key(b), 'en'))
		: sorted;
}

function enumOptions({ values }: EnumField): INodePropertyOptions[] {
	const options = values.values.map(({ label, value }) => ({ name: label, value }));
	return sortLongList(options, ({ name }) => name);
}

function choiceOptions({ choices }: ChoiceField): INodePropertyOptions[] {
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

function modesByName(lookup: LookupName): INodePropertyMode[] {
	const { modes } = OTHER_MODES[lookup] ?? MODES_BY_NAME;
	return modes.map((mode) => ({ placeholder: `e.g. ${LOOKUPS[lookup].name}`, ...mode }));
}

function locator({ lookup }: IdField): PropertyType {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: LOOKUPS[lookup].search, searchable: true },
			},
			...modesByName(lookup),
			// Without a pattern to validate: n8n would match it at every execution, within a time that a busy machine
			// does not keep. The node checks IDs itself.
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${LOOKUPS[lookup].id}`,
			},
		],
	};
}

function multipleChoice({ lookup }: IdField): PropertyType {
	return {
		type: 'multiOptions',
		default: [],
		typeOptions: { loadOptionsMethod: LOOKUPS[lookup].load },
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
			return { type: 'options', default: field.values.initial, options: enumOptions(field) };
		case 'choice':
			return { type: 'options', default: field.initial, options: choiceOptions(field) };
		case 'instant':
		case 'wallClock':
			return { type: 'dateTime', default: '' };
		case 'id':
			return locator(field);
		case 'ids':
			return multipleChoice(field);
	}
}

const IDS_HELP =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** A single sentence goes without a full stop, several have one each: n8n's rules for descriptions. */
function describe(field: Field): string | undefined {
	if (field.kind !== 'ids') return field.description;
	return field.description ? `${field.description}. ${IDS_HELP}.` : IDS_HELP;
}

/** The n8n property that asks for the value of a field. */
export function toProperty(field: Field): INodeProperties {
	const description = describe(field);
	return {
		displayName: field.label,
		name: parameterName(field),
		...typeOf(field),
		...(field.example ? { placeholder: `e.g. ${field.example}` } : {}),
		...(description ? { description } : {}),
	};
}

/** The collapsible collection ("Add Field") that holds a group's properties. */
export function toCollection(group: FieldGroup): INodeProperties {
	return {
		displayName: group.label,
		name: group.name,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: sortLongList(group.fields, ({ label }) => label).map(toProperty),
	};
}

/**
 * A second property of a collection's name, never shown, after which n8n keeps the collection as it was saved: of the
 * collection alone it keeps the fields that it knows, so that neither an expression for the whole of it nor a misspelt
 * field would ever be seen.
 */
export function asSaved({ displayName, name, displayOptions }: INodeProperties): INodeProperties {
	return { displayName, name, type: 'hidden', default: {}, displayOptions };
}

/** Fields that have a value to remove; an instruction has none. */
export function clearableFields(groups: readonly FieldGroup[]): Field[] {
	return groups.flatMap(({ fields }) => fields).filter(({ action }) => !action);
}

/** The multiple choice of fields whose values are to be removed. */
export function toClearingProperty({ label, parameter, groups }: Clearing): INodeProperties {
	const options = groups.flatMap((group) =>
		clearableFields([group]).map((field) => ({
			name: `${group.label}: ${field.label}`,
			value: parameterName(field),
		})),
	);
	return {
		displayName: label,
		name: parameter,
		type: 'multiOptions',
		default: [],
		options: sortLongList(options, ({ name }) => name),
		description:
			'Fields whose value to remove. Fields that are neither cleared here nor set above keep their value.',
	};
}
