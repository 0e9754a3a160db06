import formbody from '@fastify/formbody';
import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';

import { coworkersOf, recordsOf } from './access';
import { addControlRoutes } from './control';
import { failure } from './envelopes';
import { addGate } from './gate';
import { addEntityRoutes, addMeRoute, addTokenRoute, nothingThere } from './routes';
import { applySettings } from './settings';
import { createState } from './state';
import type { SandboxState } from './state';
import type { Sandbox, SandboxOptions } from './types';

function answerError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply) {
	const status = error.statusCode ?? 500;
	return reply.code(status).send(failure(status, error.message));
}

function addApi(app: FastifyInstance, state: SandboxState): void {
	addGate(app, state);
	app.setErrorHandler(answerError);
	app.setNotFoundHandler((_request, reply) => nothingThere(reply));
	addTokenRoute(app, state);
	addMeRoute(app, state);
	addEntityRoutes(app, state);
}

/** Files that a command names the address of: on the bare host, for whoever knows it; a credential is refused there. */
function addFiles(app: FastifyInstance): void {
	app.get<{ Params: { name: string } }>('/temp/:name', async ({ params, headers }, reply) =>
		headers.authorization === undefined
			? reply.type('application/pdf').send(Buffer.from(`%PDF-1.4 ${params.name}`))
			: reply.code(400).send(),
	);
}

/** Routes under a prefix, by name: Fastify looks through all loaded modules for the name of those that have none. */
function named(name: string, plugin: (app: FastifyInstance) => void) {
	return Object.assign(async (app: FastifyInstance) => plugin(app), {
		[Symbol.for('fastify.display-name')]: name,
	});
}

async function createServer(state: SandboxState): Promise<FastifyInstance> {
	const app = fastify({
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		routerOptions: { ignoreTrailingSlash: true },
	});
	await app.register(formbody);
	// A body of another type must reach the gate too, to be recorded and counted.
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	await app.register(
		named('api', (api) => addApi(api, state)),
		{ prefix: '/api' },
	);
	addFiles(app);
	await app.register(
		named('control', (control) => addControlRoutes(control, state)),
		{ prefix: '/sandbox' },
	);
	return app;
}

/**
 * Starts a Nexudus REST service in memory, listening on 127.0.0.1.
 * Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port: wantedPort = 0, clock, ...settings } = options;
	const state = createState(settings, clock);
	const app = await createServer(state);
	await app.listen({ host: '127.0.0.1', port: wantedPort });
	const { port } = app.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		coworkers: coworkersOf(state),
		records: (entity) => recordsOf(state, entity),
		webhooks: state.webhooks,
		requests: state.requests,
		get throttled() {
			return state.throttled;
		},
		welcomeEmails: state.world.welcomeEmails,
		expireAccessTokens: () => state.tokens.expireAccessTokens(),
		revokeRefreshTokens: () => state.tokens.revokeRefreshTokens(),
		faults: {
			add: (fault) => state.faults.add(fault),
			clear: () => state.faults.clear(),
		},
		setOptions: (changes) => applySettings(state.settings, changes),
		reset: () => state.reset(),
		close: async () => {
			state.webhooks.clear();
			await app.close();
		},
	};
}
