import type { Connection } from '../api/connection';
import { exchange } from '../api/request';
import { recordForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { Resource, Settled } from '../resources/resource';
import { findRecord, toError } from './change';
import { noteWritten } from './claims';
import { isSettled, runCommand } from './command';
import { endpointsOf } from './endpoints';
import { prepareBodies } from './parameters';

/** @returns whether the record was there: 404 says that it is gone already (Nexudus REST API, Deleting) */
async function deleteByVerb(
	connection: Connection,
	resource: Resource,
	id: number,
): Promise<boolean> {
	const outcome = await exchange(connection, endpointsOf(resource).delete(id));
	noteWritten(connection, resource, id);
	if (outcome.kind === 'answer') return true;
	if (outcome.kind === 'rejected' && outcome.failure.status === 404) return false;
	throw toError(connection, outcome);
}

/** How the record shows a command that is run before the last one. */
function settledBy({ operations }: Resource, key: string): Settled | undefined {
	const row = operations.find((each) => each.kind === 'command' && each.key === key);
	return row?.kind === 'command' ? row.settled : undefined;
}

/** Runs the commands that the record does not show yet. @returns whether the record was there */
async function deleteByCommands(
	connection: Connection,
	resource: Resource,
	{ id, keys }: { id: number; keys: readonly string[] },
): Promise<boolean> {
	for (const [index, key] of keys.entries()) {
		const record = await findRecord(connection, resource, id);
		if (!record) return index > 0;
		const settled = index === keys.length - 1 ? 'gone' : settledBy(resource, key);
		if (settled && isSettled(settled, record)) continue;
		await runCommand(connection, resource, { key, id, settled });
	}
	return true;
}

/** Delete: what is gone already is no failure. */
export function remove(resource: Resource, by: 'verb' | readonly string[]): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: recordForm(resource) }),
		run: async (connection, { Id }) => {
			const id = Number(Id);
			const wasThere =
				by === 'verb'
					? await deleteByVerb(connection, resource, id)
					: await deleteByCommands(connection, resource, { id, keys: by });
			return [{ Id: id, deleted: wasThere }];
		},
	});
}
