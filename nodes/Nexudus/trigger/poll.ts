import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { connect } from '../api/connection';
import { toNodeError } from '../api/errors';
import { buildBody } from '../fields/body';
import { hasReferences, resolveReferences, withIds } from '../lookups/resolve';
import { findRows } from '../records/getMany';
import { describeMistakes } from '../records/messages';
import { simplified } from '../records/output';
import { EMPTY_FILTER } from '../records/query';
import type { Resource } from '../resources/resource';
import type { Watch } from './changes';
import { atAnyTime, readChanges, startNow } from './changes';
import type { Cursor } from './cursor';
import { eventField, pollingFilters } from './pollingForm';

/** Milliseconds until a poll is given up; n8n waits for 45 s at the most. */
const MOST_TIME = 28_000;
/** Milliseconds until a request is sent again. */
const TIMEOUT = 10_000;
/** Rows enough to see which way they are ordered. */
const SOME = 10;

/** The filters, with IDs in the places of names. @throws NodeApiError with a `Failure` */
async function readFilters(
	context: IPollFunctions,
	connection: Connection,
	resource: Resource,
): Promise<IDataObject> {
	const { node } = connection;
	const form = { required: [], groups: [pollingFilters(resource)] };
	const { body, mistakes } = buildBody(form, {
		resolved: (name) => context.getNodeParameter(name, ''),
		raw: (name) => node.parameters[name],
		timeZone: context.getTimezone(),
		whenEmpty: EMPTY_FILTER,
	});
	const { body: filters, problems } = withIds(body, await resolveReferences(connection, [body]));
	const all = [...mistakes, ...problems];
	if (all.length === 0) return filters;
	const wasLookedUp = hasReferences(body);
	throw toNodeError(node, describeMistakes(resource, all, { wasLookedUp }));
}

async function readWatch(
	context: IPollFunctions,
	connection: Connection,
	resources: readonly Resource[],
): Promise<Watch> {
	const { node } = connection;
	const unknown = (label: string, value: unknown) =>
		new NodeOperationError(node, `${label}: there is none called "${String(value)}"`);
	const name = context.getNodeParameter('resource', '');
	const resource = resources.find((candidate) => candidate.name === name);
	if (!resource) throw unknown('Resource', name);
	const property = context.getNodeParameter('event', eventField.initial) as string;
	if (!eventField.choices.some(({ value }) => value === property)) throw unknown('Event', property);
	return { resource, property, filters: await readFilters(context, connection, resource) };
}

/** The latest record alone, for whoever tries a workflow out may not want it to run for more. */
async function readLatest(connection: Connection, watch: Watch): Promise<IDataObject[]> {
	const { resource, property, filters } = watch;
	const latest = await findRows(connection, {
		resource,
		filters: atAnyTime(connection, filters),
		sorting: { orderBy: property, dir: -1 },
		limit: SOME,
		toRow: (row) => row,
	});
	if (latest.length > 0) return latest.slice(0, 1);
	const message = `Nexudus has no ${resource.noun} to show that fits the filters`;
	throw new NodeOperationError(connection.node, message);
}

/** From the present on when the node never polled, or for something else. */
async function readNew(
	context: IPollFunctions,
	connection: Connection,
	watch: Watch,
): Promise<IDataObject[]> {
	const memory = context.getWorkflowStaticData('node');
	const subject = [connection.baseUrl, watch.resource.name, watch.property].join(' ');
	if (memory.subject !== subject) {
		const cursor = await startNow(connection, watch);
		Object.assign(memory, { subject, cursor });
		return [];
	}
	const { cursor, rows } = await readChanges(connection, watch, memory.cursor as Cursor);
	memory.cursor = cursor;
	return rows;
}

/** A connection that waits for whatever it takes, but not beyond its time. */
function inTime(connection: Connection): Connection & { signal: AbortSignal } {
	const signal = AbortSignal.timeout(MOST_TIME);
	return { ...connection, deadline: Infinity, timeout: TIMEOUT, signal };
}

function tooLate({ node }: Connection): Error {
	return new NodeOperationError(
		node,
		`Nexudus could not be polled within ${MOST_TIME / 1000} s: it is slow, or its request limits are used up`,
		{ description: 'Nothing is lost: the next poll begins where this one began.' },
	);
}

/** A simple record keeps what tells it apart from an earlier state of its own. */
function simplify({ resource }: Watch, row: IDataObject): IDataObject {
	const { CreatedOn, UpdatedOn } = row;
	return { ...simplified(resource, row), CreatedOn, UpdatedOn };
}

/**
 * What happened since the last poll: each change once, as far as n8n remembers the cursor, which it stores as it starts
 * the execution. Null when there is nothing.
 *
 * @throws NodeOperationError, NodeApiError; the next poll then begins where this one began
 */
export async function poll(
	context: IPollFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][] | null> {
	const connection = inTime(await connect(context));
	try {
		const watch = await readWatch(context, connection, resources);
		const isTest = context.getMode() === 'manual';
		const rows = isTest
			? await readLatest(connection, watch)
			: await readNew(context, connection, watch);
		if (rows.length === 0) return null;
		const isSimple = context.getNodeParameter('simplify', true) === true;
		return [rows.map((row) => ({ json: isSimple ? simplify(watch, row) : row }))];
	} catch (error) {
		throw connection.signal.aborted ? tooLate(connection) : error;
	}
}
