import { loadOutputSchema } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import { join } from 'node:path';

import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
import { resources } from '../../nodes/Nexudus/resources';
import type { Resource } from '../../nodes/Nexudus/resources/resource';
import { repositoryFolder } from '../../runtime/paths';
import { useSandbox } from './support/coworkers';
import { byId, jsonOf, runCoworkers } from './support/operations';

// Long enough for a slow machine; nothing here waits for it.
jest.setTimeout(60_000);

const sandbox = useSandbox();
const nodeDir = join(repositoryFolder, 'nodes', 'Nexudus');

interface Preview {
	properties: Readonly<Record<string, { type: string }>>;
}

/** What n8n finds to show for a node that has not run. */
function previewOf({ name }: Resource, operation: string): Preview['properties'] {
	const { version } = new Nexudus().description;
	const schema = loadOutputSchema({
		nodeDir,
		version: [version].flat()[0],
		resource: name,
		operation,
	});
	return (schema as unknown as Preview).properties;
}

function jsonType(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

const readable = resources.filter(({ operations }) =>
	operations.some(({ kind }) => kind === 'get'),
);

test.each(readable.map((resource) => [resource.name, resource] as const))(
	'the preview of %s shows the properties that Get then gives, with their types',
	async (name, resource) => {
		const entity = resource.path.split('/').at(-1) ?? '';
		const { Id } = sandbox().records(entity).add({});
		const { outputs, error } = await runCoworkers(sandbox(), 'get', {
			parameters: { resource: name, [`${name}Id`]: resource.lookup ? byId(Id) : Id } as IDataObject,
		});
		expect(error).toBeUndefined();
		const [json] = jsonOf(outputs[0]);
		const given = Object.entries(json).filter(([, value]) => value !== null);
		const preview = previewOf(resource, 'get');
		expect(Object.keys(preview)).toEqual(expect.arrayContaining(Object.keys(json)));
		for (const [property, value] of given) {
			const { type } = preview[property];
			expect([property, type]).toEqual([property, type === 'number' ? type : jsonType(value)]);
		}
	},
);

test.each(resources.flatMap((resource) => previewOperations(resource)))(
	'n8n finds a preview of %s: %s',
	(_name, operation, resource) => {
		expect(Object.keys(previewOf(resource, operation))[0]).toBe('Id');
	},
);

/** The operations that the menu offers. */
function previewOperations(resource: Resource): Array<[string, string, Resource]> {
	const { properties } = new Nexudus().description;
	const menu = properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource.name),
	);
	const options = (menu?.options ?? []) as Array<{ value: string }>;
	return options.map(({ value }) => [resource.name, value, resource]);
}
