import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { readList } from '../api/pages';
import type { FinalOutcome } from '../api/request';
import { exchange } from '../api/request';
import { untilAborted } from '../api/sleep';
import { isSameText, spellings } from '../fields/text';
import { COWORKERS } from './endpoints';
import { fieldsByProperty } from './forms';
import { inWordsOfTheForm } from './messages';

/** What a record keeps and a request may set; not what only tells Nexudus to do something once. */
const writableProperties = [...fieldsByProperty.values()]
	.filter(({ action }) => !action)
	.map(({ property }) => property);

/** A coworker with all its properties, locations and teams among them. @throws NodeApiError */
export async function readCoworker(connection: Connection, id: number): Promise<IDataObject> {
	const outcome = await exchange(connection, COWORKERS.read(id));
	if (outcome.kind === 'answer') return outcome.body;
	if (outcome.kind === 'rejected' && outcome.failure.status === 404) {
		const message = `Nexudus has no coworker with the ID ${id}`;
		throw toNodeError(connection.node, { ...outcome.failure, message });
	}
	throw toError(connection, outcome);
}

export const isSameEmail = isSameText;

/** The list rows of all coworkers with exactly this e-mail, in upper or lower case. @throws NodeApiError */
export async function findByEmail(connection: Connection, email: unknown): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	for (const spelling of spellings(String(email))) {
		const query = { Coworker_Email: spelling, orderBy: 'Id', dir: 1 };
		const pick = (row: IDataObject) => (isSameEmail(row.Email, email) ? row : undefined);
		const rows = await readList(connection, { ...COWORKERS.list, query }, { pick });
		for (const row of rows) found.set(row.Id, row);
	}
	return [...found.values()];
}

/** The error of a request that came to nothing, in the words of the form. */
export function toError(
	connection: Connection,
	outcome: Exclude<FinalOutcome, { kind: 'answer' }>,
): Error {
	const failure =
		outcome.kind === 'rejected'
			? inWordsOfTheForm(outcome.failure)
			: {
					message: `Nexudus did not confirm it: ${outcome.reason}`,
					status: outcome.status,
					errors: [],
				};
	return toNodeError(connection.node, failure);
}

function writable(record: IDataObject): IDataObject {
	const kept = writableProperties.filter(
		(property) => record[property] !== undefined && record[property] !== null,
	);
	return Object.fromEntries(kept.map((property) => [property, record[property]]));
}

const writing = new Map<string, Promise<unknown>>();

/**
 * Runs tasks with the same key one after another, in the order they came, whichever executions they belong to.
 *
 * @param key of one Nexudus
 * @throws the signal's reason, at once when it is aborted; a task that has not begun never does then
 */
export async function inTurn<T>(
	{ baseUrl, signal }: Pick<Connection, 'baseUrl' | 'signal'>,
	key: string,
	task: () => Promise<T>,
): Promise<T> {
	const queue = `${baseUrl} ${key}`;
	const before = writing.get(queue) ?? Promise.resolve();
	const run = before.then(async () => {
		signal?.throwIfAborted();
		return await task();
	});
	const settled = run
		.catch(() => {})
		.finally(() => {
			if (writing.get(queue) === settled) writing.delete(queue);
		});
	writing.set(queue, settled);
	return await untilAborted(run, signal);
}

/**
 * Changes some properties of a coworker and no others, whether Nexudus's PUT replaces the record or merges into it: the
 * record is read, overlaid and written back whole.
 *
 * @param changes by API property; null clears one
 * @returns Nexudus's answer
 * @throws NodeApiError with Nexudus's complaints
 */
export async function changeCoworker(
	connection: Connection,
	id: number,
	changes: IDataObject,
): Promise<IDataObject> {
	return await inTurn(connection, `id ${id}`, async () => {
		const record = await readCoworker(connection, id);
		const body = { ...writable(record), ...changes, Id: id };
		const outcome = await exchange(connection, { ...COWORKERS.update, body });
		if (outcome.kind !== 'answer') throw toError(connection, outcome);
		return outcome.body;
	});
}
