import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { untilAborted } from '../api/sleep';
import { recordForm } from '../description/forms';
import { withFiles } from '../execution/files';
import type { OperationFactory } from '../execution/operation';
import type { OperationRow, Resource } from '../resources/resource';
import { runCommand } from './command';
import { prepareBodies } from './parameters';

/** A file of the Nexudus that the credential is for. @throws NodeApiError for any other address */
function addressOf({ baseUrl, node }: Connection, redirect: unknown): URL {
	const isText = typeof redirect === 'string' && redirect !== '';
	const url = isText && URL.canParse(redirect, baseUrl) ? new URL(redirect, baseUrl) : undefined;
	if (url?.origin === new URL(baseUrl).origin) return url;
	const message = url
		? `Nexudus names a file at ${url.host}, which is not the host of the credential`
		: 'Nexudus named no file';
	throw toNodeError(node, { message, status: null, errors: [] });
}

/** Without the credential: the address itself is the permission, for some minutes. */
async function download(context: IExecuteFunctions, connection: Connection, url: URL) {
	const { node, signal, timeout } = connection;
	const fetching = context.helpers.httpRequest({
		method: 'GET',
		url: url.href,
		encoding: 'arraybuffer',
		timeout,
		disableFollowRedirect: true,
		abortSignal: signal,
	});
	try {
		return Buffer.from((await untilAborted(fetching, signal)) as ArrayBuffer);
	} catch (error) {
		signal?.throwIfAborted();
		const message = `The file could not be fetched: ${(error as Error).message}`;
		throw toNodeError(node, { message, status: null, errors: [] });
	}
}

/** Fetches the file that a command makes of a record, as the binary property "data". */
export function file(
	resource: Resource,
	{ key, extension }: Extract<OperationRow, { kind: 'file' }>,
): OperationFactory {
	return (context) => ({
		isReading: true,
		prepare: async (connection, settings) =>
			await prepareBodies(context, connection, settings, { resource, form: recordForm(resource) }),
		run: async (connection, { Id }) => {
			const id = Number(Id);
			const answer = await runCommand(connection, resource, { key, id });
			const content = await download(
				context,
				connection,
				addressOf(connection, answer?.RedirectURL),
			);
			const name = `${resource.noun}-${id}.${extension}`;
			const data = await context.helpers.prepareBinaryData(content, name);
			return [withFiles({ Id: id, fileName: name }, { data })];
		},
	});
}
