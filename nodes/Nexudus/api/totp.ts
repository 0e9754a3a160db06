import { createHmac } from 'crypto';

/** Milliseconds that a code is valid for (RFC 6238, section 5.2; what authenticator apps use). */
const STEP = 30_000;
const DIGITS = 6;
const BASE32_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The bytes of a base32 text (RFC 4648, section 6); spaces, dashes, padding and case do not matter.
 * Undefined when the text holds any other character or nothing.
 */
function decodeBase32(text: string): Buffer | undefined {
	const digits = [...text.toUpperCase().replace(/[\s=-]/g, '')].map((character) =>
		BASE32_ALPHABET.indexOf(character),
	);
	if (digits.length === 0 || digits.includes(-1)) return undefined;
	const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
	const bytes = bits.match(/.{8}/g) ?? [];
	return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}

/** The number of the time step at `now`, in milliseconds since 1970 (RFC 6238, section 4.2): each has one code. */
export function totpStep(now: number): number {
	return Math.floor(now / STEP);
}

/** Milliseconds from `now` until the next step begins. */
export function untilNextStep(now: number): number {
	return (totpStep(now) + 1) * STEP - now;
}

/**
 * The code that an authenticator app shows (RFC 6238 with SHA-1; its truncation is in RFC 4226, section 5.3).
 *
 * @param secret base32, as shown when two-factor authentication is set up
 * @param now milliseconds since 1970
 * @param digits length of the code
 * @returns undefined when the secret is not base32
 */
export function totpCode(secret: string, now: number, digits = DIGITS): string | undefined {
	const key = decodeBase32(secret);
	if (!key) return undefined;
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(totpStep(now)));
	const digest = createHmac('sha1', key).update(counter).digest();
	const offset = digest[digest.length - 1] & 0x0f;
	const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
	return String(number).padStart(digits, '0');
}
