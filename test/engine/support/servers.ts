import type { Server } from 'node:net';
import type { AddressInfo } from 'node:net';

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
