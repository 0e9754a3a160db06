import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resources } from '../../nodes/Nexudus/resources';
import { polled } from '../../nodes/Nexudus/trigger/pollingForm';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { credentialFor, startTestSandbox } from './support/coworkers';
import { withoutRoles } from './support/operations';
import { passTime, startTime } from './support/passingTime';
import type { PollingNode } from './support/polling';
import { pollingNode } from './support/polling';
import { seedRecord } from './support/seeds';

jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const LIST = '/api/spaces/coworkers';
const MINUTE = 60_000;

let sandbox: Sandbox;

beforeEach(async () => {
	startTime(Date.now());
	sandbox = await startTestSandbox();
});
afterEach(async () => {
	await sandbox.close();
	jest.restoreAllMocks();
});

async function use(options: SandboxOptions): Promise<void> {
	await sandbox.close();
	sandbox = await startTestSandbox(options);
}

function node(parameters: INodeParameters = {}): PollingNode {
	return pollingNode(credentialFor(sandbox), {
		resource: 'coworker',
		event: 'CreatedOn',
		...parameters,
	});
}

/** A polling trigger that was put into service. */
async function started(parameters: INodeParameters = {}): Promise<PollingNode> {
	const trigger = node(parameters);
	expect(await trigger.poll()).toEqual([]);
	passTime(MINUTE);
	return trigger;
}

/** What the next poll brings, a minute later. */
async function next(trigger: PollingNode): Promise<unknown[]> {
	passTime(MINUTE);
	return (await trigger.poll()).map(({ Id }) => Id);
}

function change(id: number, values: IDataObject, at = Date.now()): void {
	const UpdatedOn = `${new Date(at).toISOString().slice(0, 19)}Z`;
	Object.assign(sandbox.coworkers.get(id)!, values, { UpdatedOn });
}

describe.each(['documents', 'live'] as const)('by the readings of %s', (readings) => {
	beforeEach(async () => await use({ readings }));

	test('starts with the present, and brings each new record once', async () => {
		sandbox.coworkers.add({});
		passTime(MINUTE);
		const trigger = await started();
		expect(await next(trigger)).toEqual([]);
		const made = [sandbox.coworkers.add({}), sandbox.coworkers.add({})];
		expect(await next(trigger)).toEqual(made.map(({ Id }) => Id));
		expect(await next(trigger)).toEqual([]);
		change(made[0].Id, { Position: 'Baker' });
		expect(await next(trigger)).toEqual([]);
	});

	test('brings what was changed, each change once, the oldest first', async () => {
		const [one, other] = [sandbox.coworkers.add({}).Id, sandbox.coworkers.add({}).Id];
		passTime(MINUTE);
		const trigger = await started({ event: 'UpdatedOn' });
		change(other, { Position: 'Baker' });
		passTime(2_000);
		change(one, { Position: 'Cook' });
		expect(await next(trigger)).toEqual([other, one]);
		change(other, { Position: 'Chef' });
		const created = sandbox.coworkers.add({}).Id;
		expect(await next(trigger)).toEqual([other, created]);
		expect(await next(trigger)).toEqual([]);
	});

	test.each(polled(resources).map((resource) => [resource.plural, resource] as const))(
		'polls %s',
		async (_plural, { name, path }) => {
			const trigger = await started({ resource: name });
			const { Id } = seedRecord(sandbox, path.split('/').at(-1)!);
			expect(await next(trigger)).toEqual([Id]);
			expect(await next(trigger)).toEqual([]);
			expect(await trigger.test()).toEqual([expect.objectContaining({ Id })]);
		},
	);

	test('brings what happened while n8n did not run, and nothing again', async () => {
		const trigger = await started({ event: 'UpdatedOn' });
		trigger.restart();
		const first = sandbox.coworkers.add({}).Id;
		expect(await next(trigger)).toEqual([first]);
		trigger.restart();
		const second = sandbox.coworkers.add({}).Id;
		passTime(90 * MINUTE);
		expect(await next(trigger)).toEqual([second]);
		expect(await next(trigger)).toEqual([]);
		trigger.restart();
		expect(await next(trigger)).toEqual([]);
	});

	test('brings with the next poll what could not be read', async () => {
		const trigger = await started();
		const { Id } = sandbox.coworkers.add({});
		sandbox.faults.add({ method: 'GET', path: LIST, kind: 'resetBefore', times: 4 });
		await expect(next(trigger)).rejects.toThrow(/could not be|Could not|closed|broken/i);
		expect(await next(trigger)).toEqual([Id]);
	});

	test('brings more than a page holds, each record once', async () => {
		const trigger = await started();
		const ids = Array.from({ length: 2_100 }, () => sandbox.coworkers.add({}).Id);
		expect(await next(trigger)).toEqual(ids);
		expect(await next(trigger)).toEqual([]);
	}, 60_000);

	test('narrows the list by the filters of Get Many', async () => {
		const plan = { __rl: true, mode: 'name', value: 'Hot Desk Monthly' };
		const trigger = await started({ event: 'UpdatedOn', filters: { tariffId: plan } });
		const { Id } = sandbox.coworkers.add({ TariffId: 4001 });
		sandbox.coworkers.add({ TariffId: 4002 });
		expect(await next(trigger)).toEqual([Id]);
	});

	test('shows the latest record to whoever tests the workflow, and remembers nothing of it', async () => {
		sandbox.coworkers.add({});
		passTime(MINUTE);
		const latest = sandbox.coworkers.add({});
		passTime(MINUTE);
		const trigger = node();
		const [shown, ...more] = await trigger.test();
		expect(shown.Id).toBe(latest.Id);
		expect(more).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		const { Id } = sandbox.coworkers.add({});
		passTime(MINUTE);
		await trigger.test();
		expect(await next(trigger)).toEqual([Id]);
	});
});

test.each([
	{ rangeZone: 'local' },
	{ sortDirection: 'binary' },
	{ unknownParameters: 'ignored' },
] as const)('is right when %j', async (readings) => {
	await use({ readings });
	const trigger = await started({ event: 'UpdatedOn' });
	const made = [sandbox.coworkers.add({}).Id, sandbox.coworkers.add({}).Id];
	expect(await next(trigger)).toEqual(made);
	expect(await next(trigger)).toEqual([]);
});

test.each(['utc', 'local'] as const)(
	'filters by times as they are, where Nexudus reads them by a clock of %s',
	async (rangeZone) => {
		await use({ readings: { rangeZone } });
		const trigger = await started({
			resource: 'booking',
			filters: { fromTimeFrom: '2031-05-06T09:00:00Z', fromTimeTo: '2031-05-06T12:00:00Z' },
		});
		const [, fitting] = ['08:00', '11:00', '13:00'].map((time) => {
			const times = { FromTime: `2031-05-06T${time}:00Z`, ToTime: `2031-05-06T${time}:30Z` };
			return seedRecord(sandbox, 'bookings', times).Id;
		});
		expect(await next(trigger)).toEqual([fitting]);
	},
);

test('brings what shows late in the list', async () => {
	await use({ listLag: 4 * MINUTE });
	const trigger = await started();
	const { Id } = sandbox.coworkers.add({});
	expect(await next(trigger)).toEqual([]);
	passTime(4 * MINUTE);
	expect(await next(trigger)).toEqual([Id]);
	expect(await next(trigger)).toEqual([]);
});

test('brings the last of two changes within a second', async () => {
	const { Id } = sandbox.coworkers.add({});
	passTime(MINUTE);
	const trigger = await started({ event: 'UpdatedOn', simplify: false });
	// A second that is not over before the poll, however slow the machine is.
	const within = Date.now() + 30_000;
	change(Id, { Position: 'Baker' }, within);
	expect(await trigger.poll()).toEqual([]);
	change(Id, { Position: 'Cook' }, within);
	passTime(MINUTE);
	expect(await trigger.poll()).toEqual([expect.objectContaining({ Id, Position: 'Cook' })]);
});

test('outputs the columns of Simplify and the times, or all that the list says', async () => {
	const [simple, whole] = [await started(), await started({ simplify: false })];
	const { Id } = sandbox.coworkers.add({ FullName: 'Ada Lovelace', Position: 'Baker' });
	passTime(MINUTE);
	const [[first], [second]] = [await simple.poll(), await whole.poll()];
	expect(first).toMatchObject({ Id, FullName: 'Ada Lovelace' });
	expect([typeof first.CreatedOn, typeof first.UpdatedOn]).toEqual(['string', 'string']);
	expect(Object.keys(second).length).toBeGreaterThan(Object.keys(first).length + 50);
	expect(second).toMatchObject(first);
});

test('begins with the present when it is to watch something else', async () => {
	const trigger = await started();
	sandbox.coworkers.add({});
	trigger.change({ resource: 'coworker', event: 'UpdatedOn' });
	expect(await next(trigger)).toEqual([]);
	const { Id } = sandbox.coworkers.add({});
	expect(await next(trigger)).toEqual([Id]);
});

test('leaves to the next poll what takes more than five pages', async () => {
	const trigger = await started();
	const ids = Array.from({ length: 5_100 }, () => sandbox.coworkers.add({}).Id);
	const [first, second] = [await next(trigger), await next(trigger)];
	expect(sandbox.requests.filter(({ path }) => path === LIST)).toHaveLength(1 + 6);
	expect(second.length).toBeGreaterThan(0);
	expect([...first, ...second]).toEqual(ids);
	expect(await next(trigger)).toEqual([]);
}, 120_000);

test('gives up in time, and loses nothing', async () => {
	const trigger = await started();
	const { Id } = sandbox.coworkers.add({});
	const ending = new AbortController();
	const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(ending.signal);
	sandbox.faults.add({ method: 'GET', path: LIST, kind: 'hang' });
	const seen = sandbox.requests.length;
	const polling = next(trigger);
	while (sandbox.requests.length === seen) await new Promise(setImmediate);
	ending.abort();
	await expect(polling).rejects.toThrow('Nexudus could not be polled within 28 s');
	expect(timeout).toHaveBeenCalledWith(28_000);
	timeout.mockRestore();
	expect(await next(trigger)).toEqual([Id]);
});

test('tells at the activation what is wrong', async () => {
	await expect(node({ resource: 'spaceship' }).poll()).rejects.toThrow('Resource: there is none');
	await expect(node({ event: 'DeletedOn' }).poll()).rejects.toThrow('Event: there is none');
	const filters = { tariffId: { __rl: true, mode: 'name', value: 'Warm Desk' }, email: '' };
	await expect(node({ filters }).poll()).rejects.toThrow(/Email is empty.*Plan cannot be found/s);
	withoutRoles(sandbox, 'Coworker-List');
	await expect(node().poll()).rejects.toThrow('Coworker-List');
});

test('says so when there is nothing to show to whoever tests', async () => {
	await expect(node({ filters: { email: 'nobody@example.com' } }).test()).rejects.toThrow(
		'Nexudus has no coworker to show',
	);
});
