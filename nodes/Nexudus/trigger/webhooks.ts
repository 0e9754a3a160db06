import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { failureOf, toNodeError } from '../api/errors';
import { readList } from '../api/pages';
import { exchange, request } from '../api/request';
import type { Subject } from './address';
import { addressOf, subjectOf } from './address';

const PATH = '/api/sys/webhooks';

/** A webhook of Nexudus that calls this node. */
export interface Webhook {
	id: number;
	subject: Subject;
	isActive: boolean;
}

/** @param base address of the node */
function toWebhook(base: string, { Id, URL: address, Active }: IDataObject): Webhook | undefined {
	const subject = subjectOf(base, address);
	return subject && { id: Number(Id), subject, isActive: Active === true };
}

/**
 * The webhooks that call this node, known by their address: nothing has to be remembered of them. All are read, for it is
 * not known whether part of an address finds it.
 */
export async function readWebhooks(connection: Connection, base: string): Promise<Webhook[]> {
	const query = { orderBy: 'Id', dir: 1 };
	const list = { method: 'GET', path: PATH, role: 'WebHook-List', query } as const;
	return await readList(connection, list, { pick: (row) => toWebhook(base, row) });
}

/**
 * Makes a webhook.
 *
 * @param workflow its name
 * @returns false when the answer was lost, so that nobody knows
 * @throws NodeApiError with a `Failure`
 */
export async function createWebhook(
	connection: Connection,
	base: string,
	subject: Subject,
	workflow: string,
): Promise<boolean> {
	const { event, location } = subject;
	const body = {
		BusinessId: location.id,
		Name: `n8n: ${event.name}`,
		Description: `Made by the n8n workflow "${workflow}", and deleted when it is switched off`,
		Action: event.value,
		URL: addressOf(base, subject),
		Active: true,
	};
	const role = 'WebHook-Create';
	const outcome = await exchange(connection, { method: 'POST', path: PATH, role, body });
	if (outcome.kind === 'rejected') throw toNodeError(connection.node, outcome.failure);
	return outcome.kind === 'answer';
}

/** Switches a webhook on again. A PUT clears what it does not name (Nexudus REST API, PUT). */
export async function switchOn(connection: Connection, { id }: Webhook): Promise<void> {
	const path = `${PATH}/${id}`;
	const record = await request(connection, { method: 'GET', path, role: 'WebHook-Read' });
	const held = Object.entries(record).filter(([, value]) => value !== null);
	const body = { ...Object.fromEntries(held), Active: true } as IDataObject;
	await request(connection, { method: 'PUT', path: PATH, role: 'WebHook-Edit', body });
}

/** Deletes a webhook; one that is gone already is what is wanted. */
export async function deleteWebhook(connection: Connection, { id }: Webhook): Promise<void> {
	const path = `${PATH}/${id}`;
	const deletion = request(connection, { method: 'DELETE', path, role: 'WebHook-Delete' });
	await deletion.catch((error: unknown) => {
		if (failureOf(error)?.status !== 404) throw error;
	});
}
