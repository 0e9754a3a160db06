import { recordForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { Resource } from '../resources/resource';
import { readRecord } from './change';
import { withValuesByName } from './customFields';
import { simplified } from './output';
import { prepareBodies } from './parameters';

export function get(resource: Resource): OperationFactory {
	return (context) => ({
		isReading: true,
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: recordForm(resource) }),
		run: async (connection, { Id }, settings) => {
			const record = await readRecord(connection, resource, Number(Id));
			const [named] = await withValuesByName(connection, resource, [record]);
			return [settings.simplify ? simplified(resource, named) : named];
		},
	});
}
