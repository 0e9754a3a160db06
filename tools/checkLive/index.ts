import type { Account } from './client';
import { connect } from './client';
import { probe } from './probes';
import type { Findings } from './probes';
import { report, without } from './report';

export interface Check {
	account: Account;
	/** Address for the one coworker that is created, and deleted again. */
	email: string;
	/** Asked before anything is written. */
	confirm(question: string): Promise<boolean>;
	/** Least time between two requests, in ms. */
	spacingMs: number;
}

export interface Outcome {
	findings: Findings;
	/** To send in. */
	text: string;
}

/**
 * Finds out how a Nexudus account behaves where the documents are unclear.
 *
 * @returns undefined when the user does not want it
 * @throws an error without anything secret in it
 */
export async function checkLive(check: Check): Promise<Outcome | undefined> {
	const { account, email } = check;
	const question =
		`This creates a coworker named "n8n check" with the address ${email} at ${account.url}, ` +
		'changes it and deletes it again. Go on?';
	if (!(await check.confirm(question))) return undefined;
	try {
		const findings = await probe(await connect(account, check.spacingMs), email);
		return { findings, text: report(findings) };
	} catch (error) {
		const words = [account.password, account.totpSecret, account.username, email];
		throw new Error(without((error as Error).message, words));
	}
}
