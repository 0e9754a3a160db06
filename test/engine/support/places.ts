import type { IDataObject } from 'n8n-workflow';

import { MORE_FIELDS, ROWS, parameterName } from '../../../nodes/Nexudus/fields/names';
import type { BodyForm, Field } from '../../../nodes/Nexudus/fields/types';

/** Where a form has a field: beside the collections, in one of them, or among the other properties. */
export interface Place {
	field: Field;
	/** Name of the collection. */
	group?: string;
	/** Whether the collection stands within More Fields. */
	rare?: true;
	/** Name of the parameter that holds names and values. */
	others?: string;
}

/** Every property that a form lets set, but for the one that chooses the record. */
export function placesOf({ required, groups, others }: BodyForm): Place[] {
	const places: Place[] = [
		...required.map((field) => ({ field })),
		...groups.flatMap(({ name, rare, fields }) =>
			fields.map((field) => ({ field, group: name, rare })),
		),
		...(others?.fields ?? []).map((field) => ({ field, others: others?.parameter })),
	];
	return places.filter(({ field }) => field.property !== 'Id');
}

/** Parameters with a value for each of these places. */
export function parametersOf(values: ReadonlyArray<readonly [Place, unknown]>): IDataObject {
	const parameters: Record<string, unknown> = {};
	const more: Record<string, unknown> = {};
	for (const [{ field, group, rare, others }, value] of values) {
		if (others) {
			const { [ROWS]: rows = [] } = (parameters[others] ?? {}) as { [ROWS]?: unknown[] };
			parameters[others] = { [ROWS]: [...rows, { name: field.property, value }] };
		} else if (group) {
			const collections = rare ? more : parameters;
			collections[group] = { ...(collections[group] as object), [parameterName(field)]: value };
		} else {
			parameters[parameterName(field)] = value;
		}
	}
	const rare = Object.keys(more).length > 0 ? { [MORE_FIELDS.name]: more } : {};
	return { ...parameters, ...rare } as IDataObject;
}
