import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { enums } from '../../../contract';
import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { fastClock, startSandbox } from '../../../sandbox';
import { call, create } from './client';

interface Received {
	path: string;
	headers: IncomingMessage['headers'];
	body: string;
}

const LONDON = 3001;
const LISBON = 3002;

let sandbox: Sandbox;
let url: string;
let received: Received[];
let answer: (path: string) => number;

const listener = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const { url: path = '', headers } = request;
		received.push({ path, headers, body: Buffer.concat(chunks).toString() });
		response.writeHead(answer(path)).end();
	});
});

beforeAll(async () => {
	await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(() => listener.close());
beforeEach(() => {
	received = [];
	answer = () => 200;
});
afterEach(async () => await sandbox.close());

async function start(options: SandboxOptions = {}): Promise<void> {
	sandbox = await startSandbox({ limits: 'off', clock: fastClock(60_000), ...options });
}

function valueOf(action: string): number {
	return enums.get('eWebhookAction')!.find(({ name }) => name === action)!.value;
}

async function hook(action: string, changes: Record<string, unknown> = {}) {
	const body = {
		BusinessId: LONDON,
		Name: action,
		Action: valueOf(action),
		URL: `${url}/${action}`,
		Active: true,
		...changes,
	};
	const { json } = await call(sandbox, '/api/sys/webhooks', { method: 'POST', body });
	return json.Value.Id;
}

async function heard() {
	await sandbox.webhooks.settled();
	return received.map(({ path, body }) => ({
		path,
		records: JSON.parse(body) as Array<Record<string, unknown>>,
	}));
}

test('a webhook hears of what it asks for, one record in a list, and of nothing else', async () => {
	await start();
	await create(sandbox, { Email: 'before@example.com' });
	await hook('CoworkerCreate');
	await create(sandbox, { FullName: 'Grace Hopper', Email: 'grace@example.com' });
	const { Id } = sandbox.coworkers.findByEmail('grace@example.com')[0];
	await call(sandbox, `/api/spaces/coworkers/${Id}`);
	const all = await heard();
	expect(all.map(({ path }) => path)).toEqual(['/CoworkerCreate']);
	expect(all[0].records).toMatchObject([{ Id, FullName: 'Grace Hopper' }]);
	expect(received[0].headers['content-type']).toBe('application/json');
});

test('changes, deletions and commands are told of', async () => {
	await start();
	for (const action of ['TeamCreated', 'TeamUpdated', 'TeamDeleted', 'CoworkerInvoicePaid']) {
		await hook(action);
	}
	const body = { Name: 'Acorn', BusinessId: LONDON };
	const { json } = await call(sandbox, '/api/spaces/teams', { method: 'POST', body });
	const { Id } = json.Value;
	const changed = { ...body, Id, Name: 'Oak' };
	await call(sandbox, '/api/spaces/teams', { method: 'PUT', body: changed });
	await call(sandbox, `/api/spaces/teams/${Id}`, { method: 'DELETE' });
	const { Id: CoworkerId } = sandbox.coworkers.add({});
	const invoice = sandbox.records('coworkerinvoices').add({ BusinessId: LONDON, CoworkerId });
	await call(sandbox, '/api/billing/coworkerinvoices/runcommand', {
		method: 'POST',
		body: { Key: 'PAY_COWORKER_INVOICE_MANUAL', Ids: [invoice.Id] },
	});
	const told = (await heard()).map(({ path, records }) => [path, records[0].Id, records[0].Name]);
	expect(told.sort()).toEqual([
		['/CoworkerInvoicePaid', invoice.Id, undefined],
		['/TeamCreated', Id, 'Acorn'],
		['/TeamDeleted', Id, 'Oak'],
		['/TeamUpdated', Id, 'Oak'],
	]);
});

test('a webhook hears of its own location only, a booking being where its resource is', async () => {
	await start();
	await hook('BookingCreate');
	const { Id: CoworkerId } = sandbox.coworkers.add({ Businesses: [LONDON, LISBON] });
	for (const BusinessId of [LISBON, LONDON]) {
		const { Id: ResourceId } = sandbox.records('resources').add({ BusinessId, Name: 'Room' });
		const FromTime = '2030-01-01T10:00:00Z';
		const body = { ResourceId, CoworkerId, FromTime, ToTime: '2030-01-01T11:00:00Z' };
		await call(sandbox, '/api/spaces/bookings', { method: 'POST', body });
	}
	const bookings = sandbox.records('bookings').list();
	expect(bookings).toHaveLength(2);
	expect((await heard()).map(({ records }) => records[0].Id)).toEqual([bookings[1].Id]);
});

test('what no request makes happen can be pretended', async () => {
	await start();
	await hook('CoworkerInvoiceFailedPayment');
	const invoice = sandbox.records('coworkerinvoices').add({ BusinessId: LONDON });
	sandbox.webhooks.happen('CoworkerInvoiceFailedPayment', invoice);
	expect(await heard()).toMatchObject([{ records: [{ Id: invoice.Id }] }]);
});

test.each(['ascii', 'utf8'] as const)(
	'deliveries are signed with the secret of their location, over %s',
	async (signedText) => {
		await start({ readings: { signedText }, webhookSecret: { [LONDON]: 'test-secret' } });
		await hook('CoworkerCreate');
		await hook('CoworkerCreate', { BusinessId: LISBON });
		await create(sandbox, { FullName: 'Ana Díaz', Businesses: [LONDON, LISBON] });
		await heard();
		const signatures = received.map(({ headers }) => headers['x-nexudus-hook-signature']);
		const signed = signedText === 'ascii' ? received[0].body.replace('í', '?') : received[0].body;
		const expected = createHmac('sha256', 'test-secret').update(signed).digest('hex');
		expect(signatures.sort()).toEqual([expected.toUpperCase(), undefined]);
	},
);

test('a delivery is repeated until it is taken', async () => {
	await start();
	const id = await hook('CoworkerCreate');
	answer = () => (received.length < 3 ? 500 : 204);
	await create(sandbox);
	const all = await heard();
	expect(new Set(received.map(({ body }) => body)).size).toBe(1);
	expect(all).toHaveLength(3);
	expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([500, 500, 204]);
	expect(sandbox.records('webhooks').get(id)).toMatchObject({ Active: true, ErrorCount: 0 });
});

test('after ten failures a webhook is off until somebody switches it on', async () => {
	await start();
	const id = await hook('CoworkerCreate');
	answer = () => 500;
	await create(sandbox, { Email: 'a@example.com' });
	expect(await heard()).toHaveLength(10);
	const { json: off } = await call(sandbox, `/api/sys/webhooks/${id}`);
	expect(off).toMatchObject({ Active: false, ErrorCount: 10, LastError: '500' });
	await create(sandbox, { Email: 'b@example.com' });
	expect(await heard()).toHaveLength(10);
	answer = () => 200;
	await call(sandbox, '/api/sys/webhooks', { method: 'PUT', body: { ...off, Active: true } });
	await create(sandbox, { Email: 'c@example.com' });
	expect((await heard()).at(-1)?.records[0].Email).toBe('c@example.com');
	expect(received).toHaveLength(11);
});

test('a webhook that is deleted hears nothing more', async () => {
	await start();
	const id = await hook('CoworkerCreate');
	await call(sandbox, `/api/sys/webhooks/${id}`, { method: 'DELETE' });
	await create(sandbox);
	expect(await heard()).toEqual([]);
});
