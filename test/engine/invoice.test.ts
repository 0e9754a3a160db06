import type { IDataObject } from 'n8n-workflow';

import { invoice } from '../../nodes/Nexudus/resources/invoice';
import { payment } from '../../nodes/Nexudus/resources/payment';
import { useSandbox } from './support/coworkers';
import { byId } from './support/operations';
import { chosen, recordsOf, requestsOf, runResource } from './support/resources';
import { seedRecord } from './support/seeds';

jest.mock('../../nodes/Nexudus/api/sleep', () =>
	jest
		.requireActual<typeof import('./support/passingTime')>('./support/passingTime')
		.passingAtOnce(jest.requireActual('../../nodes/Nexudus/api/sleep')),
);

const sandbox = useSandbox();

describe('Download PDF', () => {
	async function download(redirect: unknown) {
		const { Id } = seedRecord(sandbox(), 'coworkerinvoices');
		const body = { WasSuccessful: true, Status: 200, Value: null, RedirectURL: redirect };
		const path = `/api/${invoice.path}/runcommand`;
		sandbox().faults.add({ kind: 'status', status: 200, body, path });
		const { error } = await runResource(sandbox(), invoice, 'downloadPdf', {
			parameters: chosen(invoice, Id),
		});
		return error;
	}

	test.each([
		['https://files.example.com/invoice.pdf', 'a file at files.example.com, which is not the host'],
		['//files.example.com/invoice.pdf', 'a file at files.example.com, which is not the host'],
		['file:///etc/passwd', 'which is not the host of the credential'],
		['', 'Nexudus named no file'],
		[null, 'Nexudus named no file'],
	])('fetches nothing from another host than the credential’s: %s', async (redirect, message) => {
		const error = await download(redirect);
		expect(error?.message).toContain(message);
		expect(sandbox().requests.filter(({ method }) => method === 'GET')).toEqual([]);
	});

	test('says so where the file cannot be fetched', async () => {
		const error = await download('/gone/invoice.pdf');
		expect(error?.message).toMatch(/^The file could not be fetched: /);
	});
});

describe('a payment', () => {
	const PAID = { Paid: true, DueAmount: 0 };

	async function pay(more: IDataObject = {}) {
		const { Id: coworker } = seedRecord(sandbox(), 'coworkers', { Email: 'ada@example.com' });
		const { Id } = seedRecord(sandbox(), 'coworkerinvoices', { CoworkerId: coworker, ...PAID });
		const result = await runResource(sandbox(), payment, 'create', {
			parameters: {
				coworkerId: byId(coworker),
				businessId: byId(3001),
				credit: 10,
				description: 'Bank transfer',
				additionalFields: { coworkerInvoiceId: byId(Id) },
				...more,
			},
		});
		return { ...result, id: Id };
	}

	test('shows the invoice that it is for', async () => {
		const { outputs, id } = await pay();
		expect(outputs[0][0].json).toMatchObject({ invoice: { Id: id, Paid: true } });
	});

	test('whose answer is lost is in doubt, and tells what the invoice shows', async () => {
		sandbox().faults.add({ kind: 'resetAfter', method: 'POST', path: `/api/${payment.path}` });
		const { error, id } = await pay();
		expect(error?.message).toMatch(/^The payment may or may not have been created: /);
		expect(error?.description).toContain('It shows now: {"invoice":{');
		expect(error?.description).toContain(`"Id":${id}`);
		expect(requestsOf(sandbox(), payment, 'POST')).toHaveLength(1);
		expect(recordsOf(sandbox(), payment).count).toBe(1);
	});
});
