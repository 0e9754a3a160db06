import { createServer, type AddressInfo, type Server } from 'node:net';

/** Two different TCP ports of 127.0.0.1 that nobody uses. */
export async function twoFreePorts(): Promise<[number, number]> {
	const [first, second] = await Promise.all([listen(), listen()]);
	return await Promise.all([release(first), release(second)]);
}

async function listen(): Promise<Server> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
	});
}

async function release(server: Server): Promise<number> {
	const { port } = server.address() as AddressInfo;
	return await new Promise((resolve) => server.close(() => resolve(port)));
}
