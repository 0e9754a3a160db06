import { toPairs } from '../../../nodes/Nexudus/fields/body';
import type {
	BodyForm,
	CustomField,
	Field,
	Named,
	WhenEmpty,
} from '../../../nodes/Nexudus/fields/types';
import type { Given } from './buildForm';
import { buildForm, problems } from './buildForm';

const pairs = [
	{ name: 'Size', value: 'M' },
	{ name: 'Key', value: 7 },
];

test.each<[how: string, value: unknown]>([
	['the rows of the form', { rows: pairs }],
	['a list of them', pairs],
	['rows that hold more than that', pairs.map((pair) => ({ ...pair, id: 1 }))],
	['an object of values by name', { Size: 'M', Key: 7 }],
	['the JSON text of a list', JSON.stringify(pairs)],
	['the JSON text of an object', JSON.stringify({ Size: 'M', Key: 7 })],
])('names and values come from %s', (_how, value) => {
	expect(toPairs(value)).toEqual(pairs);
});

test.each([undefined, null, '', {}, [], { rows: [] }, '{}', '[]', 'null'])(
	'%j holds none',
	(value) => {
		expect(toPairs(value)).toEqual([]);
	},
);

test.each(['Size', '"Size"', '"{}"', 7, true, '7', ['Size'], [pairs], [null], '["Size"]'])(
	'%j is none',
	(value) => {
		expect(toPairs(value)).toBeUndefined();
	},
);

const refuse: WhenEmpty = { problem: 'is empty' };

describe('other properties', () => {
	const notes: Field = { property: 'Notes', kind: 'text' };
	const count: Field = { property: 'SeatCount', parameter: 'seats', kind: 'integer' };
	const city: Field = { property: 'CityName', kind: 'text' };
	const others = { parameter: 'others', label: 'Other Properties', fields: [notes, count, city] };
	const form: BodyForm = { required: [city], groups: [], others };
	const run = (value: unknown) => buildForm(form, { cityName: 'London', others: value });

	test('are named by property or parameter, in any case', () => {
		for (const value of [
			{ notes: 'a', SEATS: '5' },
			{ NOTES: 'a', seatcount: 5 },
		]) {
			expect(run(value)).toEqual({
				body: { CityName: 'London', Notes: 'a', SeatCount: 5 },
				mistakes: [],
			});
		}
	});

	test('without a name or a value are left out', () => {
		const rows = [
			{ name: '', value: 'a' },
			{ name: null, value: 'a' },
			{ value: 'a' },
			{ name: 'Notes', value: '' },
		];
		for (const value of [{ rows }, undefined]) {
			expect(run(value)).toEqual({ body: { CityName: 'London' }, mistakes: [] });
		}
	});

	test.each<[value: unknown, problem: string]>([
		[{ Remarks: 'a' }, 'Other Properties has no property "Remarks"'],
		[{ Notes: 'a', notes: 'b' }, 'Other Properties holds twice the property "notes"'],
		[{ CityName: 'Lisbon' }, 'Other Properties holds twice the property "CityName"'],
		[{ SeatCount: 'x' }, 'Seat Count must be a whole number, not "x"'],
		['Notes', 'Other Properties must hold names and values, such as { "Notes": "..." }'],
		[7, 'Other Properties must hold names and values, such as { "Notes": "..." }'],
	])('are not %j', (value, problem) => {
		expect(problems(run(value))).toEqual([problem]);
	});
});

describe('custom fields', () => {
	const field = (id: number, label: string, more: Partial<CustomField> = {}): CustomField => ({
		property: `CustomFields.${id}`,
		label,
		kind: 'custom',
		type: 'text',
		...more,
	});
	const fields = [
		field(1, 'T-Shirt Size'),
		field(2, 'Desks', { type: 'integer' }),
		field(3, 'Key', { place: 'Loft' }),
		field(4, 'key', { place: 'Yard' }),
		field(5, 'Card'),
		field(6, 'Card'),
		field(7, '2'),
	];
	const named: Named = { parameter: 'custom', label: 'Custom Fields', fields };
	const run = (custom: unknown, given: Given = {}, more: Partial<Named> = {}) =>
		buildForm({ required: [], groups: [], named: { ...named, ...more } }, { custom }, given);

	test.each<[name: string | number, id: number]>([
		['T-Shirt Size', 1],
		['tshirt_size', 1],
		[' T-Shirt Size ', 1],
		['1', 1],
		[1, 1],
		[' 1 ', 1],
		['Key', 3],
		['key', 4],
		['4', 4],
		['2', 2],
		['6', 6],
	])('%j is the field %i', (name, id) => {
		expect(run([{ name, value: 12 }])).toEqual({
			body: { [`CustomFields.${id}`]: '12' },
			mistakes: [],
		});
	});

	test.each<[value: unknown, problem: string]>([
		[{ Colour: 'a' }, 'Custom Fields has no field "Colour"'],
		[{ Desk: 'a' }, 'Custom Fields has no field "Desk". Did you mean "Desks"?'],
		[
			{ KEY: 'a' },
			'Custom Fields has more than one field "KEY". Give its ID instead: 3 (Loft), 4 (Yard)',
		],
		[{ card: 'a' }, 'Custom Fields has more than one field "card". Give its ID instead: 5, 6'],
		[{ Desks: 5, desks: 6 }, 'Custom Fields holds twice the field "desks"'],
		[{ Desks: 5, 2: 6 }, 'Custom Fields holds twice the field "Desks"'],
		[{ Desks: 'x' }, 'Desks must be a whole number, not "x"'],
		['x', 'Custom Fields must hold names and values, such as { "T-Shirt Size": "M" }'],
	])('are not %j', (value, problem) => {
		expect(problems(run(value))).toEqual([problem]);
	});

	test('without a name are left out', () => {
		const rows = [{ name: '', value: 'a' }, { name: null }, { name: 'Desks', value: 5 }];
		expect(run({ rows })).toEqual({ body: { 'CustomFields.2': '5' }, mistakes: [] });
	});

	test('that could not be read are a problem where one is given', () => {
		const problem = 'could not be read';
		expect(problems(run({ Desks: 5 }, {}, { problem }))).toEqual([
			'Custom Fields could not be read',
		]);
		expect(run({}, {}, { problem }).mistakes).toEqual([]);
		expect(run(7, {}, { problem }).mistakes).toHaveLength(1);
	});

	test('that came out empty are left, cleared or refused', () => {
		const name = { name: 'Desks' };
		const results = { '=e': '', '=rows': [{ ...name, value: '' }], '=object': { Desks: null } };
		const empty = (raw: unknown, whenEmpty: WhenEmpty) =>
			buildForm({ required: [], groups: [], named }, { custom: raw }, { whenEmpty, results });
		const row = { ...name, value: '=e' };
		for (const raw of ['=rows', '=object', { rows: [row] }]) {
			expect(empty(raw, 'ignore')).toEqual({ body: {}, mistakes: [] });
			expect(empty(raw, 'clear')).toEqual({ body: { 'CustomFields.2': null }, mistakes: [] });
			expect(problems(empty(raw, refuse))).toEqual(['Desks is empty']);
		}
		const mixed = { rows: [{ name: 'T-Shirt Size', value: '' }, row] };
		expect(empty(mixed, 'clear').body).toEqual({ 'CustomFields.2': null });
		const left = { rows: [{ ...name, value: '' }] };
		expect(empty(left, 'clear')).toEqual({ body: {}, mistakes: [] });
		expect(problems(empty(left, refuse))).toEqual(['Desks is empty']);
	});
});
