import fc from 'fast-check';

import {
	foldName,
	foldText,
	isSameText,
	nameMatcher,
	spellings,
} from '../../../nodes/Nexudus/fields/text';

const composed = 'Zoë Noël'.normalize('NFC');
const decomposed = 'Zoë Noël'.normalize('NFD');

test.each([
	['Hot Desk', ' hot DESK\n'],
	[composed, decomposed],
	[composed.toUpperCase(), decomposed],
	[24, '24'],
	[null, ''],
	[undefined, ' '],
])('%j is the same as %j', (a, b) => {
	expect(isSameText(a, b)).toBe(true);
	expect(foldText(a)).toBe(foldText(b));
});

test.each([
	['Hot Desk', 'Hot  Desk'],
	['Zoe', 'Zoë'],
	['a@example.com', 'a@example.co'],
	[null, 'null'],
])('%j is not the same as %j', (a, b) => {
	expect(isSameText(a, b)).toBe(false);
});

test('a text is spelt in its own way first, and in each other that there is', () => {
	expect(spellings('Zoe')).toEqual(['Zoe']);
	expect(spellings(composed)).toEqual([composed, decomposed]);
	expect(spellings(decomposed)).toEqual([decomposed, composed]);
});

test('all spellings of any text are the same text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			for (const spelling of spellings(text)) expect(isSameText(spelling, text)).toBe(true);
		}),
	);
});

test.each([
	['E-Mail', 'email'],
	['e_mail', 'email'],
	['Émail', 'email'],
	['Rather not say', 'rathernotsay'],
	['№ 7', 'no7'],
	['?!', ''],
	['日本 2', '日本2'],
])('the name %j is compared as %j', (name, folded) => {
	expect(foldName(name)).toBe(folded);
});

test('names are found as a whole or by their beginning', () => {
	const names = ['hotdesk', 'hotdeskmonthly', 'ahotdesk'];
	expect(names.filter(nameMatcher('Hot Desk', 'whole'))).toEqual(['hotdesk']);
	expect(names.filter(nameMatcher('HOT-desk', 'beginning'))).toEqual(['hotdesk', 'hotdeskmonthly']);
});
