import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { gzipSync } from 'node:zlib';

import { credentialType } from '../../demo/examples';
import { defaultUser } from '../../sandbox';
import { onEveryN8n, saveCredential } from './support/everyN8n';
import {
	builtIn,
	nexudus,
	outputOf,
	pairedWith,
	people,
	person,
	workflow,
} from './support/workflows';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const byId = { coworkerId: { __rl: true, mode: 'id', value: '={{ $json.Id }}' } };

onEveryN8n((stage) => {
	test('creates, searches, updates and archives in one run', async () => {
		const items: IDataObject[] = people(30).map((item, index) => ({
			...item,
			company: index < 20 ? 'Acme' : '',
		}));
		const withCompany = { ...person, additionalFields: { companyName: '={{ $json.company }}' } };
		const wanted = {
			limit: 10,
			filters: { companyName: 'Acme' },
			options: { sortBy: 'FullName', sortDirection: 'descending' },
		};
		const changes = { ...byId, additionalFields: { position: '={{ "Was " + $json.FullName }}' } };
		const execution = await stage.client.runWorkflow(
			workflow(
				items,
				nexudus('Create', stage.credential, 'create', withCompany),
				nexudus('Search', stage.credential, 'getAll', wanted, { executeOnce: true }),
				nexudus('Update', stage.credential, 'update', changes),
				builtIn('First Three', 'limit', { maxItems: 3 }),
				nexudus('Archive', stage.credential, 'archive', byId),
			),
		);
		expect(execution.data.resultData.error?.message).toBeUndefined();
		const found = items
			.slice(0, 20)
			.map(({ name }) => String(name))
			.sort()
			.reverse()
			.slice(0, 10);
		expect(outputOf(execution, 'Search').map(({ json }) => json.FullName)).toEqual(found);
		expect(pairedWith(outputOf(execution, 'Create'))).toEqual(range(30));
		expect(pairedWith(outputOf(execution, 'Search'))).toEqual(range(10).map(() => 0));
		expect(pairedWith(outputOf(execution, 'Update'))).toEqual(range(10));
		expect(pairedWith(outputOf(execution, 'Archive'))).toEqual(range(3));

		const held = stage.sandbox.coworkers.list().map((record) => ({
			name: record.FullName,
			email: record.Email,
			company: record.CompanyName,
			position: record.Position,
			archived: record.Archived,
		}));
		const expected = items.map(({ name, email, company }) => ({
			name,
			email,
			company: company || undefined,
			position: found.includes(String(name)) ? `Was ${String(name)}` : undefined,
			archived: found.slice(0, 3).includes(String(name)),
		}));
		expect(held).toEqual(expected);
	});

	test('creates or updates: each person once', async () => {
		const items: IDataObject[] = people(20);
		for (const { email } of items.slice(5)) {
			stage.sandbox.coworkers.add({ Email: String(email).toUpperCase(), Position: 'Kept' });
		}
		const node = nexudus('Upsert', stage.credential, 'upsert', person, {
			onError: 'continueErrorOutput',
		});
		const execution = await stage.client.runWorkflow(workflow(items, node));
		const output = outputOf(execution, 'Upsert');
		expect(outputOf(execution, 'Upsert', 1)).toEqual([]);
		expect(pairedWith(output)).toEqual(range(20));
		expect(output.map(({ json }) => json.action)).toEqual(
			range(20).map((index) => (index < 5 ? 'created' : 'updated')),
		);
		expect(stage.sandbox.coworkers.count).toBe(20);
		for (const [index, { json }] of output.entries()) {
			const record = stage.sandbox.coworkers.get(Number(json.Id));
			expect(record).toMatchObject({ FullName: items[index].name, Email: items[index].email });
			expect(record?.Position).toBe(index < 5 ? undefined : 'Kept');
		}
	});

	test('reads 10 000 coworkers, page by page', async () => {
		for (const index of range(10_000)) {
			stage.sandbox.coworkers.add({ FullName: `Coworker ${index}` });
		}
		const node = nexudus('All', stage.credential, 'getAll', { returnAll: true });
		const [began, before] = [Date.now(), megabytes()];
		const execution = await stage.client.runWorkflow(workflow([{}], node));
		report(`10 000 coworkers: ${Date.now() - began} ms, peak ${megabytes()} MB (${before} before)`);
		const output = outputOf(execution, 'All');
		expect(output).toHaveLength(10_000);
		expect(new Set(output.map(({ json }) => json.Id)).size).toBe(10_000);
		const pages = stage.sandbox.requests.filter(({ path }) => path === '/api/spaces/coworkers');
		expect(pages.filter(({ status }) => status === 200)).toHaveLength(10);
	});

	/** The most memory that n8n held so far. */
	function megabytes(): number {
		return Math.round((stage.n8n.peakMemory() ?? 0) / 2 ** 20);
	}

	/** For the reader of the test's output, without jest's frame around a console message. */
	function report(line: string): void {
		process.stderr.write(`n8n ${stage.n8n.version}: ${line}\n`);
	}

	test('has a description that the editor downloads in no time', async () => {
		const { types } = await stage.client.nodeTypes();
		const own = types.filter(({ name }) => name === 'n8n-nodes-nexudus.nexudus');
		expect(own).toHaveLength(1);
		const text = JSON.stringify(own[0]);
		const size = gzipSync(text).length;
		report(`the node's description: ${size} bytes gzipped, ${text.length} before`);
		expect(size).toBeLessThan(60_000);
	});

	describe('lists of the editor', () => {
		const request = (methodName: string, path: string) => ({
			nodeTypeAndVersion: { name: 'n8n-nodes-nexudus.nexudus', version: 1 },
			methodName,
			path: `parameters.${path}`,
			currentNodeParameters: { resource: 'coworker', operation: 'create' } as INodeParameters,
			credentials: { [credentialType]: stage.credential },
		});
		const search = async (
			methodName: string,
			more: { filter?: string; paginationToken?: string },
		) => await stage.client.resourceLocatorResults({ ...request(methodName, 'x'), ...more });

		test('find countries by a part of the name and by code', async () => {
			const { results } = await search('country', { filter: 'kingdom' });
			expect(results.map(({ value }) => value)).toContain(1220);
			const byCode = await search('country', { filter: 'gb' });
			expect(byCode.results[0]).toMatchObject({ value: 1220 });
		});

		test('show the next page when there is one', async () => {
			const first = await search('country', {});
			expect(first.results).toHaveLength(100);
			const token = String(first.paginationToken);
			const second = await search('country', { paginationToken: token });
			const ids = new Set([...first.results, ...second.results].map(({ value }) => value));
			expect(ids.size).toBe(first.results.length + second.results.length);
		});

		test('load all plans, locations and teams', async () => {
			expect((await search('plan', {})).results).toHaveLength(48);
			expect(await stage.client.loadOptions(request('location', 'x'))).toHaveLength(3);
			expect(await stage.client.loadOptions(request('team', 'x'))).toHaveLength(36);
		});

		test('name the role that the user lacks', async () => {
			stage.sandbox.setOptions({ users: [{ ...defaultUser, roles: ['Country-List'] }] });
			await expect(search('plan', {})).rejects.toThrow(/lacks the role Tariff-List/);
		});

		test('work on with an expired token', async () => {
			await search('country', { filter: 'kingdom' });
			stage.sandbox.expireAccessTokens();
			const { results } = await search('country', { filter: 'kingdom' });
			expect(results).toHaveLength(1);
		});

		test('say what is wrong with the log-in', async () => {
			stage.credential = await saveCredential(stage, { password: 'mistyped-password' });
			await expect(search('country', {})).rejects.toThrow(/password is incorrect/);
		});
	});
});
