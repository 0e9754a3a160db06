/** Shows the package in a real n8n, with the sandbox or, where the environment says so, with a real Nexudus. */
import { owner } from '../runtime/client';
import type { Sandbox } from '../sandbox';
import { createCleanup, runUntilSignal } from './cleanup';
import { untilEnded } from './editor';
import { findSurprises, mainExample, runMainExample, toTable } from './onboarding';
import { readArguments, takeRealCredential, usage } from './options';
import { setUp, type Demo } from './setUp';

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
