import type { IDataObject } from 'n8n-workflow';

import { budgetOf } from '../../nodes/Nexudus/api/budgets';
import type { FaultEffect, SandboxSettings } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import type { CreateOptions } from './support/coworkers';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';
import { REQUIRED_PARAMETERS } from './support/engine';
import { sendAsN8n1 } from './support/n8n1';
import { byEmail, byId, jsonOf, runCoworkers, writtenOf } from './support/operations';

const sandbox = useSandbox();
afterEach(() => jest.restoreAllMocks());

const MISSING = 'The Nexudus user of the credential lacks the role Coworker-Create';
const BOTH =
	/lacks the role Coworker-Create, or a record that this refers to \(Country 1220, .*\) is gone/;
const GONE =
	/^Nexudus denied access: a record that this refers to \(Country 1220, .*\) is gone, or out of the user's reach$/;

/** How many requests were spent on a batch, beside its creates. */
function spent() {
	const { requests } = sandbox();
	return {
		creates: createRequests(sandbox()).length,
		tokens: tokenRequests(sandbox()).length,
		questions: requests.filter(({ path }) => path === '/api/auth/me').length,
		all: requests.length,
	};
}

async function createSixty(options: CreateOptions = {}) {
	const onError = 'continueErrorOutput';
	const { outputs, run } = await createCoworkers(sandbox(), {
		items: people(60),
		onError,
		...options,
	});
	expect(outputs[0]).toEqual([]);
	// The user's record holds a token.
	const tokens = sandbox().requests.flatMap(({ headers }) => headers.authorization ?? []);
	for (const token of tokens) expect(JSON.stringify(run)).not.toContain(String(token).slice(7));
	return outputs[1].map(({ json }) => json);
}

describe.each([
	['2.x', () => undefined],
	['1.x', sendAsN8n1],
])('sixty items under 401 in n8n %s', (_version, prepare) => {
	let requests: jest.SpyInstance | undefined;
	beforeEach(() => {
		requests = prepare();
	});
	afterEach(() => {
		// Nothing is shown of n8n 1.x when the requests go another way.
		if (requests) expect(requests).toHaveBeenCalled();
	});

	test('when the role is missing: it is asked once, and the rest is not sent', async () => {
		sandbox().setOptions({ users: [{ ...defaultUser, roles: ['Coworker-List'] }] });
		const errors = await createSixty();
		expect(errors.map(({ error }) => error)).toEqual(people(60).map(() => MISSING));
		const { creates, ...rest } = spent();
		// Those that are sent at the same time.
		expect(creates).toBeLessThanOrEqual(5);
		expect(rest).toMatchObject({ tokens: 1, questions: 1 });
	});

	test.each<[name: string, settings: SandboxSettings, expected: RegExp]>([
		['who has the role', { users: [{ ...defaultUser, roles: ['coworker-create'] }] }, GONE],
		['who is an unrestricted administrator', {}, BOTH],
		[
			'whose roles are told as numbers',
			{
				userRoles: 'numbers',
				users: [{ ...defaultUser, roles: ['Coworker-List', 'Coworker-Create'] }],
			},
			BOTH,
		],
		[
			'whose roles are not told',
			{ userRoles: 'none', users: [{ ...defaultUser, roles: ['Coworker-Create'] }] },
			BOTH,
		],
	])(
		'each item stands for itself, and is sent at most once more, for a user %s',
		async (_name, settings, expected) => {
			sandbox().setOptions(settings);
			const target = { method: 'POST', path: '/api/spaces/coworkers', times: 999 } as const;
			sandbox().faults.add({ ...target, kind: 'unauthorized', message: 'Access Denied.' });
			const errors = await createSixty();
			for (const { error } of errors) expect(error).toMatch(expected);
			const { creates, ...rest } = spent();
			expect(creates).toBeGreaterThanOrEqual(60);
			expect(creates).toBeLessThanOrEqual(65);
			expect(rest).toMatchObject({ tokens: 1, questions: 1 });
			const byEmail = people(60).map(
				({ email }) => createRequests(sandbox()).filter(({ body }) => body.Email === email).length,
			);
			expect(Math.max(...byEmail)).toBeLessThanOrEqual(2);
		},
	);

	test('when nothing at all is let through: the new token is not renewed', async () => {
		sandbox().faults.add({ path: /^\/api\/(?!token)/, kind: 'unauthorized', times: 999 });
		const errors = await createSixty();
		for (const { error } of errors) expect(error).toMatch(BOTH);
		expect(spent()).toMatchObject({ tokens: 1, questions: 2 });
		expect(spent().creates).toBeLessThanOrEqual(65);
	});

	test('a token that has expired is renewed once, and nobody notices', async () => {
		const credential = credentialFor(sandbox(), { accessToken: 'expired' });
		const { outputs, error } = await createCoworkers(sandbox(), { items: people(60), credential });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(60);
		expect(sandbox().coworkers.count).toBe(60);
		expect(spent()).toMatchObject({ tokens: 1, creates: 61 });
	});

	test('a log-in that is refused ends the batch', async () => {
		const credential = credentialFor(sandbox(), { accessToken: 'expired', password: 'wrong' });
		const errors = await createSixty({ credential });
		for (const { error } of errors) expect(error).toMatch(/The user name or password is incorrect/);
		expect(spent().creates).toBeLessThanOrEqual(5);
		expect(tokenRequests(sandbox()).length).toBeLessThanOrEqual(5);
	});
});

test('only the item that names a dead record fails', async () => {
	const [, dead] = people(3);
	const target = { method: 'POST', email: String(dead.email), times: 9 };
	sandbox().faults.add({ ...target, kind: 'unauthorized', message: 'Access Denied.' });
	const { outputs } = await createCoworkers(sandbox(), {
		items: people(3),
		onError: 'continueErrorOutput',
	});
	expect(outputs[0]).toHaveLength(2);
	expect(outputs[1].map(({ json }) => json)).toMatchObject([
		{ ...dead, error: expect.stringMatching(BOTH), errorDetails: { status: 401 } },
	]);
});

test('a coworker that was deleted is gone, whatever the status', async () => {
	const { Id } = sandbox().coworkers.add({});
	const target = { method: 'GET', path: `/api/spaces/coworkers/${Id}`, times: 9 };
	sandbox().faults.add({ ...target, kind: 'unauthorized', message: 'Not found' });
	const parameters: IDataObject = { coworkerId: byId(Id) };
	const { error } = await runCoworkers(sandbox(), 'get', { parameters });
	expect(error?.message).toContain(`Nexudus has no coworker with the ID ${Id}`);
	expect(spent()).toMatchObject({ questions: 0, tokens: 1 });
});

describe('the only coworker with an email, which was deleted but is still listed', () => {
	const email = 'ada@example.com';
	let id: number;
	beforeEach(() => {
		id = sandbox().coworkers.add({ Email: email }).Id;
		sandbox().setOptions({ readings: { emails: 'shared' } });
	});
	const readingAnswers = (message: string) => {
		const target = { method: 'GET', path: `/api/spaces/coworkers/${id}`, times: 99 };
		sandbox().faults.add({ ...target, kind: 'unauthorized', message });
	};
	const upsert = async () =>
		await runCoworkers(sandbox(), 'upsert', {
			items: [{ email }],
			parameters: REQUIRED_PARAMETERS,
		});
	const get = async () =>
		await runCoworkers(sandbox(), 'get', { parameters: { coworkerId: byEmail(email) } });

	test('is created anew by Create or Update', async () => {
		readingAnswers('Not found');
		const { outputs } = await upsert();
		const [, { Id }] = sandbox().coworkers.list();
		expect(writtenOf(outputs[0])).toEqual([{ Id, action: 'created' }]);
	});

	test('is not there for Get', async () => {
		readingAnswers('Not found');
		const { error } = await get();
		expect(error?.message).toContain(`Nexudus has no coworker with the ID ${id}`);
		expect(error?.description).toContain('may have been deleted');
	});

	test.each([
		['Create or Update', upsert],
		['Get', get],
	])('may be out of reach as well, as far as "Access Denied." tells: %s', async (_name, run) => {
		readingAnswers('Access Denied.');
		const { error } = await run();
		expect(error?.message).toContain(
			`lacks the role Coworker-Read, or a record that this refers to (coworker ${id}) is gone or out of the user's reach`,
		);
		expect(createRequests(sandbox())).toEqual([]);
	});

	test('stands behind the living one of the same email', async () => {
		readingAnswers('Not found');
		const { Id } = sandbox().coworkers.add({ Email: email });
		expect(writtenOf((await upsert()).outputs[0])).toEqual([{ Id, action: 'updated' }]);
		expect(jsonOf((await get()).outputs[0])).toEqual([expect.objectContaining({ Id })]);
	});
});

test.each<[what: string, fault: FaultEffect]>([
	['a broken connection', { kind: 'resetBefore' }],
	['a gateway', { kind: 'status', status: 502 }],
])(
	'a token that has expired is renewed although %s takes the question about it',
	async (_what, fault) => {
		sandbox().faults.add({ path: '/api/auth/me', ...fault });
		const credential = credentialFor(sandbox(), { accessToken: 'expired' });
		const { outputs, error } = await createCoworkers(sandbox(), { items: people(3), credential });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(3);
		expect(sandbox().coworkers.count).toBe(3);
		expect(spent()).toMatchObject({ tokens: 1 });
	},
);

test('a question about the user that Nexudus throttles is asked again', async () => {
	sandbox().setOptions({ users: [{ ...defaultUser, roles: ['Coworker-List'] }] });
	sandbox().faults.add({ path: '/api/auth/me', kind: 'throttle', retryAfter: 0 });
	const { error } = await createCoworkers(sandbox());
	expect(error?.message).toContain(MISSING);
	expect(spent().questions).toBe(2);
});

test('every request has a turn of its own, those after a renewal too', async () => {
	const credential = credentialFor(sandbox());
	await createCoworkers(sandbox(), { credential, items: [{ email: 'first@example.com' }] });
	const before = sandbox().requests.length;
	sandbox().expireAccessTokens();
	const turn = jest.spyOn(budgetOf(sandbox().url, defaultUser.username), 'turn');
	const runs = people(12).map((item) =>
		createCoworkers(sandbox(), { items: [item], credential: { ...credential } }),
	);
	for (const { error } of await Promise.all(runs)) expect(error).toBeUndefined();
	expect(sandbox().coworkers.count).toBe(13);
	// For each execution: an item, a question about the user, and both again with the new token.
	const sent = sandbox().requests.length - before;
	expect(sent).toBe(12 * 4 + 1);
	expect(turn).toHaveBeenCalledTimes(sent);
});
