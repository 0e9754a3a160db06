import type { OutboundHttp } from '@n8n/backend-network';
import type { Container } from '@n8n/di';
import { createRequire } from 'node:module';

// The copies that n8n-core itself works with: there may be others beside it.
const ofCore = createRequire(require.resolve('n8n-core'));
const network = ofCore('@n8n/backend-network') as { OutboundHttp: typeof OutboundHttp };
const di = ofCore('@n8n/di') as { Container: typeof Container };

/**
 * Sends requests as n8n 1.x does, until the mocks are restored: who ignores statuses gets answers of any status, whatever
 * exceptions it makes, where n8n 2.x throws these and renews the token by itself.
 *
 * @returns is called for every request
 */
export function sendAsN8n1(): jest.SpyInstance {
	const http = di.Container.get(network.OutboundHttp);
	const requests = http.requests.bind(http);
	return jest.spyOn(http, 'requests').mockImplementation((settings) => {
		const client = requests(settings);
		return {
			...client,
			request: async ({ ignoreHttpStatusErrors, ...options }) =>
				await client.request({
					...options,
					ignoreHttpStatusErrors: Boolean(ignoreHttpStatusErrors),
				}),
		} as typeof client;
	});
}
