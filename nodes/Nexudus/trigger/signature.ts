import { createHmac, timingSafeEqual } from 'crypto';

/** Written by Nexudus when the location has a shared secret (Nexudus help, Verifying webhooks). */
export const SIGNATURE_HEADER = 'x-nexudus-hook-signature';

/** As .NET's ASCII encoding has it, which Nexudus signs with: every UTF-16 unit beyond 0x7F becomes a question mark. */
function inAscii(text: string): string {
	return text.replace(/[^\0-\x7f]/g, '?');
}

function hmac(key: string, message: string | Buffer): Buffer {
	return createHmac('sha256', key).update(message).digest();
}

/**
 * Whether a body was signed with one of the secrets: over its bytes, or over its text in ASCII.
 *
 * @param signature hexadecimal, in small or capital letters
 */
export function isSigned(body: Buffer, signature: unknown, secrets: readonly string[]): boolean {
	if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/i.test(signature.trim())) return false;
	const given = Buffer.from(signature.trim(), 'hex');
	const ascii = inAscii(body.toString());
	return secrets
		.flatMap((secret) => [hmac(secret, body), hmac(inAscii(secret), ascii)])
		.map((expected) => timingSafeEqual(expected, given))
		.includes(true);
}
