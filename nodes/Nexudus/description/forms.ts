import { entityProperties } from '../entities/properties';
import { labelOf } from '../fields/names';
import type { BodyForm, Clearing, Field, FieldGroup, Named, Others } from '../fields/types';
import type { FilterRow, Identity, OperationRow, Resource } from '../resources/resource';

/** The record that an operation is about. */
export function recordField({ name, label, lookup }: Resource): Field {
	const parameter = `${name}Id`;
	return lookup
		? { property: 'Id', parameter, label, kind: 'id', lookup, required: true }
		: { property: 'Id', parameter, label: `${label} ID`, kind: 'integer', min: 1, required: true };
}

/**
 * The groups as an operation has them, the frequent ones field by field; those without a field of it are left out.
 */
function groupsFor(groups: readonly FieldGroup[], operation: Field['only']): FieldGroup[] {
	return groups
		.map((group) => ({
			...group,
			place: group.place ?? ('flat' as const),
			fields: group.fields.filter(({ only }) => only === undefined || only === operation),
		}))
		.filter(({ fields }) => fields.length > 0);
}

const MAIN = 'Main Fields';

/** What creating requires, in a collection: where columns fill it, only what they do not give is to be added. */
export function mainFields(required: readonly Field[]): FieldGroup {
	return { name: 'basics', label: MAIN, fields: required };
}

/** What creating requires is optional in an update, where it has a collection of its own. */
export function basicsOf({
	basics = MAIN,
	required,
}: Pick<Resource, 'basics' | 'required'>): FieldGroup {
	return { ...mainFields(required), label: basics };
}

/** The collections of Create, and of Create or Update. */
export function createGroups({ groups }: Resource): FieldGroup[] {
	return groupsFor(groups, 'create');
}

/** The collections of Update, beside the one that holds what Create requires. */
export function updateGroups({ groups }: Resource): FieldGroup[] {
	return groupsFor(groups, 'update');
}

export const CLEARING: Omit<Clearing, 'fields'> = {
	parameter: 'fieldsToClear',
	label: 'Fields to Clear',
};

export const OTHERS: Omit<Others, 'fields'> = {
	parameter: 'otherProperties',
	label: 'Other Properties',
};

export const NAMED: Omit<Named, 'fields'> = {
	parameter: 'customFieldsByName',
	label: 'Custom Fields by Name',
};

/** What is known of custom fields before the node runs is that there may be some. */
export function namedOf({ customFields }: Resource): Named | undefined {
	return customFields && { ...NAMED, fields: [] };
}

/** Fields that have a value to remove; an instruction has none. */
export function clearingOf(resource: Resource): Clearing {
	const fields = updateGroups(resource).flatMap((group) => group.fields);
	return {
		...CLEARING,
		fields: fields.filter(({ action }) => !action),
	};
}

/** Makes something of a resource when it is first asked for: a resource does not change, and items ask for it often. */
export function oncePerResource<T>(make: (resource: Resource) => T): (resource: Resource) => T {
	const made = new WeakMap<Resource, { value: T }>();
	return (resource) => {
		const known = made.get(resource) ?? { value: make(resource) };
		made.set(resource, known);
		return known.value;
	};
}

/** Every field of a record by its API property. */
export const fieldsOf = oncePerResource((resource): ReadonlyMap<string, Field> => {
	const { required, groups } = resource;
	const all = [recordField(resource), ...required, ...groups.flatMap(({ fields }) => fields)];
	return new Map(all.map((field) => [field.property, field]));
});

/** What the entity has beside the fields of the form; undefined where the form has all of it. */
export function othersOf(resource: Resource, operation: 'create' | 'update'): Others | undefined {
	const inForm = fieldsOf(resource);
	const fields = entityProperties(resource.path, operation).filter(
		({ property }) => !inForm.has(property),
	);
	if (fields.length === 0) return undefined;
	// Without fields of the form, there are no others.
	const label = inForm.size > 1 ? OTHERS.label : 'Properties';
	return { ...OTHERS, label, fields };
}

export function createForm(resource: Resource): BodyForm {
	return {
		required: resource.required,
		main: resource.required.length > 0 ? mainFields(resource.required) : undefined,
		groups: createGroups(resource),
		others: othersOf(resource, 'create'),
		named: namedOf(resource),
	};
}

/**
 * A record that is there already has what only a new one needs, and all that creating requires where it is found by
 * something else.
 */
export function upsertForm(resource: Resource, { lookUp }: Identity): BodyForm {
	const { required, ...form } = createForm(resource);
	const isByRequired = required.some(({ property }) => lookUp.includes(property));
	const isAsked = ({ forNew }: Field) => forNew ?? !isByRequired;
	return {
		...form,
		required: required.filter((field) => !isAsked(field)),
		asked: required.filter(isAsked),
	};
}

/** What Create or Update can find a record by, the usual way first. */
export function identitiesOf(resource: Resource): Identity[] {
	const { identity, matchBy = [] } = resource;
	const byText = matchBy.map((property) => {
		const noun = labelOf(fieldsOf(resource).get(property) ?? { property });
		return { noun, lookUp: [property], same: [property] };
	});
	return [...(identity ? [identity] : []), ...byText];
}

export function updateForm(resource: Resource): BodyForm {
	return {
		required: [recordField(resource)],
		groups: [basicsOf(resource), ...updateGroups(resource)].filter(
			({ fields }) => fields.length > 0,
		),
		clearing: clearingOf(resource),
		others: othersOf(resource, 'update'),
		named: namedOf(resource),
	};
}

/** The form of an operation that only asks which record. */
export function recordForm(resource: Resource): BodyForm {
	return { required: [recordField(resource)], groups: [] };
}

/** What a single operation asks for beside the record. */
export function ownFields(row: OperationRow): readonly Field[] {
	switch (row.kind) {
		case 'command':
			return row.parameters ?? [];
		case 'members':
			return [row.members];
		case 'raise':
			return row.asks;
		case 'query':
			return [row.query];
		case 'anyCommand':
			return [row.key, row.parameters];
		default:
			return [];
	}
}

const RANGE_ENDS = [
	['From', 'After'],
	['To', 'Before'],
] as const;

/** A filter of a list as the form has it: a field, and what of the list it narrows. */
export interface Filter {
	field: Field;
	/** The parameter of the query without the entity (Nexudus REST API, Lists). */
	stem: string;
	/** The property that lies within a range, and the end that this is of it. */
	range?: { property: string; end: 'from' | 'to' };
}

/** A relation is asked for without its Id (Nexudus REST API, Lists). */
export function stemOf({ property, kind }: Field): string {
	return kind === 'id' ? property.replace(/Id$/, '') : property;
}

function toFilters(resource: Resource, row: FilterRow): Filter[] {
	if ('range' in row && row.range !== undefined) {
		const { property, range, stem = property } = row;
		return RANGE_ENDS.map(([ending, word]) => ({
			field: {
				property: `${property}${ending}`,
				label: `${range} ${word}`,
				kind: 'instant',
			},
			stem,
			range: { property, end: ending === 'From' ? 'from' : 'to' },
		}));
	}
	const field = 'field' in row ? row.field : fieldsOf(resource).get(row.property);
	if (!field) throw new Error(`${resource.label} has no field ${JSON.stringify(row)} to filter by`);
	// A list filter needs neither the consequences nor the secrets of the form's field.
	const asFilter: Field = { ...field, required: undefined, description: undefined };
	// To add a filter such as Archived is to ask for what is archived.
	const started = asFilter.kind === 'boolean' ? { ...asFilter, initial: true } : asFilter;
	return [{ field: started, stem: row.stem ?? stemOf(field) }];
}

/** The filters of the resource's list, those of a range one by one. */
export function filtersOf(resource: Resource): Filter[] {
	return (resource.filters ?? []).flatMap((row) => toFilters(resource, row));
}

export const FILTERS: Omit<FieldGroup, 'fields'> = { name: 'filters', label: 'Filters' };

/** What the filters of a kind have alike, said once. */
export const FILTERS_HELP =
	"What to list. Texts are looked for within the values; After and Before include the time itself (without a time: midnight in the workflow's time zone).";

export function filterGroup(resource: Resource): FieldGroup {
	return {
		...FILTERS,
		fields: filtersOf(resource).map(({ field }) => field),
	};
}
