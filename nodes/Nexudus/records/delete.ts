import type { Connection } from '../api/connection';
import { recordForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import { exchange } from '../api/request';
import type { Resource } from '../resources/resource';
import { toError } from './change';
import { runCommand } from './command';
import { endpointsOf } from './endpoints';
import { prepareBodies } from './parameters';

/** @returns whether the record was there: 404 says that it is gone already (Nexudus REST API, Deleting) */
async function deleteByVerb(
	connection: Connection,
	resource: Resource,
	id: number,
): Promise<boolean> {
	const outcome = await exchange(connection, endpointsOf(resource).delete(id));
	if (outcome.kind === 'answer') return true;
	if (outcome.kind === 'rejected' && outcome.failure.status === 404) return false;
	throw toError(connection, outcome);
}

/** Delete: what is gone already is no failure. */
export function remove(resource: Resource, by: 'verb' | readonly string[]): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: recordForm(resource) }),
		run: async (connection, { Id }) => {
			const id = Number(Id);
			if (by === 'verb') {
				return [{ Id: id, deleted: await deleteByVerb(connection, resource, id) }];
			}
			for (const key of by) await runCommand(connection, resource, { key, id });
			return [{ Id: id, deleted: true }];
		},
	});
}
