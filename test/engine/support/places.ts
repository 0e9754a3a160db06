import type { IDataObject } from 'n8n-workflow';

import {
	ADDITIONAL_FIELDS,
	OPTIONS,
	ROWS,
	parameterName,
} from '../../../nodes/Nexudus/fields/names';
import type { BodyForm, Field, FieldGroup } from '../../../nodes/Nexudus/fields/types';

/** Where a form has a field: beside the collections, in one of them, or among the other properties. */
export interface Place {
	field: Field;
	/** Name of the collection. */
	group?: string;
	/** Of the collection; within Options where it is one of names and values. */
	place?: FieldGroup['place'] | 'options';
	/** Name of the parameter that holds names and values. */
	others?: string;
}

/** Every property that a form lets set, but for the one that chooses the record. */
export function placesOf({ required, groups, others }: BodyForm): Place[] {
	const places: Place[] = [
		...required.map((field) => ({ field })),
		...groups.flatMap(({ name, place, fields }) =>
			fields.map((field) => ({ field, group: name, place })),
		),
		...(others?.fields ?? []).map((field) => ({
			field,
			others: others?.parameter,
			place: groups.some(({ place }) => place) ? ('options' as const) : undefined,
		})),
	];
	return places.filter(({ field }) => field.property !== 'Id');
}

/** Parameters with a value for each of these places. */
export function parametersOf(values: ReadonlyArray<readonly [Place, unknown]>): IDataObject {
	const parameters: Record<string, unknown> = {};
	const additional: Record<string, unknown> = {};
	const options: Record<string, unknown> = {};
	for (const [{ field, group, place, others }, value] of values) {
		if (others) {
			const around = place ? options : parameters;
			const { [ROWS]: rows = [] } = (around[others] ?? {}) as { [ROWS]?: unknown[] };
			around[others] = { [ROWS]: [...rows, { name: field.property, value }] };
			continue;
		}
		const around = place ? additional : parameters;
		if (group && place !== 'flat') {
			around[group] = { ...(around[group] as object), [parameterName(field)]: value };
		} else {
			around[parameterName(field)] = value;
		}
	}
	const collections = Object.entries({
		[ADDITIONAL_FIELDS.name]: additional,
		[OPTIONS.name]: options,
	});
	const filled = collections.filter(([, held]) => Object.keys(held).length > 0);
	return { ...parameters, ...Object.fromEntries(filled) } as IDataObject;
}
