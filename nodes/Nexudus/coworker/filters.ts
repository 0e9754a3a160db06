import type { IDataObject } from 'n8n-workflow';

import { answeredInstant, formatMinute } from '../fields/dates';
import type { BodyForm, DateField, Field, FieldGroup, WhenEmpty } from '../fields/types';
import { fieldsByProperty } from './forms';

/** The properties that a list can be filtered by, as the form of a coworker has them. */
const FILTERED = [
	'FullName',
	'Email',
	'CoworkerType',
	'Active',
	'Archived',
	'CompanyName',
	'Tag',
	'ProfileTags',
	'ReferenceNumber',
	'MobilePhone',
	'CityName',
	'CountryId',
	'TariffId',
	'InvoicingBusinessId',
	'AccessCardId',
];

/** Times that a list can be narrowed to: property, and how the form calls it. */
const RANGES: ReadonlyArray<[property: string, label: string]> = [
	['CreatedOn', 'Created'],
	['UpdatedOn', 'Updated'],
	['RegistrationDate', 'Registered'],
	['NextAutoInvoice', 'Next Invoice'],
];

/** A list filter needs neither the consequences nor the secrets of the form's field. */
function toFilter(property: string): Field[] {
	const field = fieldsByProperty.get(property);
	if (!field) return [];
	const contents = field.kind === 'text' ? 'Text that the value contains' : undefined;
	return [{ ...field, description: contents }];
}

function toRange([property, label]: readonly [string, string]): DateField[] {
	const kind = 'instant';
	return [
		{
			property: `${property}From`,
			label: `${label} After`,
			kind,
			description: 'This date and time, or a later one',
		},
		{
			property: `${property}To`,
			label: `${label} Before`,
			kind,
			description: 'This date and time, or an earlier one',
		},
	];
}

export const filterGroup: FieldGroup = {
	name: 'filters',
	label: 'Filters',
	fields: [...FILTERED.flatMap(toFilter), ...RANGES.flatMap(toRange)],
};

export const filterForm: BodyForm = { required: [], groups: [filterGroup] };

/** A filter that was added and has no value is no wish for everybody. */
export const EMPTY_FILTER: WhenEmpty = {
	problem:
		'is empty, which would let everybody through. Give it a value, remove the filter, or set the option Empty Filters to Ignore',
};

interface Range {
	/** The property that lies within it. */
	property: string;
	end: 'from' | 'to';
}

function rangeOf(filter: string): Range | undefined {
	const [, property, end] = /^(.+)(From|To)$/.exec(filter) ?? [];
	return property === undefined ? undefined : { property, end: end === 'From' ? 'from' : 'to' };
}

/** The query's name of a filter (Nexudus REST API, Lists): `Coworker_Email`, `from_Coworker_CreatedOn`. */
function queryName(filter: string): string {
	const range = rangeOf(filter);
	return range ? `${range.end}_Coworker_${range.property}` : `Coworker_${filter}`;
}

/** Ranges take whole minutes, in UTC without saying so: one that begins or ends within a minute takes all of it. */
function queryValue(filter: string, value: unknown): unknown {
	const range = rangeOf(filter);
	return range ? formatMinute(String(value), range.end === 'from' ? 'down' : 'up') : value;
}

/** The query of a list, for the values of the filters by property. */
export function toQuery(filters: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(filters).map(([filter, value]) => [
			queryName(filter),
			queryValue(filter, value) as IDataObject,
		]),
	);
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Whether a row came only because a range took a whole minute. */
function isSurplus(row: IDataObject, { property, end }: Range, bound: number): boolean {
	const beyond = Math.floor(answeredInstant(row[property]) / SECOND) * SECOND - bound;
	return end === 'from' ? beyond < 0 && beyond > -MINUTE : beyond > 0 && beyond < MINUTE;
}

/** Whether a row of the list is within the ranges, to the second. */
export function isWithin(filters: IDataObject): (row: IDataObject) => boolean {
	const ranges = Object.entries(filters).flatMap(([filter, value]) => {
		const range = rangeOf(filter);
		return range ? [{ range, bound: answeredInstant(value) }] : [];
	});
	return (row) => !ranges.some(({ range, bound }) => isSurplus(row, range, bound));
}
