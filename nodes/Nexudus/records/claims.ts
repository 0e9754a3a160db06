import type { Connection, Memory, Pending } from '../api/connection';
import { forgetList } from '../lookups/shortLists';
import type { Resource } from '../resources/resource';

/** How many of the latest are remembered: those of hours, for none is looked for longer than minutes. */
const MOST = 20_000;

/** Milliseconds for which lists may not show yet what was written. */
const LAG = 10 * 60_000;

/** A memory of records that forgets the oldest. */
function createMemory<T>() {
	const known = new Map<string, T>();
	return {
		set: (name: string, value: T): void => {
			known.delete(name);
			known.set(name, value);
			if (known.size <= MOST) return;
			const [oldest] = known.keys();
			known.delete(oldest);
		},
		get: (name: string): T | undefined => known.get(name),
	};
}

/** The records of which some item of this process knows that they are its own, whichever execution it belongs to. */
const claimed = createMemory<true>();

/** When this process wrote records, by the budget's clock. */
const written = createMemory<number>();

/** @param which its ID, or what identifies it */
function nameOf({ baseUrl }: Connection, { path }: Resource, which: number | string): string {
	return `${baseUrl} ${path} ${which}`;
}

/** Nobody else's from now on. */
export function claim(connection: Connection, resource: Resource, id: number): void {
	claimed.set(nameOf(connection, resource, id), true);
	noteWritten(connection, resource, id);
}

export function isClaimed(connection: Connection, resource: Resource, id: number): boolean {
	return claimed.get(nameOf(connection, resource, id)) === true;
}

/** Told when a record may have been written. */
export function noteWritten(connection: Connection, resource: Resource, id: number): void {
	written.set(nameOf(connection, resource, id), connection.budget.now());
	forgetList(connection, resource.path);
}

/** Whether this process wrote a record so lately that lists may not show it yet. */
export function isWrittenLately(connection: Connection, resource: Resource, id: number): boolean {
	const at = written.get(nameOf(connection, resource, id));
	return at !== undefined && connection.budget.now() - at < LAG;
}

/** The records that this process created, by what identifies them. */
const created = createMemory<readonly number[]>();

/** @param key the same for all records with the same identity */
export function noteCreated(
	connection: Connection,
	resource: Resource,
	key: string,
	id: number,
): void {
	created.set(nameOf(connection, resource, key), [...createdLately(connection, resource, key), id]);
}

/** The IDs of records that this process created so lately that lists may not show them yet. */
export function createdLately(
	connection: Connection,
	resource: Resource,
	key: string,
): readonly number[] {
	const ids = created.get(nameOf(connection, resource, key)) ?? [];
	return ids.filter((id) => isWrittenLately(connection, resource, id));
}

/** What may have been created, by what identifies it and by whose item it is. */
const doubted = createMemory<ReadonlyMap<Memory, Pending>>();

/**
 * Told of each creation that leaves, and of what becomes of it.
 *
 * @param key the same for all records with the same identity
 * @param pending undefined when nothing is in doubt any more
 */
export function noteDoubt(
	connection: Connection,
	resource: Resource,
	key: string,
	pending: Pending | undefined,
): void {
	const { memory = {} } = connection;
	const name = nameOf(connection, resource, key);
	const before = [...(doubted.get(name) ?? [])].filter(([owner]) => owner !== memory);
	const after = pending ? [...before, [memory, pending] as const] : before;
	doubted.set(name, new Map(after));
}

/** A creation of another item of this process that may still show. */
export function doubtOfOthers(
	connection: Connection,
	resource: Resource,
	key: string,
): Pending | undefined {
	const { memory, budget } = connection;
	const others = [...(doubted.get(nameOf(connection, resource, key)) ?? [])].filter(
		([owner, { sentAt }]) => owner !== memory && budget.now() - sentAt < LAG,
	);
	return others.at(-1)?.[1];
}
