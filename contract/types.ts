/** The Nexudus REST API as data: what the tables of `data/` say, read by `index.ts`. */

/**
 * How sure a fact is: D documented by the vendor, L seen on a live account by a public client, C in public client code,
 * I inferred.
 */
export type Basis = 'D' | 'L' | 'C' | 'I';

/**
 * `instant` is a UTC time, `clock` a wall-clock time without an offset, `day` a date with or without a time; `unknown`
 * was only ever seen empty.
 */
export type PropertyType =
	| 'text'
	| 'integer'
	| 'decimal'
	| 'boolean'
	| 'instant'
	| 'clock'
	| 'day'
	| 'integers'
	| 'objects'
	| 'unknown';

/**
 * `secret`: a token or password; `action`: makes Nexudus do something once, and is not kept; `companion`: AddedX and
 * RemovedX beside a list X; `live`: not documented, seen on a live account; `unlisted`: rows of lists leave it out.
 */
export type Mark = 'secret' | 'action' | 'companion' | 'live' | 'unlisted';

/** Query parameters of a property: `Entity_<stem>`, with `from_` and `to_` before it for a range. */
export interface Filter {
	stem: string;
	/** Whether the value itself can be asked for, e.g. not for CreatedOn. */
	isExact: boolean;
	isRange: boolean;
	/** Whether the parameter was met in a source; the others follow the pattern. */
	isSeen: boolean;
}

export interface Property {
	property: string;
	type: PropertyType;
	/** Whether POST takes it. */
	create: 'required' | 'yes' | 'no';
	/** Whether PUT takes it. */
	update: 'required' | 'yes' | 'no';
	enum?: string;
	/** The entity that an Id, or a list of them, points into. */
	relation?: string;
	filter?: Filter;
	/** Documented value of what is not sent. */
	default?: number | boolean;
	marks: readonly Mark[];
}

export type Verb = 'list' | 'get' | 'create' | 'update';

export interface Entity {
	entity: string;
	/** Beginning of its roles ("Coworker-List") and of its filters ("Coworker_Email"). */
	role: string;
	/** Below /api; undefined when it is only known by the Ids of it. */
	path?: string;
	verbs: readonly Verb[];
	/** By the verb DELETE, or by these commands in this order; undefined when there is no way. */
	delete?: 'verb' | readonly string[];
	hasCommands: boolean;
	/** The properties that tell its records apart, beside Id. */
	columns: readonly string[];
	/** Ways to list it on a live account, each a set of filters that have to be there; none: needs no filter. */
	listedBy: ReadonlyArray<readonly string[]>;
	/** Records that stand in the way of a deletion: the entity, its property that points here, their name. */
	heldBy: ReadonlyArray<{ entity: string; property: string; noun: string }>;
	basis: Basis;
	/** In the documented order, the common ones last. */
	properties: ReadonlyMap<string, Property>;
	/** The record as a live account answered it; undefined where none was seen. */
	shape?: ReadonlyMap<string, ShapeRow>;
}

/**
 * What a live account answered for a property: `instant` has up to 7 fractional digits, `second` none, `second?` none
 * and Z or not, `empty` is an empty list; `never`: it was sent and is in no answer.
 */
export type ShapeKind =
	| 'null'
	| 'boolean'
	| 'text'
	| 'integer'
	| 'decimal'
	| 'guid'
	| 'instant'
	| 'second'
	| 'second?'
	| 'clock'
	| 'integers'
	| 'objects'
	| 'empty'
	| 'integer|text'
	| 'null|objects'
	| 'never';

export interface ShapeRow {
	property: string;
	kind: ShapeKind;
	/** Whether the client sent it on create ('yes'), by a later PUT ('put'), or on create without effect ('ignored'). */
	sent: 'yes' | 'put' | 'ignored' | 'no';
	/**
	 * What it reads when it was not sent: JSON, `=Other` for the value of another property, or a text with `{Property}`
	 * and `{function Property}` in it.
	 */
	fresh?: string;
}

export interface Command {
	entity: string;
	key: string;
	/** `{id}` in a name stands for the Id of the record. */
	parameters: ReadonlyArray<{ name: string; type: string }>;
	effect: string;
	basis: Basis;
}

export interface EnumValue {
	value: number;
	name: string;
	basis: Basis;
}

/** What a webhook may be told of (`eWebhookAction`). */
export interface WebhookEvent {
	action: string;
	/** Whose record it brings; undefined where nobody knows. */
	entity?: string;
	/**
	 * What makes it happen: that a record is new, changed or gone, or `Property=value`, which it then becomes. Undefined
	 * where no call of the API is known to.
	 */
	change?: string;
	basis: Basis;
}
