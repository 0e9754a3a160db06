import { Workflow, type INode, type INodeProperties, type INodeTypes } from 'n8n-workflow';

import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';

const { description } = new Nexudus();
const { properties, hints = [] } = description;

/** The notices that the form of a coworker's operation shows. */
function noticesOf(operation: string): string[] {
	const isShown = ({ type, displayOptions }: INodeProperties) =>
		type === 'notice' &&
		displayOptions?.show?.resource?.includes('coworker') &&
		displayOptions.show.operation?.includes(operation);
	return properties.filter(isShown).map(({ displayName }) => displayName);
}

test.each([
	['givePortalAccess', /may email the coworker/],
	['sendWelcomeEmail', /emails the coworker each time/],
])('%s says above its fields that people get an email', (operation, text) => {
	expect(noticesOf(operation)).toEqual([expect.stringMatching(text)]);
});

test.each(['create', 'update', 'getAll', 'removePortalAccess'])('%s has no notice', (operation) => {
	expect(noticesOf(operation)).toEqual([]);
});

/** Whether the hint before a run is shown for so many items. */
function isHinted(operation: string, count: number): unknown {
	const node: INode = {
		id: '1',
		name: 'Nexudus',
		type: 'nexudus',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'coworker', operation },
	};
	const nodeTypes = { getByNameAndVersion: () => ({ description }) } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const items = Array.from({ length: count }, () => ({ json: {} }));
	const [{ displayCondition = '' }] = hints;
	return workflow.expression.resolveSimpleParameterValue(
		displayCondition,
		{},
		null,
		0,
		0,
		node.name,
		items,
		'manual',
		{},
	);
}

test.each([
	['create', 60, false],
	['create', 61, true],
	['update', 61, true],
	['get', 61, false],
	['getAll', 61, false],
])('%s of %i items is hinted to take long: %s', (operation, count, expected) => {
	expect(hints[0].message).toContain('a minute for every 60 items');
	expect(isHinted(operation, count)).toBe(expected);
});
