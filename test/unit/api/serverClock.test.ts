import fc from 'fast-check';

import { createBudget } from '../../../nodes/Nexudus/api/budget';
import { earliestTime, noteDate } from '../../../nodes/Nexudus/api/serverClock';
import { clock } from './passingClock';

const SENT = Date.UTC(2025, 0, 31, 12);

function answered(
	budget: ReturnType<typeof createBudget>,
	date: string | undefined,
	sentAt = SENT,
) {
	noteDate(
		budget,
		{ headers: date === undefined ? {} : { date }, statusCode: 200, body: {} },
		sentAt,
	);
}

const text = (ms: number) => new Date(ms).toUTCString();

test.each([undefined, '', 'yesterday'])('no time is known of answers with the date %j', (date) => {
	clock.time = SENT;
	const budget = createBudget(clock);
	answered(budget, date);
	expect(earliestTime(budget, SENT)).toBeUndefined();
});

test('what one budget learned is no other one learns', () => {
	clock.time = SENT;
	const budget = createBudget(clock);
	answered(budget, text(SENT));
	expect(earliestTime(budget, SENT + 5)).toBe(SENT + 5);
	expect(earliestTime(createBudget(clock), SENT)).toBeUndefined();
});

test('the time is never later than what the clock showed, and answers only bring it nearer', () => {
	const answers = fc.array(
		fc.record({ pause: fc.nat(5_000), way: fc.nat(900), back: fc.nat(900) }),
		{
			minLength: 1,
		},
	);
	fc.assert(
		fc.property(fc.integer({ min: -3_600_000, max: 3_600_000 }), answers, (ahead, sendings) => {
			clock.time = SENT;
			const budget = createBudget(clock);
			let nearest = -Infinity;
			for (const { pause, way, back } of sendings) {
				const sentAt = clock.time + pause;
				clock.time = sentAt + way + back;
				answered(budget, text(sentAt + way + ahead), sentAt);
				const earliest = Number(earliestTime(budget, SENT));
				expect(earliest).toBeLessThanOrEqual(SENT + ahead);
				expect(earliest).toBeGreaterThan(SENT + ahead - 1_000 - way - back - 1);
				expect(earliest).toBeGreaterThanOrEqual(nearest);
				nearest = earliest;
			}
		}),
	);
});

test('a clock that was set is believed from then on', () => {
	for (const set of [-3_600_000, 3_600_000]) {
		clock.time = SENT;
		const budget = createBudget(clock);
		answered(budget, text(SENT));
		answered(budget, text(SENT + set));
		expect(earliestTime(budget, SENT)).toBe(SENT + set);
		answered(budget, text(SENT + set + 500), SENT);
		expect(earliestTime(budget, SENT)).toBe(SENT + set);
	}
});
