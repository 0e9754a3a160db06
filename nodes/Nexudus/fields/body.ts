import { parameterName } from './properties';
import type { Body, BodyForm, Field, FieldGroup } from './types';
import { convertValue } from './values';

/** A parameter whose value cannot be sent. */
export interface Mistake {
	field: Field;
	/** What is wrong, to be read after the name of the field: "must be a whole number, not ...". */
	problem: string;
}

/** One item's parameters, as n8n resolves them. */
export interface ParameterSource {
	/** The value with its expressions resolved for the item. Throws n8n's ExpressionError. */
	resolved(name: string): unknown;
	/** The value as saved in the workflow, its expressions as text. */
	raw(name: string): unknown;
	/** IANA name, n8n's setting of the workflow. */
	timeZone: string;
}

export interface BodyResult {
	body: Body;
	mistakes: Mistake[];
}

function isExpression(raw: unknown): boolean {
	return typeof raw === 'string' && raw.startsWith('=');
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function add(
	{ body, mistakes }: BodyResult,
	field: Field,
	value: unknown,
	options: { isExplicit: boolean; timeZone: string },
): void {
	const converted = convertValue(field, value, options);
	if ('problem' in converted) mistakes.push({ field, problem: converted.problem });
	else if ('value' in converted) body[field.property] = converted.value;
}

function addGroup(result: BodyResult, group: FieldGroup, source: ParameterSource): void {
	const raw = source.raw(group.name);
	if (raw === undefined || (isRecord(raw) && Object.keys(raw).length === 0)) return;
	const values = source.resolved(group.name);
	if (!isRecord(values)) return;
	for (const field of group.fields) {
		const name = parameterName(field);
		if (!(name in values)) continue;
		const isExplicit = isExpression(raw) || (isRecord(raw) && isExpression(raw[name]));
		add(result, field, values[name], { isExplicit, timeZone: source.timeZone });
	}
}

function addRequired(result: BodyResult, field: Field, source: ParameterSource): void {
	const value = source.resolved(parameterName(field));
	add(result, field, value, { isExplicit: false, timeZone: source.timeZone });
	const isMissing = !(field.property in result.body);
	if (isMissing && !result.mistakes.some((mistake) => mistake.field === field)) {
		result.mistakes.push({ field, problem: 'is required' });
	}
}

/** The names in a multiple choice, or in the list or comma-separated text of an expression. */
function toNames(value: unknown): string[] {
	const names = Array.isArray(value) ? value : String(value ?? '').split(',');
	return names.map((name) => String(name).trim()).filter((name) => name !== '');
}

function addCleared(
	{ body, mistakes }: BodyResult,
	{ groups }: BodyForm,
	names: readonly string[],
): void {
	const cleared = groups
		.flatMap(({ fields }) => fields)
		.filter((field) => names.includes(parameterName(field)));
	for (const field of cleared) {
		if (field.property in body) mistakes.push({ field, problem: 'is both set and to be cleared' });
		else body[field.property] = null;
	}
}

/**
 * Gathers one item's parameters into a request body: the required ones, and of the groups only what the user set.
 *
 * @returns the body and what is wrong with the parameters; to be sent only when nothing is
 */
export function buildBody(form: BodyForm, source: ParameterSource): BodyResult {
	const result: BodyResult = { body: {}, mistakes: [] };
	for (const field of form.required) addRequired(result, field, source);
	for (const group of form.groups) addGroup(result, group, source);
	if (form.clear) addCleared(result, form, toNames(source.resolved(form.clear)));
	return result;
}
