import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import type { FinalOutcome } from '../api/request';
import { exchange, exchangePrepared } from '../api/request';
import type { Resource } from '../resources/resource';
import { differences, writtenBack } from './differences';
import { endpointsOf } from './endpoints';
import { referencesOf } from './identity';
import { inTurn } from './inTurn';

/** A record with all its properties, lists among them. @throws NodeApiError */
export async function readRecord(
	connection: Connection,
	resource: Resource,
	id: number,
): Promise<IDataObject> {
	const outcome = await exchange(connection, endpointsOf(resource).read(id));
	if (outcome.kind === 'answer') return outcome.body;
	if (outcome.kind === 'rejected' && outcome.failure.status === 404) {
		const message = `Nexudus has no ${resource.noun} with the ID ${id}`;
		throw toNodeError(connection.node, { ...outcome.failure, message });
	}
	throw toError(connection, outcome);
}

/** The error of a request that came to nothing. */
export function toError(
	connection: Connection,
	outcome: Exclude<FinalOutcome, { kind: 'answer' }>,
): Error {
	const failure =
		outcome.kind === 'rejected'
			? outcome.failure
			: {
					message: `Nexudus did not confirm it: ${outcome.reason}`,
					status: outcome.status,
					errors: [],
				};
	return toNodeError(connection.node, failure);
}

/** What became of a record that was to be changed. */
export type Change =
	| { action: 'updated'; answer?: IDataObject }
	/** It has all that was to be set already: nothing was sent. */
	| { action: 'unchanged' };

/**
 * Changes some properties of a record and no others, whether Nexudus's PUT replaces the record or merges into it: in the
 * turn of the PUT, the record is read, overlaid and written back whole, so that nothing is undone that others changed
 * meanwhile. A record that has the values already is not written.
 *
 * @param changes by API property; null clears one
 * @throws NodeApiError with Nexudus's complaints
 */
export async function changeRecord(
	connection: Connection,
	resource: Resource,
	{ id, changes }: { id: number; changes: IDataObject },
): Promise<Change> {
	if (Object.keys(changes).length === 0) return { action: 'unchanged' };
	return await inTurn(connection, `${resource.path} id ${id}`, async () => {
		let tries = 0;
		const prepare = async () => {
			tries += 1;
			const record = await readRecord(connection, resource, id);
			const isNeedless = Object.keys(differences(resource, record, changes)).length === 0;
			return isNeedless ? undefined : { ...writtenBack(resource, record), ...changes, Id: id };
		};
		const references = referencesOf(resource, changes);
		const put = { ...endpointsOf(resource).update, references };
		const outcome = await exchangePrepared(connection, put, prepare);
		// An earlier try was not answered, but has done it.
		if (outcome.kind === 'needless') return { action: tries > 1 ? 'updated' : 'unchanged' };
		if (outcome.kind !== 'answer') throw toError(connection, outcome);
		return { action: 'updated', answer: outcome.body };
	});
}
