import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import type { Settings } from '../execution/settings';
import type { Mistake } from '../fields/body';
import type { Mapping } from '../fields/mapping';
import { columnValues, describeMapping, mappableFields, matchColumns } from '../fields/mapping';
import type { BodyForm, ColumnValue } from '../fields/types';
import { quote } from '../fields/values';

/** The columns of the input, as the setting Mapping Mode has them. */
export interface Columns {
	/** By the property that they fill; undefined where none is to be mapped. */
	values(itemIndex: number): ReadonlyMap<string, ColumnValue> | undefined;
	/** What the option Unknown Columns complains of. */
	mistakes(itemIndex: number): Mistake[];
}

const NO_FIELD =
	'fills no field, or the same as another. Rename it, leave it out, or set the option Unknown Columns to Ignore';

function isMapped({ mappingMode }: Settings): boolean {
	return mappingMode === 'automatic';
}

/** The columns of the items that are to be mapped. */
function columnNames(context: IExecuteFunctions, settings: readonly Settings[]): string[] {
	const mapped = context.getInputData().filter((_item, itemIndex) => isMapped(settings[itemIndex]));
	return mapped.flatMap(({ json }) => Object.keys(json));
}

/** What the columns of the items come to by the form's own fields; undefined where none is to be mapped. */
export function mapOwn(
	context: IExecuteFunctions,
	{ required, asked = [], groups }: BodyForm,
	settings: readonly Settings[],
): Mapping | undefined {
	if (!settings.some(isMapped)) return undefined;
	const fields = [...required, ...asked, ...groups.flatMap((group) => group.fields)];
	return matchColumns(mappableFields(fields), columnNames(context, settings));
}

/** The form's own fields go before the custom ones. */
function mapAll({ named }: BodyForm, own: Mapping): Mapping {
	const custom = matchColumns(named?.fields ?? [], own.unmatched);
	return {
		matched: new Map([...own.matched, ...custom.matched]),
		ambiguous: new Map([...own.ambiguous, ...custom.ambiguous]),
		unmatched: custom.unmatched,
	};
}

/**
 * Matches the columns that the input items have between them, and tells the user what came of it.
 *
 * @param own as `mapOwn` gives it
 */
export function columnsOf(
	context: IExecuteFunctions,
	{ tell }: Connection,
	{ form, own }: { form: BodyForm; own: Mapping | undefined },
	settings: readonly Settings[],
): Columns {
	if (!own) return { values: () => undefined, mistakes: () => [] };
	const items = context.getInputData().map(({ json }) => json);
	const mapping = mapAll(form, own);
	const unused = new Set([...mapping.unmatched, ...[...mapping.ambiguous.values()].flat()]);
	tell?.(describeMapping(mapping), mapping.ambiguous.size > 0 ? 'warning' : 'info');
	return {
		values: (itemIndex) =>
			isMapped(settings[itemIndex]) ? columnValues(mapping, items[itemIndex]) : undefined,
		mistakes: (itemIndex) => {
			if (!isMapped(settings[itemIndex]) || settings[itemIndex].unknownColumns === 'ignore')
				return [];
			const unknown = Object.keys(items[itemIndex]).filter((column) => unused.has(column));
			return unknown.map((column) => ({
				property: column,
				label: `Column ${quote(column)}`,
				problem: NO_FIELD,
			}));
		},
	};
}
