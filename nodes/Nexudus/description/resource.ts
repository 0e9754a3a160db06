import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ADDITIONAL_FIELDS } from '../fields/names';
import type { Field, FieldGroup } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import { basicsOf, NAMED, ownFields, recordField } from './forms';
import { asAdded, toCollection, toNamedProperty, toProperty } from './inputs';
import { operationOf, valueOf } from './operations';
import type { OperationKind } from './operations';
import { mappingModeField } from './options';

/** Shows properties for the operations of some kinds; none where the resource has no such operation. */
function shownFor(
	{ name, operations }: Resource,
	kinds: readonly OperationKind[],
	properties: INodeProperties[],
	where: IDisplayOptions['show'] = {},
): INodeProperties[] {
	const values = operations.filter(({ kind }) => kinds.includes(kind)).map(valueOf);
	if (values.length === 0) return [];
	const displayOptions = { show: { resource: [name], operation: values, ...where } };
	return properties.map((property) => ({ ...property, displayOptions }));
}

function toOption({ noun, plural }: Resource, row: OperationRow): INodePropertyOptions {
	const { label, value, description, action } = operationOf(row, { noun, plural });
	return { name: label, value, description, action };
}

const MENU: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: '',
};

/** The parameter Operation of a resource. */
export function operationProperty(resource: Resource): INodeProperties {
	const displayOptions = { show: { resource: [resource.name] } };
	const options = resource.operations.map((row) => toOption(resource, row));
	const canCreate = options.some(({ value }) => value === 'create');
	return { ...MENU, displayOptions, options, default: canCreate ? 'create' : 'get' };
}

const NOTICE: INodeProperties = { displayName: '', name: '', type: 'notice', default: '' };

const required = (field: Field): INodeProperties => ({ ...toProperty(field), required: true });

/** What a new record has to have, where the form asks for each field; else see `mainFields` of forms.ts. */
function newProperties(resource: Resource, field: Field): INodeProperties[] {
	const shown = (kinds: readonly OperationKind[], property: INodeProperties) =>
		shownFor(resource, kinds, [property], { [mappingModeField.property]: ['fields'] });
	if (field.kind === 'id' && field.proposedBy) {
		return shown(['create', 'upsert'], toProperty(field));
	}
	if (!field.forNew) return shown(['create', 'upsert'], required(field));
	return [...shown(['create'], required(field)), ...shown(['upsert'], toProperty(field))];
}

function noticeOf(row: OperationRow): INodeProperties[] {
	if (!('value' in row) || row.notice === undefined) return [];
	return [{ ...NOTICE, displayName: row.notice, name: `${row.value}Notice` }];
}

/** What single operations ask for beside the record. */
function ownProperties(resource: Resource): INodeProperties[] {
	return resource.operations.flatMap((row) => {
		if (!('value' in row)) return [];
		const displayOptions = { show: { resource: [resource.name], operation: [row.value] } };
		const properties = [...noticeOf(row), ...ownFields(row).map(toProperty)];
		if (row.kind === 'command' && row.writes) properties.push(toCollection(row.writes));
		return properties.map((property) => ({ ...property, displayOptions }));
	});
}

/** To update a record is to say which, whatever the columns of the input are called. */
const OF_A_RECORD: readonly OperationKind[] = [
	...(['anyCommand', 'change', 'children', 'command', 'delete', 'file'] as const),
	...(['get', 'members', 'update'] as const),
];

/** What an operation cannot do without: which record, and what a new one has to have. */
export function requiredProperties(resource: Resource): INodeProperties[] {
	return [
		...shownFor(resource, OF_A_RECORD, [required(recordField(resource))]),
		...ownProperties(resource),
		...resource.required.flatMap((field) => newProperties(resource, field)),
	];
}

/** What writes a record whole. */
export const WRITING: readonly OperationKind[] = ['create', 'update', 'upsert'];
const KINDS_OF: Readonly<Record<NonNullable<Field['only']>, readonly OperationKind[]>> = {
	create: ['create', 'upsert'],
	update: ['update'],
};

/** The operations that have fields of a group. */
function kindsOf({ fields }: FieldGroup): OperationKind[] {
	return [...new Set(fields.flatMap(({ only }) => (only ? KINDS_OF[only] : WRITING)))];
}

/** For some of the operations that the collection around it is shown for. */
function shownWithin(property: INodeProperties, kinds: readonly OperationKind[]): INodeProperties {
	if (kinds.length === WRITING.length) return property;
	return { ...property, displayOptions: { show: { '/operation': [...kinds] } } };
}

function fieldWithin(field: Field): INodeProperties {
	return shownWithin(toProperty(asAdded(field)), field.only ? KINDS_OF[field.only] : WRITING);
}

/** A collection within the collection, some of whose fields may be shown for fewer operations than it is. */
function groupWithin(group: FieldGroup): INodeProperties {
	const kinds = kindsOf(group);
	const isForAll = kinds.length === WRITING.length;
	const collection = toCollection(group, isForAll ? group.fields.map(fieldWithin) : undefined);
	return shownWithin(collection, kinds);
}

/**
 * The optional fields of a record, as Create and Update have them, in one collection: the frequent ones first, then the
 * groups of the others.
 */
export function recordProperties(resource: Resource): INodeProperties[] {
	const basics = resource.basics
		? shownFor(resource, ['update'], [toCollection(basicsOf(resource))])
		: [];
	const { groups, customFields } = resource;
	if (groups.length === 0) return basics;
	const nested = groups.filter(({ place }) => place === 'nested');
	const frequent = groups.filter((group) => !nested.includes(group));
	const options = [
		...frequent.flatMap(({ fields }) => fields).map(fieldWithin),
		...nested.map(groupWithin),
		...(customFields ? [toNamedProperty(NAMED)] : []),
	];
	const collection = toCollection({ ...ADDITIONAL_FIELDS, fields: [] }, options);
	const kinds = [...new Set(groups.flatMap(kindsOf))];
	return [...basics, ...shownFor(resource, kinds, [collection])];
}
