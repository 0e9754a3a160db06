import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { CredentialReference } from '../../../demo/examples';
import { credentialType } from '../../../demo/examples';
import { connect, type Client } from '../../../runtime/client';
import { n8nVersions } from '../../../runtime/install';
import { startN8n, type RunningN8n } from '../../../runtime/n8n';
import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { defaultUser, startSandbox } from '../../../sandbox';
import { collectSecrets, findLeaks, secretsOf } from './secrets';

/** A running n8n with the package in it, and a fresh sandbox for every test. */
export interface Stage {
	n8n: RunningN8n;
	client: Client;
	/** Without request limits, unless the test sets some. */
	sandbox: Sandbox;
	/** Of the sandbox's own user. */
	credential: CredentialReference;
}

const startWithinMs = 180_000;

/** The tarball that the global set-up packed. */
export function packedPackage(): string {
	const tarball = process.env.NEXUDUS_TEST_TARBALL;
	if (!tarball) throw new Error('The global set-up of the end-to-end tests did not run.');
	return tarball;
}

/** The form of a credential for a sandbox, filled in as its own user's unless told otherwise. */
export function credentialForm(
	{ url }: Sandbox,
	changes: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject {
	const { username, password } = defaultUser;
	return { username, password, baseUrl: url, ...changes };
}

/** Saves a credential for the sandbox of the running test. */
export async function saveCredential(
	{ client, sandbox }: Pick<Stage, 'client' | 'sandbox'>,
	changes: ICredentialDataDecryptedObject = {},
): Promise<CredentialReference> {
	const name = 'Nexudus (sandbox)';
	const data = credentialForm(sandbox, changes);
	return { id: await client.createCredential(name, credentialType, data), name };
}

/**
 * Tests for each supported n8n. One n8n is started for all of them, with its log at its most talkative; every test has
 * a sandbox of its own, for what the package remembers of a log-in and of requests goes by its address. The last test
 * is always that none of the others left a secret behind.
 *
 * @param define defines the tests; the stage is set only once they run
 */
export function onEveryN8n(define: (stage: Stage) => void, options: SandboxOptions = {}): void {
	describe.each(n8nVersions)('n8n %s', (version) => {
		const stage = {} as Stage;
		const known = secretsOf(options.users ?? [defaultUser]);
		const secrets = new Set(known);

		beforeAll(async () => {
			stage.n8n = await startN8n({ version, tarball: packedPackage(), logLevel: 'debug' });
			stage.client = await connect(stage.n8n.url);
		}, startWithinMs);
		afterAll(async () => await stage.n8n?.stop());

		beforeEach(async () => {
			stage.sandbox = await startSandbox({ limits: 'off', ...options });
			stage.credential = await saveCredential(stage);
		});
		afterEach(async () => {
			collectSecrets(stage.sandbox, secrets);
			await stage.sandbox.close();
		});

		define(stage);

		test('leaves no secret in the log, an execution or a credential', async () => {
			expect(await findLeaks(stage, secrets)).toEqual([]);
			// A test of what was not seen proves nothing unless there was something to see.
			expect(secrets.size).toBeGreaterThan(known.length);
			expect(stage.n8n.readLog()).toContain('debug');
		});
	});
}
