import type { IDataObject } from 'n8n-workflow';

import type { Connection, Pending } from '../api/connection';
import { deadlineOf } from '../api/connection';
import { failureOf, inDoubt, toNodeError } from '../api/errors';
import type { FinalOutcome } from '../api/request';
import { exchange } from '../api/request';
import { earliestTime } from '../api/serverClock';
import { writtenId } from '../api/shapes';
import { abortableSleep } from '../api/sleep';
import { identitiesOf } from '../description/forms';
import { answeredInstant } from '../fields/dates';
import type { Identity, Resource } from '../resources/resource';
import { toError } from './change';
import { claim, isClaimed, noteCreated, noteDoubt } from './claims';
import { knownDemands, learnDemands } from './demanded';
import { withDays } from './days';
import { endpointsOf } from './endpoints';
import { describeIdentity, findSame, referencesOf } from './identity';
import { inTurn } from './inTurn';
import { identityKey } from './matches';
import type { Written } from './output';

/**
 * Milliseconds before each look for a record whose creation nobody answered. Where Nexudus itself said that it failed, it
 * has finished; else the write may still be under way, and lists may lag behind it.
 */
const SHORT_LOOKS = [500, 2_000];
const LONG_LOOKS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
/** Milliseconds that the look-ups may take at least, however long the item has waited before. */
const LOOK_TIME = 30_000;
const SECOND = 1_000;

/** Milliseconds before each look for what a lost request may have done. */
export function looksAfter({ cause }: Pending): readonly number[] {
	return cause === 'answered' ? SHORT_LOOKS : LONG_LOOKS;
}

/** A look-up is never given up because the item has waited before. */
export function patiently(connection: Connection): Connection {
	return { ...connection, deadline: connection.budget.now() + LOOK_TIME };
}

/** How often a record is sent at the most, by why nobody knows of it (Nexudus REST API, Answers to a write). */
const MOST_SENDS: Readonly<Record<Pending['cause'], number>> = {
	answered: 5,
	broken: 2,
	misshapen: 2,
	// Nexudus may be busy with it for longer than anybody looks.
	timedOut: 1,
};

/** Batches in which Nexudus kept refusing a record in its own words: the later ones are sent once. */
const refusing = new WeakSet<Connection['access']>();

/** A record that is to be created once. */
interface Creation {
	connection: Connection;
	resource: Resource;
	body: IDataObject;
	/** By what others may look for it: each the same for all records with the same identity. */
	keys: readonly string[];
}

type Lost = Extract<FinalOutcome, { kind: 'unknown' }>;

type Found = { id: number } | 'absent' | { doubt: string };

function message(error: unknown): string {
	return failureOf(error)?.message ?? (error as Error).message;
}

/** Rows that were created since the request left, by Nexudus's clock, and belong to nobody else. */
function candidates(
	{ connection, resource }: Creation,
	{ sentAt, since }: Pending,
	rows: readonly IDataObject[],
): number[] | { doubt: string } {
	// What was known when it left, for a clock that was set meanwhile.
	const now = earliestTime(connection.budget, sentAt);
	const earliest = Math.min(since ?? Infinity, now ?? Infinity);
	const created = rows.map(({ CreatedOn }) => answeredInstant(CreatedOn));
	if (!Number.isFinite(earliest) || created.some(Number.isNaN)) {
		return { doubt: `Nexudus does not tell when a ${resource.noun} was created` };
	}
	const from = Math.floor(earliest / SECOND) * SECOND;
	const recent = rows.filter((_row, index) => created[index] >= from);
	return recent.map(({ Id }) => Number(Id)).filter((id) => !isClaimed(connection, resource, id));
}

/** Looks for the record that a request without an answer may have created. @throws when the execution is cancelled */
async function lookFor(creation: Creation, identity: Identity, pending: Pending): Promise<Found> {
	const { connection, resource, body } = creation;
	let rows: IDataObject[];
	try {
		rows = await findSame(patiently(connection), resource, identity, body);
	} catch (error) {
		connection.signal?.throwIfAborted();
		return { doubt: message(error) };
	}
	if (rows.length === 0) return 'absent';
	const found = candidates(creation, pending, rows);
	if ('doubt' in found) return found;
	if (found.length > 1) {
		return { doubt: `there are several new ${resource.plural} with this ${identity.noun}` };
	}
	if (found.length === 0) return 'absent';
	claim(connection, resource, found[0]);
	return { id: found[0] };
}

/** Looks as long as it may take to show. @throws NodeApiError when it cannot be told whether the record was created */
async function findCreated(creation: Creation, pending: Pending): Promise<Written | undefined> {
	const { connection, resource } = creation;
	const { identity } = resource;
	if (!identity || !isIdentified(identity, creation.body)) {
		throw inDoubt(connection.node, pending, 'nothing tells it apart from others like it');
	}
	for (const pause of looksAfter(pending)) {
		await abortableSleep(pause, connection.signal);
		const found = await lookFor(creation, identity, pending);
		if (found !== 'absent' && 'doubt' in found)
			throw inDoubt(connection.node, pending, found.doubt);
		if (found !== 'absent') return found;
	}
	return undefined;
}

/** Without all that it is looked up by, a record is like too many others. */
function isIdentified({ lookUp }: Identity, body: IDataObject): boolean {
	return lookUp.every((property) => body[property] !== undefined && body[property] !== null);
}

function describeDoubt({ resource, body }: Creation, reason: string): string {
	const { noun, identity } = resource;
	const where =
		identity && isIdentified(identity, body)
			? `Search Nexudus for the ${describeIdentity(resource, identity, body)}`
			: `Look for the ${noun} in Nexudus`;
	return `The ${noun} may or may not have been created: ${reason}. ${where} before you run this item again`;
}

/** Nexudus kept saying that it failed, and the record is not there. */
function notCreated({ connection, resource }: Creation, { reason, sends }: Pending): Error {
	const tries = sends === 1 ? 'once' : `${sends} times`;
	return toNodeError(connection.node, {
		message: `The ${resource.noun} was not created: ${reason}`,
		description: `Nexudus failed, without saying why, when it was asked ${tries}. Look whether the values of this item fit together, or try again later.`,
		status: 500,
		errors: [],
	});
}

function toCreated({ connection, resource }: Creation, outcome: FinalOutcome): Written | undefined {
	const id = outcome.kind === 'answer' ? writtenId(outcome.body) : undefined;
	if (outcome.kind !== 'answer' || id === undefined) return undefined;
	claim(connection, resource, id);
	return { id, answer: outcome.body };
}

/** Sends the record, with what this Nexudus demands; once more when it demands what was not known. */
async function post(
	{ connection, resource, body }: Creation,
	deadline: number,
	onSend: (at: number) => void,
): Promise<FinalOutcome> {
	const references = referencesOf(resource, body);
	const request = { ...endpointsOf(resource).create, references, deadline, onSend };
	const sent = { ...knownDemands(connection, resource), ...body };
	const outcome = await exchange(connection, { ...request, body: sent });
	if (outcome.kind !== 'rejected') return outcome;
	const refused = { failure: outcome.failure, body: sent };
	if (!learnDemands(connection, resource, refused)) return outcome;
	const complete = { ...knownDemands(connection, resource), ...body };
	return await exchange(connection, { ...request, body: complete });
}

/** What is known of a request after one more loss: the first decides from when on its record may be there. */
function lostAgain(
	creation: Creation,
	outcome: Lost,
	sentAt: number,
	before: Pending | undefined,
): Pending {
	const { connection } = creation;
	const { cause, reason } = outcome;
	const since = before ? before.since : earliestTime(connection.budget, sentAt);
	// Only what Nexudus said each time is certain to have come to nothing.
	const worst = before && before.cause !== 'answered' ? before.cause : cause;
	return {
		cause: worst,
		reason,
		told: describeDoubt(creation, reason),
		sentAt: before?.sentAt ?? sentAt,
		since,
		sends: (before?.sends ?? 0) + 1,
	};
}

/** An answer without an Id is none. */
function asLost(outcome: Exclude<FinalOutcome, { kind: 'rejected' }>): Lost {
	if (outcome.kind === 'unknown') return outcome;
	const reason = 'the answer of Nexudus held no Id';
	return { kind: 'unknown', cause: 'misshapen', reason, status: null };
}

function mostSends({ connection }: Creation, { cause }: Pending): number {
	return cause === 'answered' && refusing.has(connection.access) ? 1 : MOST_SENDS[cause];
}

/** @throws what to tell of a record that is not there and is not sent again */
function giveUp(creation: Creation, pending: Pending): never {
	if (pending.cause !== 'answered') {
		throw inDoubt(creation.connection.node, pending, 'it was not found, but may still appear');
	}
	refusing.add(creation.connection.access);
	throw notCreated(creation, pending);
}

function remember({ connection, resource, keys }: Creation, pending: Pending | undefined): void {
	if (connection.memory) connection.memory.pending = pending;
	for (const key of keys) noteDoubt(connection, resource, key, pending);
}

/** What is known of a request while nobody has answered it. */
function noteSent(creation: Creation, sentAt: number): void {
	const { connection, resource, keys } = creation;
	const reason = 'the execution was canceled';
	const told = describeDoubt(creation, reason);
	const sent: Pending = { cause: 'broken', reason, told, sentAt, sends: 1 };
	for (const key of keys) noteDoubt(connection, resource, key, sent);
}

/** Looks for a record that may have been created, while other items go on. */
async function settle(creation: Creation, pending: Pending): Promise<Written | undefined> {
	const { aside } = creation.connection;
	const look = async () => await findCreated(creation, pending);
	// What Nexudus refuses, it may refuse of the others, too: they wait.
	const found = aside && pending.cause !== 'answered' ? await aside(look) : await look();
	if (found) remember(creation, undefined);
	return found;
}

async function create(creation: Creation): Promise<Written> {
	const { connection } = creation;
	let pending = connection.memory?.pending;
	for (;;) {
		if (pending) {
			remember(creation, pending);
			const found = await settle(creation, pending);
			if (found) return found;
			if (pending.sends >= mostSends(creation, pending)) {
				if (pending.cause === 'answered') remember(creation, undefined);
				giveUp(creation, pending);
			}
		}
		let sentAt = connection.budget.now();
		const patience = pending ? connection.budget.now() + LOOK_TIME : 0;
		const deadline = Math.max(deadlineOf(connection), patience);
		const outcome = await post(creation, deadline, (at) => {
			sentAt = at;
			noteSent(creation, at);
		});
		const created = toCreated(creation, outcome);
		if (created) {
			remember(creation, undefined);
			return created;
		}
		if (outcome.kind === 'rejected') {
			// What was done although Nexudus said that it failed may be the reason, such as a time that is taken.
			const isSuspect = pending?.cause === 'answered' && !outcome.isUnsent;
			const found = pending && isSuspect ? await settle(creation, pending) : undefined;
			if (found) return found;
			throw refusal(creation, outcome, pending);
		}
		pending = lostAgain(creation, asLost(outcome), sentAt, pending);
	}
}

/** That a further request was not sent, or refused, says nothing of those before it. */
function refusal(
	creation: Creation,
	outcome: Extract<FinalOutcome, { kind: 'rejected' }>,
	pending: Pending | undefined,
): Error {
	if (pending && (outcome.isUnsent || pending.cause !== 'answered')) {
		return inDoubt(creation.connection.node, pending, outcome.failure.message);
	}
	remember(creation, undefined);
	return toError(creation.connection, outcome);
}

/** What there is in the place of a record to be created, or what to create it with. */
export type Instead = { found: Written } | { body: IDataObject };

/**
 * Creates a record exactly once. When the answer is lost, the record is looked up by its identity; only when it is not
 * there, and cannot appear any more as far as anybody can tell, the request is sent again. What has no identity is never
 * sent again. Records that only their creation tells apart go one after another.
 *
 * @param before looks, when it is the turn of this one, for a record that takes its place; else says what to create
 * @throws NodeApiError with Nexudus's complaints, or one that says that the record may exist
 */
export async function createOnce(
	connection: Connection,
	resource: Resource,
	given: IDataObject,
	before: () => Promise<Instead> = async () => ({ body: given }),
): Promise<Written> {
	const { identity, defaults, complete = (body) => body } = resource;
	const whole = async (body: IDataObject) =>
		await withDays(connection, resource, complete({ ...defaults, ...body }));
	const make = async () => {
		const instead = await before();
		if ('found' in instead) return instead.found;
		const body = await whole(instead.body);
		const identified = identitiesOf(resource).filter((known) => isIdentified(known, body));
		const keys = identified.map((known) => identityKey(known, body));
		const written = await create({ connection, resource, body, keys });
		for (const key of keys) noteCreated(connection, resource, key, written.id);
		return written;
	};
	const body = await whole(given);
	if (!identity || !isIdentified(identity, body)) return await make();
	const key = identityKey(identity, body);
	return await inTurn(connection, `${resource.path} create ${key}`, make);
}
