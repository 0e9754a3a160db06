import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import type { FinalOutcome } from '../api/request';
import { exchange } from '../api/request';
import { fieldsOf } from '../description/forms';
import type { Resource } from '../resources/resource';
import { endpointsOf } from './endpoints';
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

/** What a record keeps and a request may set; not what only tells Nexudus to do something once. */
function writable(resource: Resource, record: IDataObject): IDataObject {
	const kept = [...fieldsOf(resource).values()].filter(
		({ property, action }) =>
			!action && record[property] !== undefined && record[property] !== null,
	);
	return Object.fromEntries(kept.map(({ property }) => [property, record[property]]));
}

/**
 * Changes some properties of a record and no others, whether Nexudus's PUT replaces the record or merges into it: the
 * record is read, overlaid and written back whole.
 *
 * @param changes by API property; null clears one
 * @returns Nexudus's answer
 * @throws NodeApiError with Nexudus's complaints
 */
export async function changeRecord(
	connection: Connection,
	resource: Resource,
	{ id, changes }: { id: number; changes: IDataObject },
): Promise<IDataObject> {
	return await inTurn(connection, `${resource.path} id ${id}`, async () => {
		const record = await readRecord(connection, resource, id);
		const body = { ...writable(resource, record), ...changes, Id: id };
		const outcome = await exchange(connection, { ...endpointsOf(resource).update, body });
		if (outcome.kind !== 'answer') throw toError(connection, outcome);
		return outcome.body;
	});
}
