import type { Field } from '../fields/types';
import { ENTITIES } from './data';

type Kind = Pick<Field, 'kind'>['kind'];

/** By the letter of the table. */
const KINDS: Readonly<Record<string, Kind>> = {
	t: 'text',
	i: 'integer',
	d: 'number',
	b: 'boolean',
	z: 'instant',
	c: 'wallClock',
	y: 'wallClock',
	n: 'integers',
	o: 'json',
};

function toField(property: string, kind: Kind, flags: string): Field {
	return {
		property,
		label: property,
		kind,
		...(flags.includes('?') ? { secret: true } : {}),
		...(flags.includes('!') ? { action: true } : {}),
	} as Field;
}

/**
 * The properties of an entity that an operation may write, as fields without a place in the form.
 *
 * @param path below `/api`
 */
export function entityProperties(path: string, operation: 'create' | 'update'): Field[] {
	const mark = operation === 'create' ? '+' : '~';
	const rows = ENTITIES[path]?.split(' ') ?? [];
	return rows.flatMap((row) => {
		const [property, type] = row.split(':');
		const flags = type.slice(1);
		return flags.includes(mark) ? [toField(property, KINDS[type[0]], flags)] : [];
	});
}
