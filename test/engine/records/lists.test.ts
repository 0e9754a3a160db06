import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { isListed } from '../../../contract';
import type { Property } from '../../../contract';
import { filterGroup } from '../../../nodes/Nexudus/description/forms';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field } from '../../../nodes/Nexudus/fields/types';
import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';
import { useSandbox } from '../support/coworkers';
import { jsonOf } from '../support/operations';
import type { OperationRun } from '../support/resources';
import {
	contractOf,
	isShownWithin,
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
	withoutRoles,
} from '../support/resources';
import { relatedRecord, requiredBody, sampleIds, seedSamples } from '../support/samples';

/** A filter, and what it is to do. */
interface Filtering {
	/** What the user puts into it. */
	value: unknown;
	/** The parameter that Nexudus is to see, by the contract. */
	query: Record<string, string>;
	/** A property with a value that the filter lets through, and those that it keeps out. */
	property: string;
	found: unknown;
	others: unknown[];
	/** Whether the contract has the parameter. */
	isKnown: boolean;
}

/** Ranges begin and end at half past nine in New York, in winter. */
const TIME_ZONE = 'America/New_York';
const BOUND = '2025-01-15T14:30';
/** The ends that Nexudus is asked for, which hold what is wanted in every time zone. */
const ASKED = { from: '2025-01-15T00:30', to: '2025-01-16T04:30' };

function rangeFiltering(property: Property, end: 'from' | 'to', role: string): Filtering {
	return {
		value: '2025-01-15T09:30:00',
		query: { [`${end}_${role}_${property.filter?.stem}`]: ASKED[end] },
		property: property.property,
		found: `${BOUND}:00Z`,
		others:
			end === 'from'
				? ['2025-01-15T14:29:59Z', '2024-01-15T14:30:00Z']
				: ['2025-01-15T14:30:01Z', '2026-01-15T14:30:00Z'],
		isKnown: property.filter?.isRange ?? false,
	};
}

/** Values that a filter for the value itself tells apart: entered, let through, kept out. */
function toldApart(field: Field, { relation }: Property): [unknown, unknown, unknown] {
	switch (field.kind) {
		case 'text':
			return field.property === 'Email'
				? ['ada@acme.example', 'Ada@acme.example', 'ada@globex.example']
				: ['acme', 'ACME', 'Globex'];
		case 'boolean':
			return [true, true, false];
		case 'enum': {
			const [first, second] = field.values.values.slice(-2);
			return [second.value, second.value, first.value];
		}
		case 'id': {
			const [id, other] = sampleIds(relation ?? '');
			return [{ __rl: true, mode: 'id', value: String(id) }, id, other];
		}
		default:
			return [7, 7, 8];
	}
}

function filteringOf(resource: Resource, field: Field): Filtering {
	const { properties, role } = contractOf(resource);
	const exact = properties.get(field.property);
	if (exact) {
		const [value, found, other] = toldApart(field, exact);
		const text = field.kind === 'id' ? (value as IDataObject).value : value;
		const query = { [`${role}_${exact.filter?.stem}`]: String(text) };
		const isKnown = exact.filter?.isExact ?? false;
		return { value, query, property: field.property, found, others: [other], isKnown };
	}
	const [, stem, ending] = /^(.*)(From|To)$/.exec(field.property) ?? [];
	const ranged = properties.get(stem);
	if (!ranged) throw new Error(`The contract has nothing to filter by ${field.property}`);
	return rangeFiltering(ranged, ending === 'From' ? 'from' : 'to', role);
}

/** Whether a parameter of a query narrows the list. */
const isFilter = ([name]: [string, unknown]) => name.includes('_');

/** The properties that the form of a resource's list can be sorted by. */
function sortableOf(resource: Resource): string[] {
	const { properties } = new Nexudus().description;
	const options = properties.find((property) => property.name === 'options')?.options ?? [];
	const isShown = (entry: INodeProperties | INodePropertyOptions) => isShownWithin(resource, entry);
	const [sortBy] = (options as INodeProperties[]).filter(
		(option) => option.name === 'sortBy' && isShown(option),
	);
	const choices = sortBy.options as INodePropertyOptions[];
	return choices.filter(isShown).map(({ value }) => String(value));
}

describe.each(operationsOf('getAll'))('%s', (_name, resource, operation) => {
	const sandbox = useSandbox();
	const { role, properties } = contractOf(resource);

	/** Seeds records and gives their IDs, in order. */
	function seed(...records: IDataObject[]): number[] {
		const store = recordsOf(sandbox(), resource);
		return records.map(
			(record, index) => store.add({ ...requiredBody(resource, index), ...record }).Id,
		);
	}

	async function getMany(parameters: IDataObject = {}, run: OperationRun = {}) {
		const { outputs, error } = await runResource(sandbox(), resource, operation, {
			parameters,
			...run,
		});
		const rows = jsonOf(outputs[0]);
		/** The IDs that came of an item. */
		const paired = (item: number) =>
			(outputs[0] ?? [])
				.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item)
				.map(({ json }) => json.Id);
		return { rows, ids: rows.map(({ Id }) => Id), paired, error };
	}

	const filters = filterGroup(resource).fields.map((field) => ({
		name: parameterName(field),
		...filteringOf(resource, field),
	}));

	/** Where Nexudus ignores what it does not know, it cannot narrow the list by everything that the form has. */
	const ignored = filters.filter(({ isKnown }) => !isKnown);
	const readingsOf = [
		['documents', 'documents', filters],
		['live', 'live', filters.filter(({ isKnown }) => isKnown)],
		[
			'a clock at the location',
			{ rangeZone: 'local' },
			filters.filter(({ query }) => Object.keys(query).some((name) => /^(from|to)_/.test(name))),
		],
	] as const;

	describe.each(readingsOf)('under the readings of %s', (_reading, readings, narrowing) => {
		beforeEach(() => sandbox().setOptions({ readings }));

		test('each filter reaches Nexudus and keeps the others out', async () => {
			const seeded = narrowing.map(({ property, found, others }) =>
				seed(...[found, ...others].map((value) => ({ [property]: value }) as IDataObject)),
			);
			const { error, paired } = await getMany(
				{ returnAll: true, filters: '={{ $json.filters }}' },
				{
					items: narrowing.map(
						({ name, value }) => ({ filters: { [name]: value } }) as IDataObject,
					),
					timezone: TIME_ZONE,
				},
			);
			expect(error).toBeUndefined();
			const done = narrowing.map(({ name }, item) => ({
				name,
				found: seeded[item].filter((id) => paired(item).includes(id)),
			}));
			expect(done).toEqual(
				narrowing.map(({ name }, item) => ({ name, found: seeded[item].slice(0, 1) })),
			);
			const queries = requestsOf(sandbox(), resource, 'GET').map(({ query }) =>
				JSON.stringify(Object.fromEntries(Object.entries(query).filter(isFilter))),
			);
			expect([...new Set(queries)].sort()).toEqual(
				narrowing.map(({ query }) => JSON.stringify(query)).sort(),
			);
		});

		test('all filters at once narrow the list together', async () => {
			const matching = filters.map(({ property, found }) => [property, found]);
			const [id] = seed(Object.fromEntries(matching) as IDataObject, {});
			const values = filters.map(({ name, value }) => [name, value]);
			const result = await getMany(
				{ filters: Object.fromEntries(values) as IDataObject },
				{ timezone: TIME_ZONE },
			);
			expect(result.error).toBeUndefined();
			expect(result.ids).toEqual([id]);
			expect(requestsOf(sandbox(), resource, 'GET')[0].query).toMatchObject(
				Object.assign({}, ...filters.map(({ query }) => query)) as object,
			);
		});
	});

	if (ignored.length > 0) {
		test.each(ignored)(
			'the filter $name, where Nexudus ignores it, is told and gives nobody',
			async ({ name, value, property, found, others }) => {
				sandbox().setOptions({ readings: 'live' });
				seed(...[found, ...others].map((each) => ({ [property]: each }) as IDataObject));
				const { rows, error } = await getMany(
					{ filters: { [name]: value } as IDataObject },
					{ timezone: TIME_ZONE },
				);
				expect(rows).toEqual([]);
				expect(error?.message).toContain('Nexudus ignored the filter');
			},
		);
	}

	describe('sorting', () => {
		/** The nth value of a property that can be sorted by. */
		function ranked(property: string, rank: number): string | number {
			if (property === 'Email') return `p${rank}@example.com`;
			const { type } = properties.get(property)!;
			if (type === 'text') return `Name ${rank}`;
			return type === 'integer' || type === 'decimal' ? rank : `2025-01-0${rank}T00:00:00Z`;
		}

		test('gives the records in the order of each property, in both directions', async () => {
			const orders = sortableOf(resource).flatMap((sortBy) =>
				(['ascending', 'descending'] as const).map((sortDirection) => ({ sortBy, sortDirection })),
			);
			const others = sortableOf(resource).filter((property) => property !== 'Id');
			const ids = seed(
				...[2, 3, 1].map(
					(rank) =>
						Object.fromEntries(
							others.map((property) => [property, ranked(property, rank)]),
						) as IDataObject,
				),
			);
			const { error, paired } = await getMany(
				{},
				{
					items: orders,
					options: { sortBy: '={{ $json.sortBy }}', sortDirection: '={{ $json.sortDirection }}' },
				},
			);
			expect(error).toBeUndefined();
			const expected = orders.map(({ sortBy, sortDirection }) => {
				const ascending = sortBy === 'Id' ? ids : [ids[2], ids[0], ids[1]];
				return sortDirection === 'ascending' ? ascending : [...ascending].reverse();
			});
			expect(orders.map((order, item) => ({ ...order, ids: paired(item) }))).toEqual(
				orders.map((order, item) => ({ ...order, ids: expected[item] })),
			);
		});

		test('is offered by more than the ID', () => {
			expect(sortableOf(resource)).toEqual(expect.arrayContaining(['Id', 'CreatedOn']));
		});
	});

	test('gives so many records as Limit says, and all of them with Return All', async () => {
		const ids = seed({}, {}, {});
		expect((await getMany({ limit: 2 })).ids).toEqual(ids.slice(0, 2));
		expect((await getMany({ returnAll: true })).ids).toEqual(ids);
	});

	test('gives nothing, and no error, where there is no record', async () => {
		const { rows, error } = await getMany({ returnAll: true });
		expect(error).toBeUndefined();
		expect(rows).toEqual([]);
	});

	test('gives the most useful properties, in a fixed order, unless told otherwise', async () => {
		seedSamples(sandbox(), resource, 1);
		recordsOf(sandbox(), resource).add(relatedRecord(resource));
		const row = (await getMany({ returnAll: true })).rows.at(-1)!;
		expect(Object.keys(row)).toEqual(
			resource.columns.filter((column) => {
				const property = properties.get(column);
				return !property || isListed(property);
			}),
		);
	});

	test('gives all that the list tells with Simplify off', async () => {
		const [id] = seed({});
		const [row] = (await getMany({ simplify: false })).rows;
		const told = [...properties.values()].filter(
			(property) =>
				property.marks.length === 0 &&
				isListed(property) &&
				recordsOf(sandbox(), resource).get(id)?.[property.property] !== undefined,
		);
		const stored = recordsOf(sandbox(), resource).get(id) as unknown as IDataObject;
		expect(row).toMatchObject(
			Object.fromEntries(told.map(({ property }) => [property, stored[property]])),
		);
		expect(Object.keys(row).length).toBeGreaterThan(resource.columns.length);
	});

	test('names the role that the user lacks', async () => {
		withoutRoles(sandbox(), `${role}-List`);
		const { error } = await getMany();
		expect(error?.message).toContain(`lacks the role ${role}-List`);
	});
});
