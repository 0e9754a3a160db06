import type { Rule } from './limits';
import { isOfMinute, MINUTE } from './limits';

/** Milliseconds that a throttle asks for at the most when requests only came too close after one another. */
const LONGEST_SPACING = 1_000;
/** How many such throttles, one soon after another, are more than jitter causes for who is alone. */
const MANY = 5;
/** Milliseconds within which they come. */
const SOON = 10_000;
/** The most that is given up at once, of what was kept. */
const HALF = 0.5;
/** What is kept of what was sent in the minute that filled the window: who sent more gives up more. */
const KEPT = 0.6;
/** What comes back in a minute without a sign of others, bit by bit: others may be done before it is over. */
const RISE = 0.2;

/** A request that was throttled; times by the budget's clock. */
interface Throttle {
	sentAt: number;
	now: number;
	/** Milliseconds that Nexudus asked to wait, where it said so. */
	asked?: number;
	/** What this process sent itself of all that Nexudus allows in the minute: 0 to 1. */
	used: number;
}

/** What a process takes of the requests of a minute, which others may send too: nothing tells of them but the answers. */
export interface Share {
	/** The rule, for this process alone. */
	of(rule: Rule, now: number): Rule;
	/** Gives some of it up, when the throttle is a sign that the minute is used up. */
	noteThrottle(throttle: Throttle): void;
}

/**
 * A share that rises by a fixed part and falls by a factor, by which those who know nothing of one another come to equal
 * ones (Chiu and Jain, Analysis of the Increase and Decrease Algorithms, 1989). Who is alone is never throttled for the
 * minute, and keeps all of it.
 */
export function createShare(): Share {
	let kept = 1;
	let cutAt = -Infinity;
	/** When the last sign of others came. */
	let signAt = -Infinity;
	/** When the latest throttles came that may be of the space between requests. */
	let doubtful: number[] = [];

	/** Between 0 and 1. */
	function current(now: number): number {
		const quietMinutes = (now - signAt) / MINUTE;
		return Math.min(1, kept + RISE * quietMinutes);
	}

	return {
		of: (rule, now) =>
			isOfMinute(rule)
				? { ...rule, most: Math.max(1, Math.floor(rule.most * current(now))) }
				: rule,
		noteThrottle: ({ sentAt, now, asked = 0, used }) => {
			const share = current(now);
			const isCertain = asked > LONGEST_SPACING;
			if (!isCertain) {
				doubtful = [...doubtful.filter((at) => at > now - SOON), now];
				if (used <= share / 2 || doubtful.length < MANY) return;
			}
			// What was given up takes a minute to show.
			if (sentAt > cutAt + MINUTE) {
				cutAt = now;
				kept = isCertain ? Math.max(share * HALF, Math.min(share, used) * KEPT) : share * KEPT;
			} else {
				kept = share;
			}
			signAt = now;
		},
	};
}
