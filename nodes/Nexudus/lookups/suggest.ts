/** "Did you mean": the names of a list that are close to one that it does not have. */
import type { Connection } from '../api/connection';
import { closest } from '../fields/closest';
import type { LookupName } from '../fields/types';
import type { LookupRecord } from './read';
import { readPage, searchOf } from './read';
import { shortList } from './shortLists';
import type { LookupRow } from './table';
import { LOOKUPS } from './table';

/** Rows that are looked through for a name. */
const MOST_ROWS = 1000;
/** Words of a name that people are searched by. */
const MOST_WORDS = 3;

/** People are too many to be read all; those who share a word of the text are few. */
function filtersFor(name: LookupName, text: string): Array<Record<string, string>> {
	const lookup = LOOKUPS[name];
	if (!lookup.email) return [{}];
	const property = text.includes('@') ? lookup.email : lookup.names[0];
	const words = text.split(/[\s@]+/).filter(Boolean);
	return words.slice(0, MOST_WORDS).map((word) => ({ [searchOf(lookup, property).filter]: word }));
}

/** Finds names close to a text; none where the list cannot be read, for it is no more than advice. */
export function suggester(
	connection: Connection,
): (name: LookupName, text: string) => Promise<string[]> {
	const lists = new Map<string, readonly LookupRecord[]>();

	/** A short list has just been looked through, and is remembered. */
	async function readFirst(
		lookup: LookupRow,
		filter: Record<string, string>,
	): Promise<readonly LookupRecord[]> {
		const short = await shortList(connection, lookup);
		if (short) return short;
		const wanted = { filter, page: 1, size: MOST_ROWS };
		return (await readPage(connection, lookup, wanted)).records;
	}

	async function read(
		name: LookupName,
		filter: Record<string, string>,
	): Promise<readonly LookupRecord[]> {
		const key = JSON.stringify([name, filter]);
		const known = lists.get(key);
		if (known) return known;
		const records = await readFirst(LOOKUPS[name], filter).catch(() => []);
		lists.set(key, records);
		return records;
	}

	return async (name, text) => {
		const { names, email } = LOOKUPS[name];
		const properties = email && text.includes('@') ? [email] : names;
		const known: string[] = [];
		for (const filter of filtersFor(name, text)) {
			for (const record of await read(name, filter)) {
				known.push(...properties.map((property) => String(record[property] ?? '')));
			}
		}
		return closest(text, known);
	};
}
