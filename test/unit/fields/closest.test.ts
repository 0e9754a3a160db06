import fc from 'fast-check';

import { closest, didYouMean, distance } from '../../../nodes/Nexudus/fields/closest';

test.each([
	['Untied Kingdom', 'United Kingdom', 1],
	['Germny', 'Germany', 1],
	['abcd', 'abdc', 1],
	['', 'abc', 3],
	['kitten', 'sitting', 3],
	['ab', 'ba', 1],
	['abc', 'cab', 2],
	['abcdef', 'badcfe', 3],
	['aab', 'bab', 1],
	['abc', 'xbcd', 2],
])('%j and %j are %i letters apart', (a, b, letters) => {
	expect(distance(a.toLowerCase(), b.toLowerCase())).toBe(letters);
});

test('a text is as far from another as that is from it, and nowhere from itself', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
			expect(distance(a, a)).toBe(0);
			expect(distance(a, b)).toBe(distance(b, a));
			expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
		}),
	);
});

describe('the closest names', () => {
	const plans = ['Hot Desk Monthly', 'Hot Desk Weekend', 'Dedicated Desk', 'Studio'];

	test.each([
		['hot desk montly', ['Hot Desk Monthly']],
		['Hot-Desk', ['Hot Desk Monthly', 'Hot Desk Weekend']],
		['desk ded', ['Dedicated Desk']],
		['Stduio', ['Studio']],
		['Gold', []],
		['', []],
		['?!', []],
	])('to %j are %j', (text, names) => {
		expect(closest(text, plans)).toEqual(names);
	});

	test('are three at most', () => {
		expect(closest('Desk', ['Desk A', 'Desk B', 'Desk C', 'Desk D'])).toHaveLength(3);
	});

	test('come in the order of how close they are, then by their names, each once', () => {
		expect(closest('Desk', ['Desl', 'Desk', 'Dusk', 'Desk'])).toEqual(['Desk', 'Desl', 'Dusk']);
		expect(closest('Desk', ['Dusk', 'Desl', 'Desk B', 'Desk A'])).toEqual([
			'Desk A',
			'Desk B',
			'Desl',
		]);
	});

	test.each([
		['Desk', 'Dexx', false],
		['Desk', 'Dexk', true],
		['Desks', 'Dexx', false],
		['', '', true],
		['desk x', 'Hot Desk', false],
		['d', 'Hot Desk', true],
	])('to %j, is %j among them: %j', (text, name, isClose) => {
		expect(closest(text, [name])).toEqual(isClose ? [name] : []);
	});
});

test.each([
	[[], ''],
	[['A'], '. Did you mean "A"?'],
	[['A', 'B'], '. Did you mean "A" or "B"?'],
	[['A', 'B', 'C'], '. Did you mean "A", "B" or "C"?'],
])('%j are suggested as %j', (names, words) => {
	expect(didYouMean(names)).toBe(words);
});
