import type { Failure, PropertyError } from '../api/errors';
import { fieldsOf, filtersOf } from '../description/forms';
import type { ParameterMistake } from '../execution/mistakes';
import { describeMistakes as describe } from '../execution/mistakes';
import { labelOf } from '../fields/names';
import type { Resource } from '../resources/resource';
import { queryName } from './query';

/** What to do about a write that Nexudus refused. */
export const REJECTED =
	'Nexudus wrote nothing for this item. Correct the value in the input or in the node, then run the item again.';

/** What the form calls a property of a record, or a filter or its parameter; undefined for what it does not have. */
function labelIn(resource: Resource, property: string): string | undefined {
	if (property === '') return undefined;
	const field =
		fieldsOf(resource).get(property) ??
		// Relations may be complained about without their Id (Nexudus REST API, Answers to a write).
		fieldsOf(resource).get(`${property}Id`) ??
		filtersOf(resource).find(
			(filter) => filter.field.property === property || queryName(resource, filter) === property,
		)?.field;
	return field && labelOf(field);
}

/** "is already in use" follows the label; a sentence of its own stands behind a colon. */
function complaint(label: string, message: string): string {
	if (!label) return message;
	return /^[a-z]/.test(message) ? `${label} ${message}` : `${label}: ${message}`;
}

/** "FullName: is a required field" becomes "Full Name is a required field". */
function inLabels(resource: Resource, message: string): string {
	const [, property = '', rest = ''] = /^(\w+): (.*)$/s.exec(message) ?? [];
	const label = labelIn(resource, property);
	return label === undefined ? message : complaint(label, rest);
}

/**
 * Nexudus's complaints in the words of the resource's form; what speaks in sentences of its own stays as it is.
 *
 * @param advice what to do, where the failure does not say it
 */
export function inWordsOfTheForm(
	resource: Resource,
	advice?: string,
): (failure: Failure) => Failure {
	return (failure) => {
		const errors = failure.errors.map((error: PropertyError) => ({
			...error,
			label: labelIn(resource, error.property) ?? error.property,
		}));
		const complaints = errors.map(({ label, message }) => complaint(label, message));
		const message = complaints.filter(Boolean).join('; ') || inLabels(resource, failure.message);
		return { ...failure, message, description: failure.description ?? advice, errors };
	};
}

/** What is wrong with the parameters of an item; those of a record need not bring their label. */
export function describeMistakes(
	resource: Resource,
	mistakes: ReadonlyArray<Omit<ParameterMistake, 'label'> & { label?: string }>,
	lookUp?: { wasLookedUp: boolean },
): Failure {
	const labelled = mistakes.map((mistake) => ({
		...mistake,
		label: mistake.label ?? labelIn(resource, mistake.property) ?? mistake.property,
	}));
	return describe(labelled, lookUp);
}
