import type { IDataObject } from 'n8n-workflow';

import type { BodyForm, DateField, Field, FieldGroup } from '../fields/types';
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
		{ property: `${property}From`, label: `${label} After`, kind },
		{ property: `${property}To`, label: `${label} Before`, kind },
	];
}

export const filterGroup: FieldGroup = {
	name: 'filters',
	label: 'Filters',
	fields: [...FILTERED.flatMap(toFilter), ...RANGES.flatMap(toRange)],
};

export const filterForm: BodyForm = { required: [], groups: [filterGroup] };

/** The query's name of a filter (Nexudus REST API, Lists): `Coworker_Email`, `from_Coworker_CreatedOn`. */
function queryName(property: string): string {
	const [, ranged, end] = /^(.+)(From|To)$/.exec(property) ?? [];
	return ranged ? `${end.toLowerCase()}_Coworker_${ranged}` : `Coworker_${property}`;
}

/** Ranges take minutes at the finest, without a time zone: `2025-01-15T10:30`, in UTC. */
function queryValue(property: string, value: unknown): unknown {
	return /(From|To)$/.test(property) ? String(value).slice(0, 16) : value;
}

/** The query of a list, for the values of the filters by property. */
export function toQuery(filters: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(filters)
			// An expression that gave nothing filters nothing.
			.filter(([, value]) => value !== '')
			.map(([property, value]) => [
				queryName(property),
				queryValue(property, value) as IDataObject,
			]),
	);
}
