import type { Connection } from '../api/connection';
import type { Resource } from '../resources/resource';

/** How many of the latest are remembered: those of hours, for none is looked for longer than minutes. */
const MOST = 20_000;

/** The records of which some item of this process knows that they are its own, whichever execution it belongs to. */
const claimed = new Set<string>();

function nameOf({ baseUrl }: Pick<Connection, 'baseUrl'>, { path }: Resource, id: number): string {
	return `${baseUrl} ${path} ${id}`;
}

/** Nobody else's from now on. */
export function claim(connection: Connection, resource: Resource, id: number): void {
	claimed.add(nameOf(connection, resource, id));
	if (claimed.size <= MOST) return;
	const [oldest] = claimed;
	claimed.delete(oldest);
}

export function isClaimed(connection: Connection, resource: Resource, id: number): boolean {
	return claimed.has(nameOf(connection, resource, id));
}
