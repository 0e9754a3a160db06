import { randomInt } from 'node:crypto';

import { entities, entityOf } from '../contract';
import { seeds } from './data/seeds';
import { fillFresh } from './records';
import type { Settings } from './settings';
import { createStore } from './store';
import type { Store, Values } from './store';
import type { StoredRecord } from './types';

const FIRST_COWORKER_ID = 87654321;
/** Beside the Ids of seeds and coworkers; each entity has a range of its own. */
const FIRST_ID = 10_000_001;
const IDS_PER_ENTITY = 100_000;

/** All records of a sandbox, and the time that they live in. */
export interface World {
	readonly settings: Settings;
	/** The stores by entity. @throws on an entity that the contract does not have */
	store(entity: string): Store;
	/** Milliseconds since 1970 by Nexudus's clock. */
	now(): number;
	/** The time as Nexudus writes it into a record. */
	timestamp(): string;
	/** E-mail addresses that a welcome e-mail was sent to. */
	readonly welcomeEmails: string[];
	clear(): void;
}

/** Seven fractional digits with their last zeros cut; Nexudus's clock counts finer than ours. */
function fineTimestamp(ms: number): string {
	const iso = new Date(ms).toISOString().slice(0, -1);
	return `${`${iso}${String(randomInt(10_000)).padStart(4, '0')}`.replace(/\.?0+$/, '')}Z`;
}

/** Dates come without fractions, so a record can look older than the request that made it. */
export function wholeSeconds(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function seedRecords(entity: string, createdOn: string): StoredRecord[] {
	const stamp: Values = { CreatedOn: createdOn, UpdatedOn: createdOn, UpdatedBy: '[System]' };
	return (seeds[entity] ?? []).map((seed) => ({
		UniqueId: `00000000-0000-4000-8000-${String(seed.Id).padStart(12, '0')}`,
		...stamp,
		...seed,
	})) as unknown as StoredRecord[];
}

function firstIdOf(entity: string): number {
	if (entity === 'coworkers') return FIRST_COWORKER_ID;
	if (entity in seeds) return 1;
	return FIRST_ID + [...entities.keys()].indexOf(entity) * IDS_PER_ENTITY;
}

export function createWorld(settings: Settings): World {
	const stores = new Map<string, Store>();
	const welcomeEmails: string[] = [];
	const now = () => settings.clock.now() + settings.clockOffset;
	const seededOn = '2020-01-01T00:00:00Z';

	function store(name: string): Store {
		const known = stores.get(name);
		if (known) return known;
		const entity = entityOf(name);
		const created = createStore(entity, firstIdOf(name), seedRecords(name, seededOn), {
			keepsVersions: () => settings.listLag > 0,
			fill: (record) => fillFresh(world, entity, record),
		});
		stores.set(name, created);
		return created;
	}

	const world: World = {
		settings,
		store,
		now,
		timestamp: () =>
			settings.readings.dates === 'asSeen' ? fineTimestamp(now()) : wholeSeconds(now()),
		welcomeEmails,
		clear() {
			for (const each of stores.values()) each.clear();
			welcomeEmails.length = 0;
		},
	};
	return world;
}
