import { closest, didYouMean } from './closest';
import { customId, customProperty } from './customFields';
import type { DateOrder } from './dates';
import { ADDITIONAL_FIELDS, labelOf, OPTIONS, parameterName } from './names';
import { foldName } from './text';
import type {
	Body,
	BodyForm,
	Clearing,
	ColumnValue,
	CustomField,
	Field,
	FieldGroup,
	Named,
	Others,
	Reference,
	ShownField,
	WhenEmpty,
} from './types';
import {
	convertValue,
	emptied,
	isBlank,
	isEmptied,
	isReference,
	locatorValue,
	quote,
	toList,
	toRows,
} from './values';

/** A parameter whose value cannot be sent. */
export interface Mistake {
	property: string;
	/** What the form calls it. */
	label: string;
	/** What is wrong, to be read after the name of the field: "must be a whole number, not ...". */
	problem: string;
}

/** One item's parameters, as n8n resolves them. */
export interface ParameterSource {
	/** The value with its expressions resolved for the item. Throws n8n's ExpressionError. */
	resolved(name: string): unknown;
	/** The value as saved in the workflow, its expressions as text; undefined where the form does not show it. */
	raw(name: string): unknown;
	/** IANA name, n8n's setting of the workflow. */
	timeZone: string;
	/** How dates such as "03/04/2025" are read. */
	dateOrder?: DateOrder;
	/** For the fields of collections. */
	whenEmpty: WhenEmpty;
	/** What columns of the item give to the fields that the form leaves open, by property (`mapping.ts`). */
	columns?: ReadonlyMap<string, ColumnValue>;
}

export interface BodyResult {
	body: Body;
	mistakes: Mistake[];
}

/** A body under way: the properties that the form says something of, were it that they are empty. */
interface Gathered extends BodyResult {
	given: Set<string>;
}

/** A column is a value of the item, as an expression is. */
const FROM_COLUMN = '={{ $json }}';

function isExpression(raw: unknown): boolean {
	return typeof raw === 'string' && raw.startsWith('=');
}

/** Left to an AI model: n8n's `$fromAI`, which it takes in any case. */
function isFromAi(raw: unknown): boolean {
	return isExpression(raw) && /\$fromai\b/i.test(String(raw));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function mistake(field: Field, problem: string): Mistake {
	return { property: field.property, label: labelOf(field), problem };
}

/** @returns whether there was a value, right or wrong */
function add(
	{ body, mistakes }: BodyResult,
	field: Field,
	value: unknown,
	{ timeZone, dateOrder }: ParameterSource,
): boolean {
	const converted = convertValue(field, value, timeZone, dateOrder);
	if ('problem' in converted) mistakes.push(mistake(field, converted.problem));
	else if ('value' in converted) body[field.property] = converted.value;
	return !('empty' in converted);
}

/** An instruction has no value that could be removed; a column that does not exist is no empty one. */
function clear(
	{ body, mistakes }: BodyResult,
	field: Field,
	{ raw, value }: { raw: unknown; value: unknown },
): void {
	if (field.action || !isExpression(raw) || value === undefined) return;
	if (field.required) mistakes.push(mistake(field, 'cannot be cleared: a record needs it'));
	else body[field.property] = emptied(field);
}

/** @param given the value of one field of a collection, and how it is saved in the workflow */
function addOptional(
	result: BodyResult,
	field: Field,
	given: { raw: unknown; value: unknown },
	source: ParameterSource,
): void {
	const { whenEmpty } = source;
	if (add(result, field, given.value, source) || whenEmpty === 'ignore') return;
	const raw = locatorValue(given.raw);
	if (whenEmpty === 'clear') clear(result, field, { raw, value: locatorValue(given.value) });
	else if (!isFromAi(raw)) result.mistakes.push(mistake(field, whenEmpty.problem));
}

/** A collection as a message about its value needs it. */
interface Collection {
	name: string;
	label: string;
	/** What it may hold. */
	example: string;
	isSecret?: boolean;
}

function collectionOf({ name, label, fields }: FieldGroup): Collection {
	const isSecret = fields.some((field) => field.kind === 'text' && field.secret);
	return { name, label, example: parameterName(fields[0]), isSecret };
}

/** What a collection is to hold, by name; undefined, and a mistake where it is one, for what is no collection. */
function valuesOf(
	{ mistakes }: BodyResult,
	{ name, label, example, isSecret }: Collection,
	source: ParameterSource,
): Record<string, unknown> | undefined {
	const raw = source.raw(name);
	if (isNothing(raw)) return undefined;
	const values = source.resolved(name);
	const complain = (problem: string) => mistakes.push({ property: name, label, problem });
	const isEmpty = isNothing(values) || (isRecord(values) && Object.keys(values).length === 0);
	if (isExpression(raw) && isEmpty) {
		if (typeof source.whenEmpty === 'object' && !isFromAi(raw)) complain(source.whenEmpty.problem);
		return undefined;
	}
	if (isRecord(values)) return values;
	const given = isSecret ? '' : `, not ${quote(values)}`;
	complain(`must be an object such as { "${example}": ... }${given}`);
	return undefined;
}

/** A field may go by its parameter's name or by its property's: the API's own name. */
function nameWithin(values: object, field: Field): string | undefined {
	return [parameterName(field), field.property].find((known) => known in values);
}

function complainOfUnknown(
	{ mistakes }: BodyResult,
	{ name: property, label, fields, also = [] }: FieldGroup,
	values: object,
): void {
	const known = new Set([...also, ...fields.map((field) => nameWithin(values, field))]);
	for (const name of Object.keys(values)) {
		if (known.has(name)) continue;
		const isTwice = fields.some((field) => field.property === name);
		const problem = `${isTwice ? 'holds twice the' : 'has no'} field ${quote(name)}`;
		mistakes.push({ property, label, problem });
	}
}

function addFields(
	result: Gathered,
	group: FieldGroup,
	values: Readonly<Record<string, unknown>>,
	source: ParameterSource,
): void {
	const raw = source.raw(group.name);
	for (const field of group.fields) {
		const name = nameWithin(values, field);
		if (name === undefined) continue;
		result.given.add(field.property);
		const given = { raw: isRecord(raw) ? raw[name] : raw, value: values[name] };
		addOptional(result, field, given, source);
	}
	complainOfUnknown(result, group, values);
}

function addGroup(result: Gathered, group: FieldGroup, source: ParameterSource): void {
	const values = valuesOf(result, collectionOf(group), source);
	if (values) addFields(result, group, values, source);
}

/** The required fields within their collection, as if they stood outside it. */
function withinMain(result: Gathered, main: FieldGroup, source: ParameterSource): ParameterSource {
	const values = valuesOf(result, collectionOf(main), source) ?? {};
	complainOfUnknown(result, main, values);
	const byParameter = (from: Readonly<Record<string, unknown>>) =>
		new Map(
			main.fields.map((field) => [parameterName(field), from[nameWithin(values, field) ?? '']]),
		);
	const saved = source.raw(main.name);
	const resolved = byParameter(values);
	const raw = byParameter(isRecord(saved) ? saved : values);
	return {
		...source,
		resolved: (parameter) => resolved.get(parameter),
		raw: (parameter) => raw.get(parameter),
	};
}

/**
 * The parameters within a collection, as if they stood beside it.
 *
 * @param values what it holds: n8n evaluates all of it each time that it is asked for any
 */
function within(
	collection: string,
	values: Readonly<Record<string, unknown>>,
	source: ParameterSource,
): ParameterSource {
	const raw = source.raw(collection);
	const saved = isRecord(raw) ? raw : undefined;
	return {
		...source,
		resolved: (name) => values[name],
		raw: (name) => (isExpression(raw) ? raw : saved?.[name]),
	};
}

/** Whether a form has Additional Fields: where custom fields stand then, and other properties within Options. */
export function hasAdditional({ groups }: BodyForm): boolean {
	return groups.some(({ place }) => place);
}

/** Frequent fields, the collections of the others, and custom fields. */
function addAdditional(result: Gathered, form: BodyForm, source: ParameterSource): void {
	const groups = form.groups.filter(({ place }) => place);
	const nested = groups.filter(({ place }) => place === 'nested');
	const fields = groups.filter((group) => !nested.includes(group)).flatMap((group) => group.fields);
	const isSecret = groups.some((group) => collectionOf(group).isSecret);
	const example = fields.length > 0 ? parameterName(fields[0]) : nested[0].name;
	const values = valuesOf(result, { ...ADDITIONAL_FIELDS, example, isSecret }, source);
	if (!values) return;
	const inside = within(ADDITIONAL_FIELDS.name, values, source);
	const { named } = form;
	const also = [...nested.map(({ name }) => name), ...(named ? [named.parameter] : [])];
	addFields(result, { ...ADDITIONAL_FIELDS, fields, also }, values, source);
	for (const group of nested) addGroup(result, group, inside);
	if (named) addNamed(result, named, inside);
}

/** The parameters within Options, where one of a name may be; mistakes in others are told by whoever reads those. */
function withinOptions(name: string, source: ParameterSource): ParameterSource {
	const saved = source.raw(OPTIONS.name);
	const mayBeThere = isRecord(saved) ? name in saved : isExpression(saved);
	const options = mayBeThere ? source.resolved(OPTIONS.name) : {};
	return within(OPTIONS.name, isRecord(options) ? options : {}, source);
}

function isUnset(raw: unknown): boolean {
	return isBlank(locatorValue(raw));
}

/** What follows for an empty field from another; undefined where it does not. */
export function proposalFor(field: Field, body: Body): Reference | undefined {
	const by = field.kind === 'id' ? field.proposedBy : undefined;
	const country = by === undefined ? undefined : body[by];
	if (field.kind !== 'id' || (typeof country !== 'number' && !isReference(country)))
		return undefined;
	return { lookup: field.lookup, by: 'country', text: '', country };
}

/** @returns the field as a message calls it where it came out empty */
function addAsked(result: Gathered, field: Field, source: ParameterSource): Field | undefined {
	result.given.add(field.property);
	const name = parameterName(field);
	const column = isUnset(source.raw(name)) ? source.columns?.get(field.property) : undefined;
	const asked = column ? fromColumn(field, column) : field;
	const value = column ? column.value : source.resolved(name);
	return add(result, asked, value, source) ? undefined : asked;
}

function addRequired(result: Gathered, field: Field, source: ParameterSource): void {
	const empty = addAsked(result, field, source);
	if (!empty) return;
	const proposal = proposalFor(field, result.body);
	if (proposal) result.body[field.property] = proposal;
	else result.mistakes.push(mistake(empty, 'is required'));
}

/** The field as a message calls it whose value comes from columns of other names. */
function fromColumn(field: Field, { columns }: ColumnValue): Field {
	const label = labelOf(field);
	if (columns.length === 1 && foldName(columns[0]) === foldName(label)) return field;
	const names = columns.map((column) => quote(column)).join(' and ');
	return { ...field, label: `${label} (${columns.length > 1 ? 'columns' : 'column'} ${names})` };
}

/** What the form says nothing of is as the columns have it. */
function addColumns(result: Gathered, form: BodyForm, source: ParameterSource): void {
	const fields = form.groups.flatMap((group) => group.fields);
	for (const field of [...fields, ...(form.named?.fields ?? [])]) {
		const column = source.columns?.get(field.property);
		if (!column || result.given.has(field.property)) continue;
		const { value } = column;
		addOptional(result, fromColumn(field, column), { raw: FROM_COLUMN, value }, source);
	}
}

function addShown(result: Gathered, { field, unless }: ShownField, source: ParameterSource): void {
	const isMeaningless = unless !== undefined && result.body[unless] === true;
	const isShown = source.raw(parameterName(field)) !== undefined;
	if (isShown && !isMeaningless) addRequired(result, field, source);
}

/** The names in a multiple choice, or in the list or comma-separated text of an expression. */
function toNames(value: unknown): string[] {
	const names = toList(value).filter((name) => !isNothing(name));
	return names.map((name) => (isRecord(name) ? JSON.stringify(name) : String(name).trim()));
}

function isNamed(field: Field, name: string): boolean {
	const names = [field.property, parameterName(field)];
	return names.some((known) => known.toLowerCase() === name.toLowerCase());
}

function addCleared(
	{ body, mistakes, given }: Gathered,
	clearing: Clearing,
	names: string[],
): void {
	for (const name of names) {
		const field = clearing.fields.find((candidate) => isNamed(candidate, name));
		if (!field) {
			const { parameter, label } = clearing;
			mistakes.push({ property: parameter, label, problem: `has no choice ${quote(name)}` });
		} else if (field.property in body && !isEmptied(body[field.property])) {
			mistakes.push(mistake(field, 'is both set and to be cleared'));
		} else {
			given.add(field.property);
			body[field.property] = emptied(field);
		}
	}
}

/** The object of a JSON text; not a text once more. */
function parsed(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'string' ? [value] : value;
	} catch {
		return [text];
	}
}

/** The pairs of a parameter of names and values: n8n's rows, a list of them, or an object of values by name, as JSON too. */
export function toPairs(value: unknown): Array<{ name: unknown; value: unknown }> | undefined {
	if (isNothing(value)) return [];
	if (typeof value === 'string') return toPairs(parsed(value));
	const list = toRows(value);
	if (list?.every(isRecord)) return list.map(({ name, value: own }) => ({ name, value: own }));
	if (!isRecord(value)) return undefined;
	return Object.entries(value).map(([name, own]) => ({ name, value: own }));
}

function addOthers(result: BodyResult, others: Others, source: ParameterSource): void {
	const { parameter, label, fields } = others;
	const complain = (problem: string) =>
		result.mistakes.push({ property: parameter, label, problem });
	const pairs = toPairs(source.resolved(parameter));
	if (!pairs) complain('must hold names and values, such as { "Notes": "..." }');
	for (const { name, value } of pairs ?? []) {
		const field = fields.find((candidate) => isNamed(candidate, String(name)));
		if (isNothing(name)) continue;
		if (!field) complain(`has no property ${quote(name)}`);
		else if (field.property in result.body) complain(`holds twice the property ${quote(name)}`);
		else add(result, field, value, source);
	}
}

/** The fields of a name, or the one of an ID. One that is written alike goes before those that only read alike. */
function fieldsNamed(fields: readonly CustomField[], name: unknown): CustomField[] {
	const text = String(name).trim();
	const byId = fields.filter(({ property }) => property === customProperty(text));
	const exact = fields.filter((field) => labelOf(field) === text);
	const alike = fields.filter((field) => foldName(labelOf(field)) === foldName(text));
	return [byId, exact, alike].find(({ length }) => length > 0) ?? [];
}

/** @returns why a name stands for no custom field */
function namelessness(fields: readonly CustomField[], name: unknown, found: CustomField[]): string {
	if (found.length === 0) {
		const close = closest(String(name), fields.map(labelOf));
		return `has no field ${quote(name)}${didYouMean(close)}`;
	}
	const ids = found.map(({ property, place }) => customId(property) + (place ? ` (${place})` : ''));
	return `has more than one field ${quote(name)}. Give its ID instead: ${ids.join(', ')}`;
}

function addNamed(result: Gathered, named: Named, source: ParameterSource): void {
	const { parameter, label, fields, problem } = named;
	const complain = (what: string) =>
		result.mistakes.push({ property: parameter, label, problem: what });
	const raw = source.raw(parameter);
	const saved = isExpression(raw) ? [] : (toPairs(raw) ?? []);
	const pairs = toPairs(source.resolved(parameter));
	if (!pairs) return void complain('must hold names and values, such as { "T-Shirt Size": "M" }');
	if (problem !== undefined && pairs.length > 0) return void complain(problem);
	for (const [index, { name, value }] of pairs.entries()) {
		if (isNothing(name)) continue;
		const found = fieldsNamed(fields, name);
		const [field] = found;
		if (found.length !== 1) complain(namelessness(fields, name, found));
		else if (result.given.has(field.property)) complain(`holds twice the field ${quote(name)}`);
		else {
			result.given.add(field.property);
			addOptional(result, field, { raw: saved[index]?.value ?? raw, value }, source);
		}
	}
}

/**
 * Gathers one item's parameters into a request body: the required ones, and of the groups only what the user set.
 *
 * @returns the body and what is wrong with the parameters; to be sent only when nothing is
 */
export function buildBody(form: BodyForm, source: ParameterSource): BodyResult {
	const result: Gathered = { body: {}, mistakes: [], given: new Set() };
	const asked = form.main && source.columns ? withinMain(result, form.main, source) : source;
	for (const field of form.required) addRequired(result, field, asked);
	for (const field of form.asked ?? []) addAsked(result, field, asked);
	for (const field of form.shown ?? []) addShown(result, field, source);
	for (const field of form.optional ?? []) {
		add(result, field, source.resolved(parameterName(field)), source);
	}
	for (const group of form.groups) if (!group.place) addGroup(result, group, source);
	const { clearing, others, named } = form;
	if (hasAdditional(form)) addAdditional(result, form, source);
	else if (named) addNamed(result, named, source);
	if (others) {
		const around = hasAdditional(form) ? withinOptions(others.parameter, source) : source;
		addOthers(result, others, around);
	}
	if (clearing) addCleared(result, clearing, toNames(source.resolved(clearing.parameter)));
	if (source.columns) addColumns(result, form, source);
	const { body, mistakes } = result;
	return { body, mistakes };
}
