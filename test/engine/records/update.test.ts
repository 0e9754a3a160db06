import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { clearingOf, updateGroups } from '../../../nodes/Nexudus/description/forms';
import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Resource } from '../../../nodes/Nexudus/resources/resource';
import { credentialFor, useSandbox } from '../support/coworkers';
import { changeableOf } from '../support/arbitraryRecords';
import { inForm, jsonOf } from '../support/operations';
import type { OperationRun } from '../support/resources';
import {
	chosen,
	contractOf,
	operationsOf,
	recordsOf,
	requestsOf,
	runResource,
	storedRecord,
	withoutRoles,
} from '../support/resources';
import { requiredBody, samplesFor, seedSamples } from '../support/samples';

/** What a server makes up in an update. */
const MADE_UP: Readonly<Record<string, (record: IDataObject) => void>> = {
	// A plan without a billing day gets the day of today (Nexudus REST API, Coworkers).
	coworker: (record) => {
		if ('TariffId' in record) record.BillingDay ??= expect.any(Number) as number;
	},
};

/** Children as they were sent: Nexudus makes records of them. */
function asSent(resource: Resource, record: IDataObject): IDataObject {
	const fields = resource.groups.flatMap((group) => group.fields);
	const children = fields.flatMap((field) => {
		const rows = record[field.property];
		if (field.kind !== 'rows' || !Array.isArray(rows)) return [];
		const pick = (row: unknown) =>
			Object.fromEntries(
				field.fields.map(({ property }) => [property, (row as IDataObject)[property]]),
			);
		return [[field.property, rows.map(pick)]];
	});
	return { ...record, ...Object.fromEntries(children) };
}

describe.each(operationsOf('update'))('%s', (_name, resource, operation) => {
	const changeable = changeableOf(resource);
	const { kept, actions, emptied } = changeable;
	const [changed] = clearingOf(resource).fields.filter(({ kind }) => kind === 'text');
	const [group] = updateGroups(resource).filter(({ fields }) => fields.includes(changed));

	function keptOf(record: IDataObject): IDataObject {
		const entries = kept.filter((property) => property in record);
		return asSent(
			resource,
			Object.fromEntries(entries.map((property) => [property, record[property]])),
		);
	}

	/** A record as the sandbox is to have it, empty properties left out. */
	function expected(before: IDataObject, values: IDataObject, cleared: readonly string[]) {
		const after: IDataObject = { ...before, ...values };
		const isBlank = (value: unknown) =>
			Array.isArray(value) ? value.length === 0 : String(value).trim() === '';
		const blank = Object.keys(values).filter((property) => isBlank(values[property]));
		for (const property of [...cleared, ...blank]) {
			if (property in emptied) after[property] = emptied[property];
			else delete after[property];
		}
		MADE_UP[resource.name]?.(after);
		return after;
	}

	describe.each(['replace', 'merge'] as const)('where PUT means %s', (putMode) => {
		const sandbox = useSandbox({ putMode });

		async function update(parameters: IDataObject, run: OperationRun = {}) {
			return await runResource(sandbox(), resource, operation, { parameters, ...run });
		}

		test('changes exactly what it is told to, of any record', async () => {
			seedSamples(sandbox(), resource);
			const credential = credentialFor(sandbox());
			const shownActions = Object.fromEntries(actions.map((property) => [property, true]));
			const property = fc.asyncProperty(
				fc.array(fc.tuple(changeable.record, changeable.values), { minLength: 1, maxLength: 3 }),
				changeable.changes,
				async (records, { set, cleared }) => {
					const seeded = records.map(([record, anyOf], index) => {
						const { Id } = recordsOf(sandbox(), resource).add({
							...record,
							...(index === 0 ? shownActions : {}),
						});
						const values = Object.fromEntries(set.map((name) => [name, anyOf[name]]));
						return { Id, values, before: storedRecord(sandbox(), resource, Id) };
					});
					const { error, outputs } = await update(
						{ ...chosen(resource, '={{ $json.Id }}'), ...changeable.parameters(set, cleared) },
						{
							items: seeded.map(({ Id, values }) => ({ Id, values })),
							credential,
							options: { emptyValues: 'clear' },
						},
					);
					expect(error).toBeUndefined();
					expect(jsonOf(outputs[0])).toMatchObject(seeded.map(({ Id }) => ({ Id })));
					for (const { Id, values, before } of seeded) {
						const after = storedRecord(sandbox(), resource, Id);
						const identity = ({ UniqueId, CreatedOn }: IDataObject) => ({ UniqueId, CreatedOn });
						expect(keptOf(after)).toEqual(expected(keptOf(before), values, cleared));
						expect(identity(after)).toEqual(identity(before));
					}
				},
			);
			await fc.assert(property, { numRuns: 15 });
			// Instructions are not repeated, though some records show them.
			const sent = requestsOf(sandbox(), resource, 'PUT').map(({ body }) => Object.keys(body));
			expect(sent.flat().filter((name) => actions.includes(name))).toEqual([]);
			expect(sandbox().welcomeEmails).toEqual([]);
		});

		/** Everything that can be cleared, filled in. */
		function filled(): IDataObject {
			const values = clearingOf(resource).fields.map((field) => {
				const samples = samplesFor(resource, field);
				const other = samples.find(({ sent }) => sent !== emptied[field.property]) ?? samples[0];
				return [field.property, other.sent];
			});
			return Object.fromEntries(values) as IDataObject;
		}

		test('clears all Fields to Clear at once, and nothing else', async () => {
			seedSamples(sandbox(), resource, 1);
			const fields = clearingOf(resource).fields;
			const { Id } = recordsOf(sandbox(), resource).add({
				...requiredBody(resource, 0),
				...filled(),
			});
			const before = storedRecord(sandbox(), resource, Id);
			const { error } = await update({
				...chosen(resource, Id),
				fieldsToClear: fields.map((field) => parameterName(field)),
			});
			expect(error).toBeUndefined();
			const cleared = fields.map(({ property }) => property);
			expect(keptOf(storedRecord(sandbox(), resource, Id))).toEqual(
				expected(keptOf(before), {}, cleared),
			);
		});

		test.each([
			[{ kind: 'resetAfter' }, 1],
			[{ kind: 'resetBefore' }, 2],
			[{ kind: 'truncated' }, 1],
			[{ kind: 'status', status: 503 }, 2],
			[{ kind: 'throttle', retryAfter: 0 }, 2],
		] as const)('goes through although the first answer is lost: %j', async (fault, writes) => {
			seedSamples(sandbox(), resource, 1);
			const { Id } = recordsOf(sandbox(), resource).add({
				...requiredBody(resource, 0),
				...filled(),
			});
			const before = keptOf(storedRecord(sandbox(), resource, Id));
			sandbox().faults.add({ ...fault, method: 'PUT' });
			const { outputs, error } = await update({
				...chosen(resource, Id),
				fieldsToClear: [parameterName(changed)],
			});
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0])).toEqual([{ Id }]);
			expect(requestsOf(sandbox(), resource, 'PUT')).toHaveLength(writes);
			expect(keptOf(storedRecord(sandbox(), resource, Id))).toEqual(
				expected(before, {}, [changed.property]),
			);
		});
	});

	const sandbox = useSandbox();

	/** A record, and parameters that change a text of it. */
	function prepared() {
		seedSamples(sandbox(), resource, 1);
		const { Id } = recordsOf(sandbox(), resource).add(requiredBody(resource, 0));
		const change = inForm([[group, { [parameterName(changed)]: 'Another' }]]);
		return { Id, parameters: { ...chosen(resource, Id), ...change } };
	}

	async function update(parameters: IDataObject, options: IDataObject = {}) {
		return await runResource(sandbox(), resource, operation, { parameters, options });
	}

	test('sends back what it does not know of, and nothing that is empty', async () => {
		const { Id, parameters } = prepared();
		const record = recordsOf(sandbox(), resource).get(Id)!;
		Object.assign(record, { Unheard: 'of', AddedBy: 'Ada', AddedThings: [1], Nothing: null });
		await update(parameters);
		const [{ body }] = requestsOf(sandbox(), resource, 'PUT');
		expect(body).toMatchObject({ Id, Unheard: 'of', AddedBy: 'Ada' });
		expect(body).not.toHaveProperty('AddedThings');
		expect(Object.values(body)).not.toContain(null);
	});

	test.each(['response', 'record'] as const)('gives, on demand, the %s', async (output) => {
		const { Id, parameters } = prepared();
		const { outputs } = await update(parameters, { output });
		const shown = {
			response: { Id, Status: 200, WasSuccessful: true },
			record: { Id, ...requiredBody(resource, 0), [changed.property]: 'Another' },
		};
		expect(jsonOf(outputs[0])).toEqual([expect.objectContaining(shown[output])]);
	});

	test.each(['Read', 'Edit'])('names the role for %s that the user lacks', async (right) => {
		const { parameters } = prepared();
		const role = `${contractOf(resource).role}-${right}`;
		withoutRoles(sandbox(), role);
		const { error } = await update(parameters);
		expect(error?.message).toContain(`lacks the role ${role}`);
		expect(requestsOf(sandbox(), resource, 'PUT').filter(({ status }) => status === 200)).toEqual(
			[],
		);
	});

	test('writes nothing where there is no record with the ID', async () => {
		const { parameters } = prepared();
		const { error } = await update({ ...parameters, ...chosen(resource, 99) });
		expect(error?.message).toContain(`Nexudus has no ${resource.noun} with the ID 99`);
		expect(requestsOf(sandbox(), resource, 'PUT')).toEqual([]);
	});

	test('refuses a required field to clear, and one that is both set and cleared', async () => {
		const { parameters } = prepared();
		const [needed] = resource.required.map((field) => parameterName(field));
		const name = parameterName(changed);
		const { error } = await update({ ...parameters, fieldsToClear: [needed, name] });
		expect(error?.message).toContain(`Fields to Clear has no choice "${needed}"`);
		expect(error?.message).toContain('is both set and to be cleared');
		expect(sandbox().requests).toEqual([]);
	});
});
