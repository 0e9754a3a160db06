import fc from 'fast-check';
import type { OnError } from 'n8n-workflow';

import { readingRows, refusals } from '../../../contract';
import type { Readings } from '../../../contract';
import type { Fault, FaultEffect, FaultTarget } from '../../../sandbox';

/** What a run of the node is to do. */
export interface Execution {
	operation: 'create' | 'upsert' | 'book';
	/** Of each item, whom it is about: several may be about the same. */
	subjects: number[];
	onError: OnError;
	/** Of Retry On Fail; 1 is without. */
	maxTries: number;
	/** Milliseconds. */
	startsAfter: number;
	/** Milliseconds after its start. */
	cancelAfter: number | undefined;
	/** Seconds. */
	timeout: number;
	maxWait: number;
	writesPerMinute: number;
}

/** A world, and what happens in it. */
export interface Case {
	executions: Execution[];
	/** Subjects that Nexudus has before. */
	known: number[];
	faults: Fault[];
	readings: Partial<Readings>;
	/** Milliseconds. */
	listLag: number;
	latency: number;
	clockOffset: number;
	hasLimits: boolean;
	/** Whether items name their country, so that it is looked up before anything is sent. */
	hasNames: boolean;
}

/** How many people, or times to book, there are. */
export const SUBJECTS = 3;

/** Milliseconds within which what was sent shows in lists, so that nothing is created twice. */
const PROMISED = 45_000;
/** The same where Nexudus itself said that it failed. */
const SHORTLY = 2_000;

const seconds = fc.constantFrom(0, 1, 2, 30, 200);
const throttled: fc.Arbitrary<FaultEffect> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('throttle' as const, 'tooManyRequests' as const),
		retryAfter: fc.option(fc.oneof(seconds, fc.constant('soon')), { nil: undefined }),
	}),
	fc.record({ kind: fc.constant('tooManyRequests' as const), waitSeconds: seconds }),
);

const unprocessed: fc.Arbitrary<FaultEffect> = fc.oneof(
	throttled,
	fc.constant({ kind: 'resetBefore' as const }),
	fc.constant({ kind: 'ooops' as const }),
	fc.record({
		kind: fc.constant('softFailure' as const),
		message: fc.option(fc.constant('It could not be saved.'), { nil: undefined }),
	}),
	fc.record({
		kind: fc.constant('unauthorized' as const),
		message: fc.constantFrom(undefined, refusals.get('denied'), refusals.get('notFound')),
	}),
	fc.record({
		kind: fc.constant('status' as const),
		status: fc.constantFrom(400, 403, 404, 405, 409, 413),
		body: fc.constantFrom<unknown>('<html></html>', { Message: 'No.', WasSuccessful: false }),
	}),
);

/** What leaves open whether the request was processed. */
const lost: fc.Arbitrary<FaultEffect> = fc.oneof(
	fc.constant({ kind: 'resetAfter' as const }),
	fc.constant({ kind: 'truncated' as const }),
	fc.record({ kind: fc.constant('hang' as const), processed: fc.boolean() }),
	fc.record({
		kind: fc.constant('status' as const),
		status: fc.constantFrom(408, 500, 502, 503, 504, 524),
		body: fc.constantFrom('', '<html></html>'),
		processed: fc.boolean(),
	}),
	fc.record({
		kind: fc.constant('status' as const),
		status: fc.constantFrom(200, 204),
		body: fc.constantFrom<unknown>('', '<html></html>', { message: 'maintenance' }, []),
		processed: fc.boolean(),
	}),
);

function landingLate(listLag: number, longest: number): fc.Arbitrary<FaultEffect> {
	const latest = Math.max(0, longest - listLag);
	return fc.record({
		kind: fc.constant('landsLater' as const),
		afterMs: fc.oneof(fc.integer({ min: 0, max: latest }), fc.constant(latest)),
	});
}

/** Nexudus says that it failed, but has done it. */
const deniedThough: fc.Arbitrary<FaultEffect> = fc.constant({
	kind: 'status',
	status: 500,
	body: { Message: refusals.get('lasting'), WasSuccessful: false, Errors: null },
	processed: true,
});

const targets: fc.Arbitrary<FaultTarget> = fc.record({
	method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'GET', 'PUT', undefined),
	path: fc.constantFrom(
		...(['/api/spaces', '/api/spaces', '/api/spaces', '/api/token', '/api/auth', '/api'] as const),
	),
	skip: fc.integer({ min: 0, max: 4 }),
	times: fc.constantFrom(1, 1, 1, 2, 3, 9),
});

function faultsFor(listLag: number, longest: number): fc.Arbitrary<Fault[]> {
	const effects = fc.oneof(
		unprocessed,
		lost,
		lost,
		landingLate(listLag, longest),
		...(listLag <= SHORTLY ? [deniedThough] : []),
	);
	const fault = fc
		.tuple(targets, effects)
		.map(([target, effect]): Fault => ({ ...target, ...effect }));
	return fc.array(fault, { maxLength: 6 });
}

const readings = fc.record(
	Object.fromEntries(
		[...new Set(readingRows.map(({ reading }) => reading))].map((reading) => [
			reading,
			fc.constantFrom(
				...readingRows.filter((row) => row.reading === reading).map(({ value }) => value),
			),
		]),
	),
) as fc.Arbitrary<Partial<Readings>>;

const execution: fc.Arbitrary<Execution> = fc.record({
	operation: fc.constantFrom('create', 'create', 'create', 'upsert', 'upsert', 'book'),
	subjects: fc.array(fc.nat(SUBJECTS - 1), { minLength: 1, maxLength: 4 }),
	onError: fc.constantFrom<OnError>('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	maxTries: fc.constantFrom(1, 1, 2, 3),
	startsAfter: fc.constantFrom(0, 0, 3_000, 100_000),
	cancelAfter: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined, freq: 8 }),
	timeout: fc.constantFrom(1, 10, 60),
	maxWait: fc.constantFrom(20, 300, 300),
	writesPerMinute: fc.constantFrom(0, 2, 60),
});

function casesWith(listLags: fc.Arbitrary<number>, longest: number): fc.Arbitrary<Case> {
	return listLags.chain((listLag) =>
		fc.record({
			executions: fc.array(execution, { minLength: 1, maxLength: 2 }),
			known: fc.subarray([...Array(SUBJECTS).keys()]),
			faults: faultsFor(listLag, longest),
			readings,
			listLag: fc.constant(listLag),
			latency: fc.constantFrom(0, 0, 300),
			clockOffset: fc.constantFrom(0, 0, -3_600_000, 7_000, 3_600_000),
			hasLimits: fc.boolean(),
			hasNames: fc.boolean(),
		}),
	);
}

/** Everything shows within the promised time. */
export const promisedCases = casesWith(
	fc.oneof(fc.constant(0), fc.integer({ min: 0, max: PROMISED - 10_000 })),
	PROMISED,
);

/** What was sent may land, or show in lists, after nobody looks any more. */
export const lateCases = casesWith(fc.integer({ min: 0, max: 4 * PROMISED }), 5 * PROMISED);
