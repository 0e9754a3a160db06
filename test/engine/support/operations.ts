import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ADDITIONAL_FIELDS } from '../../../nodes/Nexudus/fields/names';
import type { FieldGroup } from '../../../nodes/Nexudus/fields/types';
import { coworker } from '../../../nodes/Nexudus/resources/coworker';
import type { Coworker, Sandbox } from '../../../sandbox';
import type { RunResult } from './engine';
import type { JsonRequest, OperationRun } from './resources';
import { requestsOf, runResource, storedRecord } from './resources';

export { withoutRoles } from './resources';
export type { OperationRun } from './resources';

/** Coworker -> the operation, for one empty item unless told otherwise. */
export async function runCoworkers(
	sandbox: Sandbox,
	operation: string,
	run: OperationRun = {},
): Promise<RunResult> {
	return await runResource(sandbox, coworker, operation, run);
}

/** The parameters of collections, in the places that the form has for them. */
export function inForm(groups: ReadonlyArray<[FieldGroup, IDataObject]>): IDataObject {
	const places = (wanted: FieldGroup['place']) =>
		groups.filter(([{ place }]) => place === wanted).map(([{ name }, values]) => [name, values]);
	const flat = groups.filter(([{ place }]) => place === 'flat').map(([, values]) => values);
	return {
		...Object.fromEntries(places(undefined)),
		[ADDITIONAL_FIELDS.name]: Object.assign({}, ...flat, Object.fromEntries(places('nested'))),
	};
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

/** The IDs of the records that output items tell of, and what was done where they say so. */
export function writtenOf(items: readonly INodeExecutionData[] | undefined): IDataObject[] {
	return jsonOf(items).map(({ Id, action }) => (action === undefined ? { Id } : { Id, action }));
}

/** The requests for pages of the list of coworkers. */
export function listRequests(sandbox: Sandbox): JsonRequest[] {
	return requestsOf(sandbox, coworker, 'GET');
}

/** The updates that the sandbox saw. */
export function updateRequests(sandbox: Sandbox): JsonRequest[] {
	return requestsOf(sandbox, coworker, 'PUT');
}

/** The creates and updates that the sandbox saw. */
export function writeRequests(sandbox: Sandbox): JsonRequest[] {
	return [...requestsOf(sandbox, coworker, 'POST'), ...updateRequests(sandbox)];
}

/** A copy of a stored coworker, without what says who wrote it last. */
export function stored(sandbox: Sandbox, id: number): Partial<Coworker> {
	return storedRecord(sandbox, coworker, id) as Partial<Coworker>;
}
