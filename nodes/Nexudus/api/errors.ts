import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/** One complaint of Nexudus about one property (Nexudus REST API, Answers to a write). */
export interface PropertyError {
	property: string;
	/** What the form calls the property, where it has it. */
	label?: string;
	message: string;
	attemptedValue: unknown;
}

/** Why a request came to nothing, as users are told. */
export interface Failure {
	/** What happened, in one sentence without a full stop. */
	message: string;
	/** What to do next. */
	description?: string;
	/** HTTP status of the answer; null when there was none. */
	status: number | null;
	errors: PropertyError[];
	/** Every other item would fail in the same way, e.g. because the log-in was refused. */
	concernsAll?: true;
}

const FAILURE = Symbol.for('n8n-nodes-nexudus.failure');

/** The error that n8n shows. It holds nothing of the request, so that no secret can leave with it. */
export function toNodeError(node: INode, failure: Failure, itemIndex?: number): NodeApiError {
	const { message, description, status, errors } = failure;
	const suffix = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	const error = new NodeApiError(node, { message } as JsonObject, {
		message: message + suffix,
		description,
		httpCode: status === null ? undefined : String(status),
		itemIndex,
	});
	// n8n replaces a message that happens to contain an error code's letters; ours says it better.
	error.message = message + suffix;
	error.context.data = { status, errors } as unknown as JsonObject;
	Object.defineProperty(error, FAILURE, { value: failure, enumerable: false });
	return error;
}

/** The failure that an error was made of; undefined for an error of another origin. */
export function failureOf(error: unknown): Failure | undefined {
	return (error as { [FAILURE]?: Failure } | undefined)?.[FAILURE];
}

/**
 * The error for what may have been done, as far as anybody can tell.
 *
 * @param told that it may have been, and what to do about it, as a message
 * @param doubt why nobody can tell, in the words of a message
 */
export function inDoubt(node: INode, { told }: { told: string }, doubt: string): NodeApiError {
	return toNodeError(node, {
		message: told,
		description: `It could not be checked: ${doubt}.`,
		status: null,
		errors: [],
	});
}
