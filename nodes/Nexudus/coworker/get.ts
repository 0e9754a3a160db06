import type { OperationFactory } from '../operation';
import { coworkerForm } from './forms';
import { prepareBodies } from './parameters';
import { readCoworker } from './records';
import { simplify } from './simplify';

/** Coworker -> Get. */
export const get: OperationFactory = (context) => ({
	isReading: true,
	prepare: async (connection) => await prepareBodies(context, connection, coworkerForm),
	run: async (connection, { Id }, itemIndex) => {
		const record = await readCoworker(connection, Number(Id));
		return [context.getNodeParameter('simplify', itemIndex, true) ? simplify(record) : record];
	},
});
