import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { parseArgs } from 'node:util';

export const usage = `Usage: npm start -- [--once] [--port N]

  --once    run the example, print what came of it, and end
  --port N  the port of the n8n editor; 5678, or another free one, when left out

Without more, everything runs against a local sandbox. To use a Nexudus of your own, set
NEXUDUS_USERNAME and NEXUDUS_PASSWORD, and where needed NEXUDUS_TOTP_SECRET,
NEXUDUS_CLIENT_ID and NEXUDUS_BASE_URL. No example is then run by itself.`;

export interface DemoOptions {
	/** End after the example instead of keeping n8n open. */
	once: boolean;
	/** Only set when asked for on the command line. */
	port?: number;
	help: boolean;
}

/** Reads the command line. @throws Error for anything it does not know */
export function readArguments(args: string[]): DemoOptions {
	const { values } = parseArgs({
		args,
		options: {
			once: { type: 'boolean', default: false },
			port: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const { once, port, help } = values;
	return { once, help, ...(port === undefined ? {} : { port: portNumber(port) }) };
}

function portNumber(text: string): number {
	const port = /^\d+$/.test(text) ? Number(text) : NaN;
	if (port >= 1 && port <= 65_535) return port;
	throw new Error(`--port wants a number from 1 to 65535, not "${text}"`);
}

/** The variables that point the demo at a real Nexudus, by the parameter of the credential that each fills. */
const variables = {
	username: 'NEXUDUS_USERNAME',
	password: 'NEXUDUS_PASSWORD',
	totpSecret: 'NEXUDUS_TOTP_SECRET',
	clientId: 'NEXUDUS_CLIENT_ID',
	baseUrl: 'NEXUDUS_BASE_URL',
};

/**
 * Takes the log-in of a real Nexudus out of the environment, so that n8n, which inherits it, does not get to see it.
 *
 * @returns the data of a credential; undefined when no log-in is set, which means the sandbox
 * @throws Error when only a part of it is set
 */
export function takeRealCredential(
	environment: NodeJS.ProcessEnv,
): ICredentialDataDecryptedObject | undefined {
	const data: Record<string, string> = {};
	for (const [parameter, variable] of Object.entries(variables)) {
		const value = environment[variable];
		if (value) data[parameter] = value;
		delete environment[variable];
	}
	if (Object.keys(data).length === 0) return undefined;
	if (data.username && data.password) return data;
	throw new Error(
		`To use a Nexudus of your own, set both ${variables.username} and ${variables.password}; for the sandbox, set no NEXUDUS_ variable of the log-in.`,
	);
}
