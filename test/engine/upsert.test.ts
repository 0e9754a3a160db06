import type { IDataObject } from 'n8n-workflow';

import { startTestSandbox, useSandbox } from './support/coworkers';
import { REQUIRED_PARAMETERS } from './support/engine';
import type { OperationRun } from './support/operations';
import {
	byId,
	jsonOf,
	listRequests,
	runCoworkers,
	stored,
	withoutRoles,
	writeRequests,
	writtenOf,
} from './support/operations';

const ON_ERROR = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

describe.each(['replace', 'merge'] as const)('where PUT means %s', (putMode) => {
	const sandbox = useSandbox({ putMode, uniqueEmails: false });

	async function upsert(items: IDataObject[], { parameters, ...run }: OperationRun = {}) {
		return await runCoworkers(sandbox(), 'upsert', {
			items,
			parameters: { ...REQUIRED_PARAMETERS, ...parameters },
			...run,
		});
	}

	/** What went over the wire, without the reads. */
	function methods() {
		return writeRequests(sandbox()).map(({ method }) => method);
	}

	test('creates a coworker that does not exist yet', async () => {
		const { outputs, error } = await upsert([{ email: 'ada@example.com', city: 'London' }], {
			parameters: { additionalFields: { cityName: '={{ $json.city }}' } },
		});
		expect(error).toBeUndefined();
		const [ada] = sandbox().coworkers.findByEmail('ada@example.com');
		expect(ada).toMatchObject({ FullName: 'Nathan Hale', CityName: 'London', CountryId: 1220 });
		expect(writtenOf(outputs[0])).toEqual([{ Id: ada.Id, action: 'created' }]);
		expect(methods()).toEqual(['POST']);
	});

	test.each(['ada@example.com', 'ADA@Example.com', ' ada@example.com '])(
		'updates the coworker with the email "%s" and keeps all else of it',
		async (email) => {
			const { Id } = sandbox().coworkers.add({
				FullName: 'Ada Lovelace',
				Email: 'Ada@example.com',
				Businesses: [3002],
				Teams: [5004],
				TariffId: 4002,
				BillingDay: 15,
				Position: 'Analyst',
				CreateUser: true,
			});
			const before = stored(sandbox(), Id);
			const { outputs, error } = await upsert([{ email }], {
				parameters: { additionalFields: { cityName: 'London' } },
			});
			expect(error).toBeUndefined();
			expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
			delete before.CreateUser;
			const changes = { FullName: 'Nathan Hale', Email: email.trim(), CityName: 'London' };
			expect(stored(sandbox(), Id)).toEqual({ ...before, ...changes });
			expect(sandbox().coworkers.count).toBe(1);
			expect(methods()).toEqual(['PUT']);
			expect(sandbox().welcomeEmails).toEqual([]);
		},
	);

	test('does not touch coworkers whose email merely contains the one wanted', async () => {
		const others = ['xada@example.com', 'ada@example.com.au', 'ada@example.community'].map(
			(Email) => sandbox().coworkers.add({ Email }).Id,
		);
		const before = others.map((id) => stored(sandbox(), id));
		const { outputs } = await upsert([{ email: 'ada@example.com' }]);
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ action: 'created' })]);
		expect(others.map((id) => stored(sandbox(), id))).toEqual(before);
		expect(sandbox().coworkers.count).toBe(4);
	});

	test('finds the one among more that contain its email than fit on a page', async () => {
		for (let index = 0; index < 1000; index++) {
			sandbox().coworkers.add({ Email: `${index}ada@example.com` });
		}
		const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com' });
		const { outputs } = await upsert([{ email: 'ada@example.com' }]);
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
		expect(listRequests(sandbox()).map(({ query }) => query.page)).toEqual(['1', '2']);
	});

	test.each(ON_ERROR)(
		'writes nothing for an email that several coworkers have, and lists their IDs (On Error: %s)',
		async (onError) => {
			const ids = ['twin@example.com', 'TWIN@example.com'].map(
				(Email) => sandbox().coworkers.add({ Email }).Id,
			);
			const before = ids.map((id) => stored(sandbox(), id));
			const { outputs, error } = await upsert([{ email: 'twin@example.com' }], { onError });
			const message = `Several coworkers have the email twin@example.com: ID ${ids.join(', ')}`;
			const shown = onError === 'continueErrorOutput' ? outputs[1] : outputs[0];
			expect(error?.message ?? jsonOf(shown)[0].error).toContain(message);
			expect(methods()).toEqual([]);
			expect(ids.map((id) => stored(sandbox(), id))).toEqual(before);
		},
	);

	test.each(ON_ERROR)(
		'updates what an earlier item with the same email created (On Error: %s)',
		async (onError) => {
			const spellings = ['ada@example.com', 'grace@example.com', 'ADA@example.com'];
			const items = [...spellings, ...spellings, ...spellings, ...spellings].map(
				(email, index): IDataObject => ({ email, number: index + 1 }),
			);
			const customFields = Object.fromEntries(
				items.map(({ number }) => [
					`custom${String(number)}`,
					`={{ $json.number === ${String(number)} ? 'from item ${String(number)}' : null }}`,
				]),
			);
			const { outputs, error } = await upsert(items, {
				parameters: { additionalFields: { customFields } },
				onError,
			});
			expect(error).toBeUndefined();
			const [ada] = sandbox().coworkers.findByEmail('ada@example.com');
			const [grace] = sandbox().coworkers.findByEmail('grace@example.com');
			expect(sandbox().coworkers.count).toBe(2);
			expect(writtenOf(outputs[0])).toEqual(
				items.map((_item, index) => ({
					Id: index % 3 === 1 ? grace.Id : ada.Id,
					action: index < 2 ? 'created' : 'updated',
				})),
			);
			for (const { number } of items) {
				const owner = Number(number) % 3 === 2 ? grace : ada;
				expect(owner[`Custom${String(number)}`]).toBe(`from item ${String(number)}`);
			}
		},
	);

	test('knows what it has written, though Nexudus does not list it yet', async () => {
		sandbox().faults.add({
			kind: 'status',
			status: 200,
			body: { Records: [], TotalItems: 0, HasNextPage: false },
			method: 'GET',
			match: ({ path }) => path === '/api/spaces/coworkers',
			times: Infinity,
		});
		const emails = ['zoe\u0308@example.com', 'ZO\u00cb@example.com', ' zo\u00eb@example.com'];
		const { outputs, error } = await upsert(emails.map((email) => ({ email })));
		expect(error).toBeUndefined();
		expect(sandbox().coworkers.count).toBe(1);
		const [{ Id }] = sandbox().coworkers.list();
		expect(writtenOf(outputs[0])).toEqual(
			['created', 'updated', 'updated'].map((action) => ({ Id, action })),
		);
	});

	test.each([
		['zoe\u0308@example.com', 'zo\u00eb@example.com'],
		['zo\u00eb@example.com', 'zoe\u0308@example.com'],
	])('finds %s by the same email in other code points', async (Email, email) => {
		const { Id } = sandbox().coworkers.add({ Email });
		const { outputs } = await upsert([{ email }]);
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
		expect(sandbox().coworkers.count).toBe(1);
	});

	test.each([
		[undefined, { CityName: 'Lisbon', Teams: [5004] }],
		['clear', { CityName: undefined, Teams: [] }],
	])('treats blank cells as Empty Values says: %s', async (emptyValues, after) => {
		const { Id } = sandbox().coworkers.add({
			...{ Email: 'old@example.com', CityName: 'Lisbon', Teams: [5004] },
		});
		const { error } = await upsert([{ email: 'old@example.com' }, { email: 'new@example.com' }], {
			parameters: { additionalFields: { cityName: '={{ "" }}', teams: '={{ [] }}' } },
			options: emptyValues ? { emptyValues } : {},
		});
		expect(error).toBeUndefined();
		const { CityName, Teams } = stored(sandbox(), Id);
		expect({ CityName, Teams }).toEqual(after);
		const [, created] = writeRequests(sandbox()).reverse();
		expect(created.method).toBe('POST');
		expect(created.body).not.toHaveProperty('CityName');
		expect(created.body).not.toHaveProperty('Teams');
	});

	test.each(ON_ERROR)(
		'an answer that got lost makes no second coworker (On Error: %s)',
		async (onError) => {
			const emails = ['ada@example.com', 'grace@example.com', 'ada@example.com'];
			sandbox().faults.add({ kind: 'resetAfter', method: 'POST', email: emails[0] });
			const { outputs, error } = await upsert(
				emails.map((email) => ({ email })),
				{ onError },
			);
			expect(error).toBeUndefined();
			expect(sandbox().coworkers.count).toBe(2);
			const [ada] = sandbox().coworkers.findByEmail('ada@example.com');
			const [grace] = sandbox().coworkers.findByEmail('grace@example.com');
			expect(writtenOf(outputs[0])).toEqual([
				{ Id: ada.Id, action: 'created' },
				{ Id: grace.Id, action: 'created' },
				{ Id: ada.Id, action: 'unchanged' },
			]);
		},
	);

	test('an update whose answer got lost is sent again', async () => {
		const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com', Position: 'Analyst' });
		sandbox().faults.add({ kind: 'resetAfter', method: 'PUT' });
		const { outputs } = await upsert([{ email: 'ada@example.com' }]);
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
		expect(stored(sandbox(), Id)).toMatchObject({ Position: 'Analyst', FullName: 'Nathan Hale' });
		expect(sandbox().coworkers.count).toBe(1);
	});

	test('an item that failed leaves the next with the same email to create', async () => {
		sandbox().faults.add({
			kind: 'status',
			status: 400,
			body: { Message: 'Not today', WasSuccessful: false },
			method: 'POST',
			path: '/api/spaces/coworkers',
		});
		const { outputs } = await upsert([{ email: 'ada@example.com' }, { email: 'ada@example.com' }], {
			onError: 'continueErrorOutput',
		});
		const [ada] = sandbox().coworkers.findByEmail('ada@example.com');
		expect(writtenOf(outputs[0])).toEqual([{ Id: ada.Id, action: 'created' }]);
		expect(jsonOf(outputs[1])).toEqual([
			expect.objectContaining({ email: 'ada@example.com', error: 'Not today' }),
		]);
	});
});

const sandbox = useSandbox();

async function upsert(run: OperationRun = {}) {
	return await runCoworkers(sandbox(), 'upsert', {
		items: [{ email: 'new@example.com' }, { email: 'old@example.com' }],
		parameters: REQUIRED_PARAMETERS,
		...run,
	});
}

test.each(['response', 'record'])('tells the action in a %s as well', async (output) => {
	const old = sandbox().coworkers.add({ Email: 'old@example.com' });
	const { outputs } = await upsert({ options: { output } });
	const shown = output === 'record' ? { Businesses: [3001], Teams: [] } : { WasSuccessful: true };
	expect(outputs[0].map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
		[expect.objectContaining({ ...shown, action: 'created' }), { item: 0 }],
		[expect.objectContaining({ ...shown, Id: old.Id, action: 'updated' }), { item: 1 }],
	]);
});

test('sends a welcome email only when it is told to', async () => {
	sandbox().coworkers.add({ Email: 'old@example.com' });
	await upsert();
	expect(sandbox().welcomeEmails).toEqual([]);
	await upsert({
		parameters: {
			...REQUIRED_PARAMETERS,
			additionalFields: { portalAccess: { createUser: true } },
		},
	});
	expect(sandbox().welcomeEmails).toEqual(['new@example.com', 'old@example.com']);
});

test.each([
	['Coworker-List', 0],
	['Coworker-Read', 1],
	['Coworker-Edit', 1],
	['Coworker-Create', 0],
])('names the role %s that it lacks', async (role, itemIndex) => {
	sandbox().coworkers.add({ Email: 'old@example.com' });
	withoutRoles(sandbox(), role);
	const { error } = await upsert();
	expect(error?.message).toContain(`lacks the role ${role} [item ${itemIndex}]`);
});

test('names what is missing before anything is sent', async () => {
	const { error } = await upsert({ items: [{ email: 'new@example.com' }, { email: '' }] });
	expect(error?.message).toBe('Email is required [item 1]');
	expect(sandbox().requests).toEqual([]);
});

describe('where lists do not show yet what another execution created', () => {
	beforeEach(() => sandbox().setOptions({ listLag: 60_000, readings: { emails: 'shared' } }));

	test.each(['upsert', 'create'])('its coworker is updated, not created again: %s', async (by) => {
		const items = [{ email: 'ada@example.com' }];
		await runCoworkers(sandbox(), by, { items, parameters: REQUIRED_PARAMETERS });
		const { outputs } = await upsert({ items });
		const [{ Id }] = sandbox().coworkers.list();
		expect(sandbox().coworkers.count).toBe(1);
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ Id, action: 'unchanged' })]);
	});

	test('one that has another email since is somebody else', async () => {
		const items = [{ email: 'ada@example.com' }];
		await upsert({ items });
		const [ada] = sandbox().coworkers.list();
		Object.assign(ada, { Email: 'lovelace@example.com' });
		const { outputs } = await upsert({ items });
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ action: 'created' })]);
		expect(ada.Email).toBe('lovelace@example.com');
	});
});

describe('country and time zone', () => {
	const sandbox = useSandbox();
	const none = { countryId: byId(''), simpleTimeZoneId: byId('') };
	const items = [{ email: 'ada@example.com', country: '' }];

	test('are not asked for where the coworker is there, and stay as they are', async () => {
		const { Id } = sandbox().coworkers.add({
			Email: 'ada@example.com',
			CountryId: 1221,
			SimpleTimeZoneId: 2024,
		});
		const { error } = await runCoworkers(sandbox(), 'upsert', {
			items,
			parameters: { ...REQUIRED_PARAMETERS, ...none, countryId: byId('={{ $json.country }}') },
		});
		expect(error).toBeUndefined();
		expect(stored(sandbox(), Id)).toMatchObject({
			FullName: 'Nathan Hale',
			CountryId: 1221,
			SimpleTimeZoneId: 2024,
		});
	});

	test('of a coworker who is there stay as they are, whatever is given for a new one', async () => {
		const own = { Email: 'ada@example.com', CountryId: 1221, SimpleTimeZoneId: 2024 };
		const { Id } = sandbox().coworkers.add({ ...own, FullName: 'Nathan Hale' });
		const { outputs } = await runCoworkers(sandbox(), 'upsert', {
			items,
			parameters: REQUIRED_PARAMETERS,
		});
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'unchanged' }]);
		expect(stored(sandbox(), Id)).toMatchObject(own);
	});

	test('are asked for where the coworker is new', async () => {
		const { error } = await runCoworkers(sandbox(), 'upsert', {
			items,
			parameters: { ...REQUIRED_PARAMETERS, ...none },
		});
		expect(error?.message).toContain(
			'Country is required, for there is no such coworker yet; Time Zone is required, for',
		);
		expect(writeRequests(sandbox())).toEqual([]);
	});

	test('of a new coworker follow one from the other', async () => {
		await runCoworkers(sandbox(), 'upsert', {
			items,
			parameters: { ...REQUIRED_PARAMETERS, ...none, countryId: byId('UK') },
		});
		expect(sandbox().coworkers.list()).toEqual([
			expect.objectContaining({ CountryId: 1220, SimpleTimeZoneId: 2023 }),
		]);
	});
});

describe('Match By', () => {
	const sandbox = useSandbox({ uniqueEmails: false });

	async function match(items: IDataObject[], parameters: IDataObject = {}) {
		return await runCoworkers(sandbox(), 'upsert', {
			items,
			parameters: {
				...REQUIRED_PARAMETERS,
				matchBy: 'ReferenceNumber',
				additionalFields: { referenceNumber: '={{ $json.ref }}' },
				...parameters,
			},
		});
	}

	test.each([
		['ReferenceNumber', { additionalFields: { referenceNumber: ' m-1 ' } }],
		['AccessCardId', { additionalFields: { accessControl: { accessCardId: 'M-1' } } }],
		['TaxIDNumber', { additionalFields: { tax: { taxIDNumber: 'M-1' } } }],
	])('%s finds the one coworker, whose email then changes', async (matchBy, parameters) => {
		const { Id } = sandbox().coworkers.add({ Email: 'old@example.com', [matchBy]: 'M-1' });
		sandbox().coworkers.add({ Email: 'other@example.com', [matchBy]: 'M-10' });
		const items = [{ email: 'new@example.com' }];
		const { outputs, error } = await match(items, { matchBy, ...parameters });
		expect(error).toBeUndefined();
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
		expect(stored(sandbox(), Id)).toMatchObject({ Email: 'new@example.com' });
		expect(sandbox().coworkers.list()).toHaveLength(2);
	});

	test('creates whom nobody is, once for items alike, though others have the email', async () => {
		sandbox().coworkers.add({ Email: 'home@example.com', ReferenceNumber: 'M-1' });
		const { outputs, error } = await match([
			{ email: 'home@example.com', ref: 'M-2' },
			{ email: 'home@example.com', ref: 'M-2' },
			{ email: 'home@example.com', ref: 'M-1' },
		]);
		expect(error).toBeUndefined();
		expect(writtenOf(outputs[0]).map(({ action }) => action)).toEqual([
			'created',
			'unchanged',
			'updated',
		]);
		expect(sandbox().coworkers.list()).toHaveLength(2);
	});

	test('makes no second of a coworker who has no number yet', async () => {
		const { Id } = sandbox().coworkers.add({ Email: 'ada@example.com' });
		const { error } = await match([{ email: 'ada@example.com', ref: 'M-1' }]);
		expect(error?.message).toContain(
			`No coworker has the Reference Number M-1, but one without any has the email ada@example.com: ID ${Id}`,
		);
		expect(writeRequests(sandbox())).toEqual([]);
	});

	test('needs the number of every item, and nothing else of who is there', async () => {
		const own = { Email: 'ada@example.com', FullName: 'Ada', ReferenceNumber: 'M-1' };
		const { Id } = sandbox().coworkers.add(own);
		const { error } = await match([{ email: 'ada@example.com', ref: '' }]);
		expect(error?.message).toContain('Reference Number is required: Match By looks for it');
		const { outputs } = await match([{ email: '', ref: 'M-1', name: '' }], {
			fullName: '={{ $json.name }}',
			email: '={{ $json.email }}',
		});
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'unchanged' }]);
		expect(stored(sandbox(), Id)).toMatchObject(own);
	});

	test('takes the number from a column', async () => {
		const { Id } = sandbox().coworkers.add({ Email: 'a@example.com', ReferenceNumber: 'M-1' });
		const { outputs, error } = await runCoworkers(sandbox(), 'upsert', {
			items: [{ 'Member No': 'M-1', Mobile: '1' }],
			parameters: { mappingMode: 'automatic', matchBy: 'ReferenceNumber' },
		});
		expect(error).toBeUndefined();
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
	});
});

test('Include Input Fields keeps what the input has, behind what the node tells', async () => {
	const sandbox = await startTestSandbox();
	try {
		const { outputs } = await runCoworkers(sandbox, 'upsert', {
			items: [{ email: 'ada@example.com', Id: 'row 1', note: 'Hi' }],
			parameters: REQUIRED_PARAMETERS,
			options: { includeInputFields: true },
		});
		const [{ Id }] = sandbox.coworkers.list();
		const [json] = jsonOf(outputs[0]);
		expect(Object.entries(json)).toEqual([
			['Id', Id],
			['FullName', 'Nathan Hale'],
			['Email', 'ada@example.com'],
			['action', 'created'],
			['email', 'ada@example.com'],
			['note', 'Hi'],
		]);
	} finally {
		await sandbox.close();
	}
});
