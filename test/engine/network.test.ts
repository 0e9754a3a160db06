import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { selfSigned } from '../data/selfSigned';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';
import { testCredential } from './support/credentialTest';
import { forward } from './support/faults';
import { trustSelfSigned, whileListening, whileListeningBehindTls } from './support/servers';

const sandbox = useSandbox();

interface Words {
	message: RegExp;
	advice: RegExp;
}

/** Whether node and credential test alike say what is wrong at an address, and do not blame the Base URL. */
async function expectWords(baseUrl: string, { message, advice }: Words): Promise<void> {
	const credential = credentialFor(sandbox(), { baseUrl });
	const { error } = await createCoworkers(sandbox(), { credential });
	expect(error?.message).toMatch(message);
	expect(error?.description).toMatch(advice);
	const stored = credentialFor(sandbox(), { baseUrl, accessToken: 'stored' });
	const result = await testCredential(stored);
	expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	expect(result.message).toMatch(advice);
	for (const words of [error?.description, result.message]) {
		expect(words).not.toContain('Check the Base URL');
	}
}

test('a self-signed certificate is named, with what to do about it', async () => {
	const message = /its certificate comes from nobody that n8n trusts/;
	await whileListening(createHttpsServer(selfSigned), async (port) => {
		const baseUrl = `https://127.0.0.1:${port}`;
		await expectWords(baseUrl, { message, advice: /NODE_EXTRA_CA_CERTS/ });
		const credential = credentialFor(sandbox(), { baseUrl, accessToken: 'stored' });
		const { error } = await createCoworkers(sandbox(), { credential });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/^Nothing was sent\..*NODE_EXTRA_CA_CERTS/);
	});
});

test.each([502, 503, 504])(
	'a log-in answered with %d is no fault of the credential',
	async (status) => {
		sandbox().faults.add({ path: '/api/token', kind: 'status', status, body: '<html>', times: 99 });
		await expectWords(sandbox().url, {
			message: new RegExp(`Nexudus could not answer the log-in \\(status ${status}\\)`),
			advice: /Try again in some minutes/,
		});
	},
);

describe('an error of TLS once the connection is secure leaves open what happened', () => {
	afterEach(() => jest.restoreAllMocks());

	test.each<[what: string, bytes: Buffer]>([
		['a record that cannot be decrypted', Buffer.from([0x17, 3, 3, 0, 32, ...Array(32).keys()])],
		['an alert', Buffer.from([0x15, 3, 3, 0, 2, 2, 40])],
		['words of another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
	])('%s: the coworker is looked for before anything is sent again', async (_what, bytes) => {
		trustSelfSigned();
		let isSpoilt = false;
		await whileListeningBehindTls(
			(write, request, response) =>
				void (async () => {
					const answer = await forward(sandbox(), request, await buffer(request));
					const isCreate = request.method === 'POST' && request.url === '/api/spaces/coworkers';
					if (isSpoilt || !isCreate) {
						response.writeHead(answer.status, { 'content-type': 'application/json' });
						response.end(answer.body);
					} else {
						isSpoilt = true;
						write(bytes);
					}
				})(),
			async (port) => {
				const credential = credentialFor(sandbox(), { baseUrl: `https://127.0.0.1:${port}` });
				const { outputs, error } = await createCoworkers(sandbox(), { credential });
				expect(error).toBeUndefined();
				const [{ Id }] = sandbox().coworkers.list();
				expect(outputs[0].map(({ json: { Id } }) => ({ Id }))).toEqual([{ Id }]);
			},
		);
		expect(isSpoilt).toBe(true);
		expect(createRequests(sandbox())).toHaveLength(1);
	});
});

describe('a proxy that opens no tunnel let nothing through', () => {
	const environment = { ...process.env };
	afterEach(() => {
		process.env = { ...environment };
	});

	test.each<[what: string, refuse: (socket: Socket) => void]>([
		['hangs up', (socket) => socket.end()],
		['breaks the connection', (socket) => socket.resetAndDestroy()],
		[
			'opens one and breaks it before it is secure',
			(socket) => {
				socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
				socket.once('data', () => socket.resetAndDestroy());
			},
		],
	])('it %s', async (_what, refuse) => {
		let asked = 0;
		const proxy = createServer();
		proxy.on('connect', (_request, socket) => {
			asked += 1;
			refuse(socket as Socket);
		});
		await whileListening(proxy, async (port) => {
			const url = `http://127.0.0.1:${port}`;
			Object.assign(process.env, { HTTPS_PROXY: url, NO_PROXY: '127.0.0.1' });
			const credential = credentialFor(sandbox(), {
				baseUrl: 'https://spaces.nexudus.test',
				accessToken: 'stored',
			});
			const { error } = await createCoworkers(sandbox(), { credential });
			expect(error?.message).toMatch(/^Could not reach Nexudus at https:\/\/spaces\.nexudus\.test/);
			expect(error?.description).toMatch(/^Nothing was sent\./);
			expect(asked).toBe(4);
		});
	});
});

describe('a proxy that asks for a log-in of its own is told from Nexudus', () => {
	const environment = { ...process.env };
	afterEach(() => {
		process.env = { ...environment };
	});

	function refusingProxy(): Server {
		const proxy = createServer((_request, response) => response.writeHead(407).end('<html>'));
		proxy.on('connect', (_request, socket) => {
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
		});
		return proxy;
	}

	test.each(['http', 'https'])('%s', async (protocol) => {
		await whileListening(refusingProxy(), async (port) => {
			const url = `http://127.0.0.1:${port}`;
			Object.assign(process.env, { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: '127.0.0.1' });
			const baseUrl = `${protocol}://spaces.nexudus.test`;
			const words = { message: /^A proxy between n8n and Nexudus/, advice: /HTTPS_PROXY/ };
			await expectWords(baseUrl, words);
			const credential = credentialFor(sandbox(), { baseUrl, accessToken: 'stored' });
			const { outputs } = await createCoworkers(sandbox(), {
				credential,
				items: people(3),
				onError: 'continueErrorOutput',
			});
			const error = expect.stringMatching(words.message);
			expect(outputs[1].map(({ json }) => json)).toMatchObject(people(3).map(() => ({ error })));
		});
	});
});

describe('a redirection is not followed', () => {
	/** Takes note of what it is sent; answers as Nexudus would. */
	async function withThief(use: (url: string) => Promise<void>): Promise<unknown[]> {
		const seen: unknown[] = [];
		const thief = createServer((request, response) => {
			seen.push([request.method, request.url, request.headers]);
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ access_token: 'stolen', Records: [], Value: { Id: 1 } }));
		});
		await whileListening(thief, async (port) => await use(`http://127.0.0.1:${port}/api/x`));
		return seen;
	}

	test.each([301, 302, 303, 307, 308])('%d of a write, nor is it sent again', async (status) => {
		const seen = await withThief(async (location) => {
			const fault = { kind: 'status', status, headers: { location }, times: 99 } as const;
			sandbox().faults.add({ method: 'POST', path: '/api/spaces', ...fault });
			const { error } = await createCoworkers(sandbox());
			expect(error?.message).toContain(`answered with a redirection (status ${status})`);
			expect(createRequests(sandbox())).toHaveLength(1);
		});
		expect(seen).toEqual([]);
	});

	test.each([302, 307])(
		'%d of a log-in, of the node and of the credential test',
		async (status) => {
			const seen = await withThief(async (location) => {
				const fault = { kind: 'status', status, headers: { location }, times: 99 } as const;
				sandbox().faults.add({ path: '/api/token', ...fault });
				const message = `answered the log-in with status ${status} and no token`;
				expect((await createCoworkers(sandbox())).error?.message).toContain(message);
				const result = await testCredential(credentialFor(sandbox()));
				expect(result.message).toContain(message);
				expect(tokenRequests(sandbox())).toHaveLength(2);
			});
			expect(seen).toEqual([]);
		},
	);

	test.each([302, 307])('%d of a question about the user', async (status) => {
		sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'unauthorized', times: 9 });
		const seen = await withThief(async (location) => {
			const fault = { kind: 'status', status, headers: { location }, times: 99 } as const;
			sandbox().faults.add({ path: '/api/auth/me', ...fault });
			const { error } = await createCoworkers(sandbox());
			expect(error?.message).toContain('Nexudus denied access');
		});
		expect(seen).toEqual([]);
	});

	test('of a list that the credential test reads', async () => {
		const seen = await withThief(async (location) => {
			const fault = { kind: 'status', status: 302, headers: { location } } as const;
			const unread = { kind: 'status', status: 401 } as const;
			sandbox().faults.add({ path: '/api/auth/me', ...unread });
			sandbox().faults.add({ method: 'GET', path: '/api/spaces', ...fault });
			const result = await testCredential(credentialFor(sandbox()));
			expect(result.message).toMatch(/Nexudus answered \/api\/spaces\/\w+ with status 302/);
		});
		expect(seen).toEqual([]);
	});
});
