import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { isSameText } from '../fields/text';
import { readAll } from '../lookups/read';
import { LOOKUPS } from '../lookups/table';
import type { Location, Subject } from './address';
import type { TriggerEvent } from './events';
import { eventOf } from './events';

/** The most webhooks that one node makes. Nexudus names no limit, but each is a record that somebody has to oversee. */
export const MOST_WEBHOOKS = 50;

/** The values of a multiple choice: chosen ones, or those that an expression gives, a text with commas among them. */
function valuesOf(parameter: unknown): unknown[] {
	return [parameter]
		.flat()
		.filter((value) => value !== null && value !== undefined && value !== '');
}

/** @throws NodeOperationError for none, and for one that Nexudus does not tell of */
export function eventsOf(context: IHookFunctions): TriggerEvent[] {
	const values = [...new Set(valuesOf(context.getNodeParameter('events', [])))];
	if (values.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Events: choose at least one');
	}
	return values.map((value) => {
		const event = eventOf(value);
		if (event) return event;
		throw new NodeOperationError(
			context.getNode(),
			`Events: there is none called "${String(value)}"`,
		);
	});
}

function findLocations(all: readonly Location[], value: unknown): Location[] {
	const named = all.filter(
		({ id, name }) => String(id) === String(value) || isSameText(name, String(value)),
	);
	if (named.length > 0 || typeof value !== 'string' || !value.includes(',')) return named;
	const parts = value.split(',').map((part) => findLocations(all, part.trim()));
	return parts.every((part) => part.length > 0) ? parts.flat() : [];
}

/**
 * The locations that are chosen; all of them when none is.
 *
 * @throws NodeOperationError for one that Nexudus does not have; NodeApiError with a `Failure`
 */
async function locationsOf(context: IHookFunctions, connection: Connection): Promise<Location[]> {
	const records = await readAll(connection, LOOKUPS.location);
	const all = records.map(({ Id: id, Name }) => ({ id, name: String(Name ?? '') }));
	const values = valuesOf(context.getNodeParameter('locations', []));
	if (values.length === 0) return all;
	const chosen = values.flatMap((value) => {
		const found = findLocations(all, value);
		if (found.length > 0) return found;
		throw new NodeOperationError(
			context.getNode(),
			`Locations: Nexudus has no location "${String(value)}"`,
			{ description: 'It was deleted or renamed, or the user of the credential may not see it.' },
		);
	});
	return [...new Set(chosen)];
}

/**
 * Each event at each location, as the parameters choose them; while the workflow is tested, at the first location alone.
 *
 * @throws NodeOperationError for parameters that cannot be; NodeApiError with a `Failure`
 */
export async function subjectsOf(
	context: IHookFunctions,
	connection: Connection,
): Promise<Subject[]> {
	const events = eventsOf(context);
	const locations = await locationsOf(context, connection);
	const served = context.getActivationMode() === 'manual' ? locations.slice(0, 1) : locations;
	const count = events.length * served.length;
	if (count > MOST_WEBHOOKS) {
		throw new NodeOperationError(
			context.getNode(),
			`${events.length} events at ${served.length} locations need ${count} webhooks in Nexudus; one node makes ${MOST_WEBHOOKS} at most`,
			{
				description:
					'No webhook was made. Choose fewer events or locations, or share them out among several Nexudus Trigger nodes.',
			},
		);
	}
	return served.flatMap((location) => events.map((event) => ({ event, location })));
}
