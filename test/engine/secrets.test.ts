import { stringify } from 'flatted';
import type { IDataObject, OnError } from 'n8n-workflow';
import { inspect } from 'node:util';

import { documentedProperties, entityOf } from '../../contract';
import { coworkerFieldGroups } from '../../nodes/Nexudus/resources/coworker/fieldGroups';
import { parameterName } from '../../nodes/Nexudus/fields/names';
import type { Fault, SandboxUser } from '../../sandbox';
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
import type { StoredCredential } from './support/credentials';
import type { RunResult } from './support/engine';
import { inForm, failedJson } from './support/operations';
import { startTime } from './support/passingTime';

jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const user: SandboxUser = {
	...defaultUser,
	password: 'correct horse+battery&',
	totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DP',
};
const modes: Array<OnError | undefined> = [
	undefined,
	'continueRegularOutput',
	'continueErrorOutput',
];
const create = { method: 'POST', path: '/api/spaces/coworkers' } as const;

const sandbox = useSandbox({ users: [user] });

beforeEach(() => startTime(Date.now()));
afterEach(() => jest.restoreAllMocks());

/** A value for every secret property, by property, that occurs nowhere else. */
const secretValues = Object.fromEntries(
	documentedProperties(entityOf('coworkers'))
		.filter(({ marks }) => marks.includes('secret'))
		.map(({ property }) => [property, `hidden-${property}-7f3a9c`]),
);

/** The node's parameters with every secret property set. */
const secretParameters = inForm(
	coworkerFieldGroups.map((group) => [
		group,
		Object.fromEntries(
			group.fields
				.filter(({ property }) => property in secretValues)
				.map((field) => [parameterName(field), secretValues[field.property]]),
		),
	]),
);

function totpCredential(overrides: Partial<Record<string, string>> = {}): StoredCredential {
	const { password, totpSecret } = user;
	return credentialFor(sandbox(), { password, totpSecret, ...overrides });
}

/**
 * All that n8n could store or show of a run: the text that it keeps in its database, and every property, hidden ones
 * among them, of what it works with.
 */
function everythingOf({ run, outputs, error, hints }: RunResult): string {
	const options = { depth: Infinity, showHidden: true, maxArrayLength: Infinity } as const;
	const seen = [run, outputs, error, hints].map((part) =>
		inspect(part, { ...options, maxStringLength: Infinity }),
	);
	return [stringify(run.data), JSON.stringify(outputs), ...seen].join('\n');
}

/** The same, without the node's own parameters, which the user put the secrets into. */
function beyondParametersOf(result: RunResult): string {
	const skipParameters = (name: string, value: unknown) =>
		name === 'parameters' ? undefined : value;
	const { run, outputs, hints, error } = result;
	// Texts of errors are no enumerable properties: JSON would leave them out.
	const texts = [error?.message, error?.description, error?.stack, error?.cause];
	return [
		stringify(run.data, skipParameters),
		stringify([outputs, hints, error], skipParameters),
		inspect(texts),
	].join('\n');
}

/** Every token that the sandbox issued, and the rest of what nobody may read. */
function secretsOf(credential: StoredCredential, tokens: readonly string[]): string[] {
	const { password, totpSecret } = credential;
	return [password, totpSecret, ...tokens, 'Bearer ', 'Authorization'].map(String);
}

/** Runs the node, watching which tokens it gets; the run must fail, and show nothing of the credential. */
async function failingRun(
	{ credential = totpCredential(), ...options }: CreateOptions & { credential?: StoredCredential },
	expected: RegExp,
): Promise<RunResult> {
	const tokens: string[] = [];
	const watched = new Proxy(credential, {
		set(target, name, value: string) {
			if (name === 'accessToken' || name === 'refreshToken') tokens.push(value);
			return Reflect.set(target, name, value);
		},
	});
	const result = await createCoworkers(sandbox(), {
		credential: watched,
		parameters: secretParameters,
		...options,
	});
	const failures = result.outputs.flat().flatMap(({ json }) => json.error ?? []);
	expect([result.error?.message, ...failures].join()).toMatch(expected);
	const everything = everythingOf(result);
	for (const secret of secretsOf(credential, tokens)) expect(everything).not.toContain(secret);
	const beyondParameters = beyondParametersOf(result);
	for (const value of Object.values(secretValues)) expect(beyondParameters).not.toContain(value);
	return result;
}

/** A rejection that repeats every secret value, as Nexudus may. */
const rejectionOfSecrets = {
	Message: 'PIN Code is wrong',
	Value: null,
	Errors: Object.entries(secretValues).map(([PropertyName, AttemptedValue]) => ({
		PropertyName,
		Message: 'is not accepted',
		AttemptedValue,
	})),
	WasSuccessful: false,
};

describe.each(modes)('nothing secret is left in the data of a run (On Error: %s)', (onError) => {
	test.each<[name: string, fault: Fault]>([
		['rejected', { kind: 'status', status: 400, body: rejectionOfSecrets }],
		['rejected with status 200', { kind: 'status', status: 200, body: rejectionOfSecrets }],
		['refused by a gateway', { kind: 'status', status: 403, body: '<html>' }],
	])('when a coworker is %s', async (_name, fault) => {
		sandbox().faults.add({ ...create, ...fault, skip: 1 });
		await failingRun({ items: people(3), onError }, /PIN Code is not accepted|does not allow/);
		expect(tokenRequests(sandbox()).map(({ status }) => status)).toEqual([200]);
		const [{ body, headers }] = createRequests(sandbox());
		expect(body).toMatchObject(secretValues);
		expect(headers.authorization).toMatch(/^Bearer /);
	});

	test('when the password is wrong', async () => {
		const credential = totpCredential({ password: 'wrong-horse-battery' });
		await failingRun({ credential, onError }, /user name or password is incorrect/);
	});

	test('when the refresh and the log-in after it are refused', async () => {
		const credential = totpCredential();
		await createCoworkers(sandbox(), { items: people(1), credential });
		sandbox().expireAccessTokens();
		sandbox().setOptions({ users: [{ ...user, apiAccess: false }] });
		const before = [credential.accessToken, credential.refreshToken] as string[];
		const items = [{ email: 'later@example.com' }];
		const result = await failingRun({ items, credential, onError }, /does not have API access/);
		const everything = everythingOf(result);
		for (const token of before) expect(everything).not.toContain(token);
	});

	test('when the role is missing', async () => {
		sandbox().setOptions({ users: [{ ...user, roles: [] }] });
		await failingRun({ items: people(2), onError }, /lacks the role Coworker-Create/);
	});

	test('when a parameter is wrong', async () => {
		const accessControl = { accessPincode: `={{ ["${secretValues.AccessPincode}"] }}` };
		const parameters = { additionalFields: { accessControl } };
		await failingRun({ parameters, onError }, /PIN Code must be text/);
	});

	test('when the network fails in the middle and the coworker cannot be looked up', async () => {
		sandbox().faults.add({ ...create, kind: 'resetAfter', skip: 1 });
		const [method, path] = ['GET', create.path];
		sandbox().faults.add({ method, path, kind: 'status', status: 403 });
		await failingRun({ items: people(2), onError }, /may or may not have been created/);
	});

	test('when Nexudus goes away in the middle', async () => {
		const { faults, close } = sandbox();
		faults.add({
			...create,
			kind: 'resetBefore',
			match: () => {
				void close();
				return true;
			},
		});
		const options = { maxWait: 1 };
		await failingRun({ items: people(1), options, onError }, /may or may not have been created/);
	});

	test('when Nexudus cannot be reached', async () => {
		await sandbox().close();
		const credential = totpCredential({
			accessToken: 'stored-access',
			refreshToken: 'stored-refresh',
		});
		const options = { maxWait: 1 };
		const result = await failingRun({ credential, options, onError }, /Could not reach Nexudus/);
		expect(everythingOf(result)).not.toMatch(/stored-access|stored-refresh/);
	});
});

/** How a server may write a secret that it repeats. */
const ENCODINGS: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	'in an address': encodeURIComponent,
	'in a form': (text) => new URLSearchParams([['', text]]).toString().slice(1),
	'in base64': (text) => Buffer.from(text).toString('base64'),
	'in JSON': (text) =>
		text.replace(/[+&]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16).toUpperCase()}`),
};

describe.each(Object.entries(ENCODINGS))(
	'a secret that Nexudus repeats %s is not shown',
	(_how, encode) => {
		const pin = 'pin 7+3&9';

		test.each(modes)('in a rejection (On Error: %s)', async (onError) => {
			const credential = totpCredential();
			const repeated = () =>
				[pin, user.password, user.totpSecret, credential.accessToken, credential.refreshToken]
					.map((secret) => encode(String(secret)))
					.join(' and ');
			const body: IDataObject = { WasSuccessful: false };
			sandbox().faults.add({
				...create,
				kind: 'status',
				status: 400,
				body,
				// The tokens are known when the request arrives.
				match: () => {
					Object.assign(body, {
						Message: `FullName: is not ${repeated()}`,
						Errors: [
							{
								PropertyName: 'FullName',
								Message: `is not ${repeated()}`,
								AttemptedValue: repeated(),
							},
							{ PropertyName: 'ACCESSPINCODE', Message: 'is wrong', AttemptedValue: encode(pin) },
							{ PropertyName: 'password', Message: 'is wrong', AttemptedValue: 'something else' },
						],
					});
					return true;
				},
			});
			const result = await createCoworkers(sandbox(), {
				credential,
				parameters: { additionalFields: { accessControl: { accessPincode: pin } } },
				onError,
			});
			const beyondParameters = beyondParametersOf(result);
			expect(beyondParameters).toContain('is not *** and *** and *** and *** and ***');
			const { accessToken, refreshToken } = credential;
			for (const secret of [pin, user.password, user.totpSecret, accessToken, refreshToken]) {
				expect(beyondParameters).not.toContain(String(secret));
				expect(beyondParameters).not.toContain(encode(String(secret)));
			}
			expect(beyondParameters).not.toContain('something else');
		});

		test('in the refusal of a log-in', async () => {
			const body = { error: 'invalid_grant', error_description: `No: ${encode('Wr0ng+Secret&')}!` };
			sandbox().faults.add({ path: '/api/token', kind: 'status', status: 400, body });
			const credential = totpCredential({ password: 'Wr0ng+Secret&' });
			const result = await createCoworkers(sandbox(), { credential });
			expect(result.error?.message).toContain('Nexudus refused the log-in: No: ***!');
			expect(everythingOf(result)).not.toContain(encode('Wr0ng+Secret&'));
		});
	},
);

test('a secret that came with an item stays where the item brought it', async () => {
	const items = people(1).map((item) => ({ ...item, pin: 'from-item-7f3a9c' }));
	sandbox().faults.add({
		...create,
		kind: 'status',
		status: 400,
		body: {
			Errors: [
				{
					PropertyName: 'AccessPincode',
					Message: 'is too short',
					AttemptedValue: 'from-item-7f3a9c',
				},
			],
			WasSuccessful: false,
		},
	});
	const { outputs } = await createCoworkers(sandbox(), {
		items,
		credential: totpCredential(),
		parameters: { additionalFields: { accessControl: { accessPincode: '={{ $json.pin }}' } } },
		onError: 'continueErrorOutput',
	});
	expect(outputs[1].map(({ json }) => json)).toEqual([
		failedJson(items[0], 'PIN Code is too short', {
			status: 400,
			errors: [
				{
					property: 'AccessPincode',
					label: 'PIN Code',
					message: 'is too short',
					attemptedValue: null,
				},
			],
		}),
	]);
});

test('a run that works leaves nothing of the credential in its data either', async () => {
	const credential = totpCredential();
	const result = await createCoworkers(sandbox(), { credential, options: { output: 'response' } });
	expect(result.error).toBeUndefined();
	const { accessToken, refreshToken } = credential as Record<string, string>;
	const everything = everythingOf(result);
	for (const secret of secretsOf(credential, [accessToken, refreshToken])) {
		expect(everything).not.toContain(secret);
	}
});
