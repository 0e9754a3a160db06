import { createHmac } from 'node:crypto';

import type { Readings } from '../../contract';

/** As .NET's ASCII encoding has it. */
function ascii(text: string): string {
	return text.replace(/[^\0-\x7f]/g, '?');
}

/** What Nexudus writes into `X-Nexudus-Hook-Signature` (Nexudus help, Verifying webhooks). */
export function signatureOf(body: string, secret: string, reading: Readings['signedText']): string {
	const [key, message] = reading === 'ascii' ? [secret, body].map(ascii) : [secret, body];
	return createHmac('sha256', key).update(message).digest('hex').toUpperCase();
}
