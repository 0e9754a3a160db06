/** What the sandbox shows to the tests, demos and benchmarks that start it. */
import type { Readings, ReadingsPreset } from '../contract';
import type { SandboxClock } from './clock';

export interface SandboxUser {
	/** E-mail address; compared without regard to case. */
	username: string;
	password: string;
	/** Base32 secret; when set, the password grant also asks for a `totp` code. */
	totpSecret?: string;
	/** Roles such as "Coworker-Create"; all of them by default. */
	roles?: string[] | 'all';
	/** The "API access" switch of the user in Nexudus; on by default. */
	apiAccess?: boolean;
}

/**
 * Request limits of one user. A count or spacing of 0 means no such limit. The hour and the day
 * last 60 and 1440 windows, so that a test which scales `windowMs` scales all of them.
 */
export interface Limits {
	/** Least time between two requests, in ms. */
	spacingMs: number;
	/** How much sooner than `spacingMs` a request may arrive, in ms: network jitter. */
	spacingToleranceMs: number;
	/** How long a "minute" lasts, in ms. */
	windowMs: number;
	requestsPerWindow: number;
	writesPerWindow: number;
	requestsPerHour: number;
	requestsPerDay: number;
	writesPerDay: number;
	/** Form of the Retry-After header of a throttled answer. */
	retryAfter: 'seconds' | 'date';
}

/** What may be changed while the sandbox runs. */
export interface SandboxSettings {
	/** One user, owner@sandbox.example with the password sandbox-password, by default. */
	users?: SandboxUser[];
	/** Changes to the documented limits, or none at all; the documented ones by default. */
	limits?: Partial<Limits> | 'off';
	/** Added to each answer, in ms; 0 by default. */
	latency?: number;
	/** How the sandbox reads what is unclear in Nexudus: a preset, or what differs from 'documents', the default. */
	readings?: ReadingsPreset | Partial<Readings>;
	/** The reading `absentOnPut`: whether PUT clears what it does not name. */
	putMode?: 'replace' | 'merge';
	/** The reading `emails`: whether a second coworker with the same e-mail is refused. */
	uniqueEmails?: boolean;
	/**
	 * What the user's record tells of the roles: their names, the numbers of groups, or nothing; unclear in Nexudus,
	 * 'names' by default.
	 */
	userRoles?: 'names' | 'numbers' | 'none';
	/** How far Nexudus's clock is ahead of ours, in ms; 0 by default. */
	clockOffset?: number;
	/** How long a write takes to show in lists, in ms; 0 by default. */
	listLag?: number;
	/** Life of an access token, in seconds; 604799 by default. */
	accessTokenSeconds?: number;
	/** What deliveries to webhooks are signed with, one for all locations or by the Id of each; none by default. */
	webhookSecret?: string | Readonly<Record<number, string>>;
	/** How long a delivery waits after its first failure, and that much longer after each further one, in ms; a minute. */
	webhookRetryPause?: number;
}

export interface SandboxOptions extends SandboxSettings {
	/** 0, the default, takes a free one. */
	port?: number;
	/** The time that the sandbox lives in; that of the machine by default. */
	clock?: SandboxClock;
}

/** A stored record: the properties sent and those the server added. */
export interface StoredRecord {
	Id: number;
	UniqueId: string;
	/** ISO 8601, UTC, as Nexudus writes dates. */
	CreatedOn: string;
	UpdatedOn: string;
	/** Username of whoever wrote last. */
	UpdatedBy: string;
	[property: string]: unknown;
}

export interface Coworker extends StoredRecord {
	FullName: string;
	Email: string;
	CountryId: number;
	CountryName: string;
	SimpleTimeZoneId: number;
	SimpleTimeZoneName: string;
	Businesses: number[];
	Teams: number[];
	Active: boolean;
	Archived: boolean;
}

/** The records of an entity. */
export interface RecordsOf<R extends StoredRecord = StoredRecord> {
	readonly count: number;
	/** All records in creation order. */
	list(): R[];
	get(id: number): R | undefined;
	/** Seeds a record without any check; what is left out gets a default. */
	add(record: Partial<R>): R;
}

export interface Coworkers extends RecordsOf<Coworker> {
	/** All records with that e-mail, without regard to case. */
	findByEmail(email: string): Coworker[];
}

/** A try to tell a webhook of something. */
export interface Delivery {
	/** By its name in `eWebhookAction`. */
	action: string;
	/** Id of the webhook's location. */
	location: unknown;
	url: string;
	record: StoredRecord;
	/** From 1. */
	attempt: number;
	/** What was answered; null without an answer. */
	status: number | null;
}

/** A request as it was received, and what became of it. */
export interface RequestRecord {
	/** Arrival, in ms since the epoch, with fractions. */
	time: number;
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string | string[]>;
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	/** Parsed JSON or form; undefined when there was none or it could not be parsed. */
	body: unknown;
	/** The status answered; null as long as there is no answer, and for good when a fault took it. */
	status: number | null;
	/** Whether the request limits refused it; an injected 409 is told by `fault` instead. */
	throttled: boolean;
	/** Kind of the fault that struck. */
	fault: Fault['kind'] | null;
	/** Username; null when nobody known sent it. */
	user: string | null;
}

/** Which requests below /api a fault strikes; every one by default. */
export interface FaultTarget {
	method?: string;
	/** Beginning of the path, or an expression found in it. */
	path?: string | RegExp;
	/** The `Email` of the JSON body, without regard to case. */
	email?: string;
	match?: (request: RequestRecord) => boolean;
	/** How many matching requests pass first; 0 by default. */
	skip?: number;
	/** How many requests are struck; 1 by default. */
	times?: number;
}

/**
 * What goes wrong. Unless it says otherwise, the request is not processed.
 * Those refused by the request limits neither meet nor use up a fault.
 */
export type FaultEffect =
	| {
			/** 409 or 429 with an empty body. */
			kind: 'throttle' | 'tooManyRequests';
			/** Seconds, a date, or a header value to send as it is; no header when left out. */
			retryAfter?: number | Date | string;
			/** A 429 whose text says so many seconds. */
			waitSeconds?: number;
	  }
	/** The connection is reset before the request is processed. */
	| { kind: 'resetBefore' }
	/** The request is processed, then the connection is reset without an answer. */
	| { kind: 'resetAfter' }
	| {
			/** Any answer. */
			kind: 'status';
			status: number;
			/** A string is sent as it is, anything else as JSON; empty by default. */
			body?: unknown;
			/** text/html for a string, application/json otherwise. */
			contentType?: string;
			headers?: Record<string, string>;
			/** Whether the request is processed first. */
			processed?: boolean;
	  }
	/** No answer, until the client gives up. */
	| { kind: 'hang'; processed?: boolean }
	/** 401; the message is sent as a JSON text, such as "Access Denied.", without one the body is empty. */
	| { kind: 'unauthorized'; message?: string }
	/** 500 with "Ooops!", Nexudus's own; not processed. */
	| { kind: 'ooops' }
	/** The connection is reset, and the request processed so many ms later. */
	| { kind: 'landsLater'; afterMs: number }
	/** 200 with WasSuccessful false. */
	| { kind: 'softFailure'; message?: string }
	/** Processed; the answer breaks off in the middle of its JSON. */
	| { kind: 'truncated' };

export type Fault = FaultTarget & FaultEffect;

export interface Sandbox {
	/** http://127.0.0.1:PORT */
	url: string;
	port: number;
	coworkers: Coworkers;
	/** The records of any entity of the contract, by its name ("bookings"). */
	records(entity: string): RecordsOf;
	/** Every request below /api, in order of arrival. */
	requests: readonly RequestRecord[];
	/** How many requests the limits refused. */
	readonly throttled: number;
	/** E-mail addresses that CreateUser sent a welcome e-mail to, in order. */
	welcomeEmails: readonly string[];
	webhooks: {
		/** Every try to deliver, once it has been answered. */
		deliveries: readonly Delivery[];
		/** Tells webhooks of something that no request makes happen, such as a payment that fails. */
		happen(action: string, record: StoredRecord): void;
		/** Resolves when nothing is on its way any more, and nothing is to be sent again. */
		settled(): Promise<void>;
	};
	/** From now on every access token issued so far is answered with 401. */
	expireAccessTokens(): void;
	/** From now on every refresh token issued so far is refused with 400 invalid_grant. */
	revokeRefreshTokens(): void;
	faults: {
		/** Faults are tried in the order they were added; one strikes. */
		add(fault: Fault): void;
		clear(): void;
	};
	/** Changes settings; those left out stay. */
	setOptions(settings: SandboxSettings): void;
	/** Forgets coworkers, requests, e-mails, faults, tokens and the limits' history; settings stay. */
	reset(): void;
	/** Stops listening and destroys open connections. */
	close(): Promise<void>;
}
