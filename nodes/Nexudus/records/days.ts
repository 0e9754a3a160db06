import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { exchange } from '../api/request';
import { fieldsOf, oncePerResource } from '../description/forms';
import { startOfDay } from '../fields/dates';
import type { Day } from '../fields/types';
import { readAll } from '../lookups/read';
import { allOf } from '../lookups/shortLists';
import { LOOKUPS } from '../lookups/table';
import { ianaOf } from '../lookups/timeZones';
import type { Resource } from '../resources/resource';

export function isDay(value: unknown): value is Day {
	return typeof value === 'object' && value !== null && 'day' in value && 'otherwise' in value;
}

function holdsDay(value: unknown): boolean {
	if (isDay(value)) return true;
	return Array.isArray(value) && value.some((row) => Object.values(row as object).some(isDay));
}

/** The properties that name the location of a record, first the one that bills it. */
const locationProperties = oncePerResource((resource) =>
	[...fieldsOf(resource).values()]
		.filter((field) => 'lookup' in field && field.lookup === 'location')
		.sort((a, b) => Number(a.kind === 'ids') - Number(b.kind === 'ids'))
		.map(({ property }) => property),
);

/** The location of a record, as it is or is to be; undefined where it does not tell. */
function locationOf(resource: Resource, record: IDataObject): number | undefined {
	const ids = locationProperties(resource).map((property) => [record[property]].flat()[0]);
	return ids.find((id): id is number => typeof id === 'number' && id > 0);
}

/** Stands for the location of what does not tell its own: the one of a space that has no other. */
const ONLY = 0;

async function onlyLocation(connection: Connection): Promise<number | undefined> {
	const [location, ...others] = await readAll(connection, LOOKUPS.location);
	return others.length === 0 ? location?.Id : undefined;
}

/** The IANA name of a location's time zone, which Nexudus tells by the Windows name; undefined where it does not. */
async function readZone(connection: Connection, wanted: number): Promise<string | undefined> {
	const { path, entity } = LOOKUPS.location;
	const id = wanted === ONLY ? await onlyLocation(connection) : wanted;
	if (id === undefined) return undefined;
	const location = await exchange(connection, {
		method: 'GET',
		path: `/api/${path}/${id}`,
		role: `${entity}-Read`,
	});
	const { SimpleTimeZoneId, CountryId } = location.kind === 'answer' ? location.body : {};
	if (typeof SimpleTimeZoneId !== 'number') return undefined;
	const zones = await allOf(connection, LOOKUPS.timeZone);
	const zone = zones.find(({ Id }) => Id === SimpleTimeZoneId);
	const countries = await allOf(connection, LOOKUPS.country).catch(() => []);
	const country = countries.find(({ Id }) => Id === CountryId);
	return ianaOf(String(zone?.Name ?? ''), String(country?.TwoDigitsCode ?? ''));
}

const read = new WeakMap<Connection['access'], Map<number, Promise<string | undefined>>>();

/** The time zone of a location, which an execution reads once; undefined where nobody may read it. */
async function zoneOf(connection: Connection, id: number): Promise<string | undefined> {
	const { access, signal, tell } = connection;
	const zones = read.get(access) ?? new Map<number, Promise<string | undefined>>();
	read.set(access, zones);
	const known = zones.get(id);
	const zone = known ?? readZone(connection, id).catch(() => undefined);
	zones.set(id, zone);
	const found = await zone;
	signal?.throwIfAborted();
	if (!known && found === undefined) {
		tell?.(
			'The time zone of the location could not be told, so that days begin in the time zone of the workflow.',
			'warning',
		);
	}
	return found;
}

/**
 * A body whose days begin where its record is: Nexudus keeps a day as its midnight at the location (seen on live
 * accounts). Where the location or its time zone is not known, they begin in the workflow's time zone; a record that
 * does not tell its location is at the only one, where there is no other.
 *
 * @param record as Nexudus has it, where it does
 */
export async function withDays(
	connection: Connection,
	resource: Resource,
	body: IDataObject,
	record: IDataObject = {},
): Promise<IDataObject> {
	if (!Object.values(body).some(holdsDay)) return body;
	const location = locationOf(resource, { ...record, ...body }) ?? ONLY;
	const zone = await zoneOf(connection, location);
	const begun = ({ day, otherwise }: Day) => (zone ? startOfDay(day, zone) : otherwise);
	const settled = (value: unknown): unknown => {
		if (isDay(value)) return begun(value);
		if (!holdsDay(value)) return value;
		return (value as object[]).map((row) =>
			Object.fromEntries(Object.entries(row).map(([key, own]) => [key, settled(own)])),
		);
	};
	return Object.fromEntries(
		Object.entries(body).map(([property, value]) => [property, settled(value)]),
	) as IDataObject;
}
