import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { readList, readRows } from '../api/pages';
import { request } from '../api/request';
import type { ApiRequest } from '../api/send';
import type { LookupName } from '../fields/types';

/** A list of Nexudus that IDs are chosen from (Nexudus REST API, Look-ups). */
export interface Lookup {
	path: string;
	/** Role that reading the list needs. */
	role: string;
	/** What a record is called in a message. */
	noun: string;
	/** Properties that hold a name, the one shown first, with the filter that searches each. */
	names: ReadonlyArray<{ property: string; filter: string }>;
	/** The same for what a record may be named by otherwise. */
	code?: { property: string; filter: string };
	email?: { property: string; filter: string };
}

export const LOOKUPS: Record<LookupName, Lookup> = {
	country: {
		path: '/api/sys/countries',
		role: 'Country-List',
		noun: 'country',
		names: [{ property: 'Name', filter: 'Country_Name' }],
		code: { property: 'TwoDigitsCode', filter: 'Country_TwoDigitsCode' },
	},
	timeZone: {
		path: '/api/sys/simpletimezones',
		role: 'SimpleTimeZone-List',
		noun: 'time zone',
		names: [
			{ property: 'Description', filter: 'SimpleTimeZone_Description' },
			{ property: 'Name', filter: 'SimpleTimeZone_Name' },
		],
	},
	location: {
		path: '/api/sys/businesses',
		role: 'Business-List',
		noun: 'location',
		names: [{ property: 'Name', filter: 'Business_Name' }],
	},
	plan: {
		path: '/api/billing/tariffs',
		role: 'Tariff-List',
		noun: 'plan',
		names: [{ property: 'Name', filter: 'Tariff_Name' }],
	},
	team: {
		path: '/api/spaces/teams',
		role: 'Team-List',
		noun: 'team',
		names: [{ property: 'Name', filter: 'Team_Name' }],
	},
	coworker: {
		path: '/api/spaces/coworkers',
		role: 'Coworker-List',
		noun: 'coworker',
		names: [
			{ property: 'FullName', filter: 'Coworker_FullName' },
			{ property: 'Email', filter: 'Coworker_Email' },
		],
		email: { property: 'Email', filter: 'Coworker_Email' },
	},
};

export interface LookupRecord extends IDataObject {
	Id: number;
}

export interface LookupPage {
	records: LookupRecord[];
	hasNextPage: boolean;
}

function isLookupRecord(record: IDataObject): record is LookupRecord {
	return typeof record.Id === 'number';
}

/** The request for a list, in the order of its names. */
function listOf({ path, role, names }: Lookup, filter: IDataObject = {}): ApiRequest {
	return {
		method: 'GET',
		path,
		role,
		withoutRole: 'Or give the ID itself instead of choosing from the list.',
		query: { ...filter, orderBy: names[0].property, dir: 1 },
	};
}

/** One page of a list. @throws NodeApiError, e.g. when the role is missing */
export async function readPage(
	connection: Connection,
	lookup: Lookup,
	{ filter, page, size }: { filter: IDataObject; page: number; size: number },
): Promise<LookupPage> {
	const list = listOf(lookup, filter);
	const answer = await request(connection, { ...list, query: { ...list.query, page, size } });
	const { rows, hasNextPage } = readRows(answer);
	return { records: rows.filter(isLookupRecord), hasNextPage };
}

/** All records of a list that pass a filter. @throws NodeApiError, e.g. when the role is missing */
export async function readAll(
	connection: Connection,
	lookup: Lookup,
	filter: IDataObject = {},
): Promise<LookupRecord[]> {
	const list = listOf(lookup, filter);
	const inOrder = { ...list, query: { ...list.query, orderBy: 'Id' } };
	return await readList(connection, inOrder, {
		pick: (row) => (isLookupRecord(row) ? row : undefined),
	});
}

function isCountryCode(text: string): boolean {
	return /^[a-z]{2}$/i.test(text);
}

/** What to search a text in, the likeliest first: one of two letters may be a country's code or part of its name. */
export function searchedIn({ code, email, names }: Lookup, text: string): Lookup['names'] {
	if (code && isCountryCode(text)) return [code, ...names];
	const isLikely = ({ property }: Lookup['names'][number]) => property === email?.property;
	return text.includes('@') ? [...names].sort((a, b) => +isLikely(b) - +isLikely(a)) : names;
}

/** The name of a record as the pick lists show it; a coworker with the email, for people share names. */
export function nameOf({ names, email }: Lookup, record: LookupRecord): string {
	const name = String(record[names[0].property] ?? record.Id);
	return email ? `${name} (${String(record[email.property] ?? 'no email')})` : name;
}
