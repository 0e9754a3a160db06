import { readingsOf } from '../contract';
import type { Readings } from '../contract';
import { systemClock } from './clock';
import type { SandboxClock } from './clock';
import type { Limits, SandboxSettings, SandboxUser } from './types';

export interface Settings {
	users: SandboxUser[];
	limits: Limits | 'off';
	/** ms */
	latency: number;
	userRoles: 'names' | 'numbers' | 'none';
	readings: Readings;
	clock: SandboxClock;
	/** ms */
	clockOffset: number;
	/** ms */
	listLag: number;
	accessTokenSeconds: number;
	/** Empty: deliveries are not signed. */
	webhookSecret: string | Readonly<Record<number, string>>;
	/** ms */
	webhookRetryPause: number;
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
		userRoles: 'names',
		readings: readingsOf('documents'),
		clock: systemClock,
		clockOffset: 0,
		listLag: 0,
		accessTokenSeconds: 604_799,
		webhookSecret: '',
		webhookRetryPause: 60_000,
	};
}

/** Changes `settings` in place; limits that are not named go back to the documented ones. */
export function applySettings(settings: Settings, changes: SandboxSettings): void {
	const { limits, readings, putMode, uniqueEmails } = changes;
	settings.users = changes.users ?? settings.users;
	settings.latency = changes.latency ?? settings.latency;
	settings.userRoles = changes.userRoles ?? settings.userRoles;
	settings.clockOffset = changes.clockOffset ?? settings.clockOffset;
	settings.listLag = changes.listLag ?? settings.listLag;
	if (readings) settings.readings = readingsOf(readings);
	if (putMode) settings.readings.absentOnPut = putMode === 'replace' ? 'cleared' : 'kept';
	if (uniqueEmails !== undefined) settings.readings.emails = uniqueEmails ? 'unique' : 'shared';
	settings.accessTokenSeconds = changes.accessTokenSeconds ?? settings.accessTokenSeconds;
	settings.webhookSecret = changes.webhookSecret ?? settings.webhookSecret;
	settings.webhookRetryPause = changes.webhookRetryPause ?? settings.webhookRetryPause;
	if (limits) settings.limits = limits === 'off' ? 'off' : { ...documentedLimits, ...limits };
}
