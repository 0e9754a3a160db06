import type { INodeProperties } from 'n8n-workflow';

import type { Filter } from '../description/forms';
import { FILTERS, filtersOf } from '../description/forms';
import { toProperty } from '../description/inputs';
import { filtersCollection, resourceProperty, savedCollections } from '../description/node';
import { simplifyField } from '../description/options';
import type { ChoiceField, FieldGroup } from '../fields/types';
import type { Resource } from '../resources/resource';

/** What starts the workflow; the value is the property that tells when it happened. */
export const eventField: ChoiceField = {
	property: 'event',
	label: 'Event',
	kind: 'choice',
	choices: [
		{ value: 'CreatedOn', label: 'Created', description: 'Each new record, once' },
		{
			value: 'UpdatedOn',
			label: 'Created or Updated',
			description: 'Each new record, and each that was changed since the last poll',
		},
	],
	initial: 'CreatedOn',
	description: 'What starts the workflow',
};

function isUpdated({ range }: Filter): boolean {
	return range?.property === 'UpdatedOn';
}

/** Those whose list can be asked for what changed. */
export function polled(resources: readonly Resource[]): Resource[] {
	return resources.filter((resource) => filtersOf(resource).some(isUpdated));
}

/** The filters of Get Many, but for the one that is the trigger's own. */
export function pollingFilters(resource: Resource): FieldGroup {
	const own = filtersOf(resource).filter((filter) => !isUpdated(filter));
	return { ...FILTERS, fields: own.map(({ field }) => field) };
}

/** The form of the polling trigger, from top to bottom. */
export function pollingProperties(resources: readonly Resource[]): INodeProperties[] {
	const properties = [
		resourceProperty(resources),
		toProperty(eventField),
		filtersCollection(resources, pollingFilters),
		toProperty(simplifyField),
	];
	return [...properties, ...savedCollections(properties)];
}
