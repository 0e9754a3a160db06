import { createHash } from 'crypto';
import { UserError } from 'n8n-workflow';

import type { Budget } from './budget';
import { budgetOf } from './budgets';
import { networkReason } from './outcome';
import { abortableSleep } from './sleep';
import type { HttpAnswer } from './throttling';
import { isThrottled, retryAfter } from './throttling';
import { totpCode } from './totp';

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
}

type Tokens = Pick<NexudusCredential, 'accessToken' | 'refreshToken'>;

/** Tokens as they are stored in the credential. */
export type OwnedTokens = Tokens & Pick<NexudusCredential, 'tokenOwner'>;

/** Sends a form with POST. Answers of any status are returned; throws only when there is no answer. */
export type PostForm = (
	url: string,
	form: Record<string, string>,
	headers: Record<string, string>,
) => Promise<HttpAnswer>;

/** Milliseconds that a log-in may take in all, throttled answers included. */
const LONGEST_LOGIN = 60_000;
/** Milliseconds before a log-in is tried again, when Nexudus does not say. */
const RETRY_PAUSE = 1_000;
const MOST_TRIES = 3;
/** Milliseconds that a token counts as new: a request that met an expired token by then need not log in again. */
const NEW_TOKEN_AGE = 60_000;

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
	};
}

/** The base URL without a trailing slash. @throws UserError when it is no web address */
export function baseUrlOf({ baseUrl }: Pick<NexudusCredential, 'baseUrl'>): string {
	const url = baseUrl.trim().replace(/\/+$/, '');
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

/** Takes every secret of the credential out of a text. */
export function redact(text: string, credential: NexudusCredential): string {
	const { password, totpSecret, accessToken, refreshToken } = credential;
	return [password, totpSecret, accessToken, refreshToken]
		.filter((secret) => secret !== '')
		.reduce((result, secret) => result.split(secret).join('***'), text);
}

function passwordGrant(credential: NexudusCredential): Record<string, string> {
	const { username, password, totpSecret } = credential;
	const form = { grant_type: 'password', username: username.trim(), password };
	if (!totpSecret.trim()) return form;
	const totp = totpCode(totpSecret, Date.now());
	if (totp === undefined) {
		throw new UserError('The TOTP Secret of the Nexudus credential is not base32 text', {
			description:
				'Enter the secret that Nexudus shows as text when two-factor authentication is set up (letters A to Z and digits 2 to 7), not a six-digit code.',
		});
	}
	return { ...form, totp };
}

/** A log-in that would have to wait too long goes ahead: a throttled answer to it is handled like any other. */
async function takeTurn(budget: Budget, deadline: number): Promise<void> {
	await budget.turn({ isWrite: false, deadline });
}

/** How long to wait before a grant is sent again; undefined when the answer is to be taken as it is. */
function pauseAfter(answer: HttpAnswer | Error, tries: number): number | undefined {
	if (answer instanceof Error) return RETRY_PAUSE * tries;
	if (!isThrottled(answer) && answer.statusCode < 500) return undefined;
	return retryAfter(answer.headers, Date.now()) ?? RETRY_PAUSE * tries;
}

/** Sends a grant, again while Nexudus throttles it or cannot answer. */
async function postGrant(
	credential: NexudusCredential,
	grant: Record<string, string>,
	post: PostForm,
): Promise<HttpAnswer> {
	const baseUrl = baseUrlOf(credential);
	const client = { client_id: clientIdOf(credential) };
	const budget = budgetOf(baseUrl, credential.username);
	const deadline = budget.now() + LONGEST_LOGIN;
	for (let tries = 1; ; tries++) {
		await takeTurn(budget, deadline);
		const answer = await post(`${baseUrl}/api/token`, { ...grant, ...client }, client).catch(
			(error: Error) => error,
		);
		const pause = pauseAfter(answer, tries);
		const isLast = tries === MOST_TRIES || budget.now() + (pause ?? 0) > deadline;
		if (pause !== undefined && !isLast) {
			await abortableSleep(pause);
		} else if (answer instanceof Error) {
			throw new UserError(`Could not reach Nexudus at ${baseUrl}: ${networkReason(answer)}`, {
				description: 'Check the Base URL of the credential and the network that n8n runs in.',
			});
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

function refusal(answer: HttpAnswer, credential: NexudusCredential): UserError {
	const { statusCode, body } = answer;
	// 404 is the answer of another web server, whatever it calls its error.
	const reason =
		statusCode === 404 ? undefined : (field(body, 'error_description') ?? field(body, 'error'));
	if (isThrottled(answer)) {
		return new UserError('Nexudus refused the log-in for now: too many requests', {
			description: 'Wait a minute and try again.',
		});
	}
	if (reason === undefined) {
		return new UserError(`Nexudus answered the log-in with status ${statusCode} and no token`, {
			description: 'Check that the Base URL of the credential is the address of the Nexudus API.',
		});
	}
	const words = redact(reason, credential).replace(/\.$/, '');
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
		const tokens = readTokens(await postGrant(credential, grant, post));
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
	const isRenewed = state.latest && state.latest.accessToken !== credential.accessToken;
	if (!state.flight && isRenewed && state.latest) return { ...state.latest, tokenOwner };
	state.flight ??= fly(credential, state, post);
	const tokens = await state.flight;
	const budget = budgetOf(baseUrlOf(credential), credential.username);
	// n8n sends the waiting request as soon as this returns; many at once would break the spacing.
	await takeTurn(budget, budget.now() + LONGEST_LOGIN);
	return { ...tokens, tokenOwner };
}
