import { randomUUID } from 'node:crypto';

import type { Entity } from '../contract';
import type { StoredRecord } from './types';

export type Values = Record<string, unknown>;

export interface Store {
	readonly entity: Entity;
	readonly count: number;
	/** The Id of the next record. */
	readonly nextId: number;
	/** All records in creation order. */
	list(): StoredRecord[];
	/** The records as they were at a time, in ms since 1970: what a list that lags shows. */
	listAt(time: number): StoredRecord[];
	get(id: unknown): StoredRecord | undefined;
	/** What deleted records left behind, in the order of their deletion. */
	listTraces(): StoredRecord[];
	/** All records with that e-mail, without regard to case. */
	findByEmail(email: string): StoredRecord[];
	/** Stores a new record under the next Id. */
	insert(values: Values, stamp: Values, now: number): StoredRecord;
	/** Stores a record under its Id, over what is there. */
	put(record: StoredRecord, now: number): StoredRecord;
	/** @param trace what lists may still show of it */
	remove(record: StoredRecord, trace?: StoredRecord): void;
	clear(): void;
}

/** What a copy of a record takes over. */
export function withoutIdentity(record: StoredRecord): Values {
	const own = ['Id', 'UniqueId'];
	return Object.fromEntries(Object.entries(record).filter(([name]) => !own.includes(name)));
}

interface Version {
	since: number;
	record: StoredRecord;
}

function emailOf(record: StoredRecord): string {
	return String(record.Email ?? '').toLowerCase();
}

export function createStore(
	entity: Entity,
	firstId: number,
	seeds: readonly StoredRecord[],
	ways: {
		keepsVersions(): boolean;
		/** Adds to a new record what the server makes up. */
		fill(record: StoredRecord): void;
	},
): Store {
	const records = new Map<number, StoredRecord>();
	const traces = new Map<number, StoredRecord>();
	const versions = new Map<number, Version[]>();
	// Creates look for the e-mail each time: ten thousand of them must not scan all records.
	const idsByEmail = new Map<string, Set<number>>();
	let nextId = firstId;

	function forgetEmail(record: StoredRecord): void {
		idsByEmail.get(emailOf(record))?.delete(record.Id);
	}

	function put(record: StoredRecord, now: number): StoredRecord {
		const earlier = records.get(record.Id);
		if (earlier) forgetEmail(earlier);
		const email = emailOf(record);
		if (email !== '') {
			idsByEmail.set(email, (idsByEmail.get(email) ?? new Set()).add(record.Id));
		}
		records.set(record.Id, record);
		if (ways.keepsVersions()) {
			versions.set(record.Id, [...(versions.get(record.Id) ?? []), { since: now, record }]);
		}
		nextId = Math.max(nextId, record.Id + 1);
		return record;
	}

	function versionAt(record: StoredRecord, time: number): StoredRecord | undefined {
		const known = versions.get(record.Id);
		return known ? known.findLast(({ since }) => since <= time)?.record : record;
	}

	function clear(): void {
		for (const map of [records, traces, versions, idsByEmail]) map.clear();
		nextId = firstId;
		for (const seed of seeds) records.set(seed.Id, seed);
		nextId = Math.max(nextId, ...seeds.map(({ Id }) => Id + 1));
	}

	clear();
	return {
		entity,
		get count() {
			return records.size;
		},
		get nextId() {
			return nextId;
		},
		list: () => [...records.values()],
		listAt: (time) => [...records.values()].flatMap((record) => versionAt(record, time) ?? []),
		get: (id) => records.get(id as number),
		listTraces: () => [...traces.values()],
		findByEmail: (email) =>
			[...(idsByEmail.get(email.toLowerCase()) ?? [])].flatMap((id) => records.get(id) ?? []),
		insert(values, stamp, now) {
			const record = { Id: nextId, UniqueId: randomUUID(), ...values, ...stamp } as StoredRecord;
			ways.fill(record);
			return put(record, now);
		},
		put,
		remove(record, trace) {
			forgetEmail(record);
			records.delete(record.Id);
			if (trace) traces.set(trace.Id, trace);
		},
		clear,
	};
}
