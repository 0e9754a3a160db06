import type * as sleep from '../../../nodes/Nexudus/api/sleep';

/** A clock whose waits pass at once. */
export const clock = {
	time: 0,
	now: () => clock.time,
	sleep: async (ms: number) => {
		clock.time += ms;
	},
};

/** In the place of the module of the node's waits: they then pass at once by that clock. */
export const abortableSleep = clock.sleep;
export const { untilAborted } = jest.requireActual<typeof sleep>(
	'../../../nodes/Nexudus/api/sleep',
);
