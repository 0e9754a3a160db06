import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { LARGEST_PAGE, readList, readRows, requestPage } from '../api/pages';
import { exchange } from '../api/request';
import type { ApiRequest } from '../api/send';
import { isSameText } from '../fields/text';
import type { LookupRow, Nickname } from './table';

export interface LookupRecord extends IDataObject {
	Id: number;
}

export interface LookupPage {
	records: LookupRecord[];
	hasNextPage: boolean;
}

/** A property that a list can be searched by, and the parameter of the query that does it. */
export interface Search {
	property: string;
	filter: string;
}

function isLookupRecord(record: IDataObject): record is LookupRecord {
	return typeof record.Id === 'number';
}

/** The request for a list, in the order of its names; a list is ordered by properties of its own alone. */
function listOf(
	{ path, entity, names, stems = {} }: LookupRow,
	filter: IDataObject = {},
): ApiRequest {
	return {
		method: 'GET',
		path: `/api/${path}`,
		role: roleOf({ entity }),
		withoutRole: 'Or give the ID itself instead of choosing from the list.',
		query: { ...filter, orderBy: names[0] in stems ? 'Id' : names[0], dir: 1 },
	};
}

/** The role that reading a list needs (Nexudus REST API, Host and authentication). */
export function roleOf({ entity }: Pick<LookupRow, 'entity'>): string {
	return `${entity}-List`;
}

/** One page of a list. @throws NodeApiError, e.g. when the role is missing */
export async function readPage(
	connection: Connection,
	lookup: LookupRow,
	{ filter, page, size }: { filter: IDataObject; page: number; size: number },
): Promise<LookupPage> {
	const list = listOf(lookup, filter);
	const answer = await requestPage(connection, { ...list, query: { ...list.query, page, size } });
	const { rows, hasNextPage } = readRows(answer);
	return { records: rows.filter(isLookupRecord), hasNextPage };
}

/** All records of a list that one page holds; undefined where it has more. @throws NodeApiError */
export async function readWhole(
	connection: Connection,
	lookup: LookupRow,
): Promise<LookupRecord[] | undefined> {
	const list = listOf(lookup);
	const query = { ...list.query, orderBy: 'Id', page: 1, size: LARGEST_PAGE };
	const page = readRows(await requestPage(connection, { ...list, query }), 1);
	const isWhole = !page.hasNextPage && page.rows.length >= page.total;
	return isWhole ? page.rows.filter(isLookupRecord) : undefined;
}

/** All records of a list that pass a filter. @throws NodeApiError, e.g. when the role is missing */
export async function readAll(
	connection: Connection,
	lookup: LookupRow,
	filter: IDataObject = {},
): Promise<LookupRecord[]> {
	const list = listOf(lookup, filter);
	const inOrder = { ...list, query: { ...list.query, orderBy: 'Id' } };
	return await readList(connection, inOrder, {
		pick: (row) => (isLookupRecord(row) ? row : undefined),
	});
}

/**
 * Whether Nexudus still has a record that a list shows: lists of a live account have deleted ones, too (Nexudus REST API,
 * Deleting). What cannot be told counts as there.
 */
export async function isThere(
	connection: Connection,
	{ path, entity, noun }: LookupRow,
	id: number,
): Promise<boolean> {
	const outcome = await exchange(connection, {
		method: 'GET',
		path: `/api/${path}/${id}`,
		role: `${entity}-Read`,
		references: `${noun} ${id}`,
	});
	return outcome.kind !== 'rejected' || outcome.failure.status !== 404;
}

export function searchOf({ entity, stems }: LookupRow, property: string): Search {
	return { property, filter: `${entity}_${stems?.[property] ?? property}` };
}

function isCode(text: string, letters: number): boolean {
	return text.length === letters && /^[a-z]+$/i.test(text);
}

/** What to search a text in, the likeliest first: one of two letters may be a country's code or part of its name. */
export function searchedIn(lookup: LookupRow, text: string): Search[] {
	const { code, codes, email, names } = lookup;
	const isLikely = (property: string) => property === email && text.includes('@');
	const inOrder = [...names].sort((a, b) => +isLikely(b) - +isLikely(a));
	const properties = code && codes && isCode(text, codes.letters) ? [code, ...inOrder] : inOrder;
	return properties.map((property) => searchOf(lookup, property));
}

/** Whether a record has a name, code or the like, as the whole of a property or one of several in it. */
export function isNamed(
	{ namesIn }: LookupRow,
	record: LookupRecord,
	{ property, texts }: Nickname,
): boolean {
	const value = String(record[property] ?? '');
	const names = namesIn?.(value) ?? [value];
	return names.some((name) => texts.some((text) => isSameText(name, text)));
}

/** The name of a record as the pick lists show it, with what tells it from others of that name: people share names. */
export function nameOf({ names, email, within }: LookupRow, record: LookupRecord): string {
	const name = String(record[names[0]] ?? record.Id);
	if (email) return `${name} (${String(record[email] ?? 'no email')})`;
	const whole = within && record[within];
	return whole ? `${name} (${String(whole)})` : name;
}
