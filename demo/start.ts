/** Shows the package in a real n8n, with the sandbox or, where the environment says so, with a real Nexudus. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { connect, owner, type Client } from '../runtime/client';
import type { RunningN8n } from '../runtime/n8n';
import { defaultUser, startSandbox, type Sandbox } from '../sandbox';
import { createCleanup, runUntilSignal, type Cleanup } from './cleanup';
import { choosePort, startEditor, untilEnded } from './editor';
import { credentialType, importExamples, type CredentialReference } from './examples';
import { findSurprises, mainExample, runMainExample, toTable } from './onboarding';
import { readArguments, takeRealCredential, usage, type DemoOptions } from './options';

interface Demo {
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

async function setUp(
	{ port }: DemoOptions,
	real: ICredentialDataDecryptedObject | undefined,
	cleanup: Cleanup,
): Promise<Demo> {
	const freePort = await choosePort(port);
	const sandbox = real ? undefined : await openSandbox(cleanup);
	const editor = await startEditor(freePort, cleanup);
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

/** @returns whether all went as the example promises */
async function showExample({ client, examples }: Demo, sandbox: Sandbox): Promise<boolean> {
	console.log(`\nRunning ${mainExample}: five people, one of them with a mistyped email ...\n`);
	const outcomes = await runMainExample(client, examples.get(mainExample) ?? '');
	console.log(toTable(outcomes));
	const surprises = findSurprises(outcomes, sandbox);
	for (const surprise of surprises) console.log(`Not as expected: ${surprise}.`);
	if (surprises.length === 0) {
		console.log('The sandbox holds exactly the coworkers that the table calls created.');
	}
	return surprises.length === 0;
}

/** For a real Nexudus: nobody asked for people to be created there. @returns whether the log-in works */
async function showLogIn({ client, credential }: Demo): Promise<boolean> {
	const { status, message } = await client.testCredential(credential.id);
	console.log(`\nTested the credential "${credential.name}": ${message}`);
	console.log('This is a real Nexudus: no example was run, for each writes to it.');
	return status === 'OK';
}

function inviteToTry({ editor, credential, sandbox, examples }: Demo): void {
	console.log(`
n8n is open:  ${editor.url}
  Email:      ${owner.email}
  Password:   ${owner.password}

To try:
- The example, at ${editor.url}/workflow/${examples.get(mainExample)}
  Open "Create Coworker", change an email or add an optional field, and execute the workflow.
- A workflow of your own: search the nodes for "Nexudus" and choose the credential "${credential.name}".`);
	if (sandbox) {
		console.log(`- What the sandbox holds, and every request it got:
  ${sandbox.url}/sandbox/coworkers
  ${sandbox.url}/sandbox/requests`);
	}
	console.log('\nCtrl-C ends n8n and removes its data.');
}

const cleanup = createCleanup();

runUntilSignal(cleanup, async (setSignalCode) => {
	const options = readArguments(process.argv.slice(2));
	const real = takeRealCredential(process.env);
	if (options.help) {
		console.log(usage);
		return 0;
	}
	const demo = await setUp(options, real, cleanup);
	const isWell = demo.sandbox ? await showExample(demo, demo.sandbox) : await showLogIn(demo);
	if (options.once) return isWell ? 0 : 1;
	inviteToTry(demo);
	// From here on, Ctrl-C is the ordinary end.
	setSignalCode(0);
	await untilEnded(demo.editor);
	console.log('n8n has ended by itself.');
	return 1;
});
