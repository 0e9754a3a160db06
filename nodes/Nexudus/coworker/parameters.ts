import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { buildBody } from '../fields/body';
import type { Body, BodyForm } from '../fields/types';
import type { Failed } from '../operation';
import { isFailed, toItemError } from '../operation';
import type { Resolved } from '../lookups/resolve';
import { hasReferences, resolveReferences, withIds } from '../lookups/resolve';
import { describeMistakes } from './messages';

/** Reads one item's parameters. What is wrong with them is returned, not thrown. */
function readBody(
	context: IExecuteFunctions,
	connection: Connection,
	itemIndex: number,
	form: BodyForm,
): Body | Failed {
	const { node } = connection;
	try {
		const { body, mistakes } = buildBody(form, {
			resolved: (name) => context.getNodeParameter(name, itemIndex, ''),
			raw: (name) => node.parameters[name],
			timeZone: context.getTimezone(),
		});
		if (mistakes.length === 0) return body;
		return { error: toNodeError(node, describeMistakes(mistakes), itemIndex) };
	} catch (error) {
		return { error: toItemError(connection.node, error, itemIndex) };
	}
}

function finishBody(
	connection: Connection,
	itemIndex: number,
	references: Body,
	resolved: ReadonlyMap<string, Resolved>,
): IDataObject | Failed {
	const { body, problems } = withIds(references, resolved);
	if (problems.length === 0) return body;
	return { error: toNodeError(connection.node, describeMistakes(problems), itemIndex) };
}

/**
 * The request bodies of all items, IDs looked up where the user gave names or codes: all of it before the first
 * coworker is sent.
 */
export async function prepareBodies(
	context: IExecuteFunctions,
	connection: Connection,
	form: BodyForm,
): Promise<Array<IDataObject | Failed>> {
	const bodies = context
		.getInputData()
		.map((_item, itemIndex) => readBody(context, connection, itemIndex, form));
	const open = bodies.filter((body): body is Body => !isFailed(body) && hasReferences(body));
	if (open.length === 0) return bodies as Array<IDataObject | Failed>;
	try {
		const resolved = await resolveReferences(connection, open);
		return bodies.map((body, itemIndex) =>
			isFailed(body) ? body : finishBody(connection, itemIndex, body, resolved),
		);
	} catch (error) {
		connection.signal?.throwIfAborted();
		return bodies.map((body, itemIndex) =>
			isFailed(body) || !hasReferences(body)
				? (body as IDataObject | Failed)
				: { error: toItemError(connection.node, error, itemIndex) },
		);
	}
}
