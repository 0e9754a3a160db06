import { loadOutputSchema } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import { join } from 'node:path';

import { operationOf } from '../../nodes/Nexudus/description/operations';
import type { OperationKind } from '../../nodes/Nexudus/description/operations';
import type { Field } from '../../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../../nodes/Nexudus/lookups/table';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
import { resources } from '../../nodes/Nexudus/resources';
import type { Resource } from '../../nodes/Nexudus/resources/resource';
import { repositoryFolder } from '../../runtime/paths';
import { useSandbox } from './support/coworkers';
import { REQUIRED_PARAMETERS } from './support/engine';
import { byId, jsonOf, runCoworkers } from './support/operations';

const sandbox = useSandbox();
const nodeDir = join(repositoryFolder, 'nodes', 'Nexudus');

interface Preview {
	properties: Readonly<Record<string, { type: string }>>;
}

/** What n8n finds to show for a node that has not run. */
function previewOf(resource: string, operation: string): Preview['properties'] {
	const [version] = [new Nexudus().description.version].flat();
	const schema = loadOutputSchema({ nodeDir, version, resource, operation });
	return (schema as unknown as Preview).properties;
}

function jsonType(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The operations that the menu offers. */
function menuOf(resource: Resource): Array<[resource: string, operation: string]> {
	const menu = new Nexudus().description.properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource.name),
	);
	const options = (menu?.options ?? []) as Array<{ value: string }>;
	return options.map(({ value }) => [resource.name, value]);
}

test.each(resources.flatMap(menuOf))('n8n finds a preview of %s: %s', (resource, operation) => {
	expect(Object.keys(previewOf(resource, operation))[0]).toBe('Id');
});

function entityAt(path: string): string {
	return path.split('/').at(-1) ?? path;
}

/** A value that Nexudus takes for a field. */
function sample(field: Field): unknown {
	switch (field.kind) {
		case 'id':
			return sandbox().records(entityAt(LOOKUPS[field.lookup].path)).list()[0]?.Id;
		case 'instant':
		case 'wallClock':
			return '2030-01-15T10:30:00Z';
		case 'enum':
			return field.values.initial;
		case 'text':
			return 'nathan@example.com';
		default:
			return 1;
	}
}

/** What an operation puts out for a record that has what it needs, and no more. */
async function outputOf(resource: Resource, operation: string): Promise<IDataObject> {
	const needed = resource.required.map((field) => [field.property, sample(field)] as const);
	const records = sandbox().records(entityAt(resource.path));
	const { Id } = records.add(Object.fromEntries(needed));
	const { outputs, error } = await runCoworkers(sandbox(), operation, {
		parameters: {
			resource: resource.name,
			[`${resource.name}Id`]: resource.lookup ? byId(Id) : Id,
		} as IDataObject,
	});
	expect(error).toBeUndefined();
	return jsonOf(outputs[0])[0];
}

/** Operations that need nothing but the record. */
const PLAIN: readonly OperationKind[] = ['change', 'delete', 'get', 'update'];

/** Nexudus writes their records only with more than what they need; `everyOperation.test.ts` runs these operations. */
const NEED_MORE = ['anyEntity', 'eventAttendee', 'opportunity', 'task', 'ticket'];

const simple = resources.filter(({ name }) => !NEED_MORE.includes(name));

const plain = simple.flatMap((resource) =>
	resource.operations
		.filter(({ kind }) => PLAIN.includes(kind))
		.map((row) => [resource.name, operationOf(row).value, resource] as const),
);

test.each(plain)(
	'the preview of %s: %s shows what comes out',
	async (name, operation, resource) => {
		const json = await outputOf(resource, operation);
		const preview = previewOf(name, operation);
		expect(Object.keys(preview)).toEqual(expect.arrayContaining(Object.keys(json)));
		for (const [property, value] of Object.entries(json)) {
			const { type } = preview[property];
			const isAny = value === null || type === 'number';
			expect([property, type]).toEqual([property, isAny ? type : jsonType(value)]);
		}
	},
);

test.each(['create', 'upsert'])(
	'the preview of coworker: %s shows what comes out',
	async (name) => {
		const { outputs } = await runCoworkers(sandbox(), name, {
			items: [{ email: 'nathan@example.com' }],
			parameters: REQUIRED_PARAMETERS,
		});
		expect(Object.keys(previewOf('coworker', name))).toEqual(Object.keys(jsonOf(outputs[0])[0]));
	},
);
