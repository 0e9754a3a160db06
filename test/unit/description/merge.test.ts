import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { mappingModeField } from '../../../nodes/Nexudus/description/options';
import { nodeProperties } from '../../../nodes/Nexudus/description/node';
import { operationOf } from '../../../nodes/Nexudus/description/operations';
import { resources } from '../../../nodes/Nexudus/resources';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';

type Values = Record<string, string | boolean>;
type Entry = NonNullable<INodeProperties['options']>[number];

function isShown(entry: INodeProperties | INodePropertyOptions, values: Values): boolean {
	return NodeHelpers.displayParameter(values, entry, null, null, values);
}

/** What the editor shows: the properties, and within them the fields and choices, by the editor's own rule. */
function shown<T extends INodeProperties | Entry>(entries: readonly T[], values: Values): object[] {
	return entries
		.filter((entry) => !('displayOptions' in entry) || isShown(entry, values))
		.map((entry) => ({
			...entry,
			displayOptions: undefined,
			...('options' in entry && entry.options ? { options: shown(entry.options, values) } : {}),
		}));
}

const all = nodeProperties(resources);
const modes = mappingModeField.choices.map(({ value }) => value);

/** Every state of the form that decides what else it shows. */
function statesOf({ name, operations }: Resource): Values[] {
	return operations.flatMap((row) =>
		modes.map((mappingMode) => ({
			resource: name,
			operation: operationOf(row).value,
			mappingMode,
			returnAll: false,
		})),
	);
}

/** What people see, but for the choice of the resource; what is hidden only keeps values. */
function visible(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.filter(({ name, type }) => name !== 'resource' && type !== 'hidden');
}

function keptNames(properties: readonly INodeProperties[], values: Values): string[] {
	const kept = properties.filter(({ type }) => type === 'hidden');
	return kept
		.filter((property) => isShown(property, values))
		.map(({ name }) => name)
		.sort();
}

test.each(resources.map((resource) => [resource.name, resource] as const))(
	'%s has the form that it has without the other resources',
	(_name, resource) => {
		const own = nodeProperties([resource]);
		for (const values of statesOf(resource)) {
			expect(shown(visible(all), values)).toEqual(shown(visible(own), values));
			expect(keptNames(all, values)).toEqual(keptNames(own, values));
		}
	},
);

test.each(resources.map((resource) => [resource.name, resource] as const))(
	'no parameter of %s stands there twice',
	(_name, resource) => {
		for (const values of statesOf(resource)) {
			const names = visible(all)
				.filter((property) => isShown(property, values))
				.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
		}
	},
);
