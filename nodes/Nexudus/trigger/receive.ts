import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../api/connection';
import { credentialOf, webhookSecretsOf } from '../api/token';
import type { Subject } from './address';
import { readSubject } from './address';
import { isFirst } from './duplicates';
import { eventOf } from './events';
import { recordsIn, simplify, toJson } from './output';
import { isSigned, SIGNATURE_HEADER } from './signature';

/** Answers with an error, starts nothing, and says why in the log, without the body. */
function refuse(context: IWebhookFunctions, status: number, reason: string): IWebhookResponseData {
	context.logger.warn(`${context.getNode().name} refused a call: ${reason}`);
	context.getResponseObject().status(status).json({ message: reason });
	return { noWebhookResponse: true };
}

async function isTrusted(context: IWebhookFunctions, body: Buffer): Promise<boolean> {
	const credential = credentialOf(await context.getCredentials(CREDENTIAL_TYPE));
	const secrets = webhookSecretsOf(credential);
	return secrets.length === 0 || isSigned(body, context.getHeaderData()[SIGNATURE_HEADER], secrets);
}

/** What the address of a call says; undefined when it is none that the node gave to Nexudus, or gives no more. */
function subjectOf(context: IWebhookFunctions): Subject | undefined {
	const query = context.getQueryData() as Record<string, string>;
	const subject = readSubject(new URLSearchParams(query));
	const chosen = [context.getNodeParameter('events', [])].flat().map(eventOf);
	return subject && chosen.includes(subject.event) ? subject : undefined;
}

/** Whoever tests makes something happen to see it. */
function isNew(context: IWebhookFunctions, { event }: Subject, record: IDataObject): boolean {
	if (event.recurs || context.getMode() === 'manual') return true;
	const node = [context.getWorkflow().id, context.getNode().id];
	return isFirst(...node, event.action, record.Id, record.UpdatedOn);
}

/** Takes a delivery of Nexudus: an item for each record that did not come before. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = context.getRequestObject().rawBody ?? Buffer.alloc(0);
	if (!(await isTrusted(context, body))) {
		return refuse(context, 401, 'it is not signed with a Webhook Shared Secret of the credential');
	}
	const subject = subjectOf(context);
	if (!subject) return refuse(context, 404, 'its address names no event that is chosen here');
	const records = recordsIn(body);
	if (records.length === 0) return refuse(context, 400, 'it brings no record');
	const isSimple = context.getNodeParameter('simplify', true) === true;
	const items = records
		.filter((record) => isNew(context, subject, record))
		.map((record) => ({ json: toJson(subject, isSimple ? simplify(record) : record) }));
	return items.length === 0 ? {} : { workflowData: [items] };
}
