/** What resources have alike stands in the form once, for it is sent to the editor whole. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { choiceOptions, toProperty } from './inputs';
import { sortByOf } from './options';

/** A field of a collection that the operations of some resources have. */
interface Entry {
	property: INodeProperties;
	resource: string;
}

/** An entry of a list that resources share, for those that have it: by the shorter list of names. */
function shownTo<T extends Pick<INodeProperties, 'displayOptions'>>(
	entry: T,
	having: readonly string[],
	all: readonly Resource[],
): T {
	const others = all.map(({ name }) => name).filter((name) => !having.includes(name));
	if (others.length === 0) return entry;
	const { displayOptions } = entry;
	if (others.length < having.length) {
		return { ...entry, displayOptions: { ...displayOptions, hide: { '/resource': others } } };
	}
	const show = { '/resource': [...having], ...displayOptions?.show };
	return { ...entry, displayOptions: { show } };
}

/**
 * A collection that all resources share, in alphabetical order: a field that several of them have alike stands there
 * once, for the form is sent to the editor whole.
 */
export function sharedCollection(
	collection: INodeProperties,
	entries: readonly Entry[],
	all: readonly Resource[],
): INodeProperties {
	const having = new Map<string, { property: INodeProperties; resources: string[] }>();
	for (const { property, resource } of entries) {
		const key = JSON.stringify(property);
		const { resources } = having.get(key) ?? { resources: [] };
		having.set(key, { property, resources: [...resources, resource] });
	}
	const options = [...having.values()].map(({ property, resources }) =>
		shownTo(property, resources, all),
	);
	return {
		...collection,
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}

/** Choices of several resources, and the resources that have each of them. */
type SharedChoices = Map<string, { option: INodePropertyOptions; resources: string[] }>;

/** Whether the resources call the same property the same, and different ones differently. */
function agree(shared: SharedChoices, options: readonly INodePropertyOptions[]): boolean {
	return options.every(({ name, value }) =>
		[...shared.values()].every(({ option }) => (option.name === name) === (option.value === value)),
	);
}

/** As few lists for all resources as their words allow: of each, a resource shows what it can be ordered by. */
export function sortByProperties(all: readonly Resource[]): ReadonlyMap<Resource, INodeProperties> {
	const lists: Array<{ shared: SharedChoices; having: Resource[] }> = [];
	for (const resource of all) {
		const options = choiceOptions(sortByOf(resource));
		const known = lists.find(({ shared }) => agree(shared, options));
		const list = known ?? { shared: new Map() as SharedChoices, having: [] as Resource[] };
		if (!known) lists.push(list);
		list.having.push(resource);
		for (const option of options) {
			const { resources } = list.shared.get(option.name) ?? { resources: [] };
			list.shared.set(option.name, { option, resources: [...resources, resource.name] });
		}
	}
	return new Map(
		lists.flatMap(({ shared, having }) => {
			const property = toProperty(sortByOf(having[0]));
			const options = [...shared.values()].map(({ option, resources }) =>
				shownTo(option, resources, having),
			);
			options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
			return having.map((resource) => [resource, { ...property, options }] as const);
		}),
	);
}
