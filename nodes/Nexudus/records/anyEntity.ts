import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { readList } from '../api/pages';
import { isObject } from '../api/shapes';
import { recordForm } from '../description/forms';
import type { ParameterMistake } from '../execution/mistakes';
import { describeMistakes } from '../execution/mistakes';
import type { Failed, OperationFactory } from '../execution/operation';
import { isFailed } from '../execution/operation';
import { labelOf } from '../fields/names';
import type { Field } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import { runCommand } from './command';
import { endpointsOf } from './endpoints';
import { toOutput } from './output';
import { prepareBodies } from './parameters';

type Row<K extends OperationRow['kind']> = Extract<OperationRow, { kind: K }>;

/** What the node itself says to a list. */
const OWN = new Set(['page', 'size', 'orderBy', 'dir']);

/** A parameter that Nexudus does not know is ignored: the answer would be the whole list. */
function problemOf({ role }: Resource, value: unknown): string | undefined {
	if (value === undefined) return undefined;
	if (!isObject(value)) return 'must be an object of query parameters and values';
	const wrong = Object.keys(value).filter(
		(name) => !new RegExp(`^((from|to)_)?${role}_\\w+$`).test(name) || OWN.has(name),
	);
	if (wrong.length === 0) return undefined;
	return `may hold only parameters that begin with ${role}_, from_${role}_ or to_${role}_, for Nexudus ignores others and lists everything: ${wrong.join(', ')}`;
}

function failedWith(
	{ node }: Connection,
	field: Field,
	problem: string,
	itemIndex: number,
): Failed {
	const mistake: ParameterMistake = { property: field.property, label: labelOf(field), problem };
	return { error: toNodeError(node, describeMistakes([mistake]), itemIndex) };
}

/** Get Many of whatever entity, by query parameters. */
export function queryList(resource: Resource, { query }: Row<'query'>): OperationFactory {
	return (context) => ({
		isReading: true,
		isList: true,
		prepare: async (connection, settings) => {
			const form = { required: [], optional: [query], groups: [] };
			const bodies = await prepareBodies(context, connection, settings, { resource, form });
			return bodies.map((body, itemIndex) => {
				if (isFailed(body)) return body;
				const problem = problemOf(resource, body[query.property]);
				return problem ? failedWith(connection, query, problem, itemIndex) : body;
			});
		},
		run: async (connection, body, { returnAll, limit }) => {
			const given = (body[query.property] ?? {}) as IDataObject;
			const order = { orderBy: 'Id', dir: 1 };
			const list = { ...endpointsOf(resource).list, query: { ...given, ...order } };
			return await readList(connection, list, {
				limit: returnAll ? Infinity : limit,
				pick: (row) => row,
			});
		},
	});
}

/** Runs a command of whatever entity, once. */
export function anyCommand(
	resource: Resource,
	{ key, parameters }: Row<'anyCommand'>,
): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form: {
					required: [...recordForm(resource).required, key],
					optional: [parameters],
					groups: [],
				},
			}),
		run: async (connection, body, settings) => {
			const id = Number(body.Id);
			const answer = await runCommand(connection, resource, {
				key: String(body[key.property]),
				id,
				parameters: (body[parameters.property] ?? []) as IDataObject[],
			});
			return [await toOutput(connection, resource, settings, { id, answer })];
		},
	});
}
