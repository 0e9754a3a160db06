import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { connect } from '../api/connection';
import type { LookupName } from '../fields/types';
import type { Lookup, LookupPage } from './lists';
import { LOOKUPS, nameOf, readPage } from './lists';

/** Rows that the editor loads at a time; it asks for more as the user scrolls. */
const SEARCH_PAGE = 100;
const LARGEST_PAGE = 1000;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

function isCountryCode(text: string): boolean {
	return /^[a-z]{2}$/i.test(text);
}

/** The filters to ask the server with: a two-letter text may be a country's code or part of its name. */
function filtersFor(lookup: Lookup, text: string): IDataObject[] {
	if (!text) return [{}];
	const codes = lookup.code && isCountryCode(text) ? [lookup.code] : [];
	return [...codes, ...lookup.names].map(({ filter }) => ({ [filter]: text }));
}

function mergePages(pages: readonly LookupPage[]): LookupPage {
	const records = new Map(
		pages.flatMap((page) => page.records.map((record) => [record.Id, record] as const)),
	);
	return {
		records: [...records.values()],
		hasNextPage: pages.some(({ hasNextPage }) => hasNextPage),
	};
}

function searchList(name: LookupName): Search {
	return async function (filter, paginationToken) {
		const lookup = LOOKUPS[name];
		const connection = await connect(this);
		const page = Number(paginationToken ?? 1);
		const pages: LookupPage[] = [];
		for (const query of filtersFor(lookup, filter?.trim() ?? '')) {
			pages.push(await readPage(connection, lookup, { filter: query, page, size: SEARCH_PAGE }));
		}
		const { records, hasNextPage } = mergePages(pages);
		return {
			results: records.map((record) => ({ name: nameOf(lookup, record), value: record.Id })),
			paginationToken: hasNextPage ? String(page + 1) : undefined,
		};
	};
}

function loadList(name: LookupName): Load {
	return async function () {
		const lookup = LOOKUPS[name];
		const connection = await connect(this);
		const options: INodePropertyOptions[] = [];
		for (let page = 1, hasNextPage = true; hasNextPage; page++) {
			const result = await readPage(connection, lookup, { filter: {}, page, size: LARGEST_PAGE });
			for (const record of result.records) {
				options.push({ name: nameOf(lookup, record), value: record.Id });
			}
			hasNextPage = result.hasNextPage;
		}
		return options;
	};
}

/** The lists behind resource locators ("From List"). */
export const listSearch = {
	searchCountries: searchList('country'),
	searchTimeZones: searchList('timeZone'),
	searchPlans: searchList('plan'),
	searchLocations: searchList('location'),
	searchCoworkers: searchList('coworker'),
};

/** The lists behind multiple choices. */
export const loadOptions = {
	loadLocations: loadList('location'),
	loadTeams: loadList('team'),
};
