import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { enums } from '../../../contract';
import type { Property } from '../../../contract';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field, LookupName } from '../../../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../../../nodes/Nexudus/lookups/table';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';
import type { Sandbox } from '../../../sandbox';
import { seeds } from '../../../sandbox/data/seeds';
import { contractOf, entityNameOf } from './resources';

/** What a user enters, and what Nexudus is to get for it. */
export interface Sample {
	/** As the editor saves it. */
	parameter: unknown;
	/** As the items of another node bring it. */
	data: unknown;
	sent: unknown;
}

/** The workflow's time zone that the samples of dates are meant in: an hour ahead of UTC in July. */
export const SAMPLE_TIME_ZONE = 'Europe/London';

const FIRST_SAMPLE = 900_001;
/** So many records of an entity stand for themselves: two bookings of different rooms never overlap. */
const OWN = 600;

/** The Ids of two records that the sandbox has of an entity, once they are seeded. */
export function sampleIds(entity: string): [number, number] {
	const [first, second] = (seeds[entity] ?? []).slice(-2).map(({ Id }) => Id);
	return first && second ? [first, second] : [FIRST_SAMPLE, FIRST_SAMPLE + 1];
}

/** The Id of a record that no other index gets, where the sandbox does not come with records of the entity. */
export function ownId(entity: string, index: number): number {
	return entity in seeds ? sampleIds(entity)[0] : FIRST_SAMPLE + 2 + (index % OWN);
}

function relationsOf(resource: Resource): string[] {
	const relations = [...contractOf(resource).properties.values()].map(({ relation }) => relation);
	return relations.filter((relation) => relation !== undefined);
}

function seed(sandbox: Sandbox, entity: string, count: number): void {
	const records = sandbox.records(entity);
	for (let Id = FIRST_SAMPLE; Id < FIRST_SAMPLE + count; Id++) {
		const Name = `${entity} ${Id}`;
		records.add({ Id, Name, FullName: Name, Email: `${entity}${Id}@example.com` });
	}
}

/**
 * Adds what the samples of a resource's properties point at.
 *
 * @param own how many records are to stand for themselves (`requiredBody`)
 */
export function seedSamples(sandbox: Sandbox, resource: Resource, own = OWN): void {
	const needed = new Set(
		resource.required.flatMap(({ property }) => relationOf(resource, property) ?? []),
	);
	const chosen = Object.values(LOOKUPS).map(entityNameOf);
	for (const entity of new Set([...relationsOf(resource), ...chosen])) {
		if (!(entity in seeds)) seed(sandbox, entity, needed.has(entity) ? own + 2 : 2);
	}
}

function documented(resource: Resource, property: string): Property | undefined {
	return contractOf(resource).properties.get(property);
}

/** The entity that a property points into. */
export function relationOf(resource: Resource, property: string): string | undefined {
	return documented(resource, property)?.relation;
}

function idsIn(lookup: LookupName): [number, number] {
	return sampleIds(entityNameOf(LOOKUPS[lookup]));
}

function numberSample(number: number): Sample {
	return { parameter: number, data: ` ${number} `, sent: number };
}

/** A number without an input of its own may be an Id or a named value all the same. */
function integerSample({ min = 7, max = 7 }: Bounds, property: Property | undefined): Sample {
	const { relation, enum: name } = property ?? {};
	if (relation) return numberSample(sampleIds(relation)[0]);
	const [named] = (name ? enums.get(name) : undefined)?.slice(-1) ?? [];
	return numberSample(named ? named.value : Math.max(min, Math.min(7, max)));
}

interface Bounds {
	min?: number;
	max?: number;
}

/** Values that differ from what Nexudus assumes and from what the editor starts with. */
export function samplesOf(field: Field, property?: Property): Sample[] {
	switch (field.kind) {
		case 'text': {
			const text = field.property.endsWith('Email')
				? `Sample@${field.property.toLowerCase()}.example`
				: `Sample ${field.property}`;
			return [{ parameter: text, data: text, sent: text }];
		}
		case 'integer':
			return [integerSample(field, property)];
		case 'number':
			return [numberSample(12.5), ...(field.min === undefined ? [numberSample(-0.25)] : [])];
		case 'boolean':
			return [
				{ parameter: true, data: 'yes', sent: true },
				{ parameter: false, data: 0, sent: false },
			];
		case 'enum':
			return field.values.values.map(({ value, name }) => ({
				parameter: name,
				data: value,
				sent: value,
			}));
		case 'choice':
			return field.choices.map(({ value, label }) => ({
				parameter: value,
				data: label,
				sent: value,
			}));
		case 'instant':
			return [
				{
					parameter: '2025-07-15T10:30:00',
					data: '2025-07-15T11:30:00+02:00',
					sent: '2025-07-15T09:30:00Z',
				},
			];
		case 'wallClock':
			return [
				{
					parameter: '2025-07-15T10:30:00',
					data: '2025-07-15 10:30',
					sent: '2025-07-15T10:30:00',
				},
			];
		case 'id': {
			const [id] = idsIn(field.lookup);
			return [{ parameter: { __rl: true, mode: 'list', value: id }, data: String(id), sent: id }];
		}
		case 'ids': {
			const ids = idsIn(field.lookup);
			return [{ parameter: ids, data: ids.join(', '), sent: ids }];
		}
		case 'integers': {
			const ids = property?.relation ? sampleIds(property.relation) : [7, 8];
			return [{ parameter: ids.join(', '), data: ids, sent: ids }];
		}
		case 'custom':
			return [{ parameter: 'Sample', data: 'Sample', sent: 'Sample' }];
		case 'json':
			return [{ parameter: '[{"a":1}]', data: [{ a: 1 }], sent: [{ a: 1 }] }];
		case 'rows': {
			const samples = field.fields.map((child) => [child, samplesOf(child)[0]] as const);
			const row = (what: keyof Sample, name: (child: Field) => string) =>
				Object.fromEntries(samples.map(([child, sample]) => [name(child), sample[what]]));
			return [
				{
					parameter: { rows: [row('parameter', parameterName)] },
					data: [row('data', ({ property: name }) => name)],
					sent: [row('sent', ({ property: name }) => name)],
				},
			];
		}
	}
}

/** The samples of one of a resource's properties. */
export function samplesFor(resource: Resource, field: Field): Sample[] {
	return samplesOf(field, documented(resource, field.property));
}

/** What the nth record of a resource is created with, as it is sent: no two of them are in each other's way. */
export function requiredBody(resource: Resource, index: number): IDataObject {
	return Object.fromEntries(
		resource.required.map((field) => {
			const { property } = field;
			const relation = relationOf(resource, property);
			if (relation && field.kind === 'id') return [property, ownId(relation, index)];
			if (property.endsWith('Email')) return [property, `person${index}@example.com`];
			return [property, samplesFor(resource, field)[0].sent as string];
		}),
	);
}

/** A record that points at something wherever it can, so that nothing is missing that shows another record's. */
export function relatedRecord(resource: Resource): IDataObject {
	const related = [...contractOf(resource).properties.values()].flatMap(
		({ property, relation, type }) =>
			relation && type === 'integer' ? [[property, sampleIds(relation)[0]]] : [],
	);
	return { ...Object.fromEntries(related), ...requiredBody(resource, 0) } as IDataObject;
}

/** The parameter of a field with an expression for its value. */
export function expressionFor(field: Field, expression: string): NodeParameterValueType {
	return field.kind === 'id'
		? ({ __rl: true, mode: 'id', value: expression } as NodeParameterValueType)
		: expression;
}
