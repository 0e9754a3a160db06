import { createHash } from 'crypto';
import { UserError } from 'n8n-workflow';

import type { Budget } from './budget';
import { budgetOf } from './budgets';
import { networkTrouble, PROXY_LOGIN, proxyRefusal } from './outcome';
import { redactor } from './secrets';
import { abortableSleep } from './sleep';
import type { HttpAnswer } from './throttling';
import { isThrottled, retryAfter } from './throttling';
import { totpCode, totpStep, untilNextStep } from './totp';

/** The parameters of the credential, as the user filled them in. */
export interface NexudusCredential {
	username: string;
	password: string;
	/** Base32; empty for a user without two-factor authentication. */
	totpSecret: string;
	/** Empty: derived, see `clientIdOf`. */
	clientId: string;
	baseUrl: string;
	accessToken: string;
	refreshToken: string;
	/** Whom the tokens were issued to, see `tokenOwnerOf`. */
	tokenOwner: string;
	/** What deliveries to webhooks are signed with, see `webhookSecretsOf`. */
	webhookSecrets: string;
}

type Tokens = Pick<NexudusCredential, 'accessToken' | 'refreshToken'>;

/** Tokens as they are stored in the credential. */
export type OwnedTokens = Tokens & Pick<NexudusCredential, 'tokenOwner'>;

/** A POST of a form. */
export interface TokenRequest {
	url: string;
	form: Record<string, string>;
	headers: Record<string, string>;
	/** Milliseconds until it is given up. */
	timeout: number;
}

/** Sends a token request. Answers of any status are returned; throws only when there is no answer. */
export type PostForm = (request: TokenRequest) => Promise<HttpAnswer>;

/** Milliseconds of a single token request: everybody who uses the credential waits for it. */
const TIMEOUT = 20_000;
/** Milliseconds that a log-in may take in all, waits for the request budget included. */
const LONGEST_LOGIN = 60_000;
/** Milliseconds before a log-in is tried again, when Nexudus does not say. */
const RETRY_PAUSE = 1_000;
const MOST_TRIES = 3;
/** Milliseconds that a token counts as new: it is not the reason when a request is refused. */
export const NEW_TOKEN_AGE = 60_000;

/** How a log-in fails that the request limits do not let through: n8n hands on nothing but the words of an error. */
export const THROTTLED_LOGIN = 'Nexudus refused the log-in for now: too many requests';

/** Reads the decrypted credential; what is missing or no text is an empty text. */
export function credentialOf(data: Record<string, unknown>): NexudusCredential {
	const text = (name: keyof NexudusCredential) => String(data[name] ?? '');
	return {
		username: text('username'),
		password: text('password'),
		totpSecret: text('totpSecret'),
		clientId: text('clientId'),
		baseUrl: text('baseUrl'),
		accessToken: text('accessToken'),
		refreshToken: text('refreshToken'),
		tokenOwner: text('tokenOwner'),
		webhookSecrets: text('webhookSecrets'),
	};
}

/** The base URL without a trailing slash. @throws UserError when it is no web address, or holds a password */
export function baseUrlOf({ baseUrl }: Pick<NexudusCredential, 'baseUrl'>): string {
	const url = baseUrl.trim().replace(/\/+$/, '');
	// Messages name the address.
	if (/^https?:\/\/[^/]*@/i.test(url)) {
		throw new UserError('The Base URL of the Nexudus credential holds a user name or a password', {
			description: 'Take out everything between // and @: the log-in has fields of its own.',
		});
	}
	if (!/^https?:\/\/[^\s/]+/i.test(url)) {
		throw new UserError('The Base URL of the Nexudus credential is not a web address', {
			description: 'It should look like https://spaces.nexudus.com',
		});
	}
	return url;
}

/**
 * The client id of the log-in. Nexudus keeps one refresh token per client id and takes the bare e-mail when there is
 * none, so that a shared one logs the person's other integrations out (Nexudus REST API, Host and authentication).
 */
export function clientIdOf(credential: NexudusCredential): string {
	const chosen = credential.clientId.trim();
	if (chosen) return chosen;
	const identity = `${baseUrlOf(credential)}\n${credential.username.trim().toLowerCase()}`;
	return `n8n-nodes-nexudus-${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`;
}

/**
 * A mark of the log-in that a token belongs to, without a secret in clear. n8n keeps stored tokens when the user or the
 * password of a credential is changed; by their mark they are known for another log-in's.
 */
export function tokenOwnerOf(credential: NexudusCredential): string {
	const { username, password, totpSecret } = credential;
	const parts = [baseUrlOf(credential), username, clientIdOf(credential), password, totpSecret];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Whether the stored tokens are of another log-in than the credential now names. */
function isForeign(credential: NexudusCredential): boolean {
	return credential.tokenOwner !== '' && credential.tokenOwner !== tokenOwnerOf(credential);
}

/** The stored access token; undefined when there is none, or when it was issued to another log-in. */
export function ownAccessToken(credential: NexudusCredential): string | undefined {
	return isForeign(credential) ? undefined : credential.accessToken || undefined;
}

/** All that nobody may read of a credential. */
export function secretsOf(credential: NexudusCredential): string[] {
	const { password, totpSecret, accessToken, refreshToken } = credential;
	return [password, totpSecret, accessToken, refreshToken, ...webhookSecretsOf(credential)];
}

/** The shared secrets of webhooks: the text as a whole, and, as each location may have its own, what its commas part. */
export function webhookSecretsOf({
	webhookSecrets,
}: Pick<NexudusCredential, 'webhookSecrets'>): string[] {
	const secrets = [webhookSecrets, ...webhookSecrets.split(',')].map((secret) => secret.trim());
	return [...new Set(secrets)].filter((secret) => secret !== '');
}

/** A form to log in with, made when it is sent; undefined when that has to wait for the next TOTP code. */
type Grant = (budget: Budget) => Record<string, string> | undefined;

/** By the budget of the user: the step of the TOTP code sent last. Nexudus may take each code once. */
const sentSteps = new WeakMap<Budget, number>();

function passwordGrant(credential: NexudusCredential): Grant {
	const { username, password, totpSecret } = credential;
	const form = { grant_type: 'password', username: username.trim(), password };
	if (!totpSecret.trim()) return () => form;
	if (totpCode(totpSecret, 0) === undefined) {
		throw new UserError('The TOTP Secret of the Nexudus credential is not base32 text', {
			description:
				'Enter the secret that Nexudus shows as text when two-factor authentication is set up (letters A to Z and digits 2 to 7), not a six-digit code.',
		});
	}
	return (budget) => {
		const now = Date.now();
		const totp = totpCode(totpSecret, now);
		if (totp === undefined || sentSteps.get(budget) === totpStep(now)) return undefined;
		sentSteps.set(budget, totpStep(now));
		return { ...form, totp };
	};
}

/** The form of a grant once its turn has come; undefined when that is not before the deadline. */
async function formInTurn(
	grant: Grant,
	budget: Budget,
	deadline: number,
): Promise<Record<string, string> | undefined> {
	while (await budget.turn({ isWrite: false, deadline })) {
		const form = grant(budget);
		if (form) return form;
		budget.uncount({ isWrite: false, at: budget.now() });
		await abortableSleep(untilNextStep(Date.now()));
	}
	return undefined;
}

function unreachable(baseUrl: string, error: Error): UserError {
	const { reason, advice } = networkTrouble(error);
	return new UserError(`Could not reach Nexudus at ${baseUrl}: ${reason}`, { description: advice });
}

/** Sends a grant: again while Nexudus throttles it, and a few times when it cannot answer. */
async function postGrant(
	credential: NexudusCredential,
	grant: Grant,
	post: PostForm,
): Promise<HttpAnswer> {
	const baseUrl = baseUrlOf(credential);
	const headers = { client_id: clientIdOf(credential) };
	const budget = budgetOf(baseUrl, credential.username);
	const deadline = budget.now() + LONGEST_LOGIN;
	for (let tries = 1; ; ) {
		const form = await formInTurn(grant, budget, deadline);
		if (!form)
			throw new UserError(THROTTLED_LOGIN, { description: 'Wait a minute and try again.' });
		const at = budget.now();
		const answer = await post({
			url: `${baseUrl}/api/token`,
			form: { ...form, ...headers },
			headers,
			timeout: TIMEOUT,
		}).catch((error: Error) => error);
		if (!(answer instanceof Error) && isThrottled(answer)) {
			budget.throttled({ isWrite: false, at }, retryAfter(answer, Date.now()), RETRY_PAUSE);
			continue;
		}
		const isFailure = answer instanceof Error || answer.statusCode >= 500;
		const wanted = answer instanceof Error ? undefined : retryAfter(answer, Date.now());
		const pause = wanted ?? RETRY_PAUSE * tries;
		const isLast = tries === MOST_TRIES || budget.now() + pause > deadline;
		if (isFailure && !isLast) {
			tries += 1;
			await abortableSleep(pause);
		} else if (answer instanceof Error) {
			throw unreachable(baseUrl, answer);
		} else {
			return answer;
		}
	}
}

function field(body: unknown, name: string): string | undefined {
	const value = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
	return typeof value[name] === 'string' && value[name] !== '' ? value[name] : undefined;
}

function readTokens({ body }: HttpAnswer): Tokens | undefined {
	const accessToken = field(body, 'access_token');
	if (accessToken === undefined) return undefined;
	return { accessToken, refreshToken: field(body, 'refresh_token') ?? '' };
}

const NOT_THE_API = 'Check that the Base URL of the credential is the address of the Nexudus API.';
const AT_FAULT =
	'The log-in of the credential was not judged. Try again in some minutes; if it stays so, Nexudus, or a proxy between n8n and Nexudus, is out of order.';

/** Why an answer that brings no tokens brings none. */
function refusal({ statusCode, body }: HttpAnswer, credential: NexudusCredential): UserError {
	// 404 is the answer of another web server, whatever it calls its error.
	const reason =
		statusCode === 404 ? undefined : (field(body, 'error_description') ?? field(body, 'error'));
	if (statusCode === PROXY_LOGIN) {
		const { message, description } = proxyRefusal();
		return new UserError(message, { description });
	}
	if (statusCode >= 500) {
		return new UserError(`Nexudus could not answer the log-in (status ${statusCode})`, {
			description: AT_FAULT,
		});
	}
	if (reason === undefined) {
		return new UserError(`Nexudus answered the log-in with status ${statusCode} and no token`, {
			description: NOT_THE_API,
		});
	}
	const words = redactor(secretsOf(credential))(reason).replace(/\.$/, '');
	return new UserError(`Nexudus refused the log-in: ${words}`, {
		description:
			'Check the email, the password and, for a user with two-factor authentication, the TOTP secret of the credential. The user also needs API access, switched on in Nexudus.',
	});
}

/**
 * Logs in with user name and password (Nexudus REST API, Host and authentication).
 *
 * @throws UserError that says in plain words what is wrong and what to do
 */
export async function logIn(credential: NexudusCredential, post: PostForm): Promise<Tokens> {
	const answer = await postGrant(credential, passwordGrant(credential), post);
	const tokens = readTokens(answer);
	if (!tokens) throw refusal(answer, credential);
	return tokens;
}

async function refreshOrLogIn(
	credential: NexudusCredential,
	refreshToken: string,
	post: PostForm,
): Promise<Tokens> {
	if (refreshToken) {
		const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
		const tokens = readTokens(await postGrant(credential, () => grant, post));
		if (tokens) return tokens;
	}
	return await logIn(credential, post);
}

interface TokenState {
	flight?: Promise<Tokens>;
	latest?: Tokens;
	/** Milliseconds since 1970, of `latest`. */
	issuedAt: number;
}

const states = new Map<string, TokenState>();

function forgetOldStates(now: number): void {
	for (const [identity, { flight, issuedAt }] of states) {
		if (!flight && now - issuedAt > NEW_TOKEN_AGE) states.delete(identity);
	}
}

/** The refresh token to use: the newest one of this very log-in. */
function refreshTokenFor(credential: NexudusCredential, { latest }: TokenState): string {
	if (latest?.refreshToken) return latest.refreshToken;
	return isForeign(credential) ? '' : credential.refreshToken;
}

async function fly(
	credential: NexudusCredential,
	state: TokenState,
	post: PostForm,
): Promise<Tokens> {
	try {
		const refreshToken = refreshTokenFor(credential, state);
		const tokens = await refreshOrLogIn(credential, refreshToken, post);
		Object.assign(state, { latest: tokens, issuedAt: Date.now() });
		return tokens;
	} finally {
		state.flight = undefined;
	}
}

/** By the budget of the user: when a request was last answered, in milliseconds since 1970. */
const answeredAt = new WeakMap<Budget, number>();

/** Remembers that the user's token is good. */
export function noteAnswer(budget: Budget): void {
	answeredAt.set(budget, Date.now());
}

/**
 * The latest token, when a new one would be no better: who asks does not have it yet, or it is new and was refused from
 * the start, so that the token is not the reason.
 */
function latestIfGood(
	{ accessToken }: NexudusCredential,
	{ latest, issuedAt }: TokenState,
	budget: Budget,
): Tokens | undefined {
	const hasWorked = (answeredAt.get(budget) ?? -Infinity) >= issuedAt;
	return latest?.accessToken === accessToken && hasWorked ? undefined : latest;
}

/**
 * A new access token for a credential whose own is missing or was refused. Requests that meet the same expired token
 * at once share one token request.
 *
 * @throws UserError as `logIn` does
 */
export async function renewTokens(
	credential: NexudusCredential,
	post: PostForm,
): Promise<OwnedTokens> {
	forgetOldStates(Date.now());
	const tokenOwner = tokenOwnerOf(credential);
	const state: TokenState = states.get(tokenOwner) ?? { issuedAt: Date.now() };
	states.set(tokenOwner, state);
	const budget = budgetOf(baseUrlOf(credential), credential.username);
	const tokens =
		(state.flight ? undefined : latestIfGood(credential, state, budget)) ??
		(await (state.flight ??= fly(credential, state, post)));
	// n8n sends the waiting request as soon as this returns; many at once would break the spacing.
	await budget.turn({ isWrite: false, deadline: budget.now() + LONGEST_LOGIN });
	return { ...tokens, tokenOwner };
}
