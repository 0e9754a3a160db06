import type { Failure } from '../api/errors';

/** What is wrong with a parameter of an item. */
export interface ParameterMistake {
	property: string;
	/** What the form calls it. */
	label: string;
	/** To be read after the label. */
	problem: string;
	/** What to do, where it is not the value that is wrong. */
	advice?: string;
	/** HTTP status, where Nexudus's answer to a look-up is what is wrong. */
	status?: number | null;
}

const NOTHING_SENT = 'Nothing was sent for this item.';
const ONLY_LOOKED_UP =
	'Nothing was done for this item but to look up in Nexudus what its fields name.';
const CORRECT = 'Correct the value, or the expression it comes from.';

/** All that is wrong with the parameters of an item, as one failure. */
export function describeMistakes(
	mistakes: readonly ParameterMistake[],
	{ wasLookedUp = false } = {},
): Failure {
	const advices = mistakes.map(({ advice }) => advice ?? CORRECT);
	return {
		message: mistakes.map(({ label, problem }) => `${label} ${problem}`).join('; '),
		description: [...new Set([wasLookedUp ? ONLY_LOOKED_UP : NOTHING_SENT, ...advices])].join(' '),
		status: mistakes.find(({ status }) => status)?.status ?? null,
		errors: mistakes.map(({ property, label, problem }) => ({
			property,
			label,
			message: problem,
			attemptedValue: null,
		})),
	};
}

/** Several failures of one item's parameters, as one; the first knows best what was done for the item. */
export function together(failures: readonly Failure[]): Failure {
	return {
		...failures[0],
		message: failures.map(({ message }) => message).join('; '),
		errors: failures.flatMap(({ errors }) => errors),
	};
}
