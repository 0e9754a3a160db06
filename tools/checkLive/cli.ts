/** Asks a real Nexudus account how it behaves where the documents are unclear: `npm run check:live`. */
import { createInterface } from 'node:readline/promises';

import { checkLive } from '.';

const USAGE = `Set NEXUDUS_USERNAME and NEXUDUS_PASSWORD, and NEXUDUS_TOTP_SECRET and NEXUDUS_BASE_URL where needed.
NEXUDUS_CHECK_EMAIL is the address of the coworker that is created and deleted again: one of your own.`;

/** Twice what the limits allow: others may use the account meanwhile. */
const SPACING_MS = 1_000;

async function ask(question: string): Promise<boolean> {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(`${question} (yes/no) `);
	terminal.close();
	return answer.trim().toLowerCase() === 'yes';
}

async function main(): Promise<void> {
	const {
		NEXUDUS_USERNAME: username = '',
		NEXUDUS_PASSWORD: password = '',
		NEXUDUS_TOTP_SECRET: totpSecret,
		NEXUDUS_BASE_URL: url = 'https://spaces.nexudus.com',
		NEXUDUS_CHECK_EMAIL: email = '',
	} = process.env;
	if (!username || !password || !email) throw new Error(USAGE);
	const outcome = await checkLive({
		account: { url: url.replace(/\/$/, ''), username, password, totpSecret },
		email,
		confirm: ask,
		spacingMs: SPACING_MS,
	});
	console.log(outcome?.text ?? 'Nothing was sent.');
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
