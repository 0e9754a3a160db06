import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';

/** Base URLs are never used again: what the package remembers goes by them. */
const used = new Set<string>();

/** A sandbox at an address that none had before. */
export async function freshSandbox(options: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	if (!used.has(sandbox.url)) {
		used.add(sandbox.url);
		return sandbox;
	}
	const other = await freshSandbox(options);
	await sandbox.close();
	return other;
}
