import { countries } from './countries';
import { businesses, currencies, tariffs, teams } from './places';
import type { NamedRecord } from './places';
import { timeZones } from './timeZones';

/** What a sandbox holds before anybody writes to it, by entity. */
export const seeds: Readonly<Record<string, readonly NamedRecord[]>> = {
	countries,
	simpletimezones: timeZones,
	currencies,
	businesses,
	tariffs,
	teams,
};
