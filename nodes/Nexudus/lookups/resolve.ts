import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE } from '../api/pages';
import type { Body, Reference } from '../fields/types';
import type { LookupRecord } from './lists';
import { LOOKUPS, readPage } from './lists';

/** What a reference comes to: its ID, or what to tell the user. */
export type Resolved = { id: number } | { problem: string };

function isReference(value: unknown): value is Reference {
	return typeof value === 'object' && value !== null && 'lookup' in value;
}

function keyOf({ lookup, by, text }: Reference): string {
	return `${lookup} ${by} ${text.toLowerCase()}`;
}

function hasText(record: LookupRecord, property: string, text: string): boolean {
	return (
		String(record[property] ?? '')
			.trim()
			.toLowerCase() === text.toLowerCase()
	);
}

function present<T>(value: T | undefined): T[] {
	return value === undefined ? [] : [value];
}

async function findExact(connection: Connection, reference: Reference): Promise<LookupRecord[]> {
	const lookup = LOOKUPS[reference.lookup];
	const { by, text } = reference;
	for (const { property, filter } of by === 'name' ? lookup.names : [lookup[by]].flatMap(present)) {
		const page = { filter: { [filter]: text }, page: 1, size: LARGEST_PAGE };
		const { records } = await readPage(connection, lookup, page);
		const exact = records.filter((record) => hasText(record, property, text));
		if (exact.length > 0) return exact;
	}
	return [];
}

async function resolve(connection: Connection, reference: Reference): Promise<Resolved> {
	const found = await findExact(connection, reference);
	if (found.length === 1) return { id: found[0].Id };
	const { noun } = LOOKUPS[reference.lookup];
	const wanted = `${noun} with the ${reference.by} "${reference.text}"`;
	if (found.length === 0) return { problem: `cannot be found: Nexudus has no ${wanted}` };
	const ids = found.map(({ Id }) => Id).join(', ');
	return {
		problem: `cannot be chosen: Nexudus has more than one ${wanted}. Choose it by its ID: ${ids}`,
	};
}

function referencesIn(body: Body): Reference[] {
	return Object.values(body).flat().filter(isReference);
}

/** Whether any value of the body is still to be looked up. */
export function hasReferences(body: Body): boolean {
	return referencesIn(body).length > 0;
}

/**
 * Looks up every reference of some bodies, each of them once.
 *
 * @throws NodeApiError when a list cannot be read
 */
export async function resolveReferences(
	connection: Connection,
	bodies: readonly Body[],
): Promise<Map<string, Resolved>> {
	const resolved = new Map<string, Resolved>();
	for (const reference of bodies.flatMap(referencesIn)) {
		const key = keyOf(reference);
		if (!resolved.has(key)) resolved.set(key, await resolve(connection, reference));
	}
	return resolved;
}

/** What a property's reference could not be resolved to. */
export interface Unresolved {
	property: string;
	problem: string;
}

/** The body as it is sent, with IDs in the places of its references. */
export function withIds(
	body: Body,
	resolved: ReadonlyMap<string, Resolved>,
): { body: IDataObject; problems: Unresolved[] } {
	const problems: Unresolved[] = [];
	const ids: IDataObject = {};
	for (const [property, value] of Object.entries(body)) {
		const replace = (entry: unknown): unknown => {
			if (!isReference(entry)) return entry;
			const result = resolved.get(keyOf(entry)) ?? { problem: 'was not looked up' };
			if ('id' in result) return result.id;
			problems.push({ property, problem: result.problem });
			return undefined;
		};
		ids[property] = (Array.isArray(value) ? value.map(replace) : replace(value)) as IDataObject;
	}
	return { body: ids, problems };
}
