import type { DateOrder } from './dates';
import {
	dayOf,
	formatInstant,
	formatWallClock,
	isAmbiguousDate,
	parseDate,
	startOfDay,
} from './dates';
import { labelOf, parameterName, ROWS } from './names';
import { foldName } from './text';
import type {
	Body,
	BodyValue,
	BooleanField,
	ChoiceField,
	CustomField,
	DateField,
	EnumField,
	Field,
	IdField,
	JsonField,
	JsonValue,
	NumberField,
	Reference,
	RowsField,
	TextField,
} from './types';

/** What a parameter's value comes to: a value for the body, nothing at all, or what is wrong with it. */
export type Converted = { value: BodyValue } | { empty: true } | { problem: string };

/** How a date is read. */
interface Reading {
	/** IANA name, for dates without an offset. */
	timeZone: string;
	order: DateOrder;
}

const EMPTY: Converted = { empty: true };

const TRUE_WORDS = new Set(['true', 'yes', '1']);
const FALSE_WORDS = new Set(['false', 'no', '0']);

/** The value as a message may repeat it: short, on one line. */
export function quote(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`.replace(/\s+/g, ' ');
}

function convertText(field: TextField, value: unknown): Converted {
	if (typeof value === 'string') return { value: field.trimmed ? value.trim() : value };
	if (['number', 'boolean', 'bigint'].includes(typeof value)) return { value: String(value) };
	if (value instanceof Date) return { value: value.toISOString() };
	return { problem: `must be text, not ${Array.isArray(value) ? 'a list' : 'an object'}` };
}

function toNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())) {
		return undefined;
	}
	return Number(value);
}

function roundDown(number: number): number {
	return number > 0 ? Math.max(1, Math.floor(number)) : number;
}

function convertNumber(field: NumberField, value: unknown): Converted {
	const given = toNumber(value);
	const number = given !== undefined && field.roundedDown ? roundDown(given) : given;
	const isRight = field.kind === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
	if (number === undefined || !isRight) {
		const wanted = field.kind === 'integer' ? 'a whole number' : 'a number such as 12.5';
		return { problem: `must be ${wanted}, not ${quote(value)}` };
	}
	if (field.min !== undefined && number < field.min) {
		return { problem: `must be at least ${field.min}, not ${number}` };
	}
	if (field.max !== undefined && number > field.max) {
		return { problem: `must be at most ${field.max}, not ${number}` };
	}
	return { value: number };
}

function convertBoolean(_field: BooleanField, value: unknown): Converted {
	if (typeof value === 'boolean') return { value };
	const word = String(value).trim().toLowerCase();
	if (TRUE_WORDS.has(word)) return { value: true };
	if (FALSE_WORDS.has(word)) return { value: false };
	return { problem: `must be true or false, not ${quote(value)}` };
}

function convertEnum({ values: table }: EnumField, value: unknown): Converted {
	const number = toNumber(value);
	const name = foldName(String(value));
	const found = table.values.find((entry) =>
		number === undefined
			? [entry.name, entry.label].some((candidate) => foldName(candidate) === name)
			: entry.value === number,
	);
	if (found) return { value: found.value };
	const choices = table.values.map(({ label }) => label).join(', ');
	return { problem: `has no choice ${quote(value)}. The choices are: ${choices}` };
}

function convertChoice({ choices }: ChoiceField, value: unknown): Converted {
	const name = foldName(String(value));
	const found = choices.find((choice) =>
		[choice.value, choice.label].some((candidate) => foldName(candidate) === name),
	);
	if (found) return { value: found.value };
	const labels = choices.map(({ label }) => label).join(', ');
	return { problem: `has no choice ${quote(value)}. The choices are: ${labels}` };
}

function notADate(value: unknown, order: DateOrder): Converted {
	const what = quote(value);
	if (order === 'auto' && isAmbiguousDate(value)) {
		return {
			problem: `can be read in two ways: ${what} is day first or month first. Say which in the option Date Format`,
		};
	}
	return { problem: `must be a date such as 2025-01-31 or 2025-01-31T09:30:00, not ${what}` };
}

function convertDate(field: DateField, value: unknown, { timeZone, order }: Reading): Converted {
	// The location's clock shows times that daylight saving skips in the workflow's zone; UTC skips none.
	const isClockText = field.kind === 'wallClock' && typeof value === 'string';
	const date = parseDate(value, isClockText ? 'utc' : timeZone, order);
	if (!date) return notADate(value, order);
	const day = field.kind === 'instant' && field.day ? dayOf(value, order) : undefined;
	if (day !== undefined) return { value: { day, otherwise: startOfDay(day, timeZone) } };
	return { value: field.kind === 'instant' ? formatInstant(date) : formatWallClock(date) };
}

export function isReference(value: unknown): value is Reference {
	return (
		typeof value === 'object' &&
		value !== null &&
		['lookup', 'by', 'text'].every((key) => key in value)
	);
}

interface Locator {
	__rl: true;
	mode: string;
	value: unknown;
}

function isLocator(value: unknown): value is Locator {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
}

/** The value within a resource locator; any other value itself. */
export function locatorValue(value: unknown): unknown {
	return isLocator(value) ? value.value : value;
}

/** The ID that a number or a text of digits is. */
export function toId(value: unknown): number | undefined {
	const id = toNumber(value);
	return id !== undefined && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

const REFERENCE_MODES: ReadonlyArray<Reference['by']> = ['name', 'code', 'email'];

/**
 * "By Name" and the like of a resource locator name a record, be it with digits. Elsewhere a number is an ID, and any
 * other text is what its list knows the record by.
 */
function convertId({ lookup }: IdField, parameter: unknown): Converted {
	const value = locatorValue(parameter);
	const text = ['string', 'number'].includes(typeof value) ? String(value).trim() : undefined;
	const by = REFERENCE_MODES.find((mode) => isLocator(parameter) && parameter.mode === mode);
	if (by && text !== undefined) return { value: { lookup, by, text } };
	if (typeof value === 'string' && toNumber(value) === undefined) {
		return { value: { lookup, by: 'any', text: value.trim() } };
	}
	const id = toId(value);
	return id === undefined
		? { problem: `must be an ID (a whole number) or a name, not ${quote(value)}` }
		: { value: id };
}

function parseJsonList(text: string): unknown[] | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** A list, its JSON text, comma-separated text or a single entry. */
export function toList(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.map(locatorValue);
	if (typeof value !== 'string') return [value];
	const list = parseJsonList(value);
	if (list) return list;
	const entries = value
		.trim()
		.replace(/^\[(.*)\]$/s, '$1')
		.split(',');
	return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Whether a text may be one name that holds commas, as well as a list of names. */
function isNameWithCommas(value: unknown, entries: ReadonlyArray<number | Reference>): boolean {
	return (
		typeof value === 'string' &&
		value.includes(',') &&
		parseJsonList(value) === undefined &&
		entries.some((entry) => typeof entry !== 'number')
	);
}

function convertIds({ lookup }: IdField, parameter: unknown): Converted {
	const value = locatorValue(parameter);
	const list = toList(value);
	const entries = list.map((entry): number | Reference | undefined => {
		const isName = typeof entry === 'string' && toNumber(entry) === undefined && entry.trim();
		return isName ? { lookup, by: 'name', text: entry.trim() } : toId(entry);
	});
	const wrong = entries.indexOf(undefined);
	if (wrong !== -1) {
		return { problem: `must be a list of IDs or names, but holds ${quote(list[wrong])}` };
	}
	const parts = entries.filter((entry) => entry !== undefined);
	if (parts.length === 0) return EMPTY;
	if (!isNameWithCommas(value, parts)) return { value: parts };
	return { value: [{ lookup, by: 'name', text: String(value).trim(), parts }] };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function convertJson(_field: JsonField, value: unknown): Converted {
	const json = typeof value === 'string' ? parseJson(value) : value;
	if (json === undefined) return { problem: `must be JSON, not ${quote(value)}` };
	return { value: json as JsonValue };
}

/** The list of n8n's `fixedCollection`, one from an expression, or its JSON text; undefined for anything else. */
export function toRows(value: unknown): unknown[] | undefined {
	const given = typeof value === 'string' ? parseJson(value) : value;
	if (Array.isArray(given)) return given;
	const isCollection = typeof given === 'object' && given !== null;
	if (!isCollection) return undefined;
	if (Object.keys(given).length === 0) return [];
	const { [ROWS]: list } = given as { [ROWS]?: unknown };
	return Array.isArray(list) ? list : undefined;
}

/** One child of a record; what is wrong with it is told with its number. */
function convertRow(
	{ fields }: RowsField,
	row: unknown,
	reading: Reading,
): { child: Body; problems: string[] } {
	if (typeof row !== 'object' || row === null) {
		return { child: {}, problems: [`must be an object, not ${quote(row)}`] };
	}
	const child: Body = {};
	const problems: string[] = [];
	const given = new Map<string, unknown>(Object.entries(row));
	for (const field of fields) {
		const name = [parameterName(field), field.property].find((known) => given.has(known));
		const converted = name === undefined ? EMPTY : convertRead(field, given.get(name), reading);
		if (name !== undefined) given.delete(name);
		if ('value' in converted) child[field.property] = converted.value;
		else if ('problem' in converted) problems.push(`${labelOf(field)} ${converted.problem}`);
		else if (field.required) problems.push(`${labelOf(field)} is required`);
	}
	for (const name of given.keys()) problems.push(`has no field ${quote(name)}`);
	return { child, problems };
}

function convertRows(field: RowsField, value: unknown, reading: Reading): Converted {
	const rows = toRows(value);
	if (!rows) return { problem: `must be a list of objects, not ${quote(value)}` };
	if (rows.length === 0) return EMPTY;
	const converted = rows.map((row) => convertRow(field, row, reading));
	const problems = converted.flatMap((row, index) =>
		row.problems.map((problem) => `entry ${index + 1}: ${problem}`),
	);
	if (problems.length > 0) return { problem: `cannot be read: ${problems.join('; ')}` };
	return { value: converted.map(({ child }) => child) };
}

function convertIntegers(value: unknown): Converted {
	const list = toList(value);
	const numbers = list.map(toNumber);
	const wrong = numbers.findIndex((number) => !Number.isSafeInteger(number));
	if (wrong !== -1) {
		return { problem: `must be a list of whole numbers, but holds ${quote(list[wrong])}` };
	}
	return list.length === 0 ? EMPTY : { value: numbers as number[] };
}

function convertFilled(field: Field, value: unknown, reading: Reading): Converted {
	switch (field.kind) {
		case 'text':
			return convertText(field, value);
		case 'integer':
		case 'number':
			return convertNumber(field, value);
		case 'boolean':
			return convertBoolean(field, value);
		case 'enum':
			return convertEnum(field, value);
		case 'choice':
			return convertChoice(field, value);
		case 'instant':
		case 'wallClock':
			return convertDate(field, value, reading);
		case 'id':
			return convertId(field, value);
		case 'ids':
			return convertIds(field, value);
		case 'rows':
			return convertRows(field, value, reading);
		case 'json':
			return convertJson(field, value);
		case 'integers':
			return convertIntegers(value);
		case 'custom':
			return convertCustom(field, value, reading);
	}
}

const YES_OR_NO: BooleanField = { property: '', kind: 'boolean' };

/** One of the choices of a custom field, or several, comma-joined (Nexudus REST API, Custom fields). */
function convertCustomChoice(
	{ property, choices = [], isMultiple }: CustomField,
	value: unknown,
): Converted {
	const table = choices.map((choice) => ({ value: choice, label: choice }));
	const choose = (name: unknown) =>
		convertChoice({ property, kind: 'choice', choices: table, initial: '' }, name);
	const whole = choose(value);
	if (!isMultiple || 'value' in whole) return whole;
	const chosen = toList(value).map(choose);
	const wrong = chosen.find((each) => 'problem' in each);
	if (wrong) return wrong;
	return { value: chosen.map((each) => ('value' in each ? each.value : '')).join(',') };
}

/** Values of custom fields are texts, whatever their type (Nexudus REST API, Custom fields). */
function convertCustom(field: CustomField, value: unknown, reading: Reading): Converted {
	const { property, type } = field;
	const asText = (converted: Converted): Converted =>
		'value' in converted ? { value: String(converted.value) } : converted;
	switch (type) {
		case 'boolean':
			return asText(convertBoolean(YES_OR_NO, value));
		case 'integer':
		case 'number':
			return asText(convertNumber({ property, kind: type }, value));
		case 'date': {
			const date = parseDate(
				value,
				typeof value === 'string' ? 'utc' : reading.timeZone,
				reading.order,
			);
			return date ? { value: date.toFormat('yyyy-MM-dd') } : notADate(value, reading.order);
		}
		case 'choice':
			return field.choices
				? convertCustomChoice(field, value)
				: asText({ value: toList(value).join(',') });
		case 'text':
			return convertText({ property, kind: 'text' }, value);
	}
}

/** Whether a value is none: an empty cell, text of spaces, a list without members. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && !value.trim()) ||
		(Array.isArray(value) && value.length === 0)
	);
}

/** A value of a secret field is not repeated in the message. */
function hideSecret(field: Field, converted: Converted): Converted {
	return 'problem' in converted && field.kind === 'text' && field.secret
		? { problem: 'must be text' }
		: converted;
}

function convertRead(field: Field, parameter: unknown, reading: Reading): Converted {
	if (isBlank(locatorValue(parameter))) return EMPTY;
	return hideSecret(field, convertFilled(field, parameter, reading));
}

/**
 * Turns the value of a parameter into the value of its property in a request body.
 *
 * @param timeZone IANA name, for dates without an offset
 * @param order how dates such as "03/04/2025" are read
 */
export function convertValue(
	field: Field,
	parameter: unknown,
	timeZone: string,
	order: DateOrder = 'auto',
): Converted {
	return convertRead(field, parameter, { timeZone, order });
}

/** What removes the value of a property: a list is replaced by one without members (Nexudus REST API, Coworkers). */
export function emptied({ kind }: Field): BodyValue {
	return kind === 'ids' || kind === 'rows' || kind === 'integers' ? [] : null;
}

export function isEmptied(value: unknown): boolean {
	return value === null || (Array.isArray(value) && value.length === 0);
}
