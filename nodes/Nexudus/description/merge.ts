import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { valueOf } from './operations';

/** A property of some resources, and the operations that each of them shows it for. */
interface Shared {
	/** All of it but for its resources and operations. */
	readonly key: string;
	readonly property: INodeProperties;
	readonly conditions: IDisplayOptions['show'];
	readonly shownFor: Map<Resource, readonly unknown[]>;
}

function toShared(resource: Resource, property: INodeProperties): Shared {
	const { operation = [], ...where } = property.displayOptions?.show ?? {};
	const conditions = { ...where, resource: undefined };
	const key = JSON.stringify({ ...property, displayOptions: conditions });
	return { key, property, conditions, shownFor: new Map([[resource, operation]]) };
}

function toProperty({ property, conditions, shownFor }: Shared): INodeProperties {
	const resource = [...shownFor.keys()].map(({ name }) => name);
	const operation = [...new Set([...shownFor.values()].flat())] as string[];
	return { ...property, displayOptions: { show: { ...conditions, resource, operation } } };
}

/** Whether one property can be shown for both, where neither of them is shown for more of its operations by it. */
function canShare(one: Shared, other: Shared): boolean {
	if (one.key !== other.key) return false;
	const shared = [...one.shownFor, ...other.shownFor];
	const all = shared.flatMap(([, operations]) => operations);
	return shared.every(([{ operations }, own]) =>
		operations.every((row) => {
			const value = valueOf(row);
			return own.includes(value) || !all.includes(value);
		}),
	);
}

/**
 * The properties of all resources, each in its own order. What some of them have alike stands there once, for the form
 * is sent to the editor whole.
 */
export function mergeAlike(
	resources: readonly Resource[],
	propertiesOf: (resource: Resource) => readonly INodeProperties[],
): INodeProperties[] {
	const merged: Shared[] = [];
	for (const resource of resources) {
		let next = 0;
		for (const property of propertiesOf(resource)) {
			const wanted = toShared(resource, property);
			const found = merged.findIndex((each, index) => index >= next && canShare(each, wanted));
			if (found === -1) merged.splice(next, 0, wanted);
			else merged[found].shownFor.set(resource, [...wanted.shownFor.values()].flat());
			next = (found === -1 ? next : found) + 1;
		}
	}
	return merged.map(toProperty);
}
