import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import tls from 'node:tls';

import { selfSigned } from '../../data/selfSigned';

/** Runs `use` while a server listens on a free port of 127.0.0.1. */
export async function whileListening<T>(
	server: Server,
	use: (port: number) => Promise<T>,
): Promise<T> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		return await use((server.address() as AddressInfo).port);
	} finally {
		server.close();
	}
}

/** Lets n8n trust the certificate of the tests, until the mocks are restored. */
export function trustSelfSigned(): void {
	const { createSecureContext } = tls;
	jest
		.spyOn(tls, 'createSecureContext')
		.mockImplementation((options) => createSecureContext({ ca: selfSigned.cert, ...options }));
}

/**
 * Runs `use` while a server listens over TLS that can write to a connection behind the back of TLS.
 *
 * @param handle answers requests; `write` sends bytes to the client as they are, not encrypted
 */
export async function whileListeningBehindTls<T>(
	handle: (write: (bytes: Buffer) => void, ...request: Parameters<RequestListener>) => void,
	use: (port: number) => Promise<T>,
): Promise<T> {
	const clients = new Map<number | undefined, Socket>();
	const server = createHttpsServer(selfSigned, (request, response) => {
		handle((bytes) => clients.get(request.socket.remotePort)?.write(bytes), request, response);
	});
	server.on('tlsClientError', (_error, socket) => socket.destroy());
	return await whileListening(server, async (securePort) => {
		const front = createServer((client) => {
			const inner = connect(securePort, '127.0.0.1', () => clients.set(inner.localPort, client));
			for (const socket of [client, inner]) socket.on('error', () => socket.destroy());
			client.pipe(inner).pipe(client);
		});
		return await whileListening(front, use);
	});
}
