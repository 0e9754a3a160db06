import { spawn } from 'node:child_process';

import { twoFreePorts } from '../../../runtime/ports';

export interface Redis {
	port: number;
	stop(): Promise<void>;
}

/** Becomes redis-server, which ends with its caller: the end of standard input means that the caller is gone. */
const script = 'exec 3<&0; { cat <&3 >/dev/null; kill $$; } & exec redis-server "$@"';

/** Starts the `redis-server` of the PATH on 127.0.0.1, in memory only. @throws Error when it does not start */
export async function startRedis(): Promise<Redis> {
	const [port] = await twoFreePorts();
	const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
	const child = spawn('sh', ['-c', script, 'sh', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		let log = '';
		const fail = () => {
			child.stdin.end();
			reject(new Error(`redis-server ended before it was ready:\n${log}`));
		};
		child.once('error', reject);
		child.once('exit', fail);
		child.stdout.on('data', (chunk: Buffer) => {
			log += chunk.toString();
			if (!log.includes('Ready to accept connections')) return;
			child.removeListener('exit', fail);
			resolve();
		});
	});
	const stop = async () => {
		child.stdin.end();
		await ended;
	};
	return { port, stop };
}
