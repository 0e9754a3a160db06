import type { OperationFactory } from '../operation';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { archive, unarchive, update } from './update';
import { upsert } from './upsert';

/** What the node can do with coworkers, by the value of its operation parameter. */
export const coworkerOperations: Record<string, OperationFactory> = {
	archive,
	create,
	get,
	getAll: getMany,
	unarchive,
	update,
	upsert,
};
