import type { IDataObject } from 'n8n-workflow';

import { credentialFor, useSandbox } from './support/coworkers';
import { runWorkflow } from './support/engine';
import { jsonOf } from './support/operations';
import { someRecord } from './support/seeds';

const sandbox = useSandbox();

async function runAny(operation: string, parameters: IDataObject) {
	const { outputs, error } = await runWorkflow({
		items: [{}],
		credential: credentialFor(sandbox()),
		parameters: {
			resource: 'anyEntity',
			operation,
			entity: 'crm/crmboards',
			options: { writesPerMinute: 0 },
			...parameters,
		},
	});
	return { json: jsonOf(outputs[0]), error };
}

function board(values: IDataObject = {}) {
	const { Id: BusinessId } = someRecord(sandbox(), 'businesses');
	return sandbox()
		.records('crmboards')
		.add({ Name: 'Leads', BusinessId, ...values });
}

function writes() {
	return sandbox().requests.filter(
		({ method, path }) => method !== 'GET' && path.startsWith('/api/') && !/token/.test(path),
	);
}

describe('any entity', () => {
	test.each<[what: string, properties: IDataObject | string]>([
		['an object', { Name: 'Leads', BusinessId: 3002 }],
		['JSON', '{ "Name": "Leads", "BusinessId": 3002 }'],
	])('is created from %s', async (_what, otherProperties) => {
		const { json } = await runAny('create', { otherProperties });
		expect(sandbox().records('crmboards').get(Number(json[0].Id))).toMatchObject({
			Name: 'Leads',
			BusinessId: 3002,
		});
	});

	test('is not sent a property that Nexudus would ignore', async () => {
		const { error } = await runAny('create', { otherProperties: { Nmae: 'Leads' } });
		expect(error?.message).toContain('Properties has no property "Nmae"');
		expect(writes()).toEqual([]);
	});

	test('is never sent again when the answer was lost', async () => {
		sandbox().faults.add({ method: 'POST', path: '/api/crm/crmboards', kind: 'resetAfter' });
		const { error } = await runAny('create', {
			otherProperties: { Name: 'Leads', BusinessId: 3002 },
		});
		expect(error?.message).toContain('may or may not have been created');
		expect(writes()).toHaveLength(1);
		expect(sandbox().records('crmboards').count).toBe(1);
	});

	test('is read whole, changed in part and deleted', async () => {
		const { Id } = board({ Archived: false });
		expect((await runAny('get', { anyEntityId: Id })).json[0]).toMatchObject({ Id, Name: 'Leads' });
		await runAny('update', { anyEntityId: Id, otherProperties: { Archived: true } });
		expect(sandbox().records('crmboards').get(Id)).toMatchObject({ Archived: true, Name: 'Leads' });
		expect((await runAny('delete', { anyEntityId: Id })).json).toEqual([{ Id, deleted: true }]);
		expect(sandbox().records('crmboards').count).toBe(0);
	});

	test('is listed by parameters of its own', async () => {
		const wanted = board({ Name: 'Leads' });
		board({ Name: 'Others' });
		const { json } = await runAny('getMany', {
			returnAll: true,
			query: '{ "CrmBoard_Name": "Leads" }',
		});
		expect(json.map(({ Id }) => Id)).toEqual([wanted.Id]);
	});

	test.each(['Name', 'Coworker_Name', 'size', 'dir'])(
		'is not listed by %s, which would list everything',
		async (name) => {
			const { error } = await runAny('getMany', { returnAll: true, query: { [name]: 'Leads' } });
			expect(error?.message).toContain(`CrmBoard_`);
			expect(error?.message).toContain(name);
			expect(sandbox().requests.filter(({ path }) => /crmboards/.test(path))).toEqual([]);
		},
	);

	test('runs a command once', async () => {
		const { Id } = someRecord(sandbox(), 'coworkercontracts');
		const { error } = await runAny('runCommand', {
			entity: 'billing/coworkercontracts',
			anyEntityId: Id,
			commandKey: 'CANCEL_CONTRACT',
			commandParameters: '[]',
		});
		expect(error).toBeUndefined();
		expect(sandbox().records('coworkercontracts').get(Id)?.Cancelled).toBe(true);
	});

	test('has to be one that Nexudus has', async () => {
		const { error } = await runAny('get', { entity: 'crm/nothing', anyEntityId: 1 });
		expect(error?.message).toBe('Nexudus has no entity "crm/nothing" that this node knows');
	});
});
