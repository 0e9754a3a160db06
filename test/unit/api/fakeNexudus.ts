import type { IHttpRequestOptions } from 'n8n-workflow';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { createBudget } from '../../../nodes/Nexudus/api/budget';
import type { Connection } from '../../../nodes/Nexudus/api/connection';
import { NO_LIMITS } from '../../../nodes/Nexudus/api/limits';
import type { HttpAnswer } from '../../../nodes/Nexudus/api/throttling';
import { clock } from './passingClock';

/** What the server does with a request. */
export type Answer =
	| 'reset'
	| { status?: number; body?: unknown; headers?: Record<string, string> };

/** What it received. */
export interface Received {
	method: string;
	url: URL;
	body: unknown;
	/** By the clock of the test, in ms. */
	at: number;
}

export interface FakeNexudus {
	connection: Connection;
	received: Received[];
	/** The waits that the connection was told of, in ms. */
	waits: number[];
	close(): Promise<void>;
}

function read(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Sends as the helper of n8n does that ignores statuses: JSON is read, anything else is a text. */
async function send({ method = 'GET', url, qs, body }: IHttpRequestOptions) {
	const target = new URL(url);
	for (const [name, value] of Object.entries(qs ?? {}))
		target.searchParams.set(name, String(value));
	const answer = await fetch(target, {
		method,
		body: body ? JSON.stringify(body) : undefined,
		redirect: 'manual',
	});
	const headers: Record<string, string> = {};
	answer.headers.forEach((value, name) => {
		headers[name] = value;
	});
	return { statusCode: answer.status, headers, body: read(await answer.text()) };
}

/**
 * A server on 127.0.0.1 that answers as it is told, the last answer again and again, and a connection to it that is made
 * by hand: its requests are real ones, its clock is not.
 *
 * @param answers in their order; a function makes each of them
 */
export async function startFakeNexudus(
	answers: Answer[] | ((request: Received, index: number) => Answer),
	changes: Partial<Connection> = {},
): Promise<FakeNexudus> {
	clock.time = 1_000;
	const received: Received[] = [];
	const waits: number[] = [];
	const answerTo = (request: Received, index: number) =>
		typeof answers === 'function'
			? answers(request, index)
			: answers[Math.min(index, answers.length - 1)];
	const server = createServer((request, response) => {
		const at = clock.time;
		void json(request)
			.catch(() => undefined)
			.then((body) => {
				const url = new URL(request.url ?? '', 'http://127.0.0.1');
				received.push({ method: request.method ?? '', url, body, at });
				const answer = answerTo(received[received.length - 1], received.length - 1);
				if (answer === 'reset') return request.socket.destroy();
				const { status = 200, body: sent = '', headers } = answer;
				return response
					.writeHead(status, headers)
					.end(typeof sent === 'string' ? sent : JSON.stringify(sent));
			});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const connection: Connection = {
		access: {
			exchange: async (options) => (await send(options)) as HttpAnswer,
			secrets: async () => ['hidden-password-7f3a'],
		},
		node: {
			id: '1',
			name: 'Nexudus',
			type: 'nexudus',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		baseUrl: `http://127.0.0.1:${port}`,
		budget: createBudget(clock),
		limits: NO_LIMITS,
		maxWait: 300_000,
		timeout: 60_000,
		onWait: (ms) => waits.push(ms),
		...changes,
	};
	return {
		connection,
		received,
		waits,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A fake Nexudus for each test that starts one, ended with it. */
export function useFakeNexudus() {
	let nexudus: FakeNexudus;
	afterEach(async () => await nexudus.close());
	return {
		/** @returns the connection to a new one */
		start: async (...how: Parameters<typeof startFakeNexudus>): Promise<Connection> => {
			nexudus = await startFakeNexudus(...how);
			return nexudus.connection;
		},
		/** The one that was started last. */
		nexudus: () => nexudus,
	};
}
