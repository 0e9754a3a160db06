/** What a user does and sees in the editor of n8n 2.41. Text comes from n8n's English; the rest from its `data-test-id`s. */
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';

/** Milliseconds for one thing to appear: n8n, its browser and the tests may share two cores. */
const patience = 120_000;

/** Starts the browser, CHROMIUM_PATH or Debian's, with one page in n8n's light theme. */
export async function openBrowser(): Promise<{ browser: Browser; page: Page }> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--disable-background-networking',
			'--no-first-run',
		],
	});
	const page = await browser.newPage({
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: 1,
		colorScheme: 'light',
	});
	page.setDefaultTimeout(patience);
	return { browser, page };
}

export async function signIn(
	page: Page,
	url: string,
	user: { email: string; password: string },
): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.getByLabel('Email').fill(user.email);
	await page.getByLabel('Password').fill(user.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/\/home\//);
}

/** Opens an empty workflow and closes whatever a fresh n8n shows on top of it. */
export async function newWorkflow(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/workflow/new`);
	await page.getByTestId('canvas-add-button').waitFor();
	for (const dialog of await page.getByRole('dialog').all()) {
		if (await dialog.isVisible()) await page.keyboard.press('Escape');
	}
}

/** The workflow's id, once n8n has saved it by itself. */
export function workflowId(page: Page): string {
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

// The nodes panel and the canvas

/** Opens the nodes panel from the "Add first step..." of an empty canvas. */
export async function addFirstStep(page: Page): Promise<void> {
	await page.getByTestId('canvas-add-button').click();
}

/** Opens the nodes panel from the "+" at the canvas' edge. */
export async function addStep(page: Page): Promise<void> {
	await page.getByTestId('node-creator-plus-button').click();
}

/** Opens the nodes panel from the "+" below an AI Agent's "Tool". */
export async function addTool(page: Page, agent: string): Promise<void> {
	const input = canvasNode(page, agent).locator('[data-connection-type="ai_tool"]');
	await input.getByTestId('canvas-handle-plus').click();
}

/** Searches the nodes panel. @returns the entry with that name */
export async function searchNodes(page: Page, text: string, name = text): Promise<Locator> {
	await searchBar(page).fill(text);
	return await nodesEntry(page, name);
}

/** Has the focus as soon as the nodes panel is open. */
export function searchBar(page: Page): Locator {
	return page.getByTestId('node-creator-search-bar');
}

/** An entry of the nodes panel, once it is found. */
export async function nodesEntry(page: Page, name: string): Promise<Locator> {
	const itemName = page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	const item = page.getByTestId('item-iterator-item').filter({ has: itemName }).first();
	await item.waitFor();
	return item;
}

/**
 * Picks an action of the node that the nodes panel shows; the node's panel opens. In a new workflow the panel shows what
 * triggers it first, and the actions folded up.
 */
export async function pickAction(page: Page, action: string): Promise<void> {
	const item = actionEntry(page, action);
	const category = page.getByTestId('node-creator-category-item').filter({ hasText: /^Actions/ });
	await item.or(category).first().waitFor();
	if (!(await item.isVisible())) await category.click();
	await item.click();
	await nodePanel(page).waitFor();
}

export function actionEntry(page: Page, action: string): Locator {
	return page
		.getByTestId('item-iterator-item')
		.filter({ has: page.getByText(action, { exact: true }) });
}

export function canvasNode(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/** Whether the picture of an entry or a node was loaded, and from where. */
export async function iconOf(within: Locator): Promise<{ source: string; isLoaded: boolean }> {
	const image = within.locator('img').first();
	await image.waitFor();
	return await image.evaluate(async (element: HTMLImageElement) => {
		await element.decode();
		return { source: element.src, isLoaded: element.naturalWidth > 0 };
	});
}

// A node's panel

export function nodePanel(page: Page): Locator {
	return page.getByTestId('ndv');
}

export function outputPanel(page: Page): Locator {
	return page.getByTestId('output-panel');
}

export async function openNode(page: Page, name: string): Promise<void> {
	await canvasNode(page, name).dblclick();
	await nodePanel(page).waitFor();
}

export async function closeNode(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await nodePanel(page).waitFor({ state: 'hidden' });
}

/** Types into a text field and leaves it, so that n8n's tip below it does not stay in the way. */
export async function fillField(page: Page, parameter: string, text: string): Promise<void> {
	const input = page.getByTestId(`parameter-input-${parameter}`).locator('input, textarea').first();
	await input.fill(text);
	await input.blur();
}

/** One of the form's collections, the innermost of those around its heading. */
function collectionOf(page: Page, name: string): Locator {
	const heading = page.locator('label').filter({ has: page.getByText(name, { exact: true }) });
	return page.locator('.multi-parameter').filter({ has: heading }).last();
}

/** The button of one of the form's collections that adds to it. */
export function addButton(page: Page, collection: string): Locator {
	return collectionOf(page, collection).getByTestId('collection-parameter-add').last();
}

/** Adds a field to one of the form's collections, which may stand within another. */
export async function addField(page: Page, collection: string, field: string): Promise<void> {
	await addButton(page, collection).click();
	await shown(page, 'collection-parameter-option').getByText(field, { exact: true }).click();
}

/** Adds a field whose choices n8n loads, and waits for them: n8n closes a drop-down that is opened before. */
export async function addFieldWithChoices(
	page: Page,
	collection: string,
	field: string,
): Promise<void> {
	const choices = page.waitForResponse(/\/dynamic-node-parameters\/options/);
	await addField(page, collection, field);
	await (await choices).finished();
}

/** Chooses from a drop-down. */
export async function chooseOption(page: Page, parameter: string, option: string): Promise<void> {
	await page.getByTestId(`parameter-input-${parameter}`).click();
	await dropDownEntry(page, option).click();
}

/** Chooses from a drop-down that stays open for more choices, and closes it. */
export async function chooseOptions(
	page: Page,
	parameter: string,
	options: readonly string[],
): Promise<void> {
	await page.getByTestId(`parameter-input-${parameter}`).click();
	for (const option of options) await dropDownEntry(page, option).click();
	await page.getByTestId('tab-params').click();
}

export function dropDownEntry(page: Page, name: string): Locator {
	const text = page.getByText(name, { exact: true });
	return page.locator('.el-select-dropdown__item:visible').filter({ has: text });
}

function locator(page: Page, parameter: string): Locator {
	return page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input');
}

/** Opens a "From list" field. */
export async function openList(page: Page, parameter: string): Promise<void> {
	await locator(page, parameter).click();
}

export function listEntries(page: Page): Locator {
	return shown(page, 'rlc-item');
}

/** What an open list says when it could not be loaded. */
export async function listError(page: Page): Promise<string> {
	return await shown(page, 'rlc-error-container').innerText();
}

/** Scrolls an open list down until it has so many entries. */
export async function scrollList(page: Page, count: number): Promise<void> {
	const entries = listEntries(page);
	await entries.first().waitFor();
	for (let loaded = await entries.count(); loaded < count; loaded = await entries.count()) {
		await entries.last().scrollIntoViewIfNeeded();
		await entries.nth(loaded).waitFor();
	}
}

/** Types into the search of an open list and picks the entry found; an empty search picks from what is there. */
export async function pickFromList(page: Page, search: string, entry: string): Promise<void> {
	await shown(page, 'rlc-search').fill(search);
	await listEntries(page).getByText(entry, { exact: true }).click();
}

/** What a "From list" field shows after a choice. */
export async function chosen(page: Page, parameter: string): Promise<string> {
	return await locator(page, parameter).inputValue();
}

/** Runs the open node and waits for its result. @param click clicks its button */
export async function executeStep(
	page: Page,
	click: (button: Locator) => Promise<void> = async (button) => await button.click(),
): Promise<void> {
	const answer = page.waitForResponse((response) =>
		/\/run$/.test(new URL(response.url()).pathname),
	);
	await click(page.getByTestId('node-execute-button'));
	await answer;
	await page.getByText('Node executed successfully').last().waitFor();
}

/** Sets "On Error" in the open node's settings and goes back to its parameters. */
export async function setOnError(page: Page, choice: string): Promise<void> {
	await page.getByTestId('tab-settings').click();
	await chooseOption(page, 'onError', choice);
	await page.getByTestId('tab-params').click();
}

/** Lets an AI Agent's model fill in a field, with words to the model about it. */
export async function letModelDefine(
	page: Page,
	parameter: string,
	description: string,
): Promise<void> {
	const input = page.getByTestId(`parameter-input-${parameter}`);
	const field = page.getByTestId('parameter-item').filter({ has: input });
	await input.locator('input, textarea').first().hover();
	await field.getByTestId('from-ai-override-button').first().click();
	await page.getByText('Add a description').last().click();
	await page
		.locator(`[data-parameter-path="parameters.${parameter}.description"] textarea`)
		.fill(description);
}

// Credentials

export function credentialDialog(page: Page): Locator {
	return page.getByTestId('editCredential-modal');
}

/** Opens the form of a new credential from the open node's panel. */
export async function connectNode(page: Page, app: string): Promise<void> {
	await page.getByRole('button', { name: `Connect to ${app}` }).click();
	await credentialDialog(page).waitFor();
}

/** Opens the open node's credential; n8n tests it at once. */
export async function editCredential(page: Page): Promise<void> {
	await page.getByTestId('credential-edit-button').click();
	await credentialDialog(page).waitFor();
}

export async function fillCredential(
	page: Page,
	values: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		const field = credentialDialog(page).getByTestId(`parameter-input-${name}`);
		await field.locator('input').fill(value);
	}
}

export async function saveCredential(page: Page): Promise<void> {
	await credentialDialog(page).getByTestId('credential-save-button').click();
}

/** Waits until a saved credential has failed its test. @returns what "More details" shows */
export async function credentialFailure(page: Page): Promise<string> {
	const dialog = credentialDialog(page);
	await dialog.getByRole('button', { name: 'Retry' }).waitFor();
	await dialog.getByText('More details').click();
	return await dialog.getByTestId('node-credentials-config-container').innerText();
}

/** Waits until the open credential has passed its test. */
export async function credentialSuccess(page: Page): Promise<void> {
	await credentialDialog(page).getByText('Connection tested successfully').waitFor();
}

export async function closeCredential(page: Page): Promise<void> {
	await credentialDialog(page).locator('.el-dialog__headerbtn').click();
	await credentialDialog(page).waitFor({ state: 'hidden' });
}

/** Of the elements with a test id those that can be seen: n8n keeps closed drop-downs in the page. */
function shown(page: Page, testId: string): Locator {
	return page.locator(`[data-test-id="${testId}"]:visible`);
}
