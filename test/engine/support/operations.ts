import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Coworker, RequestRecord, Sandbox } from '../../../sandbox';
import { defaultUser } from '../../../sandbox';
import { credentialFor } from './coworkers';
import type { RunOptions, RunResult } from './engine';
import { runWorkflow } from './engine';

export interface OperationRun extends Partial<RunOptions> {
	/** Options of the node; it does not pace itself unless told to. */
	options?: IDataObject;
}

/** Coworker -> the operation, for one empty item unless told otherwise. */
export async function runCoworkers(
	sandbox: Sandbox,
	operation: string,
	{ parameters, options, ...rest }: OperationRun = {},
): Promise<RunResult> {
	return await runWorkflow({
		items: [{}],
		credential: credentialFor(sandbox),
		parameters: { operation, ...parameters, options: { writesPerMinute: 0, ...options } },
		...rest,
	});
}

/** The value of a parameter that chooses a record: From List, By ID, By Email and so on. */
export function locator(mode: string, value: unknown): IDataObject {
	return { __rl: true, mode, value: value as string };
}

export const byId = (id: number | string): IDataObject => locator('id', String(id));

export const byEmail = (email: string): IDataObject => locator('email', email);

/** The json of an item that failed: its input, and what is to be told of the failure. */
export function failedJson(
	input: IDataObject,
	error: unknown,
	details: { status?: number | null; errors?: IDataObject[]; description?: unknown } = {},
): IDataObject {
	const usual = { status: null, description: expect.any(String) as unknown, errors: [] };
	return {
		...input,
		error: error as string,
		errorDetails: { ...usual, ...details } as IDataObject,
	};
}

/** The json of output items. */
export function jsonOf(items: readonly INodeExecutionData[] | undefined): IDataObject[] {
	return (items ?? []).map(({ json }) => json);
}

/** Takes these roles from the sandbox's user. */
export function withoutRoles(sandbox: Sandbox, ...missing: string[]): void {
	const roles = [
		...['Coworker-Create', 'Coworker-Read', 'Coworker-List', 'Coworker-Edit', 'Country-List'],
		...['SimpleTimeZone-List', 'Business-List', 'Tariff-List', 'Team-List'],
	];
	const left = roles.filter((role) => !missing.includes(role));
	sandbox.setOptions({ users: [{ ...defaultUser, roles: left }] });
}

type JsonRequest = RequestRecord & { body: IDataObject };

function requestsTo({ requests }: Sandbox, method: string, path: string): JsonRequest[] {
	return requests
		.filter((request) => request.method === method && request.path === path)
		.map((request) => ({ ...request, body: request.body as IDataObject }));
}

const COWORKERS = '/api/spaces/coworkers';

/** The requests for pages of the list of coworkers. */
export function listRequests(sandbox: Sandbox): JsonRequest[] {
	return requestsTo(sandbox, 'GET', COWORKERS);
}

/** The updates that the sandbox saw. */
export function updateRequests(sandbox: Sandbox): JsonRequest[] {
	return requestsTo(sandbox, 'PUT', COWORKERS);
}

/** The creates and updates that the sandbox saw. */
export function writeRequests(sandbox: Sandbox): JsonRequest[] {
	return [...requestsTo(sandbox, 'POST', COWORKERS), ...updateRequests(sandbox)];
}

/** A copy of a stored coworker, without what says who wrote it last. */
export function stored(sandbox: Sandbox, id: number): Partial<Coworker> {
	const coworker: Partial<Coworker> = structuredClone(sandbox.coworkers.get(id)) ?? {};
	delete coworker.UpdatedOn;
	delete coworker.UpdatedBy;
	return coworker;
}
