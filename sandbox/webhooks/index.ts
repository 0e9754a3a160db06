import { entityOf, webhookEvents } from '../../contract';
import type { WebhookEvent } from '../../contract';
import { show } from '../records';
import type { Delivery, StoredRecord } from '../types';
import type { World } from '../world';
import { createChanges, eventOf } from './changes';
import { locationsOf } from './locations';
import { signatureOf } from './signature';

/** A webhook is switched off after so many failures in a row, and a delivery given up (Nexudus help, Retries). */
const MOST_FAILURES = 10;

export type Webhooks = ReturnType<typeof createWebhooks>;

function eventNamed(action: string): WebhookEvent {
	const event = webhookEvents.find((each) => each.action === action);
	if (!event) throw new Error(`There is no webhook action ${action}`);
	return event;
}

/** Tells webhooks what happens, and goes on telling those that do not listen. */
export function createWebhooks(world: World) {
	const changes = createChanges(world);
	const deliveries: Delivery[] = [];
	const pending = new Set<Promise<void>>();
	let closing = new AbortController();

	function headersFor(body: string, location: unknown): Record<string, string> {
		const { webhookSecret, readings } = world.settings;
		const secret =
			typeof webhookSecret === 'string' ? webhookSecret : webhookSecret[Number(location)];
		const headers = { 'content-type': 'application/json' };
		if (!secret) return headers;
		const signature = signatureOf(body, secret, readings.signedText);
		return { ...headers, 'x-nexudus-hook-signature': signature };
	}

	async function post(webhook: StoredRecord, body: string): Promise<number | string> {
		const headers = headersFor(body, webhook.BusinessId);
		const { signal } = closing;
		return await fetch(String(webhook.URL), { method: 'POST', headers, body, signal }).then(
			({ status }) => status,
			(error: Error) => error.message,
		);
	}

	/** Takes down how a try went. @returns whether it was taken */
	function note(webhook: StoredRecord, result: number | string): boolean {
		const isTaken = typeof result === 'number' && result >= 200 && result < 300;
		webhook.LastTrigger = world.timestamp();
		webhook.ErrorCount = isTaken ? 0 : Number(webhook.ErrorCount ?? 0) + 1;
		if (!isTaken) webhook.LastError = String(result);
		if (Number(webhook.ErrorCount) >= MOST_FAILURES) webhook.Active = false;
		return isTaken;
	}

	async function deliver(id: number, body: string): Promise<void> {
		const { clock, webhookRetryPause } = world.settings;
		const { signal } = closing;
		for (let attempt = 1; attempt <= MOST_FAILURES; attempt++) {
			const webhook = world.store('webhooks').get(id);
			if (webhook?.Active !== true || signal.aborted) return;
			const { Action, BusinessId, URL: url } = webhook;
			const result = await post(webhook, body);
			if (signal.aborted) return;
			const [record] = JSON.parse(body) as StoredRecord[];
			const status = typeof result === 'number' ? result : null;
			const about = { action: eventOf(webhook)?.action ?? String(Action), location: BusinessId };
			deliveries.push({ ...about, url: String(url), record, attempt, status });
			// The record may have been written meanwhile, which makes it another.
			if (note(world.store('webhooks').get(id) ?? webhook, result)) return;
			await clock.sleep(webhookRetryPause * attempt, signal).catch(() => undefined);
		}
	}

	function tell(event: WebhookEvent, record: StoredRecord): void {
		const { delivered } = world.settings.readings;
		const entity = entityOf(event.entity ?? 'coworkers');
		const locations = locationsOf(world, entity, record);
		const shown = show(world, entity, record, delivered === 'row' ? 'row' : 'one');
		for (const webhook of world.store('webhooks').list()) {
			if (eventOf(webhook) !== event || !locations.includes(webhook.BusinessId)) continue;
			const delivery = deliver(webhook.Id, JSON.stringify([shown]));
			pending.add(delivery);
			void delivery.finally(() => pending.delete(delivery));
		}
	}

	return {
		deliveries,
		/** Looks what has happened. */
		notice(): void {
			for (const { event, record } of changes.take()) tell(event, record);
		},
		/** Pretends that something happened to a record. @throws on an unknown action */
		happen(action: string, record: StoredRecord): void {
			tell(eventNamed(action), record);
		},
		/** Resolves when nothing is on its way any more, and nothing is to be sent again. */
		async settled(): Promise<void> {
			while (pending.size > 0) await Promise.all(pending);
		},
		clear(): void {
			closing.abort();
			closing = new AbortController();
			deliveries.length = 0;
			changes.clear();
		},
	};
}
