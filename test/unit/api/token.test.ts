import type { NexudusCredential } from '../../../nodes/Nexudus/api/token';
import {
	baseUrlOf,
	clientIdOf,
	credentialOf,
	ownAccessToken,
	secretsOf,
	tokenOwnerOf,
} from '../../../nodes/Nexudus/api/token';

const credential: NexudusCredential = credentialOf({
	username: 'ada@example.com',
	password: 'correct horse',
	baseUrl: 'https://spaces.nexudus.com',
});

function changed(changes: Partial<NexudusCredential>): NexudusCredential {
	return { ...credential, ...changes };
}

describe('the client id', () => {
	test('is not the bare e-mail, and does not hold it', () => {
		expect(clientIdOf(credential)).toMatch(/^n8n-nodes-nexudus-/);
		expect(clientIdOf(credential)).not.toContain('ada');
	});

	test.each<[what: string, changes: Partial<NexudusCredential>]>([
		['password', { password: 'other' }],
		['tokens', { accessToken: 'a', refreshToken: 'r' }],
		['TOTP secret', { totpSecret: 'GEZDGNBV' }],
		['case of the e-mail', { username: ' Ada@Example.com ' }],
		['trailing slash of the base URL', { baseUrl: 'https://spaces.nexudus.com/' }],
	])('stays the same when the %s changes', (_what, changes) => {
		expect(clientIdOf(changed(changes))).toBe(clientIdOf(credential));
	});

	test.each<[what: string, changes: Partial<NexudusCredential>]>([
		['user', { username: 'grace@example.com' }],
		['base URL', { baseUrl: 'https://nexudus.example.com' }],
	])('is another one for another %s', (_what, changes) => {
		expect(clientIdOf(changed(changes))).not.toBe(clientIdOf(credential));
	});

	test('is the one of the credential, where there is one', () => {
		expect(clientIdOf(changed({ clientId: ' my-app ' }))).toBe('my-app');
	});
});

describe('the base URL', () => {
	test.each([
		['https://spaces.nexudus.com', 'https://spaces.nexudus.com'],
		['https://spaces.nexudus.com/', 'https://spaces.nexudus.com'],
		[' https://spaces.nexudus.com// ', 'https://spaces.nexudus.com'],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['HTTPS://Spaces.Nexudus.com', 'HTTPS://Spaces.Nexudus.com'],
		['https://proxy.example.com/nexudus/', 'https://proxy.example.com/nexudus'],
	])('%j is read as %j', (baseUrl, expected) => {
		expect(baseUrlOf({ baseUrl })).toBe(expected);
	});

	test.each(['', 'spaces.nexudus.com', 'https://', 'https:///path', 'ftp://spaces.nexudus.com'])(
		'%j is refused in plain words',
		(baseUrl) => {
			expect(() => baseUrlOf({ baseUrl })).toThrow(
				'The Base URL of the Nexudus credential is not a web address',
			);
		},
	);
});

describe('stored tokens', () => {
	const owned = changed({ accessToken: 'token', tokenOwner: tokenOwnerOf(credential) });

	test('are used by the log-in they were issued to', () => {
		expect(ownAccessToken(owned)).toBe('token');
		expect(ownAccessToken({ ...owned, accessToken: '' })).toBeUndefined();
	});

	test.each<[what: string, changes: Partial<NexudusCredential>]>([
		['user', { username: 'grace@example.com' }],
		['password', { password: 'other' }],
		['base URL', { baseUrl: 'https://nexudus.example.com' }],
		['client id', { clientId: 'my-app' }],
		['TOTP secret', { totpSecret: 'GEZDGNBV' }],
	])('are not used after the %s of the credential was changed', (_what, changes) => {
		expect(ownAccessToken({ ...owned, ...changes })).toBeUndefined();
	});

	test('are marked without any secret in clear', () => {
		const mark = tokenOwnerOf(changed({ totpSecret: 'GEZDGNBV' }));
		expect(mark).not.toContain('correct horse');
		expect(mark).not.toContain('GEZDGNBV');
	});
});
