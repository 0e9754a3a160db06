import { sleep } from 'n8n-workflow';

/** An aborted wait leaves its last slice running, for n8n's `sleep` cannot be ended: so slices are short. */
const LONGEST_SLICE = 500;

/**
 * Waits `ms` milliseconds.
 *
 * @throws the signal's reason, at once when it is aborted
 */
export async function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
	signal?.throwIfAborted();
	let onAbort = () => {};
	const aborted = new Promise<never>((_resolve, reject) => {
		onAbort = () => reject(signal?.reason);
		signal?.addEventListener('abort', onAbort);
	});
	try {
		for (let left = ms; left > 0; left -= LONGEST_SLICE) {
			await Promise.race([sleep(Math.min(left, LONGEST_SLICE)), aborted]);
		}
	} finally {
		signal?.removeEventListener('abort', onAbort);
	}
}
