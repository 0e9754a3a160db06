import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { failureOf, toNodeError } from '../api/errors';
import { createForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { Resource } from '../resources/resource';
import { findRecord } from './change';
import { createWhole } from './createWhole';
import { tellChoice } from './leftOpen';
import { toOutput } from './output';
import { prepareBodies } from './parameters';

/** What the record that a new one changes shows after it; nothing where it cannot be read. */
async function readChanged(
	connection: Connection,
	{ changes }: Resource,
	body: IDataObject,
): Promise<IDataObject> {
	const id = changes && body[changes.idFrom];
	if (!changes || typeof id !== 'number') return {};
	const record = await findRecord(connection, changes.resource, id).catch(() => {
		connection.signal?.throwIfAborted();
		return undefined;
	});
	if (!record) return {};
	const shown = changes.properties.map((property) => [property, record[property]]);
	return { [changes.as]: { Id: id, ...Object.fromEntries(shown) } };
}

/** The error, with what the record that a doubtful creation was to change shows now. */
async function withChanged(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
	error: unknown,
): Promise<Error> {
	const failure = connection.memory?.pending && failureOf(error);
	const changed = failure ? await readChanged(connection, resource, body) : {};
	if (!failure || Object.keys(changed).length === 0) return error as Error;
	const description = `${failure.description ?? ''} It shows now: ${JSON.stringify(changed)}.`;
	return toNodeError(connection.node, { ...failure, description });
}

/** Shows, beside a new record or the doubt about it, the record that it was to change. */
async function effectOf(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
	make: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const json = await make().catch(async (error: unknown) => {
		throw await withChanged(connection, resource, body, error);
	});
	return { ...json, ...(await readChanged(connection, resource, body)) };
}

export function create(resource: Resource): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: createForm(resource) }),
		run: async (connection, body, settings) => {
			const created = await effectOf(connection, resource, body, async () => {
				const done = await createWhole(connection, resource, body);
				await tellChoice(connection, resource, body, done);
				return await toOutput(connection, resource, settings, done, body);
			});
			return [created];
		},
	});
}
