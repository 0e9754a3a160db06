import fc from 'fast-check';

import type { BodyForm, Field, FieldGroup, WhenEmpty } from '../../../nodes/Nexudus/fields/types';
import type { Given } from './buildForm';
import { buildForm, problems } from './buildForm';

const city: Field = { property: 'CityName', label: 'City', kind: 'text' };
const day: Field = { property: 'BillingDay', label: 'Billing Day', kind: 'integer', min: 1 };
const plan: Field = { property: 'TariffId', label: 'Plan', kind: 'id', lookup: 'plan' };
const teams: Field = { property: 'Teams', label: 'Teams', kind: 'ids', lookup: 'team' };
const welcome: Field = {
	property: 'CreateUser',
	label: 'Create Portal User',
	kind: 'boolean',
	action: true,
};
const name: Field = { property: 'FullName', label: 'Full Name', kind: 'text', required: true };
const pin: Field = { property: 'Pin', label: 'PIN Code', kind: 'text', secret: true };
const started: Field = { property: 'Started', label: 'Started', kind: 'instant' };
const coworker: Field = {
	property: 'Id',
	parameter: 'coworkerId',
	label: 'Coworker',
	kind: 'id',
	lookup: 'coworker',
};

const details: FieldGroup = {
	name: 'details',
	label: 'Details',
	fields: [city, day, plan, teams, welcome, name, started],
};
const access: FieldGroup = { name: 'access', label: 'Access', fields: [city, pin] };
const clearing = {
	parameter: 'fieldsToClear',
	label: 'Fields to Clear',
	fields: details.fields.filter(({ action }) => !action),
};

const form: BodyForm = { required: [], groups: [details] };

function build(parameters: Record<string, unknown>, given: Given & { form?: BodyForm } = {}) {
	return buildForm(given.form ?? form, parameters, given);
}

const refuse: WhenEmpty = { problem: 'is empty' };

describe('Additional Fields', () => {
	const wanted: BodyForm = {
		required: [],
		groups: [
			{ ...details, place: 'flat' },
			{ ...access, place: 'nested' },
		],
	};
	const within = (additionalFields: unknown, results = {}) =>
		build({ additionalFields }, { form: wanted, results });

	test('gives its own fields beside those of the collections in it', () => {
		const { body, mistakes } = within(
			{ billingDay: 5, access: { cityName: '=city', pin: 12 } },
			{ '=city': 'London' },
		);
		expect(mistakes).toEqual([]);
		expect(body).toEqual({ BillingDay: 5, CityName: 'London', Pin: '12' });
	});

	test('may come as a whole from an expression', () => {
		const all = {
			'=more': { BillingDay: 5, access: { CityName: 'London' } },
			'=access': { pin: 'x' },
		};
		expect(within('=more', all).body).toEqual({ BillingDay: 5, CityName: 'London' });
		expect(within({ access: '=access' }, all).body).toEqual({ Pin: 'x' });
		expect(within('=more', { '=more': undefined })).toEqual({ body: {}, mistakes: [] });
	});

	test('is told where it is misspelt, or no collection', () => {
		expect(problems(within({ acces: { pin: 1 }, access: { pni: 2 } }))).toEqual([
			'Additional Fields has no field "acces"',
			'Access has no field "pni"',
		]);
		expect(problems(within('=text', { '=text': 'London' }))).toEqual([
			'Additional Fields must be an object such as { "cityName": ... }',
		]);
	});
});

describe('a collection', () => {
	test('gives the fields that were added, in the time zone of the workflow', () => {
		const { body, mistakes } = build(
			{
				details: { cityName: 'London', billingDay: '=day', started: '2025-01-15' },
				unrelated: { cityName: 'Lisbon' },
			},
			{ results: { '=day': '5' } },
		);
		expect(mistakes).toEqual([]);
		expect(body).toEqual({
			CityName: 'London',
			BillingDay: 5,
			Started: '2025-01-14T23:00:00Z',
		});
	});

	test.each([undefined, null, '', {}])('that is %j gives nothing', (raw) => {
		for (const whenEmpty of ['ignore', 'clear', refuse] as const) {
			expect(build({ details: raw }, { whenEmpty })).toEqual({ body: {}, mistakes: [] });
		}
	});

	test('may be one expression, with names of parameters and of properties', () => {
		const results = { '=all': { cityName: 'London', BillingDay: 5, tariffId: 'Hot Desk' } };
		expect(build({ details: '=all' }, { results })).toEqual({
			body: {
				CityName: 'London',
				BillingDay: 5,
				TariffId: { lookup: 'plan', by: 'any', text: 'Hot Desk' },
			},
			mistakes: [],
		});
	});

	test.each([undefined, null, '', {}])('whose expression gives %j gives nothing', (value) => {
		const run = (whenEmpty: WhenEmpty, expression = '=all') =>
			build({ details: expression }, { results: { [expression]: value }, whenEmpty });
		expect(run('ignore')).toEqual({ body: {}, mistakes: [] });
		expect(run('clear')).toEqual({ body: {}, mistakes: [] });
		expect(run(refuse).mistakes).toEqual([
			{ property: 'details', label: 'Details', problem: 'is empty' },
		]);
		expect(run(refuse, "={{ $fromAI('filters') }}").mistakes).toEqual([]);
	});

	test.each([['a text'], [7], [true], [['cityName']], [false], [0]])('is not %j', (value) => {
		const wanted = 'must be an object such as { "cityName": ... }';
		const results = { '=all': value };
		const given = typeof value === 'string' ? value : JSON.stringify(value);
		const shown = [{ property: 'details', label: 'Details', problem: `${wanted}, not "${given}"` }];
		expect(build({ details: '=all' }, { results }).mistakes).toEqual(shown);
		expect(build({ details: value }).mistakes).toEqual(shown);
		const hidden = [{ property: 'access', label: 'Access', problem: wanted }];
		const secrets: BodyForm = { required: [], groups: [access] };
		expect(build({ access: value }, { form: secrets }).mistakes).toEqual(hidden);
	});

	test('has no fields but its own, each once', () => {
		const details = { cityName: 'a', CityName: 'b', town: 'c', billingday: 5 };
		const shown = [
			'Details holds twice the field "CityName"',
			'Details has no field "town"',
			'Details has no field "billingday"',
		];
		expect(problems(build({ details }))).toEqual(shown);
		expect(problems(build({ details: '=all' }, { results: { '=all': details } }))).toEqual(shown);
	});

	test('names all that is wrong, and gives what is right', () => {
		const { body, mistakes } = build({ details: { cityName: ['x'], billingDay: 0, teams: [1] } });
		expect(body).toEqual({ Teams: [1] });
		expect(mistakes).toEqual([
			{ property: 'CityName', label: 'City', problem: 'must be text, not a list' },
			{ property: 'BillingDay', label: 'Billing Day', problem: 'must be at least 1, not 0' },
		]);
	});
});

describe('a field that came out empty', () => {
	const expressions = { cityName: '=e', billingDay: '=e', teams: '=e', createUser: '=e' };
	const locator = { __rl: true, mode: 'name', value: '=e' };
	const details = { ...expressions, tariffId: locator, started: '=e' };

	test.each(['', ' ', null, undefined, []])('as %j is not sent', (value) => {
		expect(build({ details }, { results: { '=e': value } })).toEqual({ body: {}, mistakes: [] });
	});

	test.each(['', ' ', null, []])('as %j is cleared on demand', (value) => {
		const cleared = { CityName: null, BillingDay: null, TariffId: null, Teams: [], Started: null };
		const run = { results: { '=e': value }, whenEmpty: 'clear' } as const;
		expect(build({ details }, run)).toEqual({ body: cleared, mistakes: [] });
	});

	test('is cleared on demand in a collection that is one expression', () => {
		const results = { '=all': { CityName: '', billingDay: null, teams: undefined } };
		expect(build({ details: '=all' }, { results, whenEmpty: 'clear' })).toEqual({
			body: { CityName: null, BillingDay: null },
			mistakes: [],
		});
	});

	test('is not cleared where the form was left empty, nor for what does not exist', () => {
		const run = { results: {}, whenEmpty: 'clear' } as const;
		expect(build({ details }, run)).toEqual({ body: {}, mistakes: [] });
		const left = { cityName: '', teams: [], tariffId: { ...locator, value: '' }, fullName: '' };
		expect(build({ details: left }, run)).toEqual({ body: {}, mistakes: [] });
	});

	test('cannot be cleared where a record needs it', () => {
		const run = { results: { '=e': '' }, whenEmpty: 'clear' } as const;
		expect(build({ details: { fullName: '=e' } }, run)).toEqual({
			body: {},
			mistakes: [
				{
					property: 'FullName',
					label: 'Full Name',
					problem: 'cannot be cleared: a record needs it',
				},
			],
		});
	});

	test.each(['', ' ', null, undefined, []])('as %j is refused on demand', (value) => {
		const { body, mistakes } = build({ details }, { results: { '=e': value }, whenEmpty: refuse });
		expect(body).toEqual({});
		expect(mistakes.map(({ label, problem }) => `${label} ${problem}`)).toEqual(
			['City', 'Billing Day', 'Plan', 'Teams', 'Create Portal User', 'Started'].map(
				(label) => `${label} is empty`,
			),
		);
	});

	test('is refused on demand where the form was left empty', () => {
		const { mistakes } = build({ details: { cityName: '' } }, { whenEmpty: refuse });
		expect(mistakes).toEqual([{ property: 'CityName', label: 'City', problem: 'is empty' }]);
	});

	test.each(["={{ $fromAI('city') }}", '={{ $fromai("city") }}', '={{ 1 + $fromAi("x") }}'])(
		'is not refused where a model was to fill it in: %s',
		(expression) => {
			const details = { cityName: expression, tariffId: { ...locator, value: expression } };
			expect(build({ details }, { whenEmpty: refuse }).mistakes).toEqual([]);
		},
	);

	test.each(['={{ $fromAIsle }}', "$fromAI('city')", '={{ fromAI }}'])(
		'is refused where only its text looks so: %s',
		(text) => {
			const results = { [text]: '' };
			const given = text.startsWith('=') ? { cityName: text } : { billingDay: text };
			expect(build({ details: given }, { results, whenEmpty: refuse }).mistakes).toHaveLength(1);
		},
	);
});

describe('a required field', () => {
	const wanted: BodyForm = { required: [coworker, name], groups: [details] };

	test('is there, or a mistake', () => {
		expect(build({ coworkerId: 7, fullName: 'Ada' }, { form: wanted })).toEqual({
			body: { Id: 7, FullName: 'Ada' },
			mistakes: [],
		});
		expect(build({ fullName: ' ' }, { form: wanted, whenEmpty: 'clear' }).mistakes).toEqual([
			{ property: 'Id', label: 'Coworker', problem: 'is required' },
			{ property: 'FullName', label: 'Full Name', problem: 'is required' },
		]);
	});

	test('that is wrong is not said to be missing, and all else is told as well', () => {
		const parameters = { coworkerId: -1, fullName: 'Ada', details: { billingDay: 0 } };
		expect(problems(build(parameters, { form: wanted }))).toEqual([
			'Coworker must be an ID (a whole number) or a name, not "-1"',
			'Billing Day must be at least 1, not 0',
		]);
	});
});

describe('a parameter that the form only shows at times', () => {
	const all: Field = { property: 'ReturnAll', label: 'Return All', kind: 'boolean' };
	const limit: Field = { property: 'Limit', label: 'Limit', kind: 'integer', min: 1 };
	const wanted: BodyForm = {
		shown: [{ field: all }, { field: limit, unless: 'ReturnAll' }],
		required: [],
		groups: [],
	};

	test.each<[parameters: Record<string, unknown>, body: unknown]>([
		[{}, {}],
		[{ limit: '7' }, { Limit: 7 }],
		[
			{ returnAll: 'FALSE', limit: 7 },
			{ ReturnAll: false, Limit: 7 },
		],
		[{ returnAll: 'yes' }, { ReturnAll: true }],
		[{ returnAll: true, limit: 'x' }, { ReturnAll: true }],
	])('%j means %j', (parameters, body) => {
		expect(build(parameters, { form: wanted })).toEqual({ body, mistakes: [] });
	});

	test('that is empty or wrong is a mistake', () => {
		const parameters = { returnAll: 'perhaps', limit: null };
		expect(problems(build(parameters, { form: wanted }))).toEqual([
			'Return All must be true or false, not "perhaps"',
			'Limit is required',
		]);
	});
});

describe('fields to clear', () => {
	const wanted: BodyForm = { ...form, clearing };
	const clear = (fieldsToClear: unknown, details: unknown = {}, whenEmpty: WhenEmpty = 'ignore') =>
		build(
			{ fieldsToClear: '=clear', details },
			{ form: wanted, whenEmpty, results: { '=clear': fieldsToClear, '=e': '' } },
		);

	test.each([
		[['cityName', 'teams']],
		['cityName,teams'],
		[' CityName , TEAMS '],
		['["cityName", "Teams"]'],
		[['cityName', null, 'teams', '', undefined, 'cityName']],
	])('are named by %j', (names) => {
		expect(clear(names)).toEqual({ body: { CityName: null, Teams: [] }, mistakes: [] });
	});

	test.each([undefined, null, '', [], '[]', ' '])('are none for %j', (names) => {
		expect(clear(names)).toEqual({ body: {}, mistakes: [] });
	});

	test.each<[names: unknown, choice: string]>([
		['town', 'town'],
		[['createUser'], 'createUser'],
		[{ cityName: true }, '{"cityName":true}'],
		[7, '7'],
	])('are not %j', (names, choice) => {
		expect(clear(names)).toEqual({
			body: {},
			mistakes: [
				{
					property: 'fieldsToClear',
					label: 'Fields to Clear',
					problem: `has no choice "${choice}"`,
				},
			],
		});
	});

	test('go by the name of their parameter, too', () => {
		const other: BodyForm = { ...form, clearing: { ...clearing, fields: [coworker] } };
		const run = { form: other, results: { '=clear': 'coworkerId' } };
		expect(build({ fieldsToClear: '=clear' }, run).body).toEqual({ Id: null });
	});

	test('are not those that are set, but those that are empty', () => {
		expect(clear('cityName', { cityName: 'London' }).mistakes).toEqual([
			{ property: 'CityName', label: 'City', problem: 'is both set and to be cleared' },
		]);
		expect(clear('cityName,teams', { cityName: '=e', teams: '=e' }, 'clear')).toEqual({
			body: { CityName: null, Teams: [] },
			mistakes: [],
		});
	});
});

test('any values come through a collection as through its expression', () => {
	const values = fc.record(
		{
			cityName: fc.oneof(fc.string(), fc.constantFrom(null, undefined, '', [], {})),
			billingDay: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
			teams: fc.oneof(fc.array(fc.integer()), fc.string()),
			town: fc.string(),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(values, fc.constantFrom('ignore' as const, refuse), (details, whenEmpty) => {
			fc.pre(Object.keys(details).length > 0);
			fc.pre(!Object.values(details).some((value) => String(value).startsWith('=')));
			const whole = build({ details: '=all' }, { results: { '=all': details }, whenEmpty });
			expect(build({ details }, { whenEmpty })).toEqual(whole);
		}),
	);
});
