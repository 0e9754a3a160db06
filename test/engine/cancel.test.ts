import { setImmediate as nextTurn } from 'node:timers/promises';

import type { RequestRecord } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import type { CreateOptions } from './support/coworkers';
import {
	createCoworkers,
	createRequests,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';

interface Sleep {
	ms: number;
	end: 'over' | 'aborted' | undefined;
}

/** Every wait of the node: for the request budget, before a try and before a look-up. */
const mockSleeps: Sleep[] = [];

jest.mock('../../nodes/Nexudus/api/sleep', () => {
	const actual = jest.requireActual<typeof import('../../nodes/Nexudus/api/sleep')>(
		'../../nodes/Nexudus/api/sleep',
	);
	return {
		...actual,
		abortableSleep: async (ms: number, signal?: AbortSignal) => {
			const sleep: Sleep = { ms, end: undefined };
			mockSleeps.push(sleep);
			try {
				await actual.abortableSleep(ms, signal);
				sleep.end = 'over';
			} catch (error) {
				sleep.end = 'aborted';
				throw error;
			}
		},
	};
});

const sandbox = useSandbox();
beforeEach(() => {
	mockSleeps.length = 0;
});

async function until<T>(find: () => T | undefined): Promise<T> {
	for (;;) {
		const found = find();
		if (found !== undefined) return found;
		await nextTurn();
	}
}

/** The wait that the node is in, once it is one of those looked for. */
function sleepOf(isWanted: (sleep: Sleep) => boolean) {
	return () => mockSleeps.find((sleep) => sleep.end === undefined && isWanted(sleep));
}

function areAnswered(count: number): boolean {
	const answered = createRequests(sandbox()).filter(({ status }) => status !== null);
	return answered.length >= count;
}

/** Runs a batch and cancels the execution in the wait; what the sandbox saw before and after. */
async function cancelDuring(find: () => Sleep | undefined, options: CreateOptions) {
	let cancel = () => {};
	const running = createCoworkers(sandbox(), {
		...options,
		onStart: (execution) => {
			cancel = () => execution.cancel();
		},
	});
	const sleep = await until(find);
	const before: RequestRecord[] = [...sandbox().requests];
	cancel();
	const { run, outputs, error } = await running;
	return { sleep, status: run.status, outputs, error, before };
}

describe.each(['stopWorkflow', 'continueErrorOutput'] as const)(
	'cancelling the execution ends it and sends nothing more (%s)',
	(onError) => {
		const lost = { method: 'POST', path: '/api/spaces', kind: 'resetBefore' } as const;

		async function expectEnded(cancelled: Awaited<ReturnType<typeof cancelDuring>>) {
			await sandbox().close();
			expect(cancelled.status).toBe('canceled');
			expect(cancelled.sleep.end).toBe('aborted');
			expect(sandbox().requests).toEqual(cancelled.before);
		}

		test('while items wait for the request budget', async () => {
			const cancelled = await cancelDuring(
				sleepOf(({ ms }) => ms > 30_000 && areAnswered(1)),
				{ items: people(3), options: { writesPerMinute: 1 }, onError },
			);
			await expectEnded(cancelled);
			expect(createRequests(sandbox())).toHaveLength(1);
		});

		test('while items wait for a long Retry-After', async () => {
			sandbox().faults.add({
				method: 'POST',
				path: '/api/spaces',
				kind: 'throttle',
				retryAfter: 100,
				times: 3,
			});
			const cancelled = await cancelDuring(
				sleepOf(({ ms }) => ms > 30_000 && areAnswered(1)),
				{ items: people(3), onError },
			);
			await expectEnded(cancelled);
			expect(sandbox().coworkers.count).toBe(0);
		});

		test('while a lost create waits to be looked up', async () => {
			sandbox().faults.add(lost);
			const cancelled = await cancelDuring(
				sleepOf(({ ms }) => ms === 500),
				{ items: people(1), onError },
			);
			await expectEnded(cancelled);
			expect(sandbox().requests.filter(({ method }) => method === 'GET')).toEqual([]);
		});

		test('while a request waits to be tried again', async () => {
			sandbox().faults.add(lost);
			sandbox().faults.add({ method: 'GET', kind: 'status', status: 503, times: 9 });
			const isLookedUp = () => sandbox().requests.some(({ method }) => method === 'GET');
			const cancelled = await cancelDuring(
				sleepOf(() => isLookedUp()),
				{ items: people(1), onError },
			);
			await expectEnded(cancelled);
			expect(sandbox().requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
		});

		test('while the log-in waits, which is left alone for other executions', async () => {
			sandbox().faults.add({ path: '/api/token', kind: 'throttle', retryAfter: 2 });
			const { sleep, status } = await cancelDuring(
				sleepOf(({ ms }) => ms > 1_900),
				{ items: people(1), onError },
			);
			expect(status).toBe('canceled');
			expect(sleep.end).toBeUndefined();
			await until(() => tokenRequests(sandbox()).find((request) => request.status === 200));
			expect(createRequests(sandbox())).toEqual([]);
		});
	},
);

describe('a canceled execution tells what it leaves behind', () => {
	async function cancelAfterTwo(onError: 'stopWorkflow' | 'continueErrorOutput') {
		return await cancelDuring(
			sleepOf(({ ms }) => ms > 30_000 && areAnswered(2)),
			{ items: people(4), options: { writesPerMinute: 2 }, onError },
		);
	}

	test('in its error, with Stop Workflow', async () => {
		const { error } = await cancelAfterTwo('stopWorkflow');
		expect(error?.message).toContain('canceled');
		for (const { Id } of sandbox().coworkers.list()) expect(error?.description).toContain(`${Id}`);
		expect(error?.description).toContain('Item 2 was under way');
	});

	test('by its outputs, with the error output', async () => {
		const { outputs } = await cancelAfterTwo('continueErrorOutput');
		const ids = outputs[0].map(({ json }) => json.Id);
		const underWay = outputs[1].map(({ json }) => {
			expect(json.error).toBe('The execution was canceled');
			expect(json.errorDetails).toMatchObject({
				description: expect.stringContaining('was under way: look for it in Nexudus'),
			});
			return json.email;
		});
		expect([...outputs[0], ...outputs[1]]).toHaveLength(4);
		for (const { Id, Email } of sandbox().coworkers.list())
			expect(ids.includes(Id) || underWay.includes(Email)).toBe(true);
	});
});

describe('a further try of the node knows what the one before it came to', () => {
	const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } as const;

	test('when the execution is canceled: what was under way is not said to be unsent', async () => {
		let cancel = () => {};
		sandbox().faults.add({
			method: 'POST',
			path: '/api/spaces/coworkers',
			kind: 'resetAfter',
			match: () => {
				cancel();
				return true;
			},
		});
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(1),
			onError: 'continueErrorOutput',
			node: retrying,
			onStart: (execution) => {
				cancel = () => execution.cancel();
			},
		});
		expect(outputs[1]).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({
					errorDetails: expect.objectContaining({
						description: expect.stringContaining('was under way: look for it in Nexudus'),
					}),
				}),
			}),
		]);
	});

	test('when the log-in is refused then: what was created is output as created', async () => {
		const items = people(6);
		const isLast = (request: RequestRecord) =>
			(request.body as { Email?: string }).Email === items[5].email;
		const post = { method: 'POST', path: '/api/spaces/coworkers', times: 5 };
		sandbox().faults.add({ ...post, kind: 'status', status: 400, match: (r) => !isLast(r) });
		sandbox().faults.add({
			...post,
			kind: 'unauthorized',
			match: (request) => {
				if (isLast(request)) return false;
				sandbox().expireAccessTokens();
				sandbox().revokeRefreshTokens();
				sandbox().setOptions({ users: [{ ...defaultUser, password: 'another one' }] });
				return true;
			},
		});
		const { outputs } = await createCoworkers(sandbox(), {
			items,
			onError: 'continueErrorOutput',
			node: retrying,
		});
		const [created] = sandbox().coworkers.list();
		expect(outputs[0].map(({ json: { Id } }) => ({ Id }))).toEqual([{ Id: created.Id }]);
		expect(outputs[1]).toHaveLength(5);
	});
});
