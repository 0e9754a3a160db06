import type { IDataObject } from 'n8n-workflow';

import type { Connection } from './connection';
import { deadlineOf, takeTurn } from './connection';
import type { Failure } from './errors';
import { toNodeError } from './errors';
import type { Rule } from './limits';
import type { NetworkTrouble, Outcome } from './outcome';
import type { ApiRequest } from './send';
import { sendOnce } from './send';
import { abortableSleep } from './sleep';

/** What a request comes to after all that may be repeated was repeated. */
export type FinalOutcome = Extract<Outcome, { kind: 'answer' | 'rejected' | 'unknown' }>;

/** Makes the body of a request at the moment it is sent; undefined when there turns out to be nothing to send. */
export type Preparation = () => Promise<IDataObject | undefined>;

type Unknown = Extract<Outcome, { kind: 'unknown' }>;

/** How often a request is sent when it did not arrive, or when sending it twice does no harm. */
const MOST_TRIES = 4;
/** Milliseconds before the second try; doubled for each further one. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** A pause that grows with the tries, of random length so that clients do not come back all at once. */
function growingPause(tries: number): number {
	const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1));
	return most / 2 + (Math.random() * most) / 2;
}

function unreachable({ baseUrl }: Connection, { reason, advice }: NetworkTrouble): Failure {
	return {
		message: `Could not reach Nexudus at ${baseUrl}: ${reason}`,
		description: `Nothing was sent. ${advice}`,
		status: null,
		errors: [],
	};
}

/** A request that may be repeated, and came to nothing each time. */
function unanswered({ cause, reason, status }: Unknown): Failure {
	const elsewhere =
		cause === 'misshapen' ? ' If it stays so, check the Base URL of the credential.' : '';
	return {
		message: reason.charAt(0).toUpperCase() + reason.slice(1),
		description: `Try again in some minutes.${elsewhere}`,
		status,
		errors: [],
	};
}

/** For people: "7 min", "3 h 20 min"; rounded up. */
function duration(ms: number): string {
	const minutes = Math.ceil(ms / 60_000);
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** An hour's or a day's requests are used up: it is no use to raise Max Wait. */
function usedUp({ of, most, per }: Rule, ms: number): Pick<Failure, 'message' | 'description'> {
	return {
		message: `Nexudus allows ${most} ${of} ${per}, and they are used up: the next one may be sent in ${duration(ms)}`,
		description: 'Nothing was sent for this item, so it can be run again then.',
	};
}

/** @param ms how long it was to wait at most */
function tooSlow(rule: Rule | undefined, ms: number): Pick<Failure, 'message' | 'description'> {
	const [limit, wayOut] = rule?.isOwn
		? [`Writes per Minute (${rule.most})`, 'Raise Writes per Minute or Max Wait']
		: ["Nexudus's request limits", 'Raise Max Wait'];
	return {
		message: `${limit} did not let this through within ${Math.round(ms / 1000)} s`,
		description: `Nothing was sent for this item, so it can be run again. ${wayOut} in the options of the node, or send fewer items at a time.`,
	};
}

function isWrite({ method }: ApiRequest): boolean {
	return method !== 'GET';
}

/** A request on its way; times are by the budget's clock. */
interface Exchange {
	connection: Connection;
	request: ApiRequest;
	began: number;
	deadline: number;
	/** What the last try came to. */
	last?: Outcome;
	/** A try that may have been processed, however those after it went. */
	doubt?: FinalOutcome;
}

/**
 * Makes the body in the turn of its request, so that nothing grows old while it waits. The time that this took is made
 * up for: the request is counted when it really leaves.
 *
 * @returns undefined when there is nothing to send; the turn is given back
 */
async function prepared(
	{ connection, request }: Exchange,
	prepare: Preparation,
	at: number,
): Promise<ApiRequest | undefined> {
	const { budget, limits, signal } = connection;
	const turn = { isWrite: isWrite(request), limits };
	let isReady = false;
	try {
		const body = await prepare();
		if (!body) return undefined;
		await budget.turn({ ...turn, deadline: Infinity, signal, replaces: at });
		isReady = true;
		return { ...request, body };
	} finally {
		if (!isReady) budget.uncount({ ...turn, at });
	}
}

function isRepeatable({ method }: ApiRequest, { kind }: Outcome): boolean {
	return kind === 'notSent' || (kind === 'unknown' && method !== 'POST');
}

/** What a request comes to that is not sent again. */
function conclude({ connection, request, began, deadline, last, doubt }: Exchange): FinalOutcome {
	const { budget, limits } = connection;
	if (last?.kind === 'answer' || last?.kind === 'rejected') return last;
	if (doubt) return doubt;
	if (last?.kind === 'notSent') {
		return { kind: 'rejected', failure: unreachable(connection, last), isUnsent: true };
	}
	const held = budget.heldBackBy({ isWrite: isWrite(request), limits, deadline });
	const words = held?.rule.per ? usedUp(held.rule, held.ms) : tooSlow(held?.rule, deadline - began);
	const failure = { ...words, status: last?.status ?? null, errors: [] };
	return { kind: 'rejected', failure, isUnsent: true };
}

/** What Nexudus refused, in the words of whoever asked. */
function inWords(request: ApiRequest, outcome: FinalOutcome): FinalOutcome {
	if (outcome.kind !== 'rejected' || !request.inWords) return outcome;
	return { ...outcome, failure: request.inWords(outcome.failure) };
}

/** There was nothing to send. */
export interface Needless {
	kind: 'needless';
}

/**
 * Sends a request within its user's budget: again after throttled answers, again a few times when it never left, and,
 * where a repetition does no harm (GET, PUT), when nobody knows whether it arrived.
 *
 * @throws the abort reason when the execution is cancelled
 */
export async function exchange(connection: Connection, request: ApiRequest): Promise<FinalOutcome> {
	return (await exchangePrepared(connection, request)) as FinalOutcome;
}

/**
 * The same for a request whose body is made anew each time that it is sent.
 *
 * @throws the abort reason when the execution is cancelled, and what `prepare` throws
 */
export async function exchangePrepared(
	connection: Connection,
	request: ApiRequest,
	prepare?: Preparation,
): Promise<FinalOutcome | Needless> {
	const { budget, limits, signal } = connection;
	const began = budget.now();
	const deadline = request.deadline ?? deadlineOf(connection);
	const state: Exchange = { connection, request, began, deadline };
	let tries = 0;
	let throttled = 0;
	while (await takeTurn(connection, isWrite(request), deadline)) {
		const at = budget.now();
		const ready = prepare ? await prepared(state, prepare, at) : request;
		if (!ready) return { kind: 'needless' };
		const turn = { isWrite: isWrite(request), limits, at: budget.now() };
		const outcome = await sendOnce(connection, ready);
		state.last = outcome;
		if (outcome.kind === 'throttled') {
			throttled += 1;
			budget.throttled(turn, outcome.retryAfter, growingPause(throttled + 1));
			continue;
		}
		if (outcome.kind === 'unknown') state.doubt = outcome;
		tries += 1;
		const pause = growingPause(tries);
		const isLast = tries === MOST_TRIES || budget.now() + pause >= deadline;
		if (isLast || !isRepeatable(request, outcome)) break;
		await abortableSleep(pause, signal);
	}
	return inWords(request, conclude(state));
}

/** Sends a request that is to be answered. @throws NodeApiError with a `Failure` when it is not */
export async function request(connection: Connection, wanted: ApiRequest): Promise<IDataObject> {
	const outcome = await exchange(connection, wanted);
	if (outcome.kind === 'answer') return outcome.body;
	throw toNodeError(
		connection.node,
		outcome.kind === 'rejected' ? outcome.failure : unanswered(outcome),
	);
}
