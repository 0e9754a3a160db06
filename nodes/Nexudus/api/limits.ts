/** At most `most` requests of a kind in any `ms` milliseconds. */
export interface Rule {
	/** `writes` are POST, PUT and DELETE requests; `requests` are those of any kind. */
	of: 'requests' | 'writes';
	most: number;
	ms: number;
	/** What Nexudus calls the time, where it is so long that nobody waits for it. */
	per?: 'an hour' | 'a day';
	/**
	 * Chosen for some executions only. Such a rule counts what was sent under it or under a stricter one of its own,
	 * so that others cannot keep its executions waiting for ever. Without it, a rule counts all that the user sends.
	 */
	isOwn?: true;
}

/** All of them are kept to; none of them: no pacing. */
export type Limits = readonly Rule[];

const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds added to each time, for requests do not take equally long to arrive. */
const MARGIN = 100;

/** Milliseconds that a rule can last at most: what was sent before that is forgotten. */
export const LONGEST_RULE = DAY + 10 * MARGIN;
export const LONGEST_OWN_RULE = MINUTE + 10 * MARGIN;

/** Nexudus REST API, Request limits. */
export const WRITES_PER_MINUTE = 60;

/** A little more than the documented 100 ms, for the same reason as MARGIN, which would cost too much time here. */
const SPACING: Rule = { of: 'requests', most: 1, ms: 140 };

/** Whether a rule keeps requests apart, rather than counting them. */
export function isSpacing({ ms }: Rule): boolean {
	return ms < SECOND;
}

/** Whether a rule counts the requests of a minute, which all who send for the user have together. */
export function isOfMinute({ ms, isOwn }: Rule): boolean {
	return ms === MINUTE + MARGIN && !isOwn;
}

function writesAMinute(most: number): Rule {
	return { of: 'writes', most, ms: MINUTE + MARGIN };
}

/** What Nexudus documents (Nexudus REST API, Request limits), with a number of writes a minute. */
function nexudusLimits(writes: number): Limits {
	return [
		SPACING,
		{ of: 'requests', most: 120, ms: MINUTE + MARGIN },
		writesAMinute(writes),
		{ of: 'requests', most: 5_000, ms: HOUR + MARGIN, per: 'an hour' },
		{ of: 'requests', most: 200_000, ms: DAY + MARGIN, per: 'a day' },
		{ of: 'writes', most: 5_000, ms: DAY + MARGIN, per: 'a day' },
	];
}

export const DOCUMENTED_LIMITS = nexudusLimits(WRITES_PER_MINUTE);

export const NO_LIMITS: Limits = [];

/**
 * The limits of an execution.
 *
 * @param writesPerMinute 0: no pacing; more than Nexudus documents: for users whom it allows more; less: a limit of
 * the execution's own beside those of Nexudus
 */
export function limitsFor(writesPerMinute: number): Limits {
	if (writesPerMinute === 0) return NO_LIMITS;
	if (writesPerMinute >= WRITES_PER_MINUTE) return nexudusLimits(writesPerMinute);
	return [...DOCUMENTED_LIMITS, { ...writesAMinute(writesPerMinute), isOwn: true }];
}

/** @throws RangeError for NaN, and for what is no number but can be calculated with */
export function checkedNumber(name: string, value: number): number {
	if (typeof value === 'number' && !Number.isNaN(value)) return value;
	throw new RangeError(
		`The ${name} of the request budget has to be a number, not ${String(value)}`,
	);
}

/** A rule that can be counted by: in whole requests, and no longer than they are remembered. */
function checkedRule(rule: Rule): Rule {
	const most = checkedNumber('limit', rule.most);
	const ms = checkedNumber('window', rule.ms);
	const longest = rule.isOwn ? LONGEST_OWN_RULE : LONGEST_RULE;
	if (most <= 0 || ms < 0 || ms > longest) {
		throw new RangeError(`The request budget cannot keep to ${most} ${rule.of} in ${ms} ms`);
	}
	return { ...rule, most: Math.max(1, Math.floor(most)) };
}

/** The rules that concern such a request. @throws RangeError for what nobody can keep to */
export function rulesFor(limits: Limits, isWrite: boolean): Limits {
	return limits.map(checkedRule).filter((rule) => isWrite || rule.of === 'requests');
}
