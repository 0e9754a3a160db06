import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { isObject } from '../api/shapes';
import { ownFields, recordForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { BodyForm, Field } from '../fields/types';
import type { OperationRow, Resource, Settled } from '../resources/resource';
import { noteWritten } from './claims';
import { changeRecord, findRecord, readRecord } from './change';
import { endpointsOf } from './endpoints';
import { toOutput } from './output';
import { prepareBodies } from './parameters';
import { sendUnrepeated } from './unrepeated';

type CommandRow = Extract<OperationRow, { kind: 'command' }>;

/** A command of one record (Nexudus REST API, Commands). */
interface Command {
	key: string;
	id: number;
	parameters?: IDataObject[];
	settled?: Settled;
}

/** Whether a record shows that a command was run. */
export function isSettled(settled: Settled, record: IDataObject | undefined): boolean {
	if (settled === 'gone') return record === undefined;
	if (record === undefined) return false;
	const value = record[settled.property];
	if ('value' in settled) return value === settled.value;
	return (value !== null && value !== undefined) === settled.isSet;
}

/**
 * Runs a command once: one whose answer was lost may have been run, and is looked for on the record where it shows.
 *
 * @returns Nexudus's answer; undefined when it was lost, but the record shows that the command was run
 * @throws NodeApiError with Nexudus's complaint, or one that says that the command may have been run
 */
export async function runCommand(
	connection: Connection,
	resource: Resource,
	{ key, id, parameters = [], settled }: Command,
): Promise<IDataObject | undefined> {
	const body = { Key: key, Ids: [id], Parameters: parameters };
	return await sendUnrepeated(connection, {
		request: { ...endpointsOf(resource).runCommand, body },
		subject: `The ${resource.noun} ${id}`,
		done: 'changed',
		advice: 'Look at it in Nexudus before you run this item again',
		isDone: settled && (async () => isSettled(settled, await findRecord(connection, resource, id))),
	}).finally(() => noteWritten(connection, resource, id));
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
	return (row.parameters ?? []).flatMap(({ property, kind, type = TYPES[kind] ?? 'string' }) =>
		property in body ? [{ Name: property, Type: type, Value: String(body[property]) }] : [],
	);
}

function commandForm(resource: Resource, row: CommandRow): BodyForm {
	const shown = ownFields(row).map((field) => ({ field }));
	return { ...recordForm(resource), shown, groups: row.writes ? [row.writes] : [] };
}

/** The Id of the record that a command made, which it answers alone or in a list. */
function madeId(answer: IDataObject | undefined): IDataObject[string] {
	const [made] = [answer?.Value].flat();
	return isObject(made) ? made.Id : null;
}

/** Writes what the command wants to find on the record. */
async function prepareRecord(
	connection: Connection,
	resource: Resource,
	{ writes }: CommandRow,
	{ Id, ...values }: IDataObject,
): Promise<void> {
	const written = (writes?.fields ?? []).filter(({ property }) => property in values);
	const changes = Object.fromEntries(written.map(({ property }) => [property, values[property]]));
	await changeRecord(connection, resource, { id: Number(Id), changes });
}

export function command(resource: Resource, row: CommandRow): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form: commandForm(resource, row),
			}),
		run: async (connection, body, settings) => {
			const { key, settled } = row;
			const id = Number(body.Id);
			if (!connection.memory?.pending) await prepareRecord(connection, resource, row, body);
			const own = row.of?.(await readRecord(connection, resource, id)) ?? [];
			const parameters = [...toParameters(row, body), ...own];
			const answer = await runCommand(connection, resource, { key, id, parameters, settled });
			const json = await toOutput(connection, resource, settings, { id, answer });
			return [row.makes ? { ...json, [row.makes]: madeId(answer) } : json];
		},
	});
}
