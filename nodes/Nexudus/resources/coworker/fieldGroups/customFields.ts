/**
 * The thirty fields whose names and meanings each space sets for itself in Nexudus.
 * Source: Nexudus REST API, POST coworkers.
 */
import type { FieldGroup } from '../../../fields/types';

export const customFields: FieldGroup = {
	name: 'customFields',
	label: 'Custom Fields',
	fields: [
		{ property: 'Custom1', label: 'Custom Field 1', kind: 'text' },
		{ property: 'Custom2', label: 'Custom Field 2', kind: 'text' },
		{ property: 'Custom3', label: 'Custom Field 3', kind: 'text' },
		{ property: 'Custom4', label: 'Custom Field 4', kind: 'text' },
		{ property: 'Custom5', label: 'Custom Field 5', kind: 'text' },
		{ property: 'Custom6', label: 'Custom Field 6', kind: 'text' },
		{ property: 'Custom7', label: 'Custom Field 7', kind: 'text' },
		{ property: 'Custom8', label: 'Custom Field 8', kind: 'text' },
		{ property: 'Custom9', label: 'Custom Field 9', kind: 'text' },
		{ property: 'Custom10', label: 'Custom Field 10', kind: 'text' },
		{ property: 'Custom11', label: 'Custom Field 11', kind: 'text' },
		{ property: 'Custom12', label: 'Custom Field 12', kind: 'text' },
		{ property: 'Custom13', label: 'Custom Field 13', kind: 'text' },
		{ property: 'Custom14', label: 'Custom Field 14', kind: 'text' },
		{ property: 'Custom15', label: 'Custom Field 15', kind: 'text' },
		{ property: 'Custom16', label: 'Custom Field 16', kind: 'text' },
		{ property: 'Custom17', label: 'Custom Field 17', kind: 'text' },
		{ property: 'Custom18', label: 'Custom Field 18', kind: 'text' },
		{ property: 'Custom19', label: 'Custom Field 19', kind: 'text' },
		{ property: 'Custom20', label: 'Custom Field 20', kind: 'text' },
		{ property: 'Custom21', label: 'Custom Field 21', kind: 'text' },
		{ property: 'Custom22', label: 'Custom Field 22', kind: 'text' },
		{ property: 'Custom23', label: 'Custom Field 23', kind: 'text' },
		{ property: 'Custom24', label: 'Custom Field 24', kind: 'text' },
		{ property: 'Custom25', label: 'Custom Field 25', kind: 'text' },
		{ property: 'Custom26', label: 'Custom Field 26', kind: 'text' },
		{ property: 'Custom27', label: 'Custom Field 27', kind: 'text' },
		{ property: 'Custom28', label: 'Custom Field 28', kind: 'text' },
		{ property: 'Custom29', label: 'Custom Field 29', kind: 'text' },
		{ property: 'Custom30', label: 'Custom Field 30', kind: 'text' },
	],
};
