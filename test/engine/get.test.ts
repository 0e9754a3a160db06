import type { IDataObject } from 'n8n-workflow';

import type { Coworker } from '../../sandbox';
import { useSandbox } from './support/coworkers';
import { byEmail, byId, jsonOf, locator, runCoworkers, withoutRoles } from './support/operations';

const sandbox = useSandbox();

let ada: Coworker;
beforeEach(() => {
	sandbox().coworkers.add({ FullName: 'Grace Hopper', Email: 'grace@example.com' });
	ada = sandbox().coworkers.add({
		FullName: 'Ada Lovelace',
		Email: 'Ada@Example.com',
		MobilePhone: '+44 7700 900123',
		CompanyName: 'Analytical Engines',
		TariffId: 4002,
		RegistrationDate: '2025-01-15T10:30:00Z',
		Notes: 'Likes quiet rooms',
		Businesses: [3002, 3003],
		Teams: [5004],
	});
	sandbox().coworkers.add({ FullName: 'Ada Smith', Email: 'xada@example.com' });
	sandbox().coworkers.add({ FullName: 'Ada Jones', Email: 'ada@example.com.au' });
});

async function getCoworker(coworkerId: IDataObject, parameters: IDataObject = {}) {
	return await runCoworkers(sandbox(), 'get', { parameters: { coworkerId, ...parameters } });
}

test.each([
	['its ID', () => byId(ada.Id)],
	['its ID with spaces around', () => byId(` ${ada.Id} `)],
	['its ID from an expression', () => locator('id', `={{ ${ada.Id} }}`)],
	['the list', () => ({ ...locator('list', ada.Id), cachedResultName: 'Ada Lovelace' })],
	['its email', () => byEmail('Ada@Example.com')],
	['its email in other case', () => byEmail('ADA@example.COM')],
	['its email with spaces around', () => byEmail(' ada@example.com ')],
])('gets a coworker by %s', async (_way, coworkerId) => {
	const { outputs, error } = await getCoworker(coworkerId());
	expect(error).toBeUndefined();
	expect(jsonOf(outputs[0])).toEqual([expect.objectContaining({ Id: ada.Id })]);
});

test('gives the most useful properties, in a fixed order, unless told otherwise', async () => {
	const { outputs } = await getCoworker(byId(ada.Id));
	expect(Object.entries(outputs[0][0].json)).toEqual([
		['Id', ada.Id],
		['FullName', 'Ada Lovelace'],
		['Email', 'Ada@Example.com'],
		['MobilePhone', '+44 7700 900123'],
		['CompanyName', 'Analytical Engines'],
		['TariffName', 'Hot Desk Quarterly'],
		['Active', true],
		['Archived', false],
		['CountryName', ada.CountryName],
		['RegistrationDate', '2025-01-15T10:30:00Z'],
	]);
});

test('gives every property, locations and teams among them, with Simplify off', async () => {
	const { outputs } = await getCoworker(byId(ada.Id), { simplify: false });
	expect(outputs[0][0].json).toEqual(expect.objectContaining({ ...ada }));
	expect(outputs[0][0].json).toMatchObject({ Businesses: [3002, 3003], Teams: [5004] });
	expect(outputs[0][0].json).toHaveProperty('LandLine', null);
});

test('gets one coworker for each item, whatever the order of their answers', async () => {
	const emails = ['grace@example.com', 'nobody@example.com', 'ada@example.com', 'xada@example.com'];
	const { outputs } = await runCoworkers(sandbox(), 'get', {
		items: emails.map((email) => ({ email })),
		parameters: { coworkerId: byEmail('={{ $json.email }}') },
		onError: 'continueErrorOutput',
	});
	expect(outputs[0].map(({ json, pairedItem }) => [json.FullName, pairedItem])).toEqual([
		['Grace Hopper', { item: 0 }],
		['Ada Lovelace', { item: 2 }],
		['Ada Smith', { item: 3 }],
	]);
	expect(outputs[1]).toEqual([
		expect.objectContaining({
			json: expect.objectContaining({ email: 'nobody@example.com', error: expect.any(String) }),
			pairedItem: { item: 1 },
		}),
	]);
});

test('says which email no coworker has', async () => {
	const { error } = await getCoworker(byEmail('nobody@example.com'));
	expect(error?.message).toBe(
		'Coworker cannot be found: Nexudus has no coworker with the email "nobody@example.com" [item 0]',
	);
});

test('lists the IDs when several coworkers share the email', async () => {
	const twin = sandbox().coworkers.add({ Email: 'ada@example.com' });
	const { error, outputs } = await getCoworker(byEmail('ada@example.com'));
	expect(error?.message).toContain('more than one coworker with the email "ada@example.com"');
	expect(error?.message).toContain(`Choose it by its ID: ${ada.Id}, ${twin.Id}`);
	expect(outputs).toEqual([]);
});

test('names the role Coworker-List when the user lacks it', async () => {
	withoutRoles(sandbox(), 'Coworker-List');
	const { error } = await getCoworker(byEmail('ada@example.com'));
	expect(error?.message).toContain('lacks the role Coworker-List');
	expect(error?.description).toContain('Give the user the role Coworker-List in Nexudus');
});
