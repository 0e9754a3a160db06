import { clearableFields, parameterName } from './properties';
import type { Body, BodyForm, Clearing, Field, FieldGroup } from './types';
import { convertValue } from './values';

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
	const { property, label } = field;
	if ('problem' in converted) mistakes.push({ property, label, problem: converted.problem });
	else if ('value' in converted) body[property] = converted.value;
}

function addGroup(result: BodyResult, group: FieldGroup, source: ParameterSource): void {
	const raw = source.raw(group.name);
	if (!isRecord(raw) || Object.keys(raw).length === 0) return;
	const values = source.resolved(group.name);
	if (!isRecord(values)) return;
	for (const field of group.fields) {
		const name = parameterName(field);
		if (!(name in values)) continue;
		const isExplicit = isExpression(raw[name]);
		add(result, field, values[name], { isExplicit, timeZone: source.timeZone });
	}
}

function addOptional(result: BodyResult, field: Field, source: ParameterSource): void {
	const value = source.resolved(parameterName(field));
	add(result, field, value, { isExplicit: false, timeZone: source.timeZone });
}

function addRequired(result: BodyResult, field: Field, source: ParameterSource): void {
	const { property, label } = field;
	addOptional(result, field, source);
	const isWrong = result.mistakes.some((mistake) => mistake.property === property);
	if (!(property in result.body) && !isWrong) {
		result.mistakes.push({ property, label, problem: 'is required' });
	}
}

/** The names in a multiple choice, or in the list or comma-separated text of an expression. */
function toNames(value: unknown): string[] {
	const names = Array.isArray(value) ? value : String(value ?? '').split(',');
	return names.map((name) => String(name).trim()).filter((name) => name !== '');
}

function addCleared({ body, mistakes }: BodyResult, clearing: Clearing, names: string[]): void {
	const fields = clearableFields(clearing.groups);
	for (const name of names) {
		const field = fields.find(({ property }) => property.toLowerCase() === name.toLowerCase());
		if (!field) {
			const { parameter, label } = clearing;
			mistakes.push({ property: parameter, label, problem: `has no choice "${name}"` });
		} else if (field.property in body) {
			const { property, label } = field;
			mistakes.push({ property, label, problem: 'is both set and to be cleared' });
		} else {
			body[field.property] = null;
		}
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
	for (const field of form.optional ?? []) addOptional(result, field, source);
	for (const group of form.groups) addGroup(result, group, source);
	const { clearing } = form;
	if (clearing) addCleared(result, clearing, toNames(source.resolved(clearing.parameter)));
	return result;
}
