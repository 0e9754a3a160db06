import { spawnSync } from 'node:child_process';
import {
	copyFileSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { entities } from '../../../contract';
import { fieldsOf } from '../../../nodes/Nexudus/description/forms';
import { nodeProperties } from '../../../nodes/Nexudus/description/node';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';
import { repositoryFolder } from '../../../runtime/paths';
import { writableProperties } from '../../../tools/entities';
import { writeFiles } from '../../../tools/generated';
import { hints, resourceFiles } from '../../../tools/newResource';

const RESOURCES = 'nodes/Nexudus/resources';
const names = [...entities.values()].filter(({ path }) => path).map(({ entity }) => entity);

let folder: string;
const resources = new Map<string, Resource>();

/** The rooms that a resource imports from, beside the new ones. */
function linkRooms(): void {
	// Junctions are the links that Windows lets everybody make, and are for folders only.
	const link = (path: string) =>
		symlinkSync(join(repositoryFolder, path), join(folder, path), 'junction');
	link('node_modules');
	link('nodes/Nexudus/fields');
	const types = `${RESOURCES}/resource.ts`;
	copyFileSync(join(repositoryFolder, types), join(folder, types));
}

async function load(files: Iterable<string>): Promise<Resource> {
	const index = [...files].find((path) => path.endsWith('/index.ts'));
	const exported = (await import(join(folder, index ?? ''))) as Record<string, Resource>;
	return Object.values(exported)[0];
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nexudus-resources-'));
	for (const name of names) {
		const files = await resourceFiles(name);
		writeFiles(files, folder);
		resources.set(name, await load(files.keys()));
	}
	linkRooms();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every entity makes a resource that compiles as it is written', () => {
	const config = {
		extends: join(repositoryFolder, 'tsconfig.json'),
		include: [`${RESOURCES}/*/*.ts`],
	};
	// Everything as if it were in the folder, which may be on another drive than the repository.
	const options = { noEmit: true, rootDir: folder, preserveSymlinks: true };
	writeFileSync(
		join(folder, 'tsconfig.json'),
		JSON.stringify({ compilerOptions: options, ...config }),
	);
	const compiler = join(repositoryFolder, 'node_modules', 'typescript', 'bin', 'tsc');
	const { stdout } = spawnSync(process.execPath, [compiler, '--project', folder]);
	expect(String(stdout)).toBe('');
	expect(readdirSync(join(folder, RESOURCES))).toHaveLength(names.length + 1);
});

describe.each(names)('%s', (name) => {
	const resource = () => resources.get(name) as Resource;

	test('has a form with everything that can be written', () => {
		const form = JSON.stringify(nodeProperties([resource()]));
		expect(form).toContain(`"${resource().name}"`);
		const writable = writableProperties(
			[...entities.values()].find(({ entity }) => entity === name)!,
		);
		const fields = [...fieldsOf(resource()).keys(), 'CustomFields'];
		expect(fields).toEqual(expect.arrayContaining(writable.map(({ property }) => property)));
	});

	test('has a row of columns that begins with the Id, and operations in the order of the menu', () => {
		const { columns, operations } = resource();
		expect(columns[0]).toBe('Id');
		expect(new Set(columns).size).toBe(columns.length);
		const kinds = operations.map(({ kind }) => kind);
		expect(kinds).toEqual([...kinds].sort());
	});
});

test('what a person has to decide is told', () => {
	const told = hints('bookings').join('\n');
	expect(told).toContain('resources/index.ts');
	expect(told).toContain('identity');
	expect(told).toContain('CANCEL_BOOKING');
	expect(hints('proposals').join('\n')).toContain('DiscountCodeId (discountcodes)');
});

test('an entity that is not known is refused', async () => {
	await expect(resourceFiles('cowerkers')).rejects.toThrow('The contract has no entity cowerkers');
});
