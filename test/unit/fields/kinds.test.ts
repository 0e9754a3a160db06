import fc from 'fast-check';
import { DateTime } from 'luxon';

import type {
	ChoiceField,
	CustomField,
	Field,
	NumberField,
	RowsField,
} from '../../../nodes/Nexudus/fields/types';
import {
	convertValue,
	emptied,
	isReference,
	locatorValue,
	quote,
	toId,
	toList,
	toRows,
} from '../../../nodes/Nexudus/fields/values';

const named = { property: 'Property', label: 'Label' };

function convert(field: Field, value: unknown, order?: 'dayFirst' | 'monthFirst') {
	return convertValue(field, value, 'Europe/Berlin', order);
}

describe('a choice', () => {
	const state: ChoiceField = {
		...named,
		kind: 'choice',
		choices: [
			{ value: 'in-use', label: 'Taken' },
			{ value: 'free', label: 'Not in Use' },
		],
		initial: 'free',
	};

	test.each([
		['in-use', 'in-use'],
		['IN USE', 'in-use'],
		['taken', 'in-use'],
		['not_in_use', 'free'],
		[' Free ', 'free'],
	])('%j is %j', (value, sent) => {
		expect(convert(state, value)).toEqual({ value: sent });
	});

	test.each<[value: unknown, repeated: string]>([
		['use', '"use"'],
		[1, '"1"'],
		['!', '"!"'],
	])('%j is none, and the message names those there are', (value, repeated) => {
		expect(convert(state, value)).toEqual({
			problem: `has no choice ${repeated}. The choices are: Taken, Not in Use`,
		});
	});
});

describe('numbers that are rounded down', () => {
	const minutes: NumberField = { ...named, kind: 'integer', roundedDown: true, min: 0 };

	test.each<[value: unknown, sent: number]>([
		[30.9, 30],
		['30.9', 30],
		[1, 1],
		[0.2, 1],
		[0, 0],
	])('%j is sent as %i', (value, sent) => {
		expect(convert(minutes, value)).toEqual({ value: sent });
	});

	test('are not rounded where they are too small, nor read where they are none', () => {
		expect(convert(minutes, -1)).toEqual({ problem: 'must be at least 0, not -1' });
		expect(convert(minutes, 'x')).toEqual({ problem: 'must be a whole number, not "x"' });
	});
});

describe('JSON', () => {
	const json: Field = { ...named, kind: 'json' };

	test.each<[value: unknown, sent: unknown]>([
		['{ "a": [1] }', { a: [1] }],
		['null', null],
		['"text"', 'text'],
		[{ a: 1 }, { a: 1 }],
		[[1], [1]],
		[7, 7],
		[false, false],
	])('%j is sent as %j', (value, sent) => {
		expect(convert(json, value)).toEqual({ value: sent });
	});

	test('any JSON comes back from its text', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(convert(json, JSON.stringify(value))).toEqual({
					value: JSON.parse(JSON.stringify(value)),
				});
			}),
		);
	});

	test('other text is refused', () => {
		expect(convert(json, '{ a: 1 }')).toEqual({ problem: 'must be JSON, not "{ a: 1 }"' });
	});
});

describe('a list of whole numbers', () => {
	const days: Field = { ...named, kind: 'integers' };

	test.each<[value: unknown, sent: number[]]>([
		[
			[0, '1', -2],
			[0, 1, -2],
		],
		['1, 2', [1, 2]],
		['[1,2]', [1, 2]],
		[3, [3]],
	])('comes from %j', (value, sent) => {
		expect(convert(days, value)).toEqual({ value: sent });
	});

	test.each<[value: unknown, repeated: string]>([
		[[1, 2.5, 'x'], '"2.5"'],
		['1, two', '"two"'],
		[[null], '"null"'],
		[{}, '"{}"'],
	])('does not come from %j', (value, repeated) => {
		expect(convert(days, value)).toEqual({
			problem: `must be a list of whole numbers, but holds ${repeated}`,
		});
	});

	test('may have none, and is cleared by one without any', () => {
		expect(convert(days, '[]')).toEqual({ empty: true });
		expect(emptied(days)).toEqual([]);
	});
});

describe('children of a record', () => {
	const lines: RowsField = {
		...named,
		kind: 'rows',
		fields: [
			{ property: 'Quantity', kind: 'integer', required: true },
			{ property: 'UnitPrice', parameter: 'price', kind: 'number' },
			{ property: 'From', kind: 'wallClock' },
			{ property: 'Secret', kind: 'text', secret: true },
		],
	};
	const sent = [{ Quantity: 2, UnitPrice: 9.5 }, { Quantity: 1 }];
	const rows = [
		{ quantity: '2', price: 9.5 },
		{ Quantity: 1, UnitPrice: '' },
	];

	test.each<[how: string, value: unknown]>([
		['the rows of the form', { rows }],
		['a list', rows],
		['JSON text', JSON.stringify(rows)],
		['the JSON text of rows', JSON.stringify({ rows })],
	])('come from %s', (_how, value) => {
		expect(convert(lines, value)).toEqual({ value: sent });
	});

	test.each([{}, '{}', { rows: [] }, '[]'])('are none in %j', (value) => {
		expect(convert(lines, value)).toEqual({ empty: true });
	});

	test.each<[value: unknown, repeated: string]>([
		['two of them', '"two of them"'],
		[7, '"7"'],
		['null', '"null"'],
		[{ quantity: 1 }, '"{"quantity":1}"'],
		[{ rows: 'x' }, '"{"rows":"x"}"'],
	])('are not %j', (value, repeated) => {
		expect(convert(lines, value)).toEqual({
			problem: `must be a list of objects, not ${repeated}`,
		});
	});

	test('tell all that is wrong, each with its number', () => {
		const wrong = [
			{ quantity: 1 },
			{ quantity: 'x', price: 'y', count: 3 },
			{ quantity: ' ' },
			{},
			null,
			'z',
			{ quantity: 1, secret: ['hidden'] },
		];
		expect(convert(lines, wrong)).toEqual({
			problem: `cannot be read: ${[
				'entry 2: Quantity must be a whole number, not "x"',
				'entry 2: Unit Price must be a number such as 12.5, not "y"',
				'entry 2: has no field "count"',
				'entry 3: Quantity is required',
				'entry 4: Quantity is required',
				'entry 5: must be an object, not "null"',
				'entry 6: must be an object, not "z"',
				'entry 7: Secret must be text',
			].join('; ')}`,
		});
	});

	test('have each field once', () => {
		expect(convert(lines, [{ quantity: 1, Quantity: 2 }])).toEqual({
			problem: 'cannot be read: entry 1: has no field "Quantity"',
		});
	});

	test('are read in the order of dates that is set', () => {
		const from = [{ quantity: 1, from: '03/04/2025' }];
		expect(convert(lines, from, 'monthFirst')).toEqual({
			value: [{ Quantity: 1, From: '2025-03-04T00:00:00' }],
		});
	});

	test('are cleared by a list without any', () => {
		expect(emptied(lines)).toEqual([]);
	});
});

describe('a custom field', () => {
	const custom = (type: CustomField['type'], more: Partial<CustomField> = {}): CustomField => ({
		...named,
		kind: 'custom',
		type,
		...more,
	});
	const sizes = { choices: ['Small', 'Large', 'Extra, large'] };
	const several = { ...sizes, isMultiple: true };

	test.each<[field: CustomField, value: unknown, sent: string]>([
		[custom('text'), ' as it is ', ' as it is '],
		[custom('text'), 12, '12'],
		[custom('boolean'), 'YES', 'true'],
		[custom('boolean'), false, 'false'],
		[custom('integer'), ' 012 ', '12'],
		[custom('number'), '1.50', '1.5'],
		[custom('date'), '2025-01-31', '2025-01-31'],
		[custom('date'), '31.01.2025', '2025-01-31'],
		[custom('date'), '2025-01-31T23:30:00-05:00', '2025-01-31'],
		[custom('date'), new Date('2025-01-31T23:30:00Z'), '2025-02-01'],
		[custom('date'), DateTime.utc(2025, 1, 31, 23, 30), '2025-01-31'],
		[custom('choice'), 'any text', 'any text'],
		[custom('choice'), ['a', 'b'], 'a,b'],
		[custom('choice'), 'a, b', 'a,b'],
		[custom('choice', sizes), ' small', 'Small'],
		[custom('choice', sizes), 'extra large', 'Extra, large'],
		[custom('choice', several), 'LARGE', 'Large'],
		[custom('choice', several), 'large, small', 'Large,Small'],
		[custom('choice', several), ['small', 'Large'], 'Small,Large'],
		[custom('choice', several), 'Extra, large', 'Extra, large'],
	])('%# is sent as a text of its type', (field, value, sent) => {
		expect(convert(field, value)).toEqual({ value: sent });
	});

	test.each<[field: CustomField, value: unknown, problem: string]>([
		[custom('text'), [1], 'must be text, not a list'],
		[custom('boolean'), 'x', 'must be true or false, not "x"'],
		[custom('integer'), 1.5, 'must be a whole number, not "1.5"'],
		[custom('number'), 'x', 'must be a number such as 12.5, not "x"'],
		[custom('date'), 'x', 'must be a date such as 2025-01-31'],
		[custom('date'), '03/04/2025', 'can be read in two ways'],
		[custom('choice', sizes), 'small,large', 'has no choice "small,large". The choices are: Small'],
		[custom('choice', several), 'small,huge', 'has no choice "huge". The choices are: Small'],
	])('%# of another type is refused', (field, value, problem) => {
		expect(convert(field, value)).toEqual({ problem: expect.stringContaining(problem) });
	});

	test('reads dates in the order that is set', () => {
		expect(convert(custom('date'), '03/04/2025', 'dayFirst')).toEqual({ value: '2025-04-03' });
	});
});

describe('a date', () => {
	const day: Field = { ...named, kind: 'instant', day: true };

	test('without a time is the day, and its beginning in the zone of the workflow', () => {
		const sent = { value: { day: '2025-01-31', otherwise: '2025-01-30T23:00:00Z' } };
		expect(convert(day, '2025-01-31')).toEqual(sent);
		expect(convert(day, '31/01/2025')).toEqual(sent);
		expect(convert(day, '2025-01-31T09:30:00')).toEqual({ value: '2025-01-31T08:30:00Z' });
		expect(convert({ ...named, kind: 'instant' }, '2025-01-31')).toEqual({
			value: '2025-01-30T23:00:00Z',
		});
	});

	test('on the clock of a location knows no hour that the workflow skips', () => {
		const clock: Field = { ...named, kind: 'wallClock' };
		const skipped = '2025-03-30T02:30:00';
		expect(convert(clock, skipped)).toEqual({ value: skipped });
		expect(convert(clock, new Date('2025-03-30T00:30:00Z'))).toEqual({
			value: '2025-03-30T01:30:00',
		});
	});

	test.each(['03/04/2025', '3.4.2025'])('%j is no date until its order is told', (text) => {
		expect(convert(day, text)).toEqual({
			problem: `can be read in two ways: "${text}" is day first or month first. Say which in the option Date Format`,
		});
		expect(convert(day, text, 'dayFirst')).toMatchObject({ value: { day: '2025-04-03' } });
		expect(convert(day, text, 'monthFirst')).toMatchObject({ value: { day: '2025-03-04' } });
	});

	test('that is none is refused, whatever the order', () => {
		for (const order of [undefined, 'dayFirst', 'monthFirst'] as const) {
			expect(convert(day, '31/31/2025', order)).toEqual({
				problem: 'must be a date such as 2025-01-31 or 2025-01-31T09:30:00, not "31/31/2025"',
			});
		}
	});
});

test.each<[value: unknown, list: unknown[]]>([
	[
		['a', { __rl: true, mode: 'id', value: 7 }],
		['a', 7],
	],
	['a, ,b', ['a', 'b']],
	['[a,\nb]', ['a', 'b']],
	['a [b]', ['a [b]']],
	['[a] b', ['[a] b']],
	['{"a":1}', ['{"a":1}']],
	['7', ['7']],
	[7, [7]],
	['', []],
])('%j is the list %j', (value, list) => {
	expect(toList(value)).toEqual(list);
});

test.each<[value: unknown, rows: unknown]>([
	[[1], [1]],
	['[1]', [1]],
	[{}, []],
	[{ rows: [1] }, [1]],
	[{ other: [1] }, undefined],
	[null, undefined],
	['x', undefined],
	[undefined, undefined],
])('%j has the rows %j', (value, rows) => {
	expect(toRows(value)).toEqual(rows);
});

test.each<[value: unknown, id: number | undefined]>([
	[1, 1],
	[' 12 ', 12],
	[0, undefined],
	[-1, undefined],
	[1.5, undefined],
	['1e400', undefined],
	['x', undefined],
	[null, undefined],
])('%j is the ID %j', (value, id) => {
	expect(toId(value)).toBe(id);
});

test('only a resource locator holds another value', () => {
	expect(locatorValue({ __rl: true, mode: 'id', value: 7 })).toBe(7);
	for (const value of [null, undefined, 'x', 7, { value: 7 }, { __rl: true }]) {
		expect(locatorValue(value)).toBe(value);
	}
});

test('only what names a record is a reference', () => {
	const reference = { lookup: 'plan', by: 'name', text: 'Hot Desk' };
	expect(isReference(reference)).toBe(true);
	for (const key of Object.keys(reference)) {
		const rest = Object.entries(reference).filter(([name]) => name !== key);
		expect(isReference(Object.fromEntries(rest))).toBe(false);
	}
	expect([null, undefined, 'lookup', 7].map(isReference)).toEqual(Array(4).fill(false));
});

test('a message repeats up to 60 characters of a value', () => {
	expect(quote('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
	expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(57)}..."`);
	expect(quote('a  b\n\nc')).toBe('"a b c"');
	expect(quote(undefined)).toBe('"undefined"');
	expect(quote({ a: 1 })).toBe('"{"a":1}"');
});
