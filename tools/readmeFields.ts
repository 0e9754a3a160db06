/** Writes the README's tables of fields from the field table: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { labelOf, parameterName } from '../nodes/Nexudus/fields/names';
import type { Field, FieldGroup } from '../nodes/Nexudus/fields/types';
import { coworkerFieldGroups } from '../nodes/Nexudus/resources/coworker/fieldGroups';

export const README = join(__dirname, '..', 'README.md');
const BEGIN = '<!-- fields: written by `npm run readme` -->';
const END = '<!-- end of fields -->';

const KINDS: Record<Field['kind'], string> = {
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
};

function notes(field: Field): string {
	const isSecret = field.kind === 'text' && field.secret;
	const choices =
		field.kind === 'enum' ? field.values.values.map(({ label }) => label).join(', ') : undefined;
	return [field.description, choices, isSecret ? 'Secret.' : undefined]
		.filter((note) => note !== undefined)
		.map((note) => (note.endsWith('.') ? note : `${note}.`))
		.join(' ')
		.replaceAll('|', '\\|');
}

function table({ label, name, fields }: FieldGroup): string {
	const rows = fields.map(
		(field) =>
			`| ${labelOf(field)} | \`${parameterName(field)}\` | ${KINDS[field.kind]} | ${notes(field)} |`,
	);
	return [
		'<details>',
		`<summary><b>${label}</b> (<code>${name}</code>, ${fields.length})</summary>`,
		'',
		'| field | parameter | value | |',
		'| --- | --- | --- | --- |',
		...rows,
		'',
		'</details>',
	].join('\n');
}

/** The README with the tables of today's field table in their place. */
export function withFieldTables(readme: string): string {
	const [before, rest] = readme.split(BEGIN);
	const after = rest?.split(END)[1];
	if (after === undefined) throw new Error(`README.md needs the lines "${BEGIN}" and "${END}"`);
	const tables = coworkerFieldGroups.map(table).join('\n\n');
	return `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;
}

if (require.main === module) {
	writeFileSync(README, withFieldTables(readFileSync(README, 'utf8')));
}
