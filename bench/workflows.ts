import type { INode, INodeParameters } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { WorkflowFile } from '../runtime/client';
import type { Sandbox } from '../sandbox';
import { defaultUser } from '../sandbox';

/** How a contestant sends its items. */
export interface Contestant {
	name: string;
	/** The node whose run is timed; of a loop, the last one to end. */
	timedNode: string;
	workflow(count: number, credentialId: string, sandboxUrl: string): WorkflowFile;
	/** What Nexudus has before. */
	seed?(sandbox: Sandbox, count: number): void;
}

const OPTIONAL_FIELDS = {
	MobilePhone: "={{ '+44 7700 ' + $json.number }}",
	Address: '={{ $json.number }} High Street',
	PostCode: 'EC1A 1BB',
	CityName: 'London',
	CompanyName: "={{ 'Company ' + $json.number }}",
	Position: 'Founder',
	ReferenceNumber: "={{ 'M-' + $json.number }}",
	Tag: 'bench',
	Notes: "={{ 'Imported as ' + $json.email }}",
	CanMakeBookings: true,
};

function node(name: string, type: string, parameters: object, rest: Partial<INode> = {}): INode {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INodeParameters,
		...rest,
	};
}

function source(count: number): INode[] {
	return [
		node('Start', 'n8n-nodes-base.manualTrigger', {}),
		node(
			'People',
			'n8n-nodes-base.code',
			{
				jsCode: `return Array.from({ length: ${count} }, (_, number) => ({ json: { number, email: \`member\${number}@example.com\` } }));`,
			},
			{ typeVersion: 2 },
		),
	];
}

/** One item that starts a read of a list. */
function start(): INode[] {
	return [node('Start', 'n8n-nodes-base.manualTrigger', {})];
}

function chain(...names: string[]): WorkflowFile['connections'] {
	return Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1], type: 'main' as const, index: 0 }]] },
			]),
	);
}

function nexudusNode(credentialId: string, writesPerMinute: number): INode {
	const { CompanyName, Position, MobilePhone, ...others } = OPTIONAL_FIELDS;
	const parameters = {
		resource: 'coworker',
		operation: 'create',
		fullName: "={{ 'Member ' + $json.number }}",
		email: '={{ $json.email }}',
		countryId: { __rl: true, mode: 'id', value: '1220' },
		simpleTimeZoneId: { __rl: true, mode: 'id', value: '2023' },
		additionalFields: {
			companyName: CompanyName,
			position: Position,
			mobilePhone: MobilePhone,
			address: others.Address,
			postCode: others.PostCode,
			cityName: others.CityName,
			referenceNumber: others.ReferenceNumber,
			notes: { tag: others.Tag, notes: others.Notes },
			permissions: { canMakeBookings: others.CanMakeBookings },
		},
		options: { writesPerMinute },
	};
	return node('Nexudus', 'n8n-nodes-nexudus.nexudus', parameters, {
		credentials: { nexudusOAuth2Api: { id: credentialId, name: 'Nexudus' } },
		onError: 'continueRegularOutput',
	});
}

function httpRequestNode(credentialId: string, sandboxUrl: string): INode {
	const body = {
		FullName: "={{ 'Member ' + $json.number }}",
		Email: '={{ $json.email }}',
		CountryId: '={{ 1220 }}',
		SimpleTimeZoneId: '={{ 2023 }}',
		...OPTIONAL_FIELDS,
		CanMakeBookings: '={{ true }}',
	};
	const parameters = {
		method: 'POST',
		url: `${sandboxUrl}/api/spaces/coworkers`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'nexudusOAuth2Api',
		sendBody: true,
		bodyParameters: {
			parameters: Object.entries(body).map(([name, value]) => ({ name, value })),
		},
		options: {},
	};
	return node('HTTP Request', 'n8n-nodes-base.httpRequest', parameters, {
		typeVersion: 4.2,
		credentials: { nexudusOAuth2Api: { id: credentialId, name: 'Nexudus' } },
		onError: 'continueRegularOutput',
	});
}

function nexudus(name: string, writesPerMinute: number): Contestant {
	return {
		name,
		timedNode: 'Nexudus',
		workflow: (count, credentialId) => ({
			name,
			nodes: [...source(count), nexudusNode(credentialId, writesPerMinute)],
			connections: chain('Start', 'People', 'Nexudus'),
		}),
	};
}

export const nexudusPaced = nexudus('Nexudus', 60);
export const nexudusUnpaced = nexudus('Nexudus, pacing off', 0);

export const httpRequest: Contestant = {
	name: 'HTTP Request',
	timedNode: 'HTTP Request',
	workflow: (count, credentialId, sandboxUrl) => ({
		name: 'HTTP Request',
		nodes: [...source(count), httpRequestNode(credentialId, sandboxUrl)],
		connections: chain('Start', 'People', 'HTTP Request'),
	}),
};

export const httpRequestInLoop: Contestant = {
	name: 'HTTP Request in Loop + Wait 1 s',
	timedNode: 'Loop',
	workflow: (count, credentialId, sandboxUrl) => ({
		name: 'HTTP Request in Loop + Wait 1 s',
		nodes: [
			...source(count),
			node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, { typeVersion: 3 }),
			httpRequestNode(credentialId, sandboxUrl),
			node('Wait', 'n8n-nodes-base.wait', { amount: 1, unit: 'seconds' }, { typeVersion: 1.1 }),
		],
		connections: {
			...chain('Start', 'People', 'Loop'),
			...chain('HTTP Request', 'Wait', 'Loop'),
			Loop: { main: [[], [{ node: 'HTTP Request', type: 'main', index: 0 }]] },
		},
	}),
};

const NAME = "={{ 'Member ' + $json.number }}";
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

/** The people of the source, as Nexudus has them already. */
function seedPeople(sandbox: Sandbox, count: number): void {
	for (let number = 0; number < count; number++) {
		sandbox.coworkers.add({
			Id: number + 1,
			FullName: `Member ${number}`,
			Email: `member${number}@example.com`,
			CountryId: 1220,
			SimpleTimeZoneId: 2023,
			CityName: 'London',
			Notes: 'Imported',
			UpdatedBy: defaultUser.username,
		});
	}
}

function operating(
	name: string,
	parameters: object,
	nodes: (count: number) => INode[],
): Contestant {
	return {
		name,
		timedNode: 'Nexudus',
		seed: seedPeople,
		workflow: (count, credentialId) => {
			const before = nodes(count);
			const nexudusOne = node('Nexudus', 'n8n-nodes-nexudus.nexudus', parameters, {
				credentials: { nexudusOAuth2Api: { id: credentialId, name: 'Nexudus' } },
				onError: 'continueRegularOutput',
			});
			const connections = chain(...[...before, nexudusOne].map((each) => each.name));
			return { name, nodes: [...before, nexudusOne], connections };
		},
	};
}

/** One in `every` of the people has moved. */
export function synchronizing(every: number): Contestant {
	const parameters = {
		resource: 'coworker',
		operation: 'upsert',
		fullName: NAME,
		email: '={{ $json.email }}',
		countryId: locator('1220'),
		simpleTimeZoneId: locator('2023'),
		additionalFields: { cityName: `={{ $json.number % ${every} === 0 ? 'Lisbon' : 'London' }}` },
	};
	return operating(`Create or Update, 1 of ${every} changed`, parameters, source);
}

export const archiving = operating(
	'Archive',
	{
		resource: 'coworker',
		operation: 'archive',
		coworkerId: { __rl: true, mode: 'id', value: '={{ $json.number + 1 }}' },
	},
	source,
);

export const listing = operating(
	'Get Many, Simplify',
	{ resource: 'coworker', operation: 'getAll', returnAll: true, simplify: true },
	start,
);

/** What n8n itself needs for as many items of the same size. */
export const items: Contestant = {
	name: 'as many items of a Code node',
	timedNode: 'People',
	workflow: (count) => {
		const row = JSON.stringify({
			...{ FullName: 'Member 12345', Email: 'member12345@example.com', CompanyName: null },
			...{ TariffName: null, Active: true, CityName: 'London', CountryName: 'United Kingdom' },
			...{ CreatedOn: '2026-01-01T00:00:00Z', UpdatedOn: '2026-01-01T00:00:00Z', Archived: false },
		});
		const jsCode = `return Array.from({ length: ${count} }, (_, Id) => ({ json: { Id, ...JSON.parse(${JSON.stringify(row)}) } }));`;
		const people = node('People', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
		return { name: 'items', nodes: [...start(), people], connections: chain('Start', 'People') };
	},
};
