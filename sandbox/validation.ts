import { DateTime } from 'luxon';

import { entityOf, enums, refusals } from '../contract';
import type { Entity, Property, PropertyType } from '../contract';
import type { FieldError } from './envelopes';
import type { Values } from './store';
import type { World } from './world';

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const UTC_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/** Log-ins of other locations can be named although they are in no list. */
const UNCHECKED_RELATION = 'users';

export type WriteMethod = 'POST' | 'PUT';

function isDate(value: unknown, ...forms: RegExp[]): boolean {
	if (typeof value !== 'string' || !forms.some((form) => form.test(value))) return false;
	return DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

const typeChecks: Readonly<
	Record<PropertyType, { holds: (value: unknown) => boolean; message: string }>
> = {
	text: { holds: (value) => typeof value === 'string', message: 'must be a string' },
	boolean: { holds: (value) => typeof value === 'boolean', message: 'must be a boolean' },
	integer: { holds: Number.isSafeInteger, message: 'must be an integer' },
	decimal: { holds: Number.isFinite, message: 'must be a number' },
	integers: {
		holds: (value) => Array.isArray(value) && value.every(Number.isSafeInteger),
		message: 'must be a list of integers',
	},
	objects: {
		holds: (value) => typeof value === 'object',
		message: 'must be a list of objects',
	},
	instant: {
		holds: (value) => isDate(value, UTC_DATE_TIME),
		message: 'must be an ISO 8601 date and time in UTC, ending in Z',
	},
	clock: {
		holds: (value) => isDate(value, LOCAL_DATE_TIME),
		message: 'must be an ISO 8601 date and time without an offset',
	},
	// A calendar day: Z is let through because the API's dates are in UTC, another offset is not.
	day: {
		holds: (value) => isDate(value, DATE, LOCAL_DATE_TIME, UTC_DATE_TIME),
		message: 'must be an ISO 8601 date, or a date and time without an offset',
	},
	unknown: { holds: () => true, message: '' },
};

function typeError({ property, type, enum: name }: Property, value: unknown): string | undefined {
	if (property === 'Email' && typeof value === 'string' && !EMAIL.test(value)) {
		return 'is not a valid email address';
	}
	const { holds, message } = typeChecks[type];
	if (!holds(value)) return message;
	if (!name || type !== 'integer') return undefined;
	return enums.get(name)?.some((each) => each.value === value)
		? undefined
		: `is not a value of ${name}`;
}

/** The records that a relation names and that are not there; 0 is Nexudus's "none". */
export function deadReferences(world: World, { relation }: Property, value: unknown): unknown[] {
	if (!relation || relation === UNCHECKED_RELATION) return [];
	return [value].flat().filter((id) => id !== 0 && !world.store(relation).get(id));
}

function referenceError(world: World, property: Property, value: unknown): string | undefined {
	const [missing] = deadReferences(world, property, value);
	if (missing === undefined || world.settings.readings.deadReference === 'denied') return undefined;
	return `there is no ${entityOf(property.relation ?? '').role} with the Id ${String(missing)}`;
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Whether a live client could leave it out. */
function wasMissed({ shape }: Entity, { property }: Property): boolean {
	return shape === undefined || shape.get(property)?.sent === 'yes';
}

function isRequired(
	world: World,
	entity: Entity,
	property: Property,
	method: WriteMethod,
): boolean {
	const { requiredOnCreate, requiredOnPut, enumsOnCreate } = world.settings.readings;
	const required = (method === 'POST' ? property.create : property.update) === 'required';
	if (method === 'PUT' && property.property === 'Id') return true;
	if (method === 'PUT' && requiredOnPut === 'waived') return false;
	const isDemandedEnum = property.enum !== undefined && property.default !== undefined;
	if (method === 'POST' && isDemandedEnum && enumsOnCreate === 'demanded') return true;
	return required && (requiredOnCreate === 'documented' || wasMissed(entity, property));
}

/** Whether the API keeps what a body says of a property. */
export function isTaken(world: World, property: Property, method: WriteMethod): boolean {
	const { createOnlyOnPut, systemId, customFieldsOnCreate } = world.settings.readings;
	if (property.property === 'SystemId') return systemId === 'kept';
	if (property.property === 'CustomFields') {
		return method === 'PUT' || customFieldsOnCreate === 'kept';
	}
	if (method === 'POST') return property.create !== 'no';
	return property.update !== 'no' || (property.create !== 'no' && createOnlyOnPut === 'taken');
}

/** Relations may be named without Id (Nexudus REST API, Answers to a write). */
function blamedName(world: World, property: Property): string {
	const isShort = world.settings.readings.blamedRelation === 'withoutId';
	return isShort && property.relation ? property.property.replace(/Id$/, '') : property.property;
}

/**
 * Every error in the body of a POST or PUT. A null stands for "not sent"; properties that the API
 * does not know or does not take are ignored. A PUT also needs `Id`.
 */
export function validate(
	world: World,
	entity: Entity,
	body: Values,
	method: WriteMethod,
): FieldError[] {
	const properties = [...entity.properties.values()];
	const missing = properties.filter(
		(property) => isRequired(world, entity, property, method) && isMissing(body[property.property]),
	);
	const errors = (property: Property, message: string | undefined): FieldError[] =>
		message
			? [
					{
						PropertyName: blamedName(world, property),
						Message: message,
						AttemptedValue: body[property.property] ?? null,
					},
				]
			: [];
	// "Id" is the last property of the contract, but the first that a PUT is asked for.
	const ordered = missing.sort((a, b) => Number(b.property === 'Id') - Number(a.property === 'Id'));
	return [
		...ordered.flatMap((property) => errors(property, refusals.get('required'))),
		...Object.entries(body).flatMap(([name, value]) => {
			const property = entity.properties.get(name);
			if (!property || (isMissing(value) && missing.includes(property))) return [];
			if (value === null || !isTaken(world, property, method)) return [];
			return errors(property, typeError(property, value) ?? referenceError(world, property, value));
		}),
	];
}

/** Whether a body names a record that is dead or out of reach. */
export function namesDeadRecord(world: World, entity: Entity, body: Values): boolean {
	return Object.entries(body).some(([name, value]) => {
		const property = entity.properties.get(name);
		if (!property || value === null || property.create === 'no') return false;
		return deadReferences(world, property, value).length > 0;
	});
}
