import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';

/**
 * Sends requests as n8n 1.x does, until the mocks are restored: who ignores statuses gets answers of any status, whatever
 * exceptions it makes, where n8n 2.x throws these and renews the token by itself.
 */
export function sendAsN8n1(): void {
	const http = Container.get(OutboundHttp);
	const requests = http.requests.bind(http);
	jest.spyOn(http, 'requests').mockImplementation((settings) => {
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
