import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { fieldsOf } from '../description/forms';
import type { Settings } from '../execution/settings';
import type { Resource } from '../resources/resource';
import { readRecord } from './change';
import { BY_NAME, withValuesByName } from './customFields';
import { isDay } from './days';

/** A record that was written. */
export interface Written {
	id: number;
	/** Nexudus's answer; absent when it was lost and the record was found by what identifies it. */
	answer?: IDataObject;
	/** The record as it is now, where it was read since. */
	record?: IDataObject;
	/** What was done, where that is not what the operation says. */
	action?: 'created' | 'updated' | 'unchanged';
}

/** In the place of an answer, where nothing was sent. */
const NOTHING_TO_CHANGE = {
	Message: 'Nothing was sent: the record has these values already.',
	WasSuccessful: true,
};

function lostAnswer({ noun, identity }: Resource): IDataObject {
	const found = `Nexudus did not answer; the ${noun} was found by its ${identity?.noun ?? 'ID'}.`;
	return { Message: found, WasSuccessful: true };
}

/** The record with its most useful properties alone. */
export function simplified({ columns }: Resource, record: IDataObject): IDataObject {
	if (columns.length === 0) return record;
	const kept = [...columns, BY_NAME].filter((property) => record[property] !== undefined);
	return Object.fromEntries(kept.map((property) => [property, record[property]]));
}

/** What is written stays written: when it cannot be read, its ID is the output all the same. */
async function readWritten(
	connection: Connection,
	resource: Resource,
	{ id, record: known }: Written,
): Promise<IDataObject> {
	try {
		const record = known ?? (await readRecord(connection, resource, id));
		const [named] = await withValuesByName(connection, resource, [record]);
		return named;
	} catch (error) {
		connection.signal?.throwIfAborted();
		connection.tell?.(
			`${resource.label} ${id} was written, but could not be read: ${(error as Error).message}`,
			'warning',
		);
		return { Id: id };
	}
}

/** What records are called, in the API's words. */
const NAMES = ['FullName', 'Name', 'Title', 'Subject'];

/** What people know a record by: its name, and what tells it apart. */
export function identifyingProperties(resource: Resource): string[] {
	const properties = [...NAMES, ...(resource.identity?.same ?? [])];
	return [...new Set(properties)].filter((property) => fieldsOf(resource).has(property));
}

/** The same, as far as it was sent. */
function identifying(resource: Resource, sent: IDataObject): IDataObject {
	return Object.fromEntries(
		identifyingProperties(resource).flatMap((property) => {
			const value = sent[property];
			if (value === undefined || value === null) return [];
			return [[property, isDay(value) ? value.day : value]];
		}),
	);
}

/**
 * The output item's json for a record that was written.
 *
 * @param sent the item's body
 */
export async function toOutput(
	connection: Connection,
	resource: Resource,
	{ output }: Settings,
	written: Written,
	sent: IDataObject = {},
): Promise<IDataObject> {
	const { id, answer, action } = written;
	const extra = action ? { action } : {};
	if (output === 'record') {
		return { ...(await readWritten(connection, resource, written)), ...extra };
	}
	if (output === 'response') {
		const instead = action === 'unchanged' ? NOTHING_TO_CHANGE : lostAnswer(resource);
		return { Id: id, ...extra, ...(answer ?? instead) };
	}
	return { Id: id, ...identifying(resource, sent), ...extra };
}
