import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { commands, entityOf, refusals } from '../contract';
import type { Entity, Verb } from '../contract';
import { commandEffects } from './commands';
import type { Parameter } from './commands';
import { failure, rejection, success } from './envelopes';
import { entityAt, formOf } from './gate';
import type { Right } from './gate';
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

export function nothingThere(reply: FastifyReply): FastifyReply {
	return reply.code(404).send(failure(404, 'There is nothing at this address.'));
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

/** A request to an entity. */
interface Call {
	world: World;
	entity: Entity;
	request: FastifyRequest;
	reply: FastifyReply;
	params: Record<string, string>;
}

/** `path/?id=[1,2]`, which by one reading answers a bare array. */
function isBatch(world: World, request: FastifyRequest): boolean {
	const [path, query = ''] = request.url.split('?');
	return world.settings.readings.batch === 'array' && path.endsWith('/') && /(^|&)id=/i.test(query);
}

function list({ world, entity, request, reply }: Call): FastifyReply {
	const query = request.query as Query;
	const needed = missingFilter(world, entity, query);
	if (needed) return reply.code(400).send(failure(400, needed));
	const result = listPage(world, entity, query);
	if (result.errors) return reply.code(400).send(rejection(400, result.errors));
	const rows = result.records.map((record) => show(world, entity, record, 'row'));
	return reply.send(isBatch(world, request) ? rows : { Records: rows, ...result.page });
}

function read({ world, entity, reply, params }: Call): FastifyReply {
	const id = Number(params.id);
	const record = world.store(entity.entity).get(id);
	return record
		? reply.send(show(world, entity, record, 'one'))
		: missing(world, reply, entity, id);
}

function writeBy(write: typeof createRecord, done: string) {
	return ({ world, entity, request, reply }: Call): FastifyReply => {
		const body = jsonObject(request, reply);
		if (!body) return reply;
		const written = write(world, entity, body, request.record.user ?? '');
		return answerWrite(world, reply, entity, written, body, done);
	};
}

function remove({ world, entity, request, reply, params }: Call): FastifyReply {
	const isByVerb = entity.delete === 'verb' || world.settings.readings.deletion === 'verb';
	if (!entity.delete || !isByVerb) return reply.code(405).send();
	const record = world.store(entity.entity).get(Number(params.id));
	if (!record) return notFound(reply, entity);
	const refusal = deleteRecord(world, entity, record);
	if (refusal) return sendRefusal(world, reply, refusal, undefined);
	const message = `${entity.role} was successfully deleted.`;
	return reply.send(success(message, null, world.timestamp(), request.record.user));
}

interface CommandBody {
	Key?: string;
	Ids?: number[];
	Parameters?: Parameter[];
}

/** Runs a command on each of its records, up to the first that refuses. */
function runCommand({ world, entity, request, reply }: Call): FastifyReply {
	const body = jsonObject(request, reply);
	if (!body) return reply;
	const by = request.record.user ?? '';
	const { Key = '', Ids = [], Parameters: parameters = [] } = body as CommandBody;
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

function listCommands({ entity, reply }: Call): FastifyReply {
	return reply.send(
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
	);
}

function raise({ world, entity, request, reply, params }: Call): FastifyReply {
	const business = world.store('businesses').get(Number(params.business));
	const coworker = world.store('coworkers').get(Number(params.coworker));
	if (!business || !coworker) return denied(reply, 'denied');
	const invoice = raiseInvoice(world, business, coworker, request.record.user ?? '');
	return sendWritten(world, reply, entity, invoice, 'created');
}

interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** What follows the path of the entity. */
	path: string;
	/** What the role of the entity has to end in. */
	right: Right;
	/** The entities that have it; all of them by default. */
	has?: (entity: Entity) => boolean;
	answer: (call: Call) => FastifyReply;
}

const can = (verb: Verb) => (entity: Entity) => entity.verbs.includes(verb);
const hasCommands = (entity: Entity) => entity.hasCommands;

const ROUTES: Route[] = [
	{ method: 'GET', path: '', right: 'List', answer: list },
	{ method: 'GET', path: '/:id', right: 'Read', answer: read },
	{
		method: 'POST',
		path: '',
		right: 'Create',
		has: can('create'),
		answer: writeBy(createRecord, 'created'),
	},
	{
		method: 'PUT',
		path: '',
		right: 'Edit',
		has: can('update'),
		answer: writeBy(updateRecord, 'updated'),
	},
	{ method: 'DELETE', path: '/:id', right: 'Delete', answer: remove },
	{ method: 'GET', path: '/commands', right: 'List', has: hasCommands, answer: listCommands },
	{ method: 'POST', path: '/runcommand', right: 'Edit', has: hasCommands, answer: runCommand },
	{
		// Seen on a live account.
		method: 'POST',
		path: '/:business/create/:coworker',
		right: 'Create',
		has: ({ entity }) => entity === 'coworkerinvoices',
		answer: raise,
	},
];

/** The routes of every entity of the contract. One for all entities each: a test starts many a sandbox. */
export function addEntityRoutes(app: FastifyInstance, { world }: SandboxState): void {
	for (const { method, path, right, has, answer } of ROUTES) {
		app.route({
			method,
			url: `/:area/:name${path}`,
			config: { right },
			handler: async (request, reply) => {
				const entity = entityAt(request);
				if (!entity || (has && !has(entity))) return nothingThere(reply);
				const params = request.params as Record<string, string>;
				return answer({ world, entity, request, reply, params });
			},
		});
	}
}
