import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { createForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import { foldText } from '../fields/text';
import { isEmptied } from '../fields/values';
import type { Identity, Resource } from '../resources/resource';
import { changeIfThere, findRecord } from './change';
import { createOnce } from './createOnce';
import { describeIdentity, findSame } from './identity';
import { inTurn } from './inTurn';
import type { Written } from './output';
import { toOutput } from './output';
import { emptyValues, prepareBodies } from './parameters';

/** A record that is to be there once, whether it was before or not. */
interface Wanted {
	resource: Resource;
	identity: Identity;
	body: IDataObject;
}

function severalMatches(
	{ node }: Connection,
	{ resource, identity, body }: Wanted,
	ids: unknown[],
): Error {
	return toNodeError(node, {
		message: `Several ${resource.plural} have the ${describeIdentity(resource, identity, body)}: ID ${ids.join(', ')}`,
		description: `Nothing was written for this item. Use Update with one of these IDs, or give the ${resource.plural} different ${identity.noun}s in Nexudus.`,
		status: null,
		errors: [],
	});
}

/** The record with this identity: one that this run wrote, or the one that Nexudus has. @throws for several */
async function findId(
	connection: Connection,
	wanted: Wanted,
	known: number | undefined,
): Promise<number | undefined> {
	if (known !== undefined) return known;
	const { resource, identity, body } = wanted;
	const ids = (await findSame(connection, resource, identity, body)).map(({ Id }) => Number(Id));
	if (ids.length <= 1) return ids[0];
	const living: number[] = [];
	// Deleted records may still be listed (Nexudus REST API, Coworkers).
	for (const id of ids) if (await findRecord(connection, resource, id)) living.push(id);
	if (living.length > 1) throw severalMatches(connection, wanted, living);
	return living[0];
}

/** There is nothing to clear of a new record. */
function withoutEmptied(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => !isEmptied(value)));
}

async function createOrUpdate(
	connection: Connection,
	wanted: Wanted,
	known: number | undefined,
): Promise<Written> {
	const { resource, body } = wanted;
	const id = await findId(connection, wanted, known);
	const change =
		id === undefined ? undefined : await changeIfThere(connection, resource, { id, changes: body });
	if (id !== undefined && change) return { id, ...change };
	const created = await createOnce(connection, resource, withoutEmptied(body));
	return { ...created, action: 'created' };
}

/** Create or Update, by what identifies a record. Items with the same identity go one after another. */
export function upsert(resource: Resource, identity: Identity): OperationFactory {
	return (context) => {
		const written = new Map<string, number>();
		return {
			prepare: async (connection, settings) =>
				await prepareBodies(context, connection, settings, {
					resource,
					form: createForm(resource),
					whenEmpty: emptyValues,
				}),
			run: async (connection, body, settings) => {
				const key = identity.same.map((property) => foldText(body[property])).join(' ');
				const turn = `${resource.path} ${identity.noun} ${key}`;
				const result = await inTurn(connection, turn, async () => {
					const wanted = { resource, identity, body };
					const done = await createOrUpdate(connection, wanted, written.get(key));
					written.set(key, done.id);
					return done;
				});
				return [await toOutput(context, connection, resource, settings, result)];
			},
		};
	};
}
