import type { IDataObject, INode } from 'n8n-workflow';

import { createCoworkers, createRequests, people, useSandbox } from './support/coworkers';
import { REQUIRED_PARAMETERS } from './support/engine';
import type { OperationRun } from './support/operations';
import {
	byId,
	failedJson,
	jsonOf,
	listRequests,
	locator,
	runCoworkers,
	stored,
	updateRequests,
	writtenOf,
} from './support/operations';

// The long waits for lost records.
jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const sandbox = useSandbox({ uniqueEmails: false });

const POST = { method: 'POST', path: '/api/spaces/coworkers' } as const;
const LIST = { method: 'GET', path: '/api/spaces/coworkers' } as const;

const retrying = (maxTries: number): Partial<INode> => ({
	retryOnFail: true,
	maxTries,
	// n8n takes 0 for its default, a second.
	waitBetweenTries: 1,
});

describe('a create whose answer is lost, with Retry On Fail', () => {
	test.each([
		['resetBefore', 2],
		['resetAfter', 2],
		['resetBefore', 5],
		['resetAfter', 5],
	] as const)('is made once: %s, %d tries', async (kind, maxTries) => {
		sandbox().faults.add({ ...POST, kind });
		sandbox().faults.add({ ...LIST, kind: 'status', status: 403 });
		const { outputs, error } = await createCoworkers(sandbox(), { node: retrying(maxTries) });
		expect(error).toBeUndefined();
		expect(sandbox().coworkers.count).toBe(1);
		expect(writtenOf(outputs[0])).toEqual([{ Id: sandbox().coworkers.list()[0].Id }]);
	});

	test('is not made again by any of the tries once nobody can tell', async () => {
		sandbox().faults.add({ ...POST, kind: 'hang' });
		const { error } = await createCoworkers(sandbox(), {
			node: retrying(3),
			options: { timeout: 1 },
		});
		expect(error?.message).toContain('may or may not have been created');
		expect(createRequests(sandbox())).toHaveLength(1);
	});

	test.each(['create', 'upsert'] as const)(
		'stays in doubt, whatever the further try fails for: %s',
		async (operation) => {
			sandbox().faults.add({ ...POST, kind: 'hang', times: 1 });
			sandbox().faults.add({ ...LIST, kind: 'status', status: 403, skip: 8, times: 9 });
			const { error } = await runCoworkers(sandbox(), operation, {
				items: people(1),
				parameters: REQUIRED_PARAMETERS,
				node: retrying(2),
				options: { timeout: 1 },
			});
			expect(error?.message).toMatch(
				/^The coworker may or may not have been created: .*Search Nexudus for the email person0/,
			);
			expect(error?.description).toContain('could not be checked');
			expect(createRequests(sandbox())).toHaveLength(1);
		},
	);
});

describe('Create or Update after a create of which nobody knows what became of it', () => {
	const upsert = async (run: OperationRun = {}) =>
		await runCoworkers(sandbox(), 'upsert', {
			items: people(1),
			parameters: REQUIRED_PARAMETERS,
			...run,
		});
	const giveUp = async () =>
		await createCoworkers(sandbox(), { options: { timeout: 1 }, onError: 'continueErrorOutput' });

	test('sends no second one while the first may still appear', async () => {
		sandbox().faults.add({ ...POST, kind: 'hang' });
		await giveUp();
		const { error } = await upsert();
		expect(error?.message).toMatch(
			/^The coworker may or may not have been created before.*Search Nexudus for the email person0@example\.com/,
		);
		expect(createRequests(sandbox())).toHaveLength(1);
	});

	test.each([
		['M-1', 1],
		['m-2', 2],
	])('goes by the number that it matches by: %s', async (referenceNumber, sends) => {
		sandbox().faults.add({ ...POST, kind: 'hang' });
		const parameters = { additionalFields: { referenceNumber: 'M-1' } };
		const options = { timeout: 1 };
		await createCoworkers(sandbox(), { parameters, options });
		await upsert({
			items: [{ email: 'new@example.com' }],
			parameters: {
				...REQUIRED_PARAMETERS,
				matchBy: 'ReferenceNumber',
				additionalFields: { referenceNumber },
			},
		});
		expect(createRequests(sandbox())).toHaveLength(sends);
	});

	test('updates the one that appears while it looks', async () => {
		sandbox().faults.add({ ...POST, kind: 'hang' });
		await giveUp();
		let looks = 0;
		sandbox().faults.add({
			...LIST,
			kind: 'throttle',
			retryAfter: 0,
			times: 1,
			match: () => {
				looks += 1;
				if (looks < 4) return false;
				sandbox().coworkers.add({ Email: 'person0@example.com' });
				return true;
			},
		});
		const { outputs } = await upsert();
		const [{ Id }] = sandbox().coworkers.list();
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'updated' }]);
		expect(sandbox().coworkers.count).toBe(1);
	});

	test('takes no notice of one that Nexudus refused in the end', async () => {
		sandbox().faults.add({ ...POST, kind: 'ooops', times: 5 });
		await giveUp();
		expect(sandbox().coworkers.count).toBe(0);
		const { outputs } = await upsert();
		const [{ Id }] = sandbox().coworkers.list();
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'created' }]);
	});

	test('is about the one that was under way when its execution was canceled', async () => {
		let cancel = () => {};
		const isCanceled = () => {
			cancel();
			return true;
		};
		sandbox().faults.add({ ...POST, kind: 'hang', match: isCanceled });
		await createCoworkers(sandbox(), {
			onStart: (running) => {
				cancel = () => running.cancel();
			},
		});
		const { error } = await upsert();
		expect(error?.message).toContain('may or may not have been created before');
		expect(createRequests(sandbox())).toHaveLength(1);
	});

	test('waits for the one that is under way, and that no list shows yet', async () => {
		sandbox().setOptions({ latency: 300, listLag: 60_000 });
		const [created, updated] = await Promise.all([createCoworkers(sandbox()), upsert()]);
		const [{ Id }] = sandbox().coworkers.list();
		expect(sandbox().coworkers.count).toBe(1);
		expect(writtenOf(created.outputs[0])).toEqual([{ Id }]);
		expect(jsonOf(updated.outputs[0])).toEqual([expect.objectContaining({ Id })]);
	});
});

test('two executions at once do not take each other for their own', async () => {
	sandbox().faults.add({ ...POST, kind: 'resetAfter', times: 2 });
	const results = await Promise.all([createCoworkers(sandbox()), createCoworkers(sandbox())]);
	const ids = results.flatMap(({ outputs }) => jsonOf(outputs[0])).map(({ Id }) => Id);
	expect(new Set(ids)).toEqual(
		new Set(
			sandbox()
				.coworkers.list()
				.map(({ Id }) => Id),
		),
	);
	expect(ids).toHaveLength(2);
});

test('an execution does not take the coworker of the one before it for its own', async () => {
	await createCoworkers(sandbox());
	sandbox().faults.add({ ...POST, kind: 'resetBefore' });
	const { outputs } = await createCoworkers(sandbox());
	expect(sandbox().coworkers.count).toBe(2);
	expect(writtenOf(outputs[0])).toEqual([{ Id: sandbox().coworkers.list()[1].Id }]);
});

test('what somebody else created while the item was throttled is not taken for its own', async () => {
	const [{ email }] = people(1);
	sandbox().faults.add({
		...POST,
		kind: 'throttle',
		retryAfter: 2,
		match: () => Boolean(sandbox().coworkers.add({ Email: String(email) })),
	});
	sandbox().faults.add({ ...POST, kind: 'resetBefore' });
	const { outputs } = await createCoworkers(sandbox());
	const [stranger, own] = sandbox().coworkers.list();
	expect(writtenOf(outputs[0])).toEqual([{ Id: own.Id }]);
	expect(stranger.Id).not.toBe(own.Id);
});

describe('"Ooops!"', () => {
	test('that passes is waited for', async () => {
		sandbox().faults.add({ ...POST, kind: 'ooops', times: 4 });
		const { outputs } = await createCoworkers(sandbox());
		expect(writtenOf(outputs[0])).toEqual([{ Id: sandbox().coworkers.list()[0].Id }]);
	});

	test('that lasts is a failure in the words of Nexudus, and later items are sent once', async () => {
		sandbox().faults.add({ ...POST, kind: 'ooops', times: 100 });
		const items = people(7);
		const { outputs } = await createCoworkers(sandbox(), { items, onError: 'continueErrorOutput' });
		const [, failed] = outputs;
		const words = expect.stringMatching(/was not created: .*Ooops! There was a problem/);
		expect(jsonOf(failed)).toEqual(items.map((item) => failedJson(item, words, { status: 500 })));
		const last = createRequests(sandbox()).filter(({ body }) => body.Email === items[6].email);
		expect(last).toHaveLength(1);
		expect(createRequests(sandbox()).length).toBeLessThanOrEqual(5 * 5 + 2);
	});
});

describe('an update', () => {
	test('does not undo what others changed while it waited', async () => {
		const { Id } = sandbox().coworkers.add({ Position: 'Analyst', CityName: 'Paris' });
		sandbox().faults.add({
			kind: 'throttle',
			method: 'PUT',
			retryAfter: 0,
			match: () => Boolean(Object.assign(sandbox().coworkers.get(Id)!, { Position: 'Director' })),
		});
		const parameters = { coworkerId: byId(Id), additionalFields: { cityName: 'Lisbon' } };
		const { error } = await runCoworkers(sandbox(), 'update', { parameters });
		expect(error).toBeUndefined();
		expect(stored(sandbox(), Id)).toMatchObject({ Position: 'Director', CityName: 'Lisbon' });
	});

	test('keeps what the node does not know, and sends no nulls', async () => {
		sandbox().setOptions({ putMode: 'replace' });
		const CustomFields = { Data: [{ Name: '7', Value: 'vegan', Type: 'string', JsonValue: null }] };
		const { Id } = sandbox().coworkers.add({ CustomFields, Position: null });
		const parameters = { coworkerId: byId(Id), additionalFields: { cityName: 'Lisbon' } };
		await runCoworkers(sandbox(), 'update', { parameters });
		expect(stored(sandbox(), Id)).toMatchObject({ CustomFields, CityName: 'Lisbon' });
		const [{ body }] = updateRequests(sandbox());
		expect(Object.values(body)).not.toContain(null);
	});

	test.each<[what: string, parameters: IDataObject]>([
		['has it all already', { additionalFields: { cityName: 'Lisbon' } }],
		['is given nothing', {}],
		['is to lose what it does not have', { fieldsToClear: ['position'] }],
	])('of a coworker that %s writes nothing, and says so', async (_what, more) => {
		const { Id } = sandbox().coworkers.add({ CityName: 'Lisbon', Position: null });
		const parameters = { coworkerId: byId(Id), ...more };
		const { outputs } = await runCoworkers(sandbox(), 'update', { parameters });
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'unchanged' }]);
		expect(updateRequests(sandbox())).toEqual([]);
	});
});

describe('where Nexudus is read in another way', () => {
	test.each(['signed', 'binary', 'words'] as const)(
		'the newest come first when they are asked for: %s',
		async (sortDirection) => {
			sandbox().setOptions({ readings: { sortDirection, unknownParameters: 'ignored' } });
			const ids = [1, 2, 3].map(() => sandbox().coworkers.add({}).Id);
			const list = async (direction: string) => {
				const options = { sortBy: 'Id', sortDirection: direction };
				const { outputs } = await runCoworkers(sandbox(), 'getAll', { options });
				return jsonOf(outputs[0]).map(({ Id }) => Id);
			};
			expect(await list('descending')).toEqual([...ids].reverse());
			expect(await list('ascending')).toEqual(ids);
		},
	);

	test('a filter that is ignored is no wish for everybody', async () => {
		const rows = ['ada@example.com', 'grace@other.example'].map((Email, index) => ({
			Id: index + 1,
			Email,
		}));
		sandbox().faults.add({
			...LIST,
			kind: 'status',
			status: 200,
			body: { Records: rows, TotalItems: 2, TotalPages: 1, HasNextPage: false },
		});
		const { error } = await runCoworkers(sandbox(), 'getAll', {
			parameters: { filters: { email: 'ada@' } },
		});
		expect(error?.message).toContain('Nexudus ignored the filter Email');
	});

	test('a range is left to Nexudus where its rows do not tell the time', async () => {
		const answered = { TotalItems: 1, TotalPages: 1, HasNextPage: false };
		sandbox().faults.add({
			...LIST,
			kind: 'status',
			status: 200,
			times: 2,
			body: { Records: [{ Id: 1, Email: 'ada@example.com' }], ...answered },
		});
		const { outputs } = await runCoworkers(sandbox(), 'getAll', {
			parameters: { filters: { createdOnFrom: '2025-01-15T14:30:00Z' } },
		});
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ Id: 1 })]);
		expect(listRequests(sandbox()).at(-1)?.query).toMatchObject({
			from_Coworker_CreatedOn: '2025-01-15T14:30',
		});
	});

	test('a limit counts the rows within a range alone, however many are beside it', async () => {
		sandbox().setOptions({ readings: { rangeZone: 'local' } });
		const at = (minute: number) => new Date(Date.UTC(2025, 0, 15, 12, minute)).toISOString();
		const ids = Array.from({ length: 300 }, (_, minute) => {
			return sandbox().coworkers.add({ CreatedOn: at(minute) }).Id;
		});
		for (const sortBy of ['Id', 'CreatedOn']) {
			const { outputs } = await runCoworkers(sandbox(), 'getAll', {
				parameters: { limit: 2, filters: { createdOnFrom: at(200) } },
				options: { sortBy, sortDirection: 'ascending' },
			});
			expect(jsonOf(outputs[0]).map(({ Id }) => Id)).toEqual(ids.slice(200, 202));
		}
	});

	test('the country of a list is asked for by its true name', async () => {
		sandbox().setOptions({ readings: 'live' });
		const { Id } = sandbox().coworkers.add({ CountryId: 1220 });
		sandbox().coworkers.add({ CountryId: 1221 });
		const { outputs } = await runCoworkers(sandbox(), 'getAll', {
			parameters: { filters: { countryId: locator('id', 1220) } },
		});
		expect(jsonOf(outputs[0]).map((row) => row.Id)).toEqual([Id]);
		expect(listRequests(sandbox())[0].query).toMatchObject({ Coworker_Country: '1220' });
	});

	test('enums that a new coworker has to have are added, and known from then on', async () => {
		sandbox().setOptions({ readings: { enumsOnCreate: 'demanded' } });
		const { error } = await createCoworkers(sandbox(), { items: people(3) });
		expect(error).toBeUndefined();
		expect(sandbox().coworkers.count).toBe(3);
		expect(createRequests(sandbox()).map(({ status }) => status)).toEqual([400, 200, 200, 200]);
		expect(sandbox().coworkers.list()[0]).toMatchObject({ CoworkerType: 1, Gender: 1 });
	});

	test.each<[locations: number[], more: IDataObject, invoicing: number | undefined]>([
		[[3002], {}, 3002],
		[[3002], { additionalFields: { invoicing: { invoicingBusinessId: byId(3003) } } }, 3003],
		[[3002, 3003], {}, undefined],
	])('a new coworker of %j is invoiced by %j %s', async (businesses, more, invoicing) => {
		await createCoworkers(sandbox(), { parameters: { additionalFields: { businesses }, ...more } });
		const [{ body }] = createRequests(sandbox());
		expect(body.InvoicingBusinessId).toBe(invoicing);
	});
});

test.each(['signed', 'binary', 'words'] as const)(
	'a Nexudus that refuses what it does not know is asked for a direction that it knows: %s',
	async (sortDirection) => {
		sandbox().setOptions({ readings: { sortDirection, unknownParameters: 'refused' } });
		sandbox().faults.add({ ...POST, kind: 'resetAfter' });
		const { outputs } = await createCoworkers(sandbox());
		const [{ Id }] = sandbox().coworkers.list();
		expect(writtenOf(outputs[0])).toEqual([{ Id }]);
		const other = sandbox().coworkers.add({}).Id;
		const options = { sortBy: 'Id', sortDirection: 'descending' };
		const listed = await runCoworkers(sandbox(), 'getAll', { options });
		expect(jsonOf(listed.outputs[0]).map((row) => row.Id)).toEqual([other, Id]);
	},
);
