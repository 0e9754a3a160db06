import type { IDataObject } from 'n8n-workflow';

import type { Failure, PropertyError } from './errors';
import type { HttpAnswer } from './throttling';
import { isThrottled, retryAfter } from './throttling';

/** What came of sending a request once. */
export type Outcome =
	| { kind: 'answer'; body: IDataObject; headers: Record<string, unknown> }
	/** Nexudus said no, or, with `isUnsent`, was not asked; to repeat the request would change nothing. */
	| { kind: 'rejected'; failure: Failure; isUnsent?: true }
	/** Not processed; to be sent again after `retryAfter` milliseconds, where Nexudus named a time. */
	| { kind: 'throttled'; retryAfter: number | undefined; status: number }
	/** The request never left. */
	| { kind: 'notSent'; reason: string }
	/** The request left, but nobody knows whether it was processed. */
	| { kind: 'unknown'; reason: string; status: number | null };

function isObject(body: unknown): body is IDataObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function propertyErrors(body: IDataObject): PropertyError[] {
	const errors = Array.isArray(body.Errors) ? body.Errors : [];
	return errors.filter(isObject).map((error) => ({
		property: text(error.PropertyName),
		message: text(error.Message),
		attemptedValue: error.AttemptedValue ?? null,
	}));
}

const STATUS_WORDS: Record<number, string> = {
	400: 'Nexudus found the request wrong, without saying why',
	403: 'Nexudus does not allow this',
	404: 'Nexudus has no such record',
};

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

/** Reads an answer by the rules of the Nexudus REST API, Request limits and Answers to a write. */
export function readAnswer(answer: HttpAnswer, now: number): Outcome {
	const { statusCode: status, headers, body } = answer;
	if (isThrottled(answer)) {
		return { kind: 'throttled', retryAfter: retryAfter(headers, now), status };
	}
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

function reasonOf(code: string | undefined): string {
	return REASONS[code ?? ''] ?? (code ? `the connection failed (${code})` : 'it did not answer');
}

/** What a network error means, in plain words: "the connection was refused". */
export function networkReason(error: unknown): string {
	return reasonOf(codesOf(error)[0]);
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
		return { kind: 'notSent', reason: reasonOf(notSent ?? codes[0]) };
	}
	const broken = codes.find((code) => BROKEN.has(code) || isUnreadable(code));
	const hadConnection = chain.some(({ syscall, response }) => syscall ?? response);
	if (broken === undefined && !hadConnection) return undefined;
	return { kind: 'unknown', reason: reasonOf(broken ?? codes[0]), status: null };
}
