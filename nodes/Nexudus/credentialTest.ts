import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Budget } from './api/budget';
import { budgetOf } from './api/budgets';
import { networkReason } from './api/outcome';
import type { HttpAnswer } from './api/throttling';
import type { NexudusCredential } from './api/token';
import { baseUrlOf, credentialOf, logIn } from './api/token';

/** Milliseconds that one request of the test may take. */
const TIMEOUT = 20_000;

/** What the node reads, and the role that each needs (Nexudus REST API, Host and authentication). */
const READS = [
	{ path: '/api/spaces/coworkers', role: 'Coworker-List' },
	{ path: '/api/sys/countries', role: 'Country-List' },
	{ path: '/api/sys/simpletimezones', role: 'SimpleTimeZone-List' },
];

/** n8n gives credential tests no other helper than this one, which knows the options of the `request` library. */
type SendTest = (options: object) => Promise<HttpAnswer>;

function sender({ helpers }: ICredentialTestFunctions): SendTest {
	return async (options) =>
		(await helpers.request({
			timeout: TIMEOUT,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			json: true,
			...options,
		})) as HttpAnswer;
}

/** Which of the roles the user lacks. @throws UserError for an answer that is neither yes nor no */
async function missingRoles(
	send: SendTest,
	{ baseUrl, accessToken, budget }: { baseUrl: string; accessToken: string; budget: Budget },
): Promise<string[]> {
	const missing: string[] = [];
	for (const { path, role } of READS) {
		await budget.turn({ isWrite: false, deadline: budget.now() + TIMEOUT }).catch(() => {});
		const { statusCode } = await send({
			method: 'GET',
			uri: `${baseUrl}${path}`,
			qs: { page: 1, size: 1 },
			headers: { Authorization: `Bearer ${accessToken}` },
		});
		if (statusCode === 401) missing.push(role);
		else if (statusCode >= 300 && statusCode !== 409 && statusCode !== 429) {
			throw new UserError(
				`The log-in works, but Nexudus answered ${path} with status ${statusCode}`,
			);
		}
	}
	return missing;
}

async function test(
	credential: NexudusCredential,
	send: SendTest,
): Promise<INodeCredentialTestResult> {
	const baseUrl = baseUrlOf(credential);
	const { accessToken } = await logIn(
		credential,
		async (url, form, headers) => await send({ method: 'POST', uri: url, form, headers }),
	);
	const budget = budgetOf(baseUrl, credential.username);
	const missing = await missingRoles(send, { baseUrl, accessToken, budget });
	if (missing.length === 0) return { status: 'OK', message: 'Connection successful' };
	const roles = `${missing.length === 1 ? 'role' : 'roles'} ${missing.join(', ')}`;
	return {
		status: 'Error',
		message: `The log-in works, but the user lacks the Nexudus ${roles}. Give the user ${missing.length === 1 ? 'this role' : 'these roles'} in Nexudus; without them, lists cannot be chosen from and a lost answer cannot be checked.`,
	};
}

/** Tests a credential as the editor shows it: logs in and tries the lists that the node reads. */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = credentialOf(data ?? {});
	try {
		return await test(credential, sender(this));
	} catch (error) {
		const message =
			error instanceof UserError
				? [error.message, error.description].filter(Boolean).join('. ')
				: `Could not reach Nexudus at ${credential.baseUrl}: ${networkReason(error)}`;
		return { status: 'Error', message };
	}
}
