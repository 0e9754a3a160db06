import { setImmediate as settled } from 'node:timers/promises';

import { budgetOf } from '../../nodes/Nexudus/api/budgets';
import { NO_LIMITS } from '../../nodes/Nexudus/api/limits';
import type { Sandbox } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	useSandbox,
} from './support/coworkers';
import { searchList } from './support/lookups';
import { REQUIRED_PARAMETERS } from './support/engine';
import { byId, failedJson, listRequests, runCoworkers, updateRequests } from './support/operations';

jest.unmock('../../nodes/Nexudus/api/limits');
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

	test('that an execution chose for itself hold back no other', async () => {
		let cancel = () => {};
		const strict = createCoworkers(sandbox(), {
			items: people(3),
			options: { writesPerMinute: 1 },
			onStart: (execution) => {
				cancel = () => execution.cancel();
			},
		});
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(15).slice(3),
			options: { writesPerMinute: 60, maxWait: 10 },
		});
		expect(outputs[0]).toHaveLength(12);
		expect(createRequests(sandbox())).toHaveLength(13);
		cancel();
		await strict;
	});

	test('do not count what was refused', async () => {
		sandbox().faults.add({
			method: 'POST',
			kind: 'throttle',
			path: '/api/spaces',
			retryAfter: 0,
			times: 3,
		});
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(3),
			options: { writesPerMinute: 3, maxWait: 5 },
		});
		expect(emailsOf(sandbox(), outputs)).toEqual(EMAILS.slice(0, 3));
		expect(createRequests(sandbox())).toHaveLength(6);
	});

	test('are kept by the pick lists of the editor', async () => {
		sandbox().setOptions({ limits: {} });
		const credential = credentialFor(sandbox());
		const lists = ['country', 'plan', 'location', 'timeZone'];
		await Promise.all(lists.map(async (list) => await searchList(credential, list)));
		expect(sandbox().throttled).toBe(0);
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
	const message = 'Writes per Minute (3) did not let this through within 1 s';

	test('fails with nothing sent for it, and the workflow stops', async () => {
		const { error } = await createCoworkers(sandbox(), { items: people(5), options });
		expect(error?.message).toBe(`${message} [item 3]`);
		expect(error?.description).toContain('Nothing was sent for this item');
		expect(error?.description).toContain('Raise Writes per Minute or Max Wait in the options');
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

describe('an item that Nexudus asks to wait longer than Max Wait', () => {
	const message = "Nexudus's request limits did not let this through within 1 s";
	const throttle = { kind: 'throttle', path: '/api/spaces/coworkers' } as const;

	test('fails with nothing sent for it', async () => {
		sandbox().faults.add({ ...throttle, method: 'POST', retryAfter: 5 });
		const { error } = await createCoworkers(sandbox(), { options: { maxWait: 1 } });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toBe(
			'Nothing was sent for this item, so it can be run again. Raise Max Wait in the options of the node, or send fewer items at a time.',
		);
		expect(sandbox().coworkers.count).toBe(0);
	});

	test('fails when its requests together take longer', async () => {
		sandbox().faults.add({ ...throttle, method: 'GET', retryAfter: '0.7' });
		sandbox().faults.add({ ...throttle, method: 'POST', retryAfter: '0.7' });
		const { error } = await runCoworkers(sandbox(), 'upsert', {
			items: people(1),
			parameters: REQUIRED_PARAMETERS,
			options: { maxWait: 1 },
		});
		expect(error?.message).toMatch(
			/^Nexudus's request limits did not let this through within \d s/,
		);
		expect(sandbox().coworkers.count).toBe(0);
	});

	test('is not said to be unsent when an earlier try may have got through', async () => {
		const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com' });
		sandbox().faults.add({ method: 'PUT', kind: 'resetBefore' });
		sandbox().faults.add({ ...throttle, method: 'PUT', retryAfter: 5 });
		const { error } = await runCoworkers(sandbox(), 'update', {
			parameters: { coworkerId: byId(Id), additionalFields: { cityName: 'London' } },
			options: { maxWait: 2 },
		});
		expect(updateRequests(sandbox())).toHaveLength(2);
		expect(error?.message).toContain('connection was closed');
		expect(error?.description ?? '').not.toContain('Nothing was sent');
	});

	test('does not stop everybody for as long as Nexudus says, for limits may be lifted', async () => {
		sandbox().faults.add({ ...throttle, method: 'POST', retryAfter: 86_400 });
		await createCoworkers(sandbox());
		const budget = budgetOf(sandbox().url, defaultUser.username);
		const ask = async (minutes: number, signal?: AbortSignal) =>
			await budget.turn({ isWrite: false, deadline: budget.now() + minutes * 60_000, signal });
		expect(await ask(9)).toBe(false);
		const controller = new AbortController();
		const waiting = ask(10.1, controller.signal);
		await settled();
		controller.abort();
		// It would have been refused by then.
		await expect(waiting).rejects.toBe(controller.signal.reason);
	});
});

describe('an item for which the requests of an hour or a day are used up', () => {
	/** Lets so many requests have been sent half an hour ago. */
	async function useUp(count: number, isWrite: boolean): Promise<void> {
		const now = performance.now.bind(performance);
		const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() - 29.5 * 60_000);
		const budget = budgetOf(sandbox().url, defaultUser.username);
		const turn = { isWrite, limits: NO_LIMITS, deadline: Infinity };
		for (let index = 0; index < count; index++) await budget.turn(turn);
		clock.mockRestore();
	}

	const description = 'Nothing was sent for this item, so it can be run again then.';

	test('fails at once, and says which and how long it will be: writes', async () => {
		await useUp(5_000, true);
		const { error } = await createCoworkers(sandbox(), { options: { writesPerMinute: 60 } });
		expect(error?.message).toBe(
			'Nexudus allows 5000 writes a day, and they are used up: the next one may be sent in 23 h 31 min [item 0]',
		);
		expect(error?.description).toBe(description);
		expect(sandbox().requests).toEqual([]);
	});

	test('fails at once, and says which and how long it will be: reads', async () => {
		await useUp(5_000, false);
		const { error } = await runCoworkers(sandbox(), 'getAll', { options: { writesPerMinute: 60 } });
		expect(error?.message).toBe(
			'Nexudus allows 5000 requests an hour, and they are used up: the next one may be sent in 31 min [item 0]',
		);
		expect(error?.description).toBe(description);
		expect(sandbox().requests).toEqual([]);
	});
});

describe('a request that does not get through', () => {
	test('is tried four times in all', async () => {
		sandbox().faults.add({ kind: 'resetBefore', method: 'GET', times: 4 });
		const { error } = await runCoworkers(sandbox(), 'getAll');
		expect(error?.message).toContain('connection was closed');
		expect(listRequests(sandbox())).toHaveLength(4);
	});

	test('gets through at the fourth', async () => {
		sandbox().faults.add({ kind: 'resetBefore', method: 'GET', times: 3 });
		const { error } = await runCoworkers(sandbox(), 'getAll');
		expect(error).toBeUndefined();
		expect(listRequests(sandbox())).toHaveLength(4);
	});
});

describe('the hint at the output', () => {
	test('tells that request limits made items wait, and how long', async () => {
		sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'throttle', retryAfter: 2 });
		const { hints } = await createCoworkers(sandbox(), { items: people(3) });
		expect(hints).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(
					/^Nexudus's request limits made 1 of 3 items wait, the longest for 2 s\. The batch took \d+ s for 4 requests, 4 of them writes\.$/,
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
	beforeEach(() => sandbox().setOptions({ latency: 300 }));

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
