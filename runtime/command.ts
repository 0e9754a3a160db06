import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export interface CommandOptions {
	/** The working folder. */
	cwd: string;
	/** The environment; the caller's own when left out. */
	env?: NodeJS.ProcessEnv;
	/** A file that receives everything the command prints. */
	logFile: string;
}

/**
 * Runs a command to its end.
 *
 * @throws Error with the last lines of the log when the command cannot start or exits with a code other than 0
 */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, env, logFile }: CommandOptions,
): Promise<void> {
	const log = openSync(logFile, 'w');
	try {
		await new Promise<void>((resolve, reject) => {
			const fail = (reason: string) =>
				reject(
					new Error(
						`"${command} ${args.join(' ')}" ${reason}. Last lines of ${logFile}:\n${lastLines(logFile)}`,
					),
				);
			// On Windows npm is a .cmd file, which only a shell starts.
			const shell = process.platform === 'win32' && command === 'npm';
			const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', log, log] });
			const killChild = () => child.kill();
			process.once('exit', killChild);
			child.once('close', () => process.removeListener('exit', killChild));
			child.once('error', (error) => fail(`did not start (${error.message})`));
			child.once('close', (code, signal) =>
				code === 0 ? resolve() : fail(`ended with ${signal ?? `code ${code}`}`),
			);
		});
	} finally {
		closeSync(log);
	}
}

/** The last lines of a text file, as one text. */
export function lastLines(file: string, count = 30): string {
	try {
		return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
	} catch {
		return `(nothing could be read from ${file})`;
	}
}
