import Table from 'cli-table3';

import { readingRows } from '../../contract';
import type { Findings } from './probes';

const SURE: Readonly<Record<string, string>> = {
	D: 'documented',
	L: 'seen live',
	C: 'in client code',
	I: 'assumed',
};

function row(reading: string, value: string | undefined): string[] {
	const known = readingRows.find((each) => each.reading === reading && each.value === value);
	const presets = known ? [...known.presets].join(', ') : '';
	const meaning = known?.meaning ?? '';
	return [reading, value ?? 'not tried', known ? SURE[known.basis] : '', presets, meaning];
}

/** Which readings hold, as a text to send in: nothing in it is personal or secret. */
export function report({ readings, facts }: Findings): string {
	const names = [...new Set(readingRows.map(({ reading }) => reading))];
	const table = new Table({
		head: ['reading', 'here', 'so far', 'as in', 'that is'],
		style: { head: [], border: [] },
	});
	for (const name of names) table.push(row(name, readings[name]));
	return [table.toString(), ...facts].join('\n');
}

/** A text without some words, e.g. the e-mail addresses in an error. */
export function without(text: string, words: ReadonlyArray<string | undefined>): string {
	return words
		.filter((word): word is string => word !== undefined && word !== '')
		.reduce((rest, word) => rest.replaceAll(word, '...'), text);
}
