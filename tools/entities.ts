/**
 * Writes the part of the contract that the package ships: which properties of each entity can be written, for "Other
 * Properties".
 */
import { entities } from '../contract';
import type { Entity, Property, PropertyType } from '../contract';
import type { Files } from './generated';
import { formattedFiles, replaceFiles } from './generated';

export const ENTITY_TABLE = 'nodes/Nexudus/entities/data.ts';

const TYPES: Readonly<Record<PropertyType, string>> = {
	text: 't',
	integer: 'i',
	decimal: 'd',
	boolean: 'b',
	instant: 'z',
	clock: 'c',
	day: 'y',
	integers: 'n',
	objects: 'o',
	unknown: 'o',
};

function encode({ property, type, create, update, marks }: Property): string {
	const flags = [
		create === 'no' ? '' : '+',
		update === 'no' ? '' : '~',
		marks.includes('secret') ? '?' : '',
		marks.includes('action') ? '!' : '',
	];
	return `${property}:${TYPES[type]}${flags.join('')}`;
}

/**
 * The properties that POST or PUT takes, in the documented order. AddedX and RemovedX say in another way what the list X
 * says.
 */
export function writableProperties({ properties }: Entity): Property[] {
	return [...properties.values()].filter(
		({ create, update, property, marks }) =>
			property !== 'Id' && !marks.includes('companion') && (create !== 'no' || update !== 'no'),
	);
}

/** The source text of the shipped table. */
export async function shippedEntities(): Promise<Files> {
	const rows = [...entities.values()].flatMap((entity) => {
		const writable = writableProperties(entity);
		if (entity.path === undefined || writable.length === 0) return [];
		return [[entity.path, writable.map(encode).join(' ')]];
	});
	const roles = [...entities.values()].flatMap(({ path, role }) => (path ? [[path, role]] : []));
	const source = [
		'/**',
		' * The properties that each entity can be written with, by path below `/api`: name, type, where it is taken.',
		' * Written by `npm run entities` from the contract with Nexudus; read by `properties.ts`.',
		' */',
		`export const ENTITIES: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(rows))};`,
		'',
		'/** Beginning of the roles and filters of each entity, by path below `/api`. */',
		`export const ROLES: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(roles))};`,
	].join('\n');
	return await formattedFiles([[ENTITY_TABLE, source]]);
}

async function main(): Promise<void> {
	replaceFiles(ENTITY_TABLE, await shippedEntities());
}

if (require.main === module) void main();
