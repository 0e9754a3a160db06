import type { IDataObject } from 'n8n-workflow';

import { entityOf, enums } from '../../../contract';
import type { Property } from '../../../contract';
import type { Field, LookupName } from '../../../nodes/Nexudus/fields/types';
import { LOOKUPS } from '../../../nodes/Nexudus/lookups/table';
import type { Sandbox } from '../../../sandbox';
import type { Sample } from './samples';
import { samplesOf } from './samples';

type StoredRecord = ReturnType<ReturnType<Sandbox['records']>['get']> & object;

/** A value that Nexudus takes for a property, its relations seeded. */
function valueOf(sandbox: Sandbox, { property, type, relation, enum: name }: Property): unknown {
	if (relation) {
		const id = someRecord(sandbox, relation).Id;
		return type === 'integers' ? [id] : id;
	}
	if (name) return enums.get(name)?.[0].value;
	switch (type) {
		case 'text':
			return property === 'Email' ? 'seeded@example.com' : `Seeded ${property}`;
		case 'integer':
			return 1;
		case 'decimal':
			return 10;
		case 'boolean':
			return false;
		case 'instant':
			return /To|End|Until|Expire/.test(property) ? '2031-02-03T10:00:00Z' : '2031-02-03T09:00:00Z';
		case 'clock':
		case 'day':
			return '2031-02-03T09:00:00';
		default:
			return [];
	}
}

/** Seeds a record that has all that Nexudus demands of one, and the records that it points to. */
export function seedRecord(
	sandbox: Sandbox,
	entity: string,
	values: IDataObject = {},
): StoredRecord {
	const needed = [...entityOf(entity).properties.values()].filter(
		({ create, update, property }) =>
			property !== 'Id' && (create === 'required' || update === 'required'),
	);
	const record = Object.fromEntries(
		needed.map((each) => [each.property, valueOf(sandbox, each)] as const),
	);
	return sandbox.records(entity).add({ ...record, ...values });
}

/** The first record of an entity; a new one where there is none. */
export function someRecord(sandbox: Sandbox, entity: string): StoredRecord {
	return sandbox.records(entity).list()[0] ?? seedRecord(sandbox, entity);
}

function idIn(sandbox: Sandbox, lookup: LookupName): number {
	return someRecord(sandbox, LOOKUPS[lookup].path.split('/')[1]).Id;
}

/** What a user enters for a field, and what Nexudus is to get; the records that it names are seeded. */
export function sampleFor(sandbox: Sandbox, field: Field): Pick<Sample, 'parameter' | 'sent'> {
	switch (field.kind) {
		case 'id': {
			const id = idIn(sandbox, field.lookup);
			return { parameter: { __rl: true, mode: 'id', value: String(id) }, sent: id };
		}
		case 'ids': {
			const ids = [idIn(sandbox, field.lookup)];
			return { parameter: ids, sent: ids };
		}
		case 'instant': {
			const hour = /To|End|Until|Expire/.test(field.property) ? 11 : 10;
			return { parameter: `2031-07-15T${hour}:30:00`, sent: `2031-07-15T${hour}:30:00Z` };
		}
		case 'rows': {
			const rows = field.fields.map((child) => [child, sampleFor(sandbox, child)] as const);
			const row = (what: 'parameter' | 'sent') =>
				Object.fromEntries(rows.map(([{ property }, sample]) => [property, sample[what]]));
			return { parameter: [row('sent')], sent: [row('sent')] };
		}
		default: {
			const [sample] = samplesOf(field);
			return { parameter: sample.parameter, sent: sample.sent };
		}
	}
}
