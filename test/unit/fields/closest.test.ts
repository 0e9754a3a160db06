import fc from 'fast-check';

import { closest, distance } from '../../../nodes/Nexudus/fields/closest';

test.each([
	['Untied Kingdom', 'United Kingdom', 1],
	['Germny', 'Germany', 1],
	['abcd', 'abdc', 1],
	['', 'abc', 3],
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
});
