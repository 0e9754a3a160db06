import type { BodyForm, Clearing, Field, FieldGroup, IdField } from '../fields/types';
import { coworkerFieldGroups } from './fieldGroups';
import { requiredFields } from './requiredFields';

/** The coworker that an operation is about. */
export const coworkerField: IdField = {
	property: 'Id',
	parameter: 'coworkerId',
	label: 'Coworker',
	kind: 'id',
	lookup: 'coworker',
};

/** What creating requires is optional in an update, where it has a collection of its own. */
export const basicFields: FieldGroup = {
	name: 'basics',
	label: 'Name, Email, Country and Time Zone',
	fields: requiredFields,
};

export const clearing: Clearing = {
	parameter: 'fieldsToClear',
	label: 'Fields to Clear',
	groups: coworkerFieldGroups,
};

export const createForm: BodyForm = { required: requiredFields, groups: coworkerFieldGroups };

export const updateForm: BodyForm = {
	required: [coworkerField],
	groups: [basicFields, ...coworkerFieldGroups],
	clearing,
};

/** The form of an operation that only asks which coworker. */
export const coworkerForm: BodyForm = { required: [coworkerField], groups: [] };

/** Every field of a coworker by its API property. */
export const fieldsByProperty: ReadonlyMap<string, Field> = new Map(
	[coworkerField, ...requiredFields, ...coworkerFieldGroups.flatMap(({ fields }) => fields)].map(
		(field) => [field.property, field],
	),
);
