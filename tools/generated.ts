/** Files that are written from data: `npm run entities`, `npm run schemas` and `npm run docs` each own a folder or a file. */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Options } from 'prettier';
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as markdown from 'prettier/plugins/markdown';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

import { repositoryFolder } from '../runtime/paths';
import style from '../.prettierrc.json';

/** Texts by path below the repository. */
export type Files = ReadonlyMap<string, string>;

const PARSERS: Readonly<Record<string, string>> = {
	'.json': 'json',
	'.md': 'markdown',
	'.ts': 'typescript',
};

/** The text as prettier would leave it. Its main entry would import its parts in a way that jest does not have. */
async function formatted(path: string, text: string): Promise<string> {
	return await format(text, {
		...(style as Options),
		parser: PARSERS[extname(path)],
		plugins: [babel, estree, markdown, typescript],
	});
}

/** Texts by path, as prettier would leave them. */
export async function formattedFiles(
	texts: ReadonlyArray<[path: string, text: string]>,
): Promise<Files> {
	const files = new Map<string, string>();
	for (const [path, text] of texts) files.set(path, await formatted(path, text));
	return files;
}

/** What stands under a path, a folder or a single file. */
export function filesUnder(path: string): Files {
	const place = join(repositoryFolder, path);
	if (!existsSync(place)) return new Map();
	if (statSync(place).isFile()) return new Map([[path, readFileSync(place, 'utf8')]]);
	return new Map(readdirSync(place).flatMap((name) => [...filesUnder(`${path}/${name}`)]));
}

/** Writes files. @param folder where they are to stand; the repository, when left out */
export function writeFiles(files: Files, folder = repositoryFolder): void {
	for (const [path, text] of files) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}

/** Makes a path hold these files and no others. */
export function replaceFiles(path: string, files: Files): void {
	rmSync(join(repositoryFolder, path), { recursive: true, force: true });
	writeFiles(files);
	console.log(`${path}: ${files.size} ${files.size === 1 ? 'file' : 'files'} written`);
}
