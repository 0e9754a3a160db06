import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import type { FinalOutcome } from '../api/request';
import { exchange, exchangePrepared } from '../api/request';
import type { Resource } from '../resources/resource';
import { noteWritten } from './claims';
import { withDays } from './days';
import { differences, overlaid, standingInstructions, writtenBack } from './differences';
import { endpointsOf } from './endpoints';
import { referencesOf } from './identity';
import { inTurn } from './inTurn';

/** A record with all its properties, lists among them; undefined when Nexudus has none. @throws NodeApiError */
export async function findRecord(
	connection: Connection,
	resource: Resource,
	id: number,
): Promise<IDataObject | undefined> {
	const outcome = await exchange(connection, endpointsOf(resource).read(id));
	if (outcome.kind === 'answer') return outcome.body;
	if (outcome.kind === 'rejected' && outcome.failure.status === 404) return undefined;
	throw toError(connection, outcome);
}

/** The error for a record that is not there. */
function missing({ node }: Connection, { noun }: Resource, id: number): Error {
	const message = `Nexudus has no ${noun} with the ID ${id}`;
	const description = 'It may have been deleted: lists may still show it.';
	return toNodeError(node, { message, description, status: 404, errors: [] });
}

/** The same. @throws NodeApiError, also when Nexudus has none */
export async function readRecord(
	connection: Connection,
	resource: Resource,
	id: number,
): Promise<IDataObject> {
	const record = await findRecord(connection, resource, id);
	if (!record) throw missing(connection, resource, id);
	return record;
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
export interface Change {
	/** Unchanged: it had all that was to be set already, and nothing was sent. */
	action: 'updated' | 'unchanged';
	answer?: IDataObject;
	/** The record as it is now, where it was read since. */
	record?: IDataObject;
}

interface Changes {
	id: number;
	/** By API property; null clears one. Or what they are, for the record as it is. */
	changes: IDataObject | ((record: IDataObject) => IDataObject);
	/** Whether it still is the record that is meant. */
	isMeant?: (record: IDataObject) => boolean;
}

/**
 * Changes some properties of a record and no others, whether Nexudus's PUT replaces the record or merges into it: in the
 * turn of the PUT, the record is read, overlaid and written back whole, so that nothing is undone that others changed
 * meanwhile. A record that has the values already is not written.
 *
 * @returns undefined when Nexudus has no such record, or it is not the one that is meant
 * @throws NodeApiError with Nexudus's complaints
 */
export async function changeIfThere(
	connection: Connection,
	resource: Resource,
	{ id, changes, isMeant = () => true }: Changes,
): Promise<Change | undefined> {
	const fixed = typeof changes === 'function' ? undefined : changes;
	if (fixed && Object.keys(fixed).length === 0) return { action: 'unchanged' };
	return await inTurn(connection, `${resource.path} id ${id}`, async () => {
		let tries = 0;
		let isThere = true;
		let record: IDataObject | undefined;
		const prepare = async () => {
			tries += 1;
			record = await findRecord(connection, resource, id);
			isThere = record !== undefined && isMeant(record);
			if (!record || !isThere) return undefined;
			const given = typeof changes === 'function' ? changes(record) : changes;
			const own = overlaid(record, await withDays(connection, resource, given, record));
			const isNeedless = Object.keys(differences(resource, record, own)).length === 0;
			return isNeedless
				? undefined
				: {
						...standingInstructions(resource),
						...writtenBack(resource, record),
						...own,
						Id: id,
					};
		};
		const references = fixed && referencesOf(resource, fixed);
		const put = { ...endpointsOf(resource).update, references };
		const outcome = await exchangePrepared(connection, put, prepare);
		if (outcome.kind !== 'needless') noteWritten(connection, resource, id);
		if (!isThere) return undefined;
		// An earlier try was not answered, but has done it.
		if (outcome.kind === 'needless') return { action: tries > 1 ? 'updated' : 'unchanged', record };
		if (outcome.kind !== 'answer') throw toError(connection, outcome);
		return { action: 'updated', answer: outcome.body };
	});
}

/** The same. @throws NodeApiError, also when Nexudus has no such record */
export async function changeRecord(
	connection: Connection,
	resource: Resource,
	wanted: Changes,
): Promise<Change> {
	const change = await changeIfThere(connection, resource, wanted);
	if (!change) throw missing(connection, resource, wanted.id);
	return change;
}
