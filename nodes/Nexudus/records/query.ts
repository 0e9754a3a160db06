import type { IDataObject, INode } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import type { Filter } from '../description/forms';
import { fieldsOf, filterGroup, filtersOf, NAMED, namedOf } from '../description/forms';
import { entriesOf } from '../fields/customFields';
import { ANY_ZONE, answeredInstant, formatRangeEnd } from '../fields/dates';
import { labelOf } from '../fields/names';
import { foldText } from '../fields/text';
import type { BodyForm, WhenEmpty } from '../fields/types';
import type { Resource } from '../resources/resource';

export function filterForm(resource: Resource): BodyForm {
	return { required: [], groups: [filterGroup(resource)], named: namedOf(resource) };
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

/** The parameter of a filter (Nexudus REST API, Lists): `Coworker_Email`, `from_Coworker_CreatedOn`. */
export function queryName({ role }: Resource, { stem, range }: Filter): string {
	const name = `${role}_${stem}`;
	return range ? `${range.end}_${name}` : name;
}

/** The custom fields that a list is narrowed by, and what Nexudus calls each in the query. */
export interface CustomNames {
	of(id: string): string;
}

/** They go by the ID, as in a record, or by the name: the documents say "FieldName" (Nexudus REST API, Lists). */
const BY_ID: CustomNames = { of: (id) => id };

/**
 * How ranges are asked for: as they are, or so wide that they hold what is wanted by whatever clock Nexudus reads them, UTC
 * or that of a location; the rest of the rows is then left out here.
 */
export type Reach = 'asGiven' | 'anyClock';

/** The query of a list, for the values of the filters by property. */
export function toQuery(
	resource: Resource,
	values: IDataObject,
	{ reach = 'asGiven', customNames = BY_ID }: { reach?: Reach; customNames?: CustomNames } = {},
): IDataObject {
	const ms = reach === 'asGiven' ? 0 : ANY_ZONE;
	const custom = entriesOf(values.CustomFields).map(({ Name, Value }) => [
		`${resource.role}_CustomFields_${customNames.of(String(Name))}`,
		Value as IDataObject,
	]);
	return Object.fromEntries([
		...custom,
		...given(resource, values).map(({ value, ...filter }) => {
			const { range } = filter;
			const sent = range ? formatRangeEnd(String(value), range.end, ms) : value;
			return [queryName(resource, filter), sent as IDataObject];
		}),
	]) as IDataObject;
}

/** Rows show the values of custom fields (Nexudus REST API, Custom fields). */
function holdsValues(row: IDataObject, values: IDataObject): boolean {
	const own = entriesOf(row.CustomFields);
	return entriesOf(values.CustomFields).every(({ Name, Value }) =>
		own.some(
			(entry) => String(entry.Name) === Name && foldText(entry.Value).includes(foldText(Value)),
		),
	);
}

/** The properties that ranges narrow. */
function ranged(resource: Resource, values: IDataObject): string[] {
	return given(resource, values).flatMap(({ range }) => (range ? [range.property] : []));
}

/** Whether there are ranges of points in time, of which rows tell themselves whether they are within. */
export function hasInstantRanges(resource: Resource, values: IDataObject): boolean {
	const properties = ranged(resource, values);
	const fields = fieldsOf(resource);
	const isInstant = (property: string) => (fields.get(property)?.kind ?? 'instant') === 'instant';
	return properties.length > 0 && properties.every(isInstant);
}

/** Whether a row of the list tells all times that are asked for. */
export function tellsTimes(resource: Resource, values: IDataObject, row: IDataObject): boolean {
	const properties = ranged(resource, values);
	return properties.every((property) => !Number.isNaN(answeredInstant(row[property])));
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Milliseconds by which a time may be outside of a range because somebody reads it in another zone. */
const OTHER_ZONE = 26 * 60 * MINUTE;

/** What a row of the list says of a filter: it fits, it is to be left out, or Nexudus did not filter by it. */
type Verdict = 'fits' | 'surplus' | 'contradicts';

/** A range takes whole minutes: a row within them is surplus, as is what was asked for to be sure. */
function judgeRange(
	range: NonNullable<Filter['range']>,
	row: IDataObject,
	bound: number,
	reach: Reach,
): Verdict {
	const time = Math.floor(answeredInstant(row[range.property]) / SECOND) * SECOND;
	const beyond = range.end === 'from' ? bound - time : time - bound;
	if (Number.isNaN(beyond) || beyond <= 0) return 'fits';
	if (reach === 'anyClock') return beyond > 2 * ANY_ZONE + MINUTE ? 'contradicts' : 'surplus';
	if (beyond < MINUTE) return 'surplus';
	return beyond > OTHER_ZONE ? 'contradicts' : 'fits';
}

/**
 * IDs, booleans and numbers of enums are what they are, so that a row with another is left out. Texts and joined values
 * may be written in ways that nobody knows: they tell only that a filter was ignored.
 */
function judge(
	{ field, range, value }: Filter & { value: unknown },
	row: IDataObject,
	reach: Reach,
): Verdict {
	if (range) return judgeRange(range, row, answeredInstant(value), reach);
	const answered = row[field.property];
	if (answered === undefined || answered === null) return 'fits';
	if (field.kind === 'text') {
		const contains = foldText(answered).includes(foldText(value));
		return contains ? 'fits' : 'contradicts';
	}
	if (typeof answered !== typeof value) return 'fits';
	return answered === value ? 'fits' : 'surplus';
}

/**
 * Tells which rows of the list are wanted; an unknown parameter is ignored by Nexudus (Nexudus REST API, Lists).
 *
 * @returns whether a row is wanted
 * @throws NodeApiError for a row that shows that Nexudus ignored a filter
 */
export function isWanted(
	{ node }: Connection,
	resource: Resource,
	values: IDataObject,
	reach: Reach = 'asGiven',
): (row: IDataObject) => boolean {
	const filters = given(resource, values);
	return (row) => {
		const verdicts = filters.map((filter) => judge(filter, row, reach));
		const ignored = filters[verdicts.indexOf('contradicts')];
		if (ignored) throw ignoredFilter(node, resource, labelOf(ignored.field));
		if (!holdsValues(row, values)) throw ignoredFilter(node, resource, NAMED.label);
		return !verdicts.includes('surplus');
	};
}

function ignoredFilter(node: INode, { plural }: Resource, label: string): Error {
	return toNodeError(node, {
		message: `Nexudus ignored the filter ${label}: it answered ${plural} that do not fit it`,
		description:
			'Nothing is output, for it might be everybody. Remove the filter, and narrow the list in a Filter node instead.',
		status: null,
		errors: [],
	});
}
