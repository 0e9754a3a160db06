import type { FastifyReply } from 'fastify';
import { once } from 'node:events';

import { refusals } from '../contract';
import { failure } from './envelopes';
import type { Fault, FaultEffect, FaultTarget, RequestRecord } from './types';

export interface Faults {
	add(fault: Fault): void;
	clear(): void;
	/** The fault that strikes this request, if any. */
	take(request: RequestRecord): Fault | undefined;
}

function bodyEmail(body: unknown): string | undefined {
	const email = (body as { Email?: unknown } | undefined)?.Email;
	return typeof email === 'string' ? email.toLowerCase() : undefined;
}

function isTarget(target: FaultTarget, request: RequestRecord): boolean {
	const { method, path, email, match } = target;
	if (method && method.toUpperCase() !== request.method) return false;
	if (typeof path === 'string' && !request.path.startsWith(path)) return false;
	// search(), unlike test(), keeps no position in an expression with the g flag.
	if (path instanceof RegExp && request.path.search(path) < 0) return false;
	if (email !== undefined && bodyEmail(request.body) !== email.toLowerCase()) return false;
	return match?.(request) ?? true;
}

export function createFaults(): Faults {
	let pending: Array<{ fault: Fault; skip: number; times: number }> = [];
	return {
		add(fault) {
			pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
		},
		clear() {
			pending = [];
		},
		take(request) {
			for (const entry of pending) {
				if (!isTarget(entry.fault, request)) continue;
				if (entry.skip > 0) {
					entry.skip -= 1;
					continue;
				}
				entry.times -= 1;
				pending = pending.filter(({ times }) => times > 0);
				return entry.fault;
			}
			return undefined;
		},
	};
}

/** Whether the request is processed although the fault strikes. */
export function isProcessed(fault: FaultEffect): boolean {
	if (fault.kind === 'status' || fault.kind === 'hang') return fault.processed ?? false;
	return ['resetAfter', 'truncated', 'landsLater'].includes(fault.kind);
}

/** Nexudus answers too many requests with 409 (Nexudus REST API, Request limits). */
export function answerThrottled(reply: FastifyReply, retryAfter: string | undefined): FastifyReply {
	if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
	reply.raw.statusMessage = 'You must wait before accessing this url again.';
	return reply.code(409).send();
}

/** The other reading of too many requests: 429, and a text that says how long to wait. */
export function answerWait(reply: FastifyReply, seconds: number): FastifyReply {
	const text = refusals.get('wait')?.replace('{seconds}', String(seconds)) ?? '';
	return reply.code(429).send(failure(429, text));
}

function headerValue(retryAfter: number | Date | string | undefined): string | undefined {
	return retryAfter instanceof Date ? retryAfter.toUTCString() : retryAfter?.toString();
}

/** Sets status and headers of a `status` fault; the body to send. */
function prepareStatus(fault: FaultEffect & { kind: 'status' }, reply: FastifyReply): string {
	const { body = '' } = fault;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const defaultType = typeof body === 'string' ? 'text/html' : 'application/json';
	reply.code(fault.status).headers(fault.headers ?? {});
	if (text === '') reply.removeHeader('content-type');
	else reply.type(fault.contentType ?? defaultType);
	return text;
}

/** Answers, or fails to answer, in the place of the request's handler. */
export function answerUnprocessed(fault: FaultEffect, reply: FastifyReply): FastifyReply {
	switch (fault.kind) {
		case 'throttle':
			return answerThrottled(reply, headerValue(fault.retryAfter));
		case 'tooManyRequests': {
			const retryAfter = headerValue(fault.retryAfter);
			if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
			const { waitSeconds } = fault;
			return waitSeconds === undefined ? reply.code(429).send() : answerWait(reply, waitSeconds);
		}
		case 'ooops':
			return reply.code(500).send(failure(500, refusals.get('lasting') ?? ''));
		case 'unauthorized':
			reply.code(401);
			return fault.message === undefined
				? reply.send()
				: reply.type('application/json').send(JSON.stringify(fault.message));
		case 'softFailure':
			return reply.send(failure(200, fault.message ?? 'The record could not be saved.'));
		case 'status':
			// An empty text would be sent with a content type of its own.
			return reply.send(prepareStatus(fault, reply) || undefined);
		case 'resetBefore':
			reply.hijack();
			reply.raw.socket?.resetAndDestroy();
			return reply;
		default:
			reply.hijack();
			return reply;
	}
}

/**
 * Spoils the answer of a request that was processed: the payload to send instead, or undefined
 * when the connection is gone.
 */
export async function spoilAnswer(
	fault: FaultEffect,
	reply: FastifyReply,
	payload: string,
): Promise<string | undefined> {
	const { socket } = reply.raw;
	switch (fault.kind) {
		case 'status':
			return prepareStatus(fault, reply);
		case 'truncated':
			return payload.slice(0, Math.ceil(payload.length / 2));
		case 'hang':
			if (socket && !socket.destroyed) await once(socket, 'close');
			return undefined;
		default:
			socket?.resetAndDestroy();
			return undefined;
	}
}
