import { randomBytes } from 'node:crypto';

import { Secret, TOTP } from 'otpauth';

import type { Settings } from './settings';
import type { SandboxUser } from './types';

const REFRESH_TOKEN_DAYS = 15;

interface Issued {
	username: string;
	/** ms since the epoch */
	expires: number;
}

export interface TokenAnswer {
	status: 200 | 400;
	body: Readonly<Record<string, string | number | undefined>>;
}

/** What an Authorization header stands for; `valid` is false for an expired token. */
export interface Identity {
	user: SandboxUser;
	valid: boolean;
}

export interface Tokens {
	/**
	 * Answers a token request (Nexudus REST API, Host and authentication).
	 * `form` is undefined when the body was not form-encoded.
	 */
	grant(form: Record<string, unknown> | undefined, clientIdHeader: string | undefined): TokenAnswer;
	/** Username that a token request is for, as far as it can be told. */
	claimedUser(form: Record<string, unknown> | undefined): string | undefined;
	identify(authorization: string | undefined): Identity | undefined;
	expireAccessTokens(): void;
	revokeRefreshTokens(): void;
	clear(): void;
}

function refuse(error: string, description?: string): TokenAnswer {
	const body = description ? { error, error_description: description } : { error };
	return { status: 400, body };
}

function text(form: Record<string, unknown> | undefined, name: string): string | undefined {
	const value = form?.[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of the time step that a code belongs to; undefined when it is none of now (RFC 6238, section 5.2). */
function stepOf(secret: string, token: string): number | undefined {
	const totp = new TOTP({ secret: Secret.fromBase32(secret) });
	const delta = totp.validate({ token, window: 1 });
	return delta === null ? undefined : totp.counter() + delta;
}

export function createTokens(settings: Settings): Tokens {
	const accessTokens = new Map<string, Issued>();
	const refreshTokens = new Map<string, Issued & { clientId: string }>();
	const refreshTokenOfClient = new Map<string, string>();
	/** Of each user's last code: none is accepted twice. */
	const usedSteps = new Map<string, number>();

	function findUser(username: string | undefined): SandboxUser | undefined {
		const name = username?.toLowerCase();
		return settings.users.find((user) => user.username.toLowerCase() === name);
	}

	function takeCode(user: SandboxUser, secret: string, code: string): boolean {
		const step = stepOf(secret, code);
		if (step === undefined || step <= (usedSteps.get(user.username) ?? -Infinity)) return false;
		usedSteps.set(user.username, step);
		return true;
	}

	/** One refresh token exists per client id: issuing one ends the one before. */
	function issue(username: string, clientId: string): TokenAnswer {
		const [accessToken, refreshToken] = [randomBytes(32), randomBytes(32)].map((bytes) =>
			bytes.toString('base64url'),
		);
		const lifeMs = settings.accessTokenSeconds * 1000;
		const refreshLifeMs = REFRESH_TOKEN_DAYS * 24 * 3_600_000;
		accessTokens.set(accessToken, { username, expires: settings.clock.now() + lifeMs });
		refreshTokens.delete(refreshTokenOfClient.get(clientId) ?? '');
		refreshTokens.set(refreshToken, {
			username,
			clientId,
			expires: settings.clock.now() + refreshLifeMs,
		});
		refreshTokenOfClient.set(clientId, refreshToken);
		const body = {
			access_token: accessToken,
			token_type: 'bearer',
			expires_in: settings.accessTokenSeconds,
			refresh_token: refreshToken,
		};
		return { status: 200, body };
	}

	function grantPassword(form: Record<string, unknown>, clientId: string | undefined): TokenAnswer {
		const user = findUser(text(form, 'username'));
		if (!user || user.password !== text(form, 'password')) {
			return refuse('invalid_grant', 'The user name or password is incorrect.');
		}
		const code = text(form, 'totp');
		if (user.totpSecret && !code) {
			return refuse('invalid_grant', 'A two-factor authentication code is required.');
		}
		if (user.totpSecret && code && !takeCode(user, user.totpSecret, code)) {
			return refuse('invalid_grant', 'The two-factor authentication code is incorrect.');
		}
		if (user.apiAccess === false) {
			return refuse('invalid_grant', 'This user does not have API access.');
		}
		return issue(user.username, clientId ?? user.username);
	}

	function grantRefresh(form: Record<string, unknown>, clientId: string | undefined): TokenAnswer {
		const isNeeded = settings.readings.refreshWithoutClient === 'refused';
		if (!clientId && isNeeded) return refuse('invalid_client', 'client_id is required.');
		const token = text(form, 'refresh_token');
		const issued = refreshTokens.get(token ?? '');
		const user = findUser(issued?.username);
		if (!issued || !user || issued.expires <= settings.clock.now()) {
			return refuse('invalid_grant', 'The refresh token is invalid or has expired.');
		}
		if (clientId && issued.clientId !== clientId) {
			return refuse('invalid_grant', 'The refresh token was issued to another client.');
		}
		if (user.apiAccess === false) {
			return refuse('invalid_grant', 'This user does not have API access.');
		}
		return issue(user.username, clientId ?? issued.clientId);
	}

	function grant(form: Record<string, unknown> | undefined, header: string | undefined) {
		const field = text(form, 'client_id');
		if (header && field && header !== field) {
			return refuse('invalid_client', 'The client_id header and form field differ.');
		}
		const grantType = text(form, 'grant_type');
		if (form && grantType === 'password') return grantPassword(form, header || field);
		if (form && grantType === 'refresh_token') return grantRefresh(form, header || field);
		return refuse('unsupported_grant_type');
	}

	function identifyBasic(credentials: string): Identity | undefined {
		const [username, ...password] = Buffer.from(credentials, 'base64').toString().split(':');
		const user = findUser(username);
		if (!user || user.password !== password.join(':')) return undefined;
		return { user, valid: user.apiAccess !== false };
	}

	function identify(authorization = ''): Identity | undefined {
		const [scheme, value = ''] = authorization.split(' ');
		if (scheme.toLowerCase() === 'basic') return identifyBasic(value);
		if (scheme.toLowerCase() !== 'bearer') return undefined;
		const issued = accessTokens.get(value);
		const user = findUser(issued?.username);
		if (!issued || !user) return undefined;
		return { user, valid: issued.expires > settings.clock.now() && user.apiAccess !== false };
	}

	return {
		grant,
		identify,
		claimedUser(form) {
			const refreshed = refreshTokens.get(text(form, 'refresh_token') ?? '');
			const claimed = text(form, 'username') ?? refreshed?.username;
			return findUser(claimed)?.username ?? claimed;
		},
		expireAccessTokens() {
			for (const issued of accessTokens.values()) issued.expires = 0;
		},
		revokeRefreshTokens: () => refreshTokens.clear(),
		clear() {
			accessTokens.clear();
			refreshTokens.clear();
			refreshTokenOfClient.clear();
			usedSteps.clear();
		},
	};
}
