import { timeZones } from './timeZones';

/** A location, plan or team of the pretended operator. */
export interface NamedRecord {
	Id: number;
	Name: string;
	[property: string]: unknown;
}

const POUND_ID = 3101;

export const currencies: readonly NamedRecord[] = [
	{ Id: POUND_ID, Name: 'Pound sterling', Code: 'GBP' },
	{ Id: 3102, Name: 'Euro', Code: 'EUR' },
];

/** Records of the first location, with all their names. */
function combine(firstId: number, heads: string[], tails: string[], more = {}): NamedRecord[] {
	return heads
		.flatMap((head) => tails.map((tail) => `${head} ${tail}`))
		.map((name, index) => ({
			Id: firstId + index,
			Name: name,
			BusinessId: businesses[0].Id,
			...more,
		}));
}

function location(Id: number, city: string, zone: string): NamedRecord {
	const SimpleTimeZoneId = timeZones.find(({ Name }) => Name === zone)?.Id;
	return { Id, Name: `Sandbox ${city}`, CurrencyId: POUND_ID, SimpleTimeZoneId };
}

/** Locations. The first is the one a coworker gets when none was sent. */
export const businesses: readonly NamedRecord[] = [
	location(3001, 'London', 'GMT Standard Time'),
	location(3002, 'Lisbon', 'GMT Standard Time'),
	location(3003, 'New York', 'Eastern Standard Time'),
];

/** 48 plans: more than one page of the default 25. */
export const tariffs: readonly NamedRecord[] = combine(
	4001,
	[
		'Hot Desk',
		'Dedicated Desk',
		'Private Office',
		'Team Room',
		'Virtual Office',
		'Meeting Room',
		'Studio',
		'Lounge',
	],
	['Monthly', 'Quarterly', 'Annual', 'Part-time', 'Weekend', 'Student'],
	{ CurrencyId: POUND_ID, Price: 150 },
);

/** 36 teams. */
export const teams: readonly NamedRecord[] = combine(
	5001,
	['Acorn', 'Bramble', 'Cedar', 'Dogwood', 'Elder', 'Fern', 'Gorse', 'Hazel', 'Ivy'],
	['Design', 'Labs', 'Legal', 'Media'],
);
