/** An AI Agent that knows of names only: whatever Nexudus wants as an ID is looked up. */
import type { IDataObject, INode } from 'n8n-workflow';

import type { WorkflowFile } from '../../runtime/client';
import { readExample } from '../../demo/examples';
import { onEveryN8n } from './support/everyN8n';
import { startOtherServices } from './support/otherServices';
import { chat } from './support/triggers';
import { outputOf } from './support/workflows';

const room = 6001;

const asked = (key: string) =>
	`={{ $fromAI('${key}', \`${key} in the words of the user\`, 'string') }}`;
const byName = (key: string, mode = 'name') => ({ __rl: true, mode, value: asked(key) });

const member: IDataObject = {
	resource: 'coworker',
	operation: 'create',
	fullName: asked('Full_Name'),
	email: asked('Email'),
	countryId: byName('Country'),
	simpleTimeZoneId: byName('Time_Zone'),
	additionalFields: { tariffId: byName('Plan'), businesses: asked('Location') },
};

const roomForMember: IDataObject = {
	resource: 'booking',
	operation: 'create',
	resourceId: byName('Room'),
	fromTime: asked('From'),
	toTime: asked('To'),
	additionalFields: { coworkerId: byName('Coworker', 'email') },
};

/** The agent of the example, with these tools instead of its own. */
function agentWith(example: WorkflowFile, tools: Record<string, IDataObject>): WorkflowFile {
	const isTool = ({ type }: INode) => type === 'n8n-nodes-nexudus.nexudusTool';
	const own = example.nodes.find(isTool)!;
	const { descriptionType, toolDescription } = own.parameters;
	const nodes = Object.entries(tools).map(
		([name, parameters]): INode => ({
			...own,
			id: name,
			name,
			parameters: { descriptionType, toolDescription, ...parameters } as INode['parameters'],
		}),
	);
	const links = nodes.map(({ name }) => [name, example.connections[own.name]]);
	const others = Object.entries(example.connections).filter(([name]) => name !== own.name);
	return {
		...example,
		nodes: [...example.nodes.filter((node) => !isTool(node)), ...nodes],
		connections: Object.fromEntries([...others, ...links]),
	};
}

onEveryN8n((stage) => {
	test('creates a member and books a room for them by names alone', async () => {
		const { client, sandbox, credential } = stage;
		sandbox.records('resources').add({ Id: room, Name: 'Meeting Room 1' });
		const others = await startOtherServices([
			{
				name: 'Create_Member',
				arguments: {
					Full_Name: 'Grace Hopper',
					Email: 'grace@example.com',
					Country: 'UK',
					Time_Zone: 'Europe/London',
					Plan: 'hot desk monthly',
					Location: 'Sandbox Lisbon',
				},
			},
			{
				name: 'Book_Room',
				arguments: {
					Room: 'meeting room 1',
					From: '2031-03-04T10:00:00Z',
					To: '2031-03-04T11:00:00Z',
					Coworker: 'grace@example.com',
				},
			},
		]);
		try {
			const example = readExample('ai-agent-adds-member.json', credential);
			const data = { apiKey: 'no-key', url: `${others.url}/v1` };
			const id = await client.createCredential('OpenAI', 'openAiApi', data);
			const model = example.nodes.find(({ credentials }) => credentials?.openAiApi)!;
			model.credentials = { openAiApi: { id, name: 'OpenAI' } };
			const tools = { 'Create Member': member, 'Book Room': roomForMember };

			const execution = await chat(
				stage,
				agentWith(example, tools),
				'Add Grace Hopper, grace@example.com, in Lisbon on the hot desk plan, and book her meeting room 1.',
			);
			expect(execution.status).toBe('success');
			const [grace, ...more] = sandbox.coworkers.list();
			expect(more).toEqual([]);
			expect(grace).toMatchObject({
				FullName: 'Grace Hopper',
				CountryName: 'United Kingdom',
				SimpleTimeZoneName: 'GMT Standard Time',
				TariffId: 4001,
				Businesses: [3002],
			});
			const bookings = sandbox.records('bookings').list();
			expect(bookings).toMatchObject([
				{
					ResourceId: room,
					CoworkerId: grace.Id,
					FromTime: '2031-03-04T10:00:00Z',
					ToTime: '2031-03-04T11:00:00Z',
				},
			]);
			const [{ output }] = outputOf(execution, 'AI Agent').map(({ json }) => json);
			for (const { Id } of [grace, ...bookings]) expect(output).toContain(String(Id));
		} finally {
			await others.close();
		}
	});
});
