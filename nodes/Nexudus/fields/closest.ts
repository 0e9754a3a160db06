/** "Did you mean": which names are close to a text. */
import { foldName } from './text';

const MOST_SUGGESTIONS = 3;
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

/** `"A", "B" or "C"`. */
function anyOf(names: readonly string[]): string {
	const quoted = names.map((name) => `"${name}"`);
	return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(' or ');
}

/** To be read after a problem: `. Did you mean "Hot Desk"?`; nothing where no name is close. */
export function didYouMean(close: readonly string[]): string {
	return close.length > 0 ? `. Did you mean ${anyOf(close)}?` : '';
}
