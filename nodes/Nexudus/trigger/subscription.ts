import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { connect } from '../api/connection';
import { abortableSleep } from '../api/sleep';
import type { Subject } from './address';
import { keyOf } from './address';
import { subjectsOf } from './subjects';
import type { Webhook } from './webhooks';
import { createWebhook, deleteWebhook, readWebhooks, switchOn } from './webhooks';

/** Milliseconds before it is looked whether a webhook was made whose answer was lost, longer each time. */
const LOOKS = [2_000, 10_000, 30_000];

/** What is to be done so that Nexudus has one webhook, switched on, for each subject, and no other. */
interface Plan {
	missing: Subject[];
	off: Webhook[];
	surplus: Webhook[];
}

export function planFor(subjects: readonly Subject[], webhooks: readonly Webhook[]): Plan {
	const wanted = new Set(subjects.map(keyOf));
	const kept = new Map<string, Webhook>();
	for (const webhook of webhooks) {
		const key = keyOf(webhook.subject);
		// Of two, the one that is on.
		if (wanted.has(key) && !kept.get(key)?.isActive) kept.set(key, webhook);
	}
	return {
		missing: subjects.filter((subject) => !kept.has(keyOf(subject))),
		off: [...kept.values()].filter(({ isActive }) => !isActive),
		surplus: webhooks.filter((webhook) => kept.get(keyOf(webhook.subject)) !== webhook),
	};
}

function isDone({ missing, off, surplus }: Plan): boolean {
	return missing.length + off.length + surplus.length === 0;
}

/** The address of the node; n8n has none when it does not know its own. */
function baseOf(context: IHookFunctions): string {
	const base = context.getNodeWebhookUrl('default');
	if (base !== undefined) return base;
	throw new NodeOperationError(context.getNode(), 'n8n has no address for this node');
}

/** @returns whether every answer came */
async function carryOut(
	context: IHookFunctions,
	connection: Connection,
	{ missing, off, surplus }: Plan,
): Promise<boolean> {
	const base = baseOf(context);
	const { name = '' } = context.getWorkflow();
	let isCertain = true;
	for (const subject of missing) {
		isCertain = (await createWebhook(connection, base, subject, name)) && isCertain;
	}
	for (const webhook of off) {
		const { event, location } = webhook.subject;
		await switchOn(connection, webhook);
		context.logger.warn(
			`Nexudus had switched off the webhook ${webhook.id} (${event.name} at ${location.name}), after ten failures in a row or by hand. It is on again; what happened meanwhile was not delivered.`,
		);
	}
	for (const webhook of surplus) await deleteWebhook(connection, webhook);
	return isCertain;
}

/** Whether Nexudus has the webhooks that the node wants, and no others of it. */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const connection = await connect(context);
	const subjects = await subjectsOf(context, connection);
	return isDone(planFor(subjects, await readWebhooks(connection, baseOf(context))));
}

/**
 * Sees to it that Nexudus has the webhooks that the node wants, and no others of it: takes over those that are there, from
 * an activation that was cut off perhaps, and looks for those whose answer was lost before it makes them once more.
 */
export async function subscribe(context: IHookFunctions): Promise<boolean> {
	const connection = await connect(context);
	const subjects = await subjectsOf(context, connection);
	const look = async () => planFor(subjects, await readWebhooks(connection, baseOf(context)));
	let isCertain = await carryOut(context, connection, await look());
	for (const ms of LOOKS) {
		if (isCertain) return true;
		await abortableSleep(ms);
		isCertain = await carryOut(context, connection, await look());
	}
	if (isCertain || isDone(await look())) return true;
	throw new NodeOperationError(
		context.getNode(),
		'Nexudus did not answer whether it made the webhooks',
		{
			description: 'Try again in some minutes: those that were made are found and used then.',
		},
	);
}

/** Deletes the webhooks of the node. */
export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
	const connection = await connect(context);
	for (const webhook of await readWebhooks(connection, baseOf(context))) {
		await deleteWebhook(connection, webhook);
	}
	return true;
}
