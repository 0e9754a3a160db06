import type { IDataObject } from 'n8n-workflow';

import type { Failure, PropertyError } from './errors';
import { isSecretName } from './secrets';
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
	/** The request never left. */
	| ({ kind: 'notSent' } & NetworkTrouble)
	/** The request left, but nobody knows whether it was processed. */
	| { kind: 'unknown'; reason: string; status: number | null };

export function isObject(body: unknown): body is IDataObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function propertyErrors(body: IDataObject): PropertyError[] {
	const errors = Array.isArray(body.Errors) ? body.Errors : [];
	return errors.filter(isObject).map(({ PropertyName, Message, AttemptedValue }) => {
		const property = text(PropertyName);
		const attemptedValue = isSecretName(property) ? null : (AttemptedValue ?? null);
		return { property, message: text(Message), attemptedValue };
	});
}

/** Proxy Authentication Required. */
export const PROXY_LOGIN = 407;

const STATUS_WORDS: Record<number, string> = {
	400: 'Nexudus found the request wrong, without saying why',
	403: 'Nexudus does not allow this',
	404: 'Nexudus has no such record',
};

/** What an answer says: its message, or all of it when it is a text. */
export function textOf(body: unknown): string {
	return text(isObject(body) ? body.Message : body);
}

/** What Nexudus says is wrong. A body that is no envelope (HTML of a gateway) is not repeated. */
function rejection({ statusCode, body }: HttpAnswer): Failure {
	const envelope = isObject(body) ? body : {};
	const message =
		text(envelope.Message) ||
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

/** Reads an answer by the rules of the Nexudus REST API, Request limits and Answers to a write. */
export function readAnswer(answer: HttpAnswer, now: number): Outcome {
	const { statusCode: status, headers, body } = answer;
	if (isThrottled(answer)) {
		return { kind: 'throttled', retryAfter: retryAfter(headers, now), status };
	}
	// What a deleted record is answered with: no other 401 is read as an answer (`send.ts`).
	if (status === 401) return readAnswer({ ...answer, statusCode: 404 }, now);
	if (status === PROXY_LOGIN) return { kind: 'rejected', failure: proxyRefusal(), isUnsent: true };
	if (isObject(body) && body.WasSuccessful === false) {
		return { kind: 'rejected', failure: rejection(answer) };
	}
	if (status >= 500 || status === 408) {
		return { kind: 'unknown', reason: `Nexudus answered with status ${status}`, status };
	}
	if (status >= 400) return { kind: 'rejected', failure: rejection(answer) };
	if (status >= 300) return { kind: 'rejected', failure: redirection(answer) };
	if (isObject(body)) return { kind: 'answer', body, headers };
	return { kind: 'unknown', reason: 'the answer of Nexudus could not be read', status };
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

/** Codes for connections that broke, or that ended without an answer in time. */
const BROKEN = new Set([
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'UND_ERR_SOCKET',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
]);

interface NetworkError {
	code?: unknown;
	/** Of n8n's errors: a status, or the code of what they were made from. */
	httpCode?: unknown;
	syscall?: unknown;
	message?: unknown;
	response?: { status?: unknown };
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

/** What a network error means, in plain words, and what to do. */
export function networkTrouble(error: unknown): NetworkTrouble {
	const codes = codesOf(error);
	return troubleOf(codes.find(isNotSent) ?? codes[0]);
}

/**
 * Certificates that are not trusted and handshakes that fail end a connection before anything is sent over it; data
 * that cannot be decrypted comes later.
 */
function isHandshakeFailure(code: string): boolean {
	return /CERT|^ERR_(TLS|SSL)|^EPROTO$|^UNABLE_TO_/.test(code) && !/DECRYPT|BAD_RECORD/.test(code);
}

/** Answers that cannot be read as HTTP (codes of Node.js's parser), unpacked (those of zlib) or decrypted. */
function isUnreadable(code: string): boolean {
	return /^(HPE|Z)_|^ERR_SSL/.test(code);
}

function isNotSent(code: string): boolean {
	return NOT_SENT.has(code) || isHandshakeFailure(code);
}

function isOfConnecting({ syscall, message }: NetworkError): boolean {
	if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
	return /before secure TLS connection was established/.test(String(message));
}

/** What an error of the network says of the request; undefined when it is no error of the network. */
export function readNetworkError(error: unknown): Outcome | undefined {
	const chain = causes(error);
	const codes = codesOf(error);
	const notSent = codes.find(isNotSent);
	if (notSent !== undefined || chain.some(isOfConnecting)) {
		return { kind: 'notSent', ...networkTrouble(error) };
	}
	const broken = codes.find((code) => BROKEN.has(code) || isUnreadable(code));
	const hadConnection = chain.some(({ syscall, response }) => syscall ?? response);
	if (broken === undefined && !hadConnection) return undefined;
	return { kind: 'unknown', reason: troubleOf(broken ?? codes[0]).reason, status: null };
}
