import { written } from './support/loudLog';

import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { enums } from '../../contract';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { EVENTS } from '../../nodes/Nexudus/trigger/events';
import { withoutIdentity } from '../../sandbox/store';
import { signatureOf } from '../../sandbox/webhooks/signature';
import { credentialFor, startTestSandbox } from './support/coworkers';
import { startTime } from './support/passingTime';
import type { TriggerOptions, TriggerServer } from './support/trigger';
import { startTriggerServer } from './support/trigger';

jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const LONDON = 3001;
const LISBON = 3002;
const EVERYWHERE = [LONDON, LISBON, 3003];

let sandbox: Sandbox;
let server: TriggerServer;

beforeEach(async () => {
	startTime(Date.now());
	written.length = 0;
	server = await startTriggerServer();
	await use({});
});
afterEach(async () => {
	await sandbox.close();
	server.close();
	jest.restoreAllMocks();
});

async function use(options: SandboxOptions): Promise<void> {
	await sandbox?.close();
	sandbox = await startTestSandbox({ webhookRetryPause: 1, ...options });
}

function trigger(parameters: INodeParameters, more: Partial<TriggerOptions> = {}) {
	return server.add({ credential: credentialFor(sandbox), parameters, ...more });
}

function held() {
	return sandbox.records('webhooks').list();
}

/** Event and location of each webhook, by their numbers. */
function subjects(): string[] {
	return held().map(({ Action, BusinessId }) => `${String(Action)} ${String(BusinessId)}`);
}

function writes(): string[] {
	return sandbox.requests
		.filter(({ method, path }) => method !== 'GET' && path.includes('/webhooks'))
		.map(({ method }) => method);
}

function valueOf(action: string): number {
	return enums.get('eWebhookAction')!.find(({ name }) => name === action)!.value;
}

async function post(path: string, body: IDataObject) {
	const { username, password } = credentialFor(sandbox) as Record<string, string>;
	const login = Buffer.from(`${username}:${password}`).toString('base64');
	const headers = { authorization: `Basic ${login}`, 'content-type': 'application/json' };
	await fetch(sandbox.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
	await sandbox.webhooks.settled();
}

async function createTeam(Name: string, BusinessId = LONDON) {
	await post('/api/spaces/teams', { Name, BusinessId });
}

describe('activation', () => {
	test('makes a webhook for each event at each location, which says whose it is', async () => {
		const node = trigger({ events: ['BookingCreate', 'CoworkerInvoicePaid'], locations: [] });
		await node.activate();
		const [booking, paid] = ['BookingCreate', 'CoworkerInvoicePaid'].map(valueOf);
		const expected = EVERYWHERE.flatMap((id) => [`${booking} ${id}`, `${paid} ${id}`]);
		expect(subjects()).toEqual(expected);
		expect(held()[0]).toMatchObject({
			Name: 'n8n: Booking Created',
			Description: expect.stringContaining('"Welcome"') as string,
			Active: true,
			URL: `${node.url}?event=BookingCreate&location=3001&name=Sandbox+London`,
		});
		expect(new Set(held().map(({ URL: url }) => url)).size).toBe(6);
	});

	test.each<[what: string, locations: unknown, ids: number[]]>([
		['chosen ones', [LISBON], [LISBON]],
		['names', ['sandbox lisbon', 'Sandbox London'], [LISBON, LONDON]],
		['a text', 'Sandbox London, 3002', [LONDON, LISBON]],
		['an expression', '={{ ["Sandbox Lisbon"] }}', [LISBON]],
	])('serves the locations that are named: %s', async (_what, locations, ids) => {
		await trigger({ events: ['TeamCreated'], locations } as INodeParameters).activate();
		expect(held().map(({ BusinessId }) => BusinessId)).toEqual(ids);
	});

	test('makes nothing that is there', async () => {
		const node = trigger({ events: ['TeamCreated', 'TeamUpdated'] });
		expect(await node.exists()).toBe(false);
		await node.activate();
		expect(await node.exists()).toBe(true);
		await node.activate();
		expect(writes()).toEqual(Array(6).fill('POST'));
	});

	test('takes over what an activation left behind, and clears up the rest', async () => {
		const events = { events: ['TeamCreated', 'TeamUpdated'], locations: [LONDON] };
		const node = trigger(events, { webhookId: 'same' });
		await node.activate();
		const [first, second] = held();
		sandbox.records('webhooks').add(withoutIdentity(first));
		await trigger({ ...events, events: ['TeamDeleted'] }, { webhookId: 'same' }).activate();
		expect(subjects()).toEqual([`${valueOf('TeamDeleted')} ${LONDON}`]);
		await node.activate();
		expect(subjects().sort()).toEqual(
			[first, second].map(({ Action }) => `${String(Action)} ${LONDON}`),
		);
	});

	test('switches on again what Nexudus switched off, and says so', async () => {
		const node = trigger({ events: ['TeamCreated'], locations: [LONDON] });
		await node.activate();
		const [before] = held().map((record) => ({ ...record }));
		Object.assign(held()[0], { Active: false, ErrorCount: 10, LastError: '500' });
		await node.activate();
		const { Id, Name, Description, URL: url } = before;
		expect(held()).toMatchObject([{ Id, Name, Description, URL: url, Active: true }]);
		expect(written.join('\n')).toContain('switched off the webhook');
		await createTeam('Acorn');
		expect(node.executions).toHaveLength(1);
	});

	test('says before anything is made that it would be too much', async () => {
		const events = EVENTS.slice(0, 17).map(({ action }) => action);
		await expect(trigger({ events }).activate()).rejects.toThrow(
			'17 events at 3 locations need 51 webhooks in Nexudus; one node makes 50 at most',
		);
		expect(writes()).toEqual([]);
	});

	test('makes fifty for one node', async () => {
		const events = EVENTS.slice(0, 25).map(({ action }) => action);
		await trigger({ events, locations: [LONDON, LISBON] }).activate();
		expect(held()).toHaveLength(50);
	}, 30_000);

	test.each<[what: string, parameters: INodeParameters, words: string]>([
		['no event', { events: [] }, 'Events: choose at least one'],
		[
			'an unknown event',
			{ events: ['BookingEaten'] },
			'Events: there is none called "BookingEaten"',
		],
		[
			'an unknown location',
			{ events: ['TeamCreated'], locations: ['Paris'] },
			'Locations: Nexudus has no location "Paris"',
		],
	])('refuses %s', async (_what, parameters, words) => {
		await expect(trigger(parameters).activate()).rejects.toThrow(words);
		expect(writes()).toEqual([]);
	});

	test('says which role the user lacks', async () => {
		const roles = ['Business-List', 'WebHook-List'];
		const { username, password } = credentialFor(sandbox) as Record<string, string>;
		sandbox.setOptions({ users: [{ username, password, roles }] });
		await expect(trigger({ events: ['TeamCreated'] }).activate()).rejects.toThrow('WebHook-Create');
	});

	test.each(['resetBefore', 'resetAfter', 'truncated'] as const)(
		'makes each webhook once when answers are lost (%s)',
		async (kind) => {
			sandbox.faults.add({ method: 'POST', path: '/api/sys/webhooks', kind, skip: 1, times: 3 });
			const node = trigger({ events: ['TeamCreated', 'TeamUpdated'] });
			await node.activate();
			expect(subjects()).toHaveLength(6);
			expect(new Set(subjects()).size).toBe(6);
			expect(await node.exists()).toBe(true);
		},
	);

	test('serves one location, at another address, while the workflow is tested', async () => {
		const parameters = { events: ['TeamCreated'] };
		const inService = trigger(parameters, { webhookId: 'same' });
		await inService.activate();
		const tested = trigger(parameters, { webhookId: 'same', isTest: true });
		await tested.activate();
		expect(held()).toHaveLength(4);
		expect(held()[3]).toMatchObject({ BusinessId: LONDON });
		expect(held()[3].URL).toContain('/webhook-test/');
		await tested.deactivate();
		expect(held()).toHaveLength(3);
		expect(await inService.exists()).toBe(true);
	});
});

describe('deactivation', () => {
	test('deletes the webhooks of the node and no others', async () => {
		const parameters = { events: ['TeamCreated'] };
		const [one, other] = [trigger(parameters), trigger(parameters)];
		await one.activate();
		await other.activate();
		const URL = 'https://elsewhere.example.com/webhook?event=TeamCreated&location=3001&name=';
		const foreign = sandbox
			.records('webhooks')
			.add({ BusinessId: LONDON, Name: 'Ours', Action: 57, URL });
		await one.deactivate();
		expect(held()).toHaveLength(4);
		expect(await other.exists()).toBe(true);
		await other.deactivate();
		expect(held()).toEqual([foreign]);
	});

	test('is content with what is gone already', async () => {
		const node = trigger({ events: ['TeamCreated'] });
		await node.activate();
		sandbox.faults.add({ method: 'DELETE', kind: 'resetAfter' });
		await node.deactivate();
		expect(held()).toEqual([]);
	});
});

describe.each(['documents', 'live'] as const)('deliveries, by the readings of %s', (readings) => {
	beforeEach(async () => await use({ readings }));

	test('start an execution with the record, the event and the location', async () => {
		const node = trigger({ events: ['TeamCreated'] });
		await node.activate();
		await createTeam('Acorn', LISBON);
		expect(server.statuses).toEqual([200]);
		expect(node.executions).toHaveLength(1);
		const [[item]] = node.executions;
		const [team] = sandbox.records('teams').list().slice(-1);
		expect(item).toMatchObject({
			event: 'TeamCreated',
			location: { id: LISBON, name: 'Sandbox Lisbon' },
			Id: team.Id,
			Name: 'Acorn',
			UpdatedOn: expect.any(String) as string,
		});
		const values = Object.entries(item).filter(([name]) => name !== 'location');
		expect(values.filter(([, value]) => typeof value === 'object' || value === '')).toEqual([]);
	});

	test('bring all that Nexudus sends without Simplify', async () => {
		const node = trigger({ events: ['TeamCreated'], simplify: false });
		await node.activate();
		await createTeam('Acorn');
		const [[{ event, location, ...record }]] = node.executions;
		expect(event).toBe('TeamCreated');
		expect(location).toEqual({ id: LONDON, name: 'Sandbox London' });
		expect(record).toEqual(sandbox.webhooks.deliveries[0].record);
	});

	test('are taken when they are signed with a secret of the credential', async () => {
		sandbox.setOptions({ webhookSecret: { [LONDON]: 'Straße, 1', [LISBON]: 'other' } });
		const credential = credentialFor(sandbox, { webhookSecrets: 'Straße, 1' });
		const node = trigger({ events: ['TeamCreated'] }, { credential });
		await node.activate();
		await createTeam('Café 🎉');
		expect(node.executions).toHaveLength(1);
		await createTeam('Acorn', LISBON);
		expect(node.executions).toHaveLength(1);
		expect(server.statuses).toEqual([200, ...Array<number>(10).fill(401)]);
	});
});

describe('a call', () => {
	const body = JSON.stringify([
		{ Id: 1, UpdatedOn: '2030-01-01T00:00:00Z', Name: 'Private words' },
	]);
	const query = '?event=TeamCreated&location=3001&name=London';

	async function send(url: string, content = body, headers: Record<string, string> = {}) {
		const answer = await fetch(url, { method: 'POST', body: content, headers });
		return answer.status;
	}

	test('that is not signed, or wrongly, starts nothing, and the log says so without the body', async () => {
		const credential = credentialFor(sandbox, { webhookSecrets: 'one,two' });
		const { url, executions } = trigger({ events: ['TeamCreated'] }, { credential });
		const header = 'X-Nexudus-Hook-Signature';
		for (const secret of ['one', 'two']) {
			const content = body.replace('"Id":1', secret === 'one' ? '"Id":11' : '"Id":12');
			expect(
				await send(url + query, content, { [header]: signatureOf(content, secret, 'ascii') }),
			).toBe(200);
		}
		expect(executions).toHaveLength(2);
		expect(await send(url + query)).toBe(401);
		expect(await send(url + query, body, { [header]: signatureOf(body, 'three', 'ascii') })).toBe(
			401,
		);
		expect(
			await send(url + query, `${body} `, { [header]: signatureOf(body, 'one', 'ascii') }),
		).toBe(401);
		expect(executions).toHaveLength(2);
		const log = written.join('\n');
		expect(log).toContain('refused a call: it is not signed');
		expect(log).not.toContain('Private words');
	});

	test('is taken without a signature when the credential has no secret', async () => {
		const { url, executions } = trigger({ events: ['TeamCreated'] });
		expect(await send(url + query)).toBe(200);
		expect(executions).toHaveLength(1);
	});

	test.each([
		['of another event', '?event=TeamUpdated&location=3001', body, 404],
		['of no event', '', body, 404],
		['without a record', query, '["x"]', 400],
		['that is not JSON', query, '<html>', 400],
		['that is empty', query, '', 400],
	])('%s is refused', async (_what, search, content, status) => {
		const { url, executions } = trigger({ events: ['TeamCreated'] });
		expect(await send(url + search, content)).toBe(status);
		expect(executions).toEqual([]);
	});

	test('that comes again starts nothing more, and is answered well', async () => {
		const parameters = { events: ['TeamCreated', 'AccessControlUpdate'] };
		const [one, other] = [trigger(parameters), trigger(parameters)];
		for (let times = 0; times < 3; times++) expect(await send(one.url + query)).toBe(200);
		expect(one.executions).toHaveLength(1);
		await send(other.url + query);
		expect(other.executions).toHaveLength(1);
		await send(one.url + query, body.replace('00:00:00Z', '00:00:01Z'));
		expect(one.executions).toHaveLength(2);
	});

	test('of what may happen twice to a record as it is, starts an execution each time', async () => {
		const { url, executions } = trigger({ events: ['AccessControlUpdate'] });
		const search = query.replace('TeamCreated', 'AccessControlUpdate');
		for (let times = 0; times < 2; times++) await send(url + search);
		expect(executions).toHaveLength(2);
	});

	test('of any content is answered, and starts an execution only with what it brings', async () => {
		const { url, executions } = trigger({ events: ['AccessControlUpdate'], simplify: false });
		const search = query.replace('TeamCreated', 'AccessControlUpdate');
		const run = fc.asyncProperty(fc.json(), async (content) => {
			const before = executions.length;
			const status = await send(url + search, content);
			const records = [JSON.parse(content) as unknown].flat();
			const isDelivery =
				records.length > 0 &&
				records.every((each) => each !== null && typeof each === 'object' && !Array.isArray(each));
			expect(status).toBe(isDelivery ? 200 : 400);
			expect(executions.slice(before).map((items) => items.length)).toEqual(
				isDelivery ? [records.length] : [],
			);
		});
		await fc.assert(run, { numRuns: 50 });
	});
});

test.each([0, 1, 3, 5])(
	'a process that ends after it has made %i of six webhooks leaves nothing that is made twice',
	async (made) => {
		const parameters = { events: ['TeamCreated', 'TeamUpdated'] };
		const webhookId = 'same';
		// What comes after is refused to the one that ends.
		const refusal = { kind: 'status', status: 403, skip: made, times: 6 } as const;
		sandbox.faults.add({ method: 'POST', path: '/api/sys/webhooks', ...refusal });
		await expect(trigger(parameters, { webhookId }).activate()).rejects.toThrow();
		sandbox.faults.clear();
		expect(held()).toHaveLength(made);
		await trigger(parameters, { webhookId }).activate();
		expect(new Set(subjects()).size).toBe(6);
		expect(held()).toHaveLength(6);
	},
);
