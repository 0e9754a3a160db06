import { proposalFor } from '../../../nodes/Nexudus/fields/body';
import type {
	BodyForm,
	ColumnValue,
	CustomField,
	Field,
	FieldGroup,
	WhenEmpty,
} from '../../../nodes/Nexudus/fields/types';
import { buildForm, problems } from './buildForm';

const fullName: Field = { property: 'FullName', label: 'Full Name', kind: 'text', required: true };
const email: Field = { property: 'Email', kind: 'text', required: true };
const city: Field = { property: 'CityName', label: 'City', kind: 'text' };
const billingDay: Field = { property: 'BillingDay', kind: 'integer', min: 1 };
const country: Field = { property: 'CountryId', kind: 'id', lookup: 'country' };
const timeZone: Field = {
	property: 'SimpleTimeZoneId',
	label: 'Time Zone',
	kind: 'id',
	lookup: 'timeZone',
	proposedBy: 'CountryId',
};
const size: CustomField = {
	property: 'CustomFields.12',
	label: 'Size',
	kind: 'custom',
	type: 'integer',
};
const named = { parameter: 'customFields', label: 'Custom Fields', fields: [size] };

const details: FieldGroup = { name: 'details', label: 'Details', fields: [city, billingDay] };
const form: BodyForm = { required: [fullName], groups: [details], named };

function columns(values: Record<string, unknown>, ...names: string[]): Map<string, ColumnValue> {
	return new Map(
		Object.entries(values).map(([property, value]) => [
			property,
			{ value, columns: names.length > 0 ? names : [property] },
		]),
	);
}

const refuse: WhenEmpty = { problem: 'is empty' };

describe('columns', () => {
	test('give the fields that the form leaves open, required, optional and custom ones', () => {
		const all = { FullName: 'Ada', CityName: 'London', BillingDay: '5', [size.property]: '7' };
		expect(buildForm(form, {}, { columns: columns(all) })).toEqual({
			body: { FullName: 'Ada', CityName: 'London', BillingDay: 5, [size.property]: '7' },
			mistakes: [],
		});
	});

	test('give nothing to the fields that the form says something of', () => {
		const parameters = {
			fullName: 'Bea',
			details: { cityName: 'Lisbon', billingDay: '=e' },
			customFields: { rows: [{ name: 'Size', value: 8 }] },
		};
		const all = { FullName: 'Ada', CityName: 'London', BillingDay: '5', [size.property]: '7' };
		expect(buildForm(form, parameters, { columns: columns(all) })).toEqual({
			body: { FullName: 'Bea', CityName: 'Lisbon', [size.property]: '8' },
			mistakes: [],
		});
	});

	test('give nothing to fields that are to be cleared, nor to those of no form', () => {
		const clearing = { parameter: 'clear', label: 'Fields to Clear', fields: [city] };
		const given = { columns: columns({ FullName: 'Ada', CityName: 'London', Other: 1 }) };
		expect(buildForm({ ...form, clearing }, { clear: 'cityName' }, given)).toEqual({
			body: { FullName: 'Ada', CityName: null },
			mistakes: [],
		});
	});

	test.each(['', ' ', null, []])('that hold %j are empty as an expression is', (value) => {
		const run = (whenEmpty: WhenEmpty) =>
			buildForm(
				form,
				{ fullName: 'Ada' },
				{ whenEmpty, columns: columns({ CityName: value }, 'Town') },
			);
		expect(run('ignore')).toEqual({ body: { FullName: 'Ada' }, mistakes: [] });
		expect(run('clear')).toEqual({ body: { FullName: 'Ada', CityName: null }, mistakes: [] });
		expect(problems(run(refuse))).toEqual(['City (column "Town") is empty']);
	});

	test('fill required fields that the form leaves blank, in a locator too', () => {
		const wanted: BodyForm = { required: [country], groups: [] };
		const blank = { __rl: true, mode: 'list', value: '' };
		for (const countryId of [undefined, '', ' ', [], blank]) {
			const { body } = buildForm(wanted, { countryId }, { columns: columns({ CountryId: 7 }) });
			expect(body).toEqual({ CountryId: 7 });
		}
	});

	test.each<[names: string[], value: unknown, problem: string]>([
		[['city'], {}, 'City must be text, not an object'],
		[['CITY '], {}, 'City must be text, not an object'],
		[['Town'], {}, 'City (column "Town") must be text, not an object'],
		[['City', 'Town'], {}, 'City (columns "City" and "Town") must be text, not an object'],
	])('%j are named by a problem', (names, value, problem) => {
		const run = { columns: columns({ CityName: value }, ...names) };
		expect(problems(buildForm(form, { fullName: 'Ada' }, run))).toEqual([problem]);
	});

	test('are named where a required field comes out empty', () => {
		const run = { columns: columns({ FullName: ' ' }, 'Who') };
		expect(problems(buildForm(form, {}, run))).toEqual(['Full Name (column "Who") is required']);
		expect(problems(buildForm(form, {}, { columns: new Map() }))).toEqual([
			'Full Name is required',
		]);
	});
});

describe('required fields within a collection', () => {
	const main = { name: 'main', label: 'Required Fields', fields: [fullName, email] };
	const wanted: BodyForm = { required: [fullName, email], main, groups: [] };

	const run = (parameters: Record<string, unknown>, own: Record<string, unknown> = {}, more = {}) =>
		buildForm(wanted, parameters, { columns: columns(own), ...more });

	test('go before columns, which give the others', () => {
		const own = { FullName: 'Bea', Email: 'b@example.com' };
		for (const values of [{ fullName: 'Ada' }, { FullName: 'Ada' }]) {
			expect(run({ main: values }, own)).toEqual({
				body: { FullName: 'Ada', Email: 'b@example.com' },
				mistakes: [],
			});
			expect(run({ main: '=all' }, own, { results: { '=all': values } }).body).toEqual({
				FullName: 'Ada',
				Email: 'b@example.com',
			});
		}
		expect(run({}, own).body).toEqual(own);
		expect(run({ main: { fullName: '' } }, own).body).toEqual(own);
	});

	test('that an expression leaves empty are not filled by a column', () => {
		const results = { '=e': '' };
		const shown = problems(
			run({ main: { fullName: '=e', email: 'x' } }, { FullName: 'Bea' }, { results }),
		);
		expect(shown).toEqual(['Full Name is required']);
	});

	test('are its only ones, each once', () => {
		const values = { fullName: 'Ada', FullName: 'Bea', email: 'x', town: 'y' };
		expect(problems(run({ main: values }))).toEqual([
			'Required Fields holds twice the field "FullName"',
			'Required Fields has no field "town"',
		]);
		expect(problems(run({ main: 7 }, { FullName: 'Ada', Email: 'x' }))).toEqual([
			'Required Fields must be an object such as { "fullName": ... }, not "7"',
		]);
	});

	test('stand outside it where no columns are mapped', () => {
		const { body } = buildForm(wanted, { fullName: 'Ada', email: 'x', main: { fullName: 'Bea' } });
		expect(body).toEqual({ FullName: 'Ada', Email: 'x' });
	});
});

describe('a field that follows from another', () => {
	const wanted: BodyForm = { required: [country, timeZone], groups: [] };
	const proposal = (from: unknown) => ({
		lookup: 'timeZone',
		by: 'country',
		text: '',
		country: from,
	});

	test('is proposed where it is empty, and only there', () => {
		expect(buildForm(wanted, { countryId: 7 })).toEqual({
			body: { CountryId: 7, SimpleTimeZoneId: proposal(7) },
			mistakes: [],
		});
		expect(buildForm(wanted, { countryId: 'gb' }).body.SimpleTimeZoneId).toEqual(
			proposal({ lookup: 'country', by: 'any', text: 'gb' }),
		);
		expect(buildForm(wanted, { countryId: 7, simpleTimeZoneId: 9 }).body).toEqual({
			CountryId: 7,
			SimpleTimeZoneId: 9,
		});
	});

	test('is required where the other one is missing', () => {
		expect(problems(buildForm(wanted, {}))).toEqual([
			'Country is required',
			'Time Zone is required',
		]);
	});

	test('follows from nothing else', () => {
		const body = { CountryId: 7 };
		expect(proposalFor(timeZone, { CountryId: 'gb' })).toBeUndefined();
		expect(proposalFor(timeZone, { CountryId: null })).toBeUndefined();
		expect(proposalFor(country, body)).toBeUndefined();
		expect(proposalFor(city, body)).toBeUndefined();
		expect(proposalFor({ ...timeZone, kind: 'ids' } as Field, body)).toBeUndefined();
	});
});

test('fields that are asked for may stay empty; those that are optional are never cleared', () => {
	const wanted: BodyForm = { required: [], asked: [city], optional: [billingDay], groups: [] };
	expect(buildForm(wanted, { cityName: ' ' }, { whenEmpty: refuse })).toEqual({
		body: {},
		mistakes: [],
	});
	expect(buildForm(wanted, { cityName: 'London', billingDay: '5' }).body).toEqual({
		CityName: 'London',
		BillingDay: 5,
	});
	expect(problems(buildForm(wanted, { billingDay: 0 }))).toEqual([
		'Billing Day must be at least 1, not 0',
	]);
	const columnsOnly = { columns: columns({ CityName: 'Lisbon' }) };
	expect(buildForm(wanted, {}, columnsOnly).body).toEqual({ CityName: 'Lisbon' });
});

test('dates are read in the order that is set', () => {
	const from: Field = { property: 'From', kind: 'wallClock' };
	const wanted: BodyForm = { required: [from], groups: [] };
	const run = (dateOrder?: 'dayFirst' | 'monthFirst') =>
		buildForm(wanted, { from: '03/04/2025' }, { dateOrder });
	expect(run('dayFirst').body).toEqual({ From: '2025-04-03T00:00:00' });
	expect(run('monthFirst').body).toEqual({ From: '2025-03-04T00:00:00' });
	expect(problems(run())).toEqual([expect.stringContaining('Date Format')]);
});
