/** Every example: imported into a real n8n and run. What does its user get, and what does Nexudus hold then? */
import fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { exampleFiles, readExample } from '../../demo/examples';
import { findSurprises, mainExample, runMainExample } from '../../demo/onboarding';
import type { Client, Execution, WorkflowFile } from '../../runtime/client';
import type { Coworker, Sandbox } from '../../sandbox';
import { onEveryN8n, type Stage } from './support/everyN8n';
import { outputOf } from './support/workflows';

const patienceMs = 60_000;

/** A fake chat and a fake OpenAI. */
interface OtherServices {
	url: string;
	/** What was posted to the chat, in order. */
	chatMessages: unknown[];
	/** The requests for an answer of the model, in order. */
	modelRequests: ModelRequest[];
	close(): Promise<void>;
}

interface ModelRequest {
	input: Array<{ type?: string; output?: string }>;
	tools?: Array<{ name: string; parameters: { properties: IDataObject; required?: string[] } }>;
}

/** What the model makes of the user's message. */
const toolArguments = {
	Full_Name: 'Grace Hopper',
	Email: 'grace@example.com',
	Company_Name: 'Hopper & Co',
	Mobile_Phone: '',
};

/** First one call of the tool, then a text with what the tool gave (OpenAI, Responses API). */
function modelAnswer({ input, tools = [] }: ModelRequest) {
	const result = input.find(({ type }) => type === 'function_call_output');
	const call = {
		type: 'function_call',
		id: 'fc_1',
		call_id: 'call_1',
		name: tools[0]?.name,
		arguments: JSON.stringify(toolArguments),
		status: 'completed',
	};
	const message = {
		type: 'message',
		id: 'msg_1',
		role: 'assistant',
		status: 'completed',
		content: [{ type: 'output_text', text: `The tool said: ${result?.output}`, annotations: [] }],
	};
	return {
		id: 'resp_1',
		object: 'response',
		created_at: Math.floor(Date.now() / 1000),
		status: 'completed',
		model: 'gpt-4.1-mini',
		output: [result ? message : call],
		usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
	};
}

async function startOtherServices(): Promise<OtherServices> {
	const app = fastify({ forceCloseConnections: true });
	const chatMessages: unknown[] = [];
	const modelRequests: ModelRequest[] = [];
	app.post('/chat', async ({ body }, reply) => {
		chatMessages.push(body);
		return reply.type('text/plain').send('ok');
	});
	app.post<{ Body: ModelRequest }>('/v1/responses', async ({ body }) => {
		modelRequests.push(body);
		return modelAnswer(body);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	const close = async () => await app.close();
	return { url: `http://127.0.0.1:${port}`, chatMessages, modelRequests, close };
}

async function until<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
	for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(100)) {
		const value = await look();
		if (value !== undefined) return value;
	}
	throw new Error(`It took too long until ${what}`);
}

/** Saves an example and puts it into service, at the address of its first node. @returns that address */
async function publish({ client, n8n: { url } }: Stage, workflow: WorkflowFile): Promise<string> {
	const id = await client.createWorkflow(workflow);
	await client.activateWorkflow(id);
	const trigger = workflow.nodes.find(({ webhookId }) => webhookId)!;
	const isForm = trigger.type.endsWith('.formTrigger');
	const { path, options } = trigger.parameters as { path?: string; options: { path?: string } };
	const address = `${url}/${isForm ? 'form' : 'webhook'}/${path ?? options.path}`;
	// n8n 2.x answers first and registers the address a moment later. A preflight is answered without starting anything.
	await until(`${address} is served`, async () => {
		const { headers } = await fetch(address, { method: 'OPTIONS', headers: { origin: url } });
		return headers.get('access-control-allow-methods')?.includes('POST') ? true : undefined;
	});
	return address;
}

async function postJson(url: string, body: unknown) {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	return { status: response.status, body: (await response.json()) as unknown };
}

interface FormEnding {
	title: string;
	message: string;
	/** Those that the browser is made to download. */
	files: Array<{ name: string; text: string }>;
}

/** Fills in a form, follows it to its last page, and reads that, as the form's own script does in a browser. */
async function submitForm(url: string, values: Array<string | File>): Promise<FormEnding> {
	const form = new FormData();
	for (const [index, value] of values.entries()) form.append(`field-${index}`, value);
	const response = await fetch(url, { method: 'POST', body: form });
	const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
	const statusUrl = new URL(formWaitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	await until('the form has a next page', async () => {
		const status = await (await fetch(statusUrl)).text();
		if (['error', 'crashed', 'success'].includes(status)) throw new Error(`It ended: ${status}`);
		return status === 'form-waiting' ? true : undefined;
	});
	const page = await (await fetch(formWaitingUrl)).text();
	await fetch(formWaitingUrl, { method: 'POST' });
	return readEnding(page);
}

type PageFile = { fileName: string; data: string | { data: number[] } };

function textOf(data: PageFile['data']): string {
	const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data);
	return bytes.toString();
}

/** n8n 1.x has one file in the page, n8n 2.x a list. */
function readEnding(page: string): FormEnding {
	const find = (pattern: RegExp) => pattern.exec(page)?.[1].trim() ?? '';
	const files = decodeURIComponent(find(/decodeURIComponent\("([^"]*)"\)/)) || '[]';
	return {
		title: find(/<h1>([^]*?)<\/h1>/),
		message: find(/<h1>[^]*?<p[^>]*>([^]*?)<\/p>/),
		files: [JSON.parse(files) as '' | PageFile | PageFile[]]
			.flat()
			.filter((file) => file !== '')
			.map(({ fileName, data }) => ({ name: fileName, text: textOf(data) })),
	};
}

/** n8n 1.x saves that an execution has ended before it saves what it did: until then there is no data to read. */
async function endOf(client: Client, executionId: string): Promise<Execution> {
	return await until('the execution is saved', async () => {
		try {
			return await client.waitForExecution(executionId);
		} catch (error) {
			if (error instanceof TypeError) return undefined;
			throw error;
		}
	});
}

/** Sends a message as the chat of the editor does. */
async function chat(
	{ client }: Stage,
	workflow: WorkflowFile,
	chatInput: string,
): Promise<Execution> {
	const id = await client.createWorkflow(workflow);
	const message = { json: { sessionId: 'e2e', action: 'sendMessage', chatInput } };
	const data = {
		startTime: Date.now(),
		executionTime: 0,
		executionIndex: 0,
		executionStatus: 'success',
		source: [],
		data: { main: [[message]] },
	};
	const { executionId } = await client.rest.post<{ executionId: string }>(
		`/rest/workflows/${id}/run`,
		{
			workflowData: await client.rest.get(`/rest/workflows/${id}`),
			triggerToStartFrom: { name: 'When chat message received', data },
		},
	);
	return await endOf(client, executionId);
}

function coworkerOf({ coworkers }: Sandbox, email: string): Coworker {
	const [found, ...others] = coworkers.findByEmail(email);
	expect(found).toBeDefined();
	expect(others).toEqual([]);
	return found;
}

function csv(...rows: string[]): File {
	const lines = ['name,email,country,company,phone,plan', ...rows];
	return new File([lines.join('\n')], 'members.csv', { type: 'text/csv' });
}

/** A contact as HubSpot gives it. */
function contact(id: string, email: string, firstname: string, lastname: string) {
	const name = { firstname, lastname };
	const rest = { phone: '+351 900 101', company: 'Silva Lda', hs_country_region_code: 'PT' };
	return { id, properties: { email, ...name, ...rest } };
}

type Place = Stage & { others: OtherServices };

/** What to do with each example, by its file. */
const runs: Record<string, (place: Place, file: string) => Promise<void>> = {
	async [mainExample]({ client, sandbox, credential }, file) {
		const id = await client.createWorkflow(readExample(file, credential));
		const outcomes = await runMainExample(client, id);
		expect(findSurprises(outcomes, sandbox)).toEqual([]);
		expect(outcomes.flatMap(({ error }) => error ?? [])).toEqual([
			'Email is not a valid email address',
		]);
	},

	async 'web-form-to-coworker.json'(place, file) {
		const { sandbox, credential } = place;
		const url = await publish(place, readExample(file, credential));
		const page = await (await fetch(url)).text();
		for (const text of ['Full name', 'Email', 'Phone', 'Dedicated Desk Monthly']) {
			expect(page).toContain(text);
		}
		const person = ['Nora Lind', 'nora@example.com', '+44 7700 900201', 'Dedicated Desk Monthly'];
		const welcome = await submitForm(url, person);
		const nora = coworkerOf(sandbox, 'nora@example.com');
		expect(nora).toMatchObject({
			FullName: 'Nora Lind',
			MobilePhone: '+44 7700 900201',
			CountryName: 'United Kingdom',
			TariffId: 4007,
		});
		expect(sandbox.welcomeEmails).toContain('nora@example.com');
		expect(welcome.title).toBe('Welcome, Nora Lind!');
		expect(welcome.message).toContain(`Your member number is ${nora.Id}.`);

		const again = await submitForm(url, person);
		expect(again.title).toBe('That did not work');
		expect(again.message).toMatch(/^Email is already in use\. Please correct it/);
		coworkerOf(sandbox, 'nora@example.com');
	},

	async 'spreadsheet-import.json'(place, file) {
		const { sandbox, credential } = place;
		const url = await publish(place, readExample(file, credential));
		const ending = await submitForm(url, [
			csv(
				'Ilse Vogt,ilse@example.com,DE,"Vogt, Söhne",+49 30 900101,Hot Desk Monthly',
				'Jon Moe,jon(at)example.com,NO,,,',
				'Kim Ha,kim@example.com,KR,,,',
				'Lea Roy,lea@example.com,FR,,,No Such Plan',
			),
		]);
		expect(coworkerOf(sandbox, 'ilse@example.com')).toMatchObject({
			FullName: 'Ilse Vogt',
			CompanyName: 'Vogt, Söhne',
			CountryName: 'Germany',
			TariffId: 4001,
		});
		coworkerOf(sandbox, 'kim@example.com');
		expect(sandbox.coworkers.findByEmail('lea@example.com')).toEqual([]);
		expect(ending.title).toBe('Import finished, with rejected rows');
		expect(ending.message).toContain('Created: 2, rejected: 2.');
		expect(ending.files).toHaveLength(1);
		const [{ name, text }] = ending.files;
		expect(name).toBe('rejected-rows.csv');
		const lines = text
			.replace(/^\uFEFF/, '')
			.trim()
			.split('\n');
		expect(lines).toEqual([
			'row,email,reason',
			expect.stringMatching(/^3,jon\(at\)example\.com,.*Email/),
			expect.stringMatching(/^5,lea@example\.com,.*No Such Plan/),
		]);

		const corrected = await submitForm(url, [csv('Jon Moe,jon@example.com,NO,,,')]);
		expect(corrected).toEqual({
			title: 'Import finished',
			message: 'Every row was created, 1 in all.',
			files: [],
		});
		coworkerOf(sandbox, 'jon@example.com');
	},

	async 'crm-sync.json'(place, file) {
		const { sandbox, credential } = place;
		const url = await publish(place, readExample(file, credential));
		const known = sandbox.coworkers.add({
			FullName: 'M. Silva',
			Email: 'mia@example.com',
			Notes: 'Keep',
		});
		const results = [
			contact('151', 'mia@example.com', 'Mia', 'Silva'),
			contact('152', 'nobody', 'No', 'Body'),
			contact('153', 'otto@example.com', 'Otto', 'Reis'),
		];
		const { status, body } = await postJson(url, { results });
		const otto = coworkerOf(sandbox, 'otto@example.com');
		expect(status).toBe(200);
		const [mia, nobody, reis] = results.map(({ id, properties: { email } }) => ({
			contact: id,
			email,
		}));
		expect(body).toEqual([
			{ ...mia, action: 'updated', coworkerId: known.Id, error: null },
			{ ...nobody, action: 'failed', coworkerId: null, error: expect.stringContaining('Email') },
			{ ...reis, action: 'created', coworkerId: otto.Id, error: null },
		]);
		const synced = { CompanyName: 'Silva Lda', CountryName: 'Portugal' };
		expect(otto).toMatchObject({ FullName: 'Otto Reis', ReferenceNumber: '153', ...synced });
		expect(coworkerOf(sandbox, 'mia@example.com')).toMatchObject({
			Id: known.Id,
			FullName: 'Mia Silva',
			Notes: 'Keep',
			...synced,
		});
	},

	async 'welcome-after-create.json'(place, file) {
		const { sandbox, credential, others } = place;
		const example = readExample(file, credential);
		const settings = example.nodes.find(({ name }) => name === 'Settings')!;
		const { assignments } = settings.parameters.assignments as { assignments: IDataObject[] };
		assignments[0].value = `${others.url}/chat`;
		const url = await publish(place, example);
		const person = { name: 'Pia Berg', email: 'pia@example.com', company: 'Berg AB' };
		expect((await postJson(url, person)).status).toBe(200);
		const [message] = await until('the chat has a message', async () =>
			others.chatMessages.length > 0 ? others.chatMessages : undefined,
		);
		const { Id } = coworkerOf(sandbox, 'pia@example.com');
		expect(message).toEqual({
			text: `Say hello to Pia Berg of Berg AB, our new member no. ${Id} (pia@example.com, United Kingdom).`,
		});
		expect(others.chatMessages).toHaveLength(1);
	},

	async 'ai-agent-adds-member.json'(place, file) {
		const { client, sandbox, credential, others } = place;
		const example = readExample(file, credential);
		const data = { apiKey: 'no-key', url: `${others.url}/v1` };
		const id = await client.createCredential('OpenAI', 'openAiApi', data);
		const model = example.nodes.find(({ credentials }) => credentials?.openAiApi)!;
		model.credentials = { openAiApi: { id, name: 'OpenAI' } };

		const execution = await chat(
			place,
			example,
			'Please add Grace Hopper of Hopper & Co, grace@example.com.',
		);
		expect(execution.status).toBe('success');
		const grace = coworkerOf(sandbox, 'grace@example.com');
		expect(grace).toMatchObject({
			FullName: 'Grace Hopper',
			CompanyName: 'Hopper & Co',
			CountryId: 1220,
			SimpleTimeZoneId: 2023,
		});
		const [first, second] = others.modelRequests;
		expect(others.modelRequests).toHaveLength(2);
		expect(first.tools).toMatchObject([{ name: 'Create_Coworker' }]);
		expect(Object.keys(first.tools![0].parameters.properties)).toEqual(Object.keys(toolArguments));
		expect(second.input).toContainEqual(
			expect.objectContaining({
				type: 'function_call_output',
				output: expect.stringContaining(String(grace.Id)),
			}),
		);
		const [{ output }] = outputOf(execution, 'AI Agent').map(({ json }) => json);
		expect(output).toMatch(/^The tool said: /);
		expect(output).toContain(String(grace.Id));
	},
};

test('every example has a run', () => {
	expect(Object.keys(runs).sort()).toEqual(exampleFiles());
});

onEveryN8n(
	(stage) => {
		let others: OtherServices;
		beforeEach(async () => {
			others = await startOtherServices();
		});
		afterEach(async () => await others.close());

		test.each(Object.entries(runs))('%s', async (file, run) => {
			await run({ ...stage, others }, file);
		});
	},
	{ limits: {} },
);
