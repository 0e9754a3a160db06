/** Deliveries of Nexudus that a process of its own takes, so that workers run what they start. */
import { startSandbox, type Sandbox } from '../../../sandbox';
import { saveCredential } from '../support/everyN8n';
import { executionsOf, publish, recordsOf } from '../support/publishedTrigger';
import { startCluster, type Cluster } from './cluster';

const startTimeoutMs = 300_000;
const LISBON = 3002;
const SECRET = 'a secret of the webhooks';

let sandbox: Sandbox | undefined;
let cluster: Cluster | undefined;

beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off', webhookSecret: SECRET });
	cluster = await startCluster({ workers: 1, concurrency: 3, hasWebhookProcessor: true });
}, startTimeoutMs);

afterAll(async () => {
	await cluster?.stop();
	await sandbox?.close();
}, startTimeoutMs);

test('start a workflow once, with what happened, and none when they are not signed', async () => {
	const { url, client, workers } = cluster!;
	const place = { client, sandbox: sandbox! };
	const credential = await saveCredential(place, { webhookSecrets: SECRET });
	const stage = { ...place, credential };
	const published = await publish(stage, { events: ['TeamCreated'], locations: [LISBON] });
	const [address] = published.addresses();
	expect(address.startsWith(url)).toBe(false);
	const body = JSON.stringify([{ Id: 1, Name: 'Forged' }]);
	expect((await fetch(address, { method: 'POST', body })).status).toBe(401);
	sandbox!.records('teams').add({ Name: 'Acorn', BusinessId: LISBON });
	await sandbox!.webhooks.settled();
	expect(sandbox!.webhooks.deliveries.map(({ status }) => status)).toEqual([200]);
	const executions = await executionsOf(published, 1);
	expect(recordsOf(executions).map(({ Name, event }) => [Name, event])).toEqual([
		['Acorn', 'TeamCreated'],
	]);
	expect(workers[0].executions()).toEqual(executions.map(({ id }) => id));
});
