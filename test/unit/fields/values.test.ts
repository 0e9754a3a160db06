import fc from 'fast-check';

import type {
	BooleanField,
	EnumField,
	Field,
	IdField,
	NumberField,
	TextField,
} from '../../../nodes/Nexudus/fields/types';
import { convertValue, emptied, isEmptied } from '../../../nodes/Nexudus/fields/values';

const named = { property: 'Property', label: 'Label' };
const text: TextField = { ...named, kind: 'text' };
const secret: TextField = { ...named, kind: 'text', secret: true };
const integer: NumberField = { ...named, kind: 'integer' };
const day: NumberField = { ...named, kind: 'integer', min: 1, max: 31 };
const decimal: NumberField = { ...named, kind: 'number' };
const latitude: NumberField = { ...named, kind: 'number', min: -90, max: 90 };
const flag: BooleanField = { ...named, kind: 'boolean' };
const plan: IdField = { ...named, kind: 'id', lookup: 'plan' };
const country: IdField = { ...named, kind: 'id', lookup: 'country' };
const coworker: IdField = { ...named, kind: 'id', lookup: 'coworker' };
const teams: IdField = { ...named, kind: 'ids', lookup: 'team' };
const gender: EnumField = {
	...named,
	kind: 'enum',
	values: {
		initial: 1,
		values: [
			{ value: 1, name: 'NotSet', label: 'Not Set' },
			{ value: 3, name: 'Female', label: 'Female' },
			{ value: 5, name: 'RatherNotSay', label: 'Prefer Not to Say' },
			{ value: 0, name: 'None', label: 'None' },
		],
	},
};

function convert(field: Field, value: unknown) {
	return convertValue(field, value, 'Etc/UTC');
}

function locator(mode: string, value: unknown) {
	return { __rl: true, mode, value };
}

function problemOf(field: Field, value: unknown): string {
	const converted = convert(field, value);
	return 'problem' in converted ? converted.problem : `no problem: ${JSON.stringify(converted)}`;
}

describe('text', () => {
	test.each<[value: unknown, sent: string]>([
		['Ada', 'Ada'],
		['  Ada ', '  Ada '],
		['line\nbreak', 'line\nbreak'],
		[12, '12'],
		[0, '0'],
		[false, 'false'],
		[12n, '12'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
	])('%p is sent as a text', (value, sent) => {
		expect(convert(text, value)).toEqual({ value: sent });
	});

	test('loses the spaces around it only where they cannot be meant', () => {
		expect(convert({ ...text, trimmed: true }, ' ada@example.com\n')).toEqual({
			value: 'ada@example.com',
		});
	});

	test('no text is made of a list or an object', () => {
		expect(problemOf(text, ['a'])).toBe('must be text, not a list');
		expect(problemOf(text, { a: 1 })).toBe('must be text, not an object');
	});

	test('any text with something in it is sent unchanged', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (value) => {
				fc.pre(value.trim() !== '');
				expect(convert(text, value)).toEqual({ value });
			}),
		);
	});
});

describe('whole numbers', () => {
	test.each<[value: unknown, sent: number]>([
		[12, 12],
		['12', 12],
		[' 12 ', 12],
		['+12', 12],
		['-12', -12],
		['12.0', 12],
		['1e3', 1000],
		[0, 0],
		['0', 0],
	])('%j is sent as a number', (value, sent) => {
		expect(convert(integer, value)).toEqual({ value: sent });
	});

	test.each<[value: unknown, problem: string]>([
		['12.5', 'must be a whole number, not "12.5"'],
		[12.5, 'must be a whole number, not "12.5"'],
		['1e400', 'must be a whole number, not "1e400"'],
		['abc', 'must be a whole number, not "abc"'],
		['12 pieces', 'must be a whole number, not "12 pieces"'],
		['0x10', 'must be a whole number, not "0x10"'],
		['9007199254740993', 'must be a whole number, not "9007199254740993"'],
		[Number.NaN, 'must be a whole number, not "null"'],
		[Number.POSITIVE_INFINITY, 'must be a whole number, not "null"'],
		[true, 'must be a whole number, not "true"'],
		[[12], 'must be a whole number, not "[12]"'],
		[{ n: 12 }, 'must be a whole number, not "{"n":12}"'],
	])('%p is refused', (value, problem) => {
		expect(convert(integer, value)).toEqual({ problem });
	});

	test('any whole number, as number or text, is sent as this number', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), (number) => {
				expect(convert(integer, number)).toEqual({ value: number });
				expect(convert(integer, ` ${number} `)).toEqual({ value: number });
			}),
		);
	});
});

describe('numbers', () => {
	test('any finite number, as number or text, is sent as this number', () => {
		const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
		fc.assert(
			fc.property(numbers, (number) => {
				expect(convert(decimal, number)).toEqual({ value: number });
				expect(convert(decimal, String(number))).toEqual({ value: Number(String(number)) });
			}),
		);
	});

	test.each(['12,5', '1e400', 'abc', '.', '-', '1.2.3', 'NaN', 'Infinity'])(
		'%j is refused',
		(value) => {
			expect(convert(decimal, value)).toEqual({
				problem: `must be a number such as 12.5, not "${value}"`,
			});
		},
	);

	test.each<[field: NumberField, value: unknown, converted: object]>([
		[day, 1, { value: 1 }],
		[day, '31', { value: 31 }],
		[day, 0, { problem: 'must be at least 1, not 0' }],
		[day, '32', { problem: 'must be at most 31, not 32' }],
		[latitude, -90, { value: -90 }],
		[latitude, 0, { value: 0 }],
		[latitude, '-90.01', { problem: 'must be at least -90, not -90.01' }],
		[latitude, 90.01, { problem: 'must be at most 90, not 90.01' }],
	])('limits hold: %#', (field, value, converted) => {
		expect(convert(field, value)).toEqual(converted);
	});
});

describe('switches', () => {
	test.each<[value: unknown, sent: boolean]>([
		[true, true],
		['true', true],
		['TRUE', true],
		[' yes ', true],
		['Yes', true],
		['1', true],
		[1, true],
		[false, false],
		['false', false],
		['False', false],
		['no', false],
		['0', false],
		[0, false],
	])('%j is %p', (value, sent) => {
		expect(convert(flag, value)).toEqual({ value: sent });
	});

	test.each<[value: unknown, repeated: string]>([
		['maybe', '"maybe"'],
		[2, '"2"'],
		['on and off', '"on and off"'],
		[{}, '"{}"'],
	])('%j is refused', (value, repeated) => {
		expect(convert(flag, value)).toEqual({ problem: `must be true or false, not ${repeated}` });
	});
});

describe('choices', () => {
	test.each<[how: string, value: unknown, sent: number]>([
		['its number', 5, 5],
		['its number as text', ' 5 ', 5],
		['the number 0', 0, 0],
		['the number 0 as text', '0', 0],
		['the name of the API', 'RatherNotSay', 5],
		['the label of the form', 'Prefer Not to Say', 5],
		['other case', 'FEMALE', 3],
		['other spaces', '  rather not  say ', 5],
		['underscores', 'not_set', 1],
		['hyphens', 'not-set', 1],
	])('are made by %s', (_how, value, sent) => {
		expect(convert(gender, value)).toEqual({ value: sent });
	});

	test.each<[value: unknown, repeated: string]>([
		['Unicorn', '"Unicorn"'],
		[2, '"2"'],
		['2', '"2"'],
		[1.5, '"1.5"'],
		[true, '"true"'],
		['!', '"!"'],
	])('%j is none, and the message names those there are', (value, repeated) => {
		expect(convert(gender, value)).toEqual({
			problem: `has no choice ${repeated}. The choices are: Not Set, Female, Prefer Not to Say, None`,
		});
	});
});

describe('an ID', () => {
	test.each<[how: string, field: IdField, parameter: unknown, sent: unknown]>([
		['a plain number (older workflows)', plan, 4001, 4001],
		['a plain text', plan, ' 4001 ', 4001],
		['a choice from the list', plan, locator('list', 4001), 4001],
		['a choice from the list, kept as text', plan, locator('list', '4001'), 4001],
		['By ID', plan, locator('id', ' 4001 '), 4001],
		[
			'By Name',
			plan,
			locator('name', ' Hot Desk '),
			{ lookup: 'plan', by: 'name', text: 'Hot Desk' },
		],
		[
			'By Name, a name of digits',
			plan,
			locator('name', '24'),
			{ lookup: 'plan', by: 'name', text: '24' },
		],
		[
			'By Name, given a number',
			plan,
			locator('name', 24),
			{ lookup: 'plan', by: 'name', text: '24' },
		],
		[
			'By ID, a name',
			plan,
			locator('id', ' Hot Desk '),
			{ lookup: 'plan', by: 'any', text: 'Hot Desk' },
		],
		['a name in the list', plan, locator('list', 'A'), { lookup: 'plan', by: 'any', text: 'A' }],
		['a plain name', country, 'gb', { lookup: 'country', by: 'any', text: 'gb' }],
		[
			'By Email',
			coworker,
			locator('email', 'a@example.com'),
			{ lookup: 'coworker', by: 'email', text: 'a@example.com' },
		],
		['By Code', country, locator('code', 'gb '), { lookup: 'country', by: 'code', text: 'gb' }],
	])('%s', (_how, field, parameter, sent) => {
		expect(convert(field, parameter)).toEqual({ value: sent });
	});

	test.each<[how: string, parameter: unknown, repeated: string]>([
		['0', locator('id', 0), '"0"'],
		['a negative number', -4001, '"-4001"'],
		['a fraction', '4001.5', '"4001.5"'],
		['a list', locator('id', [4001]), '"[4001]"'],
		['no record', { Id: 4001 }, '"{"Id":4001}"'],
		['a switch', true, '"true"'],
		['a list By Name', locator('name', ['Hot Desk']), '"["Hot Desk"]"'],
		['infinite', Number.POSITIVE_INFINITY, '"null"'],
	])('is not %s', (_how, parameter, repeated) => {
		expect(convert(plan, parameter)).toEqual({
			problem: `must be an ID (a whole number) or a name, not ${repeated}`,
		});
	});

	test.each(['list', 'id', 'name', 'code'])('left empty in the mode %s is not sent', (mode) => {
		for (const value of ['', '  ', undefined, null]) {
			expect(convert(country, locator(mode, value))).toEqual({ empty: true });
		}
	});
});

describe('a list of IDs', () => {
	const acme = { lookup: 'team', by: 'name', text: 'Acme, Labs' };
	const plain = { lookup: 'team', by: 'name', text: 'Acme' };
	/** A text that may be one name, or name these. */
	const whole = (text: string, parts: unknown[]) => ({ lookup: 'team', by: 'name', text, parts });

	test.each<[how: string, value: unknown, sent: unknown[]]>([
		['a list of numbers', [1, 2], [1, 2]],
		['a list of texts', ['1', ' 2 '], [1, 2]],
		['text with commas', '1, 2', [1, 2]],
		['JSON text', '[1,2]', [1, 2]],
		['JSON text over lines', ' [\n1,\n2\n] ', [1, 2]],
		['one number', 1, [1]],
		['one number as text', '1', [1]],
		['commas too many', '1,,2,', [1, 2]],
		['resource locators', [locator('id', '1'), locator('list', 2)], [1, 2]],
		['names in a list, commas and all', ['Acme, Labs', 2], [acme, 2]],
		['a name in text', ' Acme ', [plain]],
		['a name in text, with a comma too many', 'Acme,', [whole('Acme,', [plain])]],
		['names in text', ' Acme, 2 ', [whole('Acme, 2', [plain, 2])]],
		['names in brackets', '[Acme, 2]', [whole('[Acme, 2]', [plain, 2])]],
		['a text in a resource locator', locator('list', '1, 2'), [1, 2]],
		['names in JSON text', '["Acme, Labs", 2]', [acme, 2]],
	])('comes from %s', (_how, value, sent) => {
		expect(convert(teams, value)).toEqual({ value: sent });
	});

	test.each<[value: unknown, repeated: string]>([
		[[1, 0], '"0"'],
		[[1, -2], '"-2"'],
		['1, 2.5', '"2.5"'],
		[[1, null], '"null"'],
		[[1, ''], '""'],
		[[{ Id: 1 }], '"{"Id":1}"'],
		[true, '"true"'],
	])('%j is refused, and the message repeats what is wrong with it', (value, repeated) => {
		expect(convert(teams, value)).toEqual({
			problem: `must be a list of IDs or names, but holds ${repeated}`,
		});
	});

	test('any IDs come back from every form of a list', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1 }), { minLength: 1 }), (ids) => {
				for (const list of [ids, ids.map(String), ids.join(', '), JSON.stringify(ids)]) {
					expect(convert(teams, list)).toEqual({ value: ids });
				}
			}),
		);
	});
});

describe('nothing', () => {
	const others: Field[] = [
		integer,
		decimal,
		flag,
		gender,
		plan,
		teams,
		{ ...named, kind: 'instant' },
		{ ...named, kind: 'wallClock' },
	];

	const nothings = ['', '  ', '\n', undefined, null, []];

	test.each([text, secret, ...others])('is nothing: $kind', (field) => {
		for (const value of nothings) {
			expect(convert(field, value)).toEqual({ empty: true });
			expect(convert(field, locator('list', value))).toEqual({ empty: true });
		}
	});

	test.each(['[]', ' [ ] ', ',', ' , ,'])('is a list without entries: %j', (list) => {
		expect(convert(teams, list)).toEqual({ empty: true });
	});

	test('takes the place of a value that is cleared: a list without entries, else null', () => {
		expect([text, ...others].map(emptied)).toEqual([
			...[null, null, null, null, null, null],
			...[[], null, null],
		]);
		expect([null, []].map(isEmptied)).toEqual([true, true]);
		expect([undefined, '', 0, false, [1], {}].filter(isEmptied)).toEqual([]);
	});

	test('is neither false nor 0', () => {
		expect(convert(flag, false)).toEqual({ value: false });
		expect(convert(integer, 0)).toEqual({ value: 0 });
		expect(convert(decimal, 0)).toEqual({ value: 0 });
		expect(convert(gender, 0)).toEqual({ value: 0 });
	});
});

describe('a message', () => {
	test('never repeats the value of a secret', () => {
		const secretText = 'sk_live_9d8c7b6a';
		for (const value of [[secretText], { token: secretText }, [[secretText]]]) {
			expect(convert(secret, value)).toEqual({ problem: 'must be text' });
		}
	});

	test('repeats a long value in short, on one line', () => {
		const problem = problemOf(integer, `first\n\tsecond ${'x'.repeat(1000)}`);
		expect(problem).toMatch(/^must be a whole number, not "first second x+\.\.\."$/);
		expect(problem.length).toBeLessThan(100);
	});
});
