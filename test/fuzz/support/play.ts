import type { IDataObject, INode } from 'n8n-workflow';

import type { Sandbox, StoredRecord } from '../../../sandbox';
import { credentialFor } from '../../engine/support/coworkers';
import type { RunResult } from '../../engine/support/engine';
import { REQUIRED_PARAMETERS, runWorkflow } from '../../engine/support/engine';
import { byId, locator } from '../../engine/support/operations';
import type { Case, Execution } from './cases';
import { freshSandbox } from './fresh';
import { passing, resetChance, settle, time } from './time';

const DAY = 86_400_000;
const RESOURCE = 6001;
/** Milliseconds that tell what was there before from what an execution creates: dates are of whole seconds. */
const APART = 3_000;

/** What an item came to, as its user is told. */
export type Fate =
	| { kind: 'done'; id: number; action?: string }
	| { kind: 'failed' | 'doubt'; told: string };

/** An execution, and the fates of its items in their order. */
export interface Played {
	execution: Execution;
	fates: Fate[];
}

export interface Outcome {
	played: Played[];
	/** Of each subject, the records that were not there before. */
	coworkers(subject: number): StoredRecord[];
	bookings(subject: number): StoredRecord[];
	/** Of a subject, the records that were there before. */
	known(subject: number): StoredRecord[];
}

function emailOf(subject: number): string {
	return `person${subject}@example.com`;
}

function hourOf(subject: number): string {
	return `2031-05-06T${10 + subject}:00:00Z`;
}

const PARAMETERS = {
	create: { resource: 'coworker', operation: 'create', ...REQUIRED_PARAMETERS },
	upsert: {
		resource: 'coworker',
		operation: 'upsert',
		...REQUIRED_PARAMETERS,
		additionalFields: { cityName: '={{ $json.city }}' },
	},
	book: {
		resource: 'booking',
		operation: 'create',
		resourceId: byId(RESOURCE),
		fromTime: '={{ $json.from }}',
		toTime: '={{ $json.to }}',
	},
} satisfies Record<Execution['operation'], IDataObject>;

function itemsOf({ subjects }: Execution): IDataObject[] {
	return subjects.map((subject, index) => ({
		email: emailOf(subject),
		city: `City ${index}`,
		from: hourOf(subject),
		to: hourOf(subject).replace(':00:00', ':30:00'),
	}));
}

function nodeOf({ maxTries }: Execution): Partial<INode> {
	// n8n takes 0 for its default.
	return maxTries === 1 ? {} : { retryOnFail: true, maxTries, waitBetweenTries: 1 };
}

async function run(sandbox: Sandbox, execution: Execution, hasNames: boolean): Promise<RunResult> {
	const { operation, onError, startsAfter, cancelAfter, timeout, maxWait, writesPerMinute } =
		execution;
	await time.sleep(startsAfter, new AbortController().signal);
	const over = new AbortController();
	const result = await runWorkflow({
		items: itemsOf(execution),
		credential: credentialFor(sandbox),
		parameters: {
			...PARAMETERS[operation],
			...(hasNames && operation !== 'book' ? { countryId: locator('code', 'GB') } : {}),
			options: { timeout, maxWait, writesPerMinute },
		},
		onError,
		node: nodeOf(execution),
		onStart: (running) => {
			if (cancelAfter === undefined) return;
			time.sleep(cancelAfter, over.signal).then(
				() => running.cancel(),
				() => {},
			);
		},
	});
	over.abort();
	return result;
}

const DOUBT = /may or may not have been created|was under way/;

function failure(...told: unknown[]): Fate {
	const text = told.filter(Boolean).join(' ');
	return { kind: DOUBT.test(text) ? 'doubt' : 'failed', told: text };
}

/** What the output items say. */
function fatesOfOutputs({ subjects }: Execution, { outputs }: RunResult): Fate[] {
	const items = outputs.flat();
	return subjects.map((_subject, index) => {
		const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		if (own.length !== 1) throw new Error(`Item ${index} came out ${own.length} times`);
		const [{ json }] = own;
		const details = json.errorDetails as IDataObject | undefined;
		if (json.error) return failure(json.error, details?.description);
		return { kind: 'done', id: Number(json.Id), action: json.action as string | undefined };
	});
}

/** What the error that stopped the workflow says of all items: the first ones are done. */
function fatesOfError({ subjects }: Execution, { error, run: { status } }: RunResult): Fate[] {
	const told = `${error?.message} ${error?.description ?? ''}`;
	const [, ids] = /kept in Nexudus: ID ([\d, ]+)/.exec(told) ?? [];
	const done = ids === undefined ? [] : ids.split(', ').map(Number);
	return subjects.map((_subject, index): Fate => {
		if (index < done.length) return { kind: 'done', id: done[index] };
		if (index === done.length) return failure(told);
		return { kind: 'failed', told: status };
	});
}

/** What n8n cancels between two tries of the node, it tells nothing of. */
const CANCELED: Fate = { kind: 'doubt', told: 'canceled' };

function fatesOf(execution: Execution, result: RunResult): Fate[] {
	const {
		error,
		outputs,
		run: { status },
	} = result;
	if (outputs.flat().length > 0) return fatesOfOutputs(execution, result);
	const isTold = status !== 'canceled' || error?.message === 'The execution was canceled';
	return isTold ? fatesOfError(execution, result) : execution.subjects.map(() => CANCELED);
}

async function worldOf({ readings, listLag, latency, clockOffset, hasLimits, known }: Case) {
	const limits = hasLimits ? {} : 'off';
	const settings = { clock: time, readings, listLag, latency, clockOffset, limits } as const;
	const sandbox = await freshSandbox(settings);
	sandbox.records('resources').add({ Id: RESOURCE, Name: 'Room', BusinessId: 3001 });
	const before = known.map((subject) => sandbox.coworkers.add({ Email: emailOf(subject) }));
	return { sandbox, before };
}

/** Plays a case to its end, in which nothing is under way any more. */
export async function play(played: Case): Promise<Outcome> {
	resetChance();
	const { sandbox, before } = await worldOf(played);
	try {
		await passing(time.sleep(played.listLag + APART, new AbortController().signal), DAY);
		for (const fault of played.faults) sandbox.faults.add(fault);
		const running = played.executions.map(async (execution) => ({
			execution,
			fates: fatesOf(execution, await run(sandbox, execution, played.hasNames)),
		}));
		const results = await passing(Promise.all(running), DAY);
		await settle();
		const ids = before.map(({ Id }) => Id);
		const isNew = ({ Id }: StoredRecord) => !ids.includes(Id);
		return {
			played: results,
			coworkers: (subject) => sandbox.coworkers.findByEmail(emailOf(subject)).filter(isNew),
			bookings: (subject) =>
				sandbox
					.records('bookings')
					.list()
					.filter(({ FromTime }) => FromTime === hourOf(subject)),
			known: (subject) => before.filter(({ Email }) => Email === emailOf(subject)),
		};
	} finally {
		await sandbox.close();
	}
}
