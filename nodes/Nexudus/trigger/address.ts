import type { TriggerEvent } from './events';
import { eventOf } from './events';

/** A location as its name and ID tell it. */
export interface Location {
	id: number;
	name: string;
}

/** What a webhook of Nexudus is told of: one event at one location. */
export interface Subject {
	event: TriggerEvent;
	location: Location;
}

/** What the address of a delivery says of it, which the delivery itself does not. Undefined when it was not made here. */
export function readSubject(query: URLSearchParams): Subject | undefined {
	const event = eventOf(query.get('event'));
	const id = Number(query.get('location'));
	if (!event || !Number.isSafeInteger(id) || id <= 0) return undefined;
	return { event, location: { id, name: query.get('name') ?? '' } };
}

/** The address that Nexudus is given. @param base the node's own, which holds its webhook ID */
export function addressOf(base: string, { event, location }: Subject): string {
	const { id, name } = location;
	const query = new URLSearchParams({ event: event.action, location: String(id), name });
	return `${base}?${query.toString()}`;
}

function parse(address: unknown): URL | undefined {
	return URL.canParse(String(address)) ? new URL(String(address)) : undefined;
}

/** What an address was given to Nexudus for; undefined when it is not one of the node's. */
export function subjectOf(base: string, address: unknown): Subject | undefined {
	const [own, other] = [parse(base), parse(address)];
	if (!own || !other) return undefined;
	const isOwn = own.origin === other.origin && own.pathname === other.pathname;
	return isOwn ? readSubject(other.searchParams) : undefined;
}

/** Two subjects are the same when their keys are. */
export function keyOf({ event, location }: Subject): string {
	return `${event.action} ${location.id}`;
}
