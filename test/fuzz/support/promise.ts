import type { StoredRecord } from '../../../sandbox';
import { SUBJECTS } from './cases';
import type { Execution } from './cases';
import type { Fate, Outcome } from './play';

interface Item {
	operation: Execution['operation'];
	fate: Fate;
}

function itemsAbout({ played }: Outcome, subject: number): Item[] {
	return played.flatMap(({ execution: { operation, subjects }, fates }) =>
		fates.flatMap((fate, index) => (subjects[index] === subject ? [{ operation, fate }] : [])),
	);
}

function idsOf(items: readonly Item[]): number[] {
	return items.flatMap(({ fate }) => (fate.kind === 'done' ? [fate.id] : []));
}

function hasTwice(ids: readonly number[]): boolean {
	return new Set(ids).size < ids.length;
}

/** What is true of the records of a subject; each is a complaint. */
type Judge = (
	items: readonly Item[],
	stored: readonly StoredRecord[],
	known: readonly StoredRecord[],
) => string[];

/** Items that create have a record of their own each; those that create or update may have one together. */
function split(items: readonly Item[]) {
	const isUpsert = ({ operation }: Item) => operation === 'upsert';
	return { creating: items.filter((item) => !isUpsert(item)), upserting: items.filter(isUpsert) };
}

function ofKind(items: readonly Item[], kind: Fate['kind']): number {
	return items.filter(({ fate }) => fate.kind === kind).length;
}

/** The IDs that are output are those of such records, and each is output once for what it was created for. */
const falseIds: Judge = (items, stored, known) => {
	const { creating, upserting } = split(items);
	const isCreated = ({ fate }: Item) => fate.kind === 'done' && fate.action === 'created';
	const there = stored.map(({ Id }) => Id);
	const all = [...there, ...known.map(({ Id }) => Id)];
	return [
		hasTwice([...idsOf(creating), ...idsOf(upserting.filter(isCreated))]) && 'an Id comes twice',
		!idsOf(creating).every((id) => there.includes(id)) && 'the Id of a record that is not there',
		!idsOf(upserting).every((id) => all.includes(id)) && 'the Id of something else',
	].filter((complaint) => complaint !== false);
};

/**
 * No record is there but those of items that create and are done or in doubt, and one for all items together that create
 * or update: none of them creates where another may have.
 */
const surplus: Judge = (items, stored, known) => {
	const { creating, upserting } = split(items);
	const own = idsOf(creating);
	const isMade = idsOf(upserting).some((id) => !own.includes(id));
	const isShared = known.length === 0 && (isMade || ofKind(upserting, 'doubt') > 0);
	const most = own.length + ofKind(creating, 'doubt') + Number(isShared);
	return stored.length > most ? [`${stored.length} records, and not ${most} at the most`] : [];
};

/** The same where the node may have sent a record once more, for it could not know better. */
const lateSurplus: Judge = (items, stored) => {
	const most = 2 * (ofKind(items, 'done') + ofKind(items, 'doubt'));
	return stored.length > most ? [`${stored.length} records, and not ${most} at the most`] : [];
};

function judged(judges: readonly Judge[], outcome: Outcome): string[] {
	return [...Array(SUBJECTS).keys()].flatMap((subject) => {
		const items = itemsAbout(outcome, subject);
		const isBooking = ({ operation }: Item) => operation === 'book';
		const people = items.filter((item) => !isBooking(item));
		const [coworkers, known] = [outcome.coworkers(subject), outcome.known(subject)];
		return judges.flatMap((judge) => [
			...judge(people, coworkers, known).map((problem) => `coworker ${subject}: ${problem}`),
			...judge(items.filter(isBooking), outcome.bookings(subject), []).map(
				(problem) => `booking ${subject}: ${problem}`,
			),
		]);
	});
}

/**
 * What is wrong with an outcome, in words; empty when the promise is kept: each item is created, with an Id of its own,
 * or has failed with nothing stored, or is in doubt.
 */
export function brokenPromises(outcome: Outcome): string[] {
	return judged([falseIds, surplus], outcome);
}

/** The same for writes that show when nobody looks any more: a second send may have doubled them. */
export function brokenPromisesLate(outcome: Outcome): string[] {
	return judged([falseIds, lateSurplus], outcome);
}
