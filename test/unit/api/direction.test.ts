import type { IDataObject } from 'n8n-workflow';

import { requestPage } from '../../../nodes/Nexudus/api/pages';
import type { FakeNexudus, Received } from './fakeNexudus';
import { startFakeNexudus } from './fakeNexudus';

jest.mock('../../../nodes/Nexudus/api/sleep', () => jest.requireActual('./passingClock'));

let nexudus: FakeNexudus;
afterEach(async () => await nexudus.close());

const refusal = {
	status: 400,
	body: {
		Message: 'dir: Not valid.',
		Value: null,
		Errors: [{ PropertyName: 'dir', Message: 'Not valid.', AttemptedValue: null }],
		WasSuccessful: false,
	},
};

/** Knows a direction only by these values. */
const knowing =
	(...values: string[]) =>
	({ url }: Received) =>
		values.includes(url.searchParams.get('dir') ?? '')
			? { body: { Records: [] }, status: 200 }
			: refusal;

const ask = async (query?: IDataObject) =>
	await requestPage(nexudus.connection, {
		method: 'GET',
		path: '/api/spaces/coworkers',
		role: 'Coworker-List',
		query,
	});

const asked = () => nexudus.received.map(({ url }) => url.searchParams.get('dir'));

test.each<[values: [ascending: string, descending: string], directions: [string[], string[]]]>([
	[
		['1', '-1'],
		[['1'], ['-1']],
	],
	[
		['0', '1'],
		[['1'], ['-1', '1']],
	],
	[
		['ascending', 'descending'],
		[['1', '0', 'ascending'], ['descending']],
	],
])('directions that Nexudus knows as %j are found, and remembered', async (values, wanted) => {
	nexudus = await startFakeNexudus(knowing(...values));
	await ask({ orderBy: 'Id', dir: 1 });
	expect(asked()).toEqual(wanted[0]);
	await ask({ orderBy: 'Id', dir: -1 });
	expect(asked()).toEqual(wanted.flat());
	await ask({ orderBy: 'Id', dir: -1 });
	expect(asked()).toEqual([...wanted.flat(), wanted[1][wanted[1].length - 1]]);
	expect(nexudus.received[0].url.searchParams.get('orderBy')).toBe('Id');
});

test('a Nexudus that knows no direction is asked in each way once, and then it is an error', async () => {
	nexudus = await startFakeNexudus(knowing());
	await expect(ask({ dir: 1 })).rejects.toThrow('Not valid');
	expect(asked()).toEqual(['1', '0', 'ascending']);
});

test('lists that are refused at the same time learn it once', async () => {
	nexudus = await startFakeNexudus(knowing('ascending', 'descending'));
	await Promise.all([ask({ dir: 1 }), ask({ dir: 1 })]);
	expect(asked().sort()).toEqual(['0', '0', '1', '1', 'ascending', 'ascending']);
});

test('another refusal says nothing of the direction', async () => {
	const [error] = refusal.body.Errors;
	const body = { ...refusal.body, Errors: [{ ...error, PropertyName: 'orderBy' }] };
	nexudus = await startFakeNexudus([{ status: 400, body }]);
	await expect(ask({ dir: 1 })).rejects.toThrow('Not valid');
	expect(asked()).toEqual(['1']);
});

test.each<[query: IDataObject | undefined]>([[undefined], [{}], [{ dir: 'up' }]])(
	'a list with %j is asked for as it is',
	async (query) => {
		nexudus = await startFakeNexudus(knowing());
		await ask(query).catch(() => undefined);
		expect(asked()).toEqual([query?.dir ?? null]);
	},
);
