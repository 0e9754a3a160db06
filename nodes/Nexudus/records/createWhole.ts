import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { failureOf, toNodeError } from '../api/errors';
import { isObject, writtenId } from '../api/shapes';
import { entriesOf, overlaidValues } from '../fields/customFields';
import type { Resource } from '../resources/resource';
import { changeRecord } from './change';
import type { Instead } from './createOnce';
import { createOnce } from './createOnce';
import type { Written } from './output';

/** Whether the answer to a POST shows the record with these values. */
function showsValues({ answer }: Written, wanted: unknown): boolean {
	const record = answer && writtenId(answer) !== undefined ? answer.Value : undefined;
	if (!isObject(record) || entriesOf(record.CustomFields).length === 0) return false;
	return overlaidValues(record.CustomFields, wanted) === record.CustomFields;
}

function half(connection: Connection, { noun }: Resource, id: number, error: unknown): Error {
	const failure = failureOf(error) ?? {
		message: (error as Error).message,
		status: null,
		errors: [],
	};
	return toNodeError(connection.node, {
		...failure,
		message: `The ${noun} was created with the ID ${id}, but writing its custom fields failed: ${failure.message}`,
		description: `Do not create it again: set its custom fields by Update, with the ID ${id}.`,
	});
}

/**
 * Creates a record exactly once, with its custom fields: Nexudus may take them by PUT only (Nexudus REST API, Custom
 * fields), so that what it does not show of them is written after it.
 *
 * @param before as for `createOnce`; a record that is found in the place of a new one is left as it is
 * @throws NodeApiError, also for a record that was created without them: with its ID
 */
export async function createWhole(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
	before?: () => Promise<Instead>,
): Promise<Written> {
	const { memory } = connection;
	const written: Written =
		memory?.created ?? (await createOnce(connection, resource, body, before));
	if (written.action) return written;
	const { CustomFields } = body;
	if (entriesOf(CustomFields).length === 0 || showsValues(written, CustomFields)) return written;
	if (memory) memory.created = written;
	const { id } = written;
	await changeRecord(connection, resource, { id, changes: { CustomFields } }).catch(
		(error: unknown) => {
			connection.signal?.throwIfAborted();
			throw half(connection, resource, id, error);
		},
	);
	return written;
}
