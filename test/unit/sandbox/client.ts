import type { Sandbox, SandboxUser } from '../../../sandbox';
import { defaultUser } from '../../../sandbox';

export interface ErrorJson {
	PropertyName: string;
	Message: string;
	AttemptedValue: unknown;
}

/** The parts of all the sandbox's JSON answers that the tests read. */
export interface AnswerJson {
	[property: string]: unknown;
	Records: Array<Record<string, unknown>>;
	Errors: ErrorJson[] | null;
	Value: { Id: number };
	access_token: string;
	refresh_token: string;
}

export interface Answer {
	status: number;
	statusText: string;
	headers: Headers;
	text: string;
	json: AnswerJson;
}

export interface Call {
	method?: string;
	body?: unknown;
	/** Log-in of the default user by default. */
	authorization?: string;
	signal?: AbortSignal;
}

export const validCoworker = {
	FullName: 'Ada Lovelace',
	Email: 'ada@example.com',
	CountryId: 1220,
	SimpleTimeZoneId: 2023,
};

export function basic({ username, password }: SandboxUser = defaultUser): string {
	return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	const { status, statusText, headers } = response;
	return {
		status,
		statusText,
		headers,
		text,
		get json() {
			return JSON.parse(text) as AnswerJson;
		},
	};
}

/** Calls the sandbox; rejects when the connection breaks. */
export async function call(sandbox: Sandbox, path: string, options: Call = {}): Promise<Answer> {
	const { method = 'GET', body, authorization = basic(), signal } = options;
	const type = body === undefined ? undefined : { 'content-type': 'application/json' };
	const response = await fetch(sandbox.url + path, {
		method,
		headers: { authorization, ...type },
		body: body === undefined ? undefined : JSON.stringify(body),
		signal,
	});
	return await read(response);
}

export async function create(sandbox: Sandbox, changes: Record<string, unknown> = {}) {
	const body = { ...validCoworker, ...changes };
	return await call(sandbox, '/api/spaces/coworkers', { method: 'POST', body });
}

export async function postToken(
	sandbox: Sandbox,
	form: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const body = new URLSearchParams(form);
	return await read(await fetch(`${sandbox.url}/api/token`, { method: 'POST', headers, body }));
}

export function passwordForm(user: SandboxUser = defaultUser): Record<string, string> {
	return { grant_type: 'password', username: user.username, password: user.password };
}
