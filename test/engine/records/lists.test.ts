import type { IDataObject, INodeProperties } from 'n8n-workflow';

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
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
	withoutRoles,
} from '../support/resources';
import { requiredBody, sampleIds } from '../support/samples';

// Long enough for a slow machine; nothing here waits for it.
jest.setTimeout(60_000);

/** A filter, and what it is to do. */
interface Filtering {
	/** What the user puts into it. */
	value: unknown;
	/** The parameter that Nexudus is to see, by the contract. */
	query: Record<string, string>;
	/** A property with a value that the filter lets through, and one that it keeps out. */
	property: string;
	found: unknown;
	other: unknown;
}

/** Ranges begin and end at half past nine in New York, in winter. */
const TIME_ZONE = 'America/New_York';
const BOUND = '2025-01-15T14:30';

function rangeFiltering(property: Property, end: 'from' | 'to', role: string): Filtering {
	return {
		value: '2025-01-15T09:30:00',
		query: { [`${end}_${role}_${property.filter?.stem}`]: BOUND },
		property: property.property,
		found: `${BOUND}:00Z`,
		other: end === 'from' ? '2025-01-15T14:29:59Z' : '2025-01-15T14:30:01Z',
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
		return { value, query, property: field.property, found, other };
	}
	const [, stem, ending] = /^(.*)(From|To)$/.exec(field.property) ?? [];
	const ranged = properties.get(stem);
	if (!ranged) throw new Error(`The contract has nothing to filter by ${field.property}`);
	return rangeFiltering(ranged, ending === 'From' ? 'from' : 'to', role);
}

/** The properties that the form of a resource's list can be sorted by. */
function sortableOf({ name }: Resource): string[] {
	const { properties } = new Nexudus().description;
	const options = properties.find((property) => property.name === 'options')?.options ?? [];
	const sortBy = (options as INodeProperties[]).filter(
		(option) =>
			option.name === 'sortBy' &&
			(option.displayOptions?.show?.['/resource'] ?? [name]).includes(name),
	);
	return sortBy.flatMap(({ options: choices = [] }) =>
		choices.map((choice) => ('value' in choice ? String(choice.value) : '')),
	);
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
		return { rows, ids: rows.map(({ Id }) => Id), errors: outputs[1], error };
	}

	const filters = filterGroup(resource).fields.map((field) => ({
		name: parameterName(field),
		...filteringOf(resource, field),
	}));

	describe.each(['documents', 'live'] as const)('under the readings of %s', (readings) => {
		beforeEach(() => sandbox().setOptions({ readings }));

		test.each(filters)(
			'the filter $name reaches Nexudus and keeps the others out',
			async ({ name, value, query, property, found, other }) => {
				const [id] = seed({ [property]: found as string }, { [property]: other as string });
				const result = await getMany(
					{ filters: { [name]: value } as IDataObject },
					{ timezone: TIME_ZONE },
				);
				expect(result.error).toBeUndefined();
				expect(result.ids).toEqual([id]);
				const [request] = requestsOf(sandbox(), resource, 'GET');
				const sent = Object.entries(request.query).filter(([parameter]) =>
					parameter.includes('_'),
				);
				expect(Object.fromEntries(sent)).toEqual(query);
			},
		);

		test('all filters at once narrow the list together', async () => {
			const matching = filters.map(({ property, found }) => [property, found]);
			const [id] = seed(Object.fromEntries(matching) as IDataObject, {});
			const result = await getMany(
				{
					filters: Object.fromEntries(
						filters.map(({ name, value }) => [name, value]),
					) as IDataObject,
				},
				{ timezone: TIME_ZONE },
			);
			expect(result.error).toBeUndefined();
			expect(result.ids).toEqual([id]);
			expect(requestsOf(sandbox(), resource, 'GET')[0].query).toMatchObject(
				Object.assign({}, ...filters.map(({ query }) => query)) as object,
			);
		});
	});

	describe('sorting', () => {
		/** The nth value of a property that can be sorted by. */
		function ranked(property: string, rank: number): string | number {
			if (property === 'Email') return `p${rank}@example.com`;
			const { type } = properties.get(property)!;
			if (type === 'text') return `Name ${rank}`;
			return type === 'integer' || type === 'decimal' ? rank : `2025-01-0${rank}T00:00:00Z`;
		}

		test.each(
			sortableOf(resource).flatMap((property) =>
				(['ascending', 'descending'] as const).map((direction) => [property, direction] as const),
			),
		)('by %s, %s, gives the records in that order', async (sortBy, sortDirection) => {
			const ids = seed(
				...[2, 3, 1].map((rank) => (sortBy === 'Id' ? {} : { [sortBy]: ranked(sortBy, rank) })),
			);
			const ascending = sortBy === 'Id' ? ids : [ids[2], ids[0], ids[1]];
			const found = await getMany({}, { options: { sortBy, sortDirection } });
			expect(found.ids).toEqual(
				sortDirection === 'ascending' ? ascending : [...ascending].reverse(),
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
		seed({});
		const [row] = (await getMany()).rows;
		const shown = resource.columns.filter((column) => {
			const type = properties.get(column)?.type;
			return type && !['integers', 'objects'].includes(type);
		});
		expect(Object.keys(row)).toEqual(shown);
	});

	test('gives all that the list tells with Simplify off', async () => {
		const [id] = seed({});
		const [row] = (await getMany({ simplify: false })).rows;
		const told = [...properties.values()].filter(
			({ property, marks, type }) =>
				marks.length === 0 &&
				!['integers', 'objects'].includes(type) &&
				recordsOf(sandbox(), resource).get(id)?.[property] !== undefined,
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
