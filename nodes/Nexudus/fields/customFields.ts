/**
 * Custom fields: what a space has defined in Nexudus beside the properties of its records. A definition has a name and a
 * type; a record holds the values as texts in `CustomFields.Data`, by the ID of the definition (Nexudus REST API, Custom
 * fields).
 */
import { labelOf } from './names';
import { foldName, foldText } from './text';
import type { CustomField } from './types';
import { toList } from './values';

/** Where a body holds the value of a custom field until all of them are gathered into `CustomFields`. */
const PREFIX = 'CustomFields.';

export function customProperty(id: number | string): string {
	return `${PREFIX}${id}`;
}

/** The ID within such a property; undefined for any other. */
export function customId(property: string): string | undefined {
	return property.startsWith(PREFIX) ? property.slice(PREFIX.length) : undefined;
}

/** What a definition says, as far as it is needed. Lists tell neither the options nor whether several can be chosen. */
export interface Definition {
	readonly Id: number;
	readonly Name?: unknown;
	readonly RecordType?: unknown;
	readonly FieldType?: unknown;
	readonly BusinessId?: unknown;
	readonly BusinessName?: unknown;
	readonly AvailableOptions?: unknown;
	readonly AllowMultipleOptions?: unknown;
}

/** By eFieldType. */
const TYPES: Readonly<Record<number, CustomField['type']>> = {
	3: 'boolean',
	4: 'choice',
	5: 'date',
	6: 'integer',
	7: 'number',
};

export function customFieldOf(definition: Definition): CustomField {
	const { Id, Name, FieldType, AvailableOptions, AllowMultipleOptions } = definition;
	const { BusinessName, BusinessId } = definition;
	const type = TYPES[Number(FieldType)] ?? 'text';
	const choices = typeof AvailableOptions === 'string' ? toList(AvailableOptions).map(String) : [];
	return {
		property: customProperty(Id),
		label: String(Name ?? Id),
		kind: 'custom',
		type,
		...(choices.length > 0 ? { choices } : {}),
		...(AllowMultipleOptions === true ? { isMultiple: true } : {}),
		place: typeof BusinessName === 'string' ? BusinessName : `location ${String(BusinessId)}`,
	};
}

/** Whether one of some names or IDs may stand for the field. */
export function isMeant(field: CustomField, names: ReadonlySet<string>): boolean {
	return names.has(foldName(labelOf(field))) || names.has(customId(field.property) ?? '');
}

/** One value as a record holds it. */
interface Entry {
	Name?: unknown;
	Value?: unknown;
}

function isEntry(value: unknown): value is Entry {
	return typeof value === 'object' && value !== null && 'Name' in value;
}

function isData(value: unknown): value is { Data: unknown[] } {
	return (
		typeof value === 'object' && value !== null && 'Data' in value && Array.isArray(value.Data)
	);
}

/** The values that a record holds. @param customFields its property `CustomFields` */
export function entriesOf(customFields: unknown): Entry[] {
	return isData(customFields) ? customFields.Data.filter(isEntry) : [];
}

function toEntry(name: string, value: unknown) {
	return { Name: name, Value: String(value ?? ''), Type: 'string', JsonValue: null };
}

/** A body with the values of its custom fields in their place. An empty text takes a value away. */
export function withGathered<T extends object>(body: T): T {
	const all = Object.entries(body);
	const own = all.filter(([property]) => customId(property) !== undefined);
	if (own.length === 0) return body;
	const { CustomFields } = body as { CustomFields?: unknown };
	const entries = own.map(([property, value]) => toEntry(customId(property) ?? '', value));
	const others = all.filter(([property]) => customId(property) === undefined);
	return {
		...Object.fromEntries(others),
		CustomFields: { Data: [...entriesOf(CustomFields), ...entries] },
	} as T;
}

/**
 * What a record is to hold: each value in the place of the one that it replaces, and all that are not named as they
 * were, for the whole list is written. What has the values already stays the very same.
 */
export function overlaidValues(answered: unknown, wanted: unknown): unknown {
	if (!isData(wanted)) return wanted;
	const before = isData(answered) ? answered.Data : [];
	const values = new Map(entriesOf(wanted).map((entry) => [String(entry.Name), entry]));
	let isChanged = false;
	const kept = before.map((entry) => {
		const own = isEntry(entry) ? values.get(String(entry.Name)) : undefined;
		if (!own || !isEntry(entry)) return entry;
		values.delete(String(entry.Name));
		if (String(entry.Value ?? '') === String(own.Value ?? '')) return entry;
		isChanged = true;
		return { ...entry, ...own };
	});
	const added = [...values.values()].filter(({ Value }) => String(Value ?? '') !== '');
	if (!isChanged && added.length === 0) return answered;
	return { ...(isData(answered) ? answered : {}), Data: [...kept, ...added] };
}

/** A text as its type has it; what is not of it stays the text. */
function typed(field: CustomField | undefined, value: unknown): unknown {
	const text = foldText(value);
	if (field?.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
	const isNumeric = field?.type === 'integer' || field?.type === 'number';
	const number = isNumeric && text !== '' ? Number(text) : NaN;
	return Number.isNaN(number) ? value : number;
}

/** The values that a record holds, by the names of its custom fields; a name that is taken goes with its ID. */
export function valuesByName(
	customFields: unknown,
	fields: ReadonlyMap<string, CustomField>,
): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const { Name, Value } of entriesOf(customFields)) {
		const field = fields.get(customProperty(String(Name)));
		const name = field ? labelOf(field) : String(Name);
		values[name in values ? `${name} (${String(Name)})` : name] = typed(field, Value);
	}
	return values;
}
