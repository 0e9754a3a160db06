import { setTimeout as wait } from 'node:timers/promises';

import { Secret, TOTP } from 'otpauth';

export interface Account {
	/** https://spaces.nexudus.com, or a sandbox. */
	url: string;
	username: string;
	password: string;
	/** Base32 secret of a user with two-factor authentication. */
	totpSecret?: string;
}

export type Json = Record<string, unknown>;

export interface Answer {
	status: number;
	text: string;
	/** The body when it is a JSON object, otherwise an empty one. */
	json: Json;
	/** Whether the body is a JSON list. */
	isList: boolean;
}

export interface Client {
	call(method: string, path: string, body?: Json): Promise<Answer>;
	/** A refresh grant that names no client. */
	refreshWithoutClient(): Promise<Answer>;
	/** How the service asked to wait, if it did. */
	readonly throttledBy: '409' | '429' | undefined;
}

/** Names this script towards Nexudus, so that no other integration is logged out. */
const CLIENT_ID = 'n8n-nodes-nexudus-check';
const MOST_WAITS = 5;

async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		parsed = undefined;
	}
	const isList = Array.isArray(parsed);
	const isObject = typeof parsed === 'object' && parsed !== null && !isList;
	return { status: response.status, text, json: isObject ? (parsed as Json) : {}, isList };
}

async function postToken({ url }: Account, form: Record<string, string>): Promise<Answer> {
	const body = new URLSearchParams(form);
	return await read(await fetch(`${url}/api/token`, { method: 'POST', body }));
}

async function logIn(account: Account): Promise<{ access: string; refresh: string }> {
	const { username, password, totpSecret } = account;
	const form: Record<string, string> = { grant_type: 'password', username, password };
	form.client_id = CLIENT_ID;
	if (totpSecret) form.totp = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
	const { status, json } = await postToken(account, form);
	if (typeof json.access_token !== 'string') {
		throw new Error(`Nexudus refused the log-in (${status}): ${String(json.error_description)}`);
	}
	return { access: json.access_token, refresh: String(json.refresh_token) };
}

/** The seconds that a throttled answer asks to wait; undefined for any other answer. */
function waitSeconds(response: Response, { status, text }: Answer): number | undefined {
	const header = response.headers.get('retry-after');
	const [, named] = /wait (\d+(?:\.\d+)?) seconds/i.exec(text) ?? [];
	const isThrottled = status === 429 || (status === 409 && (header !== null || text === ''));
	return isThrottled ? Number(header ?? named ?? 60) || 60 : undefined;
}

/**
 * Logs in and answers requests, one at a time.
 *
 * @param spacingMs least time between two requests
 * @throws when the log-in is refused
 */
export async function connect(account: Account, spacingMs: number): Promise<Client> {
	const { access, refresh } = await logIn(account);
	let throttledBy: Client['throttledBy'];

	async function call(method: string, path: string, body?: Json): Promise<Answer> {
		for (let waits = 0; ; waits++) {
			await wait(spacingMs);
			const response = await fetch(`${account.url}/api/${path}`, {
				method,
				headers: {
					authorization: `Bearer ${access}`,
					...(body ? { 'content-type': 'application/json' } : {}),
				},
				body: body && JSON.stringify(body),
			});
			const answer = await read(response);
			const seconds = waitSeconds(response, answer);
			if (seconds === undefined || waits === MOST_WAITS) return answer;
			throttledBy = answer.status === 429 ? '429' : '409';
			await wait(seconds * 1000);
		}
	}

	return {
		call,
		refreshWithoutClient: async () =>
			await postToken(account, { grant_type: 'refresh_token', refresh_token: refresh }),
		get throttledBy() {
			return throttledBy;
		},
	};
}
