import type { Connection } from './connection';
import { deadlineOf, takeTurn } from './connection';
import type { Failure } from './errors';
import type { Outcome } from './outcome';
import { readAnswer, readNetworkError } from './outcome';
import { redactAll, redactor, secretsIn } from './secrets';
import { noteDate } from './serverClock';
import type { HttpRequest } from './shapes';
import { textOf } from './shapes';
import type { Role } from './standing';
import { LATE, roleIn, standingOf } from './standing';
import type { HttpAnswer } from './throttling';
import { noteAnswer } from './token';
import { loginFailure, requestOptions, transmit } from './transmit';

export interface ApiRequest extends HttpRequest {
	/** The role that the user needs for it (Nexudus REST API, Host and authentication). */
	role: string;
	/** What is wrong in the words of whoever asked; Nexudus's own without it. */
	inWords?: (failure: Failure) => Failure;
	/** What to do for it without the role, as a sentence. */
	withoutRole?: string;
	/** The records that its body refers to, in words ("plan 4001, location 3001"): one may be gone. */
	references?: string;
	/** Told when it leaves, by the budget's clock, each time that it does. */
	onSend?: (at: number) => void;
	/** When waiting for it ends, by the budget's clock; by default the connection's `maxWait` from now. */
	deadline?: number;
}

function named({ references }: ApiRequest): string {
	return references ? ` (${references})` : '';
}

function lookAt(request: ApiRequest): string {
	const some = 'the records that it names';
	const which = request.references
		? some + named(request)
		: `${some} (location, plan, teams and so on)`;
	return `Look whether ${which} still exist in Nexudus, and whether the user may see them.`;
}

function isGone(request: ApiRequest): string {
	return request.references
		? `a record that this refers to${named(request)} is gone`
		: 'something that this refers to is gone';
}

const DENIED: Record<Role, (request: ApiRequest) => Pick<Failure, 'message' | 'description'>> = {
	missing: (request) => {
		const { role, withoutRole = 'Or choose a credential whose user has it.' } = request;
		const otherwise = request.references ? [`If the user has it: ${lookAt(request)}`] : [];
		return {
			message: `The Nexudus user of the credential lacks the role ${role}`,
			description: [`Give the user the role ${role} in Nexudus. ${withoutRole}`, ...otherwise].join(
				' ',
			),
		};
	},
	held: (request) => ({
		message: `Nexudus denied access: ${isGone(request)}, or out of the user's reach`,
		description: lookAt(request),
	}),
	unknown: (request) => ({
		message: `Nexudus denied access: the user of the credential lacks the role ${request.role}, or ${isGone(request)} or out of the user's reach`,
		description: [
			`Give the user the role ${request.role} in Nexudus.`,
			...(request.withoutRole ? [request.withoutRole] : []),
			`If the user has it: ${lookAt(request)}`,
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
	{ access, budget }: Connection,
	request: ApiRequest,
	answer: HttpAnswer,
): Promise<Outcome> {
	const outcome = readAnswer(answer, request, Date.now());
	if (outcome.kind === 'answer') noteAnswer(budget);
	if (outcome.kind === 'answer' || outcome.kind === 'throttled') return outcome;
	const redact = redactor([...(await access.secrets()), ...secretsIn(request.body)]);
	return readAnswer({ ...answer, body: redactAll(answer.body, redact) }, request, Date.now());
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
	const { budget } = connection;
	const standing = await standingOf(connection, sentAt);
	if (standing.kind !== 'proven') return standing;
	const role = roleIn(standing.me, request.role);
	if (role === 'missing' || standing.at <= sentAt) return denied(request, role);
	const deadline = request.deadline ?? deadlineOf(connection);
	if (!(await takeTurn(connection, request.method !== 'GET', deadline))) return LATE;
	request.onSend?.(budget.now());
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
		request.onSend?.(sentAt);
		const answer = await sendAny(connection, request);
		if (answer.statusCode < 300) noteDate(budget, answer, sentAt);
		if (isDenial(answer)) return await afterRefusal(connection, request, sentAt);
		return await read(connection, request, answer);
	} catch (error) {
		signal?.throwIfAborted();
		return readError(error);
	}
}
