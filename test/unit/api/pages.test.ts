import type { IDataObject } from 'n8n-workflow';

import { LARGEST_PAGE, pages, readList, readRows } from '../../../nodes/Nexudus/api/pages';
import type { ApiRequest } from '../../../nodes/Nexudus/api/send';
import type { Answer, FakeNexudus, Received } from './fakeNexudus';
import { startFakeNexudus } from './fakeNexudus';

jest.mock('../../../nodes/Nexudus/api/sleep', () => jest.requireActual('./passingClock'));

const list: ApiRequest = {
	method: 'GET',
	path: '/api/spaces/coworkers',
	role: 'Coworker-List',
	query: { orderBy: 'Id' },
};

let nexudus: FakeNexudus;
afterEach(async () => await nexudus.close());

const rows = (...ids: number[]) => ids.map((Id) => ({ Id }));

/** Answers each page with its rows, those beyond the last with the given one. */
function paged(all: number[][], rest: IDataObject, beyond: number[] = []) {
	return ({ url }: Received): Answer => {
		const page = Number(url.searchParams.get('page'));
		return { body: { Records: rows(...(all[page - 1] ?? beyond)), CurrentPage: page, ...rest } };
	};
}

async function readPages(answers: Parameters<typeof startFakeNexudus>[0]): Promise<unknown[]> {
	nexudus = await startFakeNexudus(answers);
	const read = [];
	for await (const page of pages(nexudus.connection, list, 2))
		read.push(page.rows.map(({ Id }) => Id));
	return read;
}

const everything = { pick: (row: IDataObject) => row.Id };

test('a list ends with the last of its pages, whatever it says of a next one', async () => {
	const answers = paged([[1, 2], [3]], { TotalPages: 2, HasNextPage: true });
	expect(await readPages(answers)).toEqual([[1, 2], [3]]);
	expect(nexudus.received).toHaveLength(2);
	expect(nexudus.received.map(({ url }) => url.search)).toEqual([
		'?orderBy=Id&page=1&size=2',
		'?orderBy=Id&page=2&size=2',
	]);
});

test('a list goes on to the last of its pages, whatever it says of a next one', async () => {
	const answers = paged([[1, 2], [3]], { TotalPages: 2, HasNextPage: false });
	expect(await readPages(answers)).toEqual([[1, 2], [3]]);
});

test('a list without rows has one page', async () => {
	expect(await readPages(paged([], { TotalPages: 0, HasNextPage: true }))).toEqual([[]]);
});

test('a list that does not tell its pages ends as it says, or with a page without rows', async () => {
	expect(await readPages(paged([[1, 2]], { HasNextPage: false }))).toEqual([[1, 2]]);
	await nexudus.close();
	expect(await readPages(paged([[1, 2], [3]], { HasNextPage: true }))).toEqual([[1, 2], [3], []]);
});

test('a list ends with a page that only repeats rows', async () => {
	const answers = paged(
		[
			[1, 2],
			[2, 3],
		],
		{ HasNextPage: true },
		[3, 2],
	);
	expect(await readPages(answers)).toEqual([
		[1, 2],
		[2, 3],
		[3, 2],
	]);
	await nexudus.close();
	nexudus = await startFakeNexudus(answers);
	expect(await readList(nexudus.connection, list, everything)).toEqual([1, 2, 3]);
});

test('rows without an Id are taken for new ones', async () => {
	const page = { Records: [{ Name: 'x' }], HasNextPage: true };
	const end = { Records: [] };
	nexudus = await startFakeNexudus([{ body: page }, { body: page }, { body: end }]);
	const read = [];
	for await (const { rows: found } of pages(nexudus.connection, list)) read.push(found.length);
	expect(read).toEqual([1, 1, 0]);
	expect(nexudus.received[0].url.searchParams.get('size')).toBe(String(LARGEST_PAGE));
});

test('a list of which rows are taken meanwhile is read again', async () => {
	const whole = { TotalItems: 4, TotalPages: 2 };
	const shrunk = { TotalItems: 3, TotalPages: 2 };
	nexudus = await startFakeNexudus([
		{ body: { Records: rows(1, 2), ...whole } },
		{ body: { Records: rows(4), ...shrunk } },
		{ body: { Records: rows(2, 3), ...shrunk } },
		{ body: { Records: rows(4), ...shrunk } },
	]);
	expect(await readList(nexudus.connection, list, everything)).toEqual([2, 3, 4]);
});

test('a list that does not hold still is an error', async () => {
	let total = 99;
	nexudus = await startFakeNexudus(({ url }) => {
		const page = Number(url.searchParams.get('page'));
		total -= 1;
		return {
			body: { Records: rows(total * 2), TotalItems: total, TotalPages: 2, CurrentPage: page },
		};
	});
	const reading = readList(nexudus.connection, list, everything);
	await expect(reading).rejects.toThrow('changed while its pages were read');
	expect(nexudus.received).toHaveLength(6);
});

test('no more is read than is wanted', async () => {
	nexudus = await startFakeNexudus(
		paged(
			[
				[1, 2],
				[3, 4],
				[5, 6],
			],
			{ TotalItems: 6, TotalPages: 3 },
		),
	);
	const pick = ({ Id }: IDataObject) => (Number(Id) > 1 ? Id : undefined);
	expect(await readList(nexudus.connection, list, { limit: 2, pick })).toEqual([2, 3]);
	expect(nexudus.received).toHaveLength(2);
	expect(nexudus.received[0].url.searchParams.get('size')).toBe('2');
});

test('the page that was asked for counts before the one that is told', () => {
	const answer = { Records: [], TotalPages: 3, CurrentPage: 3, HasNextPage: true };
	expect(readRows(answer)).toEqual({ rows: [], hasNextPage: false, total: 0 });
	expect(readRows(answer, 2).hasNextPage).toBe(true);
});
