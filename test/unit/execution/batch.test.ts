import { describeWaits } from '../../../nodes/Nexudus/execution/batch';

describe('the hint at waits', () => {
	test('names how many items waited, the longest wait and the time in all', () => {
		expect(describeWaits([0, 1_000, 2_400, 999], 61_000)).toBe(
			"Nexudus's request limits made 2 of 4 items wait, the longest for 2 s. The batch took 61 s.",
		);
	});

	test('is not given for waits that nobody notices', () => {
		expect(describeWaits([0, 999], 61_000)).toBeUndefined();
	});

	test('is given for as many items as n8n can hold', () => {
		const waits = Array.from({ length: 200_000 }, (_, index) => 1_000 + index);
		expect(describeWaits(waits, 1_000)).toContain('200000 of 200000 items wait');
	});
});
