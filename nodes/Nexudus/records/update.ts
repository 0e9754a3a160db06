import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { ownFields, recordForm, updateForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import { formatInstant } from '../fields/dates';
import type { BodyForm } from '../fields/types';
import type { OperationRow, Resource } from '../resources/resource';
import { changeRecord } from './change';
import { toOutput } from './output';
import { emptyValues, prepareBodies } from './parameters';

type Row<K extends OperationRow['kind']> = Extract<OperationRow, { kind: K }>;

/** What becomes of a record, by what the form says. */
type Rule = (values: IDataObject) => IDataObject | ((record: IDataObject) => IDataObject);

/** An operation that writes some properties of one record. */
function writing(resource: Resource, form: BodyForm, rule: Rule): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form,
				whenEmpty: emptyValues,
			}),
		run: async (connection, { Id, ...values }, settings) => {
			const id = Number(Id);
			const change = await changeRecord(connection, resource, { id, changes: rule(values) });
			const action = change.action === 'unchanged' ? change.action : undefined;
			const written = { id, ...change, action };
			return [await toOutput(connection, resource, settings, written, values)];
		},
	});
}

export function update(resource: Resource): OperationFactory {
	return writing(resource, updateForm(resource), (values) => values);
}

/** Stands for the time in the changes of an operation. */
const NOW = '{now}';

/** What a record does not show yet: the time of what was done before is not moved. */
function outstanding(changes: IDataObject, record: IDataObject): IDataObject {
	const isShown = Object.entries(changes).every(([property, value]) => {
		const shown = record[property];
		return value === NOW ? shown !== undefined && shown !== null : shown === value;
	});
	if (isShown) return {};
	const now = formatInstant(DateTime.utc());
	return Object.fromEntries(
		Object.entries(changes).map(([property, value]) => [property, value === NOW ? now : value]),
	);
}

/** Writes properties of a record that the operation itself names, such as `Archived`. */
export function change(resource: Resource, { changes }: Row<'change'>): OperationFactory {
	return writing(resource, recordForm(resource), () => (record) => outstanding(changes, record));
}

/** @throws UserError for a record that does not show whom it holds: what is written would take the place of them */
function membersOf(
	{ noun }: Resource,
	{ property }: Row<'members'>,
	record: IDataObject,
): number[] {
	const members = record[property];
	if (Array.isArray(members)) return members.map(Number);
	throw new UserError(`Nexudus did not answer the members of the ${noun}`, {
		description: 'Nothing was changed: what others the list holds is not known.',
	});
}

/** Adds records to a list that a record holds, or takes them out; the others stay. */
export function changeMembers(resource: Resource, row: Row<'members'>): OperationFactory {
	const form = { required: [...recordForm(resource).required, ...ownFields(row)], groups: [] };
	return writing(resource, form, (values) => (record) => {
		const before = membersOf(resource, row, record);
		const named = values[row.members.property] as number[];
		const after =
			row.how === 'add'
				? [...new Set([...before, ...named])]
				: before.filter((id) => !named.includes(id));
		return after.length === before.length ? {} : { [row.property]: after };
	});
}
