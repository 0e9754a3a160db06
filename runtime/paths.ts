import { join, resolve } from 'node:path';

/** The folder of this repository. */
export const repositoryFolder = resolve(__dirname, '..');

/** Where installed n8n versions and packed tarballs are kept: NEXUDUS_CACHE_DIR, or `.cache` in the repository. */
export function cacheFolder(): string {
	return process.env.NEXUDUS_CACHE_DIR
		? resolve(process.env.NEXUDUS_CACHE_DIR)
		: join(repositoryFolder, '.cache');
}
