import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { documentedProperties, enums } from '../../../contract';
import type { Property } from '../../../contract';
import { clearingOf, updateForm } from '../../../nodes/Nexudus/description/forms';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field } from '../../../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../../../nodes/Nexudus/lookups/table';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';
import { seeds } from '../../../sandbox/data/seeds';
import type { Place } from './places';
import { parametersOf, placesOf } from './places';
import { contractOf, entityNameOf } from './resources';
import { expressionFor, ownId, sampleIds } from './samples';

/** How Update, and whoever makes records for it, sees the properties of a resource. */
export interface Changeable {
	/** The names of everything that a record keeps and a request may set. */
	kept: string[];
	/** A stored record: what it needs and some of the rest. */
	record: fc.Arbitrary<IDataObject>;
	/** A value for everything that Update can set. */
	values: fc.Arbitrary<IDataObject>;
	/** Which properties to set and which to clear. */
	changes: fc.Arbitrary<{ set: string[]; cleared: string[] }>;
	/** Parameters that set properties to `{{ $json.values.Property }}` of each item, and clear others. */
	parameters(set: readonly string[], cleared: readonly string[]): IDataObject;
	/** What a property shows that has no value. */
	emptied: IDataObject;
	/** The properties that only make Nexudus do something once. */
	actions: string[];
}

/** Text of any letters; nothing that only looks empty where an empty value could not be told from it. */
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const filledText = text.map((value) => `T${value}`);

const wallClock = fc
	.date({
		min: new Date('1930-01-01T00:00:00Z'),
		max: new Date('2090-01-01T00:00:00Z'),
		noInvalidDate: true,
	})
	.map((date) => date.toISOString().slice(0, 19));

/** Nexudus takes an e-mail once, and a room for one booking at a time: each of these values is another. */
let count = 0;
const next = () => (count += 1);

const email = fc
	.constantFrom('ada', 'Grace.Hopper', 'alan+turing')
	.map((name) => `${name}${next()}@example.com`);

function integers({ min = -1000, max = 1_000_000 }: { min?: number; max?: number }) {
	return fc.integer({ min, max });
}

function decimals({ min = -1000, max = 1_000_000 }: { min?: number; max?: number }) {
	return fc.integer({ min: min * 1000, max: max * 1000 }).map((thousandths) => thousandths / 1000);
}

function ids(relation: string) {
	return fc.constantFrom(...(seeds[relation]?.map(({ Id }) => Id) ?? sampleIds(relation)));
}

/** Any value of a field, with what the contract knows of its property. */
function valueOf(field: Field, { relation, enum: name }: Partial<Property>): fc.Arbitrary<unknown> {
	switch (field.kind) {
		case 'text':
			if (field.property === 'Email') return email;
			if (field.required) return filledText;
			return field.trimmed ? text.map((value) => value.trim()) : text;
		case 'integer':
			if (relation) return ids(relation);
			return name
				? fc.constantFrom(...enums.get(name)!.map(({ value }) => value))
				: integers(field);
		case 'number':
			return decimals(field);
		case 'boolean':
			return fc.boolean();
		case 'enum':
			return fc.constantFrom(...field.values.values.map(({ value }) => value));
		case 'choice':
			return fc.constantFrom(...field.choices.map(({ value }) => value));
		case 'instant':
			// Midnight is a day, which begins where the location is.
			return wallClock.map((date) => `${date.replace('T00:00:00', 'T00:00:01')}Z`);
		case 'wallClock':
			return wallClock;
		case 'id': {
			const entity = relation ?? entityNameOf(LOOKUPS[field.lookup]);
			return field.required ? fc.constant(entity).map((own) => ownId(own, next())) : ids(entity);
		}
		case 'ids':
			return fc.uniqueArray(ids(relation ?? entityNameOf(LOOKUPS[field.lookup])), {
				maxLength: 2,
			});
		case 'integers':
			return fc.uniqueArray(relation ? ids(relation) : integers({}), {
				minLength: 1,
				maxLength: 3,
			});
		case 'custom':
			return text;
		case 'json':
			return fc.constant([{ a: 1 }]);
		case 'rows': {
			const row = field.fields.map((child) => [child.property, valueOf(child, {})] as const);
			return fc.array(fc.record(Object.fromEntries(row)), { maxLength: 2 });
		}
	}
}

/** What the form cannot clear cannot be told from what was left alone, when it comes out empty. */
function placedValue({ field, others }: Place, property: Property): fc.Arbitrary<unknown> {
	return others && field.kind === 'text' ? filledText : valueOf(field, property);
}

function emptiedOf(properties: readonly Property[]): IDataObject {
	return Object.fromEntries(
		properties.flatMap(({ property, type, default: value }): Array<[string, unknown]> => {
			if (value !== undefined) return [[property, value]];
			return type === 'integers' || type === 'objects' ? [[property, []]] : [];
		}),
	) as IDataObject;
}

/** @throws for a resource whose update form lacks a property, be it among the others */
export function changeableOf(resource: Resource): Changeable {
	const places = new Map(
		placesOf(updateForm(resource)).map((place) => [place.field.property, place]),
	);
	const documented = documentedProperties(contractOf(resource));
	const isAction = ({ property, marks }: Property) =>
		marks.includes('action') || places.get(property)?.field.action === true;
	const kept = documented.filter((property) => !isAction(property));
	const settable = kept.filter(({ property }) => places.has(property));
	const required = resource.required.map(({ property }) => property);
	const values = settable.map((property) => [
		property.property,
		placedValue(places.get(property.property)!, property),
	]);
	const stored = kept.map((property) => {
		const place = places.get(property.property);
		const onceOnly = resource.groups
			.flatMap(({ fields }) => fields)
			.find((field) => field.property === property.property);
		const field = place?.field ?? onceOnly;
		if (!field) throw new Error(`${resource.label} has nothing for ${property.property}`);
		return [property.property, valueOf(field, property)];
	});
	const clearable = clearingOf(resource).fields.filter(
		({ property }) => !required.includes(property) && kept.some((one) => one.property === property),
	);
	return {
		kept: kept.map(({ property }) => property),
		record: fc.record(Object.fromEntries(stored) as Record<string, fc.Arbitrary<unknown>>, {
			requiredKeys: required,
		}) as fc.Arbitrary<IDataObject>,
		values: fc.record(
			Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>,
		) as fc.Arbitrary<IDataObject>,
		changes: fc
			.tuple(
				fc.subarray(settable.map(({ property }) => property)),
				fc.subarray(clearable.map(({ property }) => property)),
			)
			.map(([set, cleared]) => ({
				set,
				cleared: cleared.filter((property) => !set.includes(property)),
			})),
		parameters: (set, cleared) => ({
			...parametersOf(
				set.map((property): [Place, unknown] => {
					const place = places.get(property)!;
					return [place, expressionFor(place.field, `={{ $json.values.${property} }}`)];
				}),
			),
			fieldsToClear: clearable
				.filter(({ property }) => cleared.includes(property))
				.map((field) => parameterName(field)),
		}),
		emptied: emptiedOf(kept),
		actions: documented.filter(isAction).map(({ property }) => property),
	};
}
