import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../api/shapes';
import { isSecretName } from '../api/secrets';
import type { Subject } from './address';

/** What every record has and no workflow needs (Nexudus REST API, Record shape). */
const TECHNICAL = new Set(['UniqueId', 'IsNew', 'SystemId', 'ToStringText', 'UpdatedBy']);

function isUseful([property, value]: [string, unknown]): boolean {
	const isEmpty = value === null || value === undefined || value === '';
	return (
		!isEmpty && typeof value !== 'object' && !TECHNICAL.has(property) && !isSecretName(property)
	);
}

/** The record with what says something in itself: no empty, technical, secret or nested property. */
export function simplify(record: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(record).filter(isUseful)) as IDataObject;
}

/**
 * The records of a delivery: Nexudus sends a list of one (Nexudus help, Verifying webhooks). Empty when it is none.
 *
 * @param body as it came
 */
export function recordsIn(body: Buffer): IDataObject[] {
	try {
		const content: unknown = JSON.parse(body.toString());
		const records = [content].flat();
		return records.every(isObject) ? records : [];
	} catch {
		return [];
	}
}

/** The output item's json. */
export function toJson({ event, location }: Subject, record: IDataObject): IDataObject {
	return { event: event.action, location: { ...location }, ...record };
}
