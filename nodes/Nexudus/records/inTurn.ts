import type { Connection } from '../api/connection';
import { untilAborted } from '../api/sleep';

const writing = new Map<string, Promise<unknown>>();

/**
 * Runs tasks with the same key one after another, in the order they came, whichever executions they belong to.
 *
 * @param key of one Nexudus
 * @throws the signal's reason, at once when it is aborted; a task that has not begun never does then
 */
export async function inTurn<T>(
	{ baseUrl, signal }: Pick<Connection, 'baseUrl' | 'signal'>,
	key: string,
	task: () => Promise<T>,
): Promise<T> {
	const queue = `${baseUrl} ${key}`;
	const before = writing.get(queue) ?? Promise.resolve();
	const run = before.then(async () => {
		signal?.throwIfAborted();
		return await task();
	});
	const settled = run
		.catch(() => {})
		.finally(() => {
			if (writing.get(queue) === settled) writing.delete(queue);
		});
	writing.set(queue, settled);
	return await untilAborted(run, signal);
}
