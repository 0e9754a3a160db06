/** "Did you mean": the names of a list that are close to one that it does not have. */
import type { Connection } from '../api/connection';
import { foldName } from '../fields/text';
import type { LookupName } from '../fields/types';
import type { LookupRecord } from './read';
import { readPage, searchOf } from './read';
import { LOOKUPS } from './table';

/** Rows that are looked through for a name. */
const MOST_ROWS = 1000;
const MOST_SUGGESTIONS = 3;
/** Words of a name that people are searched by. */
const MOST_WORDS = 3;
/** The letters, as a share of all, that may be wrong in a name that was meant. */
const TOLERANCE = 0.25;

/** Letters to change, add, leave out or swap with the next, to make one text of another. */
export function distance(a: string, b: string): number {
	const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
	for (let row = 1; row <= a.length; row++) {
		rows.push([row]);
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			rows[row][column] = Math.min(
				rows[row - 1][column] + 1,
				rows[row][column - 1] + 1,
				rows[row - 1][column - 1] + (isSame ? 0 : 1),
				isSwapped ? rows[row - 2][column - 2] + 1 : Infinity,
			);
		}
	}
	return rows[a.length][b.length];
}

function wordsOf(name: string): string[] {
	return name
		.split(/[^\p{L}\p{N}]+/u)
		.map(foldName)
		.filter(Boolean);
}

/** Whether each word of a text begins a word of the name: "hot month" is in "Hot Desk Monthly". */
function isWithin(text: string, name: string): boolean {
	const words = wordsOf(name);
	const wanted = wordsOf(text);
	return wanted.length > 0 && wanted.every((word) => words.some((own) => own.startsWith(word)));
}

/** The names closest to a text, at most three, the closest first; none where all are far off. */
export function closest(text: string, names: readonly string[]): string[] {
	const wanted = foldName(text);
	return [...new Set(names)]
		.map((name) => {
			const letters = foldName(name);
			const wrong = distance(wanted, letters) / Math.max(wanted.length, letters.length, 1);
			return { name, wrong: isWithin(text, name) ? Math.min(wrong, TOLERANCE) : wrong };
		})
		.filter(({ wrong }) => wrong <= TOLERANCE)
		.sort((a, b) => a.wrong - b.wrong || a.name.localeCompare(b.name, 'en'))
		.slice(0, MOST_SUGGESTIONS)
		.map(({ name }) => name);
}

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
	const lists = new Map<string, LookupRecord[]>();

	async function read(name: LookupName, filter: Record<string, string>): Promise<LookupRecord[]> {
		const key = JSON.stringify([name, filter]);
		const known = lists.get(key);
		if (known) return known;
		const wanted = { filter, page: 1, size: MOST_ROWS };
		const records = await readPage(connection, LOOKUPS[name], wanted).then(
			(page) => page.records,
			() => [],
		);
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
