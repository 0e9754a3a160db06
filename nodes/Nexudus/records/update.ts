import type { IDataObject } from 'n8n-workflow';

import { recordForm, updateForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import type { BodyForm } from '../fields/types';
import type { Resource } from '../resources/resource';
import { changeRecord } from './change';
import { toOutput } from './output';
import { emptyValues, prepareBodies } from './parameters';

/** An operation that writes some properties of one record: those of its form, and `always`. */
function writing(resource: Resource, form: BodyForm, always: IDataObject = {}): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, {
				resource,
				form,
				whenEmpty: emptyValues,
			}),
		run: async (connection, { Id, ...changes }, settings) => {
			const id = Number(Id);
			const wanted = { id, changes: { ...changes, ...always } };
			const change = await changeRecord(connection, resource, wanted);
			const written =
				change.action === 'updated' ? { id, answer: change.answer } : { id, ...change };
			return [await toOutput(context, connection, resource, settings, written)];
		},
	});
}

export function update(resource: Resource): OperationFactory {
	return writing(resource, updateForm(resource));
}

/** Writes properties of a record that the operation itself names, such as `Archived`. */
export function change(resource: Resource, changes: IDataObject): OperationFactory {
	return writing(resource, recordForm(resource), changes);
}
