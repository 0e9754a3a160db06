import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { exchange } from '../api/request';
import { commandFields, recordForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { BodyForm, Field } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import { toError } from './change';
import { endpointsOf } from './endpoints';
import { toOutput } from './output';
import { prepareBodies } from './parameters';

type CommandRow = Extract<OperationRow, { kind: 'command' }>;

/** A command of one record (Nexudus REST API, Commands). */
interface Command {
	key: string;
	id: number;
	parameters?: IDataObject[];
}

/**
 * Runs a command once: one whose answer was lost may have been run, and is never sent again.
 *
 * @returns Nexudus's answer
 * @throws NodeApiError with Nexudus's complaint, or one that says that the command may have been run
 */
export async function runCommand(
	connection: Connection,
	resource: Resource,
	{ key, id, parameters = [] }: Command,
): Promise<IDataObject> {
	const body = { Key: key, Ids: [id], Parameters: parameters };
	const outcome = await exchange(connection, { ...endpointsOf(resource).runCommand, body });
	if (outcome.kind === 'answer') return outcome.body;
	if (outcome.kind === 'rejected') throw toError(connection, outcome);
	throw toNodeError(connection.node, {
		message: `The ${resource.noun} ${id} may or may not have been changed: ${outcome.reason}. Look at it in Nexudus before you run this item again`,
		status: outcome.status,
		errors: [],
	});
}

/** The types that Nexudus gives a command's parameters. */
const TYPES: Partial<Record<Field['kind'], string>> = {
	boolean: 'bool',
	enum: 'int',
	id: 'int',
	integer: 'int',
	number: 'decimal',
	instant: 'datetime',
	wallClock: 'datetime',
};

function toParameters(row: CommandRow, body: IDataObject): IDataObject[] {
	return (row.parameters ?? []).flatMap(({ property, kind }) =>
		property in body
			? [{ Name: property, Type: TYPES[kind] ?? 'string', Value: String(body[property]) }]
			: [],
	);
}

/** What a command asks for may be left empty. */
function commandForm(resource: Resource, row: CommandRow): BodyForm {
	return { ...recordForm(resource), shown: commandFields(row) };
}

export function command(resource: Resource, row: CommandRow): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form: commandForm(resource, row),
			}),
		run: async (connection, { Id, ...body }, settings) => {
			const id = Number(Id);
			const parameters = toParameters(row, body);
			const answer = await runCommand(connection, resource, { key: row.key, id, parameters });
			return [await toOutput(context, connection, resource, settings, { id, answer })];
		},
	});
}
