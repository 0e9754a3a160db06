import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 60_000;

/** Looks again and again until there is a value. @throws Error that says what was waited for */
export async function until<Value>(
	what: string,
	look: () => Promise<Value | undefined>,
	withinMs = patienceMs,
): Promise<Value> {
	for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(100)) {
		const value = await look();
		if (value !== undefined) return value;
	}
	throw new Error(`It took too long until ${what}`);
}
