import fc from 'fast-check';

import type { Cursor } from '../../../nodes/Nexudus/trigger/cursor';
import { horizonOf, pageAfter, startAt, take } from '../../../nodes/Nexudus/trigger/cursor';

const BEGIN = Date.parse('2030-01-01T00:00:00Z');
const LARGEST = 12;
/** More than it takes until everything shows. */
const QUIET = 600_000;

/** A row as it was left by one change. */
interface Version {
	id: number;
	on: string;
	shownFrom: number;
	time: number;
}

type Action =
	/** Rows change, or are made. */
	| { kind: 'change'; ids: number[]; lag: number; hasZ: boolean; ticks: number }
	| { kind: 'delete'; id: number }
	| { kind: 'wait'; ms: number }
	/** The next page of a poll that is under way, or the first of another. */
	| { kind: 'page'; slowness: number }
	/** The poll has no time for further pages. */
	| { kind: 'pause' }
	/** Reading failed. */
	| { kind: 'fail' }
	/** n8n ends and starts again. */
	| { kind: 'restart' }
	/** The same, after an execution was started whose cursor was not stored. */
	| { kind: 'crash' };

interface Rules {
	/** Fractional digits that times are answered with. */
	digits: number;
	/** Whether changes take a while to show in the list. */
	isLate: boolean;
}

/** A Nexudus, an n8n and a trigger between them. */
function createModel({ digits, isLate }: Rules) {
	let now = BEGIN;
	const rows = new Map<number, Version[]>();
	let stored: Cursor = startAt(BEGIN);
	let memory = stored;
	let poll: { cursor: Cursor; fresh: Version[] } | undefined;
	let crashes = 0;
	const given = new Map<Version, number>();

	function textOf(time: number, ticks: number, hasZ: boolean): string {
		const iso = new Date(time).toISOString();
		const fraction = `${iso.slice(20, 23)}${String(ticks).padStart(4, '0')}`.slice(0, digits);
		const cut = fraction.replace(/0+$/, '');
		return `${iso.slice(0, 19)}${cut && `.${cut}`}${hasZ ? 'Z' : ''}`;
	}

	/** In the order of IDs. */
	function list(horizon: number): Version[] {
		return [...rows.values()]
			.flatMap((versions) => versions.findLast(({ shownFrom }) => shownFrom <= now) ?? [])
			.filter(({ on }) => Date.parse(on.replace(/Z?$/, 'Z')) >= horizon)
			.sort((a, b) => a.id - b.id);
	}

	function end(isStored: boolean): void {
		if (!poll) return;
		const { cursor, fresh } = poll;
		poll = undefined;
		memory = cursor;
		// n8n stores the cursor when it starts an execution.
		if (fresh.length > 0 && isStored) stored = JSON.parse(JSON.stringify(cursor)) as Cursor;
		for (const version of fresh) given.set(version, (given.get(version) ?? 0) + 1);
	}

	/** @returns whether the whole list was read */
	function readPage(slowness: number): boolean {
		poll ??= { cursor: memory, fresh: [] };
		const { page, size } = pageAfter(poll.cursor, LARGEST);
		const all = list(horizonOf(poll.cursor));
		const hasNextPage = page * size < all.length;
		const on = { rows: all.slice((page - 1) * size, page * size), hasNextPage };
		const { cursor, fresh, isDone } = take(poll.cursor, { ...on, askedAt: now - slowness });
		poll = { cursor, fresh: [...poll.fresh, ...fresh] };
		if (isDone) end(true);
		return isDone;
	}

	function restart(): void {
		poll = undefined;
		memory = stored;
	}

	function change(id: number, { lag, hasZ, ticks }: Extract<Action, { kind: 'change' }>): void {
		const versions = rows.get(id) ?? [];
		const before = versions.at(-1);
		if (before && before.time >= now) now += 1;
		const shownFrom = Math.max(now + (isLate ? lag : 0), before?.shownFrom ?? 0);
		const version = { id, on: textOf(now, ticks, hasZ), shownFrom, time: now };
		rows.set(id, [...versions, version]);
	}

	function perform(action: Action): void {
		switch (action.kind) {
			case 'change':
				// Within a second, a change that shows late cannot be told from the one before.
				if (isLate) now += 1_000;
				return action.ids.forEach((id) => change(id, action));
			case 'delete':
				return void rows.delete(action.id);
			case 'wait':
				now += action.ms;
				return;
			case 'page':
				return void readPage(action.slowness);
			case 'pause':
				return end(true);
			case 'fail':
				poll = undefined;
				return;
			case 'restart':
				return restart();
			case 'crash':
				crashes += 1;
				end(false);
				return restart();
		}
	}

	/** Polls until there is nothing left. */
	function settle(): void {
		poll = undefined;
		now += QUIET;
		for (let polls = 0, pages = 0; polls < 2; pages++) {
			if (readPage(0)) polls += 1;
			if (pages > 20) throw new Error('The list is never read to its end');
		}
	}

	return {
		perform,
		settle,
		lost: () =>
			[...rows.values()].flatMap((versions) =>
				versions.slice(-1).filter((last) => !given.has(last)),
			),
		repeats: () => Math.max(0, ...given.values()) - 1,
		crashes: () => crashes,
		cursor: () => memory,
	};
}

const ALL = Array.from({ length: 30 }, (_, index) => index + 1);
const id = fc.integer({ min: 1, max: 30 });
const action: fc.Arbitrary<Action> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			kind: fc.constant('change' as const),
			ids: fc.oneof(fc.tuple(id), fc.constant(Array.from({ length: 30 }, (_, index) => index + 1))),
			lag: fc.integer({ min: 0, max: 240_000 }),
			hasZ: fc.boolean(),
			ticks: fc.integer({ min: 0, max: 9_999 }),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), id }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('wait' as const),
			ms: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: QUIET })),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('page' as const),
			slowness: fc.integer({ min: 0, max: 1_000 }),
		}),
	},
	...(['pause', 'fail', 'restart', 'crash'] as const).map((kind) => ({
		weight: 1,
		arbitrary: fc.constant({ kind }),
	})),
);
const rules = fc.record({ digits: fc.integer({ min: 0, max: 7 }), isLate: fc.boolean() });

test('any interleaving of changes, polls, failures and restarts loses nothing, and repeats only around a crash', () => {
	fc.assert(
		fc.property(rules, fc.array(action, { maxLength: 120 }), (each, actions) => {
			const model = createModel(each);
			for (const one of actions) model.perform(one);
			model.settle();
			expect(model.lost()).toEqual([]);
			expect(model.repeats()).toBeLessThanOrEqual(model.crashes());
		}),
		{ numRuns: 1_000 },
	);
});

test('what is remembered does not grow with time', () => {
	const model = createModel({ digits: 7, isLate: false });
	for (let round = 0; round < 100; round++) {
		const ids = Array.from({ length: 15 }, (_, index) => 15 * round + index + 1);
		model.perform({ kind: 'change', ids, lag: 0, hasZ: true, ticks: round });
		model.settle();
	}
	expect(Object.keys(model.cursor().seen).length).toBeLessThanOrEqual(15);
	expect(model.lost()).toEqual([]);
});

/** A change that shows at once. */
function changed(...ids: number[]): Action {
	return { kind: 'change', ids, lag: 0, hasZ: true, ticks: 0 };
}
const wait = (ms: number): Action => ({ kind: 'wait', ms });
const page: Action = { kind: 'page', slowness: 0 };
const pause: Action = { kind: 'pause' };

test.each<[what: string, actions: Action[]]>([
	[
		'changes behind a reading that takes several polls',
		[changed(...ALL), wait(2_000), page, pause, changed(1), wait(QUIET), changed(30), wait(2_000)],
	],
	[
		'moves between two pages',
		[
			...[changed(...ALL), wait(QUIET), changed(30), wait(2_000), page],
			...[1, 2].map((each): Action => ({ kind: 'delete', id: each })),
		],
	],
	[
		'is on a page that is gone with the next poll',
		[
			...[changed(...ALL), wait(2_000), page, pause],
			...ALL.slice(5).map((each): Action => ({ kind: 'delete', id: each })),
		],
	],
])('a row comes that %s', (_what, actions) => {
	const model = createModel({ digits: 0, isLate: false });
	for (const one of [...actions, page, page, page]) model.perform(one);
	model.settle();
	expect(model.lost()).toEqual([]);
	expect(model.repeats()).toBe(0);
});
