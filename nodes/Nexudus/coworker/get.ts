import type { OperationFactory } from '../operation';
import { coworkerForm } from './forms';
import { prepareBodies } from './parameters';
import { readCoworker } from './records';
import { simplify } from './simplify';

/** Coworker -> Get. */
export const get: OperationFactory = (context) => ({
	isReading: true,
	prepare: async (connection, settings) =>
		await prepareBodies(context, connection, settings, { form: coworkerForm }),
	run: async (connection, { Id }, settings) => {
		const record = await readCoworker(connection, Number(Id));
		return [settings.simplify ? simplify(record) : record];
	},
});
