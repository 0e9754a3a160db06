import { entities, entityOf, isListed } from '../../../contract';
import type { ShapeKind, ShapeRow } from '../../../contract';
import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { call } from '../sandbox/client';
import type { Exchange } from './exchanges';
import { createPlayer, exchanges } from './exchanges';

type Values = Record<string, unknown>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The shapes of these were taken from list rows. */
const SEEN_IN_LISTS = ['coworkerinvoices', 'coworkerinvoicelines'];

let sandbox: Sandbox;
/** The first answered record of each entity. */
const records = new Map<string, { record: Values; body: Values }>();

beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off', readings: 'live' });
});
afterAll(async () => await sandbox.close());

function nameOf(exchange: Exchange): string {
	const [[verb, what]] = Object.entries(exchange);
	const { of = '', as = '', refused } = exchange;
	return [verb, what, of, as, refused ? `: ${refused.status} ${refused.text}` : ''].join(' ');
}

async function rowOf(entity: string, id: number): Promise<Values> {
	const query = entity === 'coworkerinvoicelines' ? 'CoworkerInvoiceLine_CoworkerInvoice' : 'Id';
	const { json } = await call(sandbox, `/api/${entityOf(entity).path}?${query}=${id}`);
	return json.Records[0];
}

describe('what a live account answered, the sandbox answers too', () => {
	const player = () => createPlayer(sandbox);
	let playing: ReturnType<typeof player>;
	beforeAll(() => {
		playing = player();
	});

	test.each(exchanges.map((exchange, index) => [index, nameOf(exchange), exchange] as const))(
		'%i %s',
		async (_index, _name, written) => {
			const { answer, entity, id, exchange } = await playing.play(written);
			if (exchange.refused) {
				expect(answer.status).toBe(exchange.refused.status);
				expect(answer.text).toContain(exchange.refused.text);
				if (answer.status === 200) expect(answer.json.WasSuccessful).toBe(false);
				return;
			}
			expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
			if ('list' in exchange) {
				expect(answer.json.Records).toHaveLength(exchange.rows ?? 0);
				return;
			}
			expect(answer.json.WasSuccessful).toBe(true);
			const value = answer.json.Value as Values | null;
			if (exchange.value) expect(value).toMatchObject(exchange.value);
			for (const name of exchange.gone ?? []) expect(value).not.toHaveProperty(name);
			if (exchange.answered) expect(value).toEqual([expect.objectContaining(exchange.answered)]);
			if (exchange.then) {
				const { json } = await call(sandbox, `/api/${entityOf(entity).path}/${id}`);
				expect(json).toMatchObject(exchange.then);
			}
			const isRecord = 'create' in exchange || 'raise' in exchange;
			if (!isRecord || records.has(entity)) return;
			const record = SEEN_IN_LISTS.includes(entity) ? await rowOf(entity, id) : value!;
			records.set(entity, { record, body: exchange.body ?? {} });
			if (entity === 'coworkerinvoices') {
				const line = await rowOf('coworkerinvoicelines', id);
				records.set('coworkerinvoicelines', { record: line, body: {} });
			}
		},
	);
});

/** What a value of each kind is. */
const KINDS: Readonly<Record<ShapeKind, (value: unknown) => boolean>> = {
	null: (value) => value === null,
	boolean: (value) => typeof value === 'boolean',
	text: (value) => typeof value === 'string',
	integer: Number.isInteger,
	decimal: Number.isFinite,
	guid: (value) => GUID.test(String(value)),
	instant: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/.test(String(value)),
	second: (value) => SECOND.test(String(value)),
	'second?': (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(String(value)),
	clock: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(value)),
	integers: (value) => Array.isArray(value) && value.every(Number.isInteger),
	objects: (value) => Array.isArray(value) && value.length > 0,
	empty: (value) => Array.isArray(value) && value.length === 0,
	'integer|text': (value) => value === null || Number.isInteger(value),
	'null|objects': (value) => value === null,
	never: () => false,
};

/** What is always empty, or was always filled. */
const STRICT: ReadonlySet<ShapeKind> = new Set(['null', 'boolean', 'empty', 'clock']);

/** Whether a value is of the kind seen; what neither we sent nor the server makes up may be empty here. */
function fits({ kind, property, fresh }: ShapeRow, value: unknown, body: Values): boolean {
	// What that client never filled in, ours may have.
	if (kind === 'null' && property in body) return true;
	const isFilled = STRICT.has(kind) || fresh !== undefined || property in body;
	return KINDS[kind](value) || (!isFilled && value === null);
}

describe('records have the properties that a live account answered, and no others', () => {
	const shaped = [...entities.values()].filter(({ shape }) => shape !== undefined);

	test.each(shaped.map((entity) => [entity.entity, entity] as const))(
		'%s',
		(name, { shape, properties }) => {
			const { record = {}, body = {} } = records.get(name) ?? {};
			const isRow = SEEN_IN_LISTS.includes(name);
			const rows = [...shape!.values()].filter(
				({ property, kind }) =>
					kind !== 'never' && !(isRow && !isListed(properties.get(property)!)),
			);
			expect(Object.keys(record).sort()).toEqual(rows.map(({ property }) => property).sort());
			const wrong = rows.filter((row) => !fits(row, record[row.property], body));
			expect(wrong.map(({ property, kind }) => [property, kind, record[property]])).toEqual([]);
		},
	);
});
