import { createForm } from '../../../nodes/Nexudus/description/forms';
import type { FaultEffect } from '../../../sandbox';
import { useSandbox } from '../support/coworkers';
import { jsonOf } from '../support/operations';
import { parametersOf, placesOf } from '../support/places';
import { operationsOf, recordsOf, requestsOf, runResource } from '../support/resources';
import { expressionFor, requiredBody, seedSamples } from '../support/samples';

jest.mock('../../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('../support/passingTime')>('../support/passingTime')
		.passingAtOnce(jest.requireActual('../../../nodes/Nexudus/api/sleep')),
);

const LOST: FaultEffect[] = [
	{ kind: 'resetAfter' },
	{ kind: 'truncated' },
	{ kind: 'status', status: 502, body: 'Bad Gateway', processed: true },
	{ kind: 'resetBefore' },
];

describe.each(operationsOf('create'))('%s, whose answer is lost', (_name, resource, operation) => {
	const sandbox = useSandbox();

	/** Creates three records, the second of which meets a fault. */
	async function create(fault: FaultEffect) {
		seedSamples(sandbox(), resource, 3);
		const before = recordsOf(sandbox(), resource).count;
		sandbox().faults.add({
			...fault,
			method: 'POST',
			match: ({ path }) => path === `/api/${resource.path}`,
			skip: 1,
		});
		const places = placesOf(createForm(resource)).filter(({ group, others }) => !group && !others);
		const items = [0, 1, 2].map((index) => requiredBody(resource, index));
		const { outputs, error } = await runResource(sandbox(), resource, operation, {
			items,
			onError: 'continueErrorOutput',
			parameters: parametersOf(
				places.map((place) => [
					place,
					expressionFor(place.field, `={{ $json.${place.field.property} }}`),
				]),
			),
		});
		expect(error).toBeUndefined();
		return { outputs, items, created: recordsOf(sandbox(), resource).count - before };
	}

	const { identity } = resource;

	if (identity) {
		test.each(LOST)('is created exactly once, and its ID is the output: %j', async (fault) => {
			const { outputs, items, created } = await create(fault);
			expect(created).toBe(3);
			expect(outputs[1]).toEqual([]);
			const shown = outputs[0].map(({ json, pairedItem }) => ({
				item: (pairedItem as { item: number }).item,
				record: recordsOf(sandbox(), resource).get(json.Id as number),
			}));
			expect(shown).toEqual(
				items.map((body, item) => ({ item, record: expect.objectContaining(body) as unknown })),
			);
		});
	} else {
		test.each(LOST)('is never sent again, and told to be in doubt: %j', async (fault) => {
			const { outputs } = await create(fault);
			expect(requestsOf(sandbox(), resource, 'POST')).toHaveLength(3);
			expect(outputs[0]).toHaveLength(2);
			expect(jsonOf(outputs[1])).toEqual([
				expect.objectContaining({ error: expect.stringContaining('may or may not') as unknown }),
			]);
		});
	}
});
