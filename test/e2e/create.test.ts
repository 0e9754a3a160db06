import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { onEveryN8n } from './support/everyN8n';
import {
	nexudus,
	outputOf,
	pairedWith,
	people,
	person,
	workflow,
	type NodeSettings,
} from './support/workflows';

function createRequests({ requests }: Sandbox) {
	return requests.filter(({ method, path }) => method === 'POST' && path !== '/api/token');
}

/** 25 people, of whom the one with this index has no valid e-mail. */
function withOneRejected(rejected: number): IDataObject[] {
	return people(25).map((item, index) =>
		index === rejected ? { ...item, email: 'sam(at)example.com' } : item,
	);
}

function emails(sandbox: Sandbox): string[] {
	return sandbox.coworkers.list().map(({ Email }) => Email);
}

onEveryN8n((stage) => {
	const create = async (items: IDataObject[], settings: NodeSettings, options: IDataObject = {}) =>
		await stage.client.runWorkflow(
			workflow(
				items,
				nexudus('Create', stage.credential, 'create', { ...person, options }, settings),
			),
		);

	const errors = [
		{
			property: 'Email',
			label: 'Email',
			message: 'is not a valid email address',
			attemptedValue: 'sam(at)example.com',
		},
	];
	const errorDetails = { status: 400, description: expect.any(String), errors };
	const error = 'Email is not a valid email address';

	test('Continue (using error output): who is rejected leaves by the error output', async () => {
		const items = withOneRejected(7);
		const execution = await create(items, { onError: 'continueErrorOutput' });
		expect(execution.status).toBe('success');
		const accepted = items.map((_item, index) => index).filter((index) => index !== 7);
		const created = outputOf(execution, 'Create');
		expect(pairedWith(created)).toEqual(accepted);
		expect(created.map(({ json }) => stage.sandbox.coworkers.get(Number(json.Id))?.Email)).toEqual(
			accepted.map((index) => items[index].email),
		);
		const rejected = outputOf(execution, 'Create', 1);
		expect(pairedWith(rejected)).toEqual([7]);
		expect(rejected.map(({ json }) => json)).toEqual([{ ...items[7], error, errorDetails }]);
		expect(stage.sandbox.coworkers.count).toBe(24);
	});

	test('Continue: who is rejected stays in place', async () => {
		const items = withOneRejected(0);
		const execution = await create(items, { onError: 'continueRegularOutput' });
		expect(execution.status).toBe('success');
		const output = outputOf(execution, 'Create');
		expect(pairedWith(output)).toEqual(items.map((_item, index) => index));
		expect(output[0].json).toEqual({ ...items[0], error, errorDetails });
		expect(
			output.slice(1).map(({ json }) => stage.sandbox.coworkers.get(Number(json.Id))?.Email),
		).toEqual(items.slice(1).map(({ email }) => email));
	});

	test('Stop Workflow: nothing is sent after the failure, and the message tells what was done', async () => {
		const execution = await create(withOneRejected(3), {});
		expect(execution.status).toBe('error');
		const { message, description } = execution.data.resultData.error ?? {};
		const ids = stage.sandbox.coworkers.list().map(({ Id }) => Id);
		expect(ids).toHaveLength(3);
		expect(message).toContain(error);
		expect(description).toContain(`ID ${ids.join(', ')}`);
		expect(createRequests(stage.sandbox)).toHaveLength(4);
	});

	const retrying: NodeSettings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
	const refuse = { kind: 'softFailure', method: 'POST', path: '/api/spaces/coworkers' } as const;

	test('Retry On Fail: the first item fails once, and nobody is created twice', async () => {
		stage.sandbox.setOptions({ uniqueEmails: false });
		stage.sandbox.faults.add(refuse);
		const items = people(6);
		const execution = await create(items, retrying);
		expect(execution.status).toBe('success');
		expect(emails(stage.sandbox)).toEqual(items.map(({ email }) => email));
	});

	test('Retry On Fail: a later item fails twice, and nobody is created twice', async () => {
		stage.sandbox.setOptions({ uniqueEmails: false });
		stage.sandbox.faults.add({ ...refuse, email: 'person4@example.com', times: 2 });
		const items = people(6);
		const execution = await create(items, retrying);
		expect(execution.status).toBe('success');
		expect(emails(stage.sandbox)).toEqual(items.map(({ email }) => email));
		const output = outputOf(execution, 'Create');
		expect(pairedWith(output)).toEqual([0, 1, 2, 3, 4, 5]);
		const ids = stage.sandbox.coworkers.list().map(({ Id }) => Id);
		expect(output.map(({ json }) => json.Id)).toEqual(ids);
	});

	test('answers that get lost create nobody twice', async () => {
		stage.sandbox.setOptions({ uniqueEmails: false });
		const lost = { method: 'POST', path: '/api/spaces/coworkers' };
		stage.sandbox.faults.add({ ...lost, kind: 'resetAfter', email: 'person1@example.com' });
		stage.sandbox.faults.add({ ...lost, kind: 'truncated', email: 'person2@example.com' });
		stage.sandbox.faults.add({ ...lost, kind: 'resetBefore', email: 'person3@example.com' });
		const items = people(5);
		const execution = await create(items, {});
		expect(execution.status).toBe('success');
		expect(emails(stage.sandbox)).toEqual(items.map(({ email }) => email));
	});

	test('request limits of Nexudus are absorbed, without pacing of our own', async () => {
		stage.sandbox.setOptions({ limits: { windowMs: 1_500, writesPerWindow: 10, spacingMs: 0 } });
		const items = people(25);
		const execution = await create(items, { onError: 'continueErrorOutput' });
		expect(outputOf(execution, 'Create')).toHaveLength(25);
		expect(outputOf(execution, 'Create', 1)).toEqual([]);
		expect(emails(stage.sandbox).sort()).toEqual(items.map(({ email }) => email).sort());
		expect(stage.sandbox.throttled).toBeGreaterThan(0);
	});

	test('with its own pacing, the node keeps to the documented spacing', async () => {
		stage.sandbox.setOptions({ limits: {} });
		const execution = await create(people(20), {}, { writesPerMinute: 60 });
		expect(outputOf(execution, 'Create')).toHaveLength(20);
		const sent = createRequests(stage.sandbox).map(({ time }) => time);
		// Single requests may arrive closer together on a busy machine; all of them cannot.
		expect(sent[sent.length - 1] - sent[0]).toBeGreaterThan(19 * 95);
	});
});
