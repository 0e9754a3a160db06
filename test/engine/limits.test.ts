import type { Sandbox } from '../../sandbox';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	useSandbox,
} from './support/coworkers';
import { failedJson } from './support/operations';

jest.setTimeout(30_000);

const sandbox = useSandbox();

const EMAILS = people(12).map(({ email }) => email);

/** Counts the creates that are under way whenever one arrives. */
function watchInFlight(target: Sandbox): () => number {
	let most = 0;
	target.faults.add({
		kind: 'softFailure',
		method: 'POST',
		path: '/api/spaces/coworkers',
		match: () => {
			const open = createRequests(target).filter(({ status }) => status === null);
			most = Math.max(most, open.length);
			return false;
		},
	});
	return () => most;
}

/** What the output items are, in their order: the e-mails that their coworkers have. */
function emailsOf(
	target: Sandbox,
	outputs: Awaited<ReturnType<typeof createCoworkers>>['outputs'],
) {
	return outputs[0].map(({ json }) => target.coworkers.get(json.Id as number)?.Email);
}

describe('the request limits of Nexudus', () => {
	test('are kept by two executions at once on one credential', async () => {
		// The node sends about 9 a second. Two that knew nothing of each other would send 19.
		sandbox().setOptions({
			limits: { windowMs: 1_000, writesPerWindow: 14, requestsPerWindow: 0, spacingMs: 0 },
		});
		const credential = credentialFor(sandbox());
		const batches = [people(20), people(40).slice(20)].map(async (items, index) =>
			createCoworkers(sandbox(), {
				items,
				credential,
				onError: index === 0 ? 'stopWorkflow' : 'continueErrorOutput',
				options: { writesPerMinute: 600 },
			}),
		);
		for (const { outputs } of await Promise.all(batches)) expect(outputs[0]).toHaveLength(20);
		expect(sandbox().coworkers.count).toBe(40);
		expect(sandbox().throttled).toBe(0);
	});

	test('are kept by both executions together, not by each', async () => {
		const options = { writesPerMinute: 3, maxWait: 1 };
		const onError = 'continueErrorOutput';
		const batches = [people(2), people(4).slice(2)].map(async (items) =>
			createCoworkers(sandbox(), { items, options, onError }),
		);
		const errors = (await Promise.all(batches)).flatMap(({ outputs }) => outputs[1]);
		expect(createRequests(sandbox())).toHaveLength(3);
		expect(errors).toHaveLength(1);
	});

	test('without pacing of its own, the node waits when Nexudus says so', async () => {
		sandbox().setOptions({
			limits: { windowMs: 1_000, writesPerWindow: 4, spacingMs: 0, requestsPerWindow: 0 },
		});
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(12),
			onError: 'continueErrorOutput',
		});
		expect(emailsOf(sandbox(), outputs)).toEqual(EMAILS);
		expect(sandbox().throttled).toBeGreaterThan(0);
		expect(sandbox().coworkers.count).toBe(12);
	});
});

describe('an item that would wait longer than Max Wait', () => {
	const options = { writesPerMinute: 3, maxWait: 1 };
	const message = "Nexudus's request limits did not let this through within 1 s";

	test('fails with nothing sent for it, and the workflow stops', async () => {
		const { error } = await createCoworkers(sandbox(), { items: people(5), options });
		expect(error?.message).toBe(`${message} [item 3]`);
		expect(error?.description).toContain('Nothing was sent for this item');
		expect(error?.description).toContain('Raise Max Wait');
		for (const { Id } of sandbox().coworkers.list()) expect(error?.description).toContain(`${Id}`);
		expect(createRequests(sandbox())).toHaveLength(3);
	});

	test('fails with nothing sent for it, and the other items are there', async () => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(5),
			options,
			onError: 'continueErrorOutput',
		});
		expect(emailsOf(sandbox(), outputs)).toEqual(EMAILS.slice(0, 3));
		expect(outputs[1].map(({ json }) => json)).toEqual(
			EMAILS.slice(3, 5).map((email) => failedJson({ email }, message)),
		);
		expect(createRequests(sandbox())).toHaveLength(3);
	});
});

describe('the hint at the output', () => {
	test('tells that request limits made items wait, and how long', async () => {
		sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'throttle', retryAfter: 2 });
		const { hints } = await createCoworkers(sandbox(), { items: people(3) });
		expect(hints).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(
					/^Nexudus's request limits made 1 of 3 items wait, the longest for 2 s\. The batch took \d+ s\.$/,
				),
				type: 'info',
			}),
		]);
	});

	test('is not there when nobody waited', async () => {
		const { hints } = await createCoworkers(sandbox(), { items: people(3) });
		expect(hints).toEqual([]);
	});
});

describe('requests in flight', () => {
	beforeEach(() => sandbox().setOptions({ latency: 30 }));

	test('are one at a time with Stop Workflow, in the order of the items', async () => {
		const mostInFlight = watchInFlight(sandbox());
		const { outputs } = await createCoworkers(sandbox(), { items: people(12) });
		expect(mostInFlight()).toBe(1);
		expect(createRequests(sandbox()).map(({ body }) => body.Email)).toEqual(EMAILS);
		expect(emailsOf(sandbox(), outputs)).toEqual(EMAILS);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'are five at the most with %s',
		async (onError) => {
			const mostInFlight = watchInFlight(sandbox());
			const { outputs } = await createCoworkers(sandbox(), { items: people(12), onError });
			expect(mostInFlight()).toBe(5);
			expect(emailsOf(sandbox(), outputs)).toEqual(EMAILS);
		},
	);

	test('leave the output in the order of the input when the first item is done last', async () => {
		sandbox().faults.add({ method: 'POST', email: 'person0@example.com', kind: 'resetAfter' });
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(12),
			onError: 'continueErrorOutput',
		});
		const looks = sandbox().requests.filter(({ method }) => method === 'GET');
		const lastCreate = createRequests(sandbox()).at(-1)!;
		expect(looks.at(-1)!.time).toBeGreaterThan(lastCreate.time);
		expect(emailsOf(sandbox(), outputs)).toEqual(EMAILS);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			EMAILS.map((_email, item) => ({ item })),
		);
	});
});
