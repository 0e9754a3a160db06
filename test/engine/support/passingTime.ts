type Sleep = typeof import('../../../nodes/Nexudus/api/sleep');

/** Milliseconds from which on a wait passes at once: those of the looks for what was lost. */
const LONG = 400;

let ahead = 0;

/** Milliseconds that have passed at once. */
export function timePassed(): number {
	return ahead;
}

/** Sets the time of day, which goes on when a long wait passes; Nexudus's clock, in this process, goes with it. */
export function startTime(now: number): void {
	const realNow = Date.now.bind(Date);
	const offset = now - realNow();
	ahead = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + offset + ahead);
}

/** The module of the node's waits, in which long ones pass at once. */
export function passingAtOnce(actual: Sleep): Sleep {
	return {
		...actual,
		abortableSleep: async (ms, signal) => {
			if (ms < LONG) return await actual.abortableSleep(ms, signal);
			ahead += ms;
			return undefined;
		},
	};
}

/** Lets time pass at once. */
export function passTime(ms: number): void {
	ahead += ms;
}
