import { randomUUID } from 'node:crypto';

import { actionFields, coworkerFields, fieldDefaults } from './data/coworkerFields';
import { lookups, references } from './data/lookups';
import type { Coworker, Coworkers } from './types';
import type { CoworkerBody } from './validation';

const FIRST_ID = 87654321;
const NAMED_REFERENCES = Object.keys(references).filter((property) => property.endsWith('Id'));
const UNITED_KINGDOM_ID = 1220;
const LONDON_TIME_ID = 2023;

export interface CoworkerStore extends Coworkers {
	/** Stores a valid body as a new record. */
	create(body: CoworkerBody, by: string): Coworker;
	/** Writes a valid body over a record; undefined when there is none with that Id. */
	update(body: CoworkerBody, by: string, mode: 'replace' | 'merge'): Coworker | undefined;
	clear(): void;
}

/** Dates come without fractions, so a record can look older than the request that made it. */
function nexudusNow(): string {
	return `${new Date().toISOString().slice(0, 19)}Z`;
}

function storedProperties(body: CoworkerBody): CoworkerBody {
	return Object.fromEntries(
		Object.entries(body).filter(
			([property, value]) =>
				value !== null && Object.hasOwn(coworkerFields, property) && !actionFields.has(property),
		),
	);
}

/** "CountryId" brings a "CountryName", and so on. */
function referenceNames(record: CoworkerBody): CoworkerBody {
	return Object.fromEntries(
		NAMED_REFERENCES.filter((property) => record[property] !== undefined).map((property) => [
			property.replace(/Id$/, 'Name'),
			references[property].byId.get(record[property] as number)?.Name ?? null,
		]),
	);
}

function withDefaults(properties: CoworkerBody): CoworkerBody {
	const record: CoworkerBody = {
		...fieldDefaults,
		Businesses: [lookups.business.records[0].Id],
		Teams: [],
		...properties,
	};
	// Nexudus REST API, Coworkers: without a BillingDay a plan bills on the current day.
	if (record.TariffId !== undefined) record.BillingDay ??= new Date().getUTCDate();
	return { ...record, ...referenceNames(record) };
}

export function createCoworkerStore(): CoworkerStore {
	const records = new Map<number, Coworker>();
	// Creates look for the e-mail each time: ten thousand of them must not scan all records.
	const idsByEmail = new Map<string, Set<number>>();
	let nextId = FIRST_ID;

	function store(record: Coworker): Coworker {
		const earlier = records.get(record.Id);
		if (earlier) idsByEmail.get(earlier.Email.toLowerCase())?.delete(record.Id);
		const key = record.Email.toLowerCase();
		const ids = idsByEmail.get(key) ?? new Set<number>();
		idsByEmail.set(key, ids.add(record.Id));
		records.set(record.Id, record);
		nextId = Math.max(nextId, record.Id + 1);
		return record;
	}

	function create(body: CoworkerBody, by: string): Coworker {
		const now = nexudusNow();
		const identity = { Id: nextId, UniqueId: randomUUID(), CreatedOn: now };
		const properties = withDefaults(storedProperties(body));
		return store({ ...identity, ...properties, UpdatedOn: now, UpdatedBy: by } as Coworker);
	}

	function update(body: CoworkerBody, by: string, mode: 'replace' | 'merge') {
		const earlier = records.get(body.Id as number);
		if (!earlier) return undefined;
		const { Id, UniqueId, CreatedOn } = earlier;
		const wanted = mode === 'merge' ? { ...earlier, ...body } : body;
		const properties = withDefaults(storedProperties(wanted));
		const stamp = { UpdatedOn: nexudusNow(), UpdatedBy: by };
		return store({ ...properties, Id, UniqueId, CreatedOn, ...stamp } as Coworker);
	}

	function add(record: Partial<Coworker>): Coworker {
		const identity = { Id: record.Id ?? nextId, UniqueId: randomUUID() };
		const now = nexudusNow();
		const properties = withDefaults({
			...identity,
			FullName: `Coworker ${identity.Id}`,
			Email: `coworker-${identity.Id}@sandbox.example`,
			CountryId: UNITED_KINGDOM_ID,
			SimpleTimeZoneId: LONDON_TIME_ID,
			CreatedOn: now,
			UpdatedOn: now,
			UpdatedBy: 'sandbox',
			...record,
		});
		return store(properties as Coworker);
	}

	return {
		get count() {
			return records.size;
		},
		list: () => [...records.values()],
		get: (id) => records.get(id),
		findByEmail: (email) =>
			[...(idsByEmail.get(email.toLowerCase()) ?? [])].flatMap((id) => records.get(id) ?? []),
		add,
		create,
		update,
		clear() {
			records.clear();
			idsByEmail.clear();
			nextId = FIRST_ID;
		},
	};
}

const BLANK: Readonly<CoworkerBody> = Object.fromEntries(
	Object.keys(coworkerFields)
		.filter((property) => !actionFields.has(property))
		.map((property) => [property, null]),
);

/** Every property that lists know, filter and sort by. */
export const coworkerProperties: ReadonlySet<string> = new Set([
	'Id',
	'UniqueId',
	'CreatedOn',
	'UpdatedOn',
	'UpdatedBy',
	...NAMED_REFERENCES.map((property) => property.replace(/Id$/, 'Name')),
	...Object.keys(BLANK),
]);

/** The record as the API shows it by its Id: what was never set is null. */
export function wholeRecord(coworker: Coworker): CoworkerBody {
	return { ...BLANK, ...coworker };
}

/** The record as a row of a list (Nexudus REST API, Lists: no collection properties). */
export function listRow(coworker: Coworker): CoworkerBody {
	const row = wholeRecord(coworker);
	delete row.Businesses;
	delete row.Teams;
	return row;
}
