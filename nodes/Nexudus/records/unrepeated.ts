import type { IDataObject } from 'n8n-workflow';

import type { Connection, Pending } from '../api/connection';
import { toNodeError } from '../api/errors';
import { exchange } from '../api/request';
import type { ApiRequest } from '../api/send';
import { abortableSleep } from '../api/sleep';
import { toError } from './change';
import { looksAfter } from './createOnce';

/** A request that must not be sent twice. */
interface Unrepeated {
	request: ApiRequest;
	/** To be read before "may or may not have been": "The invoice 7". */
	subject: string;
	/** "changed" */
	done: string;
	/** What to do to find out, as a sentence. */
	advice: string;
	/** Whether Nexudus shows that it was done; without it, nothing tells. */
	isDone?: () => Promise<boolean>;
}

function mayBeDone({ node }: Connection, { told }: Pending): Error {
	return toNodeError(node, {
		message: told,
		description: 'It is not sent again, for it may have been done already.',
		status: null,
		errors: [],
	});
}

/** Looks as long as it may take to show. What cannot be read tells nothing. */
async function shows(
	{ signal }: Connection,
	{ isDone }: Unrepeated,
	pending: Pending,
): Promise<boolean> {
	if (!isDone) return false;
	for (const pause of looksAfter(pending)) {
		await abortableSleep(pause, signal);
		const isShown = await isDone().catch(() => {
			signal?.throwIfAborted();
			return false;
		});
		if (isShown) return true;
	}
	return false;
}

/**
 * Sends a request once, however often the node is run for its item: one whose answer was lost is looked for where it
 * shows, and never sent again.
 *
 * @returns Nexudus's answer; undefined when it was lost, but what it asked for was done
 * @throws NodeApiError with Nexudus's complaint, or one that says that it may have been done
 */
export async function sendUnrepeated(
	connection: Connection,
	wanted: Unrepeated,
): Promise<IDataObject | undefined> {
	const { memory = {}, budget } = connection;
	const { subject, done, advice } = wanted;
	if (!memory.pending) {
		let sentAt = budget.now();
		const onSend = (at: number) => {
			sentAt = at;
		};
		const outcome = await exchange(connection, { ...wanted.request, onSend });
		if (outcome.kind === 'answer') return outcome.body;
		if (outcome.kind === 'rejected') throw toError(connection, outcome);
		const { cause, reason } = outcome;
		const told = `${subject} may or may not have been ${done}: ${reason}. ${advice}`;
		memory.pending = { cause, reason, told, sentAt, sends: 1 };
	}
	if (!(await shows(connection, wanted, memory.pending))) {
		throw mayBeDone(connection, memory.pending);
	}
	memory.pending = undefined;
	return undefined;
}
