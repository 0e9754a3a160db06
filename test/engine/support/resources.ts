import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { entities, entityOf } from '../../../contract';
import type { Entity } from '../../../contract';
import { recordField } from '../../../nodes/Nexudus/description/forms';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { OperationRow, Resource } from '../../../nodes/Nexudus/resources/resource';
import { operationOf } from '../../../nodes/Nexudus/description/operations';
import { resources } from '../../../nodes/Nexudus/resources';
import type { RecordsOf, RequestRecord, Sandbox } from '../../../sandbox';
import { defaultUser } from '../../../sandbox';
import { credentialFor } from './coworkers';
import type { RunOptions, RunResult } from './engine';
import { runWorkflow } from './engine';

export interface OperationRun extends Partial<RunOptions> {
	/** Options of the node; it does not pace itself unless told to. */
	options?: IDataObject;
}

/** Resource -> the operation, for one empty item unless told otherwise. */
export async function runResource(
	sandbox: Sandbox,
	{ name }: Pick<Resource, 'name'>,
	operation: string,
	{ parameters, options, ...rest }: OperationRun = {},
): Promise<RunResult> {
	return await runWorkflow({
		items: [{}],
		credential: credentialFor(sandbox),
		parameters: {
			resource: name,
			operation,
			...parameters,
			options: { writesPerMinute: 0, ...(parameters?.options as IDataObject), ...options },
		},
		...rest,
	});
}

/** The last part of a path below /api. */
export function entityNameOf({ path }: { path: string }): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** What the contract says of a resource's records. */
export function contractOf(resource: Resource): Entity {
	return entityOf(entityNameOf(resource));
}

/** The resource's records in the sandbox. */
export function recordsOf(sandbox: Sandbox, resource: Resource): RecordsOf {
	return sandbox.records(entityNameOf(resource));
}

/** A copy of a stored record, without what says who wrote it last. */
export function storedRecord(sandbox: Sandbox, resource: Resource, id: number): IDataObject {
	const record = { ...structuredClone(recordsOf(sandbox, resource).get(id)) } as IDataObject;
	delete record.UpdatedOn;
	delete record.UpdatedBy;
	return record;
}

export type JsonRequest = RequestRecord & { body: IDataObject };

/** The requests to a resource's path, or to one below it. */
export function requestsOf(
	{ requests }: Sandbox,
	resource: Pick<Resource, 'path'>,
	method: string,
	below = '',
): JsonRequest[] {
	const path = `/api/${resource.path}${below}`;
	return requests
		.filter((request) => request.method === method && request.path === path)
		.map((request) => ({ ...request, body: request.body as IDataObject }));
}

type RowOf<K extends OperationRow['kind']> = Extract<OperationRow, { kind: K }>;

/** The resources whose every promise is tested; of the others, each operation is tried once. */
const IN_FULL = ['booking', 'coworker'];

/** The operations of some kinds, with their resources: a table for `describe.each`. */
export function operationsOf<K extends OperationRow['kind']>(
	...kinds: K[]
): Array<[name: string, resource: Resource, operation: string, row: RowOf<K>]> {
	const tested = resources.filter(({ name }) => IN_FULL.includes(name));
	return tested.flatMap((resource) =>
		resource.operations
			.filter((row): row is RowOf<K> => (kinds as string[]).includes(row.kind))
			.map((row): [string, Resource, string, RowOf<K>] => {
				const { value } = operationOf(row);
				return [`${resource.label}: ${value}`, resource, value, row];
			}),
	);
}

/** The parameter that chooses the record, by its ID or an expression for it. */
export function chosen(resource: Resource, id: number | string): IDataObject {
	const field = recordField(resource);
	const value = field.kind === 'id' ? { __rl: true, mode: 'id', value: String(id) } : id;
	return { [parameterName(field)]: value };
}

/** Takes these roles from the sandbox's user. */
export function withoutRoles(sandbox: Sandbox, ...missing: string[]): void {
	const all = [...entities.values()].flatMap(({ role }) =>
		['List', 'Read', 'Create', 'Edit', 'Delete'].map((right) => `${role}-${right}`),
	);
	const roles = all.filter((role) => !missing.includes(role));
	sandbox.setOptions({ users: [{ ...defaultUser, roles }] });
}

/** Whether an entry of a collection is shown for a resource. */
export function isShownWithin(
	{ name }: Pick<Resource, 'name'>,
	{ displayOptions: { show, hide } = {} }: Pick<INodeProperties, 'displayOptions'>,
): boolean {
	const isHidden = hide?.['/resource']?.includes(name) ?? false;
	return !isHidden && (show?.['/resource'] ?? [name]).includes(name);
}
