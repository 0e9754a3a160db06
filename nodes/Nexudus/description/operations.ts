import type { OperationRow, Resource } from '../resources/resource';

export type OperationKind = OperationRow['kind'];

/** An operation in the menu. */
export interface MenuEntry {
	value: string;
	label: string;
	description: string;
	action: string;
}

/** The operations that every resource calls the same. */
const COMMON: Readonly<
	Record<
		Exclude<OperationKind, Extract<OperationRow, { value: string }>['kind']>,
		{ label: string; description: string; action: string }
	>
> = {
	create: { label: 'Create', description: 'Create {a}', action: 'Create {a}' },
	upsert: {
		label: 'Create or Update',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		action: 'Create or update {a}',
	},
	delete: { label: 'Delete', description: 'Delete {a} permanently', action: 'Delete {a}' },
	get: { label: 'Get', description: 'Get {a} with all properties', action: 'Get {a}' },
	getAll: { label: 'Get Many', description: 'Search and list {many}', action: 'Get many {many}' },
	update: {
		label: 'Update',
		description: 'Change those properties of {a} that are set below',
		action: 'Update {a}',
	},
};

function withArticle(noun: string): string {
	return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** The value of an operation in the menu. */
export function valueOf(row: OperationRow): string {
	return 'value' in row ? row.value : row.kind;
}

/** An operation in the words of the form. */
export function operationOf(
	row: OperationRow,
	{ noun, plural }: Pick<Resource, 'noun' | 'plural'> = { noun: 'record', plural: 'records' },
): MenuEntry {
	if ('value' in row) {
		const { value, label, description, action } = row;
		return { value, label, description, action };
	}
	const { label, description, action } = COMMON[row.kind];
	const filled = (text: string) => text.replace('{a}', withArticle(noun)).replace('{many}', plural);
	return {
		value: valueOf(row),
		label,
		description: row.description ?? filled(description),
		// n8n's rules for its menu know no hyphens.
		action: filled(action).replaceAll('-', ' '),
	};
}
