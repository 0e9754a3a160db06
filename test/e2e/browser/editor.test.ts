/**
 * The packed node in the editor of a real n8n, as a first-time user meets it. The tests are steps of one visit: each goes
 * on where the one before it stopped. With UPDATE_SCREENSHOTS=1 they also renew the README's pictures.
 *
 * Needs a Chromium: CHROMIUM_PATH, or /usr/bin/chromium.
 */
import { getSchema } from 'n8n-core/dist/execution-engine/node-execution-context/utils/create-node-as-tool';
import type { INode } from 'n8n-workflow';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { owner, type WorkflowFile } from '../../../runtime/client';
import type { SandboxUser } from '../../../sandbox';
import * as editor from './editor';
import { boxOf, takePicture, withPictureOfFailure } from './screenshots';
import { openStage, type BrowserStage } from './stage';

const nexudusUser: SandboxUser = {
	username: 'integrations@example.com',
	password: 'sandbox-password',
};
/** The words of Nexudus for a wrong password. */
const wrongPassword = 'The user name or password is incorrect.';
const countryCount = 249;
const planCount = 48;
const largestPicture = 150_000;

let stage: BrowserStage | undefined;
let sandbox: BrowserStage['sandbox'];
let n8n: BrowserStage['n8n'];
let client: BrowserStage['client'];
let page: BrowserStage['page'];

jest.setTimeout(300_000);

beforeAll(async () => {
	stage = await openStage({ users: [nexudusUser] });
	({ sandbox, n8n, client, page } = stage);
});

afterAll(async () => await stage?.close());

/** A step of the visit. */
function step(name: string, run: () => Promise<void>): void {
	test(name, async () => await withPictureOfFailure(page, run));
}

step('the nodes panel offers the node with its icon and its actions', async () => {
	await editor.signIn(page, n8n.url, owner);
	await editor.newWorkflow(page, n8n.url);
	await editor.addFirstStep(page);

	const entry = await editor.searchNodes(page, 'nexudus', 'Nexudus');
	expect(await editor.iconOf(entry)).toEqual({
		source: expect.stringMatching(/nexudus\.svg$/),
		isLoaded: true,
	});

	await entry.click();
	await editor.pickAction(page, 'Create a coworker');
	await editor.closeNode(page);
	const node = editor.canvasNode(page, 'Create a coworker');
	expect(await node.innerText()).toContain('Create: Coworker');
	expect((await editor.iconOf(node)).isLoaded).toBe(true);
});

step('a credential with a wrong password fails in the words of Nexudus', async () => {
	await editor.openNode(page, 'Create a coworker');
	await editor.connectNode(page, 'Nexudus');
	await editor.fillCredential(page, {
		username: nexudusUser.username,
		password: 'wrong',
		baseUrl: sandbox.url,
	});
	await editor.saveCredential(page);
	expect(await editor.credentialFailure(page)).toContain(wrongPassword);
});

step('the corrected credential passes its test', async () => {
	await editor.fillCredential(page, { password: nexudusUser.password });
	await editor.saveCredential(page);
	// n8n closes the form of a new credential when its test has passed.
	await editor.credentialDialog(page).waitFor({ state: 'hidden' });

	await editor.editCredential(page);
	await editor.credentialSuccess(page);
	const dialog = editor.credentialDialog(page);
	expect(await dialog.innerHTML()).not.toContain(nexudusUser.password);
	const password = dialog.getByTestId('parameter-input-password').locator('input');
	expect(await password.getAttribute('type')).toBe('password');

	// Without the address of the sandbox, which is no example to follow.
	const { x, y, width } = await boxOf(dialog);
	const baseUrl = await boxOf(dialog.getByText('Base URL', { exact: true }));
	const picture = { x, y, width, height: baseUrl.y - y - 8 };
	expectSmall(await takePicture(page, 'credential', picture));
	await editor.closeCredential(page);
});

step('a country is found by part of its name, in a list that grows as it is scrolled', async () => {
	await editor.openList(page, 'countryId');
	await editor.scrollList(page, countryCount);
	expect(await editor.listEntries(page).count()).toBe(countryCount);
	await editor.pickFromList(page, 'united k', 'United Kingdom');
	expect(await editor.chosen(page, 'countryId')).toBe('United Kingdom');
});

step('a time zone is found by one of its cities', async () => {
	await editor.openList(page, 'simpleTimeZoneId');
	await editor.pickFromList(page, 'London', '(UTC) Dublin, Edinburgh, Lisbon, London');
	expect(await editor.chosen(page, 'simpleTimeZoneId')).toMatch(/London$/);
});

step('fields are added to collections', async () => {
	await editor.fillField(page, 'fullName', 'Nathan Hale');
	await editor.fillField(page, 'email', 'nathan@example.com');
	await editor.addField(page, 'Additional Fields', 'City');
	await editor.fillField(page, 'cityName', 'London');
	await editor.addField(page, 'Additional Fields', 'Plan');
	await editor.openList(page, 'tariffId');
	await editor.scrollList(page, planCount);
	await editor.pickFromList(page, 'desk monthly', 'Hot Desk Monthly');
	expect(await editor.chosen(page, 'tariffId')).toBe('Hot Desk Monthly');
	await editor.addFieldWithChoices(page, 'Additional Fields', 'Location Names or IDs');
	await editor.chooseOptions(page, 'businesses', ['Sandbox Lisbon', 'Sandbox London']);
	await editor.addField(page, 'Additional Fields', 'Profile');
	await editor.addField(page, 'Profile', 'Gender');
	await editor.chooseOption(page, 'gender', 'Male');
});

step('executing the step creates the coworker and shows the Id', async () => {
	await editor.executeStep(page);
	const [coworker] = sandbox.coworkers.findByEmail('nathan@example.com');
	expect(coworker).toMatchObject({
		FullName: 'Nathan Hale',
		CountryName: 'United Kingdom',
		SimpleTimeZoneName: 'GMT Standard Time',
		Gender: 2,
		CityName: 'London',
		TariffId: 4001,
		Businesses: [3002, 3001],
	});
	const output = editor.outputPanel(page);
	await output.getByText(String(coworker.Id), { exact: true }).waitFor();
	const shown = await output.innerText();
	for (const text of ['1 item', 'Nathan Hale', 'nathan@example.com']) expect(shown).toContain(text);

	await page.getByTestId('parameter-input-resource').scrollIntoViewIfNeeded();
	const whole = await boxOf(editor.nodePanel(page));
	const form = await boxOf(page.getByTestId('node-parameters'));
	const picture = { ...whole, x: form.x, width: whole.x + whole.width - form.x };
	expectSmall(await takePicture(page, 'create', picture));
	expectSmall(await takePicture(page, 'output', { ...(await boxOf(output)), height: 150 }));
});

step('what Nexudus rejects leaves by the error output, with the reason', async () => {
	await editor.setOnError(page, 'Continue (using error output)');
	await editor.fillField(page, 'email', 'nathan(at)example.com');
	await editor.executeStep(page);
	const output = editor.outputPanel(page);
	await output.getByText('Error Branch (1 item)').click();
	await output.getByText('Email is not a valid email address').waitFor();
	expect(await output.innerText()).toMatch(/attemptedValue\s*:\s*nathan\(at\)example\.com/);
	expectSmall(await takePicture(page, 'error-output', { ...(await boxOf(output)), height: 300 }));
});

step('a list that the user may not read names the role', async () => {
	const roles = ['Coworker-Create', 'Coworker-List', 'SimpleTimeZone-List'];
	sandbox.setOptions({ users: [{ ...nexudusUser, roles }] });
	await editor.openList(page, 'countryId');
	const message = await editor.listError(page);
	// n8n 2.41 cuts a message at its hyphens ("Country List") and shows the description as it is.
	expect(message).toMatch(/lacks the role Country.List/);
	expect(message).toContain('Give the user the role Country-List in Nexudus.');
	sandbox.setOptions({ users: [nexudusUser] });
	await page.keyboard.press('Escape');
});

step('an AI Agent is offered the node as a tool, whose fields the model can define', async () => {
	await editor.closeNode(page);
	await editor.addStep(page);
	await (await editor.searchNodes(page, 'AI Agent')).click();
	await editor.closeNode(page);
	await editor.addTool(page, 'AI Agent');
	await (await editor.searchNodes(page, 'Nexudus', 'Nexudus Tool')).click();
	await editor.nodePanel(page).waitFor();

	const descriptions = await requiredFieldDescriptions('n8n-nodes-nexudus.nexudusTool');
	await editor.letModelDefine(page, 'fullName', descriptions.fullName);
	await editor.letModelDefine(page, 'email', descriptions.email);
	await editor.closeNode(page);
	const tool = await savedNode('n8n-nodes-nexudus.nexudusTool', ({ parameters }) =>
		String(parameters.email).includes(descriptions.email),
	);
	const { Full_Name: fullName, Email: email, ...others } = getSchema(tool).shape;
	expect(fullName.description).toBe(descriptions.fullName);
	expect(email.description).toBe(descriptions.email);
	expect(others).toEqual({});
});

function expectSmall(picture: string): void {
	expect(statSync(picture).size).toBeLessThan(largestPicture);
}

/** What the editor and models can know of the fields that a coworker cannot be created without. */
async function requiredFieldDescriptions(type: string): Promise<Record<string, string>> {
	const { types } = await client.nodeTypes();
	const all = types.find(({ name }) => name === type)?.properties ?? [];
	const properties = all.filter(({ displayOptions }) =>
		displayOptions?.show?.resource?.includes('coworker'),
	);
	return Object.fromEntries(
		['fullName', 'email', 'countryId', 'simpleTimeZoneId'].map((name) => {
			const { description } = properties.find((property) => property.name === name) ?? {};
			expect(description).toMatch(/\w+ \w+/);
			return [name, description ?? ''];
		}),
	);
}

/** A node of the workflow, once n8n's automatic saving has reached a state. */
async function savedNode(type: string, isReached: (node: INode) => boolean): Promise<INode> {
	const path = `/rest/workflows/${editor.workflowId(page)}`;
	for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(250)) {
		const { nodes } = await client.rest.get<WorkflowFile>(path);
		const node = nodes.find((candidate) => candidate.type === type);
		if (node && isReached(node)) return node;
	}
	throw new Error(`n8n did not save the node ${type} in time`);
}
