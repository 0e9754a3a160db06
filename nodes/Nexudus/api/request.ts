import type { IDataObject } from 'n8n-workflow';

import type { Connection } from './connection';
import { deadlineOf } from './connection';
import type { Failure } from './errors';
import { toNodeError } from './errors';
import type { Outcome } from './outcome';
import type { ApiRequest } from './send';
import { sendOnce } from './send';
import { abortableSleep } from './sleep';

/** What a request comes to after all that may be repeated was repeated. */
export type FinalOutcome = Extract<Outcome, { kind: 'answer' | 'rejected' | 'unknown' }>;

/** How often a request is sent when it did not arrive, or when sending it twice does no harm. */
const MOST_TRIES = 4;
/** Milliseconds before the second try; doubled for each further one. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Milliseconds that everybody waits at least after a throttled answer, even one that says "0 seconds". */
const SHORTEST_PAUSE = 100;
/** Milliseconds after which Nexudus is asked again at the latest, however long it says: limits may be lifted. */
const LONGEST_THROTTLE = 10 * 60_000;

/** A pause that grows with the tries, of random length so that clients do not come back all at once. */
function growingPause(tries: number): number {
	const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1));
	return most / 2 + (Math.random() * most) / 2;
}

function unreachable({ baseUrl }: Connection, reason: string): Failure {
	return {
		message: `Could not reach Nexudus at ${baseUrl}: ${reason}`,
		description:
			'Nothing was sent. Check the Base URL of the credential and the network that n8n runs in.',
		status: null,
		errors: [],
	};
}

/** @param ms how long it was to wait at most */
function waitedTooLong(ms: number, status: number | null): Failure {
	return {
		message: `Nexudus's request limits did not let this through within ${Math.round(ms / 1000)} s`,
		description:
			'Nothing was sent for this item, so it can be run again. Raise Max Wait in the options of the node, or send fewer items at a time.',
		status,
		errors: [],
	};
}

function isWrite({ method }: ApiRequest): boolean {
	return method !== 'GET';
}

/** Waits for the request's turn, and tells the connection how long that took. */
async function takeTurn(
	{ budget, limits, signal, onWait }: Connection,
	request: ApiRequest,
	deadline: number,
): Promise<boolean> {
	const began = budget.now();
	const isGranted = await budget.turn({ isWrite: isWrite(request), limits, deadline, signal });
	onWait?.(budget.now() - began);
	return isGranted;
}

function isRepeatable({ method }: ApiRequest, { kind }: Outcome): boolean {
	return kind === 'notSent' || (kind === 'unknown' && method !== 'POST');
}

/** What a request comes to that is not sent again: what the last try came to, if there was one. */
function conclude(connection: Connection, waited: number, last: Outcome | undefined): FinalOutcome {
	if (last === undefined || last.kind === 'throttled') {
		const failure = waitedTooLong(waited, last?.status ?? null);
		return { kind: 'rejected', failure, isUnsent: true };
	}
	if (last.kind !== 'notSent') return last;
	return { kind: 'rejected', failure: unreachable(connection, last.reason), isUnsent: true };
}

/**
 * Sends a request within its user's budget: again after throttled answers, again a few times when it never left, and,
 * where a repetition does no harm (GET, PUT), when nobody knows whether it arrived.
 *
 * @throws the abort reason when the execution is cancelled
 */
export async function exchange(connection: Connection, request: ApiRequest): Promise<FinalOutcome> {
	const { budget, signal } = connection;
	const began = budget.now();
	const deadline = request.deadline ?? deadlineOf(connection);
	let last: Outcome | undefined;
	let tries = 0;
	let throttled = 0;
	while (await takeTurn(connection, request, deadline)) {
		const turn = { isWrite: isWrite(request), at: budget.now() };
		last = await sendOnce(connection, request);
		if (last.kind === 'throttled') {
			budget.uncount(turn);
			throttled += 1;
			const wanted = last.retryAfter ?? growingPause(throttled + 1);
			budget.pause(Math.min(LONGEST_THROTTLE, Math.max(SHORTEST_PAUSE, wanted)));
			continue;
		}
		tries += 1;
		const pause = growingPause(tries);
		const isLast = tries === MOST_TRIES || budget.now() + pause >= deadline;
		if (isLast || !isRepeatable(request, last)) break;
		await abortableSleep(pause, signal);
	}
	return conclude(connection, deadline - began, last);
}

/** Sends a request that is to be answered. @throws NodeApiError with a `Failure` when it is not */
export async function request(connection: Connection, wanted: ApiRequest): Promise<IDataObject> {
	const outcome = await exchange(connection, wanted);
	if (outcome.kind === 'answer') return outcome.body;
	throw toNodeError(
		connection.node,
		outcome.kind === 'rejected'
			? outcome.failure
			: { message: sentence(outcome.reason), status: outcome.status, errors: [] },
	);
}

function sentence(reason: string): string {
	return reason.charAt(0).toUpperCase() + reason.slice(1);
}
