import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { clearingOf, othersOf, updateGroups } from '../description/forms';
import { labelOf, parameterName } from '../fields/names';
import { resources } from '../resources';
import type { Resource } from '../resources/resource';

function chosenResource(context: ILoadOptionsFunctions): Resource | undefined {
	const name = context.getCurrentNodeParameter('resource') ?? 'coworker';
	return resources.find((resource) => resource.name === name);
}

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function fieldsToClear(resource: Resource): INodePropertyOptions[] {
	const clearable = new Set(clearingOf(resource).fields.map(({ property }) => property));
	return byName(
		updateGroups(resource).flatMap(({ label, fields }) =>
			fields
				.filter(({ property }) => clearable.has(property))
				.map((field) => ({ name: `${label}: ${labelOf(field)}`, value: parameterName(field) })),
		),
	);
}

function otherProperties(resource: Resource): INodePropertyOptions[] {
	const fields = (['create', 'update'] as const).flatMap(
		(operation) => othersOf(resource, operation)?.fields ?? [],
	);
	const names = new Set(fields.map(({ property }) => property));
	return byName([...names].map((name) => ({ name, value: name })));
}

/** Lists that the node itself knows, of the resource that is chosen in the form. */
function loader(list: (resource: Resource) => INodePropertyOptions[]) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const resource = chosenResource(this);
		return await Promise.resolve(resource ? list(resource) : []);
	};
}

export const loadFields = {
	fieldsToClear: loader(fieldsToClear),
	otherProperties: loader(otherProperties),
};
