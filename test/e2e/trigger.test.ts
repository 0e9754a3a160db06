/** The trigger in a real n8n: what Nexudus holds, what starts, and what does not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCleanup } from '../../demo/cleanup';
import { connect } from '../../runtime/client';
import { n8nVersions } from '../../runtime/install';
import { startN8n, type StartOptions } from '../../runtime/n8n';
import { startSandbox } from '../../sandbox';
import { signatureOf } from '../../sandbox/webhooks/signature';
import { onEveryN8n, packedPackage, saveCredential, type Stage } from './support/everyN8n';
import { executionsOf, publish, recordsOf, triggerWorkflow } from './support/publishedTrigger';
import { until } from './support/until';

const LISBON = 3002;
const SECRET = 'a secret of the webhooks';

/** Another client of Nexudus does something. */
async function createTeam({ sandbox }: Stage, Name: string, BusinessId: number) {
	return sandbox.records('teams').add({ Name, BusinessId });
}

onEveryN8n(
	(stage) => {
		test('makes webhooks, starts with what happens, and takes the webhooks away', async () => {
			const published = await publish(stage, {
				events: ['TeamCreated', 'TeamUpdated'],
				locations: [],
			});
			await until('all webhooks are there', async () =>
				published.addresses().length === 6 ? true : undefined,
			);
			const team = await createTeam(stage, 'Acorn', LISBON);
			await stage.sandbox.webhooks.settled();
			expect(stage.sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([200]);
			const executions = await executionsOf(published, 1);
			expect(executions.map(({ status }) => status)).toEqual(['success']);
			const expected = {
				event: 'TeamCreated',
				location: { id: LISBON, name: 'Sandbox Lisbon' },
				Id: team.Id,
				Name: 'Acorn',
			};
			expect(recordsOf(executions)).toEqual([expect.objectContaining(expected)]);
			await stage.client.deactivateWorkflow(published.id);
			await until('the webhooks are gone', async () =>
				stage.sandbox.records('webhooks').count === 0 ? true : undefined,
			);
		});

		test('starts once with what comes more than once', async () => {
			const published = await publish(stage, { events: ['TeamCreated'], locations: [LISBON] });
			const [address] = published.addresses();
			const record = { Id: 1, Name: 'Acorn', UpdatedOn: '2030-01-01T00:00:00Z' };
			const body = JSON.stringify([record]);
			const headers = { 'content-type': 'application/json' };
			for (let times = 0; times < 3; times++) {
				expect((await fetch(address, { method: 'POST', headers, body })).status).toBe(200);
			}
			const other = body.replace('"Id":1', '"Id":2');
			expect((await fetch(address, { method: 'POST', headers, body: other })).status).toBe(200);
			const executions = await executionsOf(published, 2);
			expect(
				recordsOf(executions)
					.map(({ Id }) => Id)
					.sort(),
			).toEqual([1, 2]);
		});

		test('starts with nothing that is not signed with the secret of the credential', async () => {
			const credential = await saveCredential(stage, { webhookSecrets: SECRET });
			stage.sandbox.setOptions({ webhookSecret: SECRET });
			const published = await publish(
				stage,
				{ events: ['TeamCreated'], locations: [LISBON] },
				credential,
			);
			const [address] = published.addresses();
			const body = JSON.stringify([{ Id: 1, Name: 'Forged', UpdatedOn: '2030-01-01T00:00:00Z' }]);
			for (const signature of [undefined, signatureOf(body, 'another', 'ascii')]) {
				const headers = {
					'content-type': 'application/json',
					...(signature ? { 'x-nexudus-hook-signature': signature } : {}),
				};
				expect((await fetch(address, { method: 'POST', headers, body })).status).toBe(401);
			}
			await createTeam(stage, 'Café', LISBON);
			await stage.sandbox.webhooks.settled();
			const executions = await executionsOf(published, 1);
			expect(recordsOf(executions).map(({ Name }) => Name)).toEqual(['Café']);
			expect(stage.n8n.readLog()).toContain('refused a call: it is not signed');
			expect(stage.n8n.readLog()).not.toContain('Forged');
			expect(stage.n8n.readLog()).not.toContain(SECRET);
		});

		test('serves two workflows, each with its own webhooks', async () => {
			const parameters = { events: ['TeamCreated'], locations: [LISBON] };
			const [one, other] = [await publish(stage, parameters), await publish(stage, parameters)];
			await createTeam(stage, 'Acorn', LISBON);
			await stage.sandbox.webhooks.settled();
			for (const each of [one, other]) expect(await executionsOf(each, 1)).toHaveLength(1);
			await stage.client.deactivateWorkflow(one.id);
			await until('its webhook is gone', async () =>
				one.addresses().length === 0 ? true : undefined,
			);
			expect(other.addresses()).toHaveLength(1);
			await createTeam(stage, 'Bramble', LISBON);
			await stage.sandbox.webhooks.settled();
			expect(
				recordsOf(await executionsOf(other, 2))
					.map(({ Name }) => Name)
					.sort(),
			).toEqual(['Acorn', 'Bramble']);
			expect(await one.executions()).toHaveLength(1);
		});

		test('says why it cannot be put into service', async () => {
			const { sandbox, client, credential, n8n } = stage;
			const parameters = { events: ['TeamCreated'], locations: ['Paris'] };
			const id = await client.createWorkflow(triggerWorkflow(credential, parameters));
			// n8n 1.x answers with the reason, n8n 2.x before it knows it.
			await client.activateWorkflow(id).catch(() => undefined);
			await until('the reason is told', async () =>
				n8n.readLog().includes('Nexudus has no location "Paris"') ? true : undefined,
			);
			expect(sandbox.records('webhooks').count).toBe(0);
		});
	},
	{ webhookRetryPause: 50 },
);

/** n8n 2.x takes up what a killed process was at when its lease has run out: two minutes, unless told otherwise. */
const SHORT_LEASE = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '5' };

test.each(n8nVersions)(
	'n8n %s, killed while it makes webhooks, makes none of them twice',
	async (version) => {
		const cleanup = createCleanup();
		const userFolder = mkdtempSync(join(tmpdir(), 'n8n-killed-'));
		cleanup.add(() => rmSync(userFolder, { recursive: true, force: true }));
		const sandbox = await startSandbox({ limits: 'off' });
		cleanup.add(sandbox.close);
		const start = async (options: StartOptions) => {
			const n8n = await startN8n({ version, userFolder, env: SHORT_LEASE, ...options });
			cleanup.add(n8n.stop);
			return { n8n, client: await connect(n8n.url) };
		};
		const held = () => sandbox.records('webhooks').list();
		try {
			const first = await start({ tarball: packedPackage() });
			const credential = await saveCredential({ client: first.client, sandbox });
			const parameters = { events: ['TeamCreated'], locations: [] };
			const id = await first.client.createWorkflow(triggerWorkflow(credential, parameters));
			const isCreate = { method: 'POST', path: '/api/sys/webhooks' };
			sandbox.faults.add({ ...isCreate, kind: 'hang', processed: true, skip: 1 });
			const activation = first.client.activateWorkflow(id).catch(() => undefined);
			await until('two webhooks are made', async () => (held().length === 2 ? true : undefined));
			process.kill(first.n8n.pid, 'SIGKILL');
			await Promise.all([activation, first.n8n.stop()]);
			// Its webhooks are known by its address.
			const second = await start({ port: first.n8n.port });
			// n8n 2.x takes the node for activated, as it stored its address before; to n8n 1.x it is not.
			await second.client.deactivateWorkflow(id).catch(() => undefined);
			await second.client.activateWorkflow(id);
			await until('all webhooks are there', async () => (held().length >= 3 ? true : undefined));
			await second.n8n.stop();
			const locations = held().map(({ BusinessId }) => BusinessId);
			expect(locations.sort()).toEqual([3001, LISBON, 3003]);
		} finally {
			await cleanup.run();
		}
	},
	240_000,
);
