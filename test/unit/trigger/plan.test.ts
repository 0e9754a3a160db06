import fc from 'fast-check';

import { keyOf } from '../../../nodes/Nexudus/trigger/address';
import { EVENTS } from '../../../nodes/Nexudus/trigger/events';
import { planFor } from '../../../nodes/Nexudus/trigger/subscription';

const subject = fc.record({
	event: fc.constantFrom(...EVENTS.slice(0, 3)),
	location: fc.record({ id: fc.integer({ min: 1, max: 3 }), name: fc.constant('Any') }),
});
const wanted = fc.uniqueArray(subject, { selector: keyOf });
const present = fc
	.array(fc.record({ subject, isActive: fc.boolean() }))
	.map((webhooks) => webhooks.map((webhook, index) => ({ ...webhook, id: index + 1 })));

test('whatever is there: afterwards each subject has one webhook, switched on, and there is no other', () => {
	const run = fc.property(wanted, present, (subjects, webhooks) => {
		const { missing, off, surplus } = planFor(subjects, webhooks);
		const gone = new Set(surplus.map(({ id }) => id));
		const on = new Set(off.map(({ id }) => id));
		const left = [
			...webhooks
				.filter(({ id }) => !gone.has(id))
				.map((webhook) => ({ ...webhook, isActive: webhook.isActive || on.has(webhook.id) })),
			...missing.map((each) => ({ subject: each, isActive: true })),
		];
		expect(left.map((webhook) => keyOf(webhook.subject)).sort()).toEqual(
			subjects.map(keyOf).sort(),
		);
		expect(left.every(({ isActive }) => isActive)).toBe(true);
	});
	fc.assert(run);
});

test('what is there and on is not touched', () => {
	const run = fc.property(wanted, (subjects) => {
		const webhooks = subjects.map((each, index) => ({ id: index, subject: each, isActive: true }));
		expect(planFor(subjects, webhooks)).toEqual({ missing: [], off: [], surplus: [] });
	});
	fc.assert(run);
});
