import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';

import { totpCode, totpStep, untilNextStep } from '../../../nodes/Nexudus/api/totp';

/** "12345678901234567890" in base32: the secret of RFC 6238, appendix B. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each<[seconds: number, code: string]>([
	[59, '94287082'],
	[1111111109, '07081804'],
	[1111111111, '14050471'],
	[1234567890, '89005924'],
	[2000000000, '69279037'],
	[20000000000, '65353130'],
])('at second %d the code is that of RFC 6238, appendix B', (seconds, code) => {
	expect(totpCode(SECRET, seconds * 1000, 8)).toBe(code);
	expect(totpCode(SECRET, seconds * 1000)).toBe(code.slice(2));
});

test('a code lasts from one half minute to the next', () => {
	const first = totpCode(SECRET, 30_000);
	expect(totpCode(SECRET, 59_999)).toBe(first);
	expect(totpCode(SECRET, 29_999)).not.toBe(first);
	expect(totpCode(SECRET, 60_000)).not.toBe(first);
});

test.each([
	['in lower case', SECRET.toLowerCase()],
	['in groups', 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'],
	['with dashes', 'GEZDGNBV-GY3TQOJQ-GEZDGNBV-GY3TQOJQ'],
	['with padding', `${SECRET}======`],
	['with a line break behind it', ` ${SECRET}\n`],
])('the secret may be written %s', (_how, secret) => {
	expect(totpCode(secret, 59_000)).toBe('287082');
});

test.each([
	['nothing', ''],
	['spaces', '  '],
	['a six-digit code', '123890'],
	['a digit that base32 lacks', `${SECRET}1`],
	['punctuation', 'GEZDGNBV!'],
	['an otpauth address', `otpauth://totp/Nexudus?secret=${SECRET}`],
])('%s is no secret', (_what, secret) => {
	expect(totpCode(secret, 59_000)).toBeUndefined();
});

test('any secret at any time gives the code of an authenticator app', () => {
	const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
	const times = fc.integer({ min: 0, max: Date.UTC(2200, 0) });
	fc.assert(
		fc.property(bytes, times, fc.integer({ min: 6, max: 8 }), (key, timestamp, digits) => {
			const secret = new Secret({ buffer: key.slice().buffer });
			const expected = new TOTP({ secret, digits }).generate({ timestamp });
			expect(totpCode(secret.base32, timestamp, digits)).toBe(expected);
		}),
	);
});

test.each([
	[0, 0, 30_000],
	[29_999, 0, 1],
	[30_000, 1, 30_000],
	[59_000, 1, 1_000],
])('at %d ms it is step %d, for %d ms more', (now, step, left) => {
	expect(totpStep(now)).toBe(step);
	expect(untilNextStep(now)).toBe(left);
});
