import { describeProgress, describeRun } from '../../../nodes/Nexudus/execution/progress';

const run = { waits: [0, 999], took: 59_000, requests: 3, writes: 1, unchanged: 0 };

describe('the hint at what a batch did', () => {
	test('names how many items waited, the longest wait, the time in all and what was sent', () => {
		const waits = [0, 1_000, 2_400, 999];
		expect(describeRun({ ...run, waits, took: 61_000 })).toBe(
			"Nexudus's request limits made 2 of 4 items wait, the longest for 2 s. The batch took 61 s for 3 requests, 1 of them writes.",
		);
	});

	test('names what was unchanged, and is given for a long run without waits', () => {
		expect(describeRun({ ...run, took: 60_000, unchanged: 1 })).toBe(
			'The batch took 60 s for 3 requests, 1 of them writes. 1 of 2 items were unchanged.',
		);
	});

	test('is not given for waits and times that nobody notices', () => {
		expect(describeRun(run)).toBeUndefined();
	});

	test('is given for as many items as n8n can hold', () => {
		const waits = Array.from({ length: 200_000 }, (_, index) => 1_000 + index);
		expect(describeRun({ ...run, waits })).toContain('200000 of 200000 items wait');
	});
});

test('the log tells how many are done, and how long the others will need', () => {
	expect(describeProgress(60, 300, 60_000)).toBe(
		'60 of 300 items are done, the others need about 4 min',
	);
});
