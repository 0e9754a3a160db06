import { entities, entityOf, enums } from '../../../contract';
import type { Entity, Property } from '../../../contract';
import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { call } from './client';

type Values = Record<string, unknown>;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({
		limits: 'off',
		readings: { relationFilters: 'withoutId', missingRecord: '404' },
	});
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

const pathOf = (entity: string) => `/api/${entityOf(entity).path}`;

/** The Id of a record to point at, seeded when there is none. */
function idOf(entity: string): number {
	const records = sandbox.records(entity);
	const [first] = records.list();
	if (first) return first.Id;
	if (entity !== 'coworkers') return records.add({}).Id;
	const { Id } = sandbox.coworkers.add({});
	// Nobody checks in without one.
	sandbox.records('coworkertimepasses').add({ CoworkerId: Id });
	return Id;
}

function textOf(property: string): string {
	if (property === 'Email') return 'sample@example.com';
	return /Url$/.test(property) ? 'https://example.com/a' : `a ${property}`;
}

/** A valid value for a property. */
function sampleOf({ property, type, enum: name, relation }: Property): unknown {
	const today = new Date().toISOString().slice(0, 10);
	switch (type) {
		case 'integer':
			if (relation) return idOf(relation);
			return name ? enums.get(name)![0].value : 1;
		case 'integers':
			return relation ? [idOf(relation)] : [7];
		case 'objects':
			return [];
		case 'decimal':
			return 12.5;
		case 'boolean':
			return false;
		case 'instant':
			// What ends lies after what begins.
			return /To|Until|End|Expire/.test(property) ? `${today}T23:00:00Z` : `${today}T22:00:00Z`;
		case 'clock':
		case 'day':
			return `${today}T22:00:00`;
		default:
			return textOf(property);
	}
}

function writable({ properties }: Entity): Property[] {
	return [...properties.values()].filter(
		({ create, marks }) =>
			create !== 'no' && !marks.includes('action') && !marks.includes('companion'),
	);
}

/** A body with every property that a POST may set. */
function bodyOf(entity: Entity): Values {
	return Object.fromEntries(
		writable(entity).map((property) => [property.property, sampleOf(property)]),
	);
}

async function post(entity: Entity, body: Values) {
	return await call(sandbox, pathOf(entity.entity), { method: 'POST', body });
}

/** Properties that the server sets as it likes. */
const OWN_WAY = ['crmopportunities.Position', 'coworkercontracts.UnitPrice'];

const creatable = [...entities.values()]
	.filter(({ verbs }) => verbs.includes('create'))
	.map((entity) => [entity.entity, entity] as const);

describe.each(creatable)('%s', (name, entity) => {
	it('stores every property that it takes', async () => {
		const body = bodyOf(entity);
		const answer = await post(entity, body);
		expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
		const { json } = await call(sandbox, `${pathOf(name)}/${answer.json.Value.Id}`);
		const sent = Object.keys(body).filter((each) => !OWN_WAY.includes(`${name}.${each}`));
		expect(Object.fromEntries(sent.map((each) => [each, json[each]]))).toEqual(
			Object.fromEntries(sent.map((each) => [each, body[each]])),
		);
	});

	it('names each required property that is missing', async () => {
		const body = bodyOf(entity);
		const before = sandbox.records(name).count;
		for (const { property, create } of writable(entity)) {
			if (create !== 'required') continue;
			const answer = await post(entity, { ...body, [property]: null });
			expect(answer.json.Errors).toEqual([
				{ PropertyName: property, Message: 'is a required field', AttemptedValue: null },
			]);
		}
		expect(sandbox.records(name).count).toBe(before);
	});

	it('finds its records by each of its filters', async () => {
		const { Id } = (await post(entity, bodyOf(entity))).json.Value;
		const record = (await call(sandbox, `${pathOf(name)}/${Id}`)).json;
		const idsFor = async (parameter: string, value: unknown) => {
			const query = new URLSearchParams({ [parameter]: String(value), size: '1000' });
			const answer = await call(sandbox, `${pathOf(name)}?${query}`);
			expect([parameter, answer.status]).toEqual([parameter, 200]);
			return answer.json.Records.map((row) => row.Id);
		};
		for (const { property, filter } of entity.properties.values()) {
			const value = record[property];
			if (!filter || value === null || value === undefined || Array.isArray(value)) continue;
			const parameter = `${entity.role}_${filter.stem}`;
			const found = [
				filter.isExact && (await idsFor(parameter, value)),
				filter.isRange && (await idsFor(`from_${parameter}`, value)),
				filter.isRange && (await idsFor(`to_${parameter}`, value)),
			];
			for (const ids of found)
				if (ids) expect([parameter, ids]).toEqual([parameter, expect.arrayContaining([Id])]);
		}
		expect(await idsFor('Id', Id)).toEqual([Id]);
	});

	it('leaves lists out of its rows', async () => {
		const { Id } = (await post(entity, bodyOf(entity))).json.Value;
		const { Records: rows } = (await call(sandbox, `${pathOf(name)}?Id=${Id}`)).json;
		const lists = Object.keys(rows[0]).filter((each) =>
			['integers', 'objects'].includes(entity.properties.get(each)?.type ?? ''),
		);
		// Rows show them (Nexudus REST API, Custom fields).
		expect(lists).toEqual(['CustomFields']);
	});

	it('changes, and is gone when deleted', async () => {
		const body = bodyOf(entity);
		const { Id } = (await post(entity, body)).json.Value;
		const text = writable(entity).find(
			({ property, type, update }) => type === 'text' && update !== 'no' && property !== 'Email',
		);
		const changes = text ? { [text.property]: 'changed' } : {};
		const put = { method: 'PUT', body: { ...body, ...changes, Id } };
		const changed = await call(sandbox, pathOf(name), put);
		expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
		expect((await call(sandbox, `${pathOf(name)}/${Id}`)).json).toMatchObject({ ...changes, Id });
		const deleted = await call(sandbox, `${pathOf(name)}/${Id}`, { method: 'DELETE' });
		expect(deleted.status).toBe(entity.delete ? 200 : 405);
		const { status } = await call(sandbox, `${pathOf(name)}/${Id}`);
		expect(status).toBe(entity.delete ? 404 : 200);
	});
});

it('refuses what an entity cannot do', async () => {
	const answers = [
		await call(sandbox, pathOf('businesses'), { method: 'POST', body: {} }),
		await call(sandbox, pathOf('countries'), { method: 'PUT', body: {} }),
		await call(sandbox, pathOf('cancelledbookings'), { method: 'POST', body: {} }),
	];
	expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

it('lists the commands of an entity, and refuses others', async () => {
	const { text } = await call(sandbox, `${pathOf('bookings')}/commands`);
	expect((JSON.parse(text) as Array<{ Key: string }>).map(({ Key }) => Key)).toEqual([
		'CANCEL_BOOKING',
		'CHARGE_BOOKING',
	]);
	const body = { Key: 'NONE', Ids: [], Parameters: [] };
	const answer = await call(sandbox, `${pathOf('bookings')}/runcommand`, { method: 'POST', body });
	expect([answer.status, answer.json.WasSuccessful]).toEqual([400, false]);
});

it('adds and removes members of a list', async () => {
	const [first, second] = [idOf('teams'), idOf('teams') + 1];
	const { Id } = sandbox.coworkers.add({ Teams: [first] });
	const record = (await call(sandbox, `${pathOf('coworkers')}/${Id}`)).json;
	const change = async (changes: Values) => {
		const body = { ...record, ...changes, Teams: undefined };
		await call(sandbox, pathOf('coworkers'), { method: 'PUT', body });
		return sandbox.coworkers.get(Id)?.Teams;
	};
	expect(await change({ AddedTeams: [second] })).toEqual([first, second]);
	expect(await change({ AddedTeams: null, RemovedTeams: [first] })).toEqual([second]);
});
