import type { IDataObject, INode } from 'n8n-workflow';

import {
	createForm,
	ownFields,
	recordField,
	updateForm,
} from '../../../nodes/Nexudus/description/forms';
import { operationOf } from '../../../nodes/Nexudus/description/operations';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field, FieldGroup } from '../../../nodes/Nexudus/fields/types';
import { resources } from '../../../nodes/Nexudus/resources';
import type { OperationRow, Resource } from '../../../nodes/Nexudus/resources/resource';
import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { credentialFor } from '../support/coworkers';
import type { RunResult } from '../support/engine';
import { runWorkflow } from '../support/engine';
import { byId, inForm } from '../support/operations';
import { sampleFor, seedRecord } from '../support/seeds';

// The long waits for what may have been done.
jest.mock('../../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('../support/passingTime')>('../support/passingTime')
		.passingAtOnce(jest.requireActual('../../../nodes/Nexudus/api/sleep')),
);

type Row<K extends OperationRow['kind']> = Extract<OperationRow, { kind: K }>;

/** What a record has to be like for an operation. */
const GIVEN: Readonly<Record<string, IDataObject>> = {
	'invoice.refund': { Paid: true, TotalAmount: 10 },
	'coworker.removePortalAccess': { UserId: 7 },
	'coworker.unarchive': { Archived: true },
	'task.reopen': { Completed: true },
	'ticket.reopen': { Closed: true },
};

/** Fields that this Nexudus does not keep as they are sent, and why. */
const NOT_KEPT: ReadonlyArray<{ field: string; why: string }> = [
	{ field: 'team.CreateSingleInvoiceForTeam', why: 'takes a payer who is a member already' },
];

/** Fields that a live account wants of a new record, although the form does not ask for them; or of one of another day. */
const WANTED_LIVE: Readonly<Record<string, readonly string[]>> = {
	checkIn: ['CoworkerId', 'ToTime'],
	opportunity: ['OpportunityTypeId', 'ResponsibleId'],
};

/** Nexudus spaces the positions of opportunities by itself. */
const SPACED = { Position: expect.any(Number) as unknown };

/** Records that have to be there for a new one. */
const NEEDED: Readonly<Record<string, readonly [entity: string, values: IDataObject]>> = {
	checkIn: ['coworkercontracts', { Active: true }],
};

interface Case {
	sandbox: Sandbox;
	resource: Resource;
	entity: string;
}

function entityName({ path }: Pick<Resource, 'path'>): string {
	return path.split('/')[1];
}

async function run(
	{ sandbox, resource }: Case,
	row: OperationRow,
	parameters: IDataObject = {},
	node: Partial<INode> = {},
): Promise<RunResult> {
	return await runWorkflow({
		items: [{}],
		node,
		credential: credentialFor(sandbox),
		parameters: {
			resource: resource.name,
			operation: operationOf(row).value,
			options: { writesPerMinute: 0 },
			...parameters,
		},
	});
}

async function jsons(running: Promise<RunResult>): Promise<IDataObject[]> {
	const { outputs, error } = await running;
	expect(error && `${error.message} ${error.description}`).toBeUndefined();
	return (outputs[0] ?? []).map(({ json }) => json);
}

/** Values for fields: as the form has them, and as Nexudus is to have them. */
function filled(sandbox: Sandbox, fields: readonly Field[]) {
	const samples = fields.map((field) => [field, sampleFor(sandbox, field)] as const);
	return {
		parameters: Object.fromEntries(
			samples.map(([field, { parameter }]) => [parameterName(field), parameter]),
		) as IDataObject,
		sent: Object.fromEntries(samples.map(([{ property }, { sent }]) => [property, sent])),
	};
}

/** The fields of a collection that a record keeps. */
function kept({ fields }: FieldGroup, resource: Resource): Field[] {
	const isKept = (field: Field) =>
		!NOT_KEPT.some((row) => row.field === `${resource.name}.${field.property}`);
	return fields.filter((field) => !field.action && isKept(field));
}

function chosen({ resource }: Case, id: number): IDataObject {
	const field = recordField(resource);
	return { [parameterName(field)]: field.kind === 'id' ? byId(id) : id };
}

function stored({ sandbox, entity }: Case, id: unknown) {
	return sandbox.records(entity).get(Number(id));
}

function seeded({ sandbox, resource, entity }: Case, row: OperationRow) {
	return seedRecord(sandbox, entity, GIVEN[`${resource.name}.${operationOf(row).value}`]);
}

const isInstant = (value: unknown) => expect(String(value)).toMatch(/^20\d\d-\d\d-\d\dT/);

async function createsOne(of: Case, row: OperationRow) {
	const { sandbox, resource } = of;
	const { required, groups } = createForm(resource);
	if (resource.name in NEEDED) seedRecord(sandbox, ...NEEDED[resource.name]);
	const wanted = WANTED_LIVE[resource.name] ?? [];
	const more = groups.map((group) => {
		const own = group.fields.filter(({ property }) => wanted.includes(property));
		return [group, filled(sandbox, own)] as const;
	});
	const { parameters, sent } = filled(sandbox, required);
	const collections = inForm(more.map(([group, own]) => [group, own.parameters]));
	const [{ Id, ...rest }] = await jsons(run(of, row, { ...parameters, ...collections }));
	expect(stored(of, Id)).toMatchObject(Object.assign({}, ...more.map(([, own]) => own.sent)));
	expect(stored(of, Id)).toMatchObject({
		...resource.defaults,
		...('Position' in (resource.defaults ?? {}) ? SPACED : {}),
		...sent,
	});
	if (row.kind === 'upsert') expect(rest).toMatchObject({ action: 'created' });
}

async function updatesOne(of: Case, row: OperationRow) {
	const { Id } = seeded(of, row);
	const groups = updateForm(of.resource).groups.map((group) => {
		const { parameters, sent } = filled(of.sandbox, kept(group, of.resource));
		return { group, parameters, sent };
	});
	const collections = inForm(groups.map(({ group, parameters }) => [group, parameters]));
	const output = await jsons(run(of, row, { ...chosen(of, Id), ...collections }));
	expect(output.map((json) => json.Id)).toEqual([Id]);
	expect(stored(of, Id)).toMatchObject(Object.assign({}, ...groups.map(({ sent }) => sent)));
}

async function getsOne(of: Case, row: OperationRow) {
	const { Id } = seeded(of, row);
	const [json] = await jsons(run(of, row, chosen(of, Id)));
	expect(json.Id).toBe(Id);
	expect(Object.keys(json).length).toBeGreaterThan(1);
	expect(of.resource.columns).toEqual(expect.arrayContaining(Object.keys(json)));
}

function neededFilters({ sandbox, resource, entity }: Case, id: number): IDataObject {
	const [way = []] = resource.listNeeds ?? [];
	const record = sandbox.records(entity).get(id);
	const pairs = way.map((property) => {
		const name = parameterName({ property });
		return [name, byId(String(record?.[property]))];
	});
	return Object.fromEntries(pairs) as IDataObject;
}

async function listsAll(of: Case, row: OperationRow, listed: Case = of) {
	const { Id } = seedRecord(of.sandbox, listed.entity);
	const filters = neededFilters(of, Id);
	const output = await jsons(run(of, row, { returnAll: true, filters }));
	expect(output.map((json) => json.Id)).toContain(Id);
}

async function listsChildren(of: Case, row: Row<'children'>) {
	const { Id } = seeded(of, row);
	const own = seedRecord(of.sandbox, entityName(row.of), { [row.by]: Id });
	const stranger = seedRecord(of.sandbox, entityName(of.resource));
	seedRecord(of.sandbox, entityName(row.of), { [row.by]: stranger.Id });
	const output = await jsons(run(of, row, { ...chosen(of, Id), returnAll: true }));
	expect(output.map((json) => json.Id)).toEqual([own.Id]);
}

async function deletesOne(of: Case, row: OperationRow) {
	const { Id } = seeded(of, row);
	expect(await jsons(run(of, row, chosen(of, Id)))).toEqual([{ Id, deleted: true }]);
	const lasting = row.kind === 'delete' && row.by !== 'verb' && of.entity === 'coworkers';
	if (!lasting) expect(stored(of, Id)).toBeUndefined();
	expect(await jsons(run(of, row, chosen(of, Id)))).toEqual([{ Id, deleted: false }]);
}

async function changesOne(of: Case, row: Row<'change'>) {
	const { Id } = seeded(of, row);
	expect(await jsons(run(of, row, chosen(of, Id)))).toEqual([{ Id }]);
	const after = structuredClone(stored(of, Id));
	for (const [property, value] of Object.entries(row.changes)) {
		if (value === '{now}') isInstant(after?.[property]);
		else expect(after?.[property]).toBe(value);
	}
	expect(await jsons(run(of, row, chosen(of, Id)))).toEqual([{ Id, action: 'unchanged' }]);
	expect(stored(of, Id)).toEqual(after);
}

/** What a command of a record asks for. */
function asked(of: Case, row: Row<'command'>, id: number): IDataObject {
	const own = filled(of.sandbox, ownFields(row));
	const written = filled(of.sandbox, row.writes?.fields ?? []);
	const collection = row.writes ? { [row.writes.name]: written.parameters } : {};
	return { ...chosen(of, id), ...own.parameters, ...collection };
}

async function runsOne(of: Case, row: Row<'command'>) {
	const { Id } = seeded(of, row);
	const [json] = await jsons(run(of, row, asked(of, row, Id)));
	expect(json.Id).toBe(Id);
	if (row.makes) expect(stored(of, json[row.makes])).toBeDefined();
	const after = stored(of, Id);
	const { settled } = row;
	if (settled === 'gone') expect(after).toBeUndefined();
	else if (settled && 'value' in settled) expect(after?.[settled.property]).toBe(settled.value);
	else if (settled) expect(Boolean(after?.[settled.property])).toBe(settled.isSet);
	const sent = of.sandbox.requests.filter(({ path }) => path.endsWith('/runcommand'));
	expect(sent.map(({ body }) => (body as IDataObject).Key)).toEqual([row.key]);
}

async function changesMembers(of: Case, row: Row<'members'>) {
	const [stays, other] = [1, 2].map((n) =>
		seedRecord(of.sandbox, 'coworkers', { Email: `member${n}@example.com` }),
	);
	const before = row.how === 'add' ? [stays.Id] : [stays.Id, other.Id];
	const { Id } = seedRecord(of.sandbox, of.entity, { [row.property]: before });
	const parameters = { ...chosen(of, Id), [parameterName(row.members)]: [other.Id] };
	expect(await jsons(run(of, row, parameters))).toEqual([{ Id }]);
	const after = row.how === 'add' ? [stays.Id, other.Id] : [stays.Id];
	expect(stored(of, Id)?.[row.property]).toEqual(after);
	expect(await jsons(run(of, row, parameters))).toEqual([{ Id, action: 'unchanged' }]);
}

async function raisesOne(of: Case, row: Row<'raise'>) {
	const { parameters, sent } = filled(of.sandbox, row.asks);
	const [{ Id }] = await jsons(run(of, row, parameters));
	expect(stored(of, Id)).toMatchObject(sent);
	expect(of.sandbox.records(of.entity).count).toBe(1);
}

/** Retry On Fail runs the node again: what may have been done is not done again. */
const TRIED_AGAIN = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

/** What becomes of a command whose answer is lost, and how often it was sent. */
async function losesCommand(of: Case, row: Row<'command'>, isDone: boolean) {
	const { Id } = seeded(of, row);
	const path = `/api/${of.resource.path}/runcommand`;
	of.sandbox.faults.add({ kind: isDone ? 'resetAfter' : 'resetBefore', path });
	const { outputs, error } = await run(of, row, asked(of, row, Id), TRIED_AGAIN);
	if (isDone && row.settled) expect(outputs[0]?.map(({ json }) => json.Id)).toEqual([Id]);
	else expect(error?.message).toMatch(`${Id} may or may not have been changed: `);
	const sent = of.sandbox.requests.filter((request) => request.path === path);
	expect(sent).toHaveLength(1);
}

async function losesRaised(of: Case, row: Row<'raise'>, isDone: boolean) {
	const { parameters } = filled(of.sandbox, row.asks);
	of.sandbox.faults.add({ kind: isDone ? 'resetAfter' : 'resetBefore', path: /\/create\// });
	const { error } = await run(of, row, parameters, TRIED_AGAIN);
	expect(error?.message).toMatch(/may or may not have been created: .*Look at the newest invoices/);
	expect(of.sandbox.requests.filter(({ path }) => path.includes('/create/'))).toHaveLength(1);
	expect(of.sandbox.records(of.entity).count).toBe(isDone ? 1 : 0);
}

async function fetchesOne(of: Case, row: OperationRow) {
	const { Id } = seeded(of, row);
	const { outputs, error } = await run(of, row, chosen(of, Id));
	expect(error).toBeUndefined();
	const [{ json, binary }] = outputs[0];
	expect(json).toMatchObject({ Id });
	const content = Buffer.from(binary?.data.data ?? '', 'base64').toString();
	expect(content).toMatch(/^%PDF/);
	expect(binary?.data).toMatchObject({ fileExtension: 'pdf', mimeType: 'application/pdf' });
}

async function check(of: Case, row: OperationRow): Promise<void> {
	switch (row.kind) {
		case 'create':
		case 'upsert':
			return await createsOne(of, row);
		case 'update':
			return await updatesOne(of, row);
		case 'get':
			return await getsOne(of, row);
		case 'getAll':
			return await listsAll(of, row);
		case 'list':
			return await listsAll(of, row, { ...of, entity: entityName(row.of) });
		case 'children':
			return await listsChildren(of, row);
		case 'delete':
			return await deletesOne(of, row);
		case 'change':
			return await changesOne(of, row);
		case 'command':
			return await runsOne(of, row);
		case 'members':
			return await changesMembers(of, row);
		case 'raise':
			return await raisesOne(of, row);
		case 'file':
			return await fetchesOne(of, row);
		default:
			throw new Error(`There is no test of ${row.kind}`);
	}
}

const particular = resources.filter(({ path }) => path !== '');

const operations = particular.flatMap((resource) =>
	resource.operations.map(
		(row) => [`${resource.label} -> ${operationOf(row).label}`, resource, row] as const,
	),
);

const sentOnce = operations.filter(([, , { kind }]) => ['command', 'raise'].includes(kind));

const needing = particular.filter(({ listNeeds }) => listNeeds);

describe.each(['live', 'documents'] as const)('under the readings "%s"', (readings) => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ limits: 'off', readings });
	});
	afterEach(async () => await sandbox.close());

	test.each(operations)('%s does what it says', async (_name, resource, row) => {
		await check({ sandbox, resource, entity: entityName(resource) }, row);
	});

	test.each(sentOnce)(
		'%s is sent once, however its answer is lost',
		async (_name, resource, row) => {
			const of = { sandbox, resource, entity: entityName(resource) };
			for (const isDone of [true, false]) {
				if (row.kind === 'command') await losesCommand(of, row, isDone);
				if (row.kind === 'raise') await losesRaised(of, row, isDone);
				sandbox.reset();
			}
		},
	);

	test.each(needing)('$label: the list tells which filters it needs', async (resource) => {
		const of = { sandbox, resource, entity: entityName(resource) };
		const { error } = await run(of, { kind: 'getAll' });
		expect(error?.message).toMatch(/^Filters need one of these, .*: Coworker, .* with /);
		expect(sandbox.requests).toEqual([]);
	});
});

test('every operation is called something of its own', () => {
	const names = operations.map(([name]) => name);
	expect(names).toEqual([...new Set(names)]);
});
