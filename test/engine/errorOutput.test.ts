import type { OnError } from 'n8n-workflow';

import { createCoworkers, people, useSandbox } from './support/coworkers';
import { byId, failedJson, jsonOf, runCoworkers } from './support/operations';

const sandbox = useSandbox();

const CONTINUE_MODES: OnError[] = ['continueRegularOutput', 'continueErrorOutput'];

/** An expression that throws: its node did not run. */
const BROKEN = "={{ $('Nobody').first().json.value }}";

describe.each(CONTINUE_MODES)('what concerns every item fails every item (%s)', (onError) => {
	async function expectAllFailed(
		run: ReturnType<typeof runCoworkers>,
		message: unknown,
	): Promise<void> {
		const { outputs, error } = await run;
		expect(error).toBeUndefined();
		const [passed, failed] = onError === 'continueErrorOutput' ? outputs : [[], outputs[0]];
		expect(passed).toEqual([]);
		expect(failed.map(({ json, pairedItem }) => [json.email, json.error, pairedItem])).toEqual(
			people(3).map(({ email }, item) => [email, message, { item }]),
		);
		expect(sandbox().requests).toEqual([]);
	}

	const items = people(3);

	test.each(['maxWait', 'timeout', 'writesPerMinute', 'output'])(
		'an expression of the option %s that throws',
		async (option) => {
			const run = createCoworkers(sandbox(), { items, onError, options: { [option]: BROKEN } });
			await expectAllFailed(run, "Referenced node doesn't exist");
		},
	);

	test.each(['explode', '__CUSTOM_API_CALL__', 'constructor', 'toString'])(
		'the operation %s, which the node does not have',
		async (operation) => {
			const run = runCoworkers(sandbox(), operation, { items, onError });
			await expectAllFailed(
				run,
				operation === '__CUSTOM_API_CALL__'
					? 'A custom API call is not made by this node'
					: `The node has no operation "${operation}"`,
			);
		},
	);

	test.each(['spaceship', '__CUSTOM_API_CALL__', '__proto__'])(
		'the resource %s, which the node does not have',
		async (resource) => {
			const parameters = { resource };
			const run = runCoworkers(sandbox(), 'create', { items, onError, parameters });
			await expectAllFailed(run, expect.stringMatching(/custom API call|no resource/));
		},
	);
});

test('what the node does not have stops the workflow with a way out', async () => {
	const { error } = await runCoworkers(sandbox(), '__CUSTOM_API_CALL__');
	expect(error?.message).toContain('A custom API call is not made by this node');
	expect(error?.description).toContain('HTTP Request node');
});

describe('the item of a failure', () => {
	test('keeps the input columns that other tools call by names of errors', async () => {
		const item = { email: 'not an email', status: 'active', errors: 3, description: 'tall' };
		sandbox().faults.add({
			kind: 'status',
			status: 400,
			method: 'POST',
			path: '/api/spaces/coworkers',
			body: {
				Errors: [{ PropertyName: 'Email', Message: 'is odd', AttemptedValue: 'not an email' }],
				WasSuccessful: false,
			},
		});
		const { outputs } = await createCoworkers(sandbox(), {
			items: [item],
			onError: 'continueErrorOutput',
		});
		const errors = [
			{ property: 'Email', label: 'Email', message: 'is odd', attemptedValue: 'not an email' },
		];
		const description = expect.stringContaining('run the item again') as unknown;
		expect(jsonOf(outputs[1])).toEqual([
			failedJson(item, 'Email is odd', { status: 400, description, errors }),
		]);
	});

	test('tells all mistakes of its parameters and options at once', async () => {
		const { error } = await createCoworkers(sandbox(), {
			parameters: { additionalFields: { billingDay: '={{ "soon" }}' } },
			options: { maxWait: -1, output: '={{ "everything" }}' },
		});
		expect(error?.message).toContain('Billing Day must be a whole number');
		expect(error?.message).toContain('Max Wait must be at least 1');
		expect(error?.message).toContain('Output has no choice "everything"');
	});
});

test('a stopped workflow names what was done before, whatever stopped it', async () => {
	const { error, outputs } = await runCoworkers(sandbox(), 'archive', {
		items: [sandbox().coworkers.add({}).Id, sandbox().coworkers.add({}).Id, 99].map((id) => ({
			id,
		})),
		parameters: { coworkerId: byId('={{ $json.id }}') },
	});
	expect(outputs).toEqual([]);
	for (const { Id } of sandbox().coworkers.list()) expect(error?.description).toContain(`${Id}`);
});

describe('files of the input', () => {
	const binary = { photo: { data: btoa('a photo'), mimeType: 'image/png' } };
	const kept = { photo: expect.objectContaining({ data: btoa('a photo') }) as unknown };

	test.each(['create', 'update', 'archive', 'get', 'upsert'])(
		'stay with their item (%s)',
		async (operation) => {
			const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com' });
			const run =
				operation === 'create' || operation === 'upsert' ? createCoworkers : createFree(operation);
			const { outputs, error } = await run(sandbox(), {
				items: [{ email: 'bea@example.com' }],
				binaries: [binary],
				parameters: { operation, coworkerId: byId(Id), basics: { fullName: 'Ada' } },
			});
			expect(error).toBeUndefined();
			expect(outputs[0].map((item) => item.binary)).toEqual([kept]);
		},
	);

	test('do not multiply with the rows of a list', async () => {
		sandbox().coworkers.add({});
		const { outputs } = await runCoworkers(sandbox(), 'getAll', { binaries: [binary] });
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[0][0]).not.toHaveProperty('binary');
	});
});

function createFree(operation: string) {
	return async (
		target: Parameters<typeof runCoworkers>[0],
		options: Parameters<typeof runCoworkers>[2],
	) => await runCoworkers(target, operation, options);
}
