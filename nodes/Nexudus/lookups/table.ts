import type { LookupName } from '../fields/types';

/** A list of Nexudus that records are chosen from (Nexudus REST API, Look-ups). */
export interface LookupRow {
	/** Below `/api`. */
	path: string;
	/** Beginning of its role ("Country-List") and of its filters ("Country_Name"). */
	entity: string;
	/** What a record is called in a message. */
	noun: string;
	/** Properties that hold a name, the one shown first. */
	names: readonly string[];
	/** What a record may be named by otherwise. */
	code?: string;
	email?: string;
	example: { id: string; name: string };
}

/** Every pick list of the form; the searches, the look-ups of names and the roles of the credential test come from here. */
export const LOOKUPS: Readonly<Record<LookupName, LookupRow>> = {
	country: {
		path: 'sys/countries',
		entity: 'Country',
		noun: 'country',
		names: ['Name'],
		code: 'TwoDigitsCode',
		example: { id: '1220', name: 'United Kingdom' },
	},
	timeZone: {
		path: 'sys/simpletimezones',
		entity: 'SimpleTimeZone',
		noun: 'time zone',
		names: ['Description', 'Name'],
		example: { id: '2023', name: 'GMT Standard Time' },
	},
	location: {
		path: 'sys/businesses',
		entity: 'Business',
		noun: 'location',
		names: ['Name'],
		example: { id: '3001', name: 'Downtown' },
	},
	plan: {
		path: 'billing/tariffs',
		entity: 'Tariff',
		noun: 'plan',
		names: ['Name'],
		example: { id: '4001', name: 'Hot Desk' },
	},
	team: {
		path: 'spaces/teams',
		entity: 'Team',
		noun: 'team',
		names: ['Name'],
		example: { id: '5001', name: 'Acme' },
	},
	coworker: {
		path: 'spaces/coworkers',
		entity: 'Coworker',
		noun: 'coworker',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: { id: '87654321', name: 'nathan@example.com' },
	},
	resource: {
		path: 'spaces/resources',
		entity: 'Resource',
		noun: 'resource',
		names: ['Name'],
		example: { id: '6001', name: 'Meeting Room 1' },
	},
	product: {
		path: 'billing/products',
		entity: 'Product',
		noun: 'product',
		names: ['Name'],
		example: { id: '7001', name: 'Coffee and Cake' },
	},
	visitor: {
		path: 'spaces/visitors',
		entity: 'Visitor',
		noun: 'visitor',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: { id: '8001', name: 'grace@example.com' },
	},
};
