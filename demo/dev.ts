/** `npm run dev`: n8n on this folder's package, with a sandbox behind it. Saved changes are compiled and reloaded. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { owner } from '../runtime/client';
import { repositoryFolder } from '../runtime/paths';
import type { Cleanup } from './cleanup';
import { createCleanup, runUntilSignal } from './cleanup';
import { untilEnded } from './editor';
import { setUp } from './setUp';

/** Compiles into the package that n8n has loaded; n8n watches it. */
function compileInto(userFolder: string, cleanup: Cleanup): void {
	const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-nexudus', 'dist');
	const compiler = join(repositoryFolder, 'node_modules', 'typescript', 'bin', 'tsc');
	const args = [compiler, '--watch', '--preserveWatchOutput', '--outDir', installed];
	const child = spawn(process.execPath, args, { cwd: repositoryFolder, stdio: 'inherit' });
	cleanup.add(() => child.kill());
}

const cleanup = createCleanup();

runUntilSignal(cleanup, async (setSignalCode) => {
	const { editor, sandbox } = await setUp({ env: { N8N_DEV_RELOAD: 'true' } }, undefined, cleanup);
	compileInto(editor.userFolder, cleanup);
	console.log(`
n8n is open:  ${editor.url}  (${owner.email}, ${owner.password})
The sandbox:  ${sandbox?.url}
Reload the editor's page after a change of the form. Ctrl-C ends all of it.
`);
	setSignalCode(0);
	await untilEnded(editor);
	return 1;
});
