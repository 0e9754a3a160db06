/**
 * A sheet of members becomes coworkers with a plan and a location, by the hands of a user who counts them. The sheet and
 * the credential are there; the node is not.
 */
import type { Locator } from 'playwright-core';

import { owner } from '../../../runtime/client';
import { saveCredential } from '../support/everyN8n';
import { trigger, workflow } from '../support/workflows';
import * as editor from './editor';
import { withPictureOfFailure } from './screenshots';
import { openStage, type BrowserStage } from './stage';

const mostInteractions = 10;

const members = [
	{
		'First name': 'Ada',
		'Last name': 'Okafor',
		'E-mail': 'ada@example.com',
		Company: 'Okafor Studio',
		Mobile: '+44 7700 900101',
		Country: 'UK',
		'Time zone': 'Europe/London',
		City: 'London',
		Zip: 'EC1A 1BB',
		Plan: 'Hot Desk Monthly',
		Location: 'Sandbox London',
		'VAT number': 'GB123456789',
	},
	{
		'First name': 'Rui',
		'Last name': 'Silva',
		'E-mail': 'rui@example.com',
		Company: 'Silva Lda',
		Mobile: '+351 900 101',
		Country: 'Portugal',
		'Time zone': 'Europe/Lisbon',
		City: 'Lisboa',
		Zip: '1100-001',
		Plan: 'Dedicated Desk Monthly',
		Location: 'Sandbox Lisbon',
		'VAT number': 'PT123456789',
	},
];

let stage: BrowserStage | undefined;
let sandbox: BrowserStage['sandbox'];
let n8n: BrowserStage['n8n'];
let client: BrowserStage['client'];
let page: BrowserStage['page'];

jest.setTimeout(300_000);

beforeAll(async () => {
	stage = await openStage();
	({ sandbox, n8n, client, page } = stage);
});

afterAll(async () => await stage?.close());

/** The hands of a user: all that they do is counted, a scroll to what is out of sight too. */
function makeUser() {
	let interactions = 0;
	async function reach(target: Locator): Promise<void> {
		await target.waitFor();
		const isInSight = await target.evaluate(
			async (element) =>
				await new Promise<boolean>((resolve) => {
					new IntersectionObserver(([entry], observer) => {
						observer.disconnect();
						resolve(entry.intersectionRatio > 0.5);
					}).observe(element);
				}),
		);
		if (!isInSight) interactions += 1;
		interactions += 1;
	}
	return {
		async click(target: Locator): Promise<void> {
			await reach(target);
			await target.click();
		},
		/** Into what has the focus already. */
		async type(text: string): Promise<void> {
			interactions += 1;
			await page.keyboard.type(text);
		},
		count: () => interactions,
	};
}

test('a sheet of twelve columns becomes members in at most ten interactions', async () => {
	await withPictureOfFailure(page, async () => {
		await saveCredential({ client, sandbox });
		const id = await client.createWorkflow(workflow(members));
		await editor.signIn(page, n8n.url, owner);
		await page.goto(`${n8n.url}/workflow/${id}`);
		const user = makeUser();

		await user.click(editor.canvasNode(page, trigger).getByTestId('canvas-handle-plus'));
		await editor.searchBar(page).waitFor();
		await user.type('nexudus');
		await user.click(await editor.nodesEntry(page, 'Nexudus'));
		await user.click(editor.actionEntry(page, 'Create a coworker'));
		await user.click(page.getByTestId('parameter-input-mappingMode'));
		await user.click(editor.dropDownEntry(page, 'Map Automatically'));
		await editor.executeStep(page, user.click);

		const held = sandbox.coworkers.list();
		expect(held).toMatchObject([
			{
				FullName: 'Ada Okafor',
				Email: 'ada@example.com',
				CompanyName: 'Okafor Studio',
				MobilePhone: '+44 7700 900101',
				CountryName: 'United Kingdom',
				SimpleTimeZoneName: 'GMT Standard Time',
				CityName: 'London',
				PostCode: 'EC1A 1BB',
				TariffId: 4001,
				InvoicingBusinessId: 3001,
				TaxIDNumber: 'GB123456789',
			},
			{
				FullName: 'Rui Silva',
				Email: 'rui@example.com',
				CompanyName: 'Silva Lda',
				MobilePhone: '+351 900 101',
				CountryName: 'Portugal',
				SimpleTimeZoneName: 'GMT Standard Time',
				CityName: 'Lisboa',
				PostCode: '1100-001',
				TariffId: 4007,
				InvoicingBusinessId: 3002,
				TaxIDNumber: 'PT123456789',
			},
		]);
		process.stderr.write(`The sheet task: ${user.count()} interactions\n`);
		expect(user.count()).toBeLessThanOrEqual(mostInteractions);
	});
});
