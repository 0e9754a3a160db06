import type { Rule } from './limits';
import { LONGEST_OWN_RULE, LONGEST_RULE } from './limits';

/** Milliseconds whose requests are remembered together, once no rule needs to tell them apart: a day's in 1440 entries. */
const TOGETHER = 60_000;

/** A request that was sent. */
export interface Sent {
	/** Milliseconds, by the budget's clock. */
	at: number;
	isWrite: boolean;
	/** How many writes its execution may send by a rule of its own. */
	own?: number;
}

interface Entry {
	/** When the first of them was sent, and the last. */
	since: number;
	at: number;
	requests: number;
	writes: number;
	own?: number;
}

/** What was sent, for the rules to count. */
export interface History {
	add(sent: Sent): void;
	/** Takes out the last such request that was sent by then, unless it is too long ago. */
	remove(sent: Sent): void;
	/** Forgets what no rule counts any more. */
	forgetOld(now: number): void;
	/** When the rule allows one more request; -Infinity when it always did. */
	opens(rule: Rule): number;
	/** How many requests the rule counts at this time. */
	count(rule: Rule, now: number): number;
	/** How many entries are remembered. */
	size(): number;
}

/** Takes out the entries up to a time. */
function takeUntil(entries: Entry[], time: number): Entry[] {
	const next = entries.findIndex(({ at }) => at > time);
	return entries.splice(0, next === -1 ? entries.length : next);
}

function counted({ of, most, isOwn }: Rule, entry: Entry): number {
	return isOwn && (entry.own ?? Infinity) > most ? 0 : entry[of];
}

/** What is old counts as if it had all been sent with the last of it, so that a rule opens late rather than early. */
export function createHistory(): History {
	/** Both in order of time. */
	const old: Entry[] = [];
	const recent: Entry[] = [];

	function grow(entry: Entry): void {
		const last = old.at(-1);
		if (last === undefined || entry.at - last.since >= TOGETHER) {
			old.push({ ...entry, own: undefined });
			return;
		}
		last.at = entry.at;
		last.requests += entry.requests;
		last.writes += entry.writes;
	}

	return {
		add: ({ at, isWrite, own }) => {
			recent.push({ since: at, at, requests: 1, writes: isWrite ? 1 : 0, own });
		},
		remove: ({ at, isWrite, own }) => {
			const index = recent.findLastIndex(
				(entry) => entry.at <= at && entry.writes === (isWrite ? 1 : 0) && entry.own === own,
			);
			if (index !== -1) recent.splice(index, 1);
		},
		forgetOld: (now) => {
			takeUntil(recent, now - LONGEST_OWN_RULE).forEach(grow);
			takeUntil(old, now - LONGEST_RULE);
		},
		opens: (rule) => {
			let count = 0;
			for (const entries of [recent, old]) {
				for (let index = entries.length - 1; index >= 0; index--) {
					count += counted(rule, entries[index]);
					if (count >= rule.most) return entries[index].at + rule.ms;
				}
			}
			return -Infinity;
		},
		count: (rule, now) =>
			[...old, ...recent]
				.filter(({ at }) => at > now - rule.ms)
				.reduce((sum, entry) => sum + counted(rule, entry), 0),
		size: () => recent.length + old.length,
	};
}
