import { bookings } from './bookings';
import { coworkers } from './coworkers';
import { coworkerledgerentries } from './invoices';
import * as others from './others';
import type { Particular } from './particular';
import { webhooks } from './webhooks';

/** What entities do beside what the contract says, by entity. */
export const particulars: Readonly<Record<string, Particular>> = {
	bookings,
	coworkers,
	coworkerledgerentries,
	webhooks,
	...others,
};

export type { Particular, Refusal } from './particular';
