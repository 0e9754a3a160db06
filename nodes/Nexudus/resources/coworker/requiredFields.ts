import type { Field } from '../../fields/types';

/** The properties that a coworker cannot be created without (Nexudus REST API, Coworkers). */
export const requiredFields: readonly Field[] = [
	{
		property: 'FullName',
		label: 'Full Name',
		required: true,
		kind: 'text',
		example: 'Nathan Hale',
		description: 'Name of the person, or of the company when Type is Company',
	},
	{
		property: 'Email',
		label: 'Email',
		required: true,
		kind: 'text',
		trimmed: true,
		example: 'nathan@example.com',
		description: 'Address that Nexudus knows the coworker by and writes to',
	},
	{
		property: 'CountryId',
		label: 'Country',
		required: true,
		kind: 'id',
		lookup: 'country',
		description: 'Country of the coworker',
	},
	{
		property: 'SimpleTimeZoneId',
		label: 'Time Zone',
		required: true,
		kind: 'id',
		lookup: 'timeZone',
		description: 'Time zone that Nexudus shows times to the coworker in',
	},
];
