import { sleep } from 'n8n-workflow';

/** An aborted wait leaves its last slice running, for n8n's `sleep` cannot be ended: so slices are short. */
const LONGEST_SLICE = 500;

/**
 * Waits for a promise, but not beyond the abort of the signal. What the promise stands for goes on.
 *
 * @throws the signal's reason, at once when it is aborted
 */
export async function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	let onAbort = () => {};
	const aborted = new Promise<never>((_resolve, reject) => {
		onAbort = () => reject(signal?.reason);
		signal?.addEventListener('abort', onAbort);
		if (signal?.aborted) onAbort();
	});
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		signal?.removeEventListener('abort', onAbort);
	}
}

/**
 * Waits `ms` milliseconds.
 *
 * @throws the signal's reason, at once when it is aborted
 */
export async function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
	signal?.throwIfAborted();
	for (let left = ms; left > 0; left -= LONGEST_SLICE) {
		await untilAborted(sleep(Math.min(left, LONGEST_SLICE)), signal);
	}
}
