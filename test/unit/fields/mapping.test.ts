import fc from 'fast-check';

import {
	columnValues,
	describeMapping,
	mappableFields,
	matchColumns,
	TIERS,
} from '../../../nodes/Nexudus/fields/mapping';
import { foldName } from '../../../nodes/Nexudus/fields/text';
import type { Field } from '../../../nodes/Nexudus/fields/types';
import { recordField } from '../../../nodes/Nexudus/description/forms';
import { resources } from '../../../nodes/Nexudus/resources';
import { coworker } from '../../../nodes/Nexudus/resources/coworker';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';

function fieldsOf(resource: Resource): Field[] {
	const { required, groups } = resource;
	return [recordField(resource), ...required, ...groups.flatMap(({ fields }) => fields)];
}

const fields = mappableFields(fieldsOf(coworker));

/** The properties that columns fill, each with its columns. */
function matched(...columns: string[]): Record<string, readonly string[]> {
	const entries = [...matchColumns(fields, columns).matched];
	return Object.fromEntries(entries.map(([{ property }, own]) => [property, own]));
}

test.each([
	['Mobile', 'MobilePhone'],
	['mobile_phone', 'MobilePhone'],
	['Cell phone', 'MobilePhone'],
	['Phone', 'MobilePhone'],
	['Téléphone', 'MobilePhone'],
	['VAT number', 'TaxIDNumber'],
	['vat no.', 'TaxIDNumber'],
	['Start date', 'RenewalDate'],
	['plan-start', 'RenewalDate'],
	['Zip', 'PostCode'],
	['ZIP/Postal Code', 'PostCode'],
	['postcode', 'PostCode'],
	['E-Mail', 'Email'],
	['  EMAIL address *', 'Email'],
	['émail', 'Email'],
	['fullName', 'FullName'],
	['Full name', 'FullName'],
	['Name', 'FullName'],
	['Company', 'CompanyName'],
	['Organisation', 'CompanyName'],
	['Job title', 'Position'],
	['DOB', 'DateOfBirth'],
	['birthday', 'DateOfBirth'],
	['Town', 'CityName'],
	['City', 'CityName'],
	['Plan', 'TariffId'],
	['tariff', 'TariffId'],
	['TariffName', 'TariffId'],
	['Membership type', 'TariffId'],
	['Location', 'Businesses'],
	['Locations', 'Businesses'],
	['Country', 'CountryId'],
	['country_code', 'CountryId'],
	['timezone', 'SimpleTimeZoneId'],
	['Time Zone', 'SimpleTimeZoneId'],
	['Member since', 'RegistrationDate'],
	['Card number', 'AccessCardId'],
	['Member No', 'ReferenceNumber'],
	['PO number', 'PurchaseOrder'],
	['LinkedIn', 'Linkedin'],
	['coworkerId', 'Id'],
	['Coworker', 'Id'],
	['Id', 'Id'],
])('the column %j fills %s', (column, property) => {
	expect(matched(column)).toEqual({ [property]: [column] });
});

test.each([
	[
		'contract',
		['Email', 'Member', 'Plan name', 'Space', 'Starts on'],
		{
			CoworkerId: ['Email'],
			TariffId: ['Plan name'],
			IssuedById: ['Space'],
			StartDate: ['Starts on'],
		},
	],
	[
		'booking',
		['Member', 'Room', 'From', 'To'],
		{
			CoworkerId: ['Member'],
			ResourceId: ['Room'],
			FromTime: ['From'],
			ToTime: ['To'],
		},
	],
])('of a %s, columns find what it refers to: %j', (name, columns, expected) => {
	const resource = resources.find((each) => each.name === name)!;
	const { matched: found } = matchColumns(mappableFields(fieldsOf(resource)), columns);
	expect(Object.fromEntries([...found].map(([{ property }, own]) => [property, own]))).toEqual(
		expected,
	);
});

test.each([
	'CreateUser',
	'Create Portal User',
	'Notify on New Invoice',
	'NewAvatarUrl',
	'Remove Avatar',
	'User ID',
	'ID',
	'id',
	'row_number',
	'',
])('the column %j fills nothing', (column) => {
	expect(matched(column)).toEqual({});
	expect(matchColumns(fields, [column]).unmatched).toEqual([column]);
});

describe('a name in parts', () => {
	test.each([
		[
			['Last Name', 'First name'],
			['First name', 'Last Name'],
		],
		[
			['surname', 'middle_name', 'forename'],
			['forename', 'middle_name', 'surname'],
		],
		[
			['Surname', 'Name'],
			['Name', 'Surname'],
		],
		[['First name'], ['First name']],
		[['First name', 'Full name', 'Last name'], ['Full name']],
	])('%j is %j', (columns, used) => {
		expect(matched(...columns)).toEqual({ FullName: used });
	});

	test('is put together without what is empty', () => {
		const mapping = matchColumns(fields, ['First name', 'Middle name', 'Last name']);
		const item = { 'First name': ' Ada ', 'Middle name': '', 'Last name': 'Lovelace' };
		expect(columnValues(mapping, item).get('FullName')?.value).toBe('Ada Lovelace');
		expect(columnValues(mapping, { City: 'London' }).has('FullName')).toBe(false);
	});
});

describe('columns for the same field', () => {
	test('go by the better name', () => {
		expect(matched('Phone', 'Mobile')).toEqual({ MobilePhone: ['Mobile'] });
		expect(matched('CountryName', 'CountryId')).toEqual({ CountryId: ['CountryId'] });
	});

	test('of names as good are used neither, and told', () => {
		const mapping = matchColumns(fields, [
			'Email',
			'e-mail',
			'Cell',
			'Mobile',
			'Shoe size',
			'City',
		]);
		expect([...mapping.matched.values()]).toEqual([['City']]);
		expect(describeMapping(mapping)).toBe(
			'Mapped automatically: "City" to City. Ambiguous, so that none of them was used: ' +
				'"Email", "e-mail" all name Email; "Cell", "Mobile" all name Mobile Phone. Without a field: "Shoe size".',
		);
	});
});

test.each(resources.map((resource) => [resource.label, resource] as const))(
	'no synonym stands for two fields of a %s alike',
	(_label, resource) => {
		for (const namesOf of TIERS.slice(1)) {
			const names = mappableFields(fieldsOf(resource)).flatMap((field) => [
				...new Set(namesOf(field).map(foldName)),
			]);
			const twice = names.filter((name, index) => names.indexOf(name) !== index);
			expect(twice).toEqual([]);
		}
	},
);

test('a name that two fields have alike fills neither', () => {
	const fieldsAlike: Field[] = [
		{ property: 'BusinessId', label: 'Location', kind: 'id', lookup: 'location' },
		{ property: 'Location', label: 'Place', kind: 'text' },
	];
	const { matched: found, unmatched } = matchColumns(fieldsAlike, ['Location', 'Place']);
	expect([...found.values()]).toEqual([['Place']]);
	expect(unmatched).toEqual(['Location']);
});

/** The ways to write a name that make no difference. */
function written(name: string): fc.Arbitrary<string> {
	return fc
		.constantFrom<(text: string) => string>(
			(text) => text,
			(text) => text.toUpperCase(),
			(text) => text.toLowerCase(),
			(text) => text.replaceAll(' ', '_'),
			(text) => text.replaceAll(' ', ''),
			(text) => text.replaceAll(' ', '-'),
			(text) => ` ${text}: `,
			(text) => text.replace(/e/, 'é').normalize('NFD'),
		)
		.map((write) => write(name));
}

const aColumn = (field: Field): fc.Arbitrary<{ field: Field; column: string }> =>
	fc
		.constantFrom(...TIERS.slice(0, 2).flatMap((namesOf) => namesOf(field)))
		.chain(written)
		.map((column) => ({ field, column }));

test('columns fill the same fields in any order and by any of their names', () => {
	const table = fc
		.subarray(fields, { minLength: 1 })
		.chain((chosen) => fc.tuple(...chosen.map(aColumn)))
		.chain((columns) => fc.shuffledSubarray(columns, { minLength: columns.length }));
	fc.assert(
		fc.property(table, (columns) => {
			const mapping = matchColumns(
				fields,
				columns.map(({ column }) => column),
			);
			expect(mapping.unmatched).toEqual([]);
			expect(mapping.matched).toEqual(
				new Map(columns.map(({ field, column }) => [field, [column]])),
			);
		}),
	);
});
