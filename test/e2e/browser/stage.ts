import type { Browser, Page } from 'playwright-core';

import { createCleanup } from '../../../demo/cleanup';
import { connect, type Client } from '../../../runtime/client';
import { startN8n, type RunningN8n } from '../../../runtime/n8n';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';
import { packedPackage } from '../support/everyN8n';
import { openBrowser } from './editor';

/** A browser before a real n8n with the packed package in it, and a sandbox behind that. */
export interface BrowserStage {
	sandbox: Sandbox;
	n8n: RunningN8n;
	client: Client;
	browser: Browser;
	page: Page;
	/** Ends all of it. */
	close(): Promise<void>;
}

/** @throws what did not start, with the rest ended */
export async function openStage(options?: SandboxOptions): Promise<BrowserStage> {
	const cleanup = createCleanup();
	const close = async () => await cleanup.run();
	try {
		const sandbox = await startSandbox(options);
		cleanup.add(sandbox.close);
		const n8n = await startN8n({ tarball: packedPackage() });
		cleanup.add(n8n.stop);
		const client = await connect(n8n.url);
		const { browser, page } = await openBrowser();
		cleanup.add(async () => await browser.close());
		return { sandbox, n8n, client, browser, page, close };
	} catch (error) {
		await close();
		throw error;
	}
}
