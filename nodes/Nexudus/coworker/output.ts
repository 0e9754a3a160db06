import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import type { Settings } from '../settings';
import { readCoworker } from './records';

/** A coworker that was written. */
export interface Written {
	id: number;
	/** Nexudus's answer; absent when it was lost and the coworker was found by its e-mail. */
	answer?: IDataObject;
	/** What Create or Update did. */
	action?: 'created' | 'updated';
}

const LOST_ANSWER = {
	Message: 'Nexudus did not answer; the coworker was found by its email.',
	WasSuccessful: true,
};

/** What is written stays written: when it cannot be read, its ID is the output all the same. */
async function readWritten(
	context: IExecuteFunctions,
	connection: Connection,
	id: number,
): Promise<IDataObject> {
	try {
		return await readCoworker(connection, id);
	} catch (error) {
		connection.signal?.throwIfAborted();
		context.addExecutionHints?.({
			message: `Coworker ${id} was written, but could not be read: ${(error as Error).message}`,
			location: 'outputPane',
			type: 'warning',
		});
		return { Id: id };
	}
}

/** The output item's json for a coworker that was written. */
export async function toOutput(
	context: IExecuteFunctions,
	connection: Connection,
	{ output }: Settings,
	{ id, answer, action }: Written,
): Promise<IDataObject> {
	const extra = action ? { action } : {};
	if (output === 'record') return { ...(await readWritten(context, connection, id)), ...extra };
	if (output === 'response') return { Id: id, ...extra, ...(answer ?? LOST_ANSWER) };
	return { Id: id, ...extra };
}
