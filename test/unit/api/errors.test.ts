import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Failure } from '../../../nodes/Nexudus/api/errors';
import { failureOf, toNodeError } from '../../../nodes/Nexudus/api/errors';

const node: INode = {
	id: '1',
	name: 'Nexudus',
	type: 'nexudus',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const failure: Failure = {
	message: 'Email is already in use',
	description: 'Correct it.',
	status: 400,
	errors: [{ property: 'Email', message: 'is already in use', attemptedValue: 'a@b.c' }],
};

test('a failure becomes an error of n8n, and is found in it again', () => {
	const error = toNodeError(node, failure);
	expect(error).toBeInstanceOf(NodeApiError);
	expect(error).toMatchObject({
		message: 'Email is already in use',
		description: 'Correct it.',
		httpCode: '400',
		context: { data: { status: 400, errors: failure.errors } },
	});
	expect(error.context.itemIndex).toBeUndefined();
	expect(failureOf(error)).toBe(failure);
});

test('what n8n stores of an error is not the whole failure', () => {
	const error = toNodeError(node, { ...failure, concernsAll: true });
	expect(failureOf(error)?.concernsAll).toBe(true);
	expect(failureOf({ ...error })).toBeUndefined();
});

test('the error of an item names it', () => {
	const error = toNodeError(node, failure, 0);
	expect(error.message).toBe('Email is already in use [item 0]');
	expect(error.context.itemIndex).toBe(0);
});

test('a failure without an answer has no status', () => {
	const error = toNodeError(node, { ...failure, status: null });
	expect(error.httpCode).toBeNull();
});

test.each(['ECONNREFUSED', 'ETIMEDOUT', 'EPIPE'])(
	'a message that names %s keeps its words',
	(code) => {
		const message = `Could not reach Nexudus: the connection failed (${code})`;
		expect(toNodeError(node, { ...failure, message }).message).toBe(message);
	},
);

test.each([[new Error('x')], [undefined], [null], ['text']])(
	'%j was made of no failure',
	(error) => {
		expect(failureOf(error)).toBeUndefined();
	},
);
