import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE, pages } from '../api/pages';
import { fieldsOf } from '../description/forms';
import { foldText } from '../fields/text';
import type { Identity, Resource } from '../resources/resource';
import { endpointsOf } from './endpoints';

/** The list rows that have the identities of a batch. */
export interface Matches {
	/** Undefined where the list is too long to be read for the batch. */
	rowsFor(connection: Connection, body: IDataObject): Promise<IDataObject[] | undefined>;
}

type Index = Map<string, IDataObject[]>;

/** The same for all records with the same identity. */
export function identityKey({ same }: Identity, record: IDataObject): string {
	return JSON.stringify(same.map((property) => [property, foldText(record[property])]));
}

function isOfTexts(resource: Resource, { same }: Identity): boolean {
	const fields = fieldsOf(resource);
	return same.every((property) => fields.get(property)?.kind === 'text');
}

/** Reads the whole list, unless it has more pages than there are identities to look up. */
async function readIndex(
	connection: Connection,
	resource: Resource,
	identity: Identity,
	keys: ReadonlySet<string>,
): Promise<Index | undefined> {
	const query = { orderBy: 'Id', dir: 1 };
	const list = { ...endpointsOf(resource).list, query };
	const index: Index = new Map();
	for await (const { rows, total } of pages(connection, list)) {
		if (total > LARGEST_PAGE * keys.size) return undefined;
		for (const row of rows) {
			const key = identityKey(identity, row);
			if (keys.has(key)) index.set(key, [...(index.get(key) ?? []), row]);
		}
	}
	return index;
}

/**
 * Looks up the records of a batch: by the pages of the list where these are fewer than the identities, which the first
 * page tells. Where that fails, each item looks for itself.
 */
export function createMatches(
	resource: Resource,
	identity: Identity,
	bodies: readonly IDataObject[],
): Matches {
	const keys = new Set(bodies.map((body) => identityKey(identity, body)));
	const isWorthIt = keys.size > 1 && isOfTexts(resource, identity);
	let reading: Promise<Index | undefined> | undefined;
	return {
		rowsFor: async (connection, body) => {
			if (!isWorthIt) return undefined;
			reading ??= readIndex(connection, resource, identity, keys).catch(() => undefined);
			const index = await reading;
			return index && (index.get(identityKey(identity, body)) ?? []);
		},
	};
}
