import type { Field } from '../../fields/types';

/** The properties that a coworker cannot be created without (Nexudus REST API, Coworkers). */
export const requiredFields: readonly Field[] = [
	{
		property: 'FullName',
		label: 'Full Name',
		required: true,
		kind: 'text',
		synonyms: [
			'Member Name',
			'Coworker Name',
			'Contact Name',
			'Customer Name',
			'Client Name',
			'Person',
		],
		vague: ['Name', 'Member', 'Contact', 'Customer'],
		parts: [
			['First Name', 'Given Name', 'Forename', 'Prénom'],
			['Middle Name', 'Middle Initial'],
			['Last Name', 'Surname', 'Family Name', 'Nom de Famille'],
		],
		example: 'Nathan Hale',
		description: 'Name of the person, or of the company when Type is Company',
	},
	{
		property: 'Email',
		label: 'Email',
		required: true,
		kind: 'text',
		synonyms: [
			'Email Address',
			'Mail',
			'Mail Address',
			'Member Email',
			'Coworker Email',
			'Contact Email',
			'Customer Email',
			'Primary Email',
			'Work Email',
		],
		trimmed: true,
		example: 'nathan@example.com',
		description: 'Address that Nexudus knows the coworker by and writes to',
	},
	{
		property: 'CountryId',
		label: 'Country',
		required: true,
		kind: 'id',
		forNew: true,
		synonyms: ['Country Code', 'Nation', 'Land', 'Pays'],
		lookup: 'country',
		description:
			'Country of the coworker. Nexudus needs it of a new one; Create or Update leaves that of others alone.',
	},
	{
		property: 'SimpleTimeZoneId',
		label: 'Time Zone',
		required: true,
		kind: 'id',
		forNew: true,
		proposedBy: 'CountryId',
		synonyms: ['TZ', 'Time Zone Name'],
		lookup: 'timeZone',
		description:
			'Time zone that Nexudus shows times to the coworker in. Left empty, it is that of the country, where the country has only one. Create or Update sets it for new ones only.',
	},
];
