import type { INodeProperties } from 'n8n-workflow';

import { documentedProperties as documentedOf, entityOf, enums } from '../../contract';
import type { PropertyType } from '../../contract';
import { coworkerFieldGroups } from '../../nodes/Nexudus/resources/coworker/fieldGroups';
import { requiredFields } from '../../nodes/Nexudus/resources/coworker/requiredFields';
import { ADDITIONAL_FIELDS } from '../../nodes/Nexudus/fields/names';
import type { Field } from '../../nodes/Nexudus/fields/types';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';

const documentedProperties = documentedOf(entityOf('coworkers'));
const optionalFields = coworkerFieldGroups.flatMap(({ fields }) => fields);
const allFields = [...requiredFields, ...optionalFields];

describe('the table of fields', () => {
	const KINDS: Partial<Record<PropertyType, ReadonlyArray<Field['kind']>>> = {
		text: ['text'],
		integer: ['integer', 'id', 'enum'],
		decimal: ['number'],
		boolean: ['boolean'],
		instant: ['instant'],
		clock: ['wallClock'],
		day: ['wallClock'],
		integers: ['ids'],
	};
	const fieldOf = (property: string) => allFields.find((field) => field.property === property);

	test('holds exactly the documented properties, each once', () => {
		const inTable = allFields.map(({ property }) => property).sort();
		expect(inTable).toEqual(documentedProperties.map(({ property }) => property).sort());
	});

	test('requires what the documentation requires', () => {
		const documented = documentedProperties.filter(({ create }) => create === 'required');
		expect(requiredFields.map(({ property }) => property)).toEqual(
			documented.map(({ property }) => property),
		);
	});

	test('gives every property a kind that fits its documented type', () => {
		const kinds = documentedProperties.map(({ property, type }) => [
			property,
			KINDS[type]?.includes(fieldOf(property)!.kind),
		]);
		expect(kinds.filter(([, fits]) => !fits)).toEqual([]);
	});

	test('offers exactly the documented values of every enum', () => {
		const offered = allFields.flatMap((field) =>
			field.kind === 'enum' ? [[field.property, asSet(field.values.values)]] : [],
		);
		const documented = documentedProperties.flatMap((entry) =>
			entry.enum ? [[entry.property, asSet(enums.get(entry.enum)!)]] : [],
		);
		expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(documented));
	});

	test('starts every drop-down with a value that it offers', () => {
		for (const field of allFields) {
			if (field.kind !== 'enum') continue;
			expect(field.values.values.map(({ value }) => value)).toContain(field.values.initial);
		}
	});

	function asSet(values: ReadonlyArray<{ value: number; name: string }>) {
		return values.map(({ value, name }) => `${value} ${name}`).sort();
	}
});

describe('the form of Create', () => {
	const { properties } = new Nexudus().description;
	const shown = properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.operation?.includes('create') &&
			show.resource?.includes('coworker') &&
			(show.mappingMode ?? ['fields']).includes('fields'),
	);
	const additional = shown.filter(({ type }) => type === 'collection');
	const [flat, nested] = [false, true].map((isNested) =>
		additional
			.flatMap(({ options }) => options as INodeProperties[])
			.filter(({ type }) => (type === 'collection') === isNested),
	);
	const collections = [...additional, ...nested];
	const optional = [
		...flat,
		...nested.flatMap(({ options }) => options as INodeProperties[]),
	].filter(({ type }) => type !== 'fixedCollection');

	const timeZone = shown.filter(({ name }) => name === 'simpleTimeZoneId');

	test('shows one collection of all that is optional', () => {
		expect(additional.map(({ name }) => name)).toEqual([ADDITIONAL_FIELDS.name]);
	});

	function parameterOf(property: string): string {
		return property.charAt(0).toLowerCase() + property.slice(1);
	}

	test('asks for the required properties and offers every other, under its name in lower case', () => {
		const required = shown.filter((property) => property.required);
		const expected = documentedProperties.map(({ property, create }) => ({
			name: parameterOf(property),
			// It follows from the country.
			isRequired: create === 'required' && property !== 'SimpleTimeZoneId',
		}));
		const offered = [
			...required.map(({ name }) => ({ name, isRequired: true })),
			...[...timeZone, ...optional].map(({ name }) => ({ name, isRequired: false })),
		];
		const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
		expect(offered.sort(byName)).toEqual(expected.sort(byName));
	});

	test('masks exactly the properties that are documented as secret', () => {
		const masked = [...shown, ...optional].filter(({ typeOptions }) => typeOptions?.password);
		const secrets = documentedProperties.filter(({ marks }) => marks.includes('secret'));
		expect(masked.map(({ name }) => name).sort()).toEqual(
			secrets.map(({ property }) => parameterOf(property)).sort(),
		);
	});

	test('names no two fields of a collection alike', () => {
		for (const { options } of collections) {
			const labels = (options as INodeProperties[]).map(({ displayName }) => displayName);
			expect(labels).toEqual([...new Set(labels)]);
		}
	});
});
