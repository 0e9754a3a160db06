import fc from 'fast-check';

import type { Definition } from '../../../nodes/Nexudus/fields/customFields';
import {
	customFieldOf,
	customId,
	customProperty,
	entriesOf,
	isMeant,
	overlaidValues,
	valuesByName,
	withGathered,
} from '../../../nodes/Nexudus/fields/customFields';
import type { CustomField } from '../../../nodes/Nexudus/fields/types';

const entry = (Name: unknown, Value: unknown) => ({ Name, Value, Type: 'string', JsonValue: null });
const data = (...Data: unknown[]) => ({ Data });

test('the ID of a custom field comes back from its property, and from no other', () => {
	expect(customId(customProperty(12))).toBe('12');
	expect(['CustomFields', 'FullName', 'MyCustomFields.12', ''].map(customId)).toEqual(
		Array(4).fill(undefined),
	);
});

describe('a definition', () => {
	const plain: Definition = { Id: 12, Name: 'Size', BusinessName: 'Loft', BusinessId: 1 };

	test('becomes a text field of its name and place', () => {
		expect(customFieldOf(plain)).toEqual({
			property: customProperty(12),
			label: 'Size',
			kind: 'custom',
			type: 'text',
			place: 'Loft',
		});
	});

	test.each<[type: unknown, read: CustomField['type']]>([
		[1, 'text'],
		[2, 'text'],
		[3, 'boolean'],
		['4', 'choice'],
		[5, 'date'],
		[6, 'integer'],
		[7, 'number'],
		[99, 'text'],
		[null, 'text'],
	])('of type %j is one of type %s', (FieldType, type) => {
		expect(customFieldOf({ ...plain, FieldType }).type).toBe(type);
	});

	test.each<[options: unknown, choices: string[] | undefined]>([
		['S, M,L', ['S', 'M', 'L']],
		['[1, 2]', ['1', '2']],
		['', undefined],
		[' , ', undefined],
		[null, undefined],
		[['S'], undefined],
	])('with the options %j has the choices %j', (AvailableOptions, choices) => {
		const field = customFieldOf({ ...plain, AvailableOptions });
		expect(field.choices).toEqual(choices);
		expect('choices' in field).toBe(choices !== undefined);
	});

	test('takes several options only where it says so', () => {
		expect(customFieldOf({ ...plain, AllowMultipleOptions: true }).isMultiple).toBe(true);
		for (const AllowMultipleOptions of [false, null, 'true', undefined]) {
			expect(customFieldOf({ ...plain, AllowMultipleOptions })).not.toHaveProperty('isMultiple');
		}
	});

	test('goes by its ID without a name, and is placed by the ID of a location without one', () => {
		const field = customFieldOf({ Id: 12, Name: null, BusinessId: 3001, BusinessName: null });
		expect(field).toMatchObject({ label: '12', place: 'location 3001' });
	});

	test('is meant by its name, however it is written, and by its ID', () => {
		const field = customFieldOf({ ...plain, Name: 'T-Shirt Size' });
		expect(isMeant(field, new Set(['tshirtsize']))).toBe(true);
		expect(isMeant(field, new Set(['other', '12']))).toBe(true);
		expect(isMeant(field, new Set(['other', '1', '']))).toBe(false);
	});
});

test.each<[customFields: unknown, entries: unknown[]]>([
	[data(entry('1', 'a'), null, 'x', { Value: 'no name' }), [entry('1', 'a')]],
	[data(), []],
	[{ Data: { Name: '1' } }, []],
	[{ Other: [] }, []],
	[null, []],
	[undefined, []],
	['Data', []],
])('of %j the values are %j', (customFields, entries) => {
	expect(entriesOf(customFields)).toEqual(entries);
});

describe('the custom fields of a body', () => {
	test('are gathered behind those that it has as a list, and leave their own properties', () => {
		const body = {
			FullName: 'Ada',
			CustomFields: data(entry('1', 'a')),
			[customProperty(2)]: 'b',
			[customProperty(3)]: null,
		};
		expect(withGathered(body)).toEqual({
			FullName: 'Ada',
			CustomFields: data(entry('1', 'a'), entry('2', 'b'), entry('3', '')),
		});
	});

	test('are none in a body without them, which stays the very same', () => {
		const body = { FullName: 'Ada', CustomFields: data(entry('1', 'a')) };
		expect(withGathered(body)).toBe(body);
	});
});

describe('the values that a record is to hold', () => {
	const rich = { ...entry('1', 'a'), Id: 77 };
	const answered = { ...data(rich, null, entry(2, 'b')), More: 1 };

	test('keep their place, what is beside them, and those that are not named', () => {
		expect(overlaidValues(answered, data(entry('2', 'B'), entry('3', 'c')))).toEqual({
			...data(rich, null, entry('2', 'B'), entry('3', 'c')),
			More: 1,
		});
		expect(overlaidValues(answered, data(entry('1', 'A')))).toEqual({
			...data({ ...rich, Value: 'A' }, null, entry(2, 'b')),
			More: 1,
		});
	});

	test.each([
		[data(entry('1', 'a'))],
		[data(entry('2', 'b'), entry('3', ''))],
		[data(entry('3', null))],
		[data()],
	])('are the very same where %j changes nothing', (wanted) => {
		expect(overlaidValues(answered, wanted)).toBe(answered);
	});

	test('are taken away by an empty text', () => {
		expect(overlaidValues(answered, data(entry('1', '')))).toMatchObject({
			Data: [{ Name: '1', Value: '', Id: 77 }, null, { Name: 2, Value: 'b' }],
		});
		const empty = data(entry('1', null));
		expect(overlaidValues(empty, data(entry('1', '')))).toBe(empty);
		expect(overlaidValues(empty, data(entry('1', 'a')))).toEqual(data(entry('1', 'a')));
	});

	test('are the wanted ones where the record has none, and as given where they are no list', () => {
		for (const none of [null, undefined, 'text', { Data: null }]) {
			expect(overlaidValues(none, data(entry('1', 'a')))).toEqual(data(entry('1', 'a')));
			expect(overlaidValues(none, data(entry('1', '')))).toBe(none);
		}
		expect(overlaidValues(answered, null)).toBeNull();
		expect(overlaidValues(answered, 'text')).toBe('text');
	});

	test('hold what was wanted after any change, and nothing new after the same once more', () => {
		const names = fc.constantFrom('1', '2', '3', '4');
		const lists = fc
			.dictionary(names, fc.constantFrom('', 'a', 'b'))
			.map((values) => data(...Object.entries(values).map(([name, value]) => entry(name, value))));
		const valueIn = (fields: unknown, name: unknown) =>
			entriesOf(fields).find(({ Name }) => Name === name)?.Value ?? '';
		fc.assert(
			fc.property(lists, lists, (before, wanted) => {
				const after = overlaidValues(before, wanted);
				for (const { Name, Value } of entriesOf(wanted)) expect(valueIn(after, Name)).toBe(Value);
				for (const { Name, Value } of entriesOf(before)) {
					if (!entriesOf(wanted).some((own) => own.Name === Name))
						expect(valueIn(after, Name)).toBe(Value);
				}
				expect(overlaidValues(after, wanted)).toBe(after);
			}),
		);
	});
});

describe('values by name', () => {
	const field = (id: number, label: string, type: CustomField['type'] = 'text') =>
		[
			customProperty(id),
			{ property: customProperty(id), label, kind: 'custom', type } as CustomField,
		] as const;
	const fields = new Map([
		field(1, 'Size'),
		field(2, 'Size'),
		field(3, 'Key', 'boolean'),
		field(4, 'Desks', 'integer'),
		field(5, 'Score', 'number'),
	]);

	test.each<[value: unknown, id: number, read: unknown]>([
		['M', 1, 'M'],
		['12', 1, '12'],
		['true', 1, 'true'],
		[' TRUE', 3, true],
		['false', 3, false],
		['1', 3, '1'],
		['', 3, ''],
		['12', 4, 12],
		['12', 3, '12'],
		['true', 4, 'true'],
		[' 1.5 ', 5, 1.5],
		['', 4, ''],
		[' ', 5, ' '],
		['many', 5, 'many'],
		[null, 5, null],
	])('%j of the field %i is %j', (value, id, read) => {
		const values = valuesByName(data(entry(id, value)), fields);
		expect(Object.values(values)).toEqual([read]);
	});

	test('go with their ID where the name is taken, and by it where there is no field', () => {
		const all = data(entry('1', 'S'), entry('2', 'M'), entry('99', '7'));
		expect(valuesByName(all, fields)).toEqual({ Size: 'S', 'Size (2)': 'M', '99': '7' });
		expect(valuesByName(null, fields)).toEqual({});
	});
});
