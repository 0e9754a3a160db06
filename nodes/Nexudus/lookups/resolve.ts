import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { failureOf } from '../api/errors';
import { didYouMean } from '../fields/closest';
import { foldText, spellings } from '../fields/text';
import type { Body, Reference } from '../fields/types';
import { isReference, toId } from '../fields/values';
import type { LookupRecord } from './read';
import { isNamed, isThere, readAll, searchedIn, searchOf } from './read';
import { allOf, shortList } from './shortLists';
import { suggester } from './suggest';
import type { LookupRow, Nickname } from './table';
import { LOOKUPS } from './table';
import { zonesOf } from './timeZones';

/** Why a reference came to no ID. */
export interface LookupProblem {
	/** To be read after the name of the field. */
	problem: string;
	/** What to do, where it is not the value that is wrong. */
	advice?: string;
	/** HTTP status of an answer that failed. */
	status?: number | null;
	/** Whether there is no such record, as opposed to several, or nobody knows. */
	isAbsent?: true;
}

/** What a reference comes to: its IDs, of which there are several only for a list, or what to tell the user. */
export type Resolved = { ids: number[] } | LookupProblem;

function isPlainObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function keyOf({ lookup, by, text, parts, country }: Reference): string {
	const of = isReference(country) ? keyOf(country) : (country ?? '');
	return `${lookup} ${by} ${parts ? 'list' : ''} ${foldText(text)} ${of}`;
}

/** What to look for a text in: first what it is said to be, then what else it may be. An email is nothing else. */
function searchesFor({ lookup: name, by, text }: Reference): Nickname[] {
	const lookup = LOOKUPS[name];
	const own = {
		name: lookup.names,
		code: [lookup.code],
		email: [lookup.email],
		any: [],
		country: [],
	}[by];
	const others = by === 'email' && text.includes('@') ? [] : searchedIn(lookup, text);
	const properties = [...own, ...others.map(({ property }) => property)];
	const asGiven = [...new Set(properties)].flatMap((property) =>
		property === undefined ? [] : [{ property, texts: [text] }],
	);
	return [...asGiven, ...(lookup.nicknames?.(text, 'whole') ?? [])];
}

/** The records that are named so. */
type Find = (wanted: Nickname) => Promise<readonly LookupRecord[]>;

/** Asks Nexudus for them. */
function bySearch(connection: Connection, lookup: LookupRow): Find {
	return async (wanted) => {
		const found = new Map<number, LookupRecord>();
		const { filter } = searchOf(lookup, wanted.property);
		for (const spelling of wanted.texts.flatMap(spellings)) {
			for (const record of await readAll(connection, lookup, { [filter]: spelling })) {
				if (isNamed(lookup, record, wanted)) found.set(record.Id, record);
			}
		}
		return [...found.values()];
	};
}

function among(lookup: LookupRow, records: readonly LookupRecord[]): Find {
	return async (wanted) => records.filter((record) => isNamed(lookup, record, wanted));
}

/** Of how many records with the same name it is asked which of them were deleted. */
const MOST_TWINS = 10;

/** Of several records with the same name, those that were not deleted. */
async function livingOf(
	connection: Connection,
	lookup: LookupRow,
	twins: readonly LookupRecord[],
): Promise<readonly LookupRecord[]> {
	if (twins.length < 2 || twins.length > MOST_TWINS) return twins;
	const living: LookupRecord[] = [];
	for (const twin of twins) {
		if (await isThere(connection, lookup, twin.Id)) living.push(twin);
	}
	return living;
}

function describe({ lookup, by, text }: Reference): string {
	const { noun, code, email } = LOOKUPS[lookup];
	const known = ['name', code && 'code', email && 'email'].filter(Boolean).join(' or ');
	return `${noun} with the ${by === 'any' ? known : by} "${text}"`;
}

/** What the first search comes to that finds any; undefined when none does. */
async function resolveBy(
	connection: Connection,
	reference: Reference,
	find: Find,
): Promise<Resolved | undefined> {
	const lookup = LOOKUPS[reference.lookup];
	for (const wanted of searchesFor(reference)) {
		const found = await livingOf(connection, lookup, await find(wanted));
		if (found.length === 1) return { ids: [found[0].Id] };
		if (found.length > 1) {
			const ids = found.map(({ Id }) => Id).join(', ');
			return {
				problem: `cannot be chosen: Nexudus has more than one ${describe(reference)}. Choose it by its ID: ${ids}`,
			};
		}
	}
	return undefined;
}

/**
 * The same in a list as it is remembered, or else, for a name may be new, as it is now.
 *
 * @param began when looking up began, by the budget's clock
 */
async function find(
	connection: Connection,
	reference: Reference,
	began: number,
): Promise<Resolved | undefined> {
	const lookup = LOOKUPS[reference.lookup];
	const remembered = await shortList(connection, lookup);
	if (!remembered) return await resolveBy(connection, reference, bySearch(connection, lookup));
	const known = await resolveBy(connection, reference, among(lookup, remembered));
	if (known) return known;
	const records = await shortList(connection, lookup, began);
	return records && (await resolveBy(connection, reference, among(lookup, records)));
}

/** What the look-ups of some bodies share. */
interface LookingUp {
	/** By the budget's clock. */
	began: number;
	suggest: ReturnType<typeof suggester>;
}

/** A name is not an ID: digits are one only where no record has them for its name. */
async function resolveOne(
	connection: Connection,
	reference: Reference,
	{ began, suggest }: LookingUp,
): Promise<Resolved> {
	const found = await find(connection, reference, began);
	if (found) return found;
	const { lookup, text } = reference;
	const id = toId(text);
	if (id !== undefined) return { ids: [id] };
	const meant = didYouMean(await suggest(lookup, text));
	return {
		problem: `cannot be found: Nexudus has no ${describe(reference)}${meant}`,
		advice: `Correct the value or the expression it comes from, choose the ${LOOKUPS[lookup].noun} From List, or give its ID.`,
		isAbsent: true,
	};
}

/** @throws the error of an execution that was cancelled, or one that fails all look-ups alike */
function toProblem({ signal }: Connection, error: unknown): LookupProblem {
	signal?.throwIfAborted();
	const failure = failureOf(error);
	// A role that is missing concerns only those who need this list.
	if (failure?.concernsAll && failure.status !== 401) throw error;
	const { message } = failure ?? (error as Error);
	const { description: advice, status } = failure ?? {};
	return { problem: `cannot be looked up: ${message}`, advice, status };
}

/** A failed look-up is its reference's own. */
async function resolveSafely(
	connection: Connection,
	reference: Reference,
	lookingUp: LookingUp,
): Promise<Resolved> {
	return await resolveOne(connection, reference, lookingUp).catch((error: unknown) =>
		toProblem(connection, error),
	);
}

const NAMES_WITH_COMMAS =
	'A name that holds a comma goes into a list of its own: ["Acme, Inc.", "Globex"]';

/** A text with commas: one name, or else a list of names. What may be both is refused. */
function chooseReading({ text }: Reference, whole: Resolved, parts: readonly Resolved[]): Resolved {
	const wrong = parts.filter((part) => 'problem' in part);
	if ('problem' in whole && !whole.isAbsent) return whole;
	if ('ids' in whole) {
		if (wrong.length > 0) return whole;
		return {
			problem: `can be read in two ways: "${text}" is a name, and a list of names. ${NAMES_WITH_COMMAS}`,
		};
	}
	if (wrong.length === 0) return { ids: parts.flatMap((part) => ('ids' in part ? part.ids : [])) };
	const problem = wrong.map((part) => part.problem).join('; ');
	const failed = wrong.find(({ isAbsent }) => !isAbsent);
	const ended = problem.endsWith('?') ? problem : `${problem}.`;
	return { ...failed, problem: failed ? problem : `${ended} ${NAMES_WITH_COMMAS}` };
}

const NO_PROPOSAL =
	'is required, for the country is not known to have a single time zone. Choose one';

/** One IANA name for each time zone of a country. */
async function zonesOfCountry(connection: Connection, id: number): Promise<string[]> {
	const { country: lookup } = LOOKUPS;
	const countries = await allOf(connection, lookup);
	const country = countries.find(({ Id }) => Id === id);
	return zonesOf(String(country?.[lookup.code ?? ''] ?? ''));
}

/** Those within a value, be it a list or the children of a record. */
function allReferences(value: unknown): Reference[] {
	if (isReference(value)) return [value];
	return isPlainObject(value) ? Object.values(value).flatMap(allReferences) : [];
}

/**
 * Looks up every reference of some bodies, each of them once.
 *
 * @throws NodeApiError with a failure that concerns all items, e.g. a refused log-in
 */
export async function resolveReferences(
	connection: Connection,
	bodies: readonly Body[],
): Promise<Map<string, Resolved>> {
	const resolved = new Map<string, Resolved>();
	const lookingUp: LookingUp = { began: connection.budget.now(), suggest: suggester(connection) };

	/** The time zone of a country; nothing where the country itself is wrong, which is told already. */
	async function lookProposed({ lookup, country }: Reference): Promise<Resolved> {
		const [of] = await lookAll(country === undefined ? [] : [country]);
		if (!of || 'problem' in of) return { ids: [] };
		const zones = await zonesOfCountry(connection, of.ids[0]).catch((error: unknown) =>
			toProblem(connection, error),
		);
		if ('problem' in zones) return zones;
		const found =
			zones.length === 1 ? await look({ lookup, by: 'any', text: zones[0] }) : undefined;
		return found && 'ids' in found ? found : { problem: NO_PROPOSAL };
	}

	async function resolveAny(reference: Reference): Promise<Resolved> {
		const { parts, ...whole } = reference;
		if (reference.by === 'country') return await lookProposed(reference);
		if (!parts) return await resolveSafely(connection, reference, lookingUp);
		return chooseReading(reference, await look(whole), await lookAll(parts));
	}

	async function look(reference: Reference): Promise<Resolved> {
		const key = keyOf(reference);
		const known = resolved.get(key);
		if (known) return known;
		const result = await resolveAny(reference);
		resolved.set(key, result);
		return result;
	}

	async function lookAll(entries: ReadonlyArray<number | Reference>): Promise<Resolved[]> {
		const results: Resolved[] = [];
		for (const entry of entries) {
			results.push(isReference(entry) ? await look(entry) : { ids: [entry] });
		}
		return results;
	}

	for (const body of bodies) await lookAll(allReferences(body));
	return resolved;
}

/** What a property's reference could not be resolved to. */
export interface Unresolved extends LookupProblem {
	property: string;
}

/** The body as it is sent, with IDs in the places of its references. */
export function withIds(
	body: Body,
	resolved: ReadonlyMap<string, Resolved>,
): { body: IDataObject; problems: Unresolved[] } {
	const problems: Unresolved[] = [];
	function idsOf(property: string, reference: Reference): number[] {
		const result = resolved.get(keyOf(reference)) ?? { problem: 'was not looked up' };
		if ('ids' in result) return result.ids;
		problems.push({ property, ...result });
		return [];
	}
	function replaced(property: string, value: unknown): unknown {
		if (isReference(value)) return idsOf(property, value)[0];
		if (Array.isArray(value)) {
			return value.flatMap((entry: unknown) =>
				isReference(entry) ? idsOf(property, entry) : [replaced(property, entry)],
			);
		}
		return isPlainObject(value) ? replacedIn(value, () => property) : value;
	}
	function replacedIn(object: object, nameOf: (key: string) => string): IDataObject {
		return Object.fromEntries(
			Object.entries(object).map(([key, value]) => [key, replaced(nameOf(key), value)]),
		) as IDataObject;
	}
	return { body: replacedIn(body, (key) => key), problems };
}

/** Whether any value of the body is to be looked up. */
export function hasReferences(body: Body): boolean {
	return allReferences(body).length > 0;
}
