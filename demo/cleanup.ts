/** Undoes what was started, the last first. */
export interface Cleanup {
	/** To be called at the end; when it fails, the others are called all the same. */
	add(undo: () => unknown): void;
	/** Calls each once. */
	run(): Promise<void>;
}

export function createCleanup(): Cleanup {
	const pending: Array<() => unknown> = [];
	return {
		add(undo) {
			pending.push(undo);
		},
		async run() {
			for (let undo = pending.pop(); undo; undo = pending.pop()) {
				try {
					await undo();
				} catch (error) {
					console.error(`While stopping: ${(error as Error).message}`);
				}
			}
		},
	};
}

/** A signal of a terminal arrives twice within a moment, from the terminal and passed on by npm: it counts once. */
const sameSignalMs = 500;

/** npm hands a SIGTERM on to the shell that runs the script, and the shell to nobody: that it is gone is all we see. */
function whenOrphaned(stop: () => void): void {
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) stop();
	}, 1_000).unref();
}

/**
 * Runs a task to its end, or until Ctrl-C or SIGTERM, cleans up and exits. A second Ctrl-C exits at once.
 *
 * @param task returns the exit code, and is told how to change the one of Ctrl-C, which is 130 at first
 */
export function runUntilSignal(
	cleanup: Cleanup,
	task: (setSignalCode: (code: number) => void) => Promise<number>,
): void {
	let signalCode = 130;
	let stoppingSince: number | undefined;
	const stop = () => {
		stoppingSince = Date.now();
		console.log('\nStopping ...');
		void cleanup.run().then(() => process.exit(signalCode));
	};
	whenOrphaned(() => stoppingSince ?? stop());
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (stoppingSince === undefined) stop();
			else if (Date.now() - stoppingSince > sameSignalMs) process.exit(130);
		});
	}
	const exit = async (code: number, error?: Error) => {
		// What fails because it is being stopped is no news.
		if (stoppingSince !== undefined) return;
		if (error) console.error(error.message);
		await cleanup.run();
		process.exit(code);
	};
	void task((code) => (signalCode = code)).then(exit, async (error: Error) => await exit(1, error));
}
