import {
	commands,
	commonProperties,
	entities,
	enums,
	readingPresets,
	readingRows,
	readingsOf,
	refusals,
	webhookEvents,
} from '../../../contract';
import type { Entity, Property } from '../../../contract';

const TYPES = [
	'text',
	'integer',
	'decimal',
	'boolean',
	'instant',
	'clock',
	'day',
	'integers',
	'objects',
	'unknown',
];
const TAKEN = ['required', 'yes', 'no'];
const MARKS = ['secret', 'action', 'companion', 'live', 'unlisted'];
const SHAPES = [
	'null',
	'boolean',
	'text',
	'integer',
	'decimal',
	'guid',
	'instant',
	'second',
	'second?',
	'clock',
	'integers',
	'objects',
	'empty',
	'integer|text',
	'null|objects',
	'never',
];

const all = [...entities.values()];
const each = all.map((entity) => [entity.entity, entity] as const);

function propertiesOf({ properties }: Entity): Property[] {
	return [...properties.values()];
}

describe.each(each)('%s', (_name, entity) => {
	test('has properties of known kinds', () => {
		expect(propertiesOf(entity).length).toBeGreaterThan(commonProperties.length);
		for (const { type, create, update, marks } of propertiesOf(entity)) {
			expect(TYPES).toContain(type);
			expect(TAKEN).toEqual(expect.arrayContaining([create, update]));
			expect(MARKS).toEqual(expect.arrayContaining([...marks]));
		}
	});

	test('points at known entities and enums', () => {
		const unknown = propertiesOf(entity).filter(
			({ relation, enum: name }) =>
				(relation !== undefined && !entities.has(relation)) ||
				(name !== undefined && !enums.has(name)),
		);
		expect(unknown).toEqual([]);
		for (const { entity: holder, property } of entity.heldBy) {
			expect(entities.get(holder)?.properties.has(property)).toBe(true);
		}
	});

	test('has a parameter of its own for each filter', () => {
		const stems = propertiesOf(entity).flatMap(({ filter }) => filter?.stem ?? []);
		expect(stems).toEqual([...new Set(stems)]);
		expect(stems.filter((stem) => !/^[A-Za-z]\w*$/.test(stem))).toEqual([]);
		for (const stem of entity.listedBy.flat()) {
			expect(['Id', ...stems]).toContain(stem.replace(/^(from|to)_/, ''));
		}
	});

	test('filters its relations without Id', () => {
		const odd = propertiesOf(entity).filter(
			({ property, type, relation, filter }) =>
				relation !== undefined && type === 'integer' && filter?.stem === property,
		);
		expect(odd).toEqual([]);
	});

	test('is seen in shapes that its records can have', () => {
		for (const { property, kind, fresh } of entity.shape?.values() ?? []) {
			expect(SHAPES).toContain(kind);
			if (kind !== 'never') expect(entity.properties.has(property)).toBe(true);
			if (fresh && /^["\d]|^(true|false)$/.test(fresh)) {
				expect(() => JSON.parse(fresh) as unknown).not.toThrow();
			}
		}
	});
});

test('no two entities share a path or a role', () => {
	const paths = all.flatMap(({ path }) => path ?? []);
	expect(paths).toEqual([...new Set(paths)]);
	expect(new Set(all.map(({ role }) => role)).size).toBe(all.length);
});

test('no table names a property twice', () => {
	for (const { entity, properties } of all) {
		expect([entity, new Set(properties.keys()).size]).toEqual([entity, properties.size]);
	}
});

test('commands belong to entities that have commands', () => {
	for (const { entity, key } of commands) {
		expect([key, entities.get(entity)?.hasCommands]).toEqual([key, true]);
	}
	const deleting = all.flatMap(({ delete: way }) => (Array.isArray(way) ? way : []));
	expect(commands.map(({ key }) => key)).toEqual(expect.arrayContaining(deleting));
});

test('the values of an enum are numbers, each once', () => {
	for (const [name, values] of enums) {
		const numbers = values.map(({ value }) => value);
		expect([name, numbers.every(Number.isInteger)]).toEqual([name, true]);
		expect([name, new Set(numbers).size]).toEqual([name, numbers.length]);
	}
});

test('tells of each webhook action what it brings and when', () => {
	const actions = enums.get('eWebhookAction')!.flatMap(({ name }) => (name === 'None' ? [] : name));
	expect(webhookEvents.map(({ action }) => action)).toEqual(actions);
	for (const { entity, change } of webhookEvents) {
		if (entity === undefined) expect(change).toBeUndefined();
		else expect(entities.has(entity)).toBe(true);
		if (change === undefined || ['create', 'update', 'delete'].includes(change)) continue;
		const [property] = change.split('=');
		expect(entities.get(entity!)!.properties.has(property)).toBe(true);
	}
});

describe('readings', () => {
	const names = [...new Set(readingRows.map(({ reading }) => reading))];

	test.each(['documents', 'live'] as const)('%s has one value for each', (preset) => {
		const rows = readingRows.filter(({ presets }) => presets.has(preset));
		expect(rows.map(({ reading }) => reading)).toEqual(names);
		expect(Object.keys(readingPresets[preset])).toEqual(names);
	});

	test('differ one by one from the documents', () => {
		expect(readingsOf({ throttle: '429' })).toEqual({
			...readingPresets.documents,
			throttle: '429',
		});
		expect(() => readingsOf({ throttle: '503' } as never)).toThrow('throttle 503');
		expect(() => readingsOf('dreamt' as never)).toThrow('dreamt');
	});
});

test('every refusal has its words', () => {
	expect([...refusals.values()].filter((text) => text === '')).toEqual([]);
});
