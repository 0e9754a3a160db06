import type { IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Connection } from './connection';
import type { Outcome } from './outcome';
import type { HttpRequest } from './shapes';
import { untilAborted } from './sleep';
import type { HttpAnswer } from './throttling';
import { THROTTLED_LOGIN } from './token';

export function requestOptions(
	{ baseUrl, timeout, signal }: Connection,
	{ method, path, query, body }: HttpRequest,
): IHttpRequestOptions {
	return {
		method,
		url: baseUrl + path,
		qs: query,
		body,
		json: true,
		timeout,
		returnFullResponse: true,
		disableFollowRedirect: true,
		abortSignal: signal,
	};
}

/** A log-in that n8n sees to on the way is shared with other executions, so it is left alone, but not waited for. */
export async function transmit(
	{ access, signal, onSend }: Connection,
	options: IHttpRequestOptions,
): Promise<HttpAnswer> {
	onSend?.(options.method !== 'GET');
	return await untilAborted(access.exchange(options), signal);
}

/** What a log-in that failed means for the request: it reaches us as an error without a status, in our own words. */
export function loginFailure(
	error: unknown,
): Extract<Outcome, { kind: 'rejected' | 'throttled' }> | undefined {
	if (!(error instanceof NodeApiError) || error.httpCode !== null) return undefined;
	const { message, description } = error;
	if (message === THROTTLED_LOGIN) return { kind: 'throttled', retryAfter: undefined, status: 429 };
	const failure = { message, description: description ?? undefined, status: null, errors: [] };
	return { kind: 'rejected', failure: { ...failure, concernsAll: true }, isUnsent: true };
}
