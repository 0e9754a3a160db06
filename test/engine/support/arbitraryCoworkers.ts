import fc from 'fast-check';

import { documentedProperties, entityOf, enums } from '../../../contract';
import type { Property } from '../../../contract';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field } from '../../../nodes/Nexudus/fields/types';
import { updateForm } from '../../../nodes/Nexudus/description/forms';
import { coworker } from '../../../nodes/Nexudus/resources/coworker';
import type { Coworker } from '../../../sandbox';
import { seeds } from '../../../sandbox/data/seeds';
import { locator } from './operations';

/** Everything that a record keeps and a request may set. */
export const writable = documentedProperties(entityOf('coworkers')).filter(
	({ marks }) => !marks.includes('action'),
);

export const requiredProperties = writable
	.filter(({ create }) => create === 'required')
	.map(({ property }) => property);

/** What Nexudus assumes for a property that was not sent. */
export const documentedDefaults = Object.fromEntries(
	writable.flatMap(({ property, default: value }) =>
		value === undefined ? [] : [[property, value]],
	),
);

interface FormField {
	field: Field;
	group: string;
	parameter: string;
}

const formFields = new Map<string, FormField>(
	updateForm(coworker).groups.flatMap(({ name, fields }) =>
		fields.map((field): [string, FormField] => [
			field.property,
			{ field, group: name, parameter: parameterName(field) },
		]),
	),
);

/** Where the form of Update has a property. */
export function formField(property: string): FormField {
	const found = formFields.get(property);
	if (!found) throw new Error(`The form has no field for ${property}`);
	return found;
}

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const wallClock = fc
	.date({
		min: new Date('1930-01-01T00:00:00Z'),
		max: new Date('2090-01-01T00:00:00Z'),
		noInvalidDate: true,
	})
	.map((date) => date.toISOString().slice(0, 19));

/** Each value has to be a different one, for Nexudus may take an e-mail once only. */
let emails = 0;
const email = fc.constantFrom('ada', 'Grace.Hopper', 'alan+turing').map((name) => {
	emails += 1;
	return `${name}${emails}@example.com`;
});

function ids(relation: string) {
	return fc.constantFrom(...seeds[relation].map(({ Id }) => Id));
}

function numbers({ property, type }: Property) {
	const { field } = formField(property);
	if (field.kind !== 'integer' && field.kind !== 'number') throw new Error(`${property} is none`);
	const { min = -1000, max = 1_000_000 } = field;
	if (type === 'integer') return fc.integer({ min, max });
	return fc.integer({ min: min * 1000, max: max * 1000 }).map((thousandths) => thousandths / 1000);
}

/** Any value of a property, as the API documents it. */
export function valueOf(documented: Property): fc.Arbitrary<unknown> {
	const { property, type, relation, enum: enumName } = documented;
	if (property === 'Email') return email;
	if (property === 'FullName') return fc.string({ minLength: 1 }).map((name) => `N ${name}`);
	if (enumName) return fc.constantFrom(...enums.get(enumName)!.map(({ value }) => value));
	// There are no users to point at.
	if (relation && relation in seeds) {
		return type === 'integers' ? fc.uniqueArray(ids(relation), { maxLength: 3 }) : ids(relation);
	}
	if (type === 'integer' || type === 'decimal') return numbers(documented);
	if (type === 'boolean') return fc.boolean();
	if (type === 'text') return text;
	return type === 'instant' ? wallClock.map((date) => `${date}Z`) : wallClock;
}

const values = Object.fromEntries(
	writable.map((documented) => [documented.property, valueOf(documented)]),
);

/** Any record: the required properties and some of the others. */
export const anyRecord = fc.record(values, { requiredKeys: requiredProperties }) as fc.Arbitrary<
	Partial<Coworker>
>;

/** A value for every property. */
export const anyValues = fc.record(values);

/** Which properties to set and which to clear. */
export const anyChanges = fc
	.tuple(
		fc.subarray(writable.map(({ property }) => property)),
		fc.subarray(writable.map(({ property }) => property)),
	)
	.map(([set, cleared]) => ({
		set,
		cleared: cleared.filter(
			(property) => !set.includes(property) && !requiredProperties.includes(property),
		),
	}));

/** Parameters that set properties to `{{ $json.values.Property }}` of each item, and clear others. */
export function changingParameters(set: readonly string[], cleared: readonly string[]) {
	const groups: Record<string, Record<string, unknown>> = {};
	for (const property of set) {
		const { field, group, parameter } = formField(property);
		const expression = `={{ $json.values.${property} }}`;
		const value = field.kind === 'id' ? locator('id', expression) : expression;
		groups[group] = { ...groups[group], [parameter]: value };
	}
	return { ...groups, fieldsToClear: cleared.map((property) => formField(property).parameter) };
}
