import { isFirst } from '../../../nodes/Nexudus/trigger/duplicates';

test('lets the same through once, and what differs in anything each time', () => {
	expect(isFirst('node', 'BookingCreate', 1, '2030-01-01T00:00:00Z')).toBe(true);
	expect(isFirst('node', 'BookingCreate', 1, '2030-01-01T00:00:00Z')).toBe(false);
	expect(isFirst('other', 'BookingCreate', 1, '2030-01-01T00:00:00Z')).toBe(true);
	expect(isFirst('node', 'BookingUpdate', 1, '2030-01-01T00:00:00Z')).toBe(true);
	expect(isFirst('node', 'BookingCreate', 2, '2030-01-01T00:00:00Z')).toBe(true);
	expect(isFirst('node', 'BookingCreate', 1, '2030-01-01T00:00:01Z')).toBe(true);
	expect(isFirst('node', 'BookingCreate', 1, '2030-01-01T00:00:00Z')).toBe(false);
});

test('remembers the latest ten thousand, and no more', () => {
	for (let id = 0; id <= 10_000; id++) isFirst('many', id);
	expect(isFirst('many', 1)).toBe(false);
	expect(isFirst('many', 10_000)).toBe(false);
	expect(isFirst('many', 0)).toBe(true);
});
