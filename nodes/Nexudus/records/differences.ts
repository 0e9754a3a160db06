import type { IDataObject } from 'n8n-workflow';

import { fieldsOf, oncePerResource } from '../description/forms';
import { entityProperties } from '../entities/properties';
import { answeredInstant } from '../fields/dates';
import { overlaidValues } from '../fields/customFields';
import type { Field } from '../fields/types';
import type { Resource } from '../resources/resource';

/** What Nexudus writes itself, and takes from nobody. */
const SYSTEM = new Set([
	...['CreatedOn', 'UpdatedOn', 'UpdatedBy', 'UniqueId'],
	...['IsNew', 'ToStringText', 'LocalizationDetails'],
]);

/** Every property that can be written, by name: those of the form, and those that it has no field for. */
const knownFields = oncePerResource((resource): ReadonlyMap<string, Field> => {
	const others = entityProperties(resource.path, 'update');
	return new Map([
		...others.map((field): [string, Field] => [field.property, field]),
		...fieldsOf(resource),
	]);
});

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** A time without a zone is UTC (Nexudus REST API, Coworkers): said so, it means the same to every reader. */
function withZone(value: unknown): unknown {
	return typeof value === 'string' && /T[\d:.]+$/.test(value) ? `${value}Z` : value;
}

/** AddedX and RemovedX change single members of the list X. */
function isCompanion(property: string, value: unknown): boolean {
	return /^(Added|Removed)[A-Z]/.test(property) && Array.isArray(value);
}

/**
 * A record as it is written back: whole, with what this package does not know, but without what is empty, what only
 * tells Nexudus to do something once, and what Nexudus writes itself.
 */
export function writtenBack(resource: Resource, record: IDataObject): IDataObject {
	const fields = knownFields(resource);
	const kept = Object.entries(record).filter(
		([property, value]) =>
			value !== null &&
			value !== undefined &&
			!SYSTEM.has(property) &&
			!isCompanion(property, value) &&
			!fields.get(property)?.action,
	);
	return Object.fromEntries(
		kept.map(([property, value]) => {
			const isInstant = fields.get(property)?.kind === 'instant';
			return [property, (isInstant ? withZone(value) : value) as IDataObject];
		}),
	);
}

/** What Nexudus demands to be told with each update, such as which events of a series it is for. */
export function standingInstructions({ groups }: Resource): IDataObject {
	return Object.fromEntries(
		groups
			.flatMap(({ fields }) => fields)
			.flatMap((field) =>
				field.action && field.required && field.kind === 'enum'
					? [[field.property, field.values.initial]]
					: [],
			),
	);
}

/** Lists of IDs have no order. */
function sortedList(value: unknown): unknown[] {
	return [value ?? []].flat().map(String).sort();
}

/** Whether two values are alike: both nothing, or by what makes them the same. */
function alike(a: unknown, b: unknown, isSame: (a: unknown, b: unknown) => boolean): boolean {
	return isNothing(a) || isNothing(b) ? isNothing(a) && isNothing(b) : isSame(a, b);
}

function isSameInstant(a: unknown, b: unknown): boolean {
	return Math.floor(answeredInstant(a) / 1000) === Math.floor(answeredInstant(b) / 1000);
}

/** Whether a property has a value already. A relation to nothing may be answered as 0. */
function has(field: Field | undefined, answered: unknown, wanted: unknown): boolean {
	switch (field?.kind) {
		case 'ids':
		case 'integers':
			return JSON.stringify(sortedList(answered)) === JSON.stringify(sortedList(wanted));
		case 'id':
			return Number(answered ?? 0) === Number(wanted ?? 0);
		case 'instant':
		case 'wallClock':
			return alike(answered, wanted, isSameInstant);
		case 'enum':
			return (answered ?? field.values.initial) === (wanted ?? field.values.initial);
		case 'text':
			return String(answered ?? '') === String(wanted ?? '');
		case undefined:
		case 'json':
		case 'rows':
			return JSON.stringify(answered) === JSON.stringify(wanted);
		default:
			return alike(answered, wanted, (a, b) => a === b);
	}
}

/** The changes as they are written over a record: of its custom fields, those that are not named stay. */
export function overlaid(record: IDataObject, changes: IDataObject): IDataObject {
	if (!('CustomFields' in changes)) return changes;
	const CustomFields = overlaidValues(record.CustomFields, changes.CustomFields);
	return { ...changes, CustomFields: CustomFields as IDataObject };
}

/**
 * What of some changes a record does not have yet. An instruction is always one; so is a property that is not in the
 * answer, for nobody knows what it holds.
 */
export function differences(
	resource: Resource,
	record: IDataObject,
	changes: IDataObject,
): IDataObject {
	const fields = knownFields(resource);
	return Object.fromEntries(
		Object.entries(overlaid(record, changes)).filter(([property, wanted]) => {
			const field = fields.get(property);
			return field?.action || !(property in record) || !has(field, record[property], wanted);
		}),
	);
}
