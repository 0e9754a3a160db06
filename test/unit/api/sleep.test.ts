import { getEventListeners } from 'node:events';

import { abortableSleep, untilAborted } from '../../../nodes/Nexudus/api/sleep';

const reason = new Error('The execution was cancelled');

let controller: AbortController;
beforeEach(() => {
	controller = new AbortController();
});

/** What has become of a promise by now. */
function watch(promise: Promise<unknown>): { fate: unknown } {
	const watched = { fate: 'waiting' as unknown };
	promise.then(
		(value) => (watched.fate = ['resolved', value]),
		(error) => (watched.fate = ['rejected', error]),
	);
	return watched;
}

function listeners(): number {
	return getEventListeners(controller.signal, 'abort').length;
}

describe('a sleep', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	test.each([1, 499, 500, 501, 1_200, 60_000])('lasts %d ms', async (ms) => {
		const slept = watch(abortableSleep(ms, controller.signal));
		await jest.advanceTimersByTimeAsync(ms - 1);
		expect(slept.fate).toBe('waiting');
		await jest.advanceTimersByTimeAsync(1);
		expect(slept.fate).toEqual(['resolved', undefined]);
		expect(listeners()).toBe(0);
		expect(jest.getTimerCount()).toBe(0);
	});

	test.each([0, -1, NaN])('of %d ms is over at once', async (ms) => {
		await abortableSleep(ms, controller.signal);
		expect(jest.getTimerCount()).toBe(0);
	});

	test('needs no signal', async () => {
		const slept = watch(abortableSleep(700));
		await jest.advanceTimersByTimeAsync(700);
		expect(slept.fate).toEqual(['resolved', undefined]);
	});

	test.each([100, 900])('ends at once when it is aborted after %d ms', async (ms) => {
		const slept = watch(abortableSleep(60_000, controller.signal));
		await jest.advanceTimersByTimeAsync(ms);
		controller.abort(reason);
		await jest.advanceTimersByTimeAsync(0);
		expect(slept.fate).toEqual(['rejected', reason]);
		expect(listeners()).toBe(0);
	});

	test('leaves no timer behind for long', async () => {
		watch(abortableSleep(60_000, controller.signal));
		controller.abort(reason);
		await jest.advanceTimersByTimeAsync(500);
		expect(jest.getTimerCount()).toBe(0);
	});

	test.each([0, 60_000])('of %d ms does not begin after the abort', async (ms) => {
		controller.abort(reason);
		await expect(abortableSleep(ms, controller.signal)).rejects.toBe(reason);
		expect(jest.getTimerCount()).toBe(0);
	});
});

describe('the wait for a promise', () => {
	const never = new Promise<never>(() => {});

	test('gives what it resolves to', async () => {
		expect(await untilAborted(Promise.resolve(7), controller.signal)).toBe(7);
		expect(await untilAborted(Promise.resolve(7))).toBe(7);
		expect(listeners()).toBe(0);
	});

	test('throws what it rejects with', async () => {
		const failing = untilAborted(Promise.reject(new Error('failed')), controller.signal);
		await expect(failing).rejects.toThrow('failed');
		expect(listeners()).toBe(0);
	});

	test('ends with the abort, and leaves nothing behind', async () => {
		const waiting = untilAborted(never, controller.signal);
		expect(listeners()).toBe(1);
		controller.abort(reason);
		await expect(waiting).rejects.toBe(reason);
		expect(listeners()).toBe(0);
	});

	test('ends at once when the signal is aborted already', async () => {
		controller.abort(reason);
		await expect(untilAborted(never, controller.signal)).rejects.toBe(reason);
	});

	test('is not ended by an abort after it', async () => {
		const waited = untilAborted(Promise.resolve(7), controller.signal);
		expect(await waited).toBe(7);
		controller.abort(reason);
		expect(await waited).toBe(7);
	});
});
