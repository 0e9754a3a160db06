import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { filterGroup, FILTERS } from '../description/forms';
import { isFailed } from '../execution/operation';
import type { OperationFactory } from '../execution/operation';
import { labelOf } from '../fields/names';
import type { Resource } from '../resources/resource';
import { describeMistakes } from './messages';

function missing(connection: Connection, resource: Resource, itemIndex: number): { error: Error } {
	const fields = new Map(filterGroup(resource).fields.map((field) => [field.property, field]));
	const labels = (resource.listNeeds ?? []).map((way) =>
		way
			.map((property) => {
				const field = fields.get(property);
				return field ? labelOf(field) : property;
			})
			.join(' with '),
	);
	const failure = describeMistakes(resource, [
		{
			property: FILTERS.name,
			label: FILTERS.label,
			problem: `need one of these, for Nexudus lists ${resource.plural} by nothing else: ${labels.join(', ')}`,
			advice: 'Add one of these filters.',
		},
	]);
	return { error: toNodeError(connection.node, failure, itemIndex) };
}

/** A list that Nexudus answers only with certain filters fails without them, before anything is sent. */
export function checkNeeds(resource: Resource, list: OperationFactory): OperationFactory {
	const { listNeeds } = resource;
	if (!listNeeds) return list;
	return (context) => {
		const operation = list(context);
		return {
			...operation,
			prepare: async (connection, settings) => {
				const prepared = await operation.prepare(connection, settings);
				return prepared.map((filters, itemIndex) =>
					isFailed(filters) || listNeeds.some((way) => way.every((property) => property in filters))
						? filters
						: missing(connection, resource, itemIndex),
				);
			},
		};
	};
}
