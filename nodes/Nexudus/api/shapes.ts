import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

/** What is sent, without what it is sent for. */
export interface HttpRequest {
	method: Extract<IHttpRequestMethods, 'GET' | 'POST' | 'PUT' | 'DELETE'>;
	/** Below the base URL, e.g. `/api/spaces/coworkers`. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
}

/** What a request asks for. */
export type Shape =
	/** A page of a list: an object with the array `Records`. */
	| 'list'
	/** One record, without an envelope. */
	| 'record'
	/** The envelope of a write, with the Id of the record. */
	| 'written'
	/** The envelope of a command. */
	| 'command'
	/** The envelope of a command, or nothing at all. */
	| 'deletion';

export function isObject(body: unknown): body is IDataObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body);
}

/** The text without spaces around; empty when it is no text. */
export function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

export function isEmptyBody(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

/** What an answer says: its message, or all of it when it is a text. */
export function textOf(body: unknown): string {
	return trimmed(isObject(body) ? body.Message : body);
}

/** The Id of a path such as `/api/spaces/coworkers/7`. */
function askedId(path: string): number | undefined {
	const [, id] = /\/(\d+)$/.exec(path) ?? [];
	return id === undefined ? undefined : Number(id);
}

/** What a request asks for, by its method and path (Nexudus REST API, Lists, Answers to a write and Commands). */
export function shapeAskedFor({ method, path }: HttpRequest): Shape {
	if (method === 'DELETE') return 'deletion';
	if (path.endsWith('/runcommand')) return 'command';
	if (method !== 'GET') return 'written';
	return askedId(path) === undefined ? 'list' : 'record';
}

/** An Id as a number; undefined for what is neither a number nor a text of digits. */
function idOf(value: unknown): number | undefined {
	const isId = typeof value === 'number' || /^\d+$/.test(trimmed(value));
	return isId && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}

/**
 * The Id in the answer to a write, whose `Value` is the Id alone or the whole record (Nexudus REST API, Answers to a
 * write); undefined when it holds none.
 */
export function writtenId({ Value }: IDataObject): number | undefined {
	return isObject(Value) ? idOf(Value.Id) : undefined;
}

/** The answer to an update may leave out the Id, which is known, but not name another. */
function isWritten(body: IDataObject, sent: IDataObject | undefined): boolean {
	const wanted = idOf(sent?.Id);
	const id = writtenId(body) ?? wanted;
	return body.WasSuccessful === true && id !== undefined && (wanted ?? id) === id;
}

/**
 * The body of a successful answer when it has the shape of what was asked for; undefined when it has not, such as a
 * page of a gateway or `{"message": "maintenance"}`. A deletion without a body is answered with an empty object.
 */
export function believed(body: unknown, request: HttpRequest): IDataObject | undefined {
	const shape = shapeAskedFor(request);
	if (shape === 'deletion' && isEmptyBody(body)) return {};
	if (!isObject(body)) return undefined;
	const isBelieved = {
		list: () => Array.isArray(body.Records) && body.Records.every(isObject),
		record: () => idOf(body.Id) === askedId(request.path),
		written: () => isWritten(body, request.body),
		command: () => body.WasSuccessful === true,
		deletion: () => body.WasSuccessful === true,
	}[shape];
	return isBelieved() ? body : undefined;
}
