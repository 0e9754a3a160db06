import assert from 'node:assert/strict';

import type { IDataObject } from 'n8n-workflow';

import {
	basicsOf,
	createForm,
	fieldsOf,
	filtersOf,
	updateForm,
} from '../../nodes/Nexudus/description/forms';
import { operationOf } from '../../nodes/Nexudus/description/operations';
import { parameterName } from '../../nodes/Nexudus/fields/names';
import type { OperationRow, Resource } from '../../nodes/Nexudus/resources/resource';
import type { Readings } from '../../contract';
import type { FaultEffect, Sandbox } from '../../sandbox';
import { parametersOf, placesOf } from '../engine/support/places';
import type { OperationRun } from '../engine/support/resources';
import { chosen, recordsOf, runResource, storedRecord } from '../engine/support/resources';
import { expressionFor, requiredBody, samplesFor, seedSamples } from '../engine/support/samples';
import { freshSandbox } from '../fuzz/support/fresh';
import { passing, time } from '../fuzz/support/time';

const HOUR = 3_600_000;

/** A Nexudus of its own, and what is tried in it. */
interface World {
	sandbox: Sandbox;
	resource: Resource;
}

/** What users rely on, however Nexudus is to be read. */
export interface Pledge {
	name: string;
	appliesTo(resource: Resource): boolean;
	/** @throws when it is broken */
	keep(world: World): Promise<void>;
}

function rowOf(resource: Resource, isWanted: (row: OperationRow) => boolean) {
	return resource.operations.find(isWanted);
}

function has(kind: OperationRow['kind']): Pledge['appliesTo'] {
	return (resource) => rowOf(resource, (row) => row.kind === kind) !== undefined;
}

/** The operation that takes a record away. */
function removal(resource: Resource): OperationRow | undefined {
	return rowOf(resource, ({ kind }) => kind === 'delete');
}

/** What comes out of an operation. @throws when it fails */
async function run(
	{ sandbox, resource }: World,
	operation: string,
	options: OperationRun,
): Promise<IDataObject[]> {
	const { outputs, error } = await runResource(sandbox, resource, operation, options);
	if (error) throw error;
	return (outputs[0] ?? []).map(({ json }) => json);
}

/** Creates as many records as there are bodies, or creates and updates them. */
async function write(world: World, operation: string, bodies: IDataObject[]) {
	const places = placesOf({ ...createForm(world.resource), groups: [], others: undefined });
	const parameters = parametersOf(
		places.map((place) => [
			place,
			expressionFor(place.field, `={{ $json.${place.field.property} }}`),
		]),
	);
	return await run(world, operation, { items: bodies, parameters });
}

/** Seeds records that are nobody's doubles. */
function seed({ sandbox, resource }: World, count: number): number[] {
	seedSamples(sandbox, resource);
	return Array.from({ length: count }, (_, index) => {
		return recordsOf(sandbox, resource).add(requiredBody(resource, index)).Id;
	});
}

/** The records that have come since. */
function added({ sandbox, resource }: World, before: readonly number[]) {
	return recordsOf(sandbox, resource)
		.list()
		.filter(({ Id }) => Id >= Math.max(0, ...before) && !before.includes(Id));
}

async function createsOnce(world: World, fault?: FaultEffect): Promise<void> {
	const before = seed(world, 1);
	if (fault) {
		const path = `/api/${world.resource.path}`;
		world.sandbox.faults.add({ ...fault, method: 'POST', match: (one) => one.path === path });
	}
	const body = requiredBody(world.resource, 1);
	const shown = await write(world, 'create', [body]);
	const records = added(world, before);
	assert.deepEqual(
		shown.map(({ Id }) => Id),
		records.map(({ Id }) => Id),
	);
	assert.equal(records.length, 1);
	assert.deepEqual({ ...records[0], ...body }, records[0]);
}

/** The text that an update changes, in a collection of its own. */
function changed(resource: Resource) {
	const { name: basics } = basicsOf(resource);
	const place = placesOf(updateForm(resource)).find(
		({ field, group }) => field.kind === 'text' && !field.action && group && group !== basics,
	);
	if (!place) throw new Error(`${resource.label} has no text to change`);
	return place;
}

const pledges: readonly Pledge[] = [
	{ name: 'Create', appliesTo: has('create'), keep: async (world) => await createsOnce(world) },
	{
		name: 'Lost, but done',
		appliesTo: ({ identity }) => identity !== undefined,
		keep: async (world) => await createsOnce(world, { kind: 'resetAfter' }),
	},
	{
		name: 'Ooops!',
		appliesTo: has('create'),
		keep: async (world) => await createsOnce(world, { kind: 'ooops' }),
	},
	{
		name: 'Get',
		appliesTo: has('get'),
		keep: async (world) => {
			const [, id] = seed(world, 2);
			const parameters = { ...chosen(world.resource, id), simplify: false };
			const [shown] = await run(world, 'get', { parameters });
			const body = requiredBody(world.resource, 1);
			assert.deepEqual({ ...shown, ...body, Id: id }, shown);
		},
	},
	{
		name: 'Filter',
		appliesTo: has('getAll'),
		keep: async (world) => {
			const { resource } = world;
			const ids = seed(world, 3);
			const body = requiredBody(resource, 1);
			const filter = filtersOf(resource).find(
				({ field: { property, kind }, range }) =>
					!range && property in body && (kind === 'id' || property === 'Email'),
			);
			assert(filter, 'There is nothing to filter by');
			const { field } = filter;
			const records = recordsOf(world.sandbox, resource);
			const value = body[field.property];
			const fitting = ids.filter((id) => records.get(id)?.[field.property] === value);
			const shown = await run(world, 'getAll', {
				items: [{ value }],
				parameters: {
					filters: {
						[parameterName(field)]: expressionFor(field, '={{ $json.value }}') as string,
					},
				},
			});
			assert.deepEqual(
				shown.map(({ Id }) => Id),
				fitting,
			);
		},
	},
	{
		name: 'Sort',
		appliesTo: has('getAll'),
		keep: async (world) => {
			const ids = seed(world, 3);
			for (const [sortDirection, expected] of [
				['descending', [...ids].reverse()],
				['ascending', ids],
			] as const) {
				const options = { sortBy: 'Id', sortDirection };
				const shown = await run(world, 'getAll', { options });
				const own = shown.map(({ Id }) => Id).filter((id) => ids.includes(Number(id)));
				assert.deepEqual(own, expected);
			}
		},
	},
	{
		name: 'Update',
		appliesTo: has('update'),
		keep: async (world) => {
			const { sandbox, resource } = world;
			const [id] = seed(world, 1);
			const place = changed(resource);
			const [{ parameter, sent }] = samplesFor(resource, place.field);
			const before = storedRecord(sandbox, resource, id);
			const parameters = { ...chosen(resource, id), ...parametersOf([[place, parameter]]) };
			await run(world, 'update', { parameters });
			const after = storedRecord(sandbox, resource, id);
			const fields = fieldsOf(resource);
			// An instruction is no value of a record, whatever the server shows for it.
			const kept = Object.keys(before).filter(
				(property) => before[property] !== null && !fields.get(property)?.action,
			);
			assert.deepEqual(
				Object.fromEntries(kept.map((property) => [property, after[property]])),
				Object.fromEntries(kept.map((property) => [property, before[property]])),
			);
			assert.equal(after[place.field.property], sent);
		},
	},
	{
		name: 'Create or Update',
		appliesTo: has('upsert'),
		keep: async (world) => {
			const before = seed(world, 1);
			const bodies = [0, 1, 1].map((index) => requiredBody(world.resource, index));
			const shown = await write(world, 'upsert', bodies);
			assert.equal(shown[0].Id, before[0]);
			assert.equal(shown[1].Id, shown[2].Id);
			assert.equal(added(world, before).length, 1);
		},
	},
	{
		name: 'Delete',
		appliesTo: (resource) => removal(resource) !== undefined,
		keep: async (world) => {
			const { sandbox, resource } = world;
			const row = removal(resource);
			assert(row);
			const [id, other] = seed(world, 2);
			const parameters = chosen(resource, id);
			const remove = async () => await run(world, operationOf(row).value, { parameters });
			assert.deepEqual(await remove(), [{ Id: id, deleted: true }]);
			assert.equal(recordsOf(sandbox, resource).get(id), undefined);
			assert(recordsOf(sandbox, resource).get(other));
			assert.deepEqual(await remove(), [{ Id: id, deleted: false }]);
		},
	},
	{
		name: 'Cancel',
		appliesTo: (resource) =>
			rowOf(resource, (row) => row.kind === 'command' && row.value === 'cancel') !== undefined,
		keep: async (world) => {
			const [id, other] = seed(world, 2);
			await run(world, 'cancel', { parameters: chosen(world.resource, id) });
			const records = recordsOf(world.sandbox, world.resource);
			assert.equal(records.get(id), undefined);
			assert(records.get(other));
		},
	},
	{
		name: 'After a deletion',
		appliesTo: (resource) => has('upsert')(resource) && removal(resource) !== undefined,
		keep: async (world) => {
			const { resource } = world;
			const row = removal(resource);
			assert(row);
			const [id] = seed(world, 1);
			await run(world, operationOf(row).value, { parameters: chosen(resource, id) });
			const [shown] = await write(world, 'upsert', [requiredBody(resource, 0)]);
			assert.equal(shown.action, 'created');
			assert(recordsOf(world.sandbox, resource).get(Number(shown.Id)));
		},
	},
];

export function pledgesOf(resource: Resource): Pledge[] {
	return pledges.filter(({ appliesTo }) => appliesTo(resource));
}

/** Tries whether a promise is kept under some readings. @throws when it is broken */
export async function keep(
	{ keep: check }: Pledge,
	resource: Resource,
	readings: Readings,
): Promise<void> {
	const sandbox = await freshSandbox({ limits: 'off', readings, clock: time });
	try {
		await passing(check({ sandbox, resource }), HOUR);
	} finally {
		await sandbox.close();
	}
}
