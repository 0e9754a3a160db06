import { readingPresets, readingRows } from '../../../contract';
import type { Readings } from '../../../contract';
import type { Sandbox } from '../../../sandbox';
import { defaultUser, startSandbox } from '../../../sandbox';
import type { SandboxSettings } from '../../../sandbox';
import { checkLive } from '../../../tools/checkLive';

/** What one coworker cannot tell, or what would cost the account something. */
const NOT_TRIED: ReadonlyArray<keyof Readings> = [
	'throttle',
	'requiredOnCreate',
	'undigested',
	'customFieldFilter',
	'emails',
	'joinedEnums',
	'createOnlyOnPut',
	'readOnlySent',
	'delivered',
	'signedText',
];

const EMAIL = 'nobody.special@mine.example';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ limits: 'off' });
});
afterAll(async () => await sandbox.close());

async function check(settings: SandboxSettings, answer = true) {
	sandbox.reset();
	sandbox.setOptions({ readings: 'documents' });
	sandbox.setOptions(settings);
	// Somebody else is there too.
	sandbox.coworkers.add({ FullName: 'Ada Lovelace', Email: 'ada@example.com' });
	return await checkLive({
		account: { url: sandbox.url, ...defaultUser },
		email: EMAIL,
		confirm: async () => answer,
		spacingMs: 0,
	});
}

function tried(readings: Readings): Partial<Readings> {
	return Object.fromEntries(
		Object.entries(readings).filter(([name]) => !NOT_TRIED.includes(name as keyof Readings)),
	);
}

test.each(['documents', 'live'] as const)('tells the readings of the preset %s', async (preset) => {
	const outcome = await check({ readings: preset });
	expect(outcome?.findings.readings).toEqual(tried(readingPresets[preset]));
});

describe('tells each reading apart', () => {
	const others = readingRows.filter(
		({ reading, presets }) => !presets.has('documents') && !NOT_TRIED.includes(reading),
	);

	test.each(others.map(({ reading, value }) => [reading, value] as const))(
		'%s: %s',
		async (reading, value) => {
			const outcome = await check({ readings: { [reading]: value } });
			expect(outcome?.findings.readings[reading]).toBe(value);
		},
	);
});

test('creates one coworker with the address and leaves none behind', async () => {
	await check({ readings: 'live' });
	const made = sandbox.requests.filter(
		({ method, path, status, body }) =>
			method === 'POST' &&
			path.endsWith('/coworkers') &&
			status === 200 &&
			(body as { Email?: string }).Email === EMAIL,
	);
	expect(made).toHaveLength(1);
	expect(sandbox.coworkers.list().map(({ Email }) => Email)).toEqual(['ada@example.com']);
});

test('leaves none behind either when something goes wrong halfway', async () => {
	sandbox.reset();
	sandbox.faults.add({ kind: 'resetBefore', method: 'PUT' });
	const account = { url: sandbox.url, ...defaultUser };
	const running = checkLive({ account, email: EMAIL, confirm: async () => true, spacingMs: 0 });
	await expect(running).rejects.toThrow('fetch failed');
	expect(sandbox.coworkers.count).toBe(0);
});

test('sends nothing when it may not', async () => {
	expect(await check({}, false)).toBeUndefined();
	expect(sandbox.requests).toEqual([]);
});

test('tells nothing personal and nothing secret', async () => {
	const outcome = await check({ readings: 'live' });
	for (const word of [EMAIL, 'ada', 'Lovelace', defaultUser.username, defaultUser.password]) {
		expect(outcome?.text).not.toContain(word);
	}
	const wrong = checkLive({
		account: { url: sandbox.url, username: defaultUser.username, password: 'not-it' },
		email: EMAIL,
		confirm: async () => true,
		spacingMs: 0,
	});
	await expect(wrong).rejects.toThrow('Nexudus refused the log-in (400)');
});

test('waits when it is asked to, and tells how', async () => {
	sandbox.reset();
	sandbox.faults.add({ kind: 'tooManyRequests', waitSeconds: 0.1, path: '/api/sys' });
	const account = { url: sandbox.url, ...defaultUser };
	const outcome = await checkLive({
		account,
		email: EMAIL,
		confirm: async () => true,
		spacingMs: 0,
	});
	expect(outcome?.findings.readings.throttle).toBe('429');
});
