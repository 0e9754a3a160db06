import type { IDataObject } from 'n8n-workflow';

import { credentialType } from '../../demo/examples';
import type { Sandbox } from '../../sandbox';
import { defaultUser } from '../../sandbox';
import { onEveryN8n, saveCredential, type Stage } from './support/everyN8n';
import { builtIn, nexudus, outputOf, people, person, workflow } from './support/workflows';

const owner = { ...defaultUser };
const other = { username: 'other@sandbox.example', password: 'other-password' };
const guarded = {
	username: 'guarded@sandbox.example',
	password: 'guarded-password',
	totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

/** The grants of the token requests so far, in order. */
function grants({ requests }: Sandbox): unknown[] {
	return requests
		.filter(({ path }) => path === '/api/token')
		.map(({ body }) => (body as IDataObject).grant_type);
}

/** Who sent the requests, without the log-ins. */
function senders({ requests }: Sandbox): Set<string | null> {
	const others = requests.filter(({ path, status }) => path !== '/api/token' && status === 200);
	return new Set(others.map(({ user }) => user));
}

function createdEmails({ coworkers }: Sandbox): string[] {
	return coworkers
		.list()
		.map(({ Email }) => Email)
		.sort();
}

/** Runs Create for some people, and expects that all of them were created. */
async function createAll(stage: Stage, items: IDataObject[], onError?: 'continueErrorOutput') {
	const node = nexudus('Create', stage.credential, 'create', person, { onError });
	const execution = await stage.client.runWorkflow(workflow(items, node));
	expect(execution.data.resultData.error?.message).toBeUndefined();
	expect(outputOf(execution, 'Create', 1)).toEqual([]);
	expect(outputOf(execution, 'Create')).toHaveLength(items.length);
}

onEveryN8n(
	(stage) => {
		describe('the stored log-in', () => {
			test('is kept between runs, and refreshed once when its token has expired', async () => {
				await createAll(stage, people(2, 'first'));
				await createAll(stage, people(2, 'second'));
				expect(grants(stage.sandbox)).toEqual(['password']);
				stage.sandbox.expireAccessTokens();
				await createAll(stage, people(2, 'third'));
				await createAll(stage, people(2, 'fourth'));
				expect(grants(stage.sandbox)).toEqual(['password', 'refresh_token']);
				expect(stage.sandbox.coworkers.count).toBe(8);
			});

			test.each([undefined, 'continueErrorOutput' as const])(
				'survives a token that expires in the middle of a run (On Error: %s)',
				async (onError) => {
					stage.sandbox.setOptions({ uniqueEmails: false });
					let creates = 0;
					const match = () => {
						creates += 1;
						if (creates === 6) stage.sandbox.expireAccessTokens();
						return false;
					};
					stage.sandbox.faults.add({ kind: 'unauthorized', method: 'POST', path: /spaces/, match });
					const items = people(20);
					await createAll(stage, items, onError);
					expect(createdEmails(stage.sandbox)).toEqual(items.map(({ email }) => email).sort());
					expect(grants(stage.sandbox)).toEqual(['password', 'refresh_token']);
				},
			);

			test('is made anew when Nexudus refuses the refresh token', async () => {
				await createAll(stage, people(2, 'first'));
				stage.sandbox.revokeRefreshTokens();
				stage.sandbox.expireAccessTokens();
				await createAll(stage, people(2, 'second'));
				expect(grants(stage.sandbox)).toEqual(['password', 'refresh_token', 'password']);
				stage.sandbox.expireAccessTokens();
				await createAll(stage, people(2, 'third'));
				expect(stage.sandbox.coworkers.count).toBe(6);
			});

			test('is left behind as soon as the credential names another user', async () => {
				await createAll(stage, people(2, 'first'));
				expect(senders(stage.sandbox)).toEqual(new Set([owner.username]));
				const before = stage.sandbox.requests.length;
				await stage.client.updateCredential(stage.credential.id, other);
				await createAll(stage, people(2, 'second'));
				const users = stage.sandbox.requests.slice(before).map(({ user }) => user);
				expect(new Set(users.filter((user) => user !== null))).toEqual(new Set([other.username]));
			});

			test('is left behind as soon as the password is changed, also to a wrong one', async () => {
				await createAll(stage, people(2, 'first'));
				await stage.client.updateCredential(stage.credential.id, { password: 'mistyped-password' });
				const node = nexudus('Create', stage.credential, 'create', person);
				const execution = await stage.client.runWorkflow(workflow(people(1, 'second'), node));
				expect(execution.status).toBe('error');
				expect(execution.data.resultData.error?.message).toMatch(
					/user name or password is incorrect/i,
				);
				await stage.client.updateCredential(stage.credential.id, { password: owner.password });
				await createAll(stage, people(2, 'third'));
			});

			test('works for a user with two-factor authentication', async () => {
				stage.credential = await saveCredential(stage, guarded);
				await createAll(stage, people(2));
				expect(senders(stage.sandbox)).toEqual(new Set([guarded.username]));
			});
		});

		describe('the test of the credential', () => {
			const attempt = async (changes: IDataObject) => {
				const result = await stage.client.testCredential(stage.credential.id, changes as never);
				expect(result.message).not.toMatch(/bad request/i);
				return result;
			};

			test('finds a good log-in good', async () => {
				expect(await attempt({})).toEqual({ status: 'OK', message: 'Connection successful' });
				expect(await attempt(guarded)).toMatchObject({ status: 'OK' });
			});

			test.each([
				['a wrong password', { password: 'mistyped-password' }, /name or password is incorrect/],
				['an unreachable host', { baseUrl: 'http://127.0.0.1:9' }, /Could not reach Nexudus/],
				['a Base URL that is none', { baseUrl: 'nexudus' }, /Base URL/],
				['no roles', { ...other, username: 'roles@sandbox.example' }, /Coworker-List/],
				['a missing TOTP secret', { ...guarded, totpSecret: '' }, /two-factor/],
				['a wrong TOTP secret', { ...guarded, totpSecret: 'GEZDGNBVGY3TQOJQ' }, /two-factor/],
				['a TOTP code for a secret', { ...guarded, totpSecret: '1908' }, /not base32/],
				['no API access', { ...other, username: 'closed@sandbox.example' }, /API access/],
			])('names %s', async (_what, changes, message) => {
				const result = await attempt(changes);
				expect(result.status).toBe('Error');
				expect(result.message).toMatch(message);
			});
		});

		test('serves the HTTP Request node, also once its token has expired', async () => {
			// A new token that was refused from the start would not be renewed: this one has worked.
			await createAll(stage, people(1));
			const [{ FullName: name }] = stage.sandbox.coworkers.list();
			const parameters = {
				url: `${stage.sandbox.url}/api/spaces/coworkers`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: credentialType,
			};
			const node = builtIn('List', 'httpRequest', parameters, {
				typeVersion: 4.2,
				credentials: { [credentialType]: stage.credential },
			});
			for (const expireFirst of [false, true]) {
				if (expireFirst) stage.sandbox.expireAccessTokens();
				const execution = await stage.client.runWorkflow(workflow([{}], node));
				expect(execution.data.resultData.error?.message).toBeUndefined();
				const records = outputOf(execution, 'List')[0].json.Records as IDataObject[];
				expect(records.map(({ FullName }) => FullName)).toEqual([name]);
			}
			expect(grants(stage.sandbox)).toEqual(['password', 'refresh_token']);
		});
	},
	{
		users: [
			owner,
			other,
			guarded,
			{ ...other, username: 'roles@sandbox.example', roles: [] },
			{ ...other, username: 'closed@sandbox.example', apiAccess: false },
		],
	},
);
