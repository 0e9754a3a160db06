import Table from 'cli-table3';
import { gzipSync } from 'node:zlib';

import { createCoworkers, createRequests, people, useSandbox } from './support/coworkers';
import type { Setting, Trouble } from './support/faults';
import {
	meet,
	OUTCOMES,
	SETTINGS,
	startHangingUp,
	startSpoiler,
	STRUCK_EMAIL,
} from './support/faults';

// The long waits for lost records.
jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const MAINTENANCE = { message: 'maintenance' };
const NOTHING_TO_CLOSE = { close: async () => {} };
/** Reserved, and not given to the sandboxes of other tests as a port just closed might be. */
const NOBODY_LISTENS = 'http://127.0.0.1:1';
const CREATE_ONLY = [
	{ username: 'owner@sandbox.example', password: 'sandbox-password', roles: ['Coworker-Create'] },
];

/** An answer that Node's HTTP parser or axios stumbles over. */
function spoilt(name: string, head: string, cut: (answer: Buffer) => Buffer): Trouble {
	return {
		name,
		comesTo: 'created',
		baseUrl: async (sandbox) =>
			await startSpoiler(sandbox, (socket, answer) => {
				const body = cut(answer);
				socket.write(head.replace('LENGTH', String(body.length)));
				socket.end(body);
			}),
	};
}

const half = (bytes: Buffer) => bytes.subarray(0, Math.ceil(bytes.length / 2));
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

const throttled: Trouble[] = [
	{
		name: 'throttled once',
		comesTo: 'created',
		fault: () => ({ kind: 'throttle', retryAfter: 1 }),
	},
	{
		name: 'throttled, Retry-After beyond Max Wait',
		comesTo: 'error',
		fault: () => ({ kind: 'throttle', retryAfter: 3600 }),
		options: { maxWait: 1 },
	},
	{
		name: 'throttled without Retry-After',
		comesTo: 'created',
		fault: () => ({ kind: 'throttle' }),
	},
	{
		name: '429',
		comesTo: 'created',
		fault: () => ({ kind: 'tooManyRequests', retryAfter: 1 }),
	},
	{
		name: 'throttled, Retry-After a date',
		comesTo: 'created',
		fault: () => ({ kind: 'throttle', retryAfter: new Date(Date.now() + 2_000) }),
	},
];

const lost: Trouble[] = [
	{
		name: 'reset before the write',
		comesTo: 'created',
		fault: () => ({ kind: 'resetBefore' }),
	},
	{
		name: 'reset after the write',
		comesTo: 'created',
		fault: () => ({ kind: 'resetAfter' }),
	},
	{
		name: '500 after the write',
		comesTo: 'created',
		fault: () => ({ kind: 'status', status: 500, processed: true }),
	},
	{
		name: '502 with HTML before the write',
		comesTo: 'created',
		fault: () => ({ kind: 'status', status: 502, body: HTML }),
	},
	{
		name: '502 with HTML after the write',
		comesTo: 'created',
		fault: () => ({ kind: 'status', status: 502, body: HTML, processed: true }),
	},
	{
		name: '503 twice',
		comesTo: 'may exist',
		fault: () => ({ kind: 'status', status: 503, times: 2 }),
	},
	{
		name: 'reset before the write, then 500 after it',
		comesTo: 'created',
		fault: (sandbox) => {
			const second = { kind: 'status', status: 500, processed: true, skip: 1 } as const;
			sandbox.faults.add({ method: 'POST', email: STRUCK_EMAIL, ...second });
			return { kind: 'resetBefore' };
		},
	},
	{
		name: 'answer cut off',
		comesTo: 'created',
		fault: () => ({ kind: 'truncated' }),
	},
	{
		name: '200 of something else, written',
		comesTo: 'created',
		fault: () => ({ kind: 'status', status: 200, body: MAINTENANCE, processed: true }),
	},
	{
		name: '200 of something else, not written',
		comesTo: 'created',
		fault: () => ({ kind: 'status', status: 200, body: MAINTENANCE }),
	},
	{
		name: 'Ooops! once',
		comesTo: 'created',
		fault: () => ({ kind: 'ooops' }),
	},
	spoilt('answer shorter than announced', `${OK}content-length: 9999\r\n\r\n`, half),
	spoilt(
		'compressed answer cut off',
		`${OK}content-encoding: gzip\r\ncontent-length: LENGTH\r\n\r\n`,
		(answer) => half(gzipSync(answer)),
	),
	spoilt('answer that is no HTTP', 'nonsense\r\n\r\n', half),
	spoilt('answer with a broken header', `${OK}content-length: many\r\n\r\n`, half),
	{
		name: 'no answer, not written',
		comesTo: 'may exist',
		fault: () => ({ kind: 'hang' }),
		options: { timeout: 0.5 },
	},
	{
		name: 'no answer, written',
		comesTo: 'created',
		fault: () => ({ kind: 'hang', processed: true }),
		options: { timeout: 0.5 },
	},
	{
		name: 'reset after the write, no role to look it up',
		comesTo: 'may exist',
		fault: () => ({ kind: 'resetAfter' }),
		sandbox: { users: CREATE_ONLY },
	},
	{
		name: 'reset before the write, no role to look it up',
		comesTo: 'may exist',
		fault: () => ({ kind: 'resetBefore' }),
		sandbox: { users: CREATE_ONLY },
	},
	{
		name: 'reset after the write, several matches',
		comesTo: 'may exist',
		strangers: 1,
		fault: (sandbox) => ({
			kind: 'resetAfter',
			match: () => Boolean(sandbox.coworkers.add({ Email: STRUCK_EMAIL })),
		}),
	},
];

/** With a token from earlier, unless it is the log-in that fails. */
const unreachable = (
	[
		{
			name: 'connection refused',
			accessToken: 'earlier',
			baseUrl: async () => ({ url: NOBODY_LISTENS, ...NOTHING_TO_CLOSE }),
		},
		{
			name: 'connection refused at log-in',
			baseUrl: async () => ({ url: NOBODY_LISTENS, ...NOTHING_TO_CLOSE }),
		},
		{
			name: 'no such host',
			accessToken: 'earlier',
			baseUrl: async () => ({ url: 'http://nexudus.invalid', ...NOTHING_TO_CLOSE }),
		},
		{
			name: 'https where there is none',
			accessToken: 'earlier',
			baseUrl: async ({ port }) => ({ url: `https://127.0.0.1:${port}`, ...NOTHING_TO_CLOSE }),
		},
		{
			name: 'closed before the connection is secure',
			accessToken: 'earlier',
			baseUrl: async () => {
				const { port, close } = await startHangingUp();
				return { url: `https://127.0.0.1:${port}`, close };
			},
		},
	] satisfies Array<Omit<Trouble, 'comesTo'>>
).map((trouble): Trouble => ({ ...trouble, comesTo: 'unreachable' }));

const refused: Trouble[] = [
	{
		name: '401 in the middle',
		comesTo: 'created',
		fault: () => ({ kind: 'unauthorized' }),
	},
	{
		name: 'rejected item',
		comesTo: 'error',
		item: { email: 'no email' },
	},
	{
		name: '200 that was not successful',
		comesTo: 'error',
		fault: () => ({ kind: 'softFailure' }),
	},
];

const troubles = [...throttled, ...lost, ...unreachable, ...refused];
const settings = Object.keys(SETTINGS) as Setting[];
const seen = new Map<string, string[]>();

describe('a batch of five is accounted for', () => {
	test.concurrent.each(troubles)('$name', async (trouble) => {
		const cells = settings.map(async (setting) => await meet(trouble, setting));
		const outcomes = await Promise.all(cells);
		seen.set(trouble.name, outcomes);
		expect(outcomes).toEqual(settings.map((setting) => OUTCOMES[trouble.comesTo][setting]));
	});
});

test.concurrent(
	'a create that was lost and may not be sent again in time is not said to be unsent',
	async () => {
		const trouble: Trouble = {
			name: 'reset before the write, and no write left in this minute',
			comesTo: 'may exist',
			fault: () => ({ kind: 'resetBefore' }),
			options: { writesPerMinute: 3, maxWait: 1 },
		};
		expect(await meet(trouble, 'Stop')).toBe(OUTCOMES['may exist'].Stop);
	},
);

describe('a create whose answer was lost', () => {
	const sandbox = useSandbox({ uniqueEmails: false });

	test('is sent once only, when it cannot be looked up, and the error says how to check', async () => {
		sandbox().setOptions({ users: CREATE_ONLY });
		sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'resetBefore' });
		const { error } = await createCoworkers(sandbox());
		expect(createRequests(sandbox())).toHaveLength(1);
		expect(error?.description).toContain('lacks the role Coworker-List');
		expect(error?.message).toContain('Search Nexudus for the email person0@example.com');
	});

	test.each(['Stop', 'Error output'] as const)(
		'is not mixed up with an item of the same email: %s',
		async (setting) => {
			const skip = 1;
			sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'resetBefore', skip });
			const { outputs } = await createCoworkers(sandbox(), {
				items: [...people(1), ...people(1)],
				onError: SETTINGS[setting],
			});
			const ids = outputs[0].map(({ json }) => json.Id);
			expect(ids).toHaveLength(2);
			const stored = sandbox().coworkers.list();
			expect(new Set(ids)).toEqual(new Set(stored.map(({ Id }) => Id)));
			expect(stored).toHaveLength(2);
		},
	);

	test('is not mixed up with an earlier coworker of the same email', async () => {
		const earlier = sandbox().coworkers.add({
			Email: 'person0@example.com',
			CreatedOn: '2025-01-15T10:00:00Z',
		});
		sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'resetBefore' });
		const { outputs } = await createCoworkers(sandbox());
		const created = sandbox()
			.coworkers.list()
			.filter(({ Id }) => Id !== earlier.Id);
		expect(outputs[0].map(({ json: { Id } }) => ({ Id }))).toEqual([{ Id: created[0].Id }]);
	});
});

afterAll(() => {
	const table = new Table({
		head: ['5 items, the third', ...settings],
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
	});
	table.push(...troubles.map(({ name }) => [name, ...(seen.get(name) ?? ['failed'])]));
	process.stdout.write(`${table.toString()}\n`);
});
