/** How many deliveries a process remembers, at some 200 bytes each. */
const MOST_REMEMBERED = 10_000;

/** In the order they came. */
const remembered = new Set<string>();

/**
 * Whether this is the first time that a delivery is seen, as far as this process remembers: Nexudus repeats what it takes
 * for lost up to ten times (Nexudus help, Webhook retries).
 *
 * @param marks what makes it the same as another
 */
export function isFirst(...marks: unknown[]): boolean {
	const key = JSON.stringify(marks);
	if (remembered.has(key)) return false;
	remembered.add(key);
	for (const oldest of remembered) {
		if (remembered.size <= MOST_REMEMBERED) break;
		remembered.delete(oldest);
	}
	return true;
}
