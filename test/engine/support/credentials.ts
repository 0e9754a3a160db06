import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	IRequestOptionsSimplified,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import { NexudusOAuth2Api } from '../../../credentials/NexudusOAuth2Api.credentials';

const credentialType = new NexudusOAuth2Api();

/** The stored credential of a test, which n8n would keep encrypted. */
export type StoredCredential = ICredentialDataDecryptedObject;

/**
 * Stands in for the server's credential store, the only part of the way to Nexudus that n8n-core does not bring. It
 * keeps to what n8n 2.41 does: a token is asked for when it is empty or was refused, and stored; requests are signed
 * by `authenticate`.
 */
export class TestCredentials extends ICredentialsHelper {
	constructor(readonly stored: StoredCredential) {
		super();
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async getDecrypted() {
		return { ...this.stored };
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	) {
		if (credentials.accessToken !== '' && !credentialsExpired) return undefined;
		const output = (await credentialType.preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output.accessToken === undefined) return undefined;
		Object.assign(this.stored, output);
		return Object.assign(credentials, output);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	) {
		return await credentialType.authenticate(credentials, options as IHttpRequestOptions);
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('not used by n8n-core');
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return credentialType.properties;
	}
}
