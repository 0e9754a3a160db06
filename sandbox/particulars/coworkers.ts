import { refusals } from '../../contract';
import { seeds } from '../data/seeds';
import type { Values } from '../store';
import type { StoredRecord } from '../types';
import type { World } from '../world';
import type { Particular, Refusal } from './particular';
import { rejected } from './particular';

/** "CountryId" brings a "CountryName", and so on; what is gone takes its name along. */
function withRelationNames(world: World, values: Values): Values {
	const named = { ...values };
	for (const { property, type, relation } of world.store('coworkers').entity.properties.values()) {
		if (!relation || type !== 'integer') continue;
		const name = world.store(relation).get(values[property])?.Name;
		const key = property.replace(/Id$/, 'Name');
		if (name === undefined) delete named[key];
		else named[key] = name;
	}
	return named;
}

/** Refuses what an inactive coworker may not do (seen on a live account). */
export function refuseInactive({
	world,
	body,
}: {
	world: World;
	body: Values;
}): Refusal | undefined {
	const coworker = world.store('coworkers').get(body.CoworkerId);
	return coworker?.Active === false ? rejected(refusals.get('disabled')) : undefined;
}

function isTaken(world: World, body: Values, id: unknown): boolean {
	const others = world.store('coworkers').findByEmail(String(body.Email));
	return others.some(({ Id }) => Id !== id);
}

export const coworkers: Particular = {
	refuse({ world, body, earlier }) {
		if (world.settings.readings.emails === 'shared') return undefined;
		return isTaken(world, body, earlier?.Id) ? rejected('is already in use', 'Email') : undefined;
	},
	complete(values, { world, method }) {
		const completed: Values = { Businesses: [seeds.businesses[0].Id], Teams: [], ...values };
		// Nexudus REST API, Coworkers: without a BillingDay a plan bills on the current day.
		if (completed.TariffId) completed.BillingDay ??= new Date(world.now()).getUTCDate();
		// Nexudus REST API, Coworkers: it lands in some location of the log-in.
		if (method === 'POST') completed.InvoicingBusinessId ??= seeds.businesses[0].Id;
		if (world.settings.readings.fresh === 'asSeen' && method === 'POST') {
			// Seen on a live account: a log-in is given by an update only.
			delete completed.UserId;
		}
		return withRelationNames(world, completed);
	},
	written(record, { world, body }) {
		if (body.CreateUser === true) world.welcomeEmails.push(String(record.Email));
	},
};

/** What lists still show of a deleted coworker (seen on a live account). */
export function traceOf(record: StoredRecord, world: World): StoredRecord {
	return { ...record, Active: false, UpdatedBy: '[System]', UpdatedOn: world.timestamp() };
}
