/** Runs a task while what it stands for takes up no slot. */
export type Aside = <T>(task: () => Promise<T>) => Promise<T>;

export interface Slots {
	/** Runs a task once a slot is free, in the order of the calls. */
	within<T>(task: () => Promise<T>): Promise<T>;
	/** For a task that has a slot: gives it to others for the time of a part of it. */
	aside: Aside;
}

/** Lets a number of tasks run at the same time. */
export function createSlots(count: number): Slots {
	const waiting: Array<() => void> = [];
	let free = count;

	async function take(): Promise<void> {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
	}

	function give(): void {
		const next = waiting.shift();
		if (next) next();
		else free += 1;
	}

	return {
		within: async (task) => {
			await take();
			try {
				return await task();
			} finally {
				give();
			}
		},
		aside: async (task) => {
			give();
			try {
				return await task();
			} finally {
				await take();
			}
		},
	};
}
