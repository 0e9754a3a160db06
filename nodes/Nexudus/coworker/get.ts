import type { OperationFactory } from '../operation';
import { coworkerForm } from './forms';
import { prepareBodies } from './parameters';
import { readCoworker } from './records';
import { simplify } from './simplify';

/** Coworker -> Get. */
export const get: OperationFactory = (context) => ({
	isReading: true,
	prepare: async (connection) => await prepareBodies(context, connection, coworkerForm),
	run: async (connection, { Id }, settings) => {
		const record = await readCoworker(connection, Number(Id));
		return [settings.simplify ? simplify(record) : record];
	},
});
