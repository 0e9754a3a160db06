import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect } from '../../nodes/Nexudus/api/connection';
import { pages } from '../../nodes/Nexudus/api/pages';
import { exchange } from '../../nodes/Nexudus/api/request';
import type { ApiRequest } from '../../nodes/Nexudus/api/send';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
import type { FaultEffect } from '../../sandbox';
import { createCoworkers, createRequests, useSandbox } from './support/coworkers';
import { byId, runCoworkers, updateRequests } from './support/operations';

const sandbox = useSandbox();

/** Runs a part of the node in the place of it. @returns what it returned */
async function runInNode<T>(part: (context: IExecuteFunctions) => Promise<T>): Promise<T> {
	let result: { value: T } | undefined;
	class Part extends Nexudus {
		override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			result = { value: await part(this) };
			return [[]];
		}
	}
	const { error } = await createCoworkers(sandbox(), { nodeType: new Part() });
	if (!result) throw error ?? new Error('The node was not run');
	return result.value;
}

async function send(request: ApiRequest, changes: { timeout?: number } = {}) {
	return await runInNode(
		async (context) => await exchange({ ...(await connect(context)), ...changes }, request),
	);
}

const TEAMS = '/api/spaces/teams';

function removal(path: string): ApiRequest {
	return { method: 'DELETE', path, role: 'Team-Delete' };
}

test('a record is deleted, and is then gone', async () => {
	const { Id } = sandbox().records('teams').add({ Name: 'Makers' });
	const request = removal(`${TEAMS}/${Id}`);
	expect(await send(request)).toMatchObject({ kind: 'answer', body: { WasSuccessful: true } });
	expect(sandbox().records('teams').get(Id)).toBeUndefined();
	expect(await send(request)).toMatchObject({ kind: 'rejected', failure: { status: 404 } });
});

test.each(['400', '200'] as const)(
	'a DELETE and a command that are refused with %s are refused',
	async (refusal) => {
		sandbox().setOptions({ readings: { refusal } });
		const { Id } = sandbox().coworkers.add({});
		const booking = sandbox().records('bookings').add({ CoworkerId: Id });
		sandbox().records('bookingvisitors').add({ BookingId: booking.Id });
		const rejected = { kind: 'rejected', failure: { status: Number(refusal) } };
		expect(await send(removal(`/api/spaces/bookings/${booking.Id}`))).toMatchObject(rejected);
		const body: IDataObject = { Key: 'NO_SUCH_COMMAND', Ids: [Id], Parameters: [] };
		const path = '/api/spaces/coworkers/runcommand';
		const command = { method: 'POST', path, role: 'Coworker-Edit', body } as const;
		expect(await send(command)).toMatchObject(rejected);
		const sent = sandbox().requests.filter(({ method }) => method !== 'GET');
		expect(sent.filter((request) => request.path !== '/api/token')).toHaveLength(2);
	},
);

test.each(['true', 'lies'] as const)(
	'a list ends with its pages: HasNextPage %s',
	async (hasNextPage) => {
		sandbox().setOptions({ readings: { hasNextPage } });
		for (let index = 0; index < 5; index++) sandbox().coworkers.add({});
		const request = {
			method: 'GET',
			path: '/api/spaces/coworkers',
			role: 'Coworker-List',
		} as const;
		const read = await runInNode(async (context) => {
			const connection = await connect(context);
			const sizes: Array<[number, boolean]> = [];
			for await (const { rows, hasNextPage: more } of pages(connection, request, 2)) {
				sizes.push([rows.length, more]);
			}
			return sizes;
		});
		expect(read).toEqual([
			[2, true],
			[2, true],
			[1, false],
		]);
	},
);

test.each<[fault: FaultEffect, cause: string, reason: RegExp]>([
	[{ kind: 'resetBefore' }, 'broken', /the connection was closed/],
	[{ kind: 'resetAfter' }, 'broken', /the connection was closed/],
	[{ kind: 'status', status: 502, body: '<html>' }, 'broken', /status 502/],
	[{ kind: 'hang' }, 'timedOut', /no answer in time/],
	[{ kind: 'status', status: 504 }, 'timedOut', /status 504/],
	[{ kind: 'ooops' }, 'answered', /^Ooops! There was a problem/],
	[{ kind: 'truncated' }, 'misshapen', /could not be read/],
	[{ kind: 'status', status: 200, body: [] }, 'misshapen', /could not be read/],
])('a create tells why it is in doubt, and is sent once only: %j', async (fault, cause, reason) => {
	sandbox().faults.add({ ...fault, method: 'POST', path: '/api/spaces' });
	const body = {
		FullName: 'Ada',
		Email: 'ada@example.com',
		CountryId: 1220,
		SimpleTimeZoneId: 2023,
	};
	const path = '/api/spaces/coworkers';
	const create = { method: 'POST', path, role: 'Coworker-Create', body } as const;
	const outcome = await send(create, { timeout: 500 });
	expect(outcome).toMatchObject({
		kind: 'unknown',
		cause,
		reason: expect.stringMatching(reason),
	});
	expect(createRequests(sandbox())).toHaveLength(1);
});

describe('an answer that is not what was asked for', () => {
	const maintenance = { kind: 'status', status: 200, body: { message: 'maintenance' } } as const;
	const words = 'not what it was asked for ("maintenance")';

	test('is no empty list', async () => {
		sandbox().faults.add({ ...maintenance, method: 'GET', path: '/api/spaces', times: 99 });
		const { outputs, error } = await runCoworkers(sandbox(), 'getAll');
		expect(outputs).toEqual([]);
		expect(error?.message).toContain(words);
		expect(error?.description).toContain('Try again in some minutes');
	});

	test('is no coworker', async () => {
		const { Id } = sandbox().coworkers.add({});
		sandbox().faults.add({ ...maintenance, method: 'GET', path: '/api/spaces', times: 99 });
		const parameters = { coworkerId: byId(Id) };
		const { error } = await runCoworkers(sandbox(), 'get', { parameters });
		expect(error?.message).toContain(words);
	});

	test('passes unnoticed when the next one is', async () => {
		sandbox().coworkers.add({});
		sandbox().faults.add({ ...maintenance, method: 'GET', path: '/api/spaces' });
		const { outputs } = await runCoworkers(sandbox(), 'getAll');
		expect(outputs[0]).toHaveLength(1);
	});

	test.each([{ error: 'busy' }, '<html>', ''])('is no update that was made: %j', async (body) => {
		const { Id } = sandbox().coworkers.add({});
		sandbox().faults.add({ ...maintenance, body, method: 'PUT', times: 99 });
		const { error } = await runCoworkers(sandbox(), 'update', {
			parameters: { coworkerId: byId(Id), additionalFields: { cityName: 'London' } },
		});
		expect(error?.message).toMatch(/not what it was asked for|could not be read/);
		expect(updateRequests(sandbox())).toHaveLength(4);
		expect(sandbox().coworkers.get(Id)?.CityName).not.toBe('London');
	});
});
