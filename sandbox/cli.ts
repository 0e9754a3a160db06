import { parseArgs } from 'node:util';

import { readingsOf } from '../contract';
import type { ReadingsPreset } from '../contract';
import { defaultUser, startSandbox } from './index';

const USAGE =
	'Usage: tsx sandbox/cli.ts [--port N] [--limits off|documented] [--latency ms] [--readings documents|live]';

function wholeNumber(name: string, text: string): number {
	if (!/^\d+$/.test(text)) throw new Error(`--${name} wants a whole number, not "${text}"`);
	return Number(text);
}

/** Reads the command line; throws on anything it does not know. */
function readOptions() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			limits: { type: 'string', default: 'documented' },
			latency: { type: 'string', default: '0' },
			readings: { type: 'string', default: 'documents' },
		},
	});
	const { limits } = values;
	if (limits !== 'off' && limits !== 'documented') {
		throw new Error(`--limits wants "off" or "documented", not "${limits}"`);
	}
	return {
		port: wholeNumber('port', values.port),
		limits: limits === 'off' ? ('off' as const) : {},
		latency: wholeNumber('latency', values.latency),
		readings: readingsOf(values.readings as ReadingsPreset),
	};
}

async function main(): Promise<void> {
	const sandbox = await startSandbox(readOptions());
	console.log(`Nexudus sandbox: ${sandbox.url}`);
	console.log(`User:            ${defaultUser.username}`);
	console.log(`Password:        ${defaultUser.password}`);
	console.log(`Controls:        ${sandbox.url}/sandbox/state`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

main().catch((error: Error) => {
	console.error(`${error.message}\n${USAGE}`);
	process.exitCode = 1;
});
