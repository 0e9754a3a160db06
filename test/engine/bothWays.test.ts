import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Coworker, Sandbox, SandboxOptions } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { call } from '../unit/sandbox/client';
import { runCoworkers } from './support/operations';

// Long enough for a slow machine; nothing here waits for it.
jest.setTimeout(180_000);

/** Somebody whom Nexudus has: people may share an email, and be deleted. */
interface Known {
	person: number;
	record: IDataObject;
	isDeleted: boolean;
}

interface Scenario {
	known: Known[];
	items: IDataObject[];
	emptyValues: 'ignore' | 'clear';
}

const PEOPLE = 5;
const emailOf = (person: number) => `person${person}@example.com`;
const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const city = fc.constantFrom('London', 'London', 'London', 'Lisbon', '');

const known: fc.Arbitrary<Known> = fc.record({
	person,
	record: fc.record({
		CityName: city,
		Teams: fc.constantFrom([], [5002], [5002, 5004]),
		CanMakeBookings: fc.boolean(),
		Archived: fc.boolean(),
		DateOfBirth: fc.constantFrom(null, '1990-02-03T00:00:00Z'),
		UpdatedBy: fc.constantFrom('owner@sandbox.example', '[System]'),
	}),
	isDeleted: fc.boolean(),
});

/** Most cells of a spreadsheet are empty, so that many records have all that their row says. */
function rarely<T>(...values: T[]): fc.Arbitrary<T | undefined> {
	return fc.oneof(
		{ weight: 4, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: fc.constantFrom(...values) },
	);
}

/** What a row of a spreadsheet says; its email in any letters. */
const item: fc.Arbitrary<IDataObject> = fc.record({
	email: fc.tuple(person, fc.boolean()).map(([who, isLoud]) => {
		const email = emailOf(who);
		return isLoud ? email.toUpperCase() : email;
	}),
	city,
	teams: rarely([5002], [5004, 5002]),
	bookings: rarely(true, false),
	born: rarely('1990-02-03', '1991-01-01'),
});

const scenarios: fc.Arbitrary<Scenario> = fc.record({
	known: fc.array(known, { minLength: 2, maxLength: 6 }),
	items: fc.array(item, { minLength: 4, maxLength: 10 }),
	emptyValues: fc.constantFrom('ignore', 'clear'),
});

/** @returns the IDs that Nexudus had from the start */
async function seed(sandbox: Sandbox, { known: people }: Scenario): Promise<Set<number>> {
	const ids = new Set<number>();
	for (const { person: who, record, isDeleted } of people) {
		const values = { FullName: 'Nathan Hale', CountryId: 1220, SimpleTimeZoneId: 2023 };
		const added = { ...values, Email: emailOf(who), ...record } as Partial<Coworker>;
		const { Id } = sandbox.coworkers.add(added);
		ids.add(Id);
		if (!isDeleted) continue;
		const command = { Key: 'COWORKER_DELETE', Ids: [Id], Parameters: [] };
		const path = '/api/spaces/coworkers/runcommand';
		await call(sandbox, path, { method: 'POST', body: command });
	}
	return ids;
}

/** Of its moment, and, in a new record, of the order in which Nexudus got them. */
const OF_TIME = ['CreatedOn', 'UpdatedOn', 'RegistrationDate', 'UniqueId'];
const OF_ORDER = ['Id', 'AccessPincode'];

/** What is the same whenever it came about, and in whatever order. */
function stored(sandbox: Sandbox, before: ReadonlySet<number>): string[] {
	return sandbox.coworkers
		.list()
		.map((record) => {
			const left = before.has(record.Id) ? OF_TIME : [...OF_TIME, ...OF_ORDER];
			const kept = Object.entries(record).filter(([property]) => !left.includes(property));
			return JSON.stringify(Object.fromEntries(kept));
		})
		.sort();
}

async function synchronize(
	options: SandboxOptions,
	scenario: Scenario,
	checkEachRecord: boolean,
): Promise<{ stored: string[]; results: unknown[] }> {
	const sandbox = await startSandbox({ limits: 'off', ...options });
	try {
		const before = await seed(sandbox, scenario);
		const { outputs } = await runCoworkers(sandbox, 'upsert', {
			items: scenario.items,
			onError: 'continueErrorOutput',
			parameters: {
				fullName: 'Nathan Hale',
				email: '={{ $json.email }}',
				countryId: { __rl: true, mode: 'id', value: '1220' },
				simpleTimeZoneId: { __rl: true, mode: 'id', value: '2023' },
				additionalFields: {
					cityName: '={{ $json.city }}',
					teams: '={{ $json.teams }}',
					profile: { dateOfBirth: '={{ $json.born }}' },
					permissions: { canMakeBookings: '={{ $json.bookings }}' },
				},
			},
			options: { checkEachRecord, emptyValues: scenario.emptyValues },
		});
		const results = outputs.map((output) =>
			output.map(({ json, pairedItem }) => ({
				pairedItem,
				action: json.action,
				error: json.error,
				Id: before.has(Number(json.Id)) ? json.Id : 'new',
			})),
		);
		return { stored: stored(sandbox, before), results };
	} finally {
		await sandbox.close();
	}
}

/** Somebody deleted, whom some lists still show with all that is to be set. */
const deletedUnchanged: Scenario = {
	known: [
		{
			person: 0,
			record: { CityName: 'London', Teams: [], CanMakeBookings: true, Archived: false },
			isDeleted: true,
		},
	],
	items: [0, 1].map((who) => ({ email: emailOf(who), city: 'London' })),
	emptyValues: 'ignore',
};

describe.each(['documents', 'live'] as const)('where Nexudus is as in "%s"', (readings) => {
	test.each(['replace', 'merge'] as const)(
		'and PUT means %s, the list as a whole tells the same as each record does',
		async (putMode) => {
			const options = { readings, putMode, uniqueEmails: false };
			const property = fc.asyncProperty(scenarios, async (scenario) => {
				const quick = await synchronize(options, scenario, false);
				expect(quick).toEqual(await synchronize(options, scenario, true));
			});
			await fc.assert(property, {
				numRuns: 15,
				endOnFailure: true,
				examples: [[deletedUnchanged]],
			});
		},
	);
});
