import { randomUUID } from 'node:crypto';

/** A request that n8n answered with an error status. */
export class RestError extends Error {
	constructor(
		readonly status: number,
		readonly body: string,
		request: string,
	) {
		super(`${request} was answered ${status}: ${body.slice(0, 500)}`);
		this.name = 'RestError';
	}
}

export interface Rest {
	get<Data>(path: string): Promise<Data>;
	post<Data>(path: string, body: unknown): Promise<Data>;
	patch<Data>(path: string, body: unknown): Promise<Data>;
	delete<Data>(path: string): Promise<Data>;
	/** The answer as it came, without the `data` around it taken away. */
	getText(path: string): Promise<string>;
}

/** Sends requests to an n8n as one browser would: with its cookies, and one `browser-id` throughout. */
export function createRest(url: string): Rest {
	const cookies = new Map<string, string>();
	const browserId = randomUUID();

	async function send(method: string, path: string, body?: unknown): Promise<string> {
		const response = await fetch(url + path, {
			method,
			headers: {
				accept: 'application/json',
				'content-type': 'application/json',
				'browser-id': browserId,
				// A connection that is kept may be closed by n8n at the very moment it is used again.
				connection: 'close',
				cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			cookies.set(name, value);
		}
		const text = await response.text();
		if (!response.ok) throw new RestError(response.status, text, `${method} ${path}`);
		return text;
	}

	const data = <Data>(text: string) => (JSON.parse(text) as { data: Data }).data;
	return {
		get: async (path) => data(await send('GET', path)),
		post: async (path, body) => data(await send('POST', path, body)),
		patch: async (path, body) => data(await send('PATCH', path, body)),
		delete: async (path) => data(await send('DELETE', path)),
		getText: async (path) => await send('GET', path),
	};
}
