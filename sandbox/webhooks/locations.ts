import type { Entity, Property } from '../../contract';
import type { StoredRecord } from '../types';
import type { World } from '../world';

function isOfLocation({ relation }: Property): boolean {
	return relation === 'businesses';
}

function idsIn(entity: Entity, record: StoredRecord): unknown[] {
	const own = [...entity.properties.values()].filter(isOfLocation);
	return own.flatMap(({ property }) => record[property] ?? []);
}

/**
 * The locations that a record belongs to: those it names, or else those of the first of its related records that
 * belongs to any (a booking is where its resource is).
 *
 * @param depth how many related records may lie between
 */
export function locationsOf(
	world: World,
	entity: Entity,
	record: StoredRecord,
	depth = 2,
): unknown[] {
	if (entity.entity === 'businesses') return [record.Id];
	const own = idsIn(entity, record);
	if (own.length > 0 || depth === 0) return own;
	for (const { property, relation } of entity.properties.values()) {
		const related = relation && world.store(relation).get(record[property]);
		if (!related) continue;
		const reached = locationsOf(world, world.store(relation).entity, related, depth - 1);
		if (reached.length > 0) return reached;
	}
	return [];
}
