import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Field } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import {
	basicsOf,
	clearingOf,
	commandFields,
	createGroups,
	filterGroup,
	othersOf,
	recordField,
	updateGroups,
} from './forms';
import { toClearingProperty, toCollection, toOthersProperty, toProperty } from './inputs';
import { operationOf } from './operations';
import type { OperationKind } from './operations';

/** Shows properties for the operations of some kinds, where the resource has any of them. */
function shownFor(
	{ name, operations }: Resource,
	kinds: readonly OperationKind[],
	properties: INodeProperties[],
): INodeProperties[] {
	const values = operations
		.filter(({ kind }) => kinds.includes(kind))
		.map((row) => operationOf(row).value);
	if (values.length === 0) return [];
	const displayOptions = { show: { resource: [name], operation: values } };
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

const required = (field: Field): INodeProperties => ({ ...toProperty(field), required: true });

function commandProperties(resource: Resource): INodeProperties[] {
	return resource.operations.flatMap((row) => {
		if (row.kind !== 'command') return [];
		const displayOptions = { show: { resource: [resource.name], operation: [row.value] } };
		return commandFields(row).map(({ field }) => ({ ...toProperty(field), displayOptions }));
	});
}

/** What an operation cannot do without: which record, and what a new one has to have. */
export function requiredProperties(resource: Resource): INodeProperties[] {
	return [
		...shownFor(
			resource,
			['change', 'command', 'delete', 'get', 'update'],
			[required(recordField(resource))],
		),
		...commandProperties(resource),
		...shownFor(resource, ['create', 'upsert'], resource.required.map(required)),
	];
}

export function filterProperties(resource: Resource): INodeProperties[] {
	if (!resource.filters) return [];
	const collection = { ...toCollection(filterGroup(resource)), placeholder: 'Add Filter' };
	return shownFor(resource, ['getAll'], [collection]);
}

/** Collections that two operations have alike are one property. */
function groupProperties(resource: Resource): INodeProperties[] {
	const forCreate = createGroups(resource).map(toCollection);
	const forUpdate = updateGroups(resource).map(toCollection);
	const isSame = (a: INodeProperties) =>
		forUpdate.some((b) => JSON.stringify(a) === JSON.stringify(b));
	const shared = forCreate.filter(isSame);
	const isShared = ({ name }: INodeProperties) => shared.some((property) => property.name === name);
	return resource.groups.flatMap(({ name }) => {
		const named = (property: INodeProperties) => property.name === name;
		return [
			...shownFor(resource, ['create', 'update', 'upsert'], shared.filter(named)),
			...shownFor(
				resource,
				['create', 'upsert'],
				forCreate.filter((property) => named(property) && !isShared(property)),
			),
			...shownFor(
				resource,
				['update'],
				forUpdate.filter((property) => named(property) && !isShared(property)),
			),
		];
	});
}

/** The optional fields of a record, as Create and Update have them. */
export function recordProperties(resource: Resource): INodeProperties[] {
	const others = othersOf(resource, 'create') ?? othersOf(resource, 'update');
	return [
		...shownFor(resource, ['update'], [toCollection(basicsOf(resource))]),
		...groupProperties(resource),
		...(others
			? shownFor(resource, ['create', 'update', 'upsert'], [toOthersProperty(others)])
			: []),
		...shownFor(resource, ['update'], [toClearingProperty(clearingOf(resource))]),
	];
}
