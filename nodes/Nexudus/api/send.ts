import type { Connection } from './connection';
import { CREDENTIAL_TYPE, deadlineOf } from './connection';
import type { Failure } from './errors';
import type { Outcome } from './outcome';
import { readAnswer, readNetworkError, textOf } from './outcome';
import { redactAll, redactor, secretsIn } from './secrets';
import type { Role } from './standing';
import { roleIn, standingOf } from './standing';
import type { HttpAnswer } from './throttling';
import { credentialOf, noteAnswer, secretsOf } from './token';
import type { HttpRequest } from './transmit';
import { loginFailure, requestOptions, transmit } from './transmit';

export interface ApiRequest extends HttpRequest {
	/** The role that the user needs for it (Nexudus REST API, Host and authentication). */
	role: string;
	/** What is wrong in the words of whoever asked; Nexudus's own without it. */
	inWords?: (failure: Failure) => Failure;
	/** What to do for it without the role, as a sentence. */
	withoutRole?: string;
	/** When waiting for it ends, by the budget's clock; by default the connection's `maxWait` from now. */
	deadline?: number;
}

const DEAD_REFERENCE =
	'Look whether the records that it names (location, plan, teams and so on) still exist in Nexudus, and whether the user may see them.';

const DENIED: Record<Role, (request: ApiRequest) => Pick<Failure, 'message' | 'description'>> = {
	missing: ({ role, withoutRole = 'Or choose a credential whose user has it.' }) => ({
		message: `The Nexudus user of the credential lacks the role ${role}`,
		description: `Give the user the role ${role} in Nexudus. ${withoutRole}`,
	}),
	held: () => ({
		message:
			"Nexudus denied access: something that this refers to is gone, or out of the user's reach",
		description: DEAD_REFERENCE,
	}),
	unknown: ({ role, withoutRole }) => ({
		message: `Nexudus denied access: the user of the credential lacks the role ${role}, or something that this refers to is gone or out of the user's reach`,
		description: [
			`Give the user the role ${role} in Nexudus.`,
			...(withoutRole ? [withoutRole] : []),
			`If the user has it: ${DEAD_REFERENCE}`,
		].join(' '),
	}),
};

/** What a request comes to that Nexudus refused with 401 although the token is good (Nexudus REST API, Errors). */
function denied(request: ApiRequest, role: Role): Outcome {
	const failure = { ...DENIED[role](request), status: 401, errors: [] };
	return {
		kind: 'rejected',
		failure: role === 'missing' ? { ...failure, concernsAll: true } : failure,
	};
}

/** Statuses are never n8n's to judge: it would renew the token and send a write again by itself after a 401. */
async function sendAny(connection: Connection, request: ApiRequest): Promise<HttpAnswer> {
	const options = { ...requestOptions(connection, request), ignoreHttpStatusErrors: true };
	return await transmit(connection, options);
}

/** What an answer says, without any secret of the credential or the request, which Nexudus may repeat. */
async function read(
	{ context, budget }: Connection,
	{ body }: ApiRequest,
	answer: HttpAnswer,
): Promise<Outcome> {
	const outcome = readAnswer(answer, Date.now());
	if (outcome.kind === 'answer') noteAnswer(budget);
	if (outcome.kind !== 'rejected') return outcome;
	const credential = credentialOf(await context.getCredentials(CREDENTIAL_TYPE));
	const redact = redactor([...secretsOf(credential), ...secretsIn(body)]);
	return readAnswer({ ...answer, body: redactAll(answer.body, redact) }, Date.now());
}

/**
 * Sees to a request that was refused with 401: for its token, for a role, or for a record that it refers to. It is sent
 * once more when the token may have been the reason.
 *
 * @param sentAt by the budget's clock
 */
async function afterRefusal(
	connection: Connection,
	request: ApiRequest,
	sentAt: number,
): Promise<Outcome> {
	const standing = await standingOf(connection, sentAt);
	if (standing.kind !== 'proven') return standing;
	const role = roleIn(standing.me, request.role);
	if (role === 'missing' || standing.at <= sentAt) return denied(request, role);
	const { budget, limits, signal } = connection;
	const deadline = request.deadline ?? deadlineOf(connection);
	const isWrite = request.method !== 'GET';
	if (!(await budget.turn({ isWrite, limits, deadline, signal }))) {
		return { kind: 'throttled', retryAfter: undefined, status: 429 };
	}
	const answer = await sendAny(connection, request);
	return isDenial(answer) ? denied(request, role) : await read(connection, request, answer);
}

/** "Not found" says of a record that it is gone, whatever the status (Nexudus REST API, Errors). */
function isDenial({ statusCode, body }: HttpAnswer): boolean {
	return statusCode === 401 && !/^not found\b/i.test(textOf(body));
}

function readError(error: unknown): Outcome {
	const outcome = readNetworkError(error) ?? loginFailure(error);
	if (!outcome) throw error;
	return outcome;
}

/**
 * Sends a request once, or, when its token had expired, once more with a new one.
 *
 * @throws the error of n8n when it did not come from the network
 */
export async function sendOnce(connection: Connection, request: ApiRequest): Promise<Outcome> {
	const { budget, signal } = connection;
	try {
		const sentAt = budget.now();
		const answer = await sendAny(connection, request);
		if (isDenial(answer)) return await afterRefusal(connection, request, sentAt);
		return await read(connection, request, answer);
	} catch (error) {
		signal?.throwIfAborted();
		return readError(error);
	}
}
