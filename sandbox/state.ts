import { createCoworkerStore } from './coworkers';
import { createFaults } from './faults';
import { createLimiter } from './limits';
import { applySettings, defaultSettings } from './settings';
import { createTokens } from './tokens';
import type { RequestRecord, SandboxSettings } from './types';

export type SandboxState = ReturnType<typeof createState>;

/** Everything a running sandbox remembers. */
export function createState(options: SandboxSettings) {
	const settings = defaultSettings();
	applySettings(settings, options);
	const requests: RequestRecord[] = [];
	const welcomeEmails: string[] = [];
	const parts = {
		coworkers: createCoworkerStore(),
		tokens: createTokens(settings),
		limiter: createLimiter(),
		faults: createFaults(),
	};
	return {
		settings,
		requests,
		welcomeEmails,
		...parts,
		throttled: 0,
		reset() {
			for (const part of Object.values(parts)) part.clear();
			requests.length = 0;
			welcomeEmails.length = 0;
			this.throttled = 0;
		},
	};
}
