import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { connect } from '../api/connection';
import type { LookupName } from '../fields/types';
import type { LookupPage, LookupRecord } from '../lookups/read';
import { isNamed, nameOf, readAll, readPage, searchedIn, searchOf } from '../lookups/read';
import type { LookupRow, Nickname } from '../lookups/table';
import { LOOKUPS } from '../lookups/table';

/** Rows that the editor loads at a time; it asks for more as the user scrolls. */
const SEARCH_PAGE = 100;
/** Other names of records that a search is made for. */
const MOST_NICKNAMES = 5;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

function contains(record: LookupRecord, property: string, text: string): boolean {
	return String(record[property] ?? '')
		.toLowerCase()
		.includes(text.toLowerCase());
}

/** What a text may be short for, or another name of: "UK", "new york". As few letters as two are to be all of it. */
function nicknamesFor({ nicknames }: LookupRow, text: string): Nickname[] {
	const all = nicknames?.(text, text.length > 2 ? 'beginning' : 'whole') ?? [];
	return all.map(({ property, texts }) => ({ property, texts: texts.slice(0, MOST_NICKNAMES) }));
}

/** The records that people call so, few of them. */
async function readNamed(
	connection: Connection,
	lookup: LookupRow,
	nicknames: readonly Nickname[],
): Promise<LookupRecord[]> {
	const found = new Map<number, LookupRecord>();
	for (const { property, texts } of nicknames) {
		for (const text of texts) {
			const filter = { [searchOf(lookup, property).filter]: text };
			const { records } = await readPage(connection, lookup, {
				filter,
				page: 1,
				size: SEARCH_PAGE,
			});
			const named = records.filter((record) =>
				isNamed(lookup, record, { property, texts: [text] }),
			);
			for (const record of named) found.set(record.Id, record);
		}
	}
	return [...found.values()];
}

/** The same page of each search. What a search finds is left out of those after it, whatever page it is on there. */
async function searchPage(
	connection: Connection,
	lookup: LookupRow,
	{ text, page }: { text: string; page: number },
): Promise<LookupPage> {
	if (!text) return await readPage(connection, lookup, { filter: {}, page, size: SEARCH_PAGE });
	const nicknames = nicknamesFor(lookup, text);
	const isNicknamed = (record: LookupRecord) =>
		nicknames.some((nickname) => isNamed(lookup, record, nickname));
	const first = page === 1 ? await readNamed(connection, lookup, nicknames) : [];
	const found: LookupPage = { records: first, hasNextPage: false };
	for (const [index, { filter }] of searchedIn(lookup, text).entries()) {
		const wanted = { filter: { [filter]: text }, page, size: SEARCH_PAGE };
		const { records, hasNextPage } = await readPage(connection, lookup, wanted);
		const earlier = searchedIn(lookup, text).slice(0, index);
		const isNew = (record: LookupRecord) =>
			!isNicknamed(record) && !earlier.some(({ property }) => contains(record, property, text));
		found.records.push(...records.filter(isNew));
		found.hasNextPage ||= hasNextPage;
	}
	return found;
}

function searchList(name: LookupName): Search {
	return async function (filter, paginationToken) {
		const lookup = LOOKUPS[name];
		const connection = await connect(this);
		const page = Number(paginationToken ?? 1);
		const text = filter?.trim() ?? '';
		const { records, hasNextPage } = await searchPage(connection, lookup, { text, page });
		return {
			results: records.map((record) => ({ name: nameOf(lookup, record), value: record.Id })),
			paginationToken: hasNextPage ? String(page + 1) : undefined,
		};
	};
}

function loadList(name: LookupName): Load {
	return async function () {
		const lookup = LOOKUPS[name];
		const records = await readAll(await connect(this), lookup);
		const choices = records.map((record) => ({ name: nameOf(lookup, record), value: record.Id }));
		return choices.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	};
}

function forEveryList<T>(method: (name: LookupName) => T): Record<string, T> {
	return Object.fromEntries(
		(Object.keys(LOOKUPS) as LookupName[]).map((name) => [name, method(name)]),
	);
}

/** The lists behind resource locators ("From List"), by the name of the pick list. */
export const listSearch = forEveryList(searchList);

/** The lists behind multiple choices, by the name of the pick list. */
export const loadLists = forEveryList(loadList);
