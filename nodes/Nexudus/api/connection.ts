import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
} from 'n8n-workflow';

import type { Budget } from './budget';
import type { Doubt } from './outcome';
import { budgetOf } from './budgets';
import type { Limits } from './limits';
import { DOCUMENTED_LIMITS, limitsFor, WRITES_PER_MINUTE } from './limits';
import type { HttpAnswer } from './throttling';
import { baseUrlOf, credentialOf, secretsOf } from './token';

export const CREDENTIAL_TYPE = 'nexudusOAuth2Api';

/** How fast and how patiently to send. */
export interface Pacing {
	/** POST, PUT and DELETE requests per minute; 0: no pacing of our own. */
	writesPerMinute: number;
	/** Milliseconds that one item may take in all, waits included. */
	maxWait: number;
	/** Milliseconds until a request without an answer is given up. */
	timeout: number;
}

export const DEFAULT_PACING: Pacing = {
	writesPerMinute: WRITES_PER_MINUTE,
	maxWait: 300_000,
	timeout: 60_000,
};

/** A write whose answer was lost. */
export interface Pending {
	cause: Doubt;
	/** To be read after "may or may not": "the connection was closed". */
	reason: string;
	/** What to tell while nobody knows more, as a message. */
	told: string;
	/** When it left, by the budget's clock. */
	sentAt: number;
	/** The earliest that Nexudus's clock can have shown then; undefined where nothing tells. */
	since?: number;
	/** How often it was sent. */
	sends: number;
}

/** What is remembered of an item while nobody knows what became of it, from one run of the node to the next. */
export interface Memory {
	pending?: Pending;
	/** The record that was created for it, while not all of it is written. */
	created?: { id: number; answer?: IDataObject };
}

/** Where n8n calls the package from. */
type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions;

/** The way into Nexudus with a credential. What is learned for the calls of one context is remembered by it. */
export interface Access {
	/** Sends a request with the credential's token. @throws as n8n does for what got no answer or failed to log in */
	exchange(options: IHttpRequestOptions): Promise<HttpAnswer>;
	/** All secrets of the credential, for no message to show them; its tokens change as n8n renews them. */
	secrets(): Promise<string[]>;
}

/** All that a request needs to know beside itself; one per execution of the node. */
export interface Connection {
	access: Access;
	node: INode;
	/** Without a trailing slash. */
	baseUrl: string;
	budget: Budget;
	limits: Limits;
	maxWait: number;
	/** When the item that this is the connection of has waited long enough, by the budget's clock. */
	deadline?: number;
	timeout: number;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** Tells the user something above the output, where n8n has a place for it; a warning of what is not as wished. */
	tell?: (message: string, type: 'info' | 'warning') => void;
	/** Told of every wait for the request budget, in milliseconds. */
	onWait?: (ms: number) => void;
	/** Told of every request that is sent. */
	onSend?: (isWrite: boolean) => void;
	/** Of the item that this is the connection of. */
	memory?: Memory;
	/** Runs what takes long but little, such as waiting for a lost record to show, while other items go on. */
	aside?: <T>(task: () => Promise<T>) => Promise<T>;
}

/** When waiting for a request that is about to be sent ends, by the budget's clock. */
export function deadlineOf({ budget, deadline, maxWait }: Connection): number {
	return deadline ?? budget.now() + maxWait;
}

/**
 * Waits for a turn in the request budget, and tells the connection how long that took.
 *
 * @param deadline by the budget's clock
 * @returns false when the turn does not come before the deadline
 * @throws the abort reason when the execution is cancelled
 */
export async function takeTurn(
	{ budget, limits, signal, onWait }: Connection,
	isWrite: boolean,
	deadline: number,
): Promise<boolean> {
	const began = budget.now();
	const isGranted = await budget.turn({ isWrite, limits, deadline, signal });
	onWait?.(budget.now() - began);
	return isGranted;
}

/** The same connection, at another pace. */
export function withPacing(
	connection: Connection,
	{ writesPerMinute, maxWait, timeout }: Pacing,
): Connection {
	return { ...connection, limits: limitsFor(writesPerMinute), maxWait, timeout };
}

function accessOf(context: Context): Access {
	return {
		exchange: async (options) => {
			const { httpRequestWithAuthentication: send } = context.helpers;
			return (await send.call(context, CREDENTIAL_TYPE, options)) as HttpAnswer;
		},
		secrets: async () => secretsOf(credentialOf(await context.getCredentials(CREDENTIAL_TYPE))),
	};
}

function hintsOf(context: Context): Connection['tell'] {
	if (!('addExecutionHints' in context)) return undefined;
	return (message, type) => context.addExecutionHints?.({ message, location: 'outputPane', type });
}

/**
 * Reads the credential once and joins its user's request budget.
 *
 * @returns a connection with Nexudus's own limits
 * @throws UserError for a wrong Base URL
 */
export async function connect(context: Context): Promise<Connection> {
	const credential = credentialOf(await context.getCredentials(CREDENTIAL_TYPE));
	const baseUrl = baseUrlOf(credential);
	return {
		access: accessOf(context),
		node: context.getNode(),
		baseUrl,
		budget: budgetOf(baseUrl, credential.username),
		limits: DOCUMENTED_LIMITS,
		maxWait: DEFAULT_PACING.maxWait,
		timeout: DEFAULT_PACING.timeout,
		tell: hintsOf(context),
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
	};
}
