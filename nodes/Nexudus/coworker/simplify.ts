import type { IDataObject } from 'n8n-workflow';

/** What most workflows need of a coworker, the most useful first. */
const SIMPLE_PROPERTIES = [
	'Id',
	'FullName',
	'Email',
	'MobilePhone',
	'CompanyName',
	'TariffName',
	'Active',
	'Archived',
	'CountryName',
	'RegistrationDate',
];

/** The coworker with its most useful properties alone. */
export function simplify(record: IDataObject): IDataObject {
	const kept = SIMPLE_PROPERTIES.filter((property) => record[property] !== undefined);
	return Object.fromEntries(kept.map((property) => [property, record[property]]));
}
