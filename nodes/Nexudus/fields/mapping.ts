/** "Map Automatically": which column of a table gives which field its value. */
import { labelOf, parameterName } from './names';
import { foldName } from './text';
import type { ColumnValue, Field } from './types';
import { isBlank } from './values';

/** What the columns of the input come to. */
export interface Mapping {
	/** The columns of each field that has some; several are the parts of one text, in their order. */
	readonly matched: ReadonlyMap<Field, readonly string[]>;
	/** Columns that name the same field, so that none of them is used. */
	readonly ambiguous: ReadonlyMap<Field, readonly string[]>;
	readonly unmatched: readonly string[];
}

/**
 * The fields that a column may fill. What makes Nexudus do or send something is for the user to ask for, and the
 * children of a record fit in no cell.
 */
export function mappableFields(fields: readonly Field[]): Field[] {
	return fields.filter(
		({ action, sends, unmapped, kind }) => !action && !sends && !unmapped && kind !== 'rows',
	);
}

/** n8n wants this ending for the label of a multiple choice. */
const NAMES_OR_IDS = / Names? or IDs?$/;

/** A field in the words of the API and of the form; a relation goes without its Id too. */
function ownNames({ property, parameter, label, kind }: Field): string[] {
	const stem = kind === 'id' ? [property.replace(/Id$/, '')] : [];
	const names = [parameterName({ property, parameter }), labelOf({ property, label })];
	// Any system has a column "ID" for numbers of its own.
	const known = property === 'Id' ? names : [...names, property, ...stem];
	return known.map((name) => name.replace(NAMES_OR_IDS, ''));
}

/** Rows of Nexudus hold the name of a relation beside its Id. */
function otherNames({ property, kind, synonyms = [] }: Field): readonly string[] {
	const isRelation = kind === 'id' && property !== 'Id';
	return isRelation ? [property.replace(/Id$/, 'Name'), ...synonyms] : synonyms;
}

/** Ways to name a field, the surest first: a column of a surer name leaves no room for another. */
export const TIERS: ReadonlyArray<(field: Field) => readonly string[]> = [
	ownNames,
	otherNames,
	({ vague = [] }) => vague,
];

function named(columns: readonly string[], names: readonly string[]): string[] {
	const folded = new Set(names.map(foldName));
	return columns.filter((column) => folded.has(foldName(column)));
}

/** "First name" and "Last name"; a mere "Name" beside a last name is the first one. */
function partsOf({ parts = [], vague = [] }: Field, columns: readonly string[]): string[][] {
	const found = parts.map((names) => named(columns, names));
	const isFirstMissing = found[0]?.length === 0 && found.some(({ length }) => length > 0);
	return isFirstMissing ? [named(columns, vague), ...found.slice(1)] : found;
}

/** Names that two fields have alike say nothing of either: "Location", be it the space or where an event takes place. */
function sharedNames(
	fields: readonly Field[],
	namesOf: (field: Field) => readonly string[],
): ReadonlySet<string> {
	const names = fields.flatMap((field) => [...new Set(namesOf(field).map(foldName))]);
	return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** Matches columns to fields by their names, whatever the order of either. */
export function matchColumns(fields: readonly Field[], columns: readonly string[]): Mapping {
	const matched = new Map<Field, readonly string[]>();
	const ambiguous = new Map<Field, readonly string[]>();
	let free = [...new Set(columns)];

	function settle(field: Field, parts: ReadonlyArray<readonly string[]>): void {
		const used = parts.flat();
		if (used.length === 0) return;
		(parts.some(({ length }) => length > 1) ? ambiguous : matched).set(field, used);
		free = free.filter((column) => !used.includes(column));
	}

	for (const [tier, namesOf] of TIERS.entries()) {
		const open = fields.filter((field) => !matched.has(field) && !ambiguous.has(field));
		const shared = sharedNames(fields, namesOf);
		for (const field of open) {
			// Nexudus itself writes it so.
			const id = field.property === 'Id' && tier === 0 && free.includes('Id') ? ['Id'] : undefined;
			if (tier === TIERS.length - 1) settle(field, partsOf(field, free));
			if (!matched.has(field) && !ambiguous.has(field)) {
				const names = namesOf(field).filter((name) => !shared.has(foldName(name)));
				settle(field, [id ?? named(free, names)]);
			}
		}
	}
	return { matched, ambiguous, unmatched: free };
}

/** The text that several columns are the parts of. */
function joined(values: readonly unknown[]): unknown {
	if (values.length === 1) return values[0];
	return values
		.filter((value) => !isBlank(value))
		.map((value) => String(value).trim())
		.join(' ');
}

/** What the columns of an item give to the fields, by property. */
export function columnValues(
	{ matched }: Mapping,
	item: Readonly<Record<string, unknown>>,
): Map<string, ColumnValue> {
	const values = new Map<string, ColumnValue>();
	for (const [{ property }, columns] of matched) {
		const own = columns.filter((column) => item[column] !== undefined);
		const value = joined(own.map((column) => item[column]));
		if (own.length > 0) values.set(property, { value, columns: own });
	}
	return values;
}

function quoted(columns: readonly string[], separator = ', '): string {
	return columns.map((column) => `"${column}"`).join(separator);
}

/** What became of the columns, for the user to check. */
export function describeMapping({ matched, ambiguous, unmatched }: Mapping): string {
	const pairs = [...matched].map(
		([field, columns]) => `${quoted(columns, ' + ')} to ${labelOf(field)}`,
	);
	const unclear = [...ambiguous].map(
		([field, columns]) => `${quoted(columns)} all name ${labelOf(field)}`,
	);
	return [
		pairs.length > 0 ? `Mapped automatically: ${pairs.join(', ')}.` : 'No column was mapped.',
		unclear.length > 0 ? `Ambiguous, so that none of them was used: ${unclear.join('; ')}.` : '',
		unmatched.length > 0 ? `Without a field: ${quoted(unmatched)}.` : '',
	]
		.filter(Boolean)
		.join(' ');
}
