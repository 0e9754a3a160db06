import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import type { Failure } from '../api/errors';
import { fieldsOf } from '../description/forms';
import type { Resource } from '../resources/resource';

/**
 * What a Nexudus was found to demand of new records although it has a documented default: newer documents mark these
 * properties as required (Nexudus REST API, Coworkers).
 */
const demanded = new Map<string, IDataObject>();

function keyOf({ baseUrl }: Connection, { path }: Resource): string {
	return `${baseUrl} ${path}`;
}

/** The properties that this Nexudus demands, with the values that it documents for them. */
export function knownDemands(connection: Connection, resource: Resource): IDataObject {
	return demanded.get(keyOf(connection, resource)) ?? {};
}

/**
 * Learns what a refusal demands.
 *
 * @returns whether the record can be sent again: all that is missing has a documented default, and was not sent
 */
export function learnDemands(
	connection: Connection,
	resource: Resource,
	{ failure, body }: { failure: Failure; body: IDataObject },
): boolean {
	const fields = fieldsOf(resource);
	const defaults = failure.errors.map(({ property, message }): [string, number] | undefined => {
		const field = fields.get(property);
		const isMissing = /is a required field/.test(message) && !(property in body);
		return field?.kind === 'enum' && isMissing ? [property, field.values.initial] : undefined;
	});
	const known = defaults.filter((entry) => entry !== undefined);
	if (known.length === 0 || known.length < defaults.length) return false;
	const before = knownDemands(connection, resource);
	demanded.set(keyOf(connection, resource), { ...before, ...Object.fromEntries(known) });
	return true;
}
