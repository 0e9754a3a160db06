import type { Failure } from './api/errors';
import type { Mistake } from './fields/body';

/** What is wrong with the parameters of an item, as one failure. */
export function describeMistakes(mistakes: readonly Mistake[]): Failure {
	return {
		message: mistakes.map(({ label, problem }) => `${label} ${problem}`).join('; '),
		description:
			'Nothing was sent for this item. Correct the value, or the expression it comes from.',
		status: null,
		errors: mistakes.map(({ property, label, problem }) => ({
			property,
			label,
			message: problem,
			attemptedValue: null,
		})),
	};
}

/** Several failures of one item's parameters, as one. */
export function together(failures: readonly Failure[]): Failure {
	return {
		...failures[0],
		message: failures.map(({ message }) => message).join('; '),
		errors: failures.flatMap(({ errors }) => errors),
	};
}
