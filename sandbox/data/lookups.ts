import { countries } from './countries';
import { businesses, tariffs, teams } from './places';
import type { NamedRecord } from './places';
import { timeZones } from './timeZones';

/** A collection that never changes, which coworkers point into. */
export interface Lookup {
	/** Entity name, as in filters ("Country_Name") and roles ("Country-List"). */
	entity: string;
	/** Path below /api. */
	path: string;
	records: readonly NamedRecord[];
	byId: ReadonlyMap<number, NamedRecord>;
}

function lookup(entity: string, path: string, records: readonly NamedRecord[]): Lookup {
	return { entity, path, records, byId: new Map(records.map((record) => [record.Id, record])) };
}

export const lookups = {
	country: lookup('Country', '/sys/countries', countries),
	timeZone: lookup('SimpleTimeZone', '/sys/simpletimezones', timeZones),
	business: lookup('Business', '/sys/businesses', businesses),
	tariff: lookup('Tariff', '/billing/tariffs', tariffs),
	team: lookup('Team', '/spaces/teams', teams),
} as const;

/** Which collection a coworker's Id property points into. */
export const references: Readonly<Record<string, Lookup>> = {
	CountryId: lookups.country,
	BillingCountryId: lookups.country,
	SimpleTimeZoneId: lookups.timeZone,
	BillingSimpleTimeZoneId: lookups.timeZone,
	InvoicingBusinessId: lookups.business,
	Businesses: lookups.business,
	TariffId: lookups.tariff,
	Teams: lookups.team,
};
