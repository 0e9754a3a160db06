import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row<Column extends string> = Readonly<Record<Column, string>>;

/**
 * Reads a table of tab-separated values with a line of column names; empty cells at the end of a line may be left out.
 *
 * @throws when the columns are not the expected ones, or a line has more cells than there are columns
 */
export function readTable<Column extends string>(
	path: string,
	columns: readonly Column[],
): Array<Row<Column>> {
	const [head, ...lines] = readFileSync(join(__dirname, 'data', path), 'utf8')
		.trimEnd()
		.split('\n');
	if (head !== columns.join('\t')) throw new Error(`${path} has other columns than expected`);
	return lines.map((line, index) => {
		const cells = line.split('\t');
		if (cells.length > columns.length) throw new Error(`${path}:${index + 2} has too many cells`);
		return Object.fromEntries(
			columns.map((column, place) => [column, cells[place] ?? '']),
		) as Row<Column>;
	});
}

/** Puts rows together by one of their columns, in the order they come. */
export function groupBy<R extends Row<string>>(
	rows: readonly R[],
	column: keyof R & string,
): Map<string, R[]> {
	const groups = new Map<string, R[]>();
	for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
	return groups;
}

/** The parts of a cell that holds several. */
export function parts(cell: string, separator: string): string[] {
	return cell === '' ? [] : cell.split(separator);
}
