import type { Budget } from './budget';
import type { HttpAnswer } from './throttling';
import { header } from './throttling';

/** How far Nexudus's clock is ahead of a budget's, in milliseconds: somewhere between these. */
interface Offset {
	least: number;
	most: number;
}

const SECOND = 1_000;

const offsets = new WeakMap<Budget, Offset>();

/**
 * Learns Nexudus's clock from the `Date` of an answer, which counts whole seconds and was written between the sending and
 * the receiving: each answer narrows down what the others told, until one contradicts them, for a clock was set.
 *
 * @param sentAt by the budget's clock, as the present
 */
export function noteDate(budget: Budget, { headers }: HttpAnswer, sentAt: number): void {
	const date = Date.parse(header(headers, 'date') ?? '');
	if (Number.isNaN(date)) return;
	const told = { least: date - budget.now(), most: date + SECOND - sentAt };
	const known = offsets.get(budget) ?? told;
	const both = {
		least: Math.max(known.least, told.least),
		most: Math.min(known.most, told.most),
	};
	offsets.set(budget, both.least > both.most ? told : both);
}

/**
 * The earliest time that Nexudus's clock can have shown at a moment.
 *
 * @param at by the budget's clock
 * @returns milliseconds since 1970; undefined as long as no answer had a date
 */
export function earliestTime(budget: Budget, at: number): number | undefined {
	const offset = offsets.get(budget);
	return offset && at + offset.least;
}
