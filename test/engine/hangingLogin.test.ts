import { setImmediate as nextTurn } from 'node:timers/promises';

import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';

const sandbox = useSandbox();

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await nextTurn();
}

// The log-in's own time limit is a real one, of some 20 seconds.
test('a token request that hangs is given up and sent again, whatever the time limit of requests', async () => {
	sandbox().faults.add({ path: '/api/token', kind: 'hang' });
	const options = { timeout: 600 };
	const { outputs, error } = await createCoworkers(sandbox(), { items: people(3), options });
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(3);
	expect(tokenRequests(sandbox()).map(({ status }) => status)).toEqual([null, 200]);
}, 60_000);

describe.each(['stopWorkflow', 'continueErrorOutput'] as const)(
	'an execution that waits for a token request that hangs ends when it is cancelled (%s)',
	(onError) => {
		/** Ends an execution while another one's token request hangs, which it waits for. */
		async function cancelWaiting(accessToken: string): Promise<void> {
			sandbox().faults.add({ path: '/api/token', kind: 'hang' });
			const other = createCoworkers(sandbox(), {
				credential: credentialFor(sandbox(), { accessToken }),
			});
			await until(() => tokenRequests(sandbox()).length > 0);
			let reads = 0;
			const credential = new Proxy(credentialFor(sandbox(), { accessToken }), {
				ownKeys: (target) => {
					reads += 1;
					return Reflect.ownKeys(target);
				},
			});
			let cancel = () => {};
			const running = createCoworkers(sandbox(), {
				credential,
				items: [{ email: 'later@example.com' }],
				onError,
				onStart: (execution) => {
					cancel = () => execution.cancel();
				},
			});
			// To begin with, for each request, and, with a token at hand, for the question whether it is still good.
			const wanted = accessToken === '' ? 2 : 3;
			await until(() => reads >= wanted);
			const questions = () => sandbox().requests.filter(({ path }) => path === '/api/auth/me');
			await until(() => accessToken === '' || questions().length === 2);
			cancel();
			expect((await running).run.status).toBe('canceled');
			const sent = createRequests(sandbox()).filter(
				({ body }) => body.Email === 'later@example.com',
			);
			expect(sent).toHaveLength(accessToken === '' ? 0 : 1);
			expect(tokenRequests(sandbox()).map(({ status }) => status)).toEqual([null]);
			await sandbox().close();
			await other;
		}

		test('at the first log-in', async () => {
			await cancelWaiting('');
		}, 30_000);

		test('at a renewal', async () => {
			await cancelWaiting('expired');
		}, 30_000);
	},
);
