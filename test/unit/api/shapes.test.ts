import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { HttpRequest } from '../../../nodes/Nexudus/api/shapes';
import {
	believed,
	isEmptyBody,
	shapeAskedFor,
	textOf,
	writtenId,
} from '../../../nodes/Nexudus/api/shapes';

const PATH = '/api/spaces/coworkers';
const list: HttpRequest = { method: 'GET', path: PATH };
const read: HttpRequest = { method: 'GET', path: `${PATH}/7` };
const create: HttpRequest = { method: 'POST', path: PATH, body: { Email: 'a@example.com' } };
const update: HttpRequest = { method: 'PUT', path: PATH, body: { Id: 7 } };
const command: HttpRequest = { method: 'POST', path: `${PATH}/runcommand`, body: { Key: 'X' } };
const remove: HttpRequest = { method: 'DELETE', path: `${PATH}/7` };
const raise: HttpRequest = { method: 'POST', path: '/api/billing/coworkerinvoices/1/create/2' };

test.each<[request: HttpRequest, shape: string]>([
	[list, 'list'],
	[read, 'record'],
	[create, 'written'],
	[update, 'written'],
	[raise, 'written'],
	[command, 'command'],
	[remove, 'deletion'],
])('what is asked for by %j', (request, shape) => {
	expect(shapeAskedFor(request)).toBe(shape);
});

const envelope = (Value: unknown): IDataObject => ({
	Status: 200,
	Message: 'Done',
	Value: Value as IDataObject,
	WasSuccessful: true,
});

describe('an answer is believed', () => {
	test.each<[what: string, request: HttpRequest, body: IDataObject]>([
		['a page without rows', list, { Records: [] }],
		['a page', list, { Records: [{ Id: 1 }], TotalPages: 1 }],
		['the record', read, { Id: 7, FullName: 'Ada' }],
		['the record, its Id a text', read, { Id: '7' }],
		['a record with a property named Value', read, { Id: 7, Value: 5 }],
		['the Id of what was created', create, envelope({ Id: 1 })],
		['a text as Id', create, envelope({ Id: '1' })],
		['the whole record', create, envelope({ Id: 1, FullName: 'Ada' })],
		['an invoice that was raised', raise, envelope({ Id: 1 })],
		['an update', update, envelope({ Id: 7 })],
		['an update without the Id, which is known', update, envelope(null)],
		['a command', command, envelope(null)],
		['a command with a list', command, envelope([{ Id: 1 }])],
		['a deletion', remove, envelope(null)],
	])('%s', (_what, request, body) => {
		expect(believed(body, request)).toBe(body);
	});

	test.each([undefined, null, '', ' \n'])('nothing, of a deletion: %j', (body) => {
		expect(isEmptyBody(body)).toBe(true);
		expect(believed(body, remove)).toEqual({});
	});
});

describe('an answer is not believed', () => {
	test.each<[what: string, request: HttpRequest, body: unknown]>([
		['rows without a page', list, [{ Id: 1 }]],
		['rows that are no list', list, { Records: { Id: 1 } }],
		['rows that are no records', list, { Records: ['x'] }],
		['a record for a list', list, { Id: 7 }],
		['another record', read, { Id: 8 }],
		['a record without Id', read, { FullName: 'Ada' }],
		['a record in an envelope', read, envelope({ Id: 7 })],
		['a list for a record', read, { Records: [{ Id: 7 }] }],
		['a create without Id', create, envelope(null)],
		['a create with a list', create, envelope([{ Id: 1 }])],
		['a create whose Id is no Id', create, envelope({ Id: 'new' })],
		['a create whose Id is a fraction', create, envelope({ Id: 1.5 })],
		['a create that does not say that it worked', create, { Value: { Id: 1 } }],
		['a record for a create', create, { Id: 1 }],
		['an update of another record', update, envelope({ Id: 8 })],
		['an update that does not say that it worked', update, { Value: { Id: 7 } }],
		['a command that does not say that it worked', command, { Value: null }],
		['a deletion that does not say that it worked', remove, { Message: 'Done' }],
	])('%s', (_what, request, body) => {
		expect(believed(body, request)).toBeUndefined();
	});

	test('whatever a gateway says in the place of Nexudus', () => {
		const words = fc.oneof(
			fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
			fc.record(
				{ message: fc.string(), error: fc.jsonValue(), Message: fc.string() },
				{ requiredKeys: [] },
			),
			fc.array(fc.jsonValue(), { minLength: 1 }),
		);
		const request = fc.constantFrom(list, read, create, update, command, remove, raise);
		fc.assert(fc.property(words, request, (body, asked) => believed(body, asked) === undefined));
	});
});

test.each<[Value: unknown, id: number | undefined]>([
	[{ Id: 7 }, 7],
	[{ Id: '7' }, 7],
	[{ Id: ' 7 ', FullName: 'Ada' }, 7],
	[{ Id: '7x' }, undefined],
	[{ Id: '' }, undefined],
	[{ Id: null }, undefined],
	[{ Id: '12345678901234567890' }, undefined],
	[7, undefined],
	[null, undefined],
	[[{ Id: 7 }], undefined],
])('the Id of what was written: %j', (Value, id) => {
	expect(writtenId({ Value } as IDataObject)).toBe(id);
});

test.each<[body: unknown, text: string]>([
	[' Access Denied. ', 'Access Denied.'],
	[{ Message: ' Access Denied. ' }, 'Access Denied.'],
	[{ Message: 5 }, ''],
	[['x'], ''],
	[undefined, ''],
])('%j says %j', (body, text) => {
	expect(textOf(body)).toBe(text);
});

test.each([[], {}, 0, false, 'x'])('%j is no empty body', (body) => {
	expect(isEmptyBody(body)).toBe(false);
});
