import type { Connection } from '../api/connection';
import { exchange } from '../api/request';
import type { Definition } from '../fields/customFields';
import { customFieldOf } from '../fields/customFields';
import type { CustomField } from '../fields/types';
import type { LookupRecord } from './read';
import { readAll } from './read';
import { LOOKUPS } from './table';

const read = new WeakMap<Connection['access'], Promise<LookupRecord[]>>();

/** All definitions, which an execution reads once. */
async function definitions(connection: Connection): Promise<LookupRecord[]> {
	const { access } = connection;
	const known = read.get(access) ?? readAll(connection, LOOKUPS.customField);
	read.set(access, known);
	return await known;
}

/** Lists of definitions leave out what can be chosen (Nexudus REST API, Custom fields); unknown where nobody may read it. */
async function withOptions(connection: Connection, definition: Definition): Promise<Definition> {
	const { path, entity } = LOOKUPS.customField;
	const outcome = await exchange(connection, {
		method: 'GET',
		path: `/api/${path}/${definition.Id}`,
		role: `${entity}-Read`,
	});
	return outcome.kind === 'answer' ? { ...definition, ...outcome.body } : definition;
}

/**
 * The custom fields that some kinds of records have.
 *
 * @param recordTypes eCustomFieldRecordType
 * @param isNeeded whether it is to be known what can be chosen, where it is a drop-down
 * @throws NodeApiError, e.g. when the role is missing
 */
export async function readCustomFields(
	connection: Connection,
	recordTypes: readonly number[],
	isNeeded: (field: CustomField) => boolean = () => false,
): Promise<CustomField[]> {
	const all = await definitions(connection);
	const own = all.filter(({ RecordType }) => recordTypes.includes(Number(RecordType)));
	const fields: CustomField[] = [];
	for (const definition of own) {
		const field = customFieldOf(definition);
		const lacksChoices = field.type === 'choice' && !field.choices && isNeeded(field);
		fields.push(lacksChoices ? customFieldOf(await withOptions(connection, definition)) : field);
	}
	return fields;
}
