import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, UserError } from 'n8n-workflow';

import type { Connection } from '../../../nodes/Nexudus/api/connection';
import { THROTTLED_LOGIN } from '../../../nodes/Nexudus/api/token';
import { loginFailure, requestOptions, transmit } from '../../../nodes/Nexudus/api/transmit';

const node = { id: '1', name: 'Nexudus', type: 'nexudus', parameters: {} } as unknown as INode;

/** As n8n hands on what `preAuthentication` throws. */
function fromLogIn(message: string, description?: string): NodeApiError {
	return new NodeApiError(node, new UserError(message, { description }) as unknown as JsonObject);
}

test('a request is left to itself: no redirection, no status of n8n, until it is aborted', () => {
	const { signal } = new AbortController();
	const connection = { baseUrl: 'https://a.test', timeout: 7, signal } as Connection;
	const query = { page: 1 };
	const body = { Id: 7 };
	expect(requestOptions(connection, { method: 'DELETE', path: '/api/x', query, body })).toEqual({
		method: 'DELETE',
		url: 'https://a.test/api/x',
		qs: query,
		body,
		json: true,
		timeout: 7,
		returnFullResponse: true,
		disableFollowRedirect: true,
		abortSignal: signal,
	});
});

test('an answer that does not come is not waited for beyond the abort', async () => {
	const controller = new AbortController();
	const access = {
		exchange: async () => await new Promise<never>(() => {}),
		secrets: async () => [],
	};
	const connection: Partial<Connection> = { access, signal: controller.signal };
	const sending = transmit(connection as Connection, { url: 'https://a.test' });
	controller.abort(new Error('cancelled'));
	await expect(sending).rejects.toThrow('cancelled');
});

describe('a log-in that failed', () => {
	test('is told in its own words, and concerns all', () => {
		expect(loginFailure(fromLogIn('Nexudus refused the log-in', 'Check the email'))).toEqual({
			kind: 'rejected',
			isUnsent: true,
			failure: {
				message: 'Nexudus refused the log-in',
				description: 'Check the email',
				status: null,
				errors: [],
				concernsAll: true,
			},
		});
	});

	test('because of the request limits is to be tried again', () => {
		const throttled = { kind: 'throttled', retryAfter: undefined, status: 429 };
		expect(loginFailure(fromLogIn(THROTTLED_LOGIN))).toEqual(throttled);
	});

	test.each<[what: string, error: unknown]>([
		['an error of another origin', new Error('x')],
		['an answer with a status', new NodeApiError(node, { message: 'x' }, { httpCode: '500' })],
	])('is none: %s', (_what, error) => {
		expect(loginFailure(error)).toBeUndefined();
	});
});
