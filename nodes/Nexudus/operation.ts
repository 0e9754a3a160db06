import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Connection } from './api/connection';
import { failureOf, toNodeError } from './api/errors';

/** What an operation does with the items; the sending, the errors and the order are the same for all. */
export interface Operation<Prepared> {
	/** Whether it only reads, so that nothing is left behind when it stops half-way. */
	readonly isReading?: true;
	/**
	 * Reads the parameters of every item before anything is sent.
	 *
	 * @returns for each item what `run` needs, or why the item cannot be sent
	 */
	prepare(connection: Connection): Promise<Array<Prepared | Failed>>;
	/** Sends one item. @throws NodeApiError with a `Failure` */
	run(connection: Connection, prepared: Prepared, itemIndex: number): Promise<IDataObject[]>;
}

/** The parts of the node's "Options" that operations read for themselves. */
export interface OperationOptions {
	output?: 'id' | 'response' | 'record';
	sortBy?: string;
	sortDirection?: 'ascending' | 'descending';
}

/** Makes an operation for one execution of the node. */
export type OperationFactory<Prepared = IDataObject> = (
	context: IExecuteFunctions,
	options: OperationOptions,
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

/** The error with the number of its item, for n8n to show. */
export function toItemError(node: INode, error: unknown, itemIndex: number): Error {
	const failure = failureOf(error);
	if (failure) return toNodeError(node, failure, itemIndex);
	if (isNodeError(error)) return error;
	const { description } = error as { description?: string };
	return new NodeOperationError(node, error as Error, { itemIndex, description });
}
