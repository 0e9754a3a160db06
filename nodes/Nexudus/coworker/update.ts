import type { IDataObject } from 'n8n-workflow';

import type { OperationFactory } from '../operation';
import { coworkerForm, updateForm } from './forms';
import { toOutput } from './output';
import { emptyValues, prepareBodies } from './parameters';
import { changeCoworker } from './records';

/** An operation that writes some properties of one coworker: those of its form, and `always`. */
function writing(form: typeof updateForm, always: IDataObject = {}): OperationFactory {
	return (context) => ({
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { form, whenEmpty: emptyValues }),
		run: async (connection, { Id, ...changes }, settings) => {
			const id = Number(Id);
			const answer = await changeCoworker(connection, id, { ...changes, ...always });
			return [await toOutput(context, connection, settings, { id, answer })];
		},
	});
}

/** Coworker -> Update. */
export const update = writing(updateForm);

/** Coworker -> Archive: Nexudus deletes no coworkers (Nexudus REST API, Coworkers). */
export const archive = writing(coworkerForm, { Archived: true });

/** Coworker -> Unarchive. */
export const unarchive = writing(coworkerForm, { Archived: false });
