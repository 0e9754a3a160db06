import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { coworkerProperties, listRow, wholeRecord } from './coworkers';
import { lookups } from './data/lookups';
import type { Lookup } from './data/lookups';
import { failure, rejection, success } from './envelopes';
import type { FieldError } from './envelopes';
import { formOf } from './gate';
import { listPage } from './lists';
import type { Query, Row } from './lists';
import type { Settings } from './settings';
import type { SandboxState } from './state';
import type { SandboxUser } from './types';
import { validateCoworker } from './validation';
import type { CoworkerBody } from './validation';

interface ById {
	Params: { id: string };
}

function reject(reply: FastifyReply, errors: FieldError[]): FastifyReply {
	return reply.code(400).send(rejection(400, errors));
}

function notFound(reply: FastifyReply, entity: string): FastifyReply {
	return reply.code(404).send(failure(404, `${entity} was not found.`));
}

function sendList<R extends Row>(
	request: FastifyRequest,
	reply: FastifyReply,
	list: {
		rows: readonly R[];
		entity: string;
		properties: ReadonlySet<string>;
		show: (row: R) => unknown;
	},
): FastifyReply {
	const result = listPage(list.rows, list.entity, list.properties, request.query as Query);
	if (result.errors) return reject(reply, result.errors);
	return reply.send({ Records: result.records.map(list.show), ...result.page });
}

export function addTokenRoute(app: FastifyInstance, state: SandboxState): void {
	app.post('/token', { config: { isTokenEndpoint: true } }, async (request, reply) => {
		const clientId = request.headers.client_id;
		const header = typeof clientId === 'string' ? clientId : undefined;
		const { status, body } = state.tokens.grant(formOf(request), header);
		return reply.code(status).send(body);
	});
}

/** What the user's record tells of the roles, in each of its readings. */
function rolesShown({ roles = 'all' }: SandboxUser, reading: Settings['userRoles']): unknown {
	if (reading === 'none') return null;
	if (roles === 'all') return [];
	return reading === 'names' ? roles : roles.map((_role, index) => 7001 + index);
}

/** The user's own record (Nexudus REST API, Host and authentication); whoever is logged in may read it. */
export function addMeRoute(app: FastifyInstance, { tokens, settings }: SandboxState): void {
	app.get('/auth/me', async ({ headers }, reply) => {
		const { authorization = '' } = headers;
		const { user } = tokens.identify(authorization) ?? {};
		if (!user) return notFound(reply, 'User');
		return reply.send({
			Id: 6001,
			FullName: user.username,
			Email: user.username,
			AccessToken: authorization.replace(/^\S+ /, ''),
			Active: true,
			// Said of all who are no mere members; what restricts them is the list of their roles.
			IsAdmin: true,
			APIAccess: user.apiAccess ?? true,
			Businesses: [],
			UserRoles: rolesShown(user, settings.userRoles),
		});
	});
}

export function addLookupRoutes(app: FastifyInstance): void {
	for (const lookup of Object.values<Lookup>(lookups)) {
		const { entity, path, records, byId } = lookup;
		const properties = new Set(Object.keys(records[0]));
		const config = { role: `${entity}-List` };
		app.get(path, { config }, async (request, reply) =>
			sendList(request, reply, {
				rows: records.map((record) => ({ ...record })),
				entity,
				properties,
				show: (row) => row,
			}),
		);
		app.get<ById>(`${path}/:id`, { config }, async (request, reply) => {
			const record = byId.get(Number(request.params.id));
			return record ? reply.send(record) : notFound(reply, entity);
		});
	}
}

/** The body as an object, or undefined after having answered that it is none. */
function jsonObject(request: FastifyRequest, reply: FastifyReply): CoworkerBody | undefined {
	const { body } = request;
	const isJson = request.headers['content-type']?.startsWith('application/json');
	if (isJson && typeof body === 'object' && body !== null && !Array.isArray(body)) {
		return body as CoworkerBody;
	}
	void reply.code(isJson ? 400 : 415).send(failure(isJson ? 400 : 415, 'Send a JSON object.'));
	return undefined;
}

function validate(state: SandboxState, body: CoworkerBody, method: 'POST' | 'PUT'): FieldError[] {
	const errors = validateCoworker(body, method);
	if (errors.length > 0 || !state.settings.uniqueEmails) return errors;
	const others = state.coworkers
		.findByEmail(body.Email as string)
		.filter((coworker) => method === 'POST' || coworker.Id !== body.Id);
	if (others.length === 0) return errors;
	return [{ PropertyName: 'Email', Message: 'is already in use', AttemptedValue: body.Email }];
}

function addCoworkerReads(app: FastifyInstance, { coworkers }: SandboxState): void {
	app.get('/spaces/coworkers', { config: { role: 'Coworker-List' } }, async (request, reply) =>
		sendList(request, reply, {
			rows: coworkers.list(),
			entity: 'Coworker',
			properties: coworkerProperties,
			show: listRow,
		}),
	);
	const read = { config: { role: 'Coworker-Read' } };
	app.get<ById>('/spaces/coworkers/:id', read, async (request, reply) => {
		const coworker = coworkers.get(Number(request.params.id));
		return coworker ? reply.send(wholeRecord(coworker)) : notFound(reply, 'Coworker');
	});
}

function addCoworkerWrites(app: FastifyInstance, state: SandboxState): void {
	const { coworkers, settings, welcomeEmails } = state;

	function addWrite(method: 'POST' | 'PUT', role: string, done: string): void {
		const options = { config: { role } };
		app.route({
			method,
			url: '/spaces/coworkers',
			...options,
			handler: async (request, reply) => {
				const body = jsonObject(request, reply);
				if (!body) return reply;
				const errors = validate(state, body, method);
				if (errors.length > 0) return reject(reply, errors);
				const by = request.record.user ?? '';
				const record =
					method === 'POST'
						? coworkers.create(body, by)
						: coworkers.update(body, by, settings.putMode);
				if (!record) return notFound(reply, 'Coworker');
				if (body.CreateUser === true) welcomeEmails.push(record.Email);
				return reply.send(
					success(`Coworker was successfully ${done}.`, record.Id, record.UpdatedOn, by),
				);
			},
		});
	}

	addWrite('POST', 'Coworker-Create', 'created');
	addWrite('PUT', 'Coworker-Edit', 'updated');
}

export function addCoworkerRoutes(app: FastifyInstance, state: SandboxState): void {
	addCoworkerReads(app, state);
	addCoworkerWrites(app, state);
}
