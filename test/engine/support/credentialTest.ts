import { CredentialTestContext } from 'n8n-core';
import type { INodeCredentialTestResult, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';
import type { StoredCredential } from './credentials';

/** Tests a credential as the editor does when it is saved. */
export async function testCredential(data: StoredCredential): Promise<INodeCredentialTestResult> {
	const context = new CredentialTestContext({} as IWorkflowExecuteAdditionalData);
	const { credentialTest } = new Nexudus().methods;
	const credential = { id: '1', name: 'Nexudus', type: 'nexudusOAuth2Api', data };
	return await credentialTest.testCredential.call(context, credential);
}
