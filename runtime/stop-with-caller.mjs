// Loaded into n8n with --import. The caller holds the other end of this process's standard input, so its end
// means that the caller is gone, however it went: stop in order, and by force when that takes too long.
// Only for the process that was started directly, not for the threads and processes n8n starts itself.
import process from 'node:process';
import { setTimeout } from 'node:timers';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.N8N_STARTED_BY === String(process.ppid)) {
	const stop = () => {
		process.kill(process.pid, 'SIGTERM');
		const killGroup = () => process.kill(-process.pid, 'SIGKILL');
		if (process.platform !== 'win32') setTimeout(killGroup, 10_000).unref();
	};
	process.stdin.on('end', stop).on('error', stop).resume();
	// Waiting for that end must not keep n8n from ending.
	process.stdin.unref?.();
}
