import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { failureOf, toNodeError } from '../api/errors';
import { createForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { Resource } from '../resources/resource';
import { findRecord } from './change';
import { createOnce } from './createOnce';
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

/** Shows, beside a new record or the doubt about it, the record that it was to change. */
async function effectOf(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
	make: () => Promise<IDataObject>,
): Promise<IDataObject> {
	try {
		const json = await make();
		return { ...json, ...(await readChanged(connection, resource, body)) };
	} catch (error) {
		const failure = connection.memory?.pending && failureOf(error);
		if (!failure) throw error;
		const changed = JSON.stringify(await readChanged(connection, resource, body));
		if (changed === '{}') throw error;
		const description = `${failure.description ?? ''} It shows now: ${changed}.`;
		throw toNodeError(connection.node, { ...failure, description });
	}
}

export function create(resource: Resource): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: createForm(resource) }),
		run: async (connection, body, settings) => {
			const created = await effectOf(connection, resource, body, async () => {
				const done = await createOnce(connection, resource, body);
				return await toOutput(context, connection, resource, settings, done);
			});
			return [created];
		},
	});
}
