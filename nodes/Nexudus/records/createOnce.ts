import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { deadlineOf } from '../api/connection';
import { toNodeError } from '../api/errors';
import { readRows } from '../api/pages';
import type { FinalOutcome } from '../api/request';
import { exchange } from '../api/request';
import type { ApiRequest } from '../api/send';
import { abortableSleep } from '../api/sleep';
import { header } from '../api/throttling';
import { answeredInstant } from '../fields/dates';
import type { Identity, Resource } from '../resources/resource';
import { toError } from './change';
import { endpointsOf } from './endpoints';
import { describeIdentity, hasIdentityOf, identityQueries } from './identity';
import type { Written } from './output';

/** Milliseconds before each look for a record whose creation nobody answered: the write may still be under way. */
const LOOK_PAUSES = [500, 2_000];
/** Milliseconds that the look-ups may take at least, however long the item has waited before. */
const LOOK_TIME = 30_000;
/** Milliseconds that a time of creation may lie before the request: `Date` headers count whole seconds. */
const CLOCK_TOLERANCE = 2_000;

/** A record that is to be created once. */
interface Creation {
	resource: Resource;
	body: IDataObject;
	/** When the request began: milliseconds since 1970 by our clock. */
	began: number;
}

type Found = { id: number } | 'absent' | { doubt: string };

const claims = new WeakMap<Connection['context'], Set<number>>();

/** The IDs that belong to items of this execution: two items may be the same but for it. */
function claimedIds({ context }: Connection): Set<number> {
	const ids = claims.get(context) ?? new Set();
	claims.set(context, ids);
	return ids;
}

function toCreated(connection: Connection, outcome: FinalOutcome): Written | undefined {
	if (outcome.kind !== 'answer') return undefined;
	const id = (outcome.body.Value as IDataObject | null | undefined)?.Id;
	if (typeof id !== 'number') return undefined;
	claimedIds(connection).add(id);
	return { id, answer: outcome.body };
}

/**
 * Looks for the record that a request without an answer may have created: the same identity, created since the request
 * began. Nexudus's clock is read from its answer, so that n8n's clock may differ.
 */
async function lookFor(
	connection: Connection,
	{ resource, body, began }: Creation,
	identity: Identity,
	deadline: number,
): Promise<Found> {
	const [search] = identityQueries(resource, identity, body);
	const outcome = await exchange(connection, {
		...endpointsOf(resource).list,
		query: { ...search, orderBy: 'CreatedOn', dir: -1, page: 1, size: 100 },
		deadline,
	});
	if (outcome.kind === 'rejected') return { doubt: outcome.failure.message };
	if (outcome.kind === 'unknown') return { doubt: outcome.reason };
	const same = readRows(outcome.body).rows.filter(hasIdentityOf(resource, identity, body));
	if (same.length === 0) return 'absent';
	const serverNow = Date.parse(header(outcome.headers, 'date') ?? '');
	const since = began + (serverNow - Date.now()) - CLOCK_TOLERANCE;
	if (
		Number.isNaN(since) ||
		same.some(({ CreatedOn }) => Number.isNaN(answeredInstant(CreatedOn)))
	) {
		return { doubt: `Nexudus does not tell when a ${resource.noun} was created` };
	}
	const claimed = claimedIds(connection);
	const recent = same.filter(({ CreatedOn }) => answeredInstant(CreatedOn) >= since);
	const ids = recent.map(({ Id }) => Number(Id)).filter((id) => !claimed.has(id));
	if (ids.length > 1) {
		return { doubt: `there are several new ${resource.plural} with this ${identity.noun}` };
	}
	if (ids.length === 0) return 'absent';
	claimed.add(ids[0]);
	return { id: ids[0] };
}

/** Looks a few times. @throws NodeApiError when it cannot be told whether the record was created */
async function findCreated(
	connection: Connection,
	creation: Creation,
	lost: string,
): Promise<Written | undefined> {
	const { identity } = creation.resource;
	if (!identity) {
		throw mayExist(connection, creation, lost, 'nothing tells it apart from others like it');
	}
	for (const pause of LOOK_PAUSES) {
		await abortableSleep(pause, connection.signal);
		const deadline = connection.budget.now() + LOOK_TIME;
		const found = await lookFor(connection, creation, identity, deadline);
		if (found !== 'absent' && 'doubt' in found) {
			throw mayExist(connection, creation, lost, found.doubt);
		}
		if (found !== 'absent') return found;
	}
	return undefined;
}

function mayExist(
	{ node }: Connection,
	{ resource, body }: Creation,
	lost: string,
	doubt: string,
): Error {
	const { noun, identity } = resource;
	const where = identity
		? `Search Nexudus for the ${describeIdentity(resource, identity, body)}`
		: `Look for the ${noun} in Nexudus`;
	return toNodeError(node, {
		message: `The ${noun} may or may not have been created: ${lost}. ${where} before you run this item again`,
		description: `It could not be checked: ${doubt}.`,
		status: null,
		errors: [],
	});
}

function lostReason(outcome: FinalOutcome): string {
	return outcome.kind === 'unknown' ? outcome.reason : 'the answer of Nexudus held no Id';
}

/**
 * Creates a record exactly once. When the answer is lost, the record is looked up by its identity; only when it is not
 * there, the request is sent once more. What has no identity is never sent again.
 *
 * @throws NodeApiError with Nexudus's complaints, or one that says that the record may exist
 */
export async function createOnce(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
): Promise<Written> {
	const creation = { resource, body, began: Date.now() };
	const deadline = deadlineOf(connection);
	const post: ApiRequest = { ...endpointsOf(resource).create, body, deadline };
	const first = await exchange(connection, post);
	const created = toCreated(connection, first);
	if (created) return created;
	if (first.kind === 'rejected') throw toError(connection, first);
	const lost = lostReason(first);
	const found = await findCreated(connection, creation, lost);
	if (found) return found;
	const second = await exchange(connection, {
		...post,
		deadline: Math.max(deadline, connection.budget.now() + LOOK_TIME),
	});
	const createdNow =
		toCreated(connection, second) ?? (await findCreated(connection, creation, lost));
	if (createdNow) return createdNow;
	if (second.kind !== 'rejected') {
		const doubt = 'it was not found, but may still appear';
		throw mayExist(connection, creation, lostReason(second), doubt);
	}
	// That the second request was not sent says nothing of the first.
	if (second.isUnsent) throw mayExist(connection, creation, lost, second.failure.message);
	throw toError(connection, second);
}
