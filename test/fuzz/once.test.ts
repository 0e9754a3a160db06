import fc from 'fast-check';

import { lateCases, promisedCases } from './support/cases';
import type { Case } from './support/cases';
import { play } from './support/play';
import { brokenPromises, brokenPromisesLate } from './support/promise';
import { useTime } from './support/time';

jest.mock('../../nodes/Nexudus/api/sleep', () => {
	const { untilAborted } = jest.requireActual<typeof import('../../nodes/Nexudus/api/sleep')>(
		'../../nodes/Nexudus/api/sleep',
	);
	const { time } = jest.requireActual<typeof import('./support/time')>('./support/time');
	return { untilAborted, abortableSleep: time.sleep };
});

/** FUZZ is set by `npm run fuzz`; the others for another number of runs, or for the ones of a failure that was printed. */
const { FUZZ, FUZZ_RUNS = FUZZ === 'long' ? '3000' : '200', FUZZ_SEED, FUZZ_PATH } = process.env;
const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);

// Thousands of runs take their time; one that hangs is told by itself.
jest.setTimeout(24 * 3_600_000);
beforeAll(useTime);

async function holds(
	cases: fc.Arbitrary<Case>,
	broken: typeof brokenPromises,
	share: number,
): Promise<void> {
	const property = fc.asyncProperty(cases, async (one) => {
		const outcome = await play(one);
		expect({ broken: broken(outcome), played: outcome.played }).toMatchObject({ broken: [] });
	});
	const numRuns = Math.ceil(Number(FUZZ_RUNS) * share);
	process.stdout.write(`Fuzz: ${numRuns} runs, FUZZ_SEED=${seed}\n`);
	await fc.assert(property, { numRuns, seed, path: FUZZ_PATH });
}

describe(`batches of creates, with answers that are lost (FUZZ_SEED=${seed})`, () => {
	test('create each record once, and tell the truth of every item', async () => {
		await holds(promisedCases, brokenPromises, 0.8);
	});

	test('tell no more than the truth when it shows later than anybody looks', async () => {
		await holds(lateCases, brokenPromisesLate, 0.2);
	});
});
