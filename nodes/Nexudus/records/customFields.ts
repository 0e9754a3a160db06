import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { isObject } from '../api/shapes';
import { hasAdditional, toPairs } from '../fields/body';
import { entriesOf, isMeant, valuesByName } from '../fields/customFields';
import { ADDITIONAL_FIELDS } from '../fields/names';
import { foldName } from '../fields/text';
import type { BodyForm, CustomField } from '../fields/types';
import { readCustomFields } from '../lookups/customFields';
import type { Resource } from '../resources/resource';

/** What a record's custom fields are shown as. */
export const BY_NAME = 'CustomFieldsByName';

/** The names that an item gives values for; none where an expression fails, which is told when the item is read. */
function namesIn(
	context: IExecuteFunctions,
	[outermost, ...inner]: readonly string[],
	itemIndex: number,
): string[] {
	try {
		const held: unknown = context.getNodeParameter(outermost, itemIndex, '');
		const value = inner.reduce((holder, name) => (isObject(holder) ? holder[name] : ''), held);
		const pairs = toPairs(value) ?? [];
		return pairs.map(({ name }) => String(name).trim());
	} catch {
		return [];
	}
}

/** Whether a parameter may have a value: what stands around it may be an expression as a whole. */
function maySet(parameters: unknown, [name, ...inner]: readonly string[]): boolean {
	if (name === undefined || !isObject(parameters)) return parameters !== undefined;
	return maySet(parameters[name], inner);
}

/**
 * The form with the custom fields of the space, where an item or one of its columns may name one.
 *
 * @param columns those that none of the form's own fields takes
 */
export async function withCustomFields(
	context: IExecuteFunctions,
	connection: Connection,
	{ resource, form }: { resource: Resource; form: BodyForm },
	columns: readonly string[],
): Promise<BodyForm> {
	const { named } = form;
	if (!named || !resource.customFields) return form;
	const path = [...(hasAdditional(form) ? [ADDITIONAL_FIELDS.name] : []), named.parameter];
	const isSet = maySet(connection.node.parameters, path);
	const items = isSet ? context.getInputData() : [];
	const given = items.flatMap((_item, itemIndex) => namesIn(context, path, itemIndex));
	if (given.length === 0 && columns.length === 0) return form;
	const names = new Set([...given, ...given.map(foldName), ...columns.map(foldName)]);
	const isNamed = (field: CustomField) => isMeant(field, names);
	try {
		const fields = await readCustomFields(connection, resource.customFields, isNamed);
		return { ...form, named: { ...named, fields } };
	} catch (error) {
		connection.signal?.throwIfAborted();
		const problem = `cannot be looked up: ${(error as Error).message}`;
		if (given.length === 0)
			connection.tell?.(`${named.label} ${problem}. No column was matched to one.`, 'warning');
		return { ...form, named: { ...named, problem } };
	}
}

function hasValues({ CustomFields }: IDataObject): boolean {
	return entriesOf(CustomFields).length > 0;
}

/** A simple record that keeps its custom fields until they are shown by name. */
export function withValues(simple: IDataObject, record: IDataObject): IDataObject {
	return hasValues(record) ? { ...simple, CustomFields: record.CustomFields } : simple;
}

export function withoutValues(record: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(record).filter(([property]) => property !== 'CustomFields'),
	);
}

/** Records with the values of their custom fields by name; by ID, and a hint, where nobody may read the names. */
export async function withValuesByName(
	connection: Connection,
	{ customFields }: Resource,
	records: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (!customFields || !records.some(hasValues)) return [...records];
	const fields = await readCustomFields(connection, customFields).catch((error: unknown) => {
		connection.signal?.throwIfAborted();
		connection.tell?.(
			`The names of custom fields could not be read, so that IDs stand for them: ${(error as Error).message}`,
			'warning',
		);
		return [];
	});
	const byProperty = new Map(fields.map((field) => [field.property, field]));
	return records.map((record) =>
		hasValues(record)
			? { ...record, [BY_NAME]: valuesByName(record.CustomFields, byProperty) as IDataObject }
			: record,
	);
}
