import type { IDataObject } from 'n8n-workflow';

import type { Failure, PropertyError } from './errors';
import { isSecretName } from './secrets';
import type { HttpRequest } from './shapes';
import { believed, isObject, trimmed } from './shapes';
import type { HttpAnswer } from './throttling';
import { isThrottled, retryAfter } from './throttling';

/** Why a connection came to nothing, and what to do about it. */
export interface NetworkTrouble {
	/** "the connection was refused" */
	reason: string;
	/** One or more sentences. */
	advice: string;
}

/** What came of sending a request once. */
export type Outcome =
	| { kind: 'answer'; body: IDataObject; headers: Record<string, unknown> }
	/** Nexudus said no, or, with `isUnsent`, was not asked; to repeat the request would change nothing. */
	| { kind: 'rejected'; failure: Failure; isUnsent?: true }
	/** Not processed; to be sent again after `retryAfter` milliseconds, where Nexudus named a time. */
	| { kind: 'throttled'; retryAfter: number | undefined; status: number }
	/** Refused for its token, it may be; there was no time left to send it again with a new one. */
	| { kind: 'late'; status: 401 }
	/** The request never left. */
	| ({ kind: 'notSent' } & NetworkTrouble)
	/** The request left, but nobody knows whether it was processed. */
	| { kind: 'unknown'; cause: Doubt; reason: string; status: number | null };

/** Why nobody knows whether a request was processed. */
export type Doubt =
	/** The connection broke, or a gateway answered: the request may still be under way to Nexudus. */
	| 'broken'
	/** No answer in time, ours or a gateway's: Nexudus may be busy with it for long. */
	| 'timedOut'
	/** Nexudus says in its own JSON that it failed (status 500), so it has finished; the reason is in its words. */
	| 'answered'
	/** A success that has not the shape of what was asked for. */
	| 'misshapen';

type Unknown = Extract<Outcome, { kind: 'unknown' }>;

function propertyErrors(body: IDataObject): PropertyError[] {
	const errors = Array.isArray(body.Errors) ? body.Errors : [];
	return errors.filter(isObject).map(({ PropertyName, Message, AttemptedValue }) => {
		const property = trimmed(PropertyName);
		const attemptedValue = isSecretName(property) ? null : (AttemptedValue ?? null);
		return { property, message: trimmed(Message), attemptedValue };
	});
}

/** Proxy Authentication Required. */
export const PROXY_LOGIN = 407;

const STATUS_WORDS: Record<number, string> = {
	400: 'Nexudus found the request wrong, without saying why',
	403: 'Nexudus does not allow this',
	404: 'Nexudus has no such record',
};

/** What Nexudus says is wrong. A body that is no envelope (HTML of a gateway) is not repeated. */
function rejection({ statusCode, body }: HttpAnswer): Failure {
	const envelope = isObject(body) ? body : {};
	const message =
		trimmed(envelope.Message) ||
		STATUS_WORDS[statusCode] ||
		`Nexudus answered with status ${statusCode}`;
	return { message, status: statusCode, errors: propertyErrors(envelope) };
}

function redirection({ statusCode }: HttpAnswer): Failure {
	return {
		message: `Nexudus answered with a redirection (status ${statusCode})`,
		description:
			'Check that the Base URL of the credential is the address of the Nexudus API, with https.',
		status: statusCode,
		errors: [],
	};
}

/** A proxy's answer in the place of Nexudus's (RFC 9110, section 15.5.8): nothing went past it, nor will for others. */
export function proxyRefusal(): Failure {
	return {
		message:
			'A proxy between n8n and Nexudus let nothing through: it asks n8n for a log-in of its own (status 407)',
		description:
			"Nothing reached Nexudus, and its credential is not the reason. Ask whoever runs n8n to put the proxy's user name and password into its proxy settings, for example HTTPS_PROXY.",
		status: PROXY_LOGIN,
		errors: [],
		concernsAll: true,
	};
}

/** The time-outs of gateways, Cloudflare's among them: what they wait for goes on. */
const GATEWAY_TIMEOUTS = [504, 524];

function failedOrLost(answer: HttpAnswer): Outcome {
	const { statusCode: status, body } = answer;
	const cause = GATEWAY_TIMEOUTS.includes(status) ? 'timedOut' : 'broken';
	const reason = `Nexudus answered with status ${status}`;
	if (!isFailure(body)) return { kind: 'unknown', cause, reason, status };
	const failure = rejection(answer);
	if (failure.errors.length > 0) return { kind: 'rejected', failure };
	const words = failure.message.replace(/\.$/, '');
	return { kind: 'unknown', cause: 'answered', reason: words, status };
}

/** A success that is none, with what it says, where that is a short text of one line. */
function misshapen({ statusCode: status, body }: HttpAnswer): Unknown {
	const { Message, message, error } = isObject(body) ? body : {};
	const said = [Message, message, error].map(trimmed).find((text) => /^.{1,200}$/.test(text));
	const reason = !isObject(body)
		? 'the answer of Nexudus could not be read'
		: `Nexudus answered, but not what it was asked for${said ? ` ("${said}")` : ''}`;
	return { kind: 'unknown', cause: 'misshapen', reason, status };
}

/** The envelope of what did not work, whatever the status. A record may have a property of any other name. */
function isFailure(body: unknown): boolean {
	return isObject(body) && body.WasSuccessful === false;
}

/**
 * Reads the answer to a request by the rules of the Nexudus REST API, Limits and Answers to a write.
 *
 * @param now milliseconds since 1970
 */
export function readAnswer(answer: HttpAnswer, request: HttpRequest, now: number): Outcome {
	const { statusCode: status, headers } = answer;
	if (isThrottled(answer)) {
		return { kind: 'throttled', retryAfter: retryAfter(answer, now), status };
	}
	// What a deleted record is answered with: no other 401 is read as an answer (`send.ts`).
	if (status === 401) return readAnswer({ ...answer, statusCode: 404 }, request, now);
	if (status === PROXY_LOGIN) return { kind: 'rejected', failure: proxyRefusal(), isUnsent: true };
	if (status >= 500 || status === 408) return failedOrLost(answer);
	if (status >= 400 || isFailure(answer.body)) {
		return { kind: 'rejected', failure: rejection(answer) };
	}
	if (status >= 300) return { kind: 'rejected', failure: redirection(answer) };
	const body = believed(answer.body, request);
	return body ? { kind: 'answer', body, headers } : misshapen(answer);
}

/** Codes of Node.js for connections that were never made: nothing of the request left. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
	'ENETDOWN',
	'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes for connections that broke. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'EPROTO', 'ERR_BAD_RESPONSE', 'UND_ERR_SOCKET']);

/** Codes for those that ended without an answer in time. */
const TIMED_OUT = new Set([
	'ECONNABORTED',
	'ETIMEDOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
]);

interface NetworkError {
	code?: unknown;
	/** Of n8n's errors: a status, or the code of what they were made from. */
	httpCode?: unknown;
	syscall?: unknown;
	message?: unknown;
	/** Of n8n's errors, which replace the message of some codes by one of their own: all messages there were. */
	messages?: unknown;
	response?: { status?: unknown };
	/** Of axios's errors: the request as Node.js knows it. */
	request?: { socket?: { connecting?: boolean; secureConnecting?: boolean } | null };
	cause?: unknown;
	/** Of an attempt to connect to several addresses of a host. */
	errors?: unknown[];
}

/** The error and what caused it, outermost first. */
function causes(error: unknown): NetworkError[] {
	const chain: NetworkError[] = [];
	let current = error;
	while (typeof current === 'object' && current !== null && !chain.includes(current)) {
		chain.push(current);
		const { cause, errors } = current as NetworkError;
		current = cause ?? errors?.[0];
	}
	return chain;
}

const REASONS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed',
	ENOTFOUND: 'there is no such host',
	EAI_AGAIN: 'the host name could not be looked up',
	EHOSTUNREACH: 'the host cannot be reached',
	ENETUNREACH: 'the network cannot be reached',
	ETIMEDOUT: 'there was no answer in time',
	ECONNABORTED: 'there was no answer in time',
};

/** The HTTP status that an error was made of; undefined without one. */
export function statusOf(error: unknown): number | undefined {
	for (const { response, httpCode } of causes(error)) {
		const status = Number(response?.status ?? httpCode);
		if (status >= 100) return status;
	}
	return undefined;
}

/** The codes of an error and its causes: n8n 1.x keeps the code of the network's error, but not the error. */
function codesOf(error: unknown): string[] {
	return causes(error)
		.flatMap(({ code, httpCode }) => [code, httpCode])
		.filter((code) => typeof code === 'string');
}

const CHECK_ADDRESS = 'Check the Base URL of the credential and the network that n8n runs in.';
const CERTIFICATES: ReadonlyArray<[code: RegExp, trouble: NetworkTrouble]> = [
	[
		/SELF_SIGNED|^UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_UNTRUSTED/,
		{
			reason:
				'its certificate comes from nobody that n8n trusts (it is self-signed, or its issuer is unknown)',
			advice:
				"Most often a proxy, a firewall or a virus scanner between n8n and Nexudus puts its own certificate in the place of Nexudus's. Ask whoever runs n8n to make its issuer known to n8n (NODE_EXTRA_CA_CERTS). The log-in of the credential is not the reason.",
		},
	],
	[
		/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
		{
			reason: 'its certificate has expired, or is not valid yet',
			advice:
				'Check the clock of the machine that n8n runs on. If it is right, whoever runs the server at this address has to renew its certificate. The log-in of the credential is not the reason.',
		},
	],
	[
		/ALTNAME/,
		{
			reason: 'its certificate is for another host name',
			advice:
				'Check the host name in the Base URL of the credential: it has to be one that the certificate names, which for Nexudus itself is spaces.nexudus.com.',
		},
	],
];

function troubleOf(code: string | undefined): NetworkTrouble {
	const certificate = CERTIFICATES.find(([codes]) => codes.test(code ?? ''));
	if (certificate) return certificate[1];
	const reason =
		REASONS[code ?? ''] ?? (code ? `the connection failed (${code})` : 'it did not answer');
	return { reason, advice: CHECK_ADDRESS };
}

/** The words of https-proxy-agent, which n8n works with, for a proxy that gave no proper answer to CONNECT. */
const NO_TUNNEL = /receiving CONNECT response|from proxy CONNECT response/;

function wordsOf({ message, messages }: NetworkError): string {
	return [message, messages].flat().join('\n');
}

/** What a network error means, in plain words, and what to do. */
export function networkTrouble(error: unknown): NetworkTrouble {
	if (causes(error).some((cause) => NO_TUNNEL.test(wordsOf(cause)))) {
		const reason = 'a proxy between n8n and Nexudus let nothing through';
		return { reason, advice: 'Ask whoever runs n8n to look into its proxy settings.' };
	}
	const codes = codesOf(error);
	return troubleOf(codes.find(isNotSent) ?? codes[0]);
}

/** Certificates that are not trusted end a connection before it is secure; what TLS itself complains of may come later. */
function isNotSent(code: string): boolean {
	const isOfCertificate = /CERT|^UNABLE_TO_/.test(code) && !code.startsWith('ERR_SSL_');
	return NOT_SENT.has(code) || isOfCertificate || code === 'ERR_TLS_HANDSHAKE_TIMEOUT';
}

/** Answers that cannot be read as HTTP (codes of Node.js's parser), unpacked (those of zlib) or decrypted. */
function isBroken(code: string): boolean {
	return BROKEN.has(code) || /^(HPE|Z)_|^ERR_SSL_/.test(code);
}

const NEVER_SECURE = /before secure TLS connection was established/;

/** Whether there was no connection yet that a request could have been sent over. */
function isOfConnecting(error: NetworkError): boolean {
	const { syscall, request } = error;
	if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
	const words = wordsOf(error);
	if (NEVER_SECURE.test(words) || NO_TUNNEL.test(words)) return true;
	if (!isObject(request) || !('socket' in request)) return false;
	const { socket } = request;
	return !socket || socket.connecting === true || socket.secureConnecting === true;
}

/**
 * What an error of the network says of the request; undefined when it is no error of the network. n8n 2.x hands on the
 * request itself, which knows how far it came. Of n8n 1.x there are only the code and the words: an error of TLS that
 * may belong to the handshake or come after it then leaves open what happened.
 */
export function readNetworkError(error: unknown): Outcome | undefined {
	const chain = causes(error);
	const codes = codesOf(error);
	if (codes.some(isNotSent) || chain.some(isOfConnecting)) {
		return { kind: 'notSent', ...networkTrouble(error) };
	}
	const late = codes.find((code) => TIMED_OUT.has(code));
	const code = late ?? codes.find(isBroken);
	const hadConnection = chain.some(
		({ syscall, response, request }) => syscall ?? response ?? request,
	);
	if (code === undefined && !hadConnection) return undefined;
	const cause = late === undefined ? 'broken' : 'timedOut';
	return { kind: 'unknown', cause, reason: troubleOf(code ?? codes[0]).reason, status: null };
}
