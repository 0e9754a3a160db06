import { enums } from '../../../contract';
import { EVENTS, eventOf } from '../../../nodes/Nexudus/trigger/events';

test('are all that Nexudus tells of, under its numbers', () => {
	const actions = enums.get('eWebhookAction')!.filter(({ name }) => name !== 'None');
	const events = EVENTS.map(({ action, value }) => ({ name: action, value }));
	expect(events.sort((a, b) => a.value - b.value)).toEqual(
		actions.map(({ name, value }) => ({ name, value })),
	);
});

test('each has a name of its own, in the order that the form shows them in', () => {
	const names = EVENTS.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect([...names].sort((a, b) => a.localeCompare(b, 'en'))).toEqual(names);
});

test.each(EVENTS.map(({ action, name }) => [action, name]))(
	'%s is also found as %s',
	(action, name) => {
		expect(eventOf(name.toLowerCase())?.action).toBe(action);
		expect(eventOf(action)?.name).toBe(name);
	},
);
