import type { IDataObject, INodeExecutionData, OnError } from 'n8n-workflow';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { Fault, Sandbox, SandboxOptions } from '../../../sandbox';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	startTestSandbox,
} from './coworkers';
import type { RunResult } from './engine';

export const SETTINGS = {
	Stop: 'stopWorkflow',
	Continue: 'continueRegularOutput',
	'Error output': 'continueErrorOutput',
} as const satisfies Record<string, OnError>;

export type Setting = keyof typeof SETTINGS;

const BATCH = 5;
/** Index of the item that the fault strikes. */
const STRUCK = 2;
export const STRUCK_EMAIL = String(people(BATCH)[STRUCK].email);

/** What goes wrong in a batch of creates, and what that should come to. */
export interface Trouble {
	name: string;
	comesTo: keyof typeof OUTCOMES;
	/** Strikes the third create, unless it says otherwise. */
	fault?: (sandbox: Sandbox) => Fault;
	/** Strikes the third item's own values. */
	item?: IDataObject;
	sandbox?: SandboxOptions;
	/** Options of the node. */
	options?: IDataObject;
	/** Where the credential points to instead of the sandbox. */
	baseUrl?: (sandbox: Sandbox) => Promise<{ url: string; close: () => Promise<void> }>;
	/** A stored token spares the batch its log-in. */
	accessToken?: string;
	/** Coworkers with the third item's e-mail that somebody else creates meanwhile. */
	strangers?: number;
}

const item = (fate: string): Record<Setting, string> => ({
	Stop: `2 created, stopped (${fate})`,
	Continue: `4 created, 1 error (${fate})`,
	'Error output': `4 created, 1 error (${fate})`,
});

/** What each setting shows at the end. "true": Nexudus has no such coworker, as the error says. */
export const OUTCOMES = {
	created: { Stop: '5 created', Continue: '5 created', 'Error output': '5 created' },
	error: item('true'),
	'may exist': item('may exist'),
	unreachable: {
		Stop: '0 created, stopped (true)',
		Continue: '0 created, 5 errors (true)',
		'Error output': '0 created, 5 errors (true)',
	},
} satisfies Record<string, Record<Setting, string>>;

type ItemFate = 'created' | 'true' | 'may exist' | 'not sent';

interface Cell {
	setting: Setting;
	sandbox: Sandbox;
	items: IDataObject[];
	strangers: number;
	result: RunResult;
}

function withEmail({ sandbox, strangers }: Cell, email: string): number {
	return sandbox.coworkers.findByEmail(email).length - (email === STRUCK_EMAIL ? strangers : 0);
}

/** Whether an error tells the truth about its item. */
function fateOfError(cell: Cell, email: string, text: string): ItemFate {
	if (/may or may not have been created/.test(text)) return 'may exist';
	expect({ email, text, created: withEmail(cell, email) }).toEqual({ email, text, created: 0 });
	return 'true';
}

function fateOfItem(cell: Cell, index: number): ItemFate {
	const { items, result, setting, sandbox } = cell;
	const email = String(items[index].email);
	const [regular, errors = []] = result.outputs;
	const isOwn = ({ pairedItem }: INodeExecutionData) =>
		(pairedItem as { item: number } | undefined)?.item === index;
	const own = [...regular.filter(isOwn), ...errors.filter(isOwn)];
	expect(own).toHaveLength(1);
	const { json } = own[0];
	if ('error' in json) {
		expect((setting === 'Error output' ? errors : regular).filter(isOwn)).toHaveLength(1);
		expect(json).toMatchObject({ ...items[index], errorDetails: { errors: expect.any(Array) } });
		return fateOfError(cell, email, String(json.error));
	}
	expect(regular.filter(isOwn)).toHaveLength(1);
	expect(sandbox.coworkers.get(json.Id as number)?.Email).toBe(email);
	expect(withEmail(cell, email)).toBe(1);
	return 'created';
}

function stoppedFates(cell: Cell): ItemFate[] {
	const { items, result, sandbox } = cell;
	const { message, description } = result.error!;
	const stoppedAt = Number(/\[item (\d+)\]$/.exec(message)?.[1]);
	const sent = createRequests(sandbox).map(({ body }) => body.Email);
	return items.map(({ email }, index) => {
		if (index === stoppedAt) return fateOfError(cell, String(email), message);
		expect(sent.filter((other) => other === email)).toHaveLength(index < stoppedAt ? 1 : 0);
		if (index > stoppedAt) return 'not sent';
		const [created] = sandbox.coworkers.findByEmail(String(email));
		expect(description).toContain(`${created.Id}`);
		return 'created';
	});
}

function describeFates(fates: ItemFate[], isStopped: boolean): string {
	const count = (fate: ItemFate) => fates.filter((other) => other === fate).length;
	const failed = (['true', 'may exist'] as const).filter((fate) => count(fate) > 0);
	const failures = failed.map((fate) => {
		if (isStopped) return `stopped (${fate})`;
		return `${count(fate)} error${count(fate) > 1 ? 's' : ''} (${fate})`;
	});
	return [`${count('created')} created`, ...failures].join(', ');
}

async function runCell(cell: Omit<Cell, 'result'>, trouble: Trouble): Promise<RunResult> {
	const { sandbox, setting, items } = cell;
	const { fault, options, baseUrl, accessToken = '' } = trouble;
	if (fault) {
		sandbox.faults.add({ method: 'POST', email: STRUCK_EMAIL, ...fault(sandbox) });
	}
	const other = await baseUrl?.(sandbox);
	const { url } = other ?? sandbox;
	try {
		return await createCoworkers(sandbox, {
			items,
			onError: SETTINGS[setting],
			credential: credentialFor(sandbox, { baseUrl: url, accessToken }),
			options,
		});
	} finally {
		await other?.close();
	}
}

/**
 * Runs a batch of five in a sandbox of its own, which takes any number of coworkers with the same e-mail.
 *
 * @returns what came of the items, every one of them checked
 */
export async function meet(trouble: Trouble, setting: Setting): Promise<string> {
	const sandbox = await startTestSandbox({
		uniqueEmails: false,
		// So that requests which are sent at once are all there before the first is answered.
		latency: 30,
		...trouble.sandbox,
	});
	const items = people(BATCH).map((person, index) =>
		index === STRUCK ? { ...person, ...trouble.item } : person,
	);
	const begun = { setting, sandbox, items, strangers: trouble.strangers ?? 0 };
	const result = await runCell(begun, trouble).finally(() => sandbox.close());
	const cell = { ...begun, result };
	for (const { email } of items) expect(withEmail(cell, String(email))).toBeLessThanOrEqual(1);
	const isStopped = result.error !== undefined;
	const fates = isStopped
		? stoppedFates(cell)
		: items.map((_item, index) => fateOfItem(cell, index));
	return describeFates(fates, isStopped);
}

async function listen(server: ReturnType<typeof createTcpServer>): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

async function closed(server: ReturnType<typeof createTcpServer>): Promise<void> {
	await new Promise((resolve) => server.close(resolve));
}

/** Ends each connection at its first bytes. */
export async function startHangingUp() {
	const server = createTcpServer((socket) => socket.once('data', () => socket.end()));
	const port = await listen(server);
	return { port, close: async () => await closed(server) };
}

/** Hands a request on to the sandbox. */
export async function forward({ url }: Sandbox, request: IncomingMessage, body: Buffer) {
	const headers = { ...request.headers, host: undefined, connection: undefined };
	const answer = await fetch(url + request.url, {
		method: request.method,
		headers: JSON.parse(JSON.stringify(headers)) as Record<string, string>,
		body: body.length > 0 ? body : undefined,
	});
	return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
}

/**
 * Stands between the node and the sandbox. The third create is processed; its answer is written to the connection by
 * `spoil`, in whatever way.
 */
export async function startSpoiler(
	sandbox: Sandbox,
	spoil: (socket: Socket, answer: Buffer) => void,
) {
	let isSpoilt = false;
	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await buffer(request);
		const answer = await forward(sandbox, request, body);
		if (isSpoilt || !body.toString().includes(STRUCK_EMAIL)) {
			response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
		} else {
			isSpoilt = true;
			spoil(response.socket!, answer.body);
		}
	}
	const server = createServer((request, response) => void handle(request, response));
	const port = await listen(server);
	return { url: `http://127.0.0.1:${port}`, close: async () => await closed(server) };
}
