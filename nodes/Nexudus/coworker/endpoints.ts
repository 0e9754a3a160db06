import type { ApiRequest } from '../api/send';

const PATH = '/api/spaces/coworkers';

/** The requests that coworkers are read and written with (Nexudus REST API, Coworkers), and the roles they need. */
export const COWORKERS = {
	list: { method: 'GET', path: PATH, role: 'Coworker-List' },
	read: (id: number) => ({ method: 'GET', path: `${PATH}/${id}`, role: 'Coworker-Read' }) as const,
	create: { method: 'POST', path: PATH, role: 'Coworker-Create' },
	update: { method: 'PUT', path: PATH, role: 'Coworker-Edit' },
} satisfies Record<string, ApiRequest | ((id: number) => ApiRequest)>;
