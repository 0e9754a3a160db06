import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { createForm, filterGroup, updateForm } from '../../../nodes/Nexudus/description/forms';
import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';
import { ADDITIONAL_FIELDS, parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';
import { useSandbox } from '../support/coworkers';
import { failedJson, jsonOf } from '../support/operations';
import { parametersOf, placesOf } from '../support/places';
import {
	chosen,
	contractOf,
	isShownWithin,
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
} from '../support/resources';
import { requiredBody, samplesFor, seedSamples } from '../support/samples';

/** What the form of an operation calls each of its parameters, by the collection's name and its own. */
function labelsOf({ name }: Resource, operation: string): ReadonlyMap<string, string> {
	const { properties } = new Nexudus().description;
	const shown = properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.operation?.includes(operation) && (show.resource ?? [name]).includes(name),
	);
	const labels = (property: INodeProperties, within = ''): Array<[string, string]> => {
		const options = property.type === 'collection' ? (property.options as INodeProperties[]) : [];
		const own = options.filter((option) => isShownWithin({ name }, option));
		return [
			[within + property.name, property.displayName],
			...own.flatMap((option) => labels(option, `${within}${property.name}.`)),
		];
	};
	return new Map(shown.flatMap((property) => labels(property)));
}

interface Complaint {
	property: string;
	label: string;
	/** What is secret is not repeated. */
	isSecret: boolean;
}

/** Relations may be complained about without their Id (Nexudus REST API, Answers to a write). */
function spellings(property: string, isRelation: boolean): string[] {
	return isRelation ? [property, property.replace(/Id$/, '')] : [property];
}

function complaintsAbout(resource: Resource, operation: 'create' | 'update'): Complaint[] {
	const labels = labelsOf(resource, operation);
	const form = operation === 'create' ? createForm(resource) : updateForm(resource);
	const { properties } = contractOf(resource);
	return placesOf(form).flatMap(({ field, group, place, others }) => {
		const around = [place && ADDITIONAL_FIELDS.name, place === 'flat' ? undefined : group];
		const path = [...around.filter(Boolean), parameterName(field)].join('.');
		const label = others ? field.property : labels.get(path);
		return spellings(field.property, field.kind === 'id').map((property) => ({
			property,
			label: label ?? `no label for ${field.property}`,
			isSecret: properties.get(field.property)?.marks.includes('secret') ?? false,
		}));
	});
}

/** What Nexudus answers to a request that it complains about. */
function rejection(complaints: readonly Complaint[]) {
	return {
		kind: 'status' as const,
		status: 400,
		body: {
			Message: complaints.map(({ property }) => `${property}: is odd`).join(', '),
			Errors: complaints.map(({ property }) => ({
				PropertyName: property,
				Message: 'is odd',
				AttemptedValue: 'x',
			})),
			Value: null,
			WasSuccessful: false,
		},
	};
}

function told(complaints: readonly Complaint[], input: IDataObject, description: unknown) {
	return failedJson(input, complaints.map(({ label }) => `${label} is odd`).join('; '), {
		status: 400,
		description,
		errors: complaints.map(({ property, label, isSecret }) => ({
			property,
			label,
			message: 'is odd',
			attemptedValue: isSecret ? null : 'x',
		})),
	});
}

describe.each(operationsOf('create', 'update'))('%s', (_name, resource, operation, { kind }) => {
	const sandbox = useSandbox();
	const complaints = complaintsAbout(resource, kind);
	const target = { method: kind === 'create' ? 'POST' : 'PUT', path: `/api/${resource.path}` };

	/** Runs the operation once, with an item that is right. */
	async function run() {
		seedSamples(sandbox(), resource, 1);
		const needed = placesOf(createForm(resource)).filter(({ group, others }) => !group && !others);
		const values = parametersOf(
			needed.map((place) => [place, samplesFor(resource, place.field)[0].parameter]),
		);
		const { Id } = recordsOf(sandbox(), resource).add(requiredBody(resource, 0));
		return await runResource(sandbox(), resource, operation, {
			items: [{ row: 1 }],
			onError: 'continueErrorOutput',
			parameters: kind === 'create' ? values : { ...chosen(resource, Id), basics: values },
		});
	}

	test('tells what Nexudus complains about in the words of the form', async () => {
		sandbox().faults.add({ ...rejection(complaints), ...target });
		const { outputs } = await run();
		expect(jsonOf(outputs[1])).toEqual([
			told(complaints, { row: 1 }, expect.stringContaining('run the item again')),
		]);
		expect(requestsOf(sandbox(), resource, target.method)).toHaveLength(1);
	});

	test('tells a complaint that the message alone names in the words of the form', async () => {
		const [{ property, label }] = complaints;
		const body = { Message: `${property}: is odd`, Errors: null, WasSuccessful: false };
		sandbox().faults.add({ kind: 'status', status: 400, body, ...target });
		const { outputs } = await run();
		expect(jsonOf(outputs[1])).toEqual([
			expect.objectContaining({ error: `${label} is odd`, row: 1 }),
		]);
	});

	test('takes a refusal with status 200 for one', async () => {
		const message = 'Not on a Sunday.';
		sandbox().faults.add({ kind: 'softFailure', message, ...target });
		const { outputs } = await run();
		expect(outputs[0]).toEqual([]);
		expect(jsonOf(outputs[1])).toEqual([expect.objectContaining({ error: message, row: 1 })]);
	});
});

describe.each(operationsOf('getAll'))('%s', (_name, resource, operation) => {
	const sandbox = useSandbox();
	const labels = labelsOf(resource, operation);
	const { role, properties } = contractOf(resource);

	/** The filters by the parameters that Nexudus knows them by. */
	const complaints = filterGroup(resource).fields.map((field): Complaint => {
		const [, stem, ending] = /^(.*?)(From|To)?$/.exec(field.property) ?? [];
		const own = properties.get(field.property);
		const filter = own?.filter ?? properties.get(stem)?.filter;
		const bound = own ? '' : `${ending.toLowerCase()}_`;
		const label = labels.get(`filters.${parameterName(field)}`);
		return {
			property: `${bound}${role}_${filter?.stem}`,
			label: label ?? 'no label',
			isSecret: false,
		};
	});

	test('tells what Nexudus complains about in the words of the form', async () => {
		sandbox().faults.add({ ...rejection(complaints), path: `/api/${resource.path}` });
		const { outputs } = await runResource(sandbox(), resource, operation, {
			items: [{ row: 1 }],
			onError: 'continueErrorOutput',
		});
		expect(jsonOf(outputs[1])).toEqual([told(complaints, { row: 1 }, null)]);
	});
});
