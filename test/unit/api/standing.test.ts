import { roleIn } from '../../../nodes/Nexudus/api/standing';

const names = ['Coworker-List', ' coworker-update ', 'Team-Delete', 'Plan-Read', 'Visitor-Create'];

test.each<
	[what: string, me: { UserRoles?: unknown; IsAdmin?: unknown }, role: string, expected: string]
>([
	['named', { UserRoles: names }, 'Coworker-List', 'held'],
	['named for an administrator', { UserRoles: names, IsAdmin: true }, 'Coworker-List', 'held'],
	['named in another case', { UserRoles: ['COWORKER-LIST'] }, 'Coworker-List', 'held'],
	['named Update for Edit', { UserRoles: names }, 'Coworker-Edit', 'held'],
	['named Edit for Update', { UserRoles: ['Booking-Edit'] }, 'Booking-Update', 'held'],
	['not among those named', { UserRoles: names }, 'Coworker-Create', 'missing'],
	[
		'not among those of an administrator',
		{ UserRoles: names, IsAdmin: true },
		'Team-List',
		'missing',
	],
	[
		'of one who has none, and is no administrator',
		{ UserRoles: [], IsAdmin: false },
		'A-List',
		'missing',
	],
	['of an unrestricted administrator', { UserRoles: [], IsAdmin: true }, 'A-List', 'unknown'],
	['of one of whom that is not told', { UserRoles: [] }, 'A-List', 'unknown'],
	['not told', {}, 'A-List', 'unknown'],
	['told as nothing', { UserRoles: null, IsAdmin: false }, 'A-List', 'unknown'],
	['told as numbers', { UserRoles: [1, 2], IsAdmin: true }, 'A-List', 'unknown'],
	['told as names of groups', { UserRoles: ['Front desk', 'A-List'] }, 'B-List', 'unknown'],
	['told as names with more behind', { UserRoles: ['A-List of things'] }, 'B-List', 'unknown'],
	['told as names with more before', { UserRoles: ['the A-List'] }, 'B-List', 'unknown'],
	['told as one text', { UserRoles: 'A-List' }, 'A-List', 'unknown'],
])('a role that is %s', (_what, me, role, expected) => {
	expect(roleIn(me, role)).toBe(expected);
});
