import type { IDataObject } from 'n8n-workflow';

/**
 * A new coworker of one location is invoiced by it: without the one, Nexudus takes some location of the log-in for the
 * other (Nexudus REST API, Coworkers).
 */
export function withInvoicingLocation(body: IDataObject): IDataObject {
	const { Businesses, InvoicingBusinessId } = body;
	const isOne = Array.isArray(Businesses) && Businesses.length === 1;
	return isOne && InvoicingBusinessId === undefined
		? { ...body, InvoicingBusinessId: Businesses[0] as number }
		: body;
}
