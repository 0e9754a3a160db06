import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { credentialOf, ownAccessToken, renewTokens } from '../nodes/Nexudus/api/token';

export class NexudusOAuth2Api implements ICredentialType {
	name = 'nexudusOAuth2Api';

	displayName = 'Nexudus OAuth2 API';

	icon = {
		light: 'file:../nodes/Nexudus/nexudus.svg',
		dark: 'file:../nodes/Nexudus/nexudus.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-nexudus/n8n-nodes-nexudus#set-up-the-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Enter the email and password of a Nexudus user with <b>API access</b> and the roles of what your workflows do. There is nothing to register: leave the rest as it is.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Email',
			name: 'username',
			type: 'string',
			placeholder: 'e.g. integrations@example.com',
			default: '',
			required: true,
			description:
				'Email of a Nexudus user with API access. A user of its own for n8n keeps its rights small and its log-ins apart.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'TOTP Secret',
			name: 'totpSecret',
			type: 'string',
			typeOptions: { password: true },
			placeholder: 'e.g. JBSWY3DPEHPK3PXP',
			default: '',
			description:
				'Only for a user with two-factor authentication: the secret that Nexudus shows as text when it is set up, not a six-digit code',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			description:
				'Name that Nexudus knows this log-in by. Leave it empty unless Nexudus gave you one: an ID of its own keeps other integrations of the same user logged in.',
		},
		{
			displayName: 'Webhook Shared Secret',
			name: 'webhookSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for the Nexudus Trigger, which then takes nothing that is not signed with it. Enter the same text in Nexudus under Settings > Integrations > Webhooks > Shared secret, for each location. Where locations have different ones, put commas between them.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://spaces.nexudus.com',
			description: 'Address of the Nexudus API. It is not the address of your own portal.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Token Owner',
			name: 'tokenOwner',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	/** n8n calls this when there is no access token yet, and after a 401; what it returns is stored encrypted. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const tokens = await renewTokens(credentialOf(credentials), async ({ form, ...request }) => {
			return await this.helpers.httpRequest({
				...request,
				method: 'POST',
				body: new URLSearchParams(form),
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			});
		});
		return { ...tokens };
	}

	/** Signs a request. One without a token of this log-in goes unsigned: its 401 makes n8n ask for a new one. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const accessToken = ownAccessToken(credentialOf(credentials));
		if (accessToken === undefined) return requestOptions;
		const headers = { ...requestOptions.headers, Authorization: `Bearer ${accessToken}` };
		return { ...requestOptions, headers };
	};
}
