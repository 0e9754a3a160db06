import type { IDataObject } from 'n8n-workflow';

import { useSandbox } from './support/coworkers';
import {
	jsonOf,
	listRequests,
	runCoworkers,
	stored,
	writeRequests,
	writtenOf,
} from './support/operations';
import type { OperationRun } from './support/operations';

const sandbox = useSandbox({ uniqueEmails: false });

const person = (index: number): IDataObject => ({
	FullName: `Person ${index}`,
	Email: `person${index}@example.com`,
	CountryId: 1220,
	SimpleTimeZoneId: 2023,
	CityName: 'London',
});

/** Creates or updates the people with these numbers; those that are named move to Lisbon. */
async function synchronize(numbers: number[], moved: number[] = [], run: OperationRun = {}) {
	const items = numbers.map((number) => ({
		...person(number),
		CityName: moved.includes(number) ? 'Lisbon' : 'London',
	}));
	return await runCoworkers(sandbox(), 'upsert', {
		...run,
		items,
		parameters: {
			fullName: '={{ $json.FullName }}',
			email: '={{ $json.Email }}',
			countryId: { __rl: true, mode: 'id', value: '={{ $json.CountryId }}' },
			simpleTimeZoneId: { __rl: true, mode: 'id', value: '={{ $json.SimpleTimeZoneId }}' },
			additionalFields: { cityName: '={{ $json.CityName }}' },
		},
	});
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const apiRequests = () =>
	sandbox().requests.filter(({ path }) => path.startsWith('/api/spaces/coworkers'));

/** Somebody's own change, as opposed to one of the server. */
function seed(count: number): number[] {
	return range(count).map((index) => {
		const record = { ...person(index), UpdatedBy: 'owner@sandbox.example' };
		return sandbox().coworkers.add(record).Id;
	});
}

test('of sixty coworkers of which six changed, one list and the six are read, and the six written', async () => {
	const ids = seed(60);
	const moved = [3, 13, 23, 33, 43, 53];
	const { outputs, error } = await synchronize(range(60), moved);
	expect(error).toBeUndefined();
	expect(writtenOf(outputs[0])).toEqual(
		ids.map((Id, index) => ({ Id, action: moved.includes(index) ? 'updated' : 'unchanged' })),
	);
	expect(
		apiRequests()
			.map(({ method }) => method)
			.sort(),
	).toEqual([...Array<string>(7).fill('GET'), ...Array<string>(6).fill('PUT')]);
	for (const index of moved) expect(stored(sandbox(), ids[index]).CityName).toBe('Lisbon');
});

test('a coworker that this process has just changed is read, for lists may lag', async () => {
	const [id] = seed(2);
	await synchronize(range(2), [0]);
	Object.assign(sandbox().coworkers.get(id)!, { CityName: 'London' });
	await synchronize(range(2));
	const reads = apiRequests().filter(({ path }) => path.endsWith(`/${id}`));
	expect(reads).toHaveLength(2);
});

test('a coworker that the server was the last to change is read, for it may be deleted', async () => {
	const [id] = seed(2);
	Object.assign(sandbox().coworkers.get(id)!, { UpdatedBy: '[System]' });
	await synchronize(range(2));
	expect(apiRequests().filter(({ path }) => path.endsWith(`/${id}`))).toHaveLength(1);
});

test('every record is read when it is to be checked', async () => {
	const ids = seed(3);
	const { outputs } = await synchronize(range(3), [], { options: { checkEachRecord: true } });
	expect(writtenOf(outputs[0])).toEqual(ids.map((Id) => ({ Id, action: 'unchanged' })));
	expect(apiRequests().filter(({ path }) => /\d$/.test(path))).toHaveLength(3);
});

test('a record that was read to find it unchanged is not read again to show it', async () => {
	const [id] = seed(1);
	const { outputs } = await synchronize([0], [], {
		options: { checkEachRecord: true, output: 'record' },
	});
	expect(jsonOf(outputs[0])).toEqual([
		expect.objectContaining({ Id: id, CityName: 'London', action: 'unchanged' }),
	]);
	expect(apiRequests().filter(({ path }) => path.endsWith(`/${id}`))).toHaveLength(1);
});

test('a list of more pages than items is not read', async () => {
	seed(2);
	sandbox().faults.add({
		method: 'GET',
		path: /coworkers$/,
		kind: 'status',
		status: 200,
		body: { Records: [], TotalItems: 9_000, TotalPages: 9, HasNextPage: true },
		match: ({ query }) => query.size === '1000' && query.Coworker_Email === undefined,
	});
	const { outputs } = await synchronize(range(3));
	expect(jsonOf(outputs[0]).map(({ action }) => action)).toEqual([
		'unchanged',
		'unchanged',
		'created',
	]);
	expect(listRequests(sandbox()).filter(({ query }) => query.page !== '1')).toEqual([]);
});

test('who got another email since the list was read is not given the old one back', async () => {
	const [id] = seed(2);
	sandbox().faults.add({
		method: 'GET',
		path: new RegExp(`coworkers/${id}$`),
		kind: 'throttle',
		retryAfter: 0,
		match: () => Boolean(Object.assign(sandbox().coworkers.get(id)!, { Email: 'new@example.com' })),
	});
	const { outputs } = await synchronize(range(2), [0]);
	expect(stored(sandbox(), id)).toMatchObject({ Email: 'new@example.com', CityName: 'London' });
	expect(jsonOf(outputs[0])[0]).toMatchObject({ action: 'created' });
	expect(writeRequests(sandbox()).map(({ method }) => method)).toEqual(['POST']);
});
