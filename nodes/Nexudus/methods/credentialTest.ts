import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Budget } from '../api/budget';
import { budgetOf } from '../api/budgets';
import { networkTrouble } from '../api/outcome';
import { redactor } from '../api/secrets';
import type { HttpAnswer } from '../api/throttling';
import { isThrottled, retryAfter } from '../api/throttling';
import type { NexudusCredential } from '../api/token';
import { baseUrlOf, credentialOf, logIn, secretsOf } from '../api/token';
import { isObject } from '../api/shapes';
import { ME, rolesTold } from '../api/standing';
import { roleOf } from '../lookups/read';
import { LOOKUPS } from '../lookups/table';

/** Milliseconds that one request of the test may take. */
const TIMEOUT = 20_000;
/** Milliseconds to wait after a throttled answer that does not say how long. */
const RETRY_PAUSE = 1_000;

/** The lists that most workflows need. */
const READS = [LOOKUPS.coworker, LOOKUPS.country, LOOKUPS.timeZone].map((lookup) => ({
	path: `/api/${lookup.path}`,
	role: roleOf(lookup),
}));

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

interface Session {
	baseUrl: string;
	accessToken: string;
	budget: Budget;
}

/** Reads, again while Nexudus asks to wait; of a list, one row. */
async function read(send: SendTest, session: Session, path: string): Promise<HttpAnswer> {
	const { baseUrl, accessToken, budget } = session;
	const deadline = budget.now() + TIMEOUT;
	while (await budget.turn({ isWrite: false, deadline })) {
		const at = budget.now();
		const answer = await send({
			method: 'GET',
			uri: `${baseUrl}${path}`,
			qs: { page: 1, size: 1 },
			headers: { Authorization: `Bearer ${accessToken}` },
		});
		if (!isThrottled(answer)) return answer;
		budget.throttled({ isWrite: false, at }, retryAfter(answer, Date.now()), RETRY_PAUSE);
	}
	throw new UserError(
		'The log-in works, but Nexudus has too many requests of this user to answer',
		{
			description: 'Wait a minute and try again.',
		},
	);
}

/**
 * The roles that the user lacks: none where there is any at all, for who only makes bookings needs no others.
 *
 * @throws UserError for an answer that is neither yes nor no
 */
async function missingRoles(send: SendTest, session: Session): Promise<string[]> {
	const { body: me } = await read(send, session, ME.path);
	const told = isObject(me) ? rolesTold(me) : undefined;
	if (told && told.length > 0) return [];
	for (const { path } of READS) {
		const { statusCode } = await read(send, session, path);
		if (statusCode < 300) return [];
		if (statusCode !== 401) {
			throw new UserError(
				`The log-in works, but Nexudus answered ${path} with status ${statusCode}`,
			);
		}
	}
	return READS.map(({ role }) => role);
}

async function test(
	credential: NexudusCredential,
	send: SendTest,
): Promise<INodeCredentialTestResult> {
	const baseUrl = baseUrlOf(credential);
	const { accessToken } = await logIn(
		credential,
		async ({ url, ...request }) => await send({ ...request, method: 'POST', uri: url }),
	);
	const budget = budgetOf(baseUrl, credential.username);
	const missing = await missingRoles(send, { baseUrl, accessToken, budget });
	if (missing.length === 0) return { status: 'OK', message: 'Connection successful' };
	return {
		status: 'Error',
		message: `The log-in works, but the user has no role to use in Nexudus. Give the user the roles of what your workflows do, and these for members and lists to choose from: ${missing.join(', ')}.`,
	};
}

/** What went wrong, as the editor shows it. */
function wordsOf(error: unknown, { baseUrl }: NexudusCredential): string {
	const { reason, advice } = networkTrouble(error);
	const { message, description } =
		error instanceof UserError
			? error
			: { message: `Could not reach Nexudus at ${baseUrl}: ${reason}`, description: advice };
	return [message, description].filter(Boolean).join('. ');
}

/** Tests a credential as the editor shows it: logs in, and asks what the user may do. Nothing is written. */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = credentialOf(data ?? {});
	try {
		return await test(credential, sender(this));
	} catch (error) {
		const message = redactor(secretsOf(credential))(wordsOf(error, credential));
		return { status: 'Error', message };
	}
}
