import { commands, entityOf, enums } from '../../../contract';
import type { Entity, Property } from '../../../contract';
import { createForm, filtersOf, updateForm } from '../../../nodes/Nexudus/description/forms';
import { operationOf } from '../../../nodes/Nexudus/description/operations';
import { labelOf, parameterName } from '../../../nodes/Nexudus/fields/names';
import type { BodyForm, Field } from '../../../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../../../nodes/Nexudus/lookups/table';
import { resources } from '../../../nodes/Nexudus/resources';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';

/** The kinds of fields that a property's type takes. */
const KINDS: Readonly<Record<Property['type'], ReadonlyArray<Field['kind']>>> = {
	text: ['text'],
	integer: ['integer', 'enum', 'id'],
	decimal: ['number', 'integer'],
	boolean: ['boolean'],
	instant: ['instant'],
	clock: ['wallClock'],
	day: ['wallClock'],
	integers: ['ids', 'integers'],
	objects: ['rows', 'json'],
	unknown: [],
};

/** Values of enums that the form does not offer, by their names, and why. */
const NOT_OFFERED: ReadonlyArray<{ property: string; names: readonly string[]; why: string }> = [
	{
		property: 'WhichBookingsToUpdate',
		names: ['DeleteAllBookings', 'DeleteBookingsAfterThis', 'DeleteNotChargedBookings'],
		why: 'an update deletes nothing',
	},
	{
		property: 'WhichBookingsToUpdate',
		names: ['RevertAllCharges'],
		why: 'charges are not the business of an update',
	},
	{
		property: 'WhichEventsToUpdate',
		names: ['DeleteAllEvents', 'DeleteEventsAfterThis'],
		why: 'an update deletes nothing',
	},
	{
		property: 'WhichEventsToUpdate',
		names: ['UpdateEventProducts'],
		why: 'an update of an event does not change its tickets',
	},
];

/** What a live account refuses to be without, whatever the documents say. */
const REQUIRED_LIVE: readonly string[] = ['eventAttendee.CoworkerId', 'timePass.TimePassId'];

/** Boolean and other filters on what the contract knows only as a text: joined values are answered as they come. */
const JOINED = /^(CoworkerInvoice)/;

function entityFor({ path }: Resource): Entity {
	return entityOf(path.split('/')[1]);
}

function fieldsIn({ required, shown = [], groups, others }: BodyForm): Field[] {
	return [
		...required.filter(({ property }) => property !== 'Id'),
		...shown.map(({ field }) => field),
		...groups.flatMap(({ fields }) => fields),
		...(others?.fields ?? []),
	];
}

function has({ operations }: Resource, ...kinds: string[]): boolean {
	return operations.some(({ kind }) => kinds.includes(kind));
}

const FORMS = { create: createForm, update: updateForm } as const;
const WAYS = ['create', 'update'] as const;

/** Every field of a resource that the form has, with the way it is written. */
function writtenFields(resource: Resource): Array<readonly ['create' | 'update', Field]> {
	return WAYS.filter((way) => has(resource, way)).flatMap((way) => {
		return fieldsIn({ ...FORMS[way](resource), others: undefined }).map(
			(field) => [way, field] as const,
		);
	});
}

function missing({ enum: name, property }: Property, field: Extract<Field, { kind: 'enum' }>) {
	const known = enums.get(name ?? '') ?? [];
	const excused = NOT_OFFERED.filter((row) => row.property === property).flatMap(
		({ names }) => names,
	);
	const offered = field.values.values.map(({ value }) => value);
	return known
		.filter(({ value, name: each }) => !offered.includes(value) && !excused.includes(each))
		.map((row) => row.name);
}

/** Those that an operation of another resource lists. */
const listed = resources.flatMap(({ operations }) =>
	operations.flatMap((row) => (row.kind === 'list' || row.kind === 'children' ? [row.of] : [])),
);

/** Of which any entity is none in particular. */
const particular = resources.filter(({ path }) => path !== '');

describe.each([...particular, ...listed].map((resource) => [resource.label, resource] as const))(
	'%s',
	(_label, resource) => {
		const entity = entityFor(resource);
		const property = (name: string) => entity.properties.get(name);

		test('is an entity of Nexudus, with the role and the ways to work with it', () => {
			expect(entity).toMatchObject({ path: resource.path, role: resource.role });
			const verbs = { create: 'create', update: 'update', get: 'get', getAll: 'list' } as const;
			for (const { kind } of resource.operations) {
				if (kind in verbs) expect(entity.verbs).toContain(verbs[kind as keyof typeof verbs]);
			}
			for (const row of resource.operations) {
				if (row.kind === 'delete') expect(entity.delete ?? row.by).toEqual(row.by);
				if (row.kind !== 'command') continue;
				const command = commands.find(
					(each) => each.entity === entity.entity && each.key === row.key,
				);
				const made = row.of?.({ Id: '{id}' }) ?? [];
				const sent = [
					...(row.parameters ?? []).map((field) => field.property),
					...made.map(({ Name }) => String(Name)),
				];
				const known = command?.parameters.map(({ name }) => name).sort();
				expect([row.key, sent.sort()]).toEqual([row.key, known]);
			}
		});

		test('has its operations in alphabetical order', () => {
			const labels = resource.operations.map((row) => operationOf(row).label);
			expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, 'en')));
			const values = resource.operations.map((row) => operationOf(row).value);
			expect(values).toEqual([...new Set(values)]);
		});

		test('writes what Nexudus takes, in values that fit', () => {
			const wrong = writtenFields(resource).filter(([way, field]) => {
				const known = property(field.property);
				const isAction = field.action && known === undefined;
				return isAction || !known || known[way] === 'no' || !KINDS[known.type].includes(field.kind);
			});
			expect(wrong.map(([way, field]) => `${way} ${field.property} ${field.kind}`)).toEqual([]);
		});

		test('offers every value of an enum', () => {
			for (const [, field] of writtenFields(resource)) {
				if (field.kind !== 'enum') continue;
				const known = property(field.property);
				expect([field.property, known && missing(known, field)]).toEqual([field.property, []]);
				const names = new Map(
					enums.get(known?.enum ?? '')?.map(({ value, name }) => [value, name]),
				);
				for (const { value, name } of field.values.values) {
					expect([field.property, value, names.get(value)]).toEqual([field.property, value, name]);
				}
				expect(field.values.values.map(({ value }) => value)).toContain(field.values.initial);
			}
		});

		test('chooses related records from the list that they are in', () => {
			for (const [, field] of writtenFields(resource)) {
				if (field.kind !== 'id' && field.kind !== 'ids') continue;
				const relation = property(field.property)?.relation;
				if (!relation) continue;
				expect([field.property, LOOKUPS[field.lookup].path.split('/')[1]]).toEqual([
					field.property,
					relation,
				]);
			}
		});

		test('asks for all that a new record needs, or has a value for it', () => {
			if (!has(resource, 'create')) return;
			const given = new Set([
				...resource.required.map((field) => field.property),
				...Object.keys(resource.defaults ?? {}),
			]);
			const needed = [...entity.properties.values()].filter(({ create }) => create === 'required');
			const unasked = needed.filter(
				(each) => !given.has(each.property) && each.default === undefined,
			);
			expect(unasked.map((each) => each.property)).toEqual([]);
			const needless = resource.required.filter(
				(field) =>
					property(field.property)?.create !== 'required' &&
					!REQUIRED_LIVE.includes(`${resource.name}.${field.property}`),
			);
			expect(needless.map((field) => field.property)).toEqual([]);
			for (const name of Object.keys(resource.defaults ?? {})) {
				expect([name, property(name)?.create]).not.toContain('no');
			}
		});

		test('clears nothing that a record needs, and leaves nothing of it out of an update', () => {
			if (!has(resource, 'update')) return;
			const fields = writtenFields(resource).map(([, field]) => field);
			const needed = fields.filter(
				({ property: name, action }) => property(name)?.update === 'required' && !action,
			);
			const unmarked = needed.filter(({ required }) => !required);
			expect(unmarked.map((field) => field.property)).toEqual([]);
		});

		test('reaches everything that Nexudus takes', () => {
			const inForm = writtenFields(resource).map(([, field]) => field.property);
			for (const way of WAYS.filter((each) => has(resource, each))) {
				const reached = new Set([
					...inForm,
					...fieldsIn(FORMS[way](resource)).map((field) => field.property),
				]);
				const unreached = [...entity.properties.values()].filter(
					(each) =>
						each[way] !== 'no' &&
						!reached.has(each.property) &&
						each.property !== 'Id' &&
						!each.marks.includes('companion'),
				);
				expect([way, unreached.map((each) => each.property)]).toEqual([way, []]);
			}
		});

		test('narrows its list by parameters that Nexudus has', () => {
			const wrong = filtersOf(resource).filter(({ field, stem, range }) => {
				const { filter, type } = property(range?.property ?? field.property) ?? {};
				// Every list page that was read has a range for each date (facts, "How the tables were made").
				const hasRange = filter?.isRange === true || type === 'instant';
				return filter?.stem !== stem || !(range ? hasRange : filter.isExact);
			});
			expect(wrong.map(({ field }) => field.property)).toEqual([]);
			for (const { field, range } of filtersOf(resource)) {
				const type = property(range?.property ?? field.property)?.type;
				const name = field.property;
				if (type && !JOINED.test(name)) {
					expect([name, type, KINDS[type].includes(field.kind)]).toEqual([name, type, true]);
				}
			}
		});

		test('shows, orders by and recognizes records by what they answer', () => {
			const { columns, sortable = [], identity } = resource;
			const named = [
				...columns,
				...sortable,
				...(identity?.lookUp ?? []),
				...(identity?.same ?? []),
			];
			// A record is answered with the names of those that it points to.
			const isAnswered = (name: string) =>
				property(name) !== undefined ||
				entity.shape?.has(name) === true ||
				property(name.replace(/Name$/, 'Id'))?.relation !== undefined;
			expect(named.filter((name) => !isAnswered(name))).toEqual([]);
			const never = named.filter((name) => entity.shape?.get(name)?.kind === 'never');
			expect(never).toEqual([]);
			const fields = new Set(writtenFields(resource).map(([, field]) => field.property));
			const unwritten = [...(identity?.lookUp ?? []), ...(identity?.same ?? [])];
			expect(unwritten.filter((name) => !fields.has(name))).toEqual([]);
			for (const row of resource.operations) {
				if (row.kind !== 'change') continue;
				for (const name of Object.keys(row.changes)) {
					expect(['required', 'yes']).toContain(property(name)?.update);
				}
			}
		});

		test.each([
			['collection', (field: Field) => parameterName(field)],
			['label', (field: Field) => labelOf(field)],
		])('calls no two fields of a %s the same', (_what, nameOf) => {
			const collections = [
				resource.required,
				...resource.groups.map(({ fields }) => fields),
				filtersOf(resource).map(({ field }) => field),
			];
			for (const fields of collections) {
				const names = fields.map(nameOf);
				expect(names).toEqual([...new Set(names)]);
			}
			const names = resource.groups.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
		});
	},
);

test('the resources stand in alphabetical order', () => {
	const labels = resources.map(({ label }) => label);
	expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, 'en')));
});
