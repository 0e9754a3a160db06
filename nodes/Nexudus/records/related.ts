import { recordForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { OperationRow, Resource } from '../resources/resource';
import { getMany } from './getMany';
import { prepareBodies } from './parameters';

/** The list of what belongs to a record. */
export function children(
	resource: Resource,
	{ of, by }: Extract<OperationRow, { kind: 'children' }>,
): OperationFactory {
	return (context) => {
		const list = getMany(of)(context);
		return {
			...list,
			prepare: async (connection, settings) =>
				await prepareBodies(context, connection, settings, {
					resource,
					form: recordForm(resource),
				}),
			run: async (connection, { Id }, settings) =>
				await list.run(connection, { [by]: Id }, settings),
		};
	};
}
