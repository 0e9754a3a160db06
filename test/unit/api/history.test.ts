import fc from 'fast-check';

import type { History, Sent } from '../../../nodes/Nexudus/api/history';
import { createHistory } from '../../../nodes/Nexudus/api/history';
import type { Rule } from '../../../nodes/Nexudus/api/limits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A history of these, in order of time, that has forgotten what it may at each of them. */
function historyOf(sent: Sent[]): History {
	const history = createHistory();
	for (const request of sent) {
		history.add(request);
		history.forgetOld(request.at);
	}
	return history;
}

/** When a rule allows one more request, by the times of all that it counts. */
function opens({ of, most, ms }: Rule, sent: Sent[]): number {
	const counted = sent.filter(({ isWrite }) => of === 'requests' || isWrite);
	const last = counted.at(-most);
	return last === undefined ? -Infinity : last.at + ms;
}

/** Up to two days of requests, some of them in bursts. */
const sentOverDays: fc.Arbitrary<Sent[]> = fc
	.array(
		fc.record({
			after: fc.oneof(
				fc.integer({ min: 0, max: 2_000 }),
				fc.integer({ min: 0, max: 5 * MINUTE }),
				fc.integer({ min: 0, max: 6 * HOUR }),
			),
			isWrite: fc.boolean(),
		}),
		{ maxLength: 60, size: 'max' },
	)
	.map((requests) => {
		let at = 0;
		return requests.map(({ after, isWrite }) => ({ at: (at += after), isWrite }));
	});

const rules: fc.Arbitrary<Rule> = fc.record({
	of: fc.constantFrom('requests', 'writes'),
	most: fc.integer({ min: 1, max: 40 }),
	ms: fc.constantFrom(HOUR, DAY),
});

test('a long rule opens a minute late at the most, and never early', () => {
	fc.assert(
		fc.property(sentOverDays, rules, (sent, rule) => {
			const now = sent.at(-1)?.at ?? 0;
			const exact = Math.max(now, opens(rule, sent));
			const actual = Math.max(now, historyOf(sent).opens(rule));
			expect(actual).toBeGreaterThanOrEqual(exact);
			expect(actual).toBeLessThan(exact + MINUTE);
		}),
		{ numRuns: 500 },
	);
});

test('a rule of a minute opens to the millisecond', () => {
	fc.assert(
		fc.property(sentOverDays, rules, (sent, { of, most }) => {
			const rule: Rule = { of, most, ms: MINUTE };
			const now = sent.at(-1)?.at ?? 0;
			const exact = Math.max(now, opens(rule, sent));
			expect(Math.max(now, historyOf(sent).opens(rule))).toBe(exact);
		}),
		{ numRuns: 500 },
	);
});

test('a day of 200,000 requests is remembered in little memory', () => {
	const count = 200_000;
	const history = createHistory();
	for (let index = 0; index < count; index++) {
		const at = (index * DAY) / count;
		history.add({ at, isWrite: index % 2 === 0 });
		history.forgetOld(at);
	}
	expect(history.size()).toBeLessThan(2_000);
	const perDay = { ms: DAY, per: 'a day' } as const;
	expect(history.opens({ of: 'requests', most: count, ...perDay })).toBeGreaterThanOrEqual(DAY);
	expect(history.opens({ of: 'requests', most: count + 1, ...perDay })).toBe(-Infinity);
	expect(history.opens({ of: 'writes', most: count / 2, ...perDay })).toBeGreaterThanOrEqual(DAY);
	expect(history.opens({ of: 'writes', most: count / 2 + 1, ...perDay })).toBe(-Infinity);
});

test('what no rule counts any more is forgotten', () => {
	const history = historyOf([{ at: 0, isWrite: true }]);
	history.forgetOld(DAY);
	expect(history.size()).toBe(1);
	history.forgetOld(DAY + MINUTE);
	expect(history.size()).toBe(0);
});

test('what is taken out is the last of its kind by then, and nothing where there is none', () => {
	const rule: Rule = { of: 'requests', most: 1, ms: 1_000 };
	const write = { isWrite: true };
	const history = historyOf([
		{ at: 10, ...write },
		{ at: 20, ...write, own: 3 },
		{ at: 30, isWrite: false },
		{ at: 40, ...write },
	]);
	history.remove({ at: 9, ...write });
	history.remove({ at: 39, ...write, own: 4 });
	history.remove({ at: 29, isWrite: false });
	expect(history.size()).toBe(4);
	history.remove({ at: 40, ...write });
	expect(history.opens(rule)).toBe(1_030);
	history.remove({ at: 40, isWrite: false });
	expect(history.opens(rule)).toBe(1_020);
	history.remove({ at: 40, ...write });
	expect(history.opens(rule)).toBe(1_020);
	history.remove({ at: 20, ...write, own: 3 });
	expect(history.size()).toBe(0);
});

test("somebody's own rule counts what was sent under it or a stricter one", () => {
	const history = historyOf([
		{ at: 10, isWrite: true, own: 2 },
		{ at: 20, isWrite: true, own: 3 },
		{ at: 30, isWrite: true, own: 4 },
		{ at: 40, isWrite: true },
	]);
	const own = (most: number): Rule => ({ of: 'writes', most, ms: 1_000, isOwn: true });
	expect(history.opens(own(1))).toBe(-Infinity);
	expect(history.opens(own(2))).toBe(-Infinity);
	expect(history.opens(own(3))).toBe(-Infinity);
	history.add({ at: 50, isWrite: true, own: 1 });
	expect(history.opens(own(1))).toBe(1_050);
	expect(history.opens(own(2))).toBe(1_010);
	expect(history.opens(own(3))).toBe(1_010);
	expect(history.opens(own(4))).toBe(1_010);
});
