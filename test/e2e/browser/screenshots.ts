/**
 * The README's pictures. They are written into docs/images only with UPDATE_SCREENSHOTS=1 in the environment, so that
 * a test run changes nothing; otherwise they go to a temporary folder.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

import { repositoryFolder } from '../../../runtime/paths';

const folder =
	process.env.UPDATE_SCREENSHOTS === '1'
		? join(repositoryFolder, 'docs', 'images')
		: mkdtempSync(join(tmpdir(), 'screenshots-'));

/** Notifications come and go in their own time. */
const style = '.el-notification { display: none !important; }';

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export async function boxOf(locator: Locator): Promise<Box> {
	const box = await locator.boundingBox();
	if (!box) throw new Error(`Not to be seen: ${locator.toString()}`);
	return box;
}

/** Takes a picture of a part of the page, without the pointer resting on anything. @returns its path */
export async function takePicture(page: Page, name: string, clip: Box): Promise<string> {
	await page.mouse.move(0, 0);
	const path = join(folder, `${name}.png`);
	await page.screenshot({ path, clip, style, animations: 'disabled' });
	return path;
}

/** Runs a test's steps; when they fail, takes a picture of what the user would see and names it in the error. */
export async function withPictureOfFailure(page: Page, run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		const path = join(mkdtempSync(join(tmpdir(), 'failure-')), 'page.png');
		await page.screenshot({ path }).catch(() => {});
		(error as Error).message += `\nThe page at that time: ${path}`;
		throw error;
	}
}
