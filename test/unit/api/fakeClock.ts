import { setImmediate as settled } from 'node:timers/promises';

import type { Clock } from '../../../nodes/Nexudus/api/budget';

export interface FakeClock extends Clock {
	/** When the first sleeper wakes up; Infinity when nobody sleeps. */
	nextWakeUp(): number;
	goTo(time: number): void;
	/** Wakes up those whose time has come, and lets happen what follows from it. */
	wakeUp(): Promise<void>;
}

/** A clock that stands still until it is told to go on. */
export function createFakeClock(): FakeClock {
	let now = 0;
	const sleepers = new Set<{ until: number; wakeUp: () => void }>();
	return {
		now: () => now,
		sleep: async (ms, signal) =>
			await new Promise<void>((resolve, reject) => {
				const sleeper = { until: now + ms, wakeUp: resolve };
				sleepers.add(sleeper);
				signal.addEventListener('abort', () => {
					sleepers.delete(sleeper);
					reject(signal.reason as Error);
				});
			}),
		nextWakeUp: () => Math.min(...[...sleepers].map(({ until }) => until)),
		goTo: (time) => {
			now = time;
		},
		wakeUp: async () => {
			for (const sleeper of [...sleepers].filter(({ until }) => until <= now)) {
				sleepers.delete(sleeper);
				sleeper.wakeUp();
			}
			await settled();
		},
	};
}

/** Lets time go on until a promise is settled. @throws when that never comes */
export async function until<T>(clock: FakeClock, promise: Promise<T>): Promise<T> {
	let isSettled = false;
	const end = () => {
		isSettled = true;
	};
	promise.then(end, end);
	await settled();
	while (!isSettled) {
		if (clock.nextWakeUp() === Infinity) throw new Error('Nobody will ever wake up');
		clock.goTo(clock.nextWakeUp());
		await clock.wakeUp();
	}
	return await promise;
}
