import type { IDataObject } from 'n8n-workflow';

import { createForm } from '../../../nodes/Nexudus/description/forms';
import type { Sandbox } from '../../../sandbox';
import { credentialFor, startTestSandbox, useSandbox } from '../support/coworkers';
import { jsonOf } from '../support/operations';
import type { Place } from '../support/places';
import { parametersOf, placesOf } from '../support/places';
import {
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
	storedRecord,
	withoutRoles,
} from '../support/resources';
import type { Sample } from '../support/samples';
import {
	expressionFor,
	requiredBody,
	SAMPLE_TIME_ZONE,
	samplesFor,
	seedSamples,
} from '../support/samples';

/** What of a record has these names. */
function pick(record: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [name, record[name]]));
}

describe.each(operationsOf('create'))('%s', (_name, resource) => {
	const places = placesOf(createForm(resource));
	const required = places.filter(({ group, others }) => !group && !others);
	const optional = places.filter((place) => !required.includes(place));

	/** One place of the form with one of its values. */
	type Row = Sample & { place: Place };

	const rowsOf = (some: readonly Place[]): Row[] =>
		some.flatMap((place) =>
			samplesFor(resource, place.field).map((sample) => ({ ...sample, place })),
		);

	const requiredParameters = parametersOf(
		required.map((place) => [
			place,
			expressionFor(place.field, `={{ $json.needed.${place.field.property} }}`),
		]),
	);

	let count = 0;
	/** Items with what each of a run's records needs, unlike those of all other runs. */
	function needing(items: IDataObject[]): IDataObject[] {
		return items.map((item) => {
			count += 1;
			return { ...item, needed: { ...requiredBody(resource, count), ...(item.needed as object) } };
		});
	}

	describe('what is filled in', () => {
		let sandbox: Sandbox;
		beforeAll(async () => {
			sandbox = await startTestSandbox({ uniqueEmails: false });
			seedSamples(sandbox, resource);
		});
		afterAll(async () => await sandbox.close());

		/** The bodies that were sent, without what every record needs. */
		async function sentFor(parameters: IDataObject, given: IDataObject[] = [{}]) {
			const before = requestsOf(sandbox, resource, 'POST').length;
			const items = needing(given);
			const { error } = await runResource(sandbox, resource, 'create', {
				items,
				credential: credentialFor(sandbox),
				timezone: SAMPLE_TIME_ZONE,
				parameters: { ...requiredParameters, ...parameters },
			});
			if (error) throw error;
			const sent = requestsOf(sandbox, resource, 'POST').slice(before);
			expect(sent.map(({ status }) => status)).toEqual(items.map(() => 200));
			return sent.map(({ body }, index) => {
				const needed = items[index].needed as IDataObject;
				expect(body).toMatchObject({ ...resource.defaults, ...needed });
				return Object.fromEntries(
					Object.entries(body).filter(
						([property]) => !(property in needed) && !(property in (resource.defaults ?? {})),
					),
				);
			});
		}

		test('is nothing more than what a record needs', async () => {
			expect(await sentFor({})).toEqual([{}]);
		});

		const groups = [...new Set(optional.map(({ group, others }) => group ?? others))];

		test.each(groups)('in %s is sent with nothing else', async (name) => {
			const rows = optional
				.filter(({ group, others }) => name === (group ?? others))
				.map((place) => ({ place, ...samplesFor(resource, place.field)[0] }));
			const [body] = await sentFor(
				parametersOf(rows.map(({ place, parameter }) => [place, parameter])),
			);
			expect(body).toEqual(
				Object.fromEntries(rows.map(({ place, sent }) => [place.field.property, sent])),
			);
		});

		const rounds = Math.max(...optional.map(({ field }) => samplesFor(resource, field).length));

		test.each(Array.from({ length: rounds }, (_, round) => round))(
			'everywhere at once is sent together, with the values number %i',
			async (round) => {
				const rows = optional.map((place) => {
					const samples = samplesFor(resource, place.field);
					return { place, ...samples[round % samples.length] };
				});
				const [body] = await sentFor(
					parametersOf(rows.map(({ place, parameter }) => [place, parameter])),
				);
				expect(body).toEqual(
					Object.fromEntries(rows.map(({ place, sent }) => [place.field.property, sent])),
				);
			},
		);

		test('by expressions is sent only for the items that have a value', async () => {
			const rows = rowsOf(optional);
			const parameters = optional.map((place): [Place, unknown] => [
				place,
				expressionFor(place.field, `={{ $json.${place.field.property} }}`),
			]);
			const bodies = await sentFor(
				parametersOf(parameters),
				rows.map(({ place, data }) => ({ [place.field.property]: data }) as IDataObject),
			);
			expect(bodies).toEqual(rows.map(({ place, sent }) => ({ [place.field.property]: sent })));
		});

		test('of what a record needs is sent as it comes from another node', async () => {
			const rows = rowsOf(required);
			const before = requestsOf(sandbox, resource, 'POST').length;
			const items = needing(
				rows.map(({ place, data }) => ({
					needed: { [place.field.property]: data } as IDataObject,
				})),
			);
			const { error } = await runResource(sandbox, resource, 'create', {
				items,
				timezone: SAMPLE_TIME_ZONE,
				parameters: requiredParameters,
			});
			expect(error).toBeUndefined();
			const sent = requestsOf(sandbox, resource, 'POST').slice(before);
			expect(sent.map(({ body }) => body)).toEqual(
				rows.map(({ place, sent: value }, index) => ({
					...resource.defaults,
					...(items[index].needed as IDataObject),
					[place.field.property]: value,
				})),
			);
		});
	});

	describe('the output', () => {
		const sandbox = useSandbox();

		async function create(options: IDataObject = {}) {
			seedSamples(sandbox(), resource, 1);
			const item = { needed: requiredBody(resource, 0) };
			const result = await runResource(sandbox(), resource, 'create', {
				items: [item],
				options,
				parameters: requiredParameters,
			});
			const made = recordsOf(sandbox(), resource).list().at(-1)!;
			return { ...result, needed: item.needed, Id: made?.Id };
		}

		test('is the ID of the new record, which Nexudus has', async () => {
			const { outputs, error, Id, needed } = await create();
			expect(error).toBeUndefined();
			const [json] = jsonOf(outputs[0]);
			expect(json).toEqual({ Id, ...pick(needed, Object.keys(json).slice(1)) });
			expect(storedRecord(sandbox(), resource, Id)).toMatchObject(needed);
			expect(sandbox().welcomeEmails).toEqual([]);
		});

		test('is, on demand, the whole answer of Nexudus', async () => {
			const { outputs, Id } = await create({ output: 'response' });
			expect(jsonOf(outputs[0])).toEqual([
				expect.objectContaining({ Id, WasSuccessful: true, Status: 200 }),
			]);
		});

		test('is, on demand, the record with what Nexudus filled in', async () => {
			const { outputs, Id, needed, hints } = await create({ output: 'record' });
			expect(jsonOf(outputs[0])).toEqual([
				expect.objectContaining({ ...needed, Id, CreatedOn: expect.any(String) }),
			]);
			expect(hints).toEqual([]);
		});

		test('is the ID all the same, with a hint, when the record cannot be read', async () => {
			withoutRoles(sandbox(), `${resource.role}-Read`);
			const { outputs, hints, error, Id } = await create({ output: 'record' });
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0])).toEqual([{ Id }]);
			expect(hints).toEqual([
				expect.objectContaining({
					type: 'warning',
					message: expect.stringMatching(new RegExp(`${Id} .*${resource.role}-Read`)),
				}),
			]);
			expect(requestsOf(sandbox(), resource, 'POST')).toHaveLength(1);
		});

		test('is none without the role, which is named', async () => {
			withoutRoles(sandbox(), `${resource.role}-Create`);
			const { error } = await create();
			expect(error?.message).toContain(`${resource.role}-Create`);
		});
	});
});
