import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Connection } from './connection';
import { CREDENTIAL_TYPE } from './connection';
import type { Failure } from './errors';
import type { Outcome } from './outcome';
import { readAnswer, readNetworkError, statusOf } from './outcome';
import { untilAborted } from './sleep';
import type { HttpAnswer } from './throttling';

export interface ApiRequest {
	method: Extract<IHttpRequestMethods, 'GET' | 'POST' | 'PUT'>;
	/** Below the base URL, e.g. `/api/spaces/coworkers`. */
	path: string;
	/** The role that the user needs for it (Nexudus REST API, Host and authentication). */
	role: string;
	query?: IDataObject;
	body?: IDataObject;
	/** What to do for it without the role, as a sentence. */
	withoutRole?: string;
	/** When waiting for it ends, by the budget's clock; by default the connection's `maxWait` from now. */
	deadline?: number;
}

function missingRole({ role, withoutRole }: ApiRequest): Failure {
	const wayOut = withoutRole ?? 'Or choose a credential whose user has it.';
	return {
		message: `The Nexudus user of the credential lacks the role ${role}`,
		description: `Give the user the role ${role} in Nexudus. ${wayOut}`,
		status: 401,
		errors: [],
	};
}

/** Milliseconds that the renewal of a token may wait for its turn. */
const RENEWAL_WAIT = 60_000;

function requestOptions(
	{ baseUrl, timeout, signal }: Connection,
	request: Pick<ApiRequest, 'method' | 'path' | 'query' | 'body'>,
): IHttpRequestOptions {
	return {
		method: request.method,
		url: baseUrl + request.path,
		qs: request.query,
		body: request.body,
		json: true,
		timeout,
		returnFullResponse: true,
		disableFollowRedirect: true,
		abortSignal: signal,
	};
}

/** A log-in that n8n sees to on the way is shared with other executions, so it is left alone, but not waited for. */
async function send(
	{ context, signal }: Connection,
	options: IHttpRequestOptions,
): Promise<HttpAnswer> {
	const { httpRequestWithAuthentication } = context.helpers;
	const sending = httpRequestWithAuthentication.call(context, CREDENTIAL_TYPE, options);
	return (await untilAborted(sending, signal)) as HttpAnswer;
}

/** A log-in that failed reaches us as an error without a status, in the words of `renewTokens`. */
function loginFailure(error: unknown): Failure | undefined {
	if (!(error instanceof NodeApiError) || error.httpCode !== null) return undefined;
	const { message, description } = error;
	const failure = { message, description: description ?? undefined, status: null, errors: [] };
	return { ...failure, concernsAll: true };
}

function readError(error: unknown, request: ApiRequest): Outcome {
	if (statusOf(error) === 401) return { kind: 'rejected', failure: missingRole(request) };
	const outcome = readNetworkError(error);
	if (outcome) return outcome;
	const failure = loginFailure(error);
	if (!failure) throw error;
	return { kind: 'rejected', failure, isUnsent: true };
}

/**
 * Lets n8n renew the token: it does so only for a request whose 401 it may throw.
 *
 * @returns why the log-in failed, when it did
 */
async function renewToken(connection: Connection): Promise<Failure | undefined> {
	const { budget, signal } = connection;
	await budget.turn({ isWrite: false, deadline: budget.now() + RENEWAL_WAIT, signal });
	const probe = { method: 'GET', path: '/api/sys/countries', query: { page: 1, size: 1 } } as const;
	try {
		await send(connection, requestOptions(connection, probe));
		return undefined;
	} catch (error) {
		signal?.throwIfAborted();
		return statusOf(error) === undefined ? loginFailure(error) : undefined;
	}
}

/** n8n 1.x hands a 401 back like any other answer, where n8n 2.x has renewed the token and sent again by then. */
async function sendRenewed(connection: Connection, request: ApiRequest): Promise<Outcome> {
	const { budget, signal } = connection;
	const failure = await renewToken(connection);
	if (failure) return { kind: 'rejected', failure, isUnsent: true };
	await budget.turn({ isWrite: false, deadline: budget.now() + RENEWAL_WAIT, signal });
	const answer = await send(connection, ignoringStatus(connection, request));
	if (answer.statusCode === 401) return { kind: 'rejected', failure: missingRole(request) };
	return readAnswer(answer, Date.now());
}

/** Answers of any status are wanted, but for 401: n8n 2.x renews the token and sends again when it may throw it. */
function ignoringStatus(connection: Connection, request: ApiRequest): IHttpRequestOptions {
	return {
		...requestOptions(connection, request),
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
	};
}

/** Sends a request once. @throws the error of n8n when it did not come from the network */
export async function sendOnce(connection: Connection, request: ApiRequest): Promise<Outcome> {
	try {
		const answer = await send(connection, ignoringStatus(connection, request));
		if (answer.statusCode === 401) return await sendRenewed(connection, request);
		return readAnswer(answer, Date.now());
	} catch (error) {
		connection.signal?.throwIfAborted();
		return readError(error, request);
	}
}
