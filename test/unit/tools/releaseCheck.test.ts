import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryFolder } from '../../../runtime/paths';
import { lockProblems, rehearsalProblems, versionProblems } from '../../../tools/releaseCheck';

const INTRODUCTION = '# Changelog\n\nAll notable changes.\n';

function changelog(...headings: string[]): string {
	return [INTRODUCTION, ...headings.map((each) => `## ${each}\n\n### Added\n\n- A thing.\n`)].join(
		'\n',
	);
}

describe('What the changelog tells of a version', () => {
	it.each([
		['what is not released yet', changelog('[Unreleased]')],
		['the version itself', changelog('[0.2.0] - 2026-12-01')],
		[
			'the version itself, and a later one that has begun',
			changelog('[Unreleased]', '[0.2.0] - 2026-12-01'),
		],
	])('is enough before a release: %s', (_, text) => {
		expect(versionProblems(text, '0.2.0')).toEqual([]);
	});

	it.each([
		['nothing', INTRODUCTION],
		['an older version only', changelog('[0.1.0] - 2026-11-30')],
		['no more than a heading', `${INTRODUCTION}\n## [Unreleased]\n\n## [0.1.0]\n\n- A thing.\n`],
	])('is too little before a release: %s', (_, text) => {
		expect(versionProblems(text, '0.2.0')).toHaveLength(1);
	});

	it('lets a tag publish the version that it names', () => {
		const text = changelog('[Unreleased]', '[0.2.0] - 2026-12-01', '[0.1.0] - 2026-11-30');
		expect(versionProblems(text, '0.2.0', 'v0.2.0')).toEqual([]);
	});

	it.each([
		['another tag', '[0.2.0] - 2026-12-01', 'v0.2.1', /tag v0\.2\.1/],
		['a tag without v', '[0.2.0] - 2026-12-01', '0.2.0', /tag 0\.2\.0/],
		['an entry without a date', '[0.2.0]', 'v0.2.0', /DATE/],
		['entries left under Unreleased', '[Unreleased]', 'v0.2.0', /no entry/],
		['a newer entry', '[0.3.0] - 2026-12-02', 'v0.2.0', /not the newest/],
	])('stops a release: %s', (_, heading, tag, problem) => {
		const text = changelog(heading, '[0.1.0] - 2026-11-30');
		expect(versionProblems(text, '0.2.0', tag).join('\n')).toMatch(problem);
	});
});

describe('A lock', () => {
	const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });

	it('may say what is installed', () => {
		const text = lock({ '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } });
		expect(lockProblems('package-lock.json', text)).toEqual([]);
	});

	it('may not say from which machine', () => {
		const resolved = 'http://registry.example/a/-/a-1.0.0.tgz';
		const text = lock({ '': {}, 'node_modules/a': { version: '1.0.0', resolved } });
		expect(lockProblems('package-lock.json', text)).toEqual([expect.stringContaining(resolved)]);
	});
});

describe('A dry run of npm publish', () => {
	const text = readFileSync(join(repositoryFolder, 'package.json'), 'utf8');
	const manifest = JSON.parse(text) as Parameters<typeof rehearsalProblems>[0];
	const packed = [...manifest.n8n.credentials, ...manifest.n8n.nodes];
	const notices = packed.map((file) => `npm notice 1.2kB ${file}`);

	it('is well with all that n8n loads in the package', () => {
		expect(rehearsalProblems(manifest, notices.join('\n'))).toEqual([]);
		expect(rehearsalProblems(manifest, notices.join('\r\n'))).toEqual([]);
	});

	it('names what was not built', () => {
		const problems = rehearsalProblems(manifest, notices.slice(1).join('\n'));
		expect(problems).toEqual([expect.stringContaining(packed[0] ?? '')]);
	});

	it('tells what npm would correct', () => {
		const correction =
			'npm warn publish "repository.url" was normalized to "git+https://example.com"';
		const problems = rehearsalProblems(manifest, [correction, ...notices].join('\n'));
		expect(problems).toEqual([expect.stringContaining('repository.url')]);
	});

	it('asks for provenance, which n8n verifies no node without', () => {
		const problems = rehearsalProblems({ ...manifest, publishConfig: {} }, notices.join('\n'));
		expect(problems).toEqual([expect.stringContaining('provenance')]);
	});
});
