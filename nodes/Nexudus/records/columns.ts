import type { IExecuteFunctions } from 'n8n-workflow';

import type { Settings } from '../execution/settings';
import type { Mistake } from '../fields/body';
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

/** Matches the columns that the input items have between them, and tells the user what came of it. */
export function columnsOf(
	context: IExecuteFunctions,
	{ required, groups }: BodyForm,
	settings: readonly Settings[],
): Columns {
	const isMapped = (itemIndex: number) => settings[itemIndex].mappingMode === 'automatic';
	const items = context.getInputData().map(({ json }) => json);
	const mapped = items.filter((_item, itemIndex) => isMapped(itemIndex));
	if (mapped.length === 0) return { values: () => undefined, mistakes: () => [] };

	const fields = mappableFields([...required, ...groups.flatMap((group) => group.fields)]);
	const mapping = matchColumns(
		fields,
		mapped.flatMap((item) => Object.keys(item)),
	);
	const unused = new Set([...mapping.unmatched, ...[...mapping.ambiguous.values()].flat()]);
	context.addExecutionHints?.({
		message: describeMapping(mapping),
		location: 'outputPane',
		type: mapping.ambiguous.size > 0 ? 'warning' : 'info',
	});
	return {
		values: (itemIndex) =>
			isMapped(itemIndex) ? columnValues(mapping, items[itemIndex]) : undefined,
		mistakes: (itemIndex) => {
			if (!isMapped(itemIndex) || settings[itemIndex].unknownColumns === 'ignore') return [];
			const unknown = Object.keys(items[itemIndex]).filter((column) => unused.has(column));
			return unknown.map((column) => ({
				property: column,
				label: `Column ${quote(column)}`,
				problem: NO_FIELD,
			}));
		},
	};
}
