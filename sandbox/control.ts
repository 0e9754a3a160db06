import type { FastifyInstance } from 'fastify';

import { coworkersOf } from './access';
import type { SandboxState } from './state';
import { applySettings } from './settings';
import type { Coworker, Fault, SandboxSettings } from './types';

/** A fault as JSON: an expression for the path comes as text, `match` cannot come at all. */
export type FaultJson = Fault & { pathPattern?: string };

const FAULT_KINDS: Readonly<Record<Fault['kind'], true>> = {
	throttle: true,
	tooManyRequests: true,
	resetBefore: true,
	resetAfter: true,
	status: true,
	hang: true,
	unauthorized: true,
	ooops: true,
	landsLater: true,
	softFailure: true,
	truncated: true,
};

function summary(state: SandboxState) {
	const { users, limits, latency, readings, clockOffset, listLag } = state.settings;
	return {
		limits,
		latency,
		readings,
		clockOffset,
		listLag,
		users: users.map((user) => user.username),
		coworkers: state.world.store('coworkers').count,
		requests: state.requests.length,
		throttled: state.throttled,
		welcomeEmails: state.world.welcomeEmails,
	};
}

function toFault({ pathPattern, ...fault }: FaultJson): Fault {
	return pathPattern === undefined ? fault : { ...fault, path: new RegExp(pathPattern) };
}

/**
 * The controls for a sandbox in another process: JSON, without log-in or limits. Each change
 * answers with the state after it.
 */
export function addControlRoutes(app: FastifyInstance, state: SandboxState): void {
	const change = (path: string, apply: () => void) =>
		app.post(path, async () => {
			apply();
			return summary(state);
		});
	change('/reset', () => state.reset());
	change('/expire-tokens', () => state.tokens.expireAccessTokens());
	change('/revoke-refresh-tokens', () => state.tokens.revokeRefreshTokens());

	app.get('/state', async () => summary(state));
	app.get('/requests', async () => state.requests);
	app.get('/coworkers', async () => state.world.store('coworkers').list());
	app.post<{ Body: Partial<Coworker> | Array<Partial<Coworker>> }>('/coworkers', async ({ body }) =>
		[body].flat().map((record) => coworkersOf(state).add(record)),
	);
	app.post<{ Body: SandboxSettings }>('/options', async ({ body }) => {
		applySettings(state.settings, body);
		return summary(state);
	});
	app.post<{ Body: FaultJson | FaultJson[] }>('/faults', async ({ body }, reply) => {
		const faults = [body].flat().map(toFault);
		const unknown = faults.find((fault) => !Object.hasOwn(FAULT_KINDS, fault.kind));
		if (unknown) return reply.code(400).send({ error: `no such fault: ${unknown.kind}` });
		faults.forEach((fault) => state.faults.add(fault));
		return summary(state);
	});
	app.delete('/faults', async () => {
		state.faults.clear();
		return summary(state);
	});
}
