import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { entities, refusals } from '../contract';
import type { Entity } from '../contract';
import { failure } from './envelopes';
import { answerThrottled, answerUnprocessed, answerWait, isProcessed, spoilAnswer } from './faults';
import { retryAfterHeader } from './limits';
import type { SandboxState } from './state';
import type { Fault, FaultEffect, RequestRecord } from './types';

declare module 'fastify' {
	interface FastifyRequest {
		record: RequestRecord;
		/** A fault that strikes once the request is processed. */
		pendingFault: Fault | null;
	}
	interface FastifyContextConfig {
		/** What the role that the user must have for an entity ends in: "List". */
		right?: Right;
		/** Answers without a log-in; the request is not a write. */
		isTokenEndpoint?: boolean;
	}
}

/** What a user may do with an entity. */
export type Right = 'List' | 'Read' | 'Create' | 'Edit' | 'Delete';

const byPath = new Map([...entities.values()].map((entity) => [entity.path, entity]));

/** The entity that a request is addressed to. */
export function entityAt({ params }: FastifyRequest): Entity | undefined {
	const { area, name } = params as Record<string, string | undefined>;
	return area && name ? byPath.get(`${area}/${name}`) : undefined;
}

const WRITES = ['POST', 'PUT', 'DELETE'];

function recordOf(request: FastifyRequest): RequestRecord {
	return {
		time: performance.timeOrigin + performance.now(),
		method: request.method,
		path: request.url.split('?')[0],
		query: { ...(request.query as RequestRecord['query']) },
		headers: request.headers,
		body: undefined,
		status: null,
		throttled: false,
		fault: null,
		user: null,
	};
}

/** The body when it came form-encoded, the only form that the token endpoint understands. */
export function formOf(request: FastifyRequest): Record<string, unknown> | undefined {
	const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
	return isForm ? (request.body as Record<string, unknown>) : undefined;
}

/** Limits, faults and roles, in that order; undefined lets the request through to its handler. */
function gate(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
): FastifyReply | undefined {
	const { tokens, limiter, faults, settings } = state;
	const { record } = request;
	const { right, isTokenEndpoint = false } = request.routeOptions.config;
	const entity = entityAt(request);
	const identity = tokens.identify(request.headers.authorization);
	const username = isTokenEndpoint ? tokens.claimedUser(formOf(request)) : identity?.user.username;
	const isWrite = !isTokenEndpoint && WRITES.includes(request.method);
	const limits = username === undefined ? 'off' : settings.limits;
	const budget = (username ?? '').toLowerCase();
	record.user = username ?? null;
	record.body = request.body ?? undefined;

	const waitMs = limits === 'off' ? 0 : limiter.waitMs(budget, isWrite, limits);
	if (limits !== 'off' && waitMs > 0) {
		record.throttled = true;
		state.throttled += 1;
		if (settings.readings.throttle === '429') return answerWait(reply, Math.ceil(waitMs) / 1000);
		return answerThrottled(reply, retryAfterHeader(waitMs, limits.retryAfter));
	}
	const fault = faults.take(record);
	record.fault = fault?.kind ?? null;
	const countsAsSent = fault?.kind !== 'throttle' && fault?.kind !== 'tooManyRequests';
	if (limits !== 'off' && countsAsSent) limiter.count(budget, isWrite, limits);
	if (fault && !isProcessed(fault)) return answerUnprocessed(fault, reply);
	request.pendingFault = fault ?? null;

	if (isTokenEndpoint) return undefined;
	const { roles = 'all' } = identity?.user ?? {};
	const isAllowed = !entity || roles === 'all' || roles.includes(`${entity.role}-${right}`);
	// Nexudus says 401 both for a token it does not take and for a role that is missing.
	if (identity?.valid && isAllowed) return undefined;
	const isDenied = identity?.valid && settings.readings.deadReference === 'denied';
	return reply.code(401).send(isDenied ? failure(401, refusals.get('denied') ?? '') : undefined);
}

/** Records each request of `app`, holds it to limits, faults and roles, and delays its answer. */
export function addGate(app: FastifyInstance, state: SandboxState): void {
	app.decorateRequest('record');
	app.decorateRequest('pendingFault', null);
	app.addHook('onRequest', async (request) => {
		request.record = recordOf(request);
		state.requests.push(request.record);
	});
	app.addHook('preHandler', async (request, reply) => {
		const answered = gate(state, request, reply);
		const fault: FaultEffect | null = request.pendingFault;
		if (answered || fault?.kind !== 'landsLater') return answered;
		reply.raw.socket?.resetAndDestroy();
		await state.settings.clock.sleep(fault.afterMs, new AbortController().signal);
		return undefined;
	});
	app.addHook('onSend', async (request, reply, payload) => {
		if (WRITES.includes(request.method)) state.webhooks.notice();
		const { latency, clock } = state.settings;
		if (latency > 0) await clock.sleep(latency, new AbortController().signal);
		reply.header('date', new Date(state.world.now()).toUTCString());
		const fault = request.pendingFault;
		const sent = fault ? await spoilAnswer(fault, reply, String(payload ?? '')) : payload;
		if (!fault || sent !== undefined) request.record.status = reply.statusCode;
		return sent;
	});
}
