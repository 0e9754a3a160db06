import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { connect } from '../api/connection';
import { clearingOf, othersOf, updateGroups } from '../description/forms';
import { ROLES } from '../entities/data';
import { customId } from '../fields/customFields';
import { labelOf, parameterName, wordsOf } from '../fields/names';
import { readCustomFields } from '../lookups/customFields';
import { resources } from '../resources';
import { anyEntity, ENTITY, entityAt } from '../resources/anyEntity';
import type { Resource } from '../resources/resource';

function chosenResource(context: ILoadOptionsFunctions): Resource | undefined {
	const name = context.getCurrentNodeParameter('resource') ?? 'coworker';
	const resource = resources.find((each) => each.name === name);
	if (resource !== anyEntity) return resource;
	return entityAt(String(context.getCurrentNodeParameter(ENTITY) ?? ''));
}

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function fieldsToClear(resource: Resource): INodePropertyOptions[] {
	const clearable = new Set(clearingOf(resource).fields.map(({ property }) => property));
	// In the order of the form: what is needed most comes first.
	return updateGroups(resource).flatMap(({ label, place, fields }) => {
		const group = place === 'nested' ? `${label}: ` : '';
		return fields
			.filter(({ property }) => clearable.has(property))
			.map((field) => ({ name: group + labelOf(field), value: parameterName(field) }));
	});
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

/** Every entity, by its path. */
async function entities(): Promise<INodePropertyOptions[]> {
	const options = Object.entries(ROLES).map(([path, role]) => ({
		name: wordsOf(role),
		value: path,
		description: path,
	}));
	return await Promise.resolve(byName(options));
}

/** The custom fields of the chosen resource, with their location where several have one of that name. */
async function customFieldsByName(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const types = chosenResource(this)?.customFields;
	if (!types) return [];
	const fields = await readCustomFields(await connect(this), types);
	const names = fields.map(labelOf);
	const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
	return byName(
		fields.map((field) => {
			const name = labelOf(field);
			const place = isShared(name) && field.place ? ` (${field.place})` : '';
			return { name: `${name}${place}`, value: customId(field.property) ?? '' };
		}),
	);
}

export const loadFields = {
	customFieldsByName,
	entities,
	fieldsToClear: loader(fieldsToClear),
	otherProperties: loader(otherProperties),
};
