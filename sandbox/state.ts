import { systemClock } from './clock';
import type { SandboxClock } from './clock';
import { createFaults } from './faults';
import { createLimiter } from './limits';
import { applySettings, defaultSettings } from './settings';
import { createTokens } from './tokens';
import type { RequestRecord, SandboxSettings } from './types';
import { createWebhooks } from './webhooks';
import { createWorld } from './world';

export type SandboxState = ReturnType<typeof createState>;

/** Everything a running sandbox remembers. */
export function createState(options: SandboxSettings, clock: SandboxClock = systemClock) {
	const settings = { ...defaultSettings(), clock };
	applySettings(settings, options);
	const requests: RequestRecord[] = [];
	const world = createWorld(settings);
	const parts = {
		world,
		webhooks: createWebhooks(world),
		tokens: createTokens(settings),
		limiter: createLimiter(),
		faults: createFaults(),
	};
	return {
		settings,
		requests,
		...parts,
		throttled: 0,
		reset() {
			for (const part of Object.values(parts)) part.clear();
			requests.length = 0;
			this.throttled = 0;
		},
	};
}
