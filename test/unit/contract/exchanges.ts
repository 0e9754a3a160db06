import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { entityOf } from '../../../contract';
import type { Sandbox } from '../../../sandbox';
import { seeds } from '../../../sandbox/data/seeds';
import type { Answer } from '../sandbox/client';
import { call } from '../sandbox/client';

type Values = Record<string, unknown>;

interface Common {
	/** The record that it is about. */
	of?: string;
	/** Name that the Id is kept under; that of the entity by default. */
	as?: string;
	body?: Values;
	/** What the answered record holds, and properties that it does not have. */
	value?: Values;
	gone?: string[];
	/** What the record reads afterwards. */
	then?: Values;
	/** What the one record of a command's list holds. */
	answered?: Values;
	/** How many rows a list has. */
	rows?: number;
	refused?: { status: number; text: string };
}

/**
 * A request that was sent to a live account and what came of it. `@name` stands for the Id of an earlier record,
 * `{day 3}` for the date of three days from now. A `put` was read, overlaid and written back whole.
 */
export type Exchange = Common &
	(
		| { create: string }
		| { put: string }
		| { delete: string }
		| { get: string }
		| { list: string; query: Values }
		| { command: string; entity: string; parameters?: Values[] }
		| { raise: string; business: string; coworker: string }
	);

export const exchanges = JSON.parse(
	readFileSync(join(__dirname, '../../../contract/data/live/exchanges.json'), 'utf8'),
) as Exchange[];

export interface Played {
	answer: Answer;
	/** Entity and Id of the record that was written or meant. */
	entity: string;
	id: number;
}

/** Plays exchanges one after another against a sandbox, and remembers their records. */
export function createPlayer(sandbox: Sandbox) {
	const ids = new Map<string, number>(
		Object.entries(seeds).map(([entity, [first]]) => [entity, first.Id]),
	);

	function idOf(reference: string): number {
		const id = ids.get(reference.slice(1));
		if (id === undefined) throw new Error(`No exchange has made ${reference}`);
		return id;
	}

	function resolved<T>(value: T): T {
		const text = JSON.stringify(value)
			.replace(/"(@\w+)"/g, (_all, reference: string) => String(idOf(reference)))
			.replace(/\{day (\d+)\}/g, (_all, days: string) =>
				new Date(Date.now() + Number(days) * 86_400_000).toISOString().slice(0, 10),
			);
		return JSON.parse(text) as T;
	}

	const pathOf = (entity: string) => `/api/${entityOf(entity).path}`;

	async function put(entity: string, id: number, changes: Values): Promise<Answer> {
		const whole = (await call(sandbox, `${pathOf(entity)}/${id}`)).json;
		return await call(sandbox, pathOf(entity), { method: 'PUT', body: { ...whole, ...changes } });
	}

	async function send(exchange: Exchange, id: number): Promise<[entity: string, answer: Answer]> {
		const { body = {} } = exchange;
		if ('create' in exchange) {
			const path = pathOf(exchange.create);
			return [exchange.create, await call(sandbox, path, { method: 'POST', body })];
		}
		if ('put' in exchange) return [exchange.put, await put(exchange.put, id, body)];
		if ('delete' in exchange) {
			const path = `${pathOf(exchange.delete)}/${id}`;
			return [exchange.delete, await call(sandbox, path, { method: 'DELETE' })];
		}
		if ('get' in exchange) {
			return [exchange.get, await call(sandbox, `${pathOf(exchange.get)}/${id}`)];
		}
		if ('list' in exchange) {
			const query = new URLSearchParams(
				Object.entries(exchange.query).map(([name, value]) => [name, String(value)]),
			);
			return [exchange.list, await call(sandbox, `${pathOf(exchange.list)}?${query}`)];
		}
		if ('command' in exchange) {
			const { command: Key, entity, parameters: Parameters = [] } = exchange;
			const run = { Key, Ids: [id], Parameters };
			const path = `${pathOf(entity)}/runcommand`;
			return [entity, await call(sandbox, path, { method: 'POST', body: run })];
		}
		const { raise, business, coworker } = exchange;
		const path = `${pathOf(raise)}/${business}/create/${coworker}`;
		return [raise, await call(sandbox, path, { method: 'POST', body })];
	}

	return {
		async play(written: Exchange): Promise<Played & { exchange: Exchange }> {
			const of = written.of === undefined ? 0 : idOf(written.of);
			const exchange = resolved(written);
			const [entity, answer] = await send(exchange, of);
			const isNew = 'create' in exchange || 'raise' in exchange;
			const id = isNew && answer.status === 200 ? answer.json.Value.Id : of;
			if (isNew && answer.status === 200) ids.set(exchange.as ?? entity, id);
			return { answer, entity, id, exchange };
		},
	};
}
