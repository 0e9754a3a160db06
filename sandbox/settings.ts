import type { Limits, SandboxSettings, SandboxUser } from './types';

export interface Settings {
	users: SandboxUser[];
	limits: Limits | 'off';
	/** ms */
	latency: number;
	putMode: 'replace' | 'merge';
	uniqueEmails: boolean;
	userRoles: 'names' | 'numbers' | 'none';
	accessTokenSeconds: number;
}

export const defaultUser: Readonly<SandboxUser> = {
	username: 'owner@sandbox.example',
	password: 'sandbox-password',
};

/** Nexudus REST API, Request limits. */
export const documentedLimits: Readonly<Limits> = {
	spacingMs: 100,
	spacingToleranceMs: 5,
	windowMs: 60_000,
	requestsPerWindow: 120,
	writesPerWindow: 60,
	requestsPerHour: 5000,
	requestsPerDay: 200_000,
	writesPerDay: 5000,
	retryAfter: 'seconds',
};

export function defaultSettings(): Settings {
	return {
		users: [{ ...defaultUser }],
		limits: { ...documentedLimits },
		latency: 0,
		putMode: 'replace',
		uniqueEmails: true,
		userRoles: 'names',
		accessTokenSeconds: 604_799,
	};
}

/** Changes `settings` in place; limits that are not named go back to the documented ones. */
export function applySettings(settings: Settings, changes: SandboxSettings): void {
	const { limits } = changes;
	settings.users = changes.users ?? settings.users;
	settings.latency = changes.latency ?? settings.latency;
	settings.putMode = changes.putMode ?? settings.putMode;
	settings.uniqueEmails = changes.uniqueEmails ?? settings.uniqueEmails;
	settings.userRoles = changes.userRoles ?? settings.userRoles;
	settings.accessTokenSeconds = changes.accessTokenSeconds ?? settings.accessTokenSeconds;
	if (limits) settings.limits = limits === 'off' ? 'off' : { ...documentedLimits, ...limits };
}
