import { refusals } from '../contract';
import type { Entity, Property } from '../contract';
import type { FieldError } from './envelopes';
import { particulars } from './particulars';
import type { Refusal } from './particulars';
import { rejected } from './particulars/particular';
import { traceOf } from './particulars/coworkers';
import type { Values } from './store';
import type { StoredRecord } from './types';
import { isTaken, namesDeadRecord, validate } from './validation';
import type { WriteMethod } from './validation';
import type { World } from './world';

/** What became of a write. */
export type Written =
	| { kind: 'written'; record: StoredRecord }
	| { kind: 'errors'; errors: FieldError[] }
	| { kind: 'refused'; refusal: Refusal }
	/** The body names a record that is dead or out of reach. */
	| { kind: 'denied' }
	/** There is no record with the body's Id. */
	| { kind: 'missing' };

/** Whether a live account kept what a client sent, though the documents call it read-only. */
function wasKept(world: World, { shape }: Entity, { property }: Property, method: WriteMethod) {
	if (world.settings.readings.readOnlySent === 'ignored') return false;
	const sent = shape?.get(property)?.sent;
	return sent === 'yes' || (sent === 'put' && method === 'PUT');
}

/** Whether a record keeps what the body says of a property. */
function isKept(world: World, entity: Entity, name: string, method: WriteMethod): boolean {
	const property = entity.properties.get(name);
	if (!property || property.marks.includes('action') || property.marks.includes('companion')) {
		return false;
	}
	if (name === 'Id') return false;
	return isTaken(world, property, method) || wasKept(world, entity, property, method);
}

function keptValues(world: World, entity: Entity, body: Values, method: WriteMethod): Values {
	return Object.fromEntries(
		Object.entries(body).filter(
			([name, value]) => value !== null && isKept(world, entity, name, method),
		),
	);
}

function documentedDefaults({ properties }: Entity): Values {
	return Object.fromEntries(
		[...properties.values()].flatMap(({ property, default: value }) =>
			value === undefined ? [] : [[property, value]],
		),
	);
}

/** AddedX and RemovedX change single members of the list X. */
function withCompanions(entity: Entity, values: Values, earlier: Values, body: Values): Values {
	const changed = { ...values };
	for (const { property, marks } of entity.properties.values()) {
		const ids = body[property];
		if (!marks.includes('companion') || !Array.isArray(ids)) continue;
		const list = property.replace(/^(Added|Removed)/, '');
		const before = (changed[list] ?? earlier[list] ?? []) as unknown[];
		const rest = before.filter((id) => !ids.includes(id));
		changed[list] = property.startsWith('Added') ? [...rest, ...(ids as unknown[])] : rest;
	}
	return changed;
}

/** What a PUT leaves standing of the record: what it cannot change, and by one reading all that it does not name. */
function leftStanding(world: World, entity: Entity, earlier: StoredRecord, body: Values): Values {
	const keepsAbsent = world.settings.readings.absentOnPut === 'kept';
	return Object.fromEntries(
		Object.entries(earlier).filter(([name]) => {
			const property = entity.properties.get(name);
			if (!property) return false;
			const isWritable = isTaken(world, property, 'PUT') && name !== 'Id';
			return isWritable
				? keepsAbsent && !property.marks.includes('action') && body[name] !== null
				: true;
		}),
	);
}

/** Whatever speaks against a body. */
function complaint(
	world: World,
	entity: Entity,
	body: Values,
	method: WriteMethod,
	by: string,
	earlier?: StoredRecord,
): Exclude<Written, { kind: 'written' }> | undefined {
	const errors = validate(world, entity, body, method);
	if (errors.length > 0) return { kind: 'errors', errors };
	if (world.settings.readings.deadReference === 'denied' && namesDeadRecord(world, entity, body)) {
		return { kind: 'denied' };
	}
	const store = world.store(entity.entity);
	const write = { world, store, body, method, earlier, by };
	const refusal = particulars[entity.entity]?.refuse?.(write);
	return refusal && { kind: 'refused', refusal };
}

export function createRecord(world: World, entity: Entity, body: Values, by: string): Written {
	const method = 'POST';
	const refused = complaint(world, entity, body, method, by);
	if (refused) return refused;
	const store = world.store(entity.entity);
	const write = { world, store, body, method, by } as const;
	const values = withCompanions(
		entity,
		{ ...documentedDefaults(entity), ...keptValues(world, entity, body, method) },
		{},
		body,
	);
	const particular = particulars[entity.entity];
	const now = world.timestamp();
	const stamp = { CreatedOn: now, UpdatedOn: now, UpdatedBy: by };
	const completed = particular?.complete?.(values, write) ?? values;
	const record = store.insert(completed, stamp, world.now());
	particular?.written?.(record, write);
	return { kind: 'written', record };
}

export function updateRecord(world: World, entity: Entity, body: Values, by: string): Written {
	const method = 'PUT';
	const store = world.store(entity.entity);
	const earlier = store.get(body.Id);
	const refused = complaint(world, entity, body, method, by, earlier);
	if (refused) return refused;
	if (!earlier) return { kind: 'missing' };
	const write = { world, store, body, method, earlier, by } as const;
	const values = withCompanions(
		entity,
		{
			...documentedDefaults(entity),
			...leftStanding(world, entity, earlier, body),
			...keptValues(world, entity, body, method),
		},
		earlier,
		body,
	);
	const particular = particulars[entity.entity];
	const completed = particular?.complete?.(values, write) ?? values;
	const { Id, UniqueId } = earlier;
	const stamp = { UpdatedOn: world.timestamp(), UpdatedBy: by };
	const record = store.put(
		{ CreatedOn: earlier.CreatedOn, ...completed, Id, UniqueId, ...stamp },
		world.now(),
	);
	particular?.written?.(record, write);
	return { kind: 'written', record };
}

/** Records in the way of a deletion (Nexudus REST API, Deleting). */
function refuseHeld(world: World, entity: Entity, record: StoredRecord): Refusal | undefined {
	const holder = entity.heldBy.find(({ entity: name, property }) =>
		world
			.store(name)
			.list()
			.some((other) => [other[property]].flat().includes(record.Id)),
	);
	return holder && rejected(refusals.get('children')?.replace('{children}', holder.noun));
}

/** Deletes a record. @returns why not, if not */
export function deleteRecord(
	world: World,
	entity: Entity,
	record: StoredRecord,
): Refusal | undefined {
	const particular = particulars[entity.entity];
	const refusal = particular?.refuseDelete?.(record, world) ?? refuseHeld(world, entity, record);
	if (refusal) return refusal;
	const trace = entity.entity === 'coworkers' ? traceOf(record, world) : undefined;
	world.store(entity.entity).remove(record, trace);
	particular?.deleted?.(record, world);
	return undefined;
}
