import fc from 'fast-check';

import { isSecretName, redactAll, redactor, secretsIn } from '../../../nodes/Nexudus/api/secrets';
import { documentedProperties, entityOf } from '../../../contract';

/** The ways in which a text can stand in an address, a form, JSON, HTML or a header. */
const ENCODINGS: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	'in an address': encodeURIComponent,
	'in an address, in small letters': (text) =>
		encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	'in an address, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'in a form': (text) => new URLSearchParams([['', text]]).toString().slice(1),
	'in JSON': (text) => JSON.stringify(text).slice(1, -1),
	'in JSON of a careful server': (text) =>
		text.replace(/[^a-z]/gi, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
	'in JSON with its slashes escaped': (text) =>
		JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
	'in HTML': (text) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll("'", '&apos;'),
	'in HTML by numbers': (text) =>
		[...text].map((character) => `&#${character.codePointAt(0)};`).join(''),
	'in HTML by hexadecimal numbers': (text) =>
		[...text].map((character) => `&#x00${character.codePointAt(0)!.toString(16)};`).join(''),
	'in base64': (text) => Buffer.from(text).toString('base64'),
	'in base64url': (text) => Buffer.from(text).toString('base64url'),
	'in base64 in an address': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
};

const secrets = fc
	.string({ unit: 'grapheme', minLength: 6, maxLength: 40 })
	.filter((text) => text.trim().length >= 6 && !/\p{Cs}/u.test(text));

describe.each(Object.entries(ENCODINGS))('a secret %s', (_how, encode) => {
	test('is taken out, and nothing else', () => {
		fc.assert(
			fc.property(secrets, (secret) => {
				const redact = redactor(['another-secret', secret]);
				const encoded = encode(secret);
				const text = redact(`(${encoded}|${encoded})`);
				expect(text).toBe('(***|***)');
			}),
			{ numRuns: 40 },
		);
	});
});

test.each([
	['Wr0ng%2BSecret', '***'],
	['x=Wr0ng%2bSecret&y=1', 'x=***&y=1'],
	['Wr0ng+Secret', '***'],
	['Wr0ng\\u002BSecret', '***'],
	['Wr0ng&#43;Secret', '***'],
	['Wr0ng&#x2B;Secret', '***'],
	['V3IwbmcrU2VjcmV0', '***'],
	['"V3IwbmcrU2VjcmV0"', '"***"'],
	['wr0ng+secret', 'wr0ng+secret'],
	['Wr0ngSecret', 'Wr0ngSecret'],
])('of the secret "Wr0ng+Secret", %j becomes %j', (text, expected) => {
	expect(redactor(['Wr0ng+Secret'])(text)).toBe(expected);
});

test('a space is a plus sign in a form', () => {
	expect(redactor(['two words'])('password=two+words&x')).toBe('password=***&x');
});

test('a secret is found in the base64 of Basic authentication, wherever it begins', () => {
	const secret = 'correct horse battery';
	for (const user of ['a', 'ab', 'abc']) {
		const basic = Buffer.from(`${user}:${secret}`).toString('base64');
		const left = redactor([secret])(`Basic ${basic}`);
		expect(left).toContain('***');
		const readable = Buffer.from(left.replace(/^Basic |\*{3}.*/g, ''), 'base64').toString();
		expect(readable).not.toContain('co');
	}
});

test('a secret that begins with another is taken out whole', () => {
	expect(redactor(['pass', 'password1'])('password1, pass')).toBe('***, ***');
});

test.each([[[]], [['']]])('without a secret, %j, a text stays as it is', (none) => {
	expect(redactor(none)('nothing to hide')).toBe('nothing to hide');
});

test('a value keeps its shape', () => {
	const value = {
		Message: 'No 90210!',
		Value: 90210,
		Count: 3,
		IsNew: false,
		None: null,
		Errors: [{ AttemptedValue: ['90210'] }],
		accesspincode: 'other',
	};
	expect(redactAll(value, redactor(['90210']))).toEqual({
		Message: 'No ***!',
		Value: '***',
		Count: 3,
		IsNew: false,
		None: null,
		Errors: [{ AttemptedValue: ['***'] }],
		accesspincode: null,
	});
});

test('the secrets of a body are the values of its secret properties', () => {
	const body = {
		FullName: 'Ada',
		AccessPincode: 90210,
		ZoomAccessToken: ' zoom ',
		GoogleApiToken: '12',
		Nested: [{ password: 'nested', Email: 'a@b.c' }],
		SaltoV2AccessToken: null,
	};
	expect(secretsIn(body)).toEqual(['90210', 'zoom', 'nested']);
	expect(secretsIn(undefined)).toEqual([]);
	expect(secretsIn('password')).toEqual([]);
});

test.each([
	...documentedProperties(entityOf('coworkers')).map(
		({ property, marks }) => [property, marks.includes('secret')] as const,
	),
])('%s is a secret: %p', (property, isSecret) => {
	expect(isSecretName(property)).toBe(isSecret);
	expect(isSecretName(property.toUpperCase())).toBe(isSecret);
});

test.each(['password', 'PasswordSalt', 'TwoFactorSecret', 'AccessToken', 'Passcode', 'apiKey'])(
	'%s is a secret by its name',
	(property) => expect(isSecretName(property)).toBe(true),
);
