import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { OPTIONS } from '../fields/names';
import type { FieldGroup } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import {
	basicsOf,
	CLEARING,
	filterGroup,
	FILTERS,
	FILTERS_HELP,
	mainFields,
	NAMED,
	OTHERS,
	othersOf,
} from './forms';
import {
	asAdded,
	asSaved,
	toBareProperty,
	toClearingProperty,
	toCollection,
	toNamedProperty,
	toOthersProperty,
	toPropertiesProperty,
	toProperty,
} from './inputs';
import { mergeAlike } from './merge';
import { operationOf, valueOf } from './operations';
import type { OperationKind } from './operations';
import {
	limitField,
	MAPPING,
	mappingModeField,
	matchByField,
	optionsOf,
	returnAllField,
	simplifyField,
	SORT_BY,
} from './options';
import { operationProperty, recordProperties, requiredProperties, WRITING } from './resource';
import { sharedCollection, sortByProperties } from './shared';

export function resourceProperty(resources: readonly Resource[]): INodeProperties {
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
	return [...new Set(rows.filter(isOf).map(valueOf))].sort();
}

function shownFor(
	resources: readonly Resource[],
	kinds: readonly OperationKind[],
	property: INodeProperties,
): INodeProperties {
	return { ...property, displayOptions: { show: { operation: valuesOf(resources, kinds) } } };
}

/** For the operations of some kinds, of the resources that have any of them. */
function shownWith(
	resources: readonly Resource[],
	kinds: readonly OperationKind[],
	property: INodeProperties,
	where: IDisplayOptions['show'] = {},
): INodeProperties[] {
	const having = resources.filter(({ operations }) =>
		operations.some(({ kind }) => kinds.includes(kind)),
	);
	if (having.length === 0) return [];
	const operation = valuesOf(having, kinds);
	const show = { resource: having.map(({ name }) => name), operation, ...where };
	return [{ ...property, displayOptions: { show } }];
}

const LISTS: readonly OperationKind[] = ['children', 'getAll', 'list'];
const LIMITED: readonly OperationKind[] = [...LISTS, 'query'];

/** What all lists ask for. */
function listProperties(resources: readonly Resource[]): INodeProperties[] {
	const limit = toProperty(limitField);
	return [
		shownFor(resources, LIMITED, toProperty(returnAllField)),
		{
			...limit,
			displayOptions: {
				show: { operation: valuesOf(resources, LIMITED), returnAll: [false] },
			},
		},
		shownFor(resources, ['get', ...LISTS], toProperty(simplifyField)),
	];
}

/** The filters of all resources. @param groupOf those of one */
export function filtersCollection(
	all: readonly Resource[],
	groupOf: (resource: Resource) => FieldGroup = filterGroup,
): INodeProperties {
	const entries = all.flatMap((resource) =>
		groupOf(resource).fields.map((field) => ({
			// Told once, by the collection.
			property: { ...toProperty(asAdded(field)), hint: undefined },
			resource: resource.name,
		})),
	);
	const collection = {
		...toCollection({ ...FILTERS, fields: [] }),
		placeholder: 'Add Filter',
		description: FILTERS_HELP,
	};
	return sharedCollection(collection, entries, all);
}

function filtersProperty(all: readonly Resource[]): INodeProperties[] {
	const having = all.filter(({ filters }) => filters);
	return shownWith(having, ['getAll', 'list'], filtersCollection(all));
}

/** A collection of what creating requires, of the resources that have it. */
function withRequired(
	group: FieldGroup,
	having: readonly Resource[],
	all: readonly Resource[],
): INodeProperties {
	const entries = having.flatMap(({ name, required }) =>
		required.map((field) => ({ property: toBareProperty(field), resource: name })),
	);
	return sharedCollection(toCollection(group), entries, all);
}

/** What creating requires, as Update has it, of the resources that have no heading of their own for it. */
function basicsProperty(all: readonly Resource[]): INodeProperties[] {
	const having = all.filter(({ basics, required }) => !basics && required.length > 0);
	return shownWith(having, ['update'], withRequired(basicsOf({ required: [] }), having, all));
}

/** What creating requires, where columns fill it: whatever they do not give can be added. */
function mainProperty(all: readonly Resource[]): INodeProperties[] {
	const having = all.filter(({ required }) => required.length > 0);
	return shownWith(having, ['create', 'upsert'], withRequired(mainFields([]), having, all), {
		[mappingModeField.property]: ['automatic'],
	});
}

function matchByProperties(all: readonly Resource[]): INodeProperties[] {
	return all.flatMap((resource) => {
		const field = matchByField(resource);
		if (!field) return [];
		return shownWith([resource], ['upsert'], { ...toProperty(field), noDataExpression: true });
	});
}

function optionsProperty(all: readonly Resource[]): INodeProperties {
	const sortBy = sortByProperties(all);
	const values = new Map<string, string[]>();
	const valuesFor = (kinds: readonly OperationKind[]) => {
		const key = kinds.join();
		const known = values.get(key) ?? valuesOf(all, kinds);
		values.set(key, known);
		return known;
	};
	const entries = all.flatMap((resource) =>
		optionsOf(resource).map(({ field, kinds }) => {
			const show = kinds ? { '/operation': valuesFor(kinds) } : undefined;
			const own = field.property === SORT_BY ? sortBy.get(resource) : undefined;
			const property = {
				...(own ?? toProperty(field)),
				...(show ? { displayOptions: { show } } : {}),
			};
			return { property, resource: resource.name };
		}),
	);
	const others: INodeProperties = {
		...toOthersProperty(OTHERS),
		displayOptions: { show: { '/operation': valuesFor(WRITING) } },
	};
	const having = all.filter(
		(resource) =>
			resource.groups.length > 0 &&
			(othersOf(resource, 'create') ?? othersOf(resource, 'update')) !== undefined,
	);
	const collection = { ...toCollection({ ...OPTIONS, fields: [] }), placeholder: 'Add Option' };
	return sharedCollection(
		collection,
		[...entries, ...having.map(({ name }) => ({ property: others, resource: name }))],
		all,
	);
}

/** Whether a resource is of no entity in particular. */
function isAny({ path }: Resource): boolean {
	return path === '';
}

/** Which entity, for resources that are of any: of the list, or by its path. */
function entityProperties(all: readonly Resource[]): INodeProperties[] {
	const names = all.filter(isAny).map(({ name }) => name);
	return [
		{
			displayName: 'Entity Name or ID',
			name: 'entity',
			type: 'options',
			required: true,
			default: '',
			typeOptions: { loadOptionsMethod: 'entities' },
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'The ID is its path below /api, such as spaces/coworkers',
			displayOptions: { show: { resource: names } },
		},
	];
}

/** What the resources with such a form have alike, as the last of their parameters. */
function commonProperties(all: readonly Resource[]): INodeProperties[] {
	const customized = all.filter(({ customFields }) => customFields);
	return [
		...shownWith(customized, ['getAll'], toNamedProperty(NAMED)),
		...shownWith(all.filter(isAny), ['create', 'update'], toPropertiesProperty(OTHERS)),
		...shownWith(
			all.filter((resource) => !isAny(resource)),
			['update'],
			toClearingProperty(CLEARING),
		),
	];
}

/** One for all collections of a name, shown for the resources that have any of them. */
export function savedCollections(properties: readonly INodeProperties[]): INodeProperties[] {
	const byName = new Map<string, INodeProperties[]>();
	for (const property of properties) {
		if (property.type !== 'collection' && property.type !== 'fixedCollection') continue;
		byName.set(property.name, [...(byName.get(property.name) ?? []), property]);
	}
	return [...byName.values()].map((collections) => {
		const saved = asSaved(collections[0]);
		const shown = collections.map(({ displayOptions }) => displayOptions?.show?.resource);
		if (shown.includes(undefined)) return saved;
		return { ...saved, displayOptions: { show: { resource: [...new Set(shown.flat())] } } };
	});
}

/** What the node says of itself on the canvas, in the words of its menus: "Create or Update: Coworker". */
export function subtitleOf(resources: readonly Resource[]): string {
	const rows = resources.flatMap(({ operations }) => operations);
	const operations = Object.fromEntries(rows.map((row) => [valueOf(row), operationOf(row).label]));
	const names = Object.fromEntries(resources.map(({ name, label }) => [name, label]));
	const word = (words: object, parameter: string) =>
		`(${JSON.stringify(words)})[$parameter["${parameter}"]] `;
	return `={{ ${word(operations, 'operation')} + ": " + ${word(names, 'resource')} }}`;
}

/** Everything that the form of the node shows, from top to bottom. */
export function nodeProperties(resources: readonly Resource[]): INodeProperties[] {
	const properties = [
		resourceProperty(resources),
		...resources.map(operationProperty),
		...entityProperties(resources),
		shownFor(resources, MAPPING, { ...toProperty(mappingModeField), noDataExpression: true }),
		...matchByProperties(resources),
		...mainProperty(resources),
		...mergeAlike(resources, requiredProperties),
		...listProperties(resources),
		...filtersProperty(resources),
		...basicsProperty(resources),
		...mergeAlike(resources, recordProperties),
		...commonProperties(resources),
		optionsProperty(resources),
	];
	return [...properties, ...savedCollections(properties)];
}
