import { inTurn } from '../../../nodes/Nexudus/records/inTurn';

const nexudus = { baseUrl: 'https://nexudus.example' };

/** A task that ends when it is told to, and tells whether it has begun. */
function openTask() {
	const state = { hasBegun: false, end: () => {} };
	const ended = new Promise<void>((resolve) => {
		state.end = resolve;
	});
	const task = async () => {
		state.hasBegun = true;
		await ended;
	};
	return { state, task };
}

test('tasks with one key run one after another, in their order, though one fails', async () => {
	const log: string[] = [];
	const run = async (name: string) =>
		await inTurn(nexudus, 'id 1', async () => {
			log.push(`${name} begins`);
			await Promise.resolve();
			log.push(`${name} ends`);
			if (name === 'a') throw new Error('a failed');
			return name;
		});
	const results = await Promise.allSettled([run('a'), run('b'), run('c')]);
	expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('tasks with other keys, or of another Nexudus, do not wait', async () => {
	const first = openTask();
	const running = inTurn(nexudus, 'id 1', first.task);
	await inTurn(nexudus, 'id 2', async () => {});
	await inTurn({ baseUrl: 'https://other.example' }, 'id 1', async () => {});
	first.state.end();
	await running;
});

describe('a canceled execution', () => {
	test('stops waiting at once, and its task never begins', async () => {
		const first = openTask();
		const running = inTurn(nexudus, 'id 1', first.task);
		const cancel = new AbortController();
		const waiting = openTask();
		const waits = inTurn({ ...nexudus, signal: cancel.signal }, 'id 1', waiting.task);
		cancel.abort(new Error('canceled'));
		await expect(waits).rejects.toThrow('canceled');
		first.state.end();
		await running;
		await inTurn(nexudus, 'id 1', async () => {});
		expect(waiting.state.hasBegun).toBe(false);
	});

	test('holds back the next one until its own task has ended', async () => {
		const cancel = new AbortController();
		const first = openTask();
		const running = inTurn({ ...nexudus, signal: cancel.signal }, 'id 1', first.task);
		await Promise.resolve();
		cancel.abort(new Error('canceled'));
		await expect(running).rejects.toThrow('canceled');
		const next = openTask();
		const waits = inTurn(nexudus, 'id 1', next.task);
		await Promise.resolve();
		expect(next.state.hasBegun).toBe(false);
		first.state.end();
		next.state.end();
		await waits;
		expect(next.state.hasBegun).toBe(true);
	});
});
