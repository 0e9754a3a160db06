import type { Store, Values } from '../store';
import type { StoredRecord } from '../types';
import type { WriteMethod } from '../validation';
import type { World } from '../world';

/**
 * What Nexudus says to a request that it understood: `rejected` is a refusal in words, `undigested` one that it has no
 * words for ("Ooops!").
 */
export interface Refusal {
	kind: 'rejected' | 'undigested';
	text: string;
	/** The property to blame, if any. */
	property?: string;
}

export interface Write {
	world: World;
	store: Store;
	body: Values;
	method: WriteMethod;
	/** The record as it is, for a PUT. */
	earlier?: StoredRecord;
	/** Username. */
	by: string;
}

/** What an entity does that its contract does not say. */
export interface Particular {
	refuse?(write: Write): Refusal | undefined;
	/** Values that the server makes up for what was not sent. */
	complete?(values: Values, write: Write): Values;
	/** What else happens once the record is stored. */
	written?(record: StoredRecord, write: Write): void;
	refuseDelete?(record: StoredRecord, world: World): Refusal | undefined;
	deleted?(record: StoredRecord, world: World): void;
}

export function rejected(text: string | undefined, property?: string): Refusal {
	return { kind: 'rejected', text: text ?? '', property };
}

export const undigested: Refusal = { kind: 'undigested', text: '' };
