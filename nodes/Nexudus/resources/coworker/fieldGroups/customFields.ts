/**
 * The thirty fields whose names and meanings each space sets for itself in Nexudus.
 * Source: Nexudus REST API, POST coworkers.
 */
import type { Field, FieldGroup } from '../../../fields/types';

const COUNT = 30;

function customField(number: number): Field {
	return { property: `Custom${number}`, label: `Custom Field ${number}`, kind: 'text' };
}

export const customFields: FieldGroup = {
	name: 'customFields',
	label: 'Custom Fields',
	place: 'nested',
	fields: Array.from({ length: COUNT }, (_, index) => customField(index + 1)),
};
