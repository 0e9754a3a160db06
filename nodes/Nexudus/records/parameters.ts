import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import type { BodyResult, ParameterSource } from '../fields/body';
import { buildBody } from '../fields/body';
import { withGathered } from '../fields/customFields';
import type { BodyForm, WhenEmpty } from '../fields/types';
import type { Failed } from '../execution/operation';
import { isFailed, toItemError } from '../execution/operation';
import type { Settings } from '../execution/settings';
import type { Resource } from '../resources/resource';
import type { Columns } from './columns';
import { columnsOf, mapOwn } from './columns';
import { withCustomFields } from './customFields';
import type { Resolved } from '../lookups/resolve';
import { hasReferences, resolveReferences, withIds } from '../lookups/resolve';
import { describeMistakes } from './messages';
import { EMPTY_FILTER } from './query';

/** What the settings of an item say about empty fields of its collections. */
type EmptyRule = (settings: Settings, context: IExecuteFunctions) => WhenEmpty;

/** The option Empty Values. */
export const emptyValues: EmptyRule = ({ emptyValues: chosen }) => chosen;

/** n8n gives a node that an AI agent uses a type of its own. */
function isTool({ type }: { type: string }): boolean {
	return type.endsWith('Tool');
}

/** The option Empty Filters. What a model leaves out of a search, it does not search by. */
export const emptyFilters: EmptyRule = ({ emptyFilters: chosen }, context) =>
	chosen === 'ignore' || isTool(context.getNode()) ? 'ignore' : EMPTY_FILTER;

type Rules = Pick<ParameterSource, 'whenEmpty' | 'dateOrder'>;

/** Reads one item's parameters. What is wrong with them is returned, not thrown. */
function readBody(
	context: IExecuteFunctions,
	{ node }: Connection,
	itemIndex: number,
	{ form, columns, ...rules }: Rules & { form: BodyForm; columns: Columns },
): BodyResult | Failed {
	try {
		const { body, mistakes } = buildBody(form, {
			resolved: (name) => context.getNodeParameter(name, itemIndex, ''),
			raw: (name) => node.parameters[name],
			timeZone: context.getTimezone(),
			...rules,
			columns: columns.values(itemIndex),
		});
		return { body, mistakes: [...mistakes, ...columns.mistakes(itemIndex)] };
	} catch (error) {
		return { error: toItemError(node, error, itemIndex) };
	}
}

function finishBody(
	{ node }: Connection,
	resource: Resource,
	itemIndex: number,
	read: BodyResult,
	resolved: ReadonlyMap<string, Resolved>,
): IDataObject | Failed {
	const { body, problems } = withIds(read.body, resolved);
	const mistakes = [...read.mistakes, ...problems];
	if (mistakes.length === 0) return withGathered(body);
	const failure = describeMistakes(resource, mistakes, { wasLookedUp: hasReferences(read.body) });
	return { error: toNodeError(node, failure, itemIndex) };
}

/** What fails the look-ups of all items fails them all; an item that has mistakes of its own fails with these. */
function failBody(
	{ node }: Connection,
	resource: Resource,
	itemIndex: number,
	{ mistakes }: BodyResult,
	error: unknown,
): Failed {
	return mistakes.length > 0
		? { error: toNodeError(node, describeMistakes(resource, mistakes), itemIndex) }
		: { error: toItemError(node, error, itemIndex) };
}

/**
 * The request bodies of all items, IDs looked up where the user gave names or codes: all of it before the first
 * record is sent. An item that has several mistakes is told all of them.
 */
export async function prepareBodies(
	context: IExecuteFunctions,
	connection: Connection,
	settings: readonly Settings[],
	{
		resource,
		form: known,
		whenEmpty = () => 'ignore',
	}: { resource: Resource; form: BodyForm; whenEmpty?: EmptyRule },
): Promise<Array<IDataObject | Failed>> {
	const own = mapOwn(context, known, settings);
	const asked = { resource, form: known };
	const form = await withCustomFields(context, connection, asked, own?.unmatched ?? []);
	const columns = columnsOf(context, connection, { form, own }, settings);
	const read = context.getInputData().map((_item, itemIndex) => {
		const chosen = settings[itemIndex];
		const rule = { whenEmpty: whenEmpty(chosen, context), dateOrder: chosen.dateFormat };
		return readBody(context, connection, itemIndex, { form, columns, ...rule });
	});
	const bodies = read.flatMap((item) => (isFailed(item) ? [] : [item.body]));
	const finish = await resolveReferences(connection, bodies).then(
		(resolved) => (item: BodyResult, itemIndex: number) =>
			finishBody(connection, resource, itemIndex, item, resolved),
		(error: unknown) => {
			connection.signal?.throwIfAborted();
			return (item: BodyResult, itemIndex: number) =>
				failBody(connection, resource, itemIndex, item, error);
		},
	);
	return read.map((item, itemIndex) => (isFailed(item) ? item : finish(item, itemIndex)));
}
