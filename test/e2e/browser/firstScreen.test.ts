/**
 * What the editor shows first of the forms that are used most, in a window of 900 px. Pictures of them, in both themes, go
 * to .cache/screenshots, for someone to look at.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { CredentialReference } from '../../../demo/examples';
import { owner } from '../../../runtime/client';
import { repositoryFolder } from '../../../runtime/paths';
import { saveCredential } from '../support/everyN8n';
import { nexudus, workflow } from '../support/workflows';
import * as editor from './editor';
import { boxOf, withPictureOfFailure } from './screenshots';
import { openStage, type BrowserStage } from './stage';

const folder = join(repositoryFolder, '.cache', 'screenshots');
/** The last of their collections that is to be seen without scrolling. */
const forms: Array<[name: string, resource: string, operation: string, last: string]> = [
	['Coworker Create', 'coworker', 'create', 'Options'],
	['Coworker Create or Update', 'coworker', 'upsert', 'Additional Fields'],
	['Coworker Get Many', 'coworker', 'getAll', 'Options'],
	['Booking Create', 'booking', 'create', 'Options'],
];

let stage: BrowserStage | undefined;
let page: BrowserStage['page'];
let credential: CredentialReference;

jest.setTimeout(300_000);

beforeAll(async () => {
	mkdirSync(folder, { recursive: true });
	stage = await openStage();
	({ page } = stage);
	credential = await saveCredential(stage);
	await editor.signIn(page, stage.n8n.url, owner);
});

afterAll(async () => await stage?.close());

/** A picture of the window in each theme. */
async function takePictures(name: string): Promise<void> {
	await page.mouse.move(0, 0);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const path = join(folder, `${name} ${colorScheme}.png`);
		await page.screenshot({ path, animations: 'disabled' });
	}
}

test.each(forms)('%s fits the window', async (name, resource, operation, last) => {
	await withPictureOfFailure(page, async () => {
		const node = nexudus(name, credential, operation, { resource });
		node.parameters.options = {};
		const id = await stage?.client.createWorkflow(workflow([{}], node));
		await page.goto(`${stage?.n8n.url}/workflow/${id}`);
		await editor.openNode(page, name);
		const button = editor.addButton(page, last);
		await button.waitFor();
		await takePictures(name);
		const panel = await boxOf(editor.nodePanel(page));
		const { y, height } = await boxOf(button);
		expect(y + height).toBeLessThan(panel.y + panel.height);
	});
});

test('the credential is shown', async () => {
	await withPictureOfFailure(page, async () => {
		await editor.editCredential(page);
		await editor.credentialSuccess(page);
		await takePictures('Credential');
		await page.emulateMedia({ colorScheme: 'light' });
	});
});
