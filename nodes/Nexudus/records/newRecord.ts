import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { proposalFor } from '../fields/body';
import type { Body } from '../fields/types';
import { isBlank } from '../fields/values';
import { resolveReferences, withIds } from '../lookups/resolve';
import type { Resource } from '../resources/resource';
import { describeMistakes } from './messages';

/**
 * The body of a record that turned out to be new, with what follows for it from what the item gives.
 *
 * @throws NodeApiError that names what a new record lacks
 */
export async function withRequired(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
): Promise<IDataObject> {
	const empty = resource.required.filter(({ property }) => isBlank(body[property]));
	if (empty.length === 0) return body;
	const proposals: Body = {};
	for (const field of empty) {
		const proposal = proposalFor(field, body as Body);
		if (proposal) proposals[field.property] = proposal;
	}
	const found = withIds(proposals, await resolveReferences(connection, [proposals]));
	const missing = empty.filter(({ property }) => !(property in proposals));
	const problem = `is required, for there is no such ${resource.noun} yet`;
	const mistakes = [...missing.map(({ property }) => ({ property, problem })), ...found.problems];
	if (mistakes.length === 0) return { ...body, ...found.body };
	throw toNodeError(connection.node, describeMistakes(resource, mistakes, { wasLookedUp: true }));
}
