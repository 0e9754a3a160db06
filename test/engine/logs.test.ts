import { recordStreams, written } from './support/loudLog';

import { defaultUser } from '../../sandbox';
import {
	createCoworkers,
	credentialFor,
	people,
	tokenRequests,
	useSandbox,
} from './support/coworkers';
import { testCredential } from './support/credentialTest';
import { startTime } from './support/passingTime';

jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const user = {
	...defaultUser,
	password: 'Correct horse+battery',
	totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DP',
};
const sandbox = useSandbox({ users: [user] });

beforeEach(() => {
	written.length = 0;
	startTime(Date.now());
	recordStreams();
});
afterEach(() => jest.restoreAllMocks());

test.each<[what: string, password: string]>([
	['works', user.password],
	['is refused', 'Wr0ng horse+battery'],
])('nothing secret is written to the log of n8n when a log-in %s', async (_what, password) => {
	const { totpSecret } = user;
	const accessPincode = 'hidden-pin-7f3a9c';
	const credential = credentialFor(sandbox(), { password, totpSecret });
	sandbox().faults.add({ method: 'POST', path: '/api/spaces', kind: 'resetBefore' });
	for (const items of [people(2), [{ email: 'later@example.com' }]]) {
		const parameters = { additionalFields: { accessControl: { accessPincode } } };
		await createCoworkers(sandbox(), {
			items,
			credential,
			parameters,
			onError: 'continueErrorOutput',
		});
		sandbox().expireAccessTokens();
	}
	await testCredential(credential);
	const log = written.join('\n');
	// It does write something, so that what it must not write would be seen.
	expect(log).toContain('Nexudus');
	const tokens = sandbox().requests.flatMap(({ headers }) => headers.authorization ?? []);
	const codes = tokenRequests(sandbox()).flatMap(({ form }) => form.totp ?? []);
	const bearers = tokens.map((token) => String(token).slice('Bearer '.length));
	for (const secret of [password, totpSecret, accessPincode, ...codes, ...bearers]) {
		expect(log).not.toContain(secret);
		expect(log).not.toContain(encodeURIComponent(secret));
		expect(log).not.toContain(new URLSearchParams([['', secret]]).toString().slice(1));
		expect(log).not.toContain(Buffer.from(secret).toString('base64'));
	}
});
