import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCleanup } from '../../../demo/cleanup';
import { connect, type Client } from '../../../runtime/client';
import { startN8n } from '../../../runtime/n8n';
import { twoFreePorts } from '../../../runtime/ports';
import { packedPackage } from '../support/everyN8n';
import { startRedis } from './redis';
import type { Worker } from './processes';
import { startWebhookProcessor, startWorker } from './processes';

/** An n8n that hands executions to workers ("queue mode"). */
export interface Cluster {
	/** Of the main process, without a slash at the end. */
	url: string;
	client: Client;
	workers: Worker[];
	/** Ends all processes and removes their folders. */
	stop(): Promise<void>;
}

/**
 * Starts Redis, a main process and some workers, each process with the packed package in a user folder of its own.
 * They share one SQLite file, which n8n allows (with a warning: it recommends PostgreSQL).
 */
export async function startCluster(size: {
	workers: number;
	/** Executions that a worker takes on at once. */
	concurrency: number;
	/** Whether a process of its own takes the webhooks' deliveries, and the main one none. */
	hasWebhookProcessor?: boolean;
}): Promise<Cluster> {
	const cleanup = createCleanup();
	const stop = async () => await cleanup.run();
	try {
		const folder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
		cleanup.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
		const redis = await startRedis();
		cleanup.add(redis.stop);
		const [webhookPort] = await twoFreePorts();
		const env = {
			...sharedEnvironment(folder, redis.port),
			...(size.hasWebhookProcessor ? deliveringTo(webhookPort) : {}),
		};
		const tarball = packedPackage();
		const userFolder = (name: string) => {
			mkdirSync(join(folder, name));
			return join(folder, name);
		};
		// The first to start sets up the database.
		const main = await startN8n({ tarball, userFolder: userFolder('main'), env });
		cleanup.add(main.stop);
		const workers: Worker[] = [];
		for (let number = 1; number <= size.workers; number++) {
			const own = { userFolder: userFolder(`worker-${number}`), tarball, env };
			const worker = await startWorker(size.concurrency, own);
			cleanup.add(worker.stop);
			workers.push(worker);
		}
		if (size.hasWebhookProcessor) {
			const own = { userFolder: userFolder('webhook'), tarball, env };
			cleanup.add((await startWebhookProcessor(webhookPort, own)).stop);
		}
		return { url: main.url, client: await connect(main.url), workers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function sharedEnvironment(folder: string, redisPort: number): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'sqlite',
		DB_SQLITE_DATABASE: join(folder, 'database.sqlite'),
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
	};
}

function deliveringTo(port: number): Record<string, string> {
	return {
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	};
}
