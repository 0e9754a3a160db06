import { setTimeout as wait } from 'node:timers/promises';

/** What the sandbox's dates, waits and token lives go by. */
export interface SandboxClock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `ms` milliseconds; may reject when the signal is aborted. */
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	// Not to keep the process of a closed sandbox alive.
	await wait(Math.max(0, ms), undefined, { ref: false, signal });
}

export const systemClock: SandboxClock = {
	now: () => Date.now(),
	sleep: pause,
};

/** A clock on which `factor` milliseconds go by in one. */
export function fastClock(factor: number): SandboxClock {
	const start = Date.now();
	const began = performance.now();
	return {
		now: () => start + (performance.now() - began) * factor,
		sleep: (ms, signal) => pause(ms / factor, signal),
	};
}

/** A clock that stands still until it is told to go on; sleepers wake when their time has come. */
export function manualClock(start = Date.now()): SandboxClock & { advance(ms: number): void } {
	let now = start;
	let sleepers: Array<{ at: number; wake: () => void }> = [];
	return {
		now: () => now,
		sleep: async (ms) =>
			await new Promise<void>((wake) => {
				sleepers.push({ at: now + ms, wake });
			}),
		advance(ms) {
			now += ms;
			const due = sleepers.filter(({ at }) => at <= now);
			sleepers = sleepers.filter(({ at }) => at > now);
			for (const { wake } of due) wake();
		},
	};
}
