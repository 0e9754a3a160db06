import type { IDataObject } from 'n8n-workflow';

import { useSandbox } from '../support/coworkers';
import { jsonOf } from '../support/operations';
import {
	chosen,
	contractOf,
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
	withoutRoles,
} from '../support/resources';
import { relatedRecord, requiredBody, seedSamples } from '../support/samples';

describe.each(operationsOf('get'))('%s', (_name, resource, operation) => {
	const sandbox = useSandbox();

	function seed(count: number): number[] {
		const records = recordsOf(sandbox(), resource);
		return Array.from(
			{ length: count },
			(_, index) => records.add(requiredBody(resource, index)).Id,
		);
	}

	async function get(id: number | string, parameters: IDataObject = {}) {
		return await runResource(sandbox(), resource, operation, {
			parameters: { ...chosen(resource, id), ...parameters },
		});
	}

	test('gives the most useful properties, in a fixed order, unless told otherwise', async () => {
		seed(2);
		seedSamples(sandbox(), resource, 1);
		const { Id: id } = recordsOf(sandbox(), resource).add(relatedRecord(resource));
		const { outputs, error } = await get(id);
		expect(error).toBeUndefined();
		expect(Object.keys(outputs[0][0].json)).toEqual(resource.columns);
		expect(outputs[0][0].json.Id).toBe(id);
	});

	test('gives every property with Simplify off, lists among them', async () => {
		const [id] = seed(1);
		const { outputs } = await get(id, { simplify: false });
		const stored = { ...recordsOf(sandbox(), resource).get(id) } as IDataObject;
		expect(outputs[0][0].json).toMatchObject(stored);
		const answered = [...contractOf(resource).properties.values()].filter(
			({ marks }) => marks.length === 0,
		);
		for (const { property } of answered) expect(outputs[0][0].json).toHaveProperty(property);
	});

	test('gives one record for each item, in the order of the items', async () => {
		const ids = seed(3);
		const wanted = [ids[2], 99, ids[0]];
		const { outputs } = await runResource(sandbox(), resource, operation, {
			items: wanted.map((id) => ({ id })),
			parameters: chosen(resource, '={{ $json.id }}'),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0].map(({ json, pairedItem }) => [json.Id, pairedItem])).toEqual([
			[ids[2], { item: 0 }],
			[ids[0], { item: 2 }],
		]);
		expect(jsonOf(outputs[1])).toEqual([
			expect.objectContaining({
				id: 99,
				error: `Nexudus has no ${resource.noun} with the ID 99`,
				errorDetails: expect.objectContaining({ status: 404 }) as unknown,
			}),
		]);
	});

	test('asks which record when there is none named, and sends nothing', async () => {
		const { error } = await get('={{ "" }}');
		expect(error?.message).toMatch(new RegExp(`^${resource.label}( ID)? is required`));
		expect(requestsOf(sandbox(), resource, 'GET')).toEqual([]);
	});

	test('names the role that the user lacks', async () => {
		const [id] = seed(1);
		withoutRoles(sandbox(), `${resource.role}-Read`);
		const { error } = await get(id);
		expect(error?.message).toContain(`lacks the role ${resource.role}-Read`);
		expect(error?.description).toContain(`Give the user the role ${resource.role}-Read`);
	});
});
