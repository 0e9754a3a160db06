import { createForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { Resource } from '../resources/resource';
import { createOnce } from './createOnce';
import { toOutput } from './output';
import { prepareBodies } from './parameters';

export function create(resource: Resource): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: createForm(resource) }),
		run: async (connection, body, settings) => {
			const created = await createOnce(connection, resource, body);
			return [await toOutput(context, connection, resource, settings, created)];
		},
	});
}
