import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { isObject } from '../api/shapes';
import { fieldsOf } from '../description/forms';
import { labelOf } from '../fields/names';
import type { Resource } from '../resources/resource';
import { findRecord } from './change';
import type { Written } from './output';

type LeftOpen = NonNullable<Resource['leftOpen']>;

/** What each execution was told already. */
const told = new WeakMap<Connection['access'], Set<string>>();

/** The new record, as the answer holds it or as it is read; a look that fails tells nothing, for the record is there. */
async function recordOf(
	connection: Connection,
	resource: Resource,
	{ id, answer }: Written,
	isWorthReading: boolean,
): Promise<IDataObject | undefined> {
	const { Value } = answer ?? {};
	if (isObject(Value) && resource.leftOpen && resource.leftOpen.property in Value) return Value;
	if (!isWorthReading) return undefined;
	return await findRecord(connection, resource, id).catch(() => undefined);
}

function describeChoice(
	resource: Resource,
	{ property, name, among }: LeftOpen,
	record: IDataObject,
	isSeveral: boolean,
): string {
	const [label, of] = [property, among].map((each) => {
		const field = fieldsOf(resource).get(each);
		return field ? labelOf(field) : each;
	});
	const shown = record[name] ? `"${String(record[name])}" (ID ${String(record[property])})` : '';
	const what = shown || `ID ${String(record[property])}`;
	const which = `${isSeveral ? 'with several' : 'without'} ${of}`;
	return `${label}: Nexudus took ${what} for new ${resource.plural} ${which}. Set ${label} to decide it yourself.`;
}

/**
 * Tells, once an execution, what Nexudus chose for a new record that left it open. One with several values to choose from
 * is read for it, where the answer does not tell.
 *
 * @param body as the item gives it
 */
export async function tellChoice(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
	written: Written,
): Promise<void> {
	const { leftOpen } = resource;
	if (!leftOpen || body[leftOpen.property] !== undefined) return;
	const values = [body[leftOpen.among] ?? []].flat();
	if (values.length === 1) return;
	const known = told.get(connection.access) ?? new Set();
	told.set(connection.access, known);
	const key = values.join();
	if (known.has(key)) return;
	const isSeveral = values.length > 1;
	if (isSeveral) known.add(key);
	const record = await recordOf(connection, resource, written, isSeveral);
	if (!record?.[leftOpen.property] || (known.has(key) && !isSeveral)) return;
	known.add(key);
	connection.tell?.(describeChoice(resource, leftOpen, record, isSeveral), 'info');
}
