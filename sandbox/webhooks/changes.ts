import { isDeepStrictEqual } from 'node:util';

import { enums, webhookEvents } from '../../contract';
import type { WebhookEvent } from '../../contract';
import type { StoredRecord } from '../types';
import type { World } from '../world';

/** Something that happened to a record. */
export interface Change {
	event: WebhookEvent;
	record: StoredRecord;
}

type Records = ReadonlyMap<number, StoredRecord>;

/** The event that a webhook's record names. */
export function eventOf({ Action }: StoredRecord): WebhookEvent | undefined {
	const name = enums.get('eWebhookAction')?.find(({ value }) => value === Action)?.name;
	return webhookEvents.find(({ action }) => action === name);
}

function happened(change: string, before: StoredRecord | undefined, after?: StoredRecord): boolean {
	if (!after) return change === 'delete';
	if (change === 'create') return !before;
	if (change === 'update') return before !== undefined && !isDeepStrictEqual(before, after);
	const [property, value] = change.split('=');
	return String(after[property]) === value && String(before?.[property]) !== value;
}

function difference(event: WebhookEvent, before: Records, after: Records): Change[] {
	const ids = [...new Set([...before.keys(), ...after.keys()])];
	return ids
		.filter((id) => happened(event.change ?? '', before.get(id), after.get(id)))
		.flatMap((id) => {
			const record = after.get(id) ?? before.get(id);
			return record ? [{ event, record }] : [];
		});
}

export interface Changes {
	/** What happened since the last call to the records that some webhook is to be told of. */
	take(): Change[];
	clear(): void;
}

/**
 * Sees what happens to records, whichever way: entities are compared with what they were at the last look. One that no
 * webhook asks for is not looked at.
 */
export function createChanges(world: World): Changes {
	let seen = new Map<string, Records>();

	function watchedEvents(): Set<WebhookEvent> {
		const events = world
			.store('webhooks')
			.list()
			.flatMap((webhook) => eventOf(webhook) ?? []);
		return new Set(events.filter(({ change }) => change !== undefined));
	}

	function recordsOf(entity: string): Records {
		const records = world.store(entity).list();
		return new Map(records.map((record) => [record.Id, structuredClone(record)]));
	}

	return {
		take() {
			const events = [...watchedEvents()];
			const entities = new Set(events.flatMap(({ entity }) => entity ?? []));
			const now = new Map([...entities].map((entity) => [entity, recordsOf(entity)]));
			const changes = events.flatMap((event) => {
				const [before, after] = [seen, now].map((records) => records.get(event.entity ?? ''));
				return before && after ? difference(event, before, after) : [];
			});
			seen = now;
			return changes;
		},
		clear: () => {
			seen = new Map();
		},
	};
}
