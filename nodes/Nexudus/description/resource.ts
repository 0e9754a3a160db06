import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { MORE_FIELDS } from '../fields/names';
import type { Field, FieldGroup } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import { basicsOf, ownFields, recordField } from './forms';
import { toCollection, toProperty } from './inputs';
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

const WRITING: readonly OperationKind[] = ['create', 'update', 'upsert'];
const KINDS_OF: Readonly<Record<NonNullable<Field['only']>, readonly OperationKind[]>> = {
	create: ['create', 'upsert'],
	update: ['update'],
};

/** The operations that have fields of a group. */
function kindsOf({ fields }: FieldGroup): OperationKind[] {
	return [...new Set(fields.flatMap(({ only }) => (only ? KINDS_OF[only] : WRITING)))];
}

/** The collection of a group, some of whose fields may be shown for fewer operations than it is. */
function groupCollection(group: FieldGroup): INodeProperties {
	const kinds = kindsOf(group);
	return toCollection(group, ({ only }) => {
		if (!only || kinds.length < WRITING.length) return {};
		return { displayOptions: { show: { '/operation': [...KINDS_OF[only]] } } };
	});
}

/** The collection that holds those of the groups that are rarely needed. */
function moreFields(groups: readonly FieldGroup[]): INodeProperties {
	const options = groups.map((group) => {
		const kinds = kindsOf(group);
		const collection = groupCollection(group);
		if (kinds.length === WRITING.length) return collection;
		return { ...collection, displayOptions: { show: { '/operation': kinds } } };
	});
	return { ...toCollection({ ...MORE_FIELDS, fields: [] }), options };
}

/** The optional fields of a record, as Create and Update have them. */
export function recordProperties(resource: Resource): INodeProperties[] {
	const rare = resource.groups.filter((group) => group.rare);
	const frequent = resource.groups.filter((group) => !group.rare);
	return [
		...(resource.basics ? shownFor(resource, ['update'], [toCollection(basicsOf(resource))]) : []),
		...frequent.flatMap((group) => shownFor(resource, kindsOf(group), [groupCollection(group)])),
		...(rare.length > 0
			? shownFor(resource, [...new Set(rare.flatMap(kindsOf))], [moreFields(rare)])
			: []),
	];
}
