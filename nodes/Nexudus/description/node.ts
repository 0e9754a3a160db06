import type { INodeProperties } from 'n8n-workflow';

import type { OperationRow, Resource } from '../resources/resource';
import { asSaved, toCollection, toProperty } from './inputs';
import { operationOf } from './operations';
import type { OperationKind } from './operations';
import { limitField, optionsOf, OPTIONS, returnAllField, simplifyField } from './options';
import {
	filterProperties,
	operationProperty,
	recordProperties,
	requiredProperties,
} from './resource';

function resourceProperty(resources: readonly Resource[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ label, name }) => ({ name: label, value: name })),
		default: 'coworker',
	};
}

/** For the operations of some kinds, of whichever resource: each kind has one value where it is not named otherwise. */
function valuesOf(resources: readonly Resource[], kinds: readonly OperationKind[]): string[] {
	const rows = resources.flatMap(({ operations }) => operations);
	const isOf = ({ kind }: OperationRow) => kinds.includes(kind);
	return [...new Set(rows.filter(isOf).map((row) => operationOf(row).value))].sort();
}

function shownFor(
	resources: readonly Resource[],
	kinds: readonly OperationKind[],
	property: INodeProperties,
): INodeProperties {
	return { ...property, displayOptions: { show: { operation: valuesOf(resources, kinds) } } };
}

/** What all lists ask for. */
function listProperties(resources: readonly Resource[]): INodeProperties[] {
	const limit = toProperty(limitField);
	return [
		shownFor(resources, ['getAll'], toProperty(returnAllField)),
		{
			...limit,
			displayOptions: {
				show: { operation: valuesOf(resources, ['getAll']), returnAll: [false] },
			},
		},
		shownFor(resources, ['get', 'getAll'], toProperty(simplifyField)),
	];
}

/** The collection "Options": an entry that differs between resources stands once for each that has it alike. */
function optionsProperty(all: readonly Resource[]): INodeProperties {
	const entries = new Map<string, { property: INodeProperties; having: string[] }>();
	for (const resource of all) {
		for (const { field, kinds } of optionsOf(resource)) {
			const show = kinds ? { '/operation': valuesOf(all, kinds) } : undefined;
			const property = { ...toProperty(field), ...(show ? { displayOptions: { show } } : {}) };
			const key = JSON.stringify(property);
			const entry = entries.get(key) ?? { property, having: [] };
			entries.set(key, { property, having: [...entry.having, resource.name] });
		}
	}
	const options = [...entries.values()].map(({ property, having }) => {
		if (having.length === all.length) return property;
		const show = { '/resource': having, ...property.displayOptions?.show };
		return { ...property, displayOptions: { show } };
	});
	return {
		...toCollection({ ...OPTIONS, fields: [] }),
		placeholder: 'Add Option',
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}

function withSaved(property: INodeProperties): INodeProperties[] {
	return property.type === 'collection' ? [property, asSaved(property)] : [property];
}

/** Everything that the form of the node shows, from top to bottom. */
export function nodeProperties(resources: readonly Resource[]): INodeProperties[] {
	return [
		resourceProperty(resources),
		...resources.map(operationProperty),
		...resources.flatMap(requiredProperties),
		...listProperties(resources),
		...resources.flatMap(filterProperties),
		...resources.flatMap(recordProperties),
		optionsProperty(resources),
	].flatMap(withSaved);
}
