import type { IDataObject } from 'n8n-workflow';

import { useSandbox } from './support/coworkers';
import { byEmail, byId, failedJson, jsonOf, runCoworkers, stored } from './support/operations';

const RECORD = {
	FullName: 'Ada Lovelace',
	Email: 'Ada@example.com',
	Businesses: [3002, 3003],
	Teams: [5004],
	TariffId: 4002,
	BillingDay: 15,
	Notes: 'Likes quiet rooms',
	MondayAttendance: 4,
	DateOfBirth: '1815-12-10T00:00:00',
	CreateUser: true,
};

const OPERATIONS = [
	['archive', true],
	['unarchive', false],
] as const;
const WAYS = [
	['ID', (id: number) => byId(id)],
	['email', () => byEmail('ADA@example.com')],
] as const;

describe.each(['replace', 'merge'] as const)('where PUT means %s', (putMode) => {
	const sandbox = useSandbox({ putMode });

	describe.each(OPERATIONS)('%s', (operation, isArchived) => {
		test.each(WAYS)('changes nothing else of the coworker with that %s', async (_what, choose) => {
			const other = sandbox().coworkers.add({ Email: 'xada@example.com', Archived: !isArchived });
			const { Id } = sandbox().coworkers.add({ ...RECORD, Archived: !isArchived });
			const [before, otherBefore] = [stored(sandbox(), Id), stored(sandbox(), other.Id)];
			const { outputs, error } = await runCoworkers(sandbox(), operation, {
				parameters: { coworkerId: choose(Id) },
			});
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0])).toEqual([{ Id }]);
			delete before.CreateUser;
			expect(stored(sandbox(), Id)).toEqual({ ...before, Archived: isArchived });
			expect(stored(sandbox(), other.Id)).toEqual(otherBefore);
			expect(sandbox().welcomeEmails).toEqual([]);
		});
	});
});

const sandbox = useSandbox();

test.each(OPERATIONS)('%s shows the record when asked for it', async (operation, isArchived) => {
	const { Id } = sandbox().coworkers.add({ ...RECORD, Archived: !isArchived });
	const { outputs } = await runCoworkers(sandbox(), operation, {
		parameters: { coworkerId: byId(Id) },
		options: { output: 'record' },
	});
	expect(jsonOf(outputs[0])).toEqual([
		expect.objectContaining({ Id, Archived: isArchived, Teams: [5004] }),
	]);
});

test.each(OPERATIONS)('%s takes one coworker for each item', async (operation, isArchived) => {
	const ids = [1, 2, 3].map(() => sandbox().coworkers.add({ Archived: !isArchived }).Id);
	const { outputs } = await runCoworkers(sandbox(), operation, {
		items: [ids[0], 99, ids[2]].map((id): IDataObject => ({ id })),
		parameters: { coworkerId: byId('={{ $json.id }}') },
		onError: 'continueErrorOutput',
	});
	expect(outputs[0].map(({ json, pairedItem }) => [json.Id, pairedItem])).toEqual([
		[ids[0], { item: 0 }],
		[ids[2], { item: 2 }],
	]);
	expect(jsonOf(outputs[1])).toEqual([
		failedJson({ id: 99 }, expect.stringContaining('the ID 99'), {
			status: 404,
			description: expect.any(String),
		}),
	]);
	expect(ids.map((id) => sandbox().coworkers.get(id)?.Archived)).toEqual([
		isArchived,
		!isArchived,
		isArchived,
	]);
});
