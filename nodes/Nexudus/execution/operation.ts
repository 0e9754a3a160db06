import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, UserError } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { failureOf, toNodeError } from '../api/errors';
import type { Settings } from './settings';

/** What an operation does with the items; the sending, the errors and the order are the same for all. */
export interface Operation<Prepared = IDataObject> {
	/** Whether it only reads, so that nothing is left behind when it stops half-way. */
	readonly isReading?: true;
	/** Whether what it gives for an item are other records, rather than what became of the item. */
	readonly isList?: true;
	/**
	 * Reads the parameters of every item before anything is sent.
	 *
	 * @param settings of each item
	 * @returns for each item what `run` needs, or why the item cannot be sent
	 */
	prepare(connection: Connection, settings: readonly Settings[]): Promise<Array<Prepared | Failed>>;
	/** Sends one item. @throws NodeApiError with a `Failure` */
	run(connection: Connection, prepared: Prepared, settings: Settings): Promise<IDataObject[]>;
}

/** Makes an operation for one execution of the node. */
export type OperationFactory<Prepared = IDataObject> = (
	context: IExecuteFunctions,
) => Operation<Prepared>;

/** An item that failed, and the error to show for it. */
export interface Failed {
	error: Error;
}

/** What one item came to. */
export type Result = IDataObject[] | Failed;

export function isFailed(result: unknown): result is Failed {
	return typeof result === 'object' && result !== null && 'error' in result;
}

export function isNodeError(error: unknown): error is NodeApiError | NodeOperationError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

/** n8n takes an execution for a failed one when its error does not say this, and then runs the error workflow. */
const CANCELED = 'The execution was canceled';

/** The end of an execution that was canceled. @param details what the user is to know of it, in sentences */
export function canceled(details?: string): UserError {
	return new UserError(CANCELED, { description: details });
}

/** The error with the number of its item, for n8n to show. */
export function toItemError(node: INode, error: unknown, itemIndex: number): Error {
	const failure = failureOf(error);
	if (failure) return toNodeError(node, failure, itemIndex);
	if (isNodeError(error)) return error;
	const { description } = error as { description?: string };
	return new NodeOperationError(node, error as Error, { itemIndex, description });
}
