import type { ApiRequest } from '../api/send';
import type { Resource } from '../resources/resource';
import { inWordsOfTheForm, REJECTED } from './messages';

/** The requests that a resource's records are read and written with, and the roles they need. */
export interface Endpoints {
	list: ApiRequest;
	read(id: number): ApiRequest;
	create: ApiRequest;
	update: ApiRequest;
	delete(id: number): ApiRequest;
	runCommand: ApiRequest;
}

/** Source: Nexudus REST API, Paths and verbs. What is refused is told in the words of the form. */
export function endpointsOf(resource: Resource): Endpoints {
	const path = `/api/${resource.path}`;
	const reading = { inWords: inWordsOfTheForm(resource) };
	const writing = { inWords: inWordsOfTheForm(resource, REJECTED) };
	const role = (verb: string) => `${resource.role}-${verb}`;
	return {
		list: { method: 'GET', path, role: role('List'), ...reading },
		read: (id) => ({
			method: 'GET',
			path: `${path}/${id}`,
			role: role('Read'),
			references: `${resource.noun} ${id}`,
			...reading,
		}),
		create: { method: 'POST', path, role: role('Create'), ...writing },
		update: { method: 'PUT', path, role: role('Edit'), ...writing },
		delete: (id) => ({ method: 'DELETE', path: `${path}/${id}`, role: role('Delete'), ...writing }),
		runCommand: { method: 'POST', path: `${path}/runcommand`, role: role('Edit'), ...writing },
	};
}
