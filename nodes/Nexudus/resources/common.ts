import type { EnumTable, Field, IdField } from '../fields/types';

/** Every record that belongs to a location names it so (Nexudus REST API, Record shape). */
export const location: IdField = {
	property: 'BusinessId',
	label: 'Location',
	kind: 'id',
	lookup: 'location',
};

/** What a record cannot be without. */
function needed(field: IdField, description?: string): Field {
	return { ...field, required: true, ...(description ? { description } : {}) };
}

/** The location of a record that cannot be without one. */
export function atLocation(description?: string): Field {
	return needed(location, description);
}

/** What columns call the coworker that a record is of: by an email rather than by a name, which several may have. */
export const coworker: IdField = {
	property: 'CoworkerId',
	kind: 'id',
	lookup: 'coworker',
	synonyms: [
		'Coworker Email',
		'Member Email',
		'Customer Email',
		'Email',
		'Email Address',
		'Contact Email',
	],
	vague: ['Member', 'Member Name', 'Coworker Name', 'Customer', 'Customer Name', 'Contact'],
};

/** The coworker of a record that cannot be without one. */
export function ofCoworker(description?: string): Field {
	return needed(coworker, description);
}

/** eBookingRepeatCycle; 2 is what a live account shows when nothing was sent. */
export const repeatCycles: EnumTable = {
	initial: 2,
	values: [
		{ value: 1, name: 'Daily', label: 'Daily' },
		{ value: 2, name: 'Weekly', label: 'Weekly' },
		{ value: 3, name: 'Monthly', label: 'Monthly' },
		{ value: 4, name: 'Yearly', label: 'Yearly' },
		{ value: 5, name: 'FirstOfMonth', label: 'First Weekday of the Month' },
		{ value: 6, name: 'SecondOfMonth', label: 'Second Weekday of the Month' },
		{ value: 7, name: 'ThirdOfMonth', label: 'Third Weekday of the Month' },
		{ value: 9, name: 'FourthOfMonth', label: 'Fourth Weekday of the Month' },
		{ value: 8, name: 'LastOfMonth', label: 'Last Weekday of the Month' },
	],
};

/** The days of a series that is repeated by the week. */
export const onWeekdays: readonly Field[] = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
].map((day) => ({
	property: `RepeatOn${day}s`,
	label: `On ${day}s`,
	kind: 'boolean',
	only: 'create',
}));
