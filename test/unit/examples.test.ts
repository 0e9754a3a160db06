/** What every example owes to whoever imports it. */
import type { INode, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exampleFiles, readExample } from '../../demo/examples';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
import { repositoryFolder } from '../../runtime/paths';

const NOTE = 'n8n-nodes-base.stickyNote';

/** In the editor's pixels. */
interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function box([left, top]: INode['position'], width: number, height: number): Box {
	return { left, top, right: left + width, bottom: top + height };
}

/** A node with its name and its subtitle below. */
function boxOf({ position }: INode): Box {
	return box(position, 96, 150);
}

function overlap(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isWithin(inner: Box, outer: Box): boolean {
	return (
		inner.left >= outer.left &&
		inner.top >= outer.top &&
		inner.right <= outer.right &&
		inner.bottom <= outer.bottom
	);
}

/** Records that the nodes name by a number, or by a choice from a list of some account. */
function numbersIn(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	const { __rl: isLocator, mode, value: chosen } = value as Record<string, unknown>;
	if (isLocator === true) return mode === 'list' || /^\d+$/.test(String(chosen)) ? [chosen] : [];
	return Object.values(value).flatMap(numbersIn);
}

test.each(exampleFiles())('%s is tidy and fits any account', (file) => {
	const all = readExample(file, { id: '', name: '' }).nodes;
	const [note, ...otherNotes] = all.filter(({ type }) => type === NOTE);
	const nodes = all.filter(({ type }) => type !== NOTE);
	expect(otherNotes).toEqual([]);
	const { content, width, height } = note.parameters as Record<string, never>;
	expect(content).toMatch(/^## .+\n.+/);

	const outside = nodes.filter((node) => !isWithin(boxOf(node), box(note.position, width, height)));
	expect(outside.map(({ name }) => name)).toEqual([]);
	const covered = nodes.filter((node, index) =>
		nodes.slice(0, index).some((other) => overlap(boxOf(node), boxOf(other))),
	);
	expect(covered.map(({ name }) => name)).toEqual([]);
	expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);

	// What the note tells to set up is there under that name.
	const bold = [...String(content).matchAll(/\*\*(.+?)\*\*/g)].map(([, text]) => text);
	const named = bold.filter((text) => !text.endsWith(':'));
	expect(nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(named));

	const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-nexudus.'));
	expect(ours).not.toEqual([]);
	expect(ours.flatMap(({ parameters }) => numbersIn(parameters))).toEqual([]);
});

const { description } = new Nexudus();

/** Fields of collections, however deep, that the form has not. */
function unknownWithin(property: INodeProperties, value: unknown): string[] {
	if (property.type !== 'collection' || typeof value !== 'object') return [];
	const fields = property.options as INodeProperties[];
	return Object.entries(value ?? {}).flatMap(([name, inner]) => {
		const field = fields.find((each) => each.name === name);
		return field ? unknownWithin(field, inner) : [`${property.name}.${name}`];
	});
}

/** Parameters of a node that the form does not show: n8n drops them without a word. */
function unknownParameters(node: INode): string[] {
	const { parameters } = node;
	const { properties } = description;
	const values = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	const shown = properties.filter(
		(property) =>
			property.type !== 'hidden' &&
			NodeHelpers.displayParameter(values ?? {}, property, node, description),
	);
	return Object.entries(parameters).flatMap(([name, value]) => {
		const property = shown.find((each) => each.name === name);
		return property ? unknownWithin(property, value) : [name];
	});
}

test.each(exampleFiles())('%s sets what the form has', (file) => {
	const nodes = readExample(file, { id: '', name: '' }).nodes.filter(({ type }) =>
		/^n8n-nodes-nexudus\.nexudus(Tool)?$/.test(type),
	);
	const unknown = nodes.map((node) => [node.name, ...unknownParameters(node)]);
	// What n8n adds to a node that an AI agent uses.
	const ofTools = ['descriptionType', 'toolDescription'];
	expect(unknown.map((names) => names.filter((name) => !ofTools.includes(name)))).toEqual(
		nodes.map(({ name }) => [name]),
	);
});

test('the index tells of every example', () => {
	const index = readFileSync(join(repositoryFolder, 'examples', 'README.md'), 'utf8');
	const links = [...index.matchAll(/\]\(([^)]+\.json)\)/g)].map(([, link]) => link);
	expect(links.sort()).toEqual(exampleFiles());
});
