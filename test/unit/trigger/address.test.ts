import fc from 'fast-check';

import { addressOf, keyOf, readSubject, subjectOf } from '../../../nodes/Nexudus/trigger/address';
import { EVENTS } from '../../../nodes/Nexudus/trigger/events';

const BASE = 'https://n8n.example.com/webhook/0a1b/webhook';

const subject = fc.record({
	event: fc.constantFrom(...EVENTS),
	location: fc.record({
		id: fc.integer({ min: 1 }),
		name: fc.string({ unit: 'grapheme' }),
	}),
});

test('an address tells the event and the location that it was made for', () => {
	const run = fc.property(subject, (wanted) => {
		const address = addressOf(BASE, wanted);
		expect(subjectOf(BASE, address)).toEqual(wanted);
		expect(subjectOf('HTTPS://N8N.EXAMPLE.COM/webhook/0a1b/webhook', address)).toEqual(wanted);
		expect(keyOf(readSubject(new URL(address).searchParams)!)).toBe(keyOf(wanted));
	});
	fc.assert(run);
});

test.each([
	'https://n8n.example.com/webhook/other/webhook',
	'https://n8n.example.com/webhook-test/0a1b/webhook',
	'https://n8n.example.com/webhook/0a1b/webhook/more',
	'https://staging.example.com/webhook/0a1b/webhook',
])('an address of %s is none of the node', (other) => {
	const run = fc.property(subject, (wanted) => {
		expect(subjectOf(BASE, addressOf(other, wanted))).toBeUndefined();
	});
	fc.assert(run);
});

test.each([
	undefined,
	null,
	'',
	'no address',
	BASE,
	`${BASE}?event=BookingCreate`,
	`${BASE}?event=Nothing&location=1`,
	`${BASE}?event=BookingCreate&location=-1`,
	`${BASE}?event=BookingCreate&location=x`,
])('%s is none of the node either', (address) => {
	expect(subjectOf(BASE, address)).toBeUndefined();
});
