import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { writtenId } from '../api/shapes';
import { ownFields } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import { labelOf } from '../fields/names';
import type { OperationRow, Resource } from '../resources/resource';
import { endpointsOf } from './endpoints';
import { toOutput } from './output';
import { prepareBodies } from './parameters';
import { sendUnrepeated } from './unrepeated';

type RaiseRow = Extract<OperationRow, { kind: 'raise' }>;

/** Nothing tells the record from one that Nexudus makes by itself: whether it is there, only people can say. */
async function send(
	connection: Connection,
	resource: Resource,
	{ path, body, asks }: RaiseRow,
	values: IDataObject,
): Promise<IDataObject | undefined> {
	const filled = path.replace(/\{(\w+)\}/g, (_whole, property: string) => String(values[property]));
	const of = asks.map((field) => `${labelOf(field)} ${String(values[field.property])}`).join(', ');
	return await sendUnrepeated(connection, {
		request: { ...endpointsOf(resource).create, path: `/api/${filled}`, body },
		subject: `The ${resource.noun} of ${of}`,
		done: 'created',
		advice: `Look at the newest ${resource.plural} in Nexudus before you run this item again: each run makes one more`,
	});
}

/** Has Nexudus make a record by itself; never twice for an item. */
export function raise(resource: Resource, row: RaiseRow): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form: { required: ownFields(row), groups: [] },
			}),
		run: async (connection, values, settings) => {
			const answer = await send(connection, resource, row, values);
			const id = Number(answer && writtenId(answer));
			return [await toOutput(connection, resource, settings, { id, answer })];
		},
	});
}
