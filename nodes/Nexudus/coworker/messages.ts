import type { Failure, PropertyError } from '../api/errors';
import type { ParameterMistake } from '../mistakes';
import { describeMistakes as describe } from '../mistakes';
import { fieldsByProperty } from './forms';

const REJECTED =
	'Nexudus wrote nothing for this item. Correct the value in the input or in the node, then run the item again.';

function labelOf(property: string): string {
	return fieldsByProperty.get(property)?.label ?? property;
}

/** "is already in use" follows the label; a sentence of its own stands behind a colon. */
function complaint({ property, message }: PropertyError): string {
	if (!property) return message;
	const label = labelOf(property);
	return /^[a-z]/.test(message) ? `${label} ${message}` : `${label}: ${message}`;
}

/** "FullName: is a required field" becomes "Full Name is a required field". */
function inLabels(message: string): string {
	const [, property, rest] = /^(\w+): (.*)$/s.exec(message) ?? [];
	return fieldsByProperty.has(property ?? '')
		? complaint({ property, message: rest, attemptedValue: null })
		: message;
}

/** Nexudus's complaints in the words of the form. */
export function inWordsOfTheForm(failure: Failure): Failure {
	const errors = failure.errors.map((error) => ({ ...error, label: labelOf(error.property) }));
	const message = errors.map(complaint).filter(Boolean).join('; ') || inLabels(failure.message);
	const description = failure.description ?? REJECTED;
	return { ...failure, message, description, errors };
}

/** What is wrong with the parameters of an item; those of a coworker need not bring their label. */
export function describeMistakes(
	mistakes: ReadonlyArray<Omit<ParameterMistake, 'label'> & { label?: string }>,
	lookUp?: { wasLookedUp: boolean },
): Failure {
	const labelled = mistakes.map((mistake) => ({
		...mistake,
		label: mistake.label ?? labelOf(mistake.property),
	}));
	return describe(labelled, lookUp);
}
