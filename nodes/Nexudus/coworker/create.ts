import type { OperationFactory } from '../operation';
import { createOnce } from './createOnce';
import { createForm } from './forms';
import { toOutput } from './output';
import { prepareBodies } from './parameters';

/** Coworker -> Create. */
export const create: OperationFactory = (context) => ({
	prepare: async (connection, settings) =>
		await prepareBodies(context, connection, settings, { form: createForm }),
	run: async (connection, body, settings) => {
		const created = await createOnce(connection, body);
		return [await toOutput(context, connection, settings, created)];
	},
});
