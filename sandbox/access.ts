import { seeds } from './data/seeds';
import { particulars } from './particulars';
import type { SandboxState } from './state';
import type { Values } from './store';
import type { Coworker, Coworkers, RecordsOf, StoredRecord } from './types';

/** Seeds records without any check, under the Id they name or the next one. */
function addRecord(
	{ world, webhooks }: SandboxState,
	entity: string,
	record: Partial<StoredRecord>,
): StoredRecord {
	const store = world.store(entity);
	const now = world.timestamp();
	const stamp = { CreatedOn: now, UpdatedOn: now, UpdatedBy: 'sandbox' };
	const write = { world, store, body: {}, method: 'PUT', by: 'sandbox' } as const;
	const defaults: Values = Object.fromEntries(
		[...store.entity.properties.values()].flatMap(({ property, default: value }) =>
			value === undefined ? [] : [[property, value]],
		),
	);
	const values = { ...defaults, ...record };
	const completed = particulars[entity]?.complete?.(values, write) ?? values;
	const added = store.insert({ ...stamp, ...completed }, {}, world.now());
	webhooks.notice();
	return added;
}

/** The records of an entity, as tests read and seed them. */
export function recordsOf(state: SandboxState, entity: string): RecordsOf {
	const store = state.world.store(entity);
	return {
		get count() {
			return store.count;
		},
		list: () => store.list(),
		get: (id) => store.get(id),
		add: (record) => addRecord(state, entity, record),
	};
}

/** The coworkers, who can also be found by e-mail, and are somebody when nothing is said of them. */
export function coworkersOf(state: SandboxState): Coworkers {
	const store = state.world.store('coworkers');
	const [{ Id: country }] = seeds.countries.filter(({ TwoDigitsCode }) => TwoDigitsCode === 'GB');
	const [{ Id: timeZone }] = seeds.simpletimezones.filter(({ Description }) =>
		String(Description).includes('London'),
	);
	return {
		...recordsOf(state, 'coworkers'),
		get count() {
			return store.count;
		},
		findByEmail: (email) => store.findByEmail(email) as Coworker[],
		add(record) {
			const id = record.Id ?? store.nextId;
			return addRecord(state, 'coworkers', {
				Id: id,
				FullName: `Coworker ${id}`,
				Email: `coworker-${id}@sandbox.example`,
				CountryId: country,
				SimpleTimeZoneId: timeZone,
				...record,
			}) as Coworker;
		},
	} as Coworkers;
}
