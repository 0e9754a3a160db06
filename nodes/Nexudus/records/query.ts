import type { IDataObject } from 'n8n-workflow';

import type { Filter } from '../description/forms';
import { filterGroup, filtersOf } from '../description/forms';
import { answeredInstant, formatMinute } from '../fields/dates';
import type { BodyForm, WhenEmpty } from '../fields/types';
import type { Resource } from '../resources/resource';

export function filterForm(resource: Resource): BodyForm {
	return { required: [], groups: [filterGroup(resource)] };
}

/** A filter that was added and has no value is no wish for everybody. */
export const EMPTY_FILTER: WhenEmpty = {
	problem:
		'is empty, which would let everybody through. Give it a value, remove the filter, or set the option Empty Filters to Ignore',
};

/** What is searched for: each filter with its value. */
function given(resource: Resource, values: IDataObject): Array<Filter & { value: unknown }> {
	return filtersOf(resource).flatMap((filter) =>
		filter.field.property in values ? [{ ...filter, value: values[filter.field.property] }] : [],
	);
}

/**
 * The query of a list, for the values of the filters by property (Nexudus REST API, Lists): `Coworker_Email`,
 * `from_Coworker_CreatedOn`. Ranges take whole minutes, in UTC without saying so: one that begins or ends within a
 * minute takes all of it.
 */
export function toQuery(resource: Resource, values: IDataObject): IDataObject {
	return Object.fromEntries(
		given(resource, values).map(({ stem, range, value }) => {
			const name = `${resource.role}_${stem}`;
			if (!range) return [name, value as IDataObject];
			const minute = formatMinute(String(value), range.end === 'from' ? 'down' : 'up');
			return [`${range.end}_${name}`, minute];
		}),
	);
}

type Range = NonNullable<Filter['range']>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Whether a row came only because a range took a whole minute. */
function isSurplus(row: IDataObject, { property, end }: Range, bound: number): boolean {
	const beyond = Math.floor(answeredInstant(row[property]) / SECOND) * SECOND - bound;
	return end === 'from' ? beyond < 0 && beyond > -MINUTE : beyond > 0 && beyond < MINUTE;
}

/** Whether a row of the list is within the ranges, to the second. */
export function isWithin(resource: Resource, values: IDataObject): (row: IDataObject) => boolean {
	const ranges = given(resource, values).flatMap(({ range, value }) =>
		range ? [{ range, bound: answeredInstant(value) }] : [],
	);
	return (row) => !ranges.some(({ range, bound }) => isSurplus(row, range, bound));
}
