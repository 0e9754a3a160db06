/** Every example: imported into a real n8n and run. What does its user get, and what does Nexudus hold then? */
import type { IDataObject } from 'n8n-workflow';

import { exampleFiles, readExample } from '../../demo/examples';
import { findSurprises, mainExample, runMainExample } from '../../demo/onboarding';
import type { WorkflowFile } from '../../runtime/client';
import type { Coworker, Sandbox } from '../../sandbox';
import { onEveryN8n, type Stage } from './support/everyN8n';
import { submitForm } from './support/forms';
import { startOtherServices, toolArguments, type OtherServices } from './support/otherServices';
import { chat, postJson, publish } from './support/triggers';
import { until } from './support/until';
import { outputOf } from './support/workflows';

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

function linesOf(text: string): string[] {
	return text
		.replace(/^\uFEFF/, '')
		.trim()
		.split('\n');
}

/** A contact as HubSpot gives it, which knows no phone and no job title of some. */
function contact(id: string, email: string, name: string, phone: string | null = '+351 900 101') {
	const [firstname, lastname] = name.split(' ');
	const rest = { company: 'Silva Lda', jobtitle: null, hs_country_region_code: 'PT' };
	return { id, properties: { email, firstname, lastname, phone, ...rest } };
}

type Place = Stage & { others: OtherServices };

function setChatAddress({ nodes }: WorkflowFile, { url }: OtherServices): void {
	const settings = nodes.find(({ name }) => name === 'Settings')!;
	const { assignments } = settings.parameters.assignments as { assignments: IDataObject[] };
	assignments[0].value = `${url}/chat`;
}

/** Puts an example that starts with the Nexudus Trigger into service, with its chat. */
async function listen({ client, sandbox, credential, others }: Place, file: string): Promise<void> {
	const example = readExample(file, credential);
	setChatAddress(example, others);
	await client.activateWorkflow(await client.createWorkflow(example));
	// n8n 2.x answers before it makes them.
	await until('all locations have a webhook', async () =>
		sandbox.records('webhooks').count === 3 ? true : undefined,
	);
}

async function chatMessagesOf({ others }: Place): Promise<unknown[]> {
	return await until('the chat has a message', async () =>
		others.chatMessages.length > 0 ? others.chatMessages : undefined,
	);
}

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
		expect(linesOf(text)).toEqual([
			'name,email,country,company,phone,plan,row,reason',
			expect.stringMatching(/^Jon Moe,jon\(at\)example\.com,NO,,,,3,.*Email/),
			expect.stringMatching(/^Lea Roy,lea@example\.com,FR,,,No Such Plan,5,.*No Such Plan/),
		]);

		const report = text.replace('(at)', '@').replace('No Such Plan,5', ',5');
		const corrected = await submitForm(url, [new File([report], name)]);
		expect(corrected).toEqual({
			title: 'Import finished',
			message: 'Every row was created, 2 in all.',
			files: [],
		});
		coworkerOf(sandbox, 'jon@example.com');
		coworkerOf(sandbox, 'lea@example.com');
		expect(sandbox.coworkers.count).toBe(4);
	},

	async 'crm-sync.json'(place, file) {
		const { sandbox, credential } = place;
		const url = await publish(place, readExample(file, credential));
		const known = sandbox.coworkers.add({
			FullName: 'M. Silva',
			Email: 'mia@example.com',
			Notes: 'Keep',
			MobilePhone: '+44 7700 900301',
			Position: 'Architect',
			CountryId: 1220,
			SimpleTimeZoneId: 2001,
		});
		const results = [
			contact('151', 'mia@example.com', 'Mia Silva', null),
			contact('152', 'nobody', 'No Body'),
			contact('153', 'otto@example.com', 'Otto Reis'),
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
		expect(otto).toMatchObject({
			FullName: 'Otto Reis',
			ReferenceNumber: '153',
			CompanyName: 'Silva Lda',
			MobilePhone: '+351 900 101',
			CountryName: 'Portugal',
			SimpleTimeZoneId: 2023,
		});
		// Who is there already keeps country and time zone, and what the CRM does not know.
		expect(coworkerOf(sandbox, 'mia@example.com')).toMatchObject({
			Id: known.Id,
			FullName: 'Mia Silva',
			Notes: 'Keep',
			MobilePhone: '+44 7700 900301',
			Position: 'Architect',
			CompanyName: 'Silva Lda',
			CountryId: 1220,
			SimpleTimeZoneId: 2001,
		});
		expect(sandbox.coworkers.count).toBe(2);
	},

	async 'welcome-after-create.json'(place, file) {
		const { sandbox, credential, others } = place;
		const example = readExample(file, credential);
		setChatAddress(example, others);
		const url = await publish(place, example);
		const person = { name: 'Pia Berg', email: 'pia@example.com', company: 'Berg AB' };
		expect((await postJson(url, person)).status).toBe(200);
		const [message] = await chatMessagesOf(place);
		const { Id } = coworkerOf(sandbox, 'pia@example.com');
		expect(message).toEqual({
			text: `Say hello to Pia Berg of Berg AB, our new member no. ${Id} (pia@example.com, United Kingdom).`,
		});
		expect(others.chatMessages).toHaveLength(1);
	},

	async 'invoice-payment-fails.json'(place, file) {
		const { sandbox } = place;
		await listen(place, file);
		const { Id: CoworkerId } = sandbox.coworkers.add({
			FullName: 'Ana Diaz',
			Email: 'ana@example.com',
		});
		const invoice = sandbox.records('coworkerinvoices').add({
			BusinessId: 3002,
			CoworkerId,
			InvoiceNumber: 'INV-0042',
			DueAmount: 120.5,
		});
		sandbox.webhooks.happen('CoworkerInvoiceFailedPayment', invoice);
		expect(await chatMessagesOf(place)).toEqual([
			{
				text: 'Ana Diaz could not pay invoice INV-0042 (Sandbox Lisbon): 120.5 are open. Write to ana@example.com.',
			},
		]);
	},

	async 'welcome-pack.json'(place, file) {
		const { sandbox } = place;
		await listen(place, file);
		const { Id: CoworkerId } = sandbox.coworkers.add({
			FullName: 'Ana Diaz',
			Email: 'ana@example.com',
		});
		const contract = sandbox.records('coworkercontracts').add({
			IssuedById: 3002,
			CoworkerId,
			TariffId: 4001,
		});
		sandbox.webhooks.happen('CoworkerContractActivate', contract);
		expect(await chatMessagesOf(place)).toEqual([
			{
				text: 'Ana Diaz starts at Sandbox Lisbon with the plan Hot Desk Monthly. Please prepare a welcome pack and send it to ana@example.com.',
			},
		]);
	},

	async 'tour-request.json'(place, file) {
		const { sandbox, credential, others } = place;
		const example = readExample(file, credential);
		setChatAddress(example, others);
		const stage = sandbox.records('crmboardcolumns').add({ Name: 'New Leads' });
		const staff = sandbox.records('users').add({ FullName: 'Sally', Email: 'sales@example.com' });
		const [opportunities, visitors] = ['crmopportunities', 'visitors'].map(sandbox.records);
		const url = await publish(place, example);
		const nora = ['Nora Lind', 'nora@example.com', '+44 7700 900201', 'Lind AB', 'Sandbox Lisbon'];

		const failed = await submitForm(url, [...nora, '2031-03-04', '10:00']);
		expect(failed.title).toBe('That did not work');
		expect(others.chatMessages).toEqual([
			{
				text: expect.stringMatching(
					/^The tour of Nora Lind \(nora@example\.com, \+44 7700 900201\) at Sandbox Lisbon, 2031-03-04 10:00, could not be booked: .*"Tour"/,
				),
			},
		]);
		expect(opportunities.count + visitors.count).toBe(0);

		const type = sandbox.records('opportunitytypes').add({ Name: 'Tour' });
		const booked = await submitForm(url, [...nora, '2031-03-04', '10:00']);
		expect(booked).toEqual({
			title: 'See you soon, Nora Lind!',
			message: 'We expect you at Sandbox Lisbon on 2031-03-04 at 10:00.',
			files: [],
		});
		const contact = coworkerOf(sandbox, 'nora@example.com');
		expect(contact).toMatchObject({
			FullName: 'Nora Lind',
			MobilePhone: '+44 7700 900201',
			Businesses: [3002],
		});
		const lead = { CoworkerId: contact.Id, CrmBoardColumnId: stage.Id, Status: 1, LeadSource: 1 };
		const rest = { OpportunityTypeId: type.Id, ResponsibleId: staff.Id };
		expect(opportunities.list()).toEqual([expect.objectContaining({ ...lead, ...rest })]);
		const visit = { FullName: 'Nora Lind', IsTour: true, BusinessId: 3002 };
		const first = { ...visit, ExpectedArrival: '2031-03-04T10:00:00Z' };
		expect(visitors.list()).toEqual([expect.objectContaining(first)]);

		// Who asks again, however spelt, comes twice, but stays the same contact with the same opportunity.
		const again = ['N. Lind', 'NORA@example.com', '', '', 'Sandbox Lisbon', '2031-07-04', '17:00'];
		expect((await submitForm(url, again)).title).toBe('See you soon, N. Lind!');
		expect(coworkerOf(sandbox, 'nora@example.com')).toMatchObject(contact);
		expect(opportunities.count).toBe(1);
		expect(visitors.list().map(({ ExpectedArrival }) => ExpectedArrival)).toEqual([
			'2031-03-04T10:00:00Z',
			'2031-07-04T16:00:00Z',
		]);
		expect(others.chatMessages).toHaveLength(1);
	},

	async 'booking-request.json'(place, file) {
		const { sandbox, credential } = place;
		const { Id: ResourceId } = sandbox.records('resources').add({ Name: 'Board Room' });
		const [ana, ben] = ['Ana Diaz', 'Ben Marsh'].map((FullName) => {
			const Email = `${FullName.split(' ')[0].toLowerCase()}@example.com`;
			return sandbox.coworkers.add({ FullName, Email });
		});
		const url = await publish(place, readExample(file, credential));
		const booked = await submitForm(url, [ana.Email, 'Board Room', '2031-07-04', '14:00', '15:30']);
		expect(booked.title).toBe('Board Room is reserved for you');
		const bookings = sandbox.records('bookings').list();
		expect(bookings).toEqual([
			expect.objectContaining({
				ResourceId,
				CoworkerId: ana.Id,
				FromTime: '2031-07-04T13:00:00Z',
				ToTime: '2031-07-04T14:30:00Z',
				Tentative: true,
			}),
		]);
		expect(booked.message).toBe(
			`Your booking has the number ${String(bookings[0].BookingNumber)}: 2031-07-04, 14:00 to 15:30. Our team confirms it shortly.`,
		);

		const late = await submitForm(url, [ben.Email, 'Board Room', '2031-07-04', '15:00', '16:00']);
		expect(late).toEqual({
			title: 'Board Room is already booked',
			message:
				'Somebody else has it on 2031-07-04 between 15:00 and 16:00. Please ask for another time or another room.',
			files: [],
		});
		const stranger = ['who@example.com', 'Board Room', '2031-07-05', '15:00', '16:00'];
		const unknown = await submitForm(url, stranger);
		expect(unknown.title).toBe('That did not work');
		expect(unknown.message).toContain('who@example.com');
		expect(sandbox.records('bookings').list()).toEqual(bookings);
	},

	async 'overdue-invoices.json'(place, file) {
		const { client, sandbox, credential, others } = place;
		const example = readExample(file, credential);
		setChatAddress(example, others);
		const { Id: CoworkerId } = sandbox.coworkers.add({
			FullName: 'Ana Diaz',
			Email: 'ana@example.com',
			BillingEmail: 'bills@example.com',
		});
		const invoices = sandbox.records('coworkerinvoices');
		const seeded = { BusinessId: 3001, CurrencyId: 3101, CoworkerId };
		const open = { ...seeded, DueAmount: 120.5, Paid: false, Draft: false, Void: false };
		const due = (InvoiceNumber: string, DueDate: string, more: IDataObject = {}) =>
			invoices.add({ ...open, CreditNote: false, InvoiceNumber, DueDate, ...more });
		due('INV-1', '2024-03-05T12:00:00Z');
		due('INV-2', '2024-02-04T12:00:00Z', { DueAmount: 80 });
		due('INV-3', '2024-02-03T12:00:00Z', { Paid: true, DueAmount: 0 });
		due('INV-4', '2024-02-02T12:00:00Z', { Void: true });
		due('INV-5', '2024-02-01T12:00:00Z', { Draft: true });
		due('INV-6', '2090-01-01T12:00:00Z');
		const before = invoices.list();
		expect((await client.runWorkflow(example)).status).toBe('success');
		expect(others.chatMessages).toEqual([
			{
				text: [
					'Overdue invoices: 2',
					'- INV-2: 80 GBP since 4 Feb 2024, Ana Diaz bills@example.com',
					'- INV-1: 120.5 GBP since 5 Mar 2024, Ana Diaz bills@example.com',
				].join('\n'),
			},
		]);
		expect(invoices.list()).toEqual(before);

		invoices.list().forEach((invoice) => Object.assign(invoice, { Paid: true, DueAmount: 0 }));
		expect((await client.runWorkflow(example)).status).toBe('success');
		expect(others.chatMessages).toHaveLength(1);
	},

	async 'parcel-desk.json'(place, file) {
		const { sandbox, credential } = place;
		const { Id: CoworkerId } = sandbox.coworkers.add({
			FullName: 'Ana Diaz',
			Email: 'ana@example.com',
		});
		const deliveries = sandbox.records('coworkerdeliveries');
		const arrived = await publish(place, readExample(file, credential));
		const collected = arrived.replace('parcel-arrived', 'parcel-collected');

		const recorded = await submitForm(arrived, ['Ana Diaz', 'Acme', 'Shelf 3']);
		const [{ Id }] = deliveries.list();
		expect(recorded.title).toBe(`Write ${Id} on the parcel`);
		expect(recorded.message).toBe('Parcel from Acme for Ana Diaz, kept at Shelf 3.');
		const parcel = { Name: 'Parcel from Acme', Location: 'Shelf 3', CoworkerId, BusinessId: 3001 };
		expect(deliveries.list()).toEqual([expect.objectContaining(parcel)]);
		expect(deliveries.get(Id)?.Collected).not.toBe(true);

		const unknown = await submitForm(arrived, ['Nobody', 'Acme', 'Shelf 3']);
		expect(unknown.title).toBe('The parcel is not recorded');
		expect(unknown.message).toContain('Nobody');
		expect(deliveries.count).toBe(1);

		const wrong = await submitForm(collected, [String(Id + 1)]);
		expect(wrong.title).toBe('The parcel is not marked');
		expect(deliveries.get(Id)?.Collected).not.toBe(true);
		const message = 'Parcel from Acme for Ana Diaz is marked as collected.';
		const done = { title: 'Done', message, files: [] };
		expect(await submitForm(collected, [String(Id)])).toEqual(done);
		const { CollectedOn } = deliveries.get(Id)!;
		expect(deliveries.get(Id)).toMatchObject({ ...parcel, Collected: true });
		expect(CollectedOn).toBeTruthy();
		expect(await submitForm(collected, [String(Id)])).toEqual(done);
		expect(deliveries.get(Id)?.CollectedOn).toBe(CollectedOn);
	},

	async 'contracts-from-proposals.json'(place, file) {
		const { sandbox, credential } = place;
		const [ana, ben] = ['Ana Diaz', 'Ben Marsh'].map((FullName) => {
			const Email = `${FullName.split(' ')[0].toLowerCase()}@example.com`;
			return sandbox.coworkers.add({ FullName, Email });
		});
		const contracts = sandbox.records('coworkercontracts');
		const url = await publish(place, readExample(file, credential));
		const sheet = (...rows: string[]) => {
			const heads = 'Coworker,Plan,Location,Start Date,Price,Billing Day';
			return new File([[heads, ...rows].join('\n')], 'proposals.csv', { type: 'text/csv' });
		};
		const proposals = [
			'ana@example.com,Hot Desk Monthly,Sandbox London,2031-03-01,175.5,15',
			'who@example.com,Hot Desk Monthly,Sandbox London,2031-03-01,,',
			'Ben Marsh,Dedicated Desk Monthly,Sandbox Lisbon,2031-04-01,,',
		];
		const made = await submitForm(url, [sheet(...proposals)]);
		expect(made.title).toBe('Contracts from proposals');
		expect(made.message).toContain('Contracts made: 2 of 3.');
		const [first, second] = contracts.list();
		expect(first).toMatchObject({
			CoworkerId: ana.Id,
			TariffId: 4001,
			IssuedById: 3001,
			StartDate: expect.stringMatching(/^2031-03-01/),
			Price: 175.5,
			BillingDay: 15,
			Quantity: 1,
		});
		expect(second).toMatchObject({ CoworkerId: ben.Id, IssuedById: 3002, BillingDay: 1 });
		expect(linesOf(made.files[0].text)).toEqual([
			'coworker,plan,location,start date,price,billing day,contract,reason',
			`${proposals[0]},${first.Id},`,
			expect.stringMatching(/^who@example\.com,.*who@example\.com/),
			`${proposals[2]},${second.Id},`,
		]);

		const again = await submitForm(url, [sheet(...proposals)]);
		expect(again.message).toContain('Contracts made: 0 of 3.');
		expect(linesOf(again.files[0].text)[1]).toBe(
			`${proposals[0]},,Has contract ${first.Id} on this plan already`,
		);
		expect(contracts.count).toBe(2);
	},

	async 'archived-member-bookings.json'(place, file) {
		const { sandbox } = place;
		const { Id: ResourceId } = sandbox.records('resources').add({ Name: 'Board Room' });
		const [ana, ben] = ['Ana Diaz', 'Ben Marsh'].map((FullName) =>
			sandbox.coworkers.add({ FullName, Email: `${FullName[0]}@example.com`, Archived: false }),
		);
		const bookings = sandbox.records('bookings');
		const book = ({ Id: CoworkerId }: { Id: number }, day: string) =>
			bookings.add({
				ResourceId,
				CoworkerId,
				FromTime: `${day}T09:00:00Z`,
				ToTime: `${day}T10:00:00Z`,
			});
		const past = book(ana, '2024-01-02');
		book(ana, '2090-01-02');
		const others = book(ben, '2090-01-03');
		book(ana, '2090-01-04');
		const refused = book(ana, '2090-01-05');
		const path = '/api/spaces/bookings/runcommand';
		sandbox.faults.add({ kind: 'softFailure', message: 'Not this one', path, skip: 2 });
		await listen(place, file);

		// Told late, or of another change.
		sandbox.webhooks.happen('CoworkerUpdate', { ...ben, Archived: true });
		await sandbox.webhooks.settled();
		expect(bookings.count).toBe(5);

		ana.Archived = true;
		sandbox.webhooks.happen('CoworkerUpdate', ana);
		const messages = await until('the chat has both messages', async () =>
			place.others.chatMessages.length > 1 ? place.others.chatMessages : undefined,
		);
		const texts = [
			[
				'Ana Diaz is archived. These bookings are cancelled:',
				'- Board Room, 2 Jan 2090, 09:00',
				'- Board Room, 4 Jan 2090, 09:00',
			],
			[
				'Ana Diaz is archived, but these bookings could not be cancelled. Please look at them in Nexudus:',
				'- Board Room, 5 Jan 2090, 09:00: Not this one',
			],
		];
		expect(messages).toEqual(texts.map((lines) => ({ text: lines.join('\n') })));
		expect(bookings.list()).toEqual([past, others, refused]);
		expect(sandbox.records('cancelledbookings').list()).toEqual([
			expect.objectContaining({ CoworkerId: ana.Id, CancellationReason: 7 }),
			expect.objectContaining({ CoworkerId: ana.Id, CancellationReason: 7 }),
		]);
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
		const asked = Object.keys(first.tools![0].parameters.properties);
		expect(asked.sort()).toEqual(Object.keys(toolArguments).sort());
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
	{ limits: {}, webhookRetryPause: 200 },
);
