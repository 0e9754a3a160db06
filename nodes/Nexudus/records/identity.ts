import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { readList } from '../api/pages';
import { fieldsOf, stemOf } from '../description/forms';
import { ANY_ZONE, answeredInstant, formatRangeEnd } from '../fields/dates';
import { labelOf } from '../fields/names';
import { isSameText, spellings } from '../fields/text';
import type { Field } from '../fields/types';
import type { Identity, Resource } from '../resources/resource';
import { endpointsOf } from './endpoints';

/** A property that tells records apart, and its value in what is to be written. */
interface Mark {
	field: Field;
	value: unknown;
}

function marksOf(resource: Resource, properties: readonly string[], body: IDataObject): Mark[] {
	const fields = fieldsOf(resource);
	return properties.flatMap((property) => {
		const field = fields.get(property);
		const value = body[property];
		return field && value !== undefined && value !== null ? [{ field, value }] : [];
	});
}

/**
 * The parameters of a list that narrow it to a value (Nexudus REST API, Lists). The ends of a range may be read in UTC or
 * in the zone of the location.
 */
function searchFor({ role }: Resource, { field, value }: Mark): IDataObject {
	const name = `${role}_${stemOf(field)}`;
	if (field.kind !== 'instant') return { [name]: value as string };
	return {
		[`from_${name}`]: formatRangeEnd(String(value), 'from', ANY_ZONE),
		[`to_${name}`]: formatRangeEnd(String(value), 'to', ANY_ZONE),
	};
}

/** A server may not know the ways to write a text for the same, so that it is asked for each. */
function spellingsOf(mark: Mark): Mark[] {
	if (mark.field.kind !== 'text') return [mark];
	return spellings(String(mark.value)).map((value) => ({ ...mark, value }));
}

/** The queries that find, between them, every record with the identity of a body; the plainest first. */
function identityQueries(
	resource: Resource,
	{ lookUp }: Identity,
	body: IDataObject,
): IDataObject[] {
	return marksOf(resource, lookUp, body).reduce<IDataObject[]>(
		(queries, mark) =>
			queries.flatMap((query) =>
				spellingsOf(mark).map((spelling) => ({ ...query, ...searchFor(resource, spelling) })),
			),
		[{}],
	);
}

function isSameValue({ field, value }: Mark, answered: unknown): boolean {
	switch (field.kind) {
		case 'text':
			return isSameText(answered, value);
		case 'instant':
			return Math.trunc(answeredInstant(answered) / 1000) === answeredInstant(value) / 1000;
		default:
			return String(answered) === String(value);
	}
}

/** Whether a row of the list has the identity of a body. */
export function hasIdentityOf(
	resource: Resource,
	{ same }: Identity,
	body: IDataObject,
): (row: IDataObject) => boolean {
	const marks = marksOf(resource, same, body);
	return (row) => marks.every((mark) => isSameValue(mark, row[mark.field.property]));
}

/** The list rows of all records with the identity of a body. @throws NodeApiError */
export async function findSame(
	connection: Connection,
	resource: Resource,
	identity: Identity,
	body: IDataObject,
): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	const isSame = hasIdentityOf(resource, identity, body);
	for (const search of identityQueries(resource, identity, body)) {
		const query = { ...search, orderBy: 'Id', dir: 1 };
		const pick = (row: IDataObject) => (isSame(row) ? row : undefined);
		const list = { ...endpointsOf(resource).list, query };
		for (const row of await readList(connection, list, { pick })) found.set(row.Id, row);
	}
	return [...found.values()];
}

/** The records that a body refers to, in words: "Plan 4001, Location 3001"; undefined when there are none. */
export function referencesOf(resource: Resource, body: IDataObject): string | undefined {
	const named = [...fieldsOf(resource).values()].flatMap((field) => {
		const value = body[field.property];
		const isReference = field.kind === 'id' || field.kind === 'ids';
		return isReference && value && field.property !== 'Id'
			? [`${labelOf(field)} ${String(value)}`]
			: [];
	});
	return named.length > 0 ? named.join(', ') : undefined;
}

/** For people: "email ann@example.com", "Resource 6001, From 2025-01-15T10:30:00Z". */
export function describeIdentity(
	resource: Resource,
	{ noun, lookUp }: Identity,
	body: IDataObject,
): string {
	const marks = marksOf(resource, lookUp, body);
	if (marks.length === 1) return `${noun} ${String(marks[0].value)}`;
	return marks.map(({ field, value }) => `${labelOf(field)} ${String(value)}`).join(', ');
}
