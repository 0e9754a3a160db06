import type { IDataObject } from 'n8n-workflow';

import { createCoworkers, people, useSandbox } from './support/coworkers';
import { byId, jsonOf, listRequests, runCoworkers } from './support/operations';

const sandbox = useSandbox({ uniqueEmails: false });

describe('an option that is no number in range', () => {
	test.each<[option: string, value: unknown, message: string]>([
		['maxWait', '={{ "5 min" }}', 'Max Wait must be a whole number, not "5 min"'],
		['maxWait', 0, 'Max Wait must be at least 1, not 0'],
		['maxWait', 1e9, 'Max Wait must be at most 86400, not 1000000000'],
		['maxWait', '={{ NaN }}', 'Max Wait must be a whole number'],
		['timeout', '={{ "abc" }}', 'Request Timeout must be a whole number, not "abc"'],
		['timeout', '={{ Infinity }}', 'Request Timeout must be a whole number'],
		['timeout', 1e9, 'Request Timeout must be at most 3600, not 1000000000'],
		['writesPerMinute', -1, 'Writes per Minute must be at least 0, not -1'],
		['writesPerMinute', '={{ -Infinity }}', 'Writes per Minute must be a whole number'],
		['writesPerMinute', '={{ {} }}', 'Writes per Minute must be a whole number'],
	])('is told before anything is sent (%s: %s)', async (option, value, message) => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(2),
			options: { [option]: value } as IDataObject,
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toEqual([]);
		expect(outputs[1].map(({ json }) => json.error)).toEqual([
			expect.stringContaining(message),
			expect.stringContaining(message),
		]);
		expect(sandbox().requests).toEqual([]);
	});

	test.each(['maxWait', 'timeout', 'writesPerMinute'])(
		'is as the form has it when it is left empty (%s)',
		async (option) => {
			for (const value of ['', '={{ null }}', '={{ undefined }}', '={{ "" }}']) {
				const { error, outputs } = await createCoworkers(sandbox(), {
					options: { [option]: value },
				});
				expect(error).toBeUndefined();
				expect(outputs[0]).toHaveLength(1);
			}
		},
	);

	test.each([
		[2.5, 2],
		[0.4, 1],
	])('is rounded down when it is a fraction, but not to none (%s)', async (given, meant) => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(4),
			options: { writesPerMinute: given, maxWait: 1.9 },
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toHaveLength(meant);
		expect(jsonOf(outputs[1])).toHaveLength(4 - meant);
		expect(String(outputs[1][0].json.error)).toContain('within 1 s');
	});
});

describe('a setting from an expression is each item’s own', () => {
	test('Output', async () => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(3).map((person, index) => ({
				...person,
				output: ['Record', 'id', 'RESPONSE'][index],
			})),
			options: { output: '={{ $json.output }}' },
		});
		const [record, id, response] = jsonOf(outputs[0]);
		expect(record).toMatchObject({ Email: 'person0@example.com' });
		expect(id).toEqual({
			Id: expect.any(Number),
			FullName: 'Nathan Hale',
			Email: 'person1@example.com',
		});
		expect(response).toMatchObject({ WasSuccessful: true });
	});

	test('Max Wait', async () => {
		const { outputs } = await createCoworkers(sandbox(), {
			items: people(3).map((person, index) => ({ ...person, wait: index === 1 ? 'long' : 9 })),
			options: { maxWait: '={{ $json.wait }}' },
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[1].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});

	test('Request Timeout', async () => {
		sandbox().setOptions({ latency: 1_500 });
		const { outputs } = await runCoworkers(sandbox(), 'get', {
			items: [{ seconds: 1 }, { seconds: 30 }].map((item) => ({ ...item })),
			parameters: { coworkerId: byId(sandbox().coworkers.add({}).Id) },
			options: { timeout: '={{ $json.seconds }}', maxWait: 5 },
			onError: 'continueErrorOutput',
		});
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(outputs[1].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	test('Sort By, Sort Direction, Limit, Return All and Simplify', async () => {
		const names = ['Ada', 'Bea', 'Cyd'];
		for (const FullName of names) sandbox().coworkers.add({ FullName });
		const { outputs, error } = await runCoworkers(sandbox(), 'getAll', {
			items: [
				{ sortBy: 'Full Name', direction: 'Ascending', all: 'true', limit: 1, simple: 'TRUE' },
				{ sortBy: 'FullName', direction: 'descending', all: 'false', limit: '2', simple: 'FALSE' },
			],
			parameters: {
				returnAll: '={{ $json.all }}',
				limit: '={{ $json.limit }}',
				simplify: '={{ $json.simple }}',
			},
			options: { sortBy: '={{ $json.sortBy }}', sortDirection: '={{ $json.direction }}' },
		});
		expect(error).toBeUndefined();
		const of = (index: number) =>
			outputs[0]
				.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index)
				.map(({ json }) => json);
		expect(of(0).map(({ FullName }) => FullName)).toEqual(names);
		expect(of(1).map(({ FullName }) => FullName)).toEqual(['Cyd', 'Bea']);
		expect(of(0)[0]).not.toHaveProperty('UniqueId');
		expect(of(1)[0]).toHaveProperty('UniqueId');
	});
});

test.each<[parameters: IDataObject, message: string]>([
	[{ returnAll: '={{ "perhaps" }}' }, 'Return All must be true or false, not "perhaps"'],
	[{ simplify: '={{ 7 }}' }, 'Simplify must be true or false, not "7"'],
	[{ options: { sortDirection: '={{ "up" }}' } }, 'Sort Direction has no choice "up"'],
	[{ options: { sortBy: '={{ "Shoe Size" }}' } }, 'Sort By has no choice "Shoe Size"'],
])('a setting that is none is told before the list is asked for (%j)', async (given, message) => {
	const { options, ...parameters } = given;
	const { error } = await runCoworkers(sandbox(), 'getAll', {
		parameters,
		options: options as IDataObject,
	});
	expect(error?.message).toContain(message);
	expect(listRequests(sandbox())).toEqual([]);
});
