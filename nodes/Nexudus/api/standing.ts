import type { Connection } from './connection';
import { deadlineOf, takeTurn } from './connection';
import type { Outcome } from './outcome';
import { networkTrouble, readNetworkError, statusOf } from './outcome';
import { isObject } from './shapes';
import { loginFailure, requestOptions, transmit } from './transmit';
import { NEW_TOKEN_AGE, noteAnswer } from './token';

/** Answers whoever is logged in, needs no role and names no record (Nexudus REST API, Host and authentication). */
export const ME = { method: 'GET', path: '/api/auth/me' } as const;

/** What Nexudus tells of the user. Its record holds an AccessToken, so no more of it is kept. */
interface User {
	UserRoles?: unknown;
	IsAdmin?: unknown;
}

/** A log-in whose token is as good as it gets. */
interface Proven {
	kind: 'proven';
	/** By the budget's clock. */
	at: number;
	/** Empty when it was not told. */
	me: User;
}

/** Or why that cannot be known: what the request itself then comes to, which Nexudus has not processed. */
export type Standing =
	| Proven
	| Extract<Outcome, { kind: 'rejected' | 'throttled' | 'late' | 'notSent' }>;

/** A request that was refused with 401, and has to wait longer than it may for what would come next. */
export const LATE = { kind: 'late', status: 401 } as const;

/** Gateways answer with these statuses for a server that they cannot reach. */
const GATEWAY = [502, 503, 504];

/** Why the question got no answer; undefined when Nexudus, asked with as good a token as there is, does not tell. */
function whyUntold(error: unknown): Exclude<Standing, Proven> | undefined {
	const status = statusOf(error);
	if (status === undefined) {
		const refusal = readNetworkError(error) ? undefined : loginFailure(error);
		return refusal ?? { kind: 'notSent', ...networkTrouble(error) };
	}
	if (status === 409 || status === 429) return { kind: 'throttled', retryAfter: undefined, status };
	if (!GATEWAY.includes(status)) return undefined;
	const reason = `a gateway answered with status ${status}`;
	return { kind: 'notSent', reason, advice: 'Try again in some minutes.' };
}

/** n8n renews the token on the way: it does so only for a request whose 401 it may throw. */
async function ask(connection: Connection): Promise<Standing> {
	const { budget, signal } = connection;
	if (!(await takeTurn(connection, false, deadlineOf(connection)))) return LATE;
	try {
		const { body } = await transmit(connection, requestOptions(connection, ME));
		noteAnswer(budget);
		const { UserRoles, IsAdmin } = isObject(body) ? body : {};
		return { kind: 'proven', at: budget.now(), me: { UserRoles, IsAdmin } };
	} catch (error) {
		signal?.throwIfAborted();
		return whyUntold(error) ?? { kind: 'proven', at: budget.now(), me: {} };
	}
}

interface Asked {
	/** By the budget's clock. */
	at: number;
	standing: Promise<Standing>;
}

const asked = new WeakMap<Connection['access'], Asked>();

/** Asks, and forgets what is no answer. */
async function askFor(connection: Connection): Promise<Standing> {
	const { access } = connection;
	const standing = await ask(connection).catch((error: unknown) => {
		asked.delete(access);
		throw error;
	});
	if (standing.kind !== 'proven') asked.delete(access);
	return standing;
}

/**
 * The standing of the log-in after a request was refused with 401. An execution asks at most once a minute, and once for
 * all requests that are refused at the same time.
 *
 * @param sentAt when the request was sent, by the budget's clock
 */
export async function standingOf(connection: Connection, sentAt: number): Promise<Standing> {
	const { access, budget } = connection;
	const known = asked.get(access);
	if (known && known.at > sentAt - NEW_TOKEN_AGE) return await known.standing;
	const standing = askFor(connection);
	asked.set(access, { at: budget.now(), standing });
	return await standing;
}

/** Roles are texts such as Coworker-Edit; what changes is named Edit or Update. */
function normalized(role: string): string {
	return role
		.trim()
		.toLowerCase()
		.replace(/-update$/, '-edit');
}

function isRoleName(role: unknown): role is string {
	return (
		typeof role === 'string' && /^\w+-(List|Read|Create|Edit|Update|Delete)$/i.test(role.trim())
	);
}

/** Whether a user has a role, as far as that is known. */
export type Role = 'held' | 'missing' | 'unknown';

/**
 * The user's roles by name, as far as Nexudus tells: `UserRoles` is documented as a list, in other places as numbers of
 * groups, and is empty for an unrestricted administrator, who needs no roles.
 */
export function rolesTold({ UserRoles }: User): readonly string[] | undefined {
	return Array.isArray(UserRoles) && UserRoles.every(isRoleName) ? UserRoles : undefined;
}

/** Whether a user has a role, as far as that is known. */
export function roleIn(user: User, role: string): Role {
	const told = rolesTold(user);
	if (!told) return 'unknown';
	if (told.length === 0) return user.IsAdmin === false ? 'missing' : 'unknown';
	return told.map(normalized).includes(normalized(role)) ? 'held' : 'missing';
}
