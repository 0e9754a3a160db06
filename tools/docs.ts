/** Writes the pages about each resource from its data: `npm run docs`. */
import {
	basicsOf,
	filterGroup,
	FILTERS_HELP,
	OTHERS,
	othersOf,
	recordField,
} from '../nodes/Nexudus/description/forms';
import { operationOf } from '../nodes/Nexudus/description/operations';
import { sortByOf } from '../nodes/Nexudus/description/options';
import { ADDITIONAL_FIELDS, labelOf, OPTIONS, parameterName } from '../nodes/Nexudus/fields/names';
import type { Field, FieldGroup } from '../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../nodes/Nexudus/lookups/table';
import { endpointsOf } from '../nodes/Nexudus/records/endpoints';
import { resources } from '../nodes/Nexudus/resources';
import type { OperationRow, Resource } from '../nodes/Nexudus/resources/resource';
import type { Files } from './generated';
import { formattedFiles, replaceFiles } from './generated';

export const PAGES = 'docs/resources';
const NOTICE = '<!-- Written by `npm run docs` from nodes/Nexudus/resources. -->';

const KINDS: Readonly<Record<Field['kind'], string>> = {
	text: 'text',
	integer: 'whole number',
	number: 'number',
	boolean: 'true or false',
	instant: 'date and time',
	wallClock: 'local date and time',
	enum: 'choice',
	choice: 'choice',
	id: 'choice or ID',
	ids: 'choices or IDs',
	rows: 'list of objects',
	json: 'JSON',
	integers: 'whole numbers',
	custom: 'as defined in Nexudus',
};

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
	return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function code(name: string): string {
	return `\`${name}\``;
}

function choicesOf(field: Field): string[] {
	if (field.kind === 'enum') return [field.values.values.map(({ label }) => label).join(', ')];
	if (field.kind === 'choice') return [field.choices.map(({ label }) => label).join(', ')];
	if (field.kind === 'rows') {
		return [`Each has ${field.fields.map((part) => code(parameterName(part))).join(', ')}`];
	}
	return [];
}

function notes(field: Field): string {
	const isSecret = field.kind === 'text' && field.secret;
	return [
		...(field.description ? [field.description] : []),
		...choicesOf(field),
		...(isSecret ? ['Secret'] : []),
		...(field.only ? [`${field.only === 'create' ? 'Create' : 'Update'} only`] : []),
	]
		.map(sentence)
		.join(' ');
}

function fieldTable(fields: readonly Field[]): string {
	return table(
		['field', 'parameter', 'value', ''],
		fields.map((field) => [
			labelOf(field),
			code(parameterName(field)),
			field.kind === 'instant' && field.day ? 'day, or date and time' : KINDS[field.kind],
			notes(field),
		]),
	);
}

function group({ label, name, place, fields }: FieldGroup): string {
	const path = [ADDITIONAL_FIELDS.name, ...(place === 'nested' ? [name] : [])].join('.');
	return [`### ${label}`, `Collection ${code(path)}.`, fieldTable(fields)].join('\n\n');
}

/** The roles without which Nexudus refuses it; what looks something up asks for the role of that list as well. */
function rolesFor(resource: Resource, row: OperationRow): string[] {
	const { list, read, create, update, delete: remove, runCommand } = endpointsOf(resource);
	const requests = {
		create: [create, ...(resource.identity ? [list] : [])],
		upsert: [list, create, read(0), update],
		get: [read(0)],
		getAll: [list],
		update: [read(0), update],
		change: [read(0), update],
		members: [read(0), update],
		list: row.kind === 'list' ? [endpointsOf(row.of).list] : [],
		children: row.kind === 'children' ? [endpointsOf(row.of).list] : [],
		raise: [create],
		file: [runCommand],
		query: [list],
		anyCommand: [runCommand],
		delete: [row.kind === 'delete' && row.by !== 'verb' ? runCommand : remove(0)],
		command: [runCommand],
	}[row.kind];
	return requests.flatMap(({ role }) => role ?? []);
}

function operations(resource: Resource): string {
	const rows = resource.operations.map((row) => {
		const { label, value, description } = operationOf(row, resource);
		const roles = rolesFor(resource, row).map(code).join(', ');
		return [label, code(value), sentence(description), roles];
	});
	return table(['operation', 'value', 'what it does', 'roles of the user'], rows);
}

function howChosen(resource: Resource): string {
	const { label, lookup, noun } = resource;
	const parameter = code(parameterName(recordField(resource)));
	if (!lookup)
		return `Which ${noun} is told by its ID, in ${labelOf(recordField(resource))} (${parameter}).`;
	const way = LOOKUPS[lookup].email ? 'by email' : 'by name';
	return `Which ${noun} is chosen in ${label} (${parameter}): from the list, ${way} or by ID.`;
}

function lostAnswers({ noun, operations: rows, identity }: Resource): string[] {
	if (!rows.some(({ kind }) => kind === 'create')) return [];
	return identity
		? [
				`When the answer to a create is lost, the ${noun} is looked for by its ${identity.noun}, so that none is made twice.`,
			]
		: [
				`Nothing tells two of these apart: when the answer to a create is lost, the ${noun} is not sent again, and the error says so.`,
			];
}

function commands(resource: Resource): string[] {
	return resource.operations.flatMap((row) =>
		row.kind === 'command' && row.parameters
			? [`### ${row.label}`, fieldTable(row.parameters)]
			: [],
	);
}

function others(resource: Resource): string[] {
	const fields = (['create', 'update'] as const).flatMap(
		(operation) => othersOf(resource, operation)?.fields ?? [],
	);
	if (fields.length === 0) return [];
	const kinds = new Map(fields.map(({ property, kind }) => [property, KINDS[kind]]));
	const rows = [...kinds].map(([property, kind]) => [code(property), kind]);
	const path = [...(resource.groups.length > 0 ? [OPTIONS.name] : []), OTHERS.parameter].join('.');
	return [
		'### Other Properties',
		`Collection ${code(path)}: what few people use, by the name that Nexudus gives it.`,
		table(['property', 'value'], rows),
	];
}

function has({ operations: rows }: Resource, kind: OperationRow['kind']): boolean {
	return rows.some((row) => row.kind === kind);
}

function fields(resource: Resource): string[] {
	if (!has(resource, 'create') && !has(resource, 'update')) return [];
	const { label, name } = basicsOf(resource);
	const inUpdate = has(resource, 'update')
		? [`In Update they are optional, in the collection ${label} (${code(name)}).`]
		: [];
	return [
		'## Fields',
		`What the values may be is told in [The Nexudus node](../node.md#values).`,
		'### Required to create',
		...inUpdate,
		fieldTable(resource.required),
		...resource.groups.map(group),
		...others(resource),
	];
}

function list(resource: Resource): string[] {
	if (!has(resource, 'getAll')) return [];
	const filters = filterGroup(resource).fields;
	const order = sortByOf(resource).choices.map(({ label }) => label);
	return [
		'## Filters of Get Many',
		...(filters.length > 0
			? [`Collection ${code('filters')}. ${FILTERS_HELP}`, fieldTable(filters)]
			: []),
		`_Sort By_ knows ${order.join(', ')}.`,
	];
}

function output({ columns }: Resource): string[] {
	return [
		'## Output',
		`With _Simplify_, Get and Get Many give ${columns.map(code).join(', ')}; without it, all that Nexudus answers.`,
	];
}

function page(resource: Resource): string {
	return [
		`# ${resource.label}`,
		NOTICE,
		`In the Nexudus API: ${code(`/api/${resource.path}`)}. [All resources](README.md)`,
		'## Operations',
		operations(resource),
		howChosen(resource),
		...lostAnswers(resource),
		...commands(resource),
		...fields(resource),
		...list(resource),
		...output(resource),
	].join('\n\n');
}

function index(all: readonly Resource[]): string {
	const rows = all.map((resource) => [
		`[${resource.label}](${resource.name}.md)`,
		resource.operations.map((row) => operationOf(row).label).join(', '),
	]);
	return [
		'# Resources',
		NOTICE,
		'What the Nexudus node works with: operations, roles, fields, filters and output of each.',
		table(['resource', 'operations'], rows),
	].join('\n\n');
}

/** A page for each resource, and one that names them. */
export async function resourcePages(all: readonly Resource[] = resources): Promise<Files> {
	return await formattedFiles([
		[`${PAGES}/README.md`, index(all)],
		...all.map((resource): [string, string] => [`${PAGES}/${resource.name}.md`, page(resource)]),
	]);
}

async function main(): Promise<void> {
	replaceFiles(PAGES, await resourcePages());
}

if (require.main === module) void main();
