import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import type { OperationFactory } from '../operation';
import { foldText } from '../fields/text';
import { isEmptied } from '../fields/values';
import { createOnce } from './createOnce';
import { createForm } from './forms';
import type { Written } from './output';
import { toOutput } from './output';
import { emptyValues, prepareBodies } from './parameters';
import { changeCoworker, findByEmail, inTurn } from './records';

function severalMatches(connection: Connection, email: unknown, ids: unknown[]): Error {
	return toNodeError(connection.node, {
		message: `Several coworkers have the email ${String(email)}: ID ${ids.join(', ')}`,
		description:
			'Nothing was written for this item. Use Update with one of these IDs, or give the coworkers different emails in Nexudus.',
		status: null,
		errors: [],
	});
}

/** The coworker with this e-mail: one that this run wrote, or the one that Nexudus has. @throws for several */
async function findId(
	connection: Connection,
	email: unknown,
	known: number | undefined,
): Promise<number | undefined> {
	if (known !== undefined) return known;
	const ids = (await findByEmail(connection, email)).map(({ Id }) => Number(Id));
	if (ids.length > 1) throw severalMatches(connection, email, ids);
	return ids[0];
}

/** There is nothing to clear of a new coworker. */
function withoutEmptied(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => !isEmptied(value)));
}

async function createOrUpdate(
	connection: Connection,
	body: IDataObject,
	known: number | undefined,
): Promise<Written> {
	const id = await findId(connection, body.Email, known);
	if (id === undefined) {
		return { ...(await createOnce(connection, withoutEmptied(body))), action: 'created' };
	}
	return { id, answer: await changeCoworker(connection, id, body), action: 'updated' };
}

/** Coworker -> Create or Update, by e-mail. Items with the same e-mail go one after another. */
export const upsert: OperationFactory = (context) => {
	const written = new Map<string, number>();
	return {
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				form: createForm,
				whenEmpty: emptyValues,
			}),
		run: async (connection, body, settings) => {
			const email = foldText(body.Email);
			const result = await inTurn(connection, `email ${email}`, async () => {
				const done = await createOrUpdate(connection, body, written.get(email));
				written.set(email, done.id);
				return done;
			});
			return [await toOutput(context, connection, settings, result)];
		},
	};
};
