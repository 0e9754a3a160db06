import type { IDataObject } from 'n8n-workflow';

import { commands } from '../../../contract';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { OperationRow } from '../../../nodes/Nexudus/resources/resource';
import { useSandbox } from '../support/coworkers';
import { jsonOf } from '../support/operations';
import {
	chosen,
	contractOf,
	entityNameOf,
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
	storedRecord,
	withoutRoles,
} from '../support/resources';
import { requiredBody, samplesOf, seedSamples } from '../support/samples';

const sandbox = useSandbox();

type Written = Parameters<typeof requestsOf>[1];

function seed(resource: Written & Parameters<typeof recordsOf>[1], more: IDataObject = {}): number {
	seedSamples(sandbox(), resource, 1);
	return recordsOf(sandbox(), resource).add({ ...requiredBody(resource, 0), ...more }).Id;
}

/** What a record shows that is still to be changed. */
function unlike(row: OperationRow): IDataObject {
	const changes = Object.entries(row.kind === 'change' ? row.changes : {});
	return Object.fromEntries(
		changes.flatMap(([property, value]) =>
			typeof value === 'boolean' ? [[property, !value]] : [],
		),
	);
}

const changes = operationsOf('change');
if (changes.length > 0) {
	describe.each(changes)('%s', (_name, resource, operation, row) => {
		test.each(['replace', 'merge'] as const)(
			'writes what it is for and nothing else, where PUT means %s',
			async (putMode) => {
				sandbox().setOptions({ putMode });
				const id = seed(resource, unlike(row));
				const other = seed(resource, { ...unlike(row), Email: 'other@example.com' });
				const [before, otherBefore] = [id, other].map((each) =>
					storedRecord(sandbox(), resource, each),
				);
				const { outputs, error } = await runResource(sandbox(), resource, operation, {
					parameters: chosen(resource, id),
				});
				expect(error).toBeUndefined();
				expect(jsonOf(outputs[0])).toEqual([{ Id: id }]);
				expect(storedRecord(sandbox(), resource, id)).toEqual({ ...before, ...row.changes });
				expect(storedRecord(sandbox(), resource, other)).toEqual(otherBefore);
			},
		);

		test('writes nothing to a record that already is so', async () => {
			const id = seed(resource, row.changes);
			const { outputs, error } = await runResource(sandbox(), resource, operation, {
				parameters: chosen(resource, id),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0])).toEqual([{ Id: id, action: 'unchanged' }]);
			expect(storedRecord(sandbox(), resource, id)).toMatchObject(row.changes);
			expect(requestsOf(sandbox(), resource, 'PUT')).toEqual([]);
		});
	});
}

/** Commands and changes, one item of several without a record. */
describe.each(operationsOf('change', 'command'))('%s', (_name, resource, operation, row) => {
	test('takes one record for each item', async () => {
		const id = seed(resource, unlike(row));
		const { outputs } = await runResource(sandbox(), resource, operation, {
			items: [{ id }, { id: 99 }],
			parameters: chosen(resource, '={{ $json.id }}'),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0].map(({ json, pairedItem }) => [json.Id, pairedItem])).toEqual([
			[id, { item: 0 }],
		]);
		expect(jsonOf(outputs[1])).toEqual([
			expect.objectContaining({
				id: 99,
				errorDetails: expect.objectContaining({ status: 404 }) as unknown,
			}),
		]);
	});

	test('asks which record, and writes nothing without', async () => {
		seed(resource);
		const { error } = await runResource(sandbox(), resource, operation, {
			parameters: chosen(resource, '={{ $json.nothing }}'),
		});
		expect(error?.message).toMatch(new RegExp(`^${resource.label}( ID)? is required`));
		expect(sandbox().requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('names the role that the user lacks', async () => {
		const id = seed(resource, unlike(row));
		const role = `${contractOf(resource).role}-Edit`;
		withoutRoles(sandbox(), role);
		const { error } = await runResource(sandbox(), resource, operation, {
			parameters: chosen(resource, id),
		});
		expect(error?.message).toContain(`lacks the role ${role}`);
	});
});

describe.each(operationsOf('command'))('%s', (_name, resource, operation, row) => {
	const fields = row.parameters ?? [];
	const command = commands.find(
		({ entity, key }) => entity === entityNameOf(resource) && key === row.key,
	);

	function run(id: number, parameters: IDataObject = {}) {
		return runResource(sandbox(), resource, operation, {
			parameters: { ...chosen(resource, id), ...parameters },
			onError: 'continueErrorOutput',
		});
	}

	test('is a command that the contract has, with its parameters', () => {
		const known = command?.parameters.map(({ name }) => name) ?? [];
		expect(command).toBeDefined();
		expect(known).toEqual(expect.arrayContaining(fields.map(({ property }) => property)));
	});

	test('runs once, on the one record, with what was filled in', async () => {
		const id = seed(resource);
		const samples = fields.map((field) => ({ field, ...samplesOf(field)[0] }));
		const filled = samples.map(({ field, parameter }) => [parameterName(field), parameter]);
		const { outputs } = await run(id, Object.fromEntries(filled) as IDataObject);
		expect(jsonOf(outputs[0])).toEqual([{ Id: id }]);
		expect(requestsOf(sandbox(), resource, 'POST', '/runcommand').map(({ body }) => body)).toEqual([
			{
				Key: row.key,
				Ids: [id],
				Parameters: samples.map(({ field, sent }) => ({
					Name: field.property,
					Type: expect.any(String) as unknown,
					Value: String(sent),
				})),
			},
		]);
	});

	test.each(['documents', 'live'] as const)(
		'that Nexudus refuses fails its item, under the readings of %s',
		async (readings) => {
			sandbox().setOptions({ readings });
			const id = seed(resource);
			const message = 'this command cannot be run';
			const path = `/api/${resource.path}/runcommand`;
			sandbox().faults.add(
				readings === 'live'
					? { kind: 'softFailure', message, path }
					: { kind: 'status', status: 400, body: { Message: message, WasSuccessful: false }, path },
			);
			const { outputs } = await run(id);
			expect(outputs[0]).toEqual([]);
			expect(jsonOf(outputs[1])).toEqual([
				expect.objectContaining({ error: expect.stringContaining(message) as unknown }),
			]);
		},
	);

	test('is never sent again when its answer is lost', async () => {
		const id = seed(resource);
		sandbox().faults.add({ kind: 'resetAfter', path: `/api/${resource.path}/runcommand` });
		await run(id);
		expect(requestsOf(sandbox(), resource, 'POST', '/runcommand')).toHaveLength(1);
	});
});

describe.each(operationsOf('delete'))('%s', (_name, resource, operation, { by }) => {
	const path = by === 'verb' ? `/api/${resource.path}/` : `/api/${resource.path}/runcommand`;
	const method = by === 'verb' ? 'DELETE' : 'POST';

	function remove(id: number) {
		return runResource(sandbox(), resource, operation, {
			items: [{ id }],
			parameters: chosen(resource, '={{ $json.id }}'),
			onError: 'continueErrorOutput',
		});
	}

	test.each(['documents', 'live'] as const)(
		'deletes the record, under the readings of %s',
		async (readings) => {
			sandbox().setOptions({ readings });
			const id = seed(resource);
			const { outputs } = await remove(id);
			expect(jsonOf(outputs[0])).toEqual([{ Id: id, deleted: true }]);
			expect(recordsOf(sandbox(), resource).get(id)).toBeUndefined();
		},
	);

	test('takes a refusal with status 200 for one, and leaves the record', async () => {
		const id = seed(resource);
		const message = 'This record is in use.';
		sandbox().faults.add({ kind: 'softFailure', message, path, method });
		const { outputs } = await remove(id);
		expect(outputs[0]).toEqual([]);
		expect(jsonOf(outputs[1])).toEqual([
			expect.objectContaining({ id, error: expect.stringContaining(message) as unknown }),
		]);
		expect(recordsOf(sandbox(), resource).get(id)).toBeDefined();
	});

	if (by === 'verb') {
		test('says so when there is no such record, without failing', async () => {
			const { outputs } = await remove(99);
			expect(jsonOf(outputs[0])).toEqual([{ Id: 99, deleted: false }]);
			expect(outputs[1]).toEqual([]);
		});
	}

	test('names the role that the user lacks', async () => {
		const id = seed(resource);
		const role = `${contractOf(resource).role}-${by === 'verb' ? 'Delete' : 'Edit'}`;
		withoutRoles(sandbox(), role);
		const { outputs } = await remove(id);
		expect(JSON.stringify(jsonOf(outputs[1]))).toContain(`lacks the role ${role}`);
		expect(recordsOf(sandbox(), resource).get(id)).toBeDefined();
	});
});
