import { inspect } from 'node:util';

/** What was written to n8n's log, the console and the standard streams since this was imported. */
export const written: string[] = [];

function record(...parts: unknown[]): true {
	written.push(parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' '));
	return true;
}

// Before n8n-core is imported, whose log says all it can, by the functions of the console that it finds.
process.env.N8N_LOG_LEVEL = 'debug';
for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const) {
	console[method] = record;
}
// Winston goes round the console's functions where it finds this stream.
Reflect.deleteProperty(console, '_stdout');

/** The standard streams are not this test's alone: until the mocks are restored. */
export function recordStreams(): void {
	for (const stream of [process.stdout, process.stderr]) {
		jest.spyOn(stream, 'write').mockImplementation(record);
	}
}
