import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { commands, entities, entityOf, refusals } from '../contract';
import type { Entity, Verb } from '../contract';
import { commandEffects } from './commands';
import type { Parameter } from './commands';
import { failure, rejection, success } from './envelopes';
import { formOf } from './gate';
import { listPage, missingFilter } from './lists';
import type { Query } from './lists';
import type { Refusal } from './particulars';
import { raiseInvoice } from './particulars/invoices';
import { show } from './records';
import type { Settings } from './settings';
import type { SandboxState } from './state';
import type { Values } from './store';
import type { SandboxUser, StoredRecord } from './types';
import type { World } from './world';
import { createRecord, deleteRecord, updateRecord } from './writes';
import type { Written } from './writes';

interface ById {
	Params: { id: string };
}

function notFound(reply: FastifyReply, entity: Entity): FastifyReply {
	return reply.code(404).send(failure(404, `${entity.role} was not found.`));
}

function denied(reply: FastifyReply, refusal: string): FastifyReply {
	return reply.code(401).send(failure(401, refusals.get(refusal) ?? ''));
}

/** A record that is not there: a deleted coworker is 401 on a live account. */
function missing(world: World, reply: FastifyReply, entity: Entity, id: number): FastifyReply {
	const isTrace = world
		.store(entity.entity)
		.listTraces()
		.some(({ Id }) => Id === id);
	return isTrace && world.settings.readings.missingRecord === '401'
		? denied(reply, 'notFound')
		: notFound(reply, entity);
}

/** A refusal of a POST or PUT is 400; that of a command or a DELETE may come as 200. */
function sendRefusal(
	world: World,
	reply: FastifyReply,
	refusal: Refusal,
	body: Values | undefined,
): FastifyReply {
	const { undigested, refusal: status } = world.settings.readings;
	if (refusal.kind === 'undigested') {
		const code = undigested === '500' ? 500 : 400;
		return reply.code(code).send(failure(code, refusals.get('lasting') ?? ''));
	}
	if (refusal.property && body) {
		const AttemptedValue = body[refusal.property] ?? null;
		const error = { PropertyName: refusal.property, Message: refusal.text, AttemptedValue };
		return reply.code(400).send(rejection(400, [error]));
	}
	const code = body || status === '400' ? 400 : 200;
	return reply.code(code).send(failure(code, refusal.text));
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
		if (!user) return notFound(reply, entityOf('users'));
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

/** The body as an object, or undefined after having answered that it is none. */
function jsonObject(request: FastifyRequest, reply: FastifyReply): Values | undefined {
	const { body } = request;
	const isJson = request.headers['content-type']?.startsWith('application/json');
	if (isJson && typeof body === 'object' && body !== null && !Array.isArray(body)) {
		return body as Values;
	}
	void reply.code(isJson ? 400 : 415).send(failure(isJson ? 400 : 415, 'Send a JSON object.'));
	return undefined;
}

/** A role of an entity ("Coworker-List"), as the gate asks for it. */
function roleOf({ role }: Entity, right: 'List' | 'Read' | 'Create' | 'Edit' | 'Delete') {
	return { config: { role: `${role}-${right}` } };
}

function sendWritten(
	world: World,
	reply: FastifyReply,
	entity: Entity,
	record: StoredRecord,
	done: string,
): FastifyReply {
	const { writeValue } = world.settings.readings;
	const value =
		writeValue === 'record' ? show(world, entity, record, 'written') : { Id: record.Id };
	const message = `${entity.role} was successfully ${done}.`;
	return reply.send(success(message, value, record.UpdatedOn, record.UpdatedBy));
}

function answerWrite(
	world: World,
	reply: FastifyReply,
	entity: Entity,
	written: Written,
	body: Values,
	done: string,
): FastifyReply {
	switch (written.kind) {
		case 'written':
			return sendWritten(world, reply, entity, written.record, done);
		case 'errors':
			return reply.code(400).send(rejection(400, written.errors));
		case 'refused':
			return sendRefusal(world, reply, written.refusal, body);
		case 'denied':
			return denied(reply, 'denied');
		case 'missing':
			return missing(world, reply, entity, Number(body.Id));
	}
}

/** `path/?id=[1,2]`, which by one reading answers a bare array. */
function isBatch(world: World, request: FastifyRequest): boolean {
	const [path, query = ''] = request.url.split('?');
	return world.settings.readings.batch === 'array' && path.endsWith('/') && /(^|&)id=/i.test(query);
}

function addReads(app: FastifyInstance, world: World, entity: Entity, path: string): void {
	app.get(path, roleOf(entity, 'List'), async (request, reply) => {
		const query = request.query as Query;
		const needed = missingFilter(world, entity, query);
		if (needed) return reply.code(400).send(failure(400, needed));
		const result = listPage(world, entity, query);
		if (result.errors) return reply.code(400).send(rejection(400, result.errors));
		const rows = result.records.map((record) => show(world, entity, record, 'row'));
		return reply.send(isBatch(world, request) ? rows : { Records: rows, ...result.page });
	});
	app.get<ById>(`${path}/:id`, roleOf(entity, 'Read'), async (request, reply) => {
		const id = Number(request.params.id);
		const record = world.store(entity.entity).get(id);
		return record
			? reply.send(show(world, entity, record, 'one'))
			: missing(world, reply, entity, id);
	});
}

function addWrites(app: FastifyInstance, world: World, entity: Entity, path: string): void {
	const add = (
		method: 'POST' | 'PUT',
		right: 'Create' | 'Edit',
		done: string,
		write: typeof createRecord,
	) =>
		app.route({
			method,
			url: path,
			...roleOf(entity, right),
			handler: async (request, reply) => {
				const body = jsonObject(request, reply);
				if (!body) return reply;
				const written = write(world, entity, body, request.record.user ?? '');
				return answerWrite(world, reply, entity, written, body, done);
			},
		});
	const can = (verb: Verb) => entity.verbs.includes(verb);
	if (can('create')) add('POST', 'Create', 'created', createRecord);
	if (can('update')) add('PUT', 'Edit', 'updated', updateRecord);
}

function addDelete(app: FastifyInstance, world: World, entity: Entity, path: string): void {
	app.delete<ById>(`${path}/:id`, roleOf(entity, 'Delete'), async (request, reply) => {
		const isByVerb = entity.delete === 'verb' || world.settings.readings.deletion === 'verb';
		if (!entity.delete || !isByVerb) return reply.code(405).send();
		const id = Number(request.params.id);
		const record = world.store(entity.entity).get(id);
		if (!record) return notFound(reply, entity);
		const refusal = deleteRecord(world, entity, record);
		if (refusal) return sendRefusal(world, reply, refusal, undefined);
		const message = `${entity.role} was successfully deleted.`;
		return reply.send(success(message, null, world.timestamp(), request.record.user));
	});
}

interface CommandBody {
	Key?: string;
	Ids?: number[];
	Parameters?: Parameter[];
}

/** Runs a command on each of its records, up to the first that refuses. */
function runCommand(
	world: World,
	reply: FastifyReply,
	entity: Entity,
	body: CommandBody,
	by: string,
) {
	const { Key = '', Ids = [], Parameters: parameters = [] } = body;
	const isKnown = commands.some((each) => each.entity === entity.entity && each.key === Key);
	if (!isKnown) {
		const refusal = { kind: 'rejected', text: `There is no command ${Key}.` } as const;
		return sendRefusal(world, reply, refusal, undefined);
	}
	let result: { value?: unknown; redirect?: string } = {};
	for (const id of Ids) {
		const record = world.store(entity.entity).get(id);
		if (!record) return missing(world, reply, entity, id);
		const done = commandEffects[Key]?.({ world, record, by, parameters }) ?? {};
		if (done.refusal) return sendRefusal(world, reply, done.refusal, undefined);
		result = done;
	}
	const { value = null, redirect = null } = result;
	const answer = success('The command was run correctly.', value, world.timestamp(), by);
	return reply.send({ ...answer, RedirectURL: redirect });
}

function addCommands(app: FastifyInstance, world: World, entity: Entity, path: string): void {
	app.get(`${path}/commands`, roleOf(entity, 'List'), async (_request, reply) =>
		reply.send(
			commands
				.filter((command) => command.entity === entity.entity)
				.map(({ key, effect, parameters }, index) => ({
					Key: key,
					Name: effect,
					AppliesOnlyToOneEntity: false,
					AppliesOnlyToMultipleEntities: false,
					NeedsEntitiesToRun: true,
					Order: index,
					RequiresParameters: parameters.map(({ name, type }) => ({ Name: name, Type: type })),
				})),
		),
	);
	app.post(`${path}/runcommand`, roleOf(entity, 'Edit'), async (request, reply) => {
		const body = jsonObject(request, reply);
		return body
			? runCommand(world, reply, entity, body as CommandBody, request.record.user ?? '')
			: reply;
	});
}

/** Invoices are raised at a path of their own (seen on a live account). */
function addInvoices(app: FastifyInstance, world: World): void {
	const entity = entityOf('coworkerinvoices');
	const url = `/${entity.path}/:business/create/:coworker`;
	app.post<{ Params: { business: string; coworker: string } }>(
		url,
		roleOf(entity, 'Create'),
		async (request, reply) => {
			const business = world.store('businesses').get(Number(request.params.business));
			const coworker = world.store('coworkers').get(Number(request.params.coworker));
			if (!business || !coworker) return denied(reply, 'denied');
			const invoice = raiseInvoice(world, business, coworker, request.record.user ?? '');
			return sendWritten(world, reply, entity, invoice, 'created');
		},
	);
}

/** The routes of every entity of the contract. */
export function addEntityRoutes(app: FastifyInstance, { world }: SandboxState): void {
	for (const entity of entities.values()) {
		if (entity.path === undefined) continue;
		const path = `/${entity.path}`;
		addReads(app, world, entity, path);
		addWrites(app, world, entity, path);
		addDelete(app, world, entity, path);
		if (entity.hasCommands) addCommands(app, world, entity, path);
	}
	addInvoices(app, world);
}
