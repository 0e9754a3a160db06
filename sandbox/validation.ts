import { DateTime } from 'luxon';

import { coworkerEnums, coworkerFields, requiredFields } from './data/coworkerFields';
import type { CoworkerEnum, FieldKind } from './data/coworkerFields';
import { references } from './data/lookups';
import type { FieldError } from './envelopes';

export type CoworkerBody = Record<string, unknown>;

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const UTC_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

function isDate(value: unknown, ...forms: RegExp[]): boolean {
	if (typeof value !== 'string' || !forms.some((form) => form.test(value))) return false;
	return DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

function isEnum(kind: FieldKind): kind is CoworkerEnum {
	return kind in coworkerEnums;
}

const typeChecks: Record<
	Exclude<FieldKind, CoworkerEnum>,
	{ holds: (value: unknown) => boolean; message: string }
> = {
	string: { holds: (value) => typeof value === 'string', message: 'must be a string' },
	boolean: { holds: (value) => typeof value === 'boolean', message: 'must be a boolean' },
	integer: { holds: Number.isSafeInteger, message: 'must be an integer' },
	number: { holds: Number.isFinite, message: 'must be a number' },
	integers: {
		holds: (value) => Array.isArray(value) && value.every(Number.isSafeInteger),
		message: 'must be a list of integers',
	},
	utcDateTime: {
		holds: (value) => isDate(value, UTC_DATE_TIME),
		message: 'must be an ISO 8601 date and time in UTC, ending in Z',
	},
	localDateTime: {
		holds: (value) => isDate(value, LOCAL_DATE_TIME),
		message: 'must be an ISO 8601 date and time without an offset',
	},
	// A calendar day: Z is let through because the API's dates are in UTC, another offset is not.
	dateOfBirth: {
		holds: (value) => isDate(value, DATE, LOCAL_DATE_TIME, UTC_DATE_TIME),
		message: 'must be an ISO 8601 date, or a date and time without an offset',
	},
};

function typeError(kind: FieldKind, value: unknown): string | undefined {
	if (!isEnum(kind)) return typeChecks[kind].holds(value) ? undefined : typeChecks[kind].message;
	if (!Number.isSafeInteger(value)) return 'must be an integer';
	const values: readonly number[] = coworkerEnums[kind];
	return values.includes(value as number) ? undefined : `is not a value of ${kind}`;
}

function referenceError(property: string, value: unknown): string | undefined {
	const lookup = references[property];
	if (!lookup) return undefined;
	const missing = [value].flat().find((id) => !lookup.byId.has(id as number));
	return missing === undefined ? undefined : `there is no ${lookup.entity} with the Id ${missing}`;
}

function fieldError(property: string, value: unknown): string | undefined {
	if (property === 'Email' && typeof value === 'string' && !EMAIL.test(value)) {
		return 'is not a valid email address';
	}
	return typeError(coworkerFields[property], value) ?? referenceError(property, value);
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/**
 * Every error in the body of a POST or PUT. A null stands for "not sent"; properties that the API
 * does not know are ignored. A PUT also needs `Id`.
 */
export function validateCoworker(body: CoworkerBody, method: 'POST' | 'PUT'): FieldError[] {
	const required = method === 'PUT' ? ['Id', ...requiredFields] : requiredFields;
	const errors: FieldError[] = [];
	const report = (PropertyName: string, Message: string | undefined) => {
		if (Message) errors.push({ PropertyName, Message, AttemptedValue: body[PropertyName] ?? null });
	};
	for (const property of required) {
		if (isMissing(body[property])) report(property, 'is a required field');
	}
	const reported = new Set(errors.map((error) => error.PropertyName));
	for (const [property, value] of Object.entries(body)) {
		if (value === null || reported.has(property)) continue;
		if (property === 'Id') {
			if (method === 'PUT') report(property, typeError('integer', value));
		} else if (Object.hasOwn(coworkerFields, property)) {
			report(property, fieldError(property, value));
		}
	}
	return errors;
}
