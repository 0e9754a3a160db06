import type { Limits } from './types';

interface Rule {
	requests: number;
	ms: number;
}

interface History {
	all: number[];
	writes: number[];
}

export interface Limiter {
	/** How long that user has to wait before such a request is let through, in ms; 0 when it is. */
	waitMs(user: string, isWrite: boolean, limits: Limits): number;
	/** Counts a request that was let through. */
	count(user: string, isWrite: boolean, limits: Limits): void;
	clear(): void;
}

function rulesFor(kind: keyof History, limits: Limits): Rule[] {
	const hourMs = 60 * limits.windowMs;
	const dayMs = 24 * hourMs;
	const rules =
		kind === 'all'
			? [
					{ requests: 1, ms: limits.spacingMs - limits.spacingToleranceMs },
					{ requests: limits.requestsPerWindow, ms: limits.windowMs },
					{ requests: limits.requestsPerHour, ms: hourMs },
					{ requests: limits.requestsPerDay, ms: dayMs },
				]
			: [
					{ requests: limits.writesPerWindow, ms: limits.windowMs },
					{ requests: limits.writesPerDay, ms: dayMs },
				];
	return rules.filter((rule) => rule.requests > 0 && rule.ms > 0);
}

/** A sliding window is full when its n-th last request is younger than the window is long. */
function waitFor(times: number[], rule: Rule, now: number): number {
	if (times.length < rule.requests) return 0;
	return Math.max(0, times[times.length - rule.requests] + rule.ms - now);
}

function remember(times: number[], rules: Rule[], now: number): void {
	times.push(now);
	const needed = Math.max(0, ...rules.map((rule) => rule.requests));
	// Trimmed by halves, so that a request costs the same however long the history is.
	if (times.length > 2 * needed + 1000) times.splice(0, times.length - needed);
}

/** @param now milliseconds since any fixed point */
export function createLimiter(now: () => number = () => performance.now()): Limiter {
	const histories = new Map<string, History>();

	function historyOf(user: string): History {
		const history = histories.get(user) ?? { all: [], writes: [] };
		histories.set(user, history);
		return history;
	}

	return {
		waitMs(user, isWrite, limits) {
			const history = historyOf(user);
			const time = now();
			const waits = (kind: keyof History) =>
				rulesFor(kind, limits).map((rule) => waitFor(history[kind], rule, time));
			return Math.max(0, ...waits('all'), ...(isWrite ? waits('writes') : []));
		},
		count(user, isWrite, limits) {
			const history = historyOf(user);
			const time = now();
			remember(history.all, rulesFor('all', limits), time);
			if (isWrite) remember(history.writes, rulesFor('writes', limits), time);
		},
		clear: () => histories.clear(),
	};
}

/** The Retry-After header for a wait in ms: whole seconds rounded up, or the date it ends. */
export function retryAfterHeader(waitMs: number, form: Limits['retryAfter']): string {
	if (form === 'seconds') return String(Math.max(1, Math.ceil(waitMs / 1000)));
	return new Date(Math.ceil((Date.now() + waitMs) / 1000) * 1000).toUTCString();
}
