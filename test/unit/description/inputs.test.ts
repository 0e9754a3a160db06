import { asSaved, toCollection, toProperty } from '../../../nodes/Nexudus/description/inputs';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field, FieldGroup, LookupName } from '../../../nodes/Nexudus/fields/types';

const named = { property: 'SomeThing', label: 'Some Thing' };

describe('the property of a field', () => {
	test.each<[field: Field, property: object]>([
		[
			{ ...named, kind: 'text' },
			{ type: 'string', default: '' },
		],
		[
			{ ...named, kind: 'text', secret: true, rows: 4, example: 'x', description: 'Helps' },
			{
				type: 'string',
				default: '',
				typeOptions: { rows: 4 },
				placeholder: 'e.g. x',
				description: 'Helps',
			},
		],
		[
			{ ...named, kind: 'text', secret: true },
			{ type: 'string', default: '', typeOptions: { password: true } },
		],
		[
			{ ...named, kind: 'number' },
			{ type: 'number', default: 0, typeOptions: {} },
		],
		[
			{ ...named, kind: 'integer', min: 1, max: 31 },
			{
				type: 'number',
				default: 1,
				typeOptions: { minValue: 1, maxValue: 31, numberPrecision: 0 },
			},
		],
		[
			{ ...named, kind: 'number', min: -90, max: 0 },
			{ type: 'number', default: -90, typeOptions: { minValue: -90, maxValue: 0 } },
		],
		[
			{ ...named, kind: 'boolean' },
			{ type: 'boolean', default: false },
		],
		[
			{ ...named, kind: 'instant' },
			{
				type: 'dateTime',
				default: '',
				hint: "Without a time: midnight in the workflow's time zone",
			},
		],
		[
			{ ...named, kind: 'instant', day: true },
			{ type: 'dateTime', default: '', hint: 'Without a time: that day at the location' },
		],
		[
			{ ...named, kind: 'wallClock' },
			{ type: 'dateTime', default: '' },
		],
	])('%j', (field, property) => {
		expect(toProperty(field)).toEqual({
			displayName: 'Some Thing',
			name: 'someThing',
			...property,
		});
	});

	test('has the name of the parameter where it is not that of the property', () => {
		expect(parameterName({ property: 'MobilePhone' })).toBe('mobilePhone');
		expect(parameterName({ property: 'Id', parameter: 'coworkerId' })).toBe('coworkerId');
		expect(toProperty({ ...named, kind: 'text', parameter: 'other' }).name).toBe('other');
	});
});

describe('a drop-down', () => {
	const choices = (labels: string[]): Field => ({
		...named,
		kind: 'enum',
		values: {
			initial: 2,
			values: labels.map((label, index) => ({ value: index + 1, name: `${label}Name`, label })),
		},
	});
	const shown = (labels: string[]) => toProperty(choices(labels));
	const names = (labels: string[]) =>
		(shown(labels).options ?? []).map((option) => ('name' in option ? option.name : ''));

	test('starts with the value that Nexudus assumes', () => {
		expect(shown(['B', 'A'])).toMatchObject({
			type: 'options',
			default: 'AName',
			options: [
				{ name: 'B', value: 'BName' },
				{ name: 'A', value: 'AName' },
			],
		});
	});

	test('keeps its order up to four entries, beyond which it is by name', () => {
		expect(names(['D', 'c', 'B', 'a'])).toEqual(['D', 'c', 'B', 'a']);
		expect(names(['E', 'D', 'c', 'B', 'a'])).toEqual(['a', 'B', 'c', 'D', 'E']);
	});
});

describe('the choice of a record', () => {
	const modes = (lookup: LookupName) => toProperty({ ...named, kind: 'id', lookup }).modes ?? [];

	test.each<[lookup: LookupName, names: string[], examples: Array<string | undefined>]>([
		['country', ['list', 'code', 'name', 'id'], [undefined, 'GB', undefined, undefined]],
		['timeZone', ['list', 'name', 'id'], [undefined, undefined, undefined]],
		['location', ['list', 'name', 'id'], [undefined, undefined, undefined]],
		['plan', ['list', 'name', 'id'], [undefined, undefined, undefined]],
		['coworker', ['list', 'email', 'id'], [undefined, 'nathan@example.com', undefined]],
	])('%s is made in the modes %j', (lookup, names, examples) => {
		expect(modes(lookup).map(({ name }) => name)).toEqual(names);
		expect(modes(lookup).map(({ placeholder }) => placeholder)).toEqual(
			examples.map((example) => example && `e.g. ${example}`),
		);
		const [list, ...typed] = modes(lookup);
		expect(list).toMatchObject({ displayName: 'From List', type: 'list' });
		expect(list.typeOptions).toEqual({ searchable: true, searchListMethod: lookup });
		for (const { displayName, name, type } of typed) {
			expect(displayName.toLowerCase()).toMatch(new RegExp(`^by ${name}( or (name|email))?$`));
			expect(type).toBe('string');
		}
		expect(toProperty({ ...named, kind: 'id', lookup })).toMatchObject({
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
		});
	});

	test.each<[lookup: LookupName]>([['location'], ['team']])(
		'several %s are a multiple choice that says what an expression may give',
		(lookup) => {
			const help = expect.stringMatching(/^Choose from the list, or specify IDs using an <a /);
			const property = toProperty({ ...named, kind: 'ids', lookup });
			expect(property).toEqual({
				displayName: 'Some Thing',
				name: 'someThing',
				type: 'multiOptions',
				default: [],
				typeOptions: { loadOptionsMethod: lookup },
				description: help,
			});
			expect(property.description).not.toMatch(/\.$/);
			const described = toProperty({ ...named, kind: 'ids', lookup, description: 'Every one' });
			expect(described.description).toMatch(/^Every one\. Choose from the list, .*\.$/);
		},
	);
});

const text = (label: string, more: Partial<Field> = {}): Field =>
	({ property: label.replaceAll(' ', ''), label, kind: 'text', ...more }) as Field;

const group = (label: string, ...fields: Field[]): FieldGroup => ({
	name: label.toLowerCase(),
	label,
	fields,
});

describe('a collection', () => {
	test('holds the properties of its fields in their order', () => {
		expect(toCollection(group('Few', text('B'), text('A')))).toMatchObject({
			displayName: 'Few',
			name: 'few',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [toProperty(text('B')), toProperty(text('A'))],
		});
	});

	test('has its switches on when they are added, but for what sends something to people', () => {
		const on = (more: Partial<Field>) => {
			const field = { ...named, kind: 'boolean', ...more } as Field;
			const [property] = toCollection(group('Few', field)).options ?? [];
			return 'default' in property ? property.default : undefined;
		};
		expect(on({})).toBe(true);
		expect(on({ sends: true })).toBe(false);
		expect(on({ initial: false })).toBe(false);
	});

	test('is kept as it was saved by a hidden property of its name, wherever it is shown', () => {
		const displayOptions = { show: { operation: ['create'] } };
		const collection = { ...toCollection(group('Few', text('B'))), displayOptions };
		expect(asSaved(collection)).toEqual({
			displayName: 'Few',
			name: 'few',
			type: 'hidden',
			default: {},
		});
	});
});
