import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { connect, type Client } from '../runtime/client';
import type { RunningN8n } from '../runtime/n8n';
import { defaultUser, startSandbox, type Sandbox } from '../sandbox';
import type { Cleanup } from './cleanup';
import { choosePort, startEditor } from './editor';
import { credentialType, importExamples, type CredentialReference } from './examples';

/** A running n8n with all that the demo needs in it. */
export interface Demo {
	editor: RunningN8n;
	client: Client;
	credential: CredentialReference;
	/** Absent where a real Nexudus is used. */
	sandbox?: Sandbox;
	/** Ids of the workflows by the names of their files. */
	examples: Map<string, string>;
}

async function openSandbox(cleanup: Cleanup): Promise<Sandbox> {
	const sandbox = await startSandbox();
	cleanup.add(async () => await sandbox.close());
	console.log(`Started the sandbox, a local Nexudus, at ${sandbox.url}`);
	return sandbox;
}

export interface SetUpOptions {
	/** Only set when asked for. */
	port?: number;
	/** Further environment variables of n8n. */
	env?: Record<string, string>;
}

/**
 * Starts n8n with the built package, a credential and the examples.
 *
 * @param real the credential of a real Nexudus; without it, a sandbox is started
 */
export async function setUp(
	{ port, env }: SetUpOptions,
	real: ICredentialDataDecryptedObject | undefined,
	cleanup: Cleanup,
): Promise<Demo> {
	const freePort = await choosePort(port);
	const sandbox = real ? undefined : await openSandbox(cleanup);
	const editor = await startEditor(freePort, cleanup, env);
	const client = await connect(editor.url);
	const { username, password } = defaultUser;
	const data = real ?? { username, password, baseUrl: sandbox?.url ?? '' };
	const name = real ? 'Nexudus' : 'Nexudus (sandbox)';
	const credential = { id: await client.createCredential(name, credentialType, data), name };
	const examples = await importExamples(client, credential);
	console.log(
		`Imported the credential "${name}" and the examples: ${[...examples.keys()].join(', ')}`,
	);
	return { editor, client, credential, sandbox, examples };
}
