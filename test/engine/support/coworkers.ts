import type { IDataObject } from 'n8n-workflow';

import type { RequestRecord, Sandbox, SandboxOptions } from '../../../sandbox';
import { defaultUser, startSandbox } from '../../../sandbox';
import type { StoredCredential } from './credentials';
import type { RunOptions, RunResult } from './engine';
import { REQUIRED_PARAMETERS, runWorkflow } from './engine';

/**
 * A sandbox without limits. The environment's NEXUDUS_READINGS may name a preset of readings that the suite is to be run
 * under: "live" shows what the node takes for granted of the documents.
 */
export async function startTestSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const readings = process.env.NEXUDUS_READINGS as SandboxOptions['readings'];
	return await startSandbox({ limits: 'off', readings, ...options });
}

/**
 * A sandbox of its own for every test: what the package remembers of a log-in goes by its address.
 *
 * @returns the sandbox of the running test
 */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startTestSandbox(options);
	});
	afterEach(async () => await sandbox.close());
	return () => sandbox;
}

/** A credential as n8n stores it before the first log-in, of the sandbox's own user unless told otherwise. */
export function credentialFor(
	{ url }: Sandbox,
	overrides: Partial<Record<string, string>> = {},
): StoredCredential {
	return {
		username: defaultUser.username,
		password: defaultUser.password,
		totpSecret: '',
		clientId: '',
		baseUrl: url,
		accessToken: '',
		refreshToken: '',
		...overrides,
	} as StoredCredential;
}

/** Items with an e-mail each: person0@example.com and so on. */
export function people(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({ email: `person${index}@example.com` }));
}

export interface CreateOptions extends Partial<RunOptions> {
	/** Options of the node; it does not pace itself unless told to. */
	options?: IDataObject;
}

/** Coworker -> Create for each item, by default for one, with the four required parameters set. */
export async function createCoworkers(
	sandbox: Sandbox,
	{ parameters, options, ...rest }: CreateOptions = {},
): Promise<RunResult> {
	return await runWorkflow({
		items: people(1),
		credential: credentialFor(sandbox),
		parameters: {
			...REQUIRED_PARAMETERS,
			...parameters,
			options: { writesPerMinute: 0, ...options },
		},
		...rest,
	});
}

function requestsTo({ requests }: Sandbox, method: string, path: string): RequestRecord[] {
	return requests.filter((request) => request.method === method && request.path === path);
}

/** The log-ins and refreshes that the sandbox saw. */
export function tokenRequests(sandbox: Sandbox) {
	return requestsTo(sandbox, 'POST', '/api/token').map(({ headers, body, status }) => ({
		headers,
		form: { ...(body as Record<string, string>) },
		status,
	}));
}

/** The creates that the sandbox saw. */
export function createRequests(sandbox: Sandbox) {
	return requestsTo(sandbox, 'POST', '/api/spaces/coworkers').map((request) => ({
		...request,
		body: request.body as Record<string, unknown>,
	}));
}
