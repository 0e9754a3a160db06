import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { documentedProperties as documentedOf, entityOf, enums } from '../../contract';
import type { PropertyType } from '../../contract';
import { coworkerFieldGroups } from '../../nodes/Nexudus/resources/coworker/fieldGroups';
import { requiredFields } from '../../nodes/Nexudus/resources/coworker/requiredFields';
import { parameterName } from '../../nodes/Nexudus/fields/names';
import type { Field, FieldGroup } from '../../nodes/Nexudus/fields/types';
import { Nexudus } from '../../nodes/Nexudus/Nexudus.node';
import type { Sandbox } from '../../sandbox';
import {
	createCoworkers,
	createRequests,
	credentialFor,
	startTestSandbox,
} from './support/coworkers';
import type { StoredCredential } from './support/credentials';
import type { Sample } from './support/samples';
import { expressionFor, SAMPLE_TIME_ZONE, samplesOf } from './support/samples';

// Long enough for a slow machine; nothing here waits for it.
jest.setTimeout(60_000);

const documentedProperties = documentedOf(entityOf('coworkers'));
const optionalFields = coworkerFieldGroups.flatMap(({ fields }) => fields);
const allFields = [...requiredFields, ...optionalFields];

/** What is sent when nothing but the required fields is set. */
const REQUIRED_BODY = {
	FullName: 'Nathan Hale',
	Email: 'nathan@example.com',
	CountryId: 1220,
	SimpleTimeZoneId: 2023,
};

/** One row of the table with one of its values; `group` is undefined for the required fields. */
interface Row extends Sample {
	field: Field;
	group?: FieldGroup;
}

function rowsOf(fields: readonly Field[], group?: FieldGroup): Row[] {
	return fields.flatMap((field) => samplesOf(field).map((sample) => ({ ...sample, field, group })));
}

const requiredRows = rowsOf(requiredFields);
const rowsByGroup = coworkerFieldGroups.map((group) => rowsOf(group.fields, group));

let sandbox: Sandbox;
let credential: StoredCredential;
beforeAll(async () => {
	sandbox = await startTestSandbox({ uniqueEmails: false });
	credential = credentialFor(sandbox);
});
afterAll(async () => await sandbox.close());

/** Runs the node with some parameters beside the required ones; the bodies that it sent. */
async function sentFor(
	parameters: IDataObject,
	items: IDataObject[] = [{}],
): Promise<Array<Record<string, unknown>>> {
	const before = createRequests(sandbox).length;
	const { error } = await createCoworkers(sandbox, {
		items,
		credential,
		timezone: SAMPLE_TIME_ZONE,
		parameters: { email: REQUIRED_BODY.Email, ...parameters },
	});
	if (error) throw error;
	const sent = createRequests(sandbox).slice(before);
	expect(sent.map(({ status }) => status)).toEqual(items.map(() => 200));
	return sent.map(({ body }) => body);
}

function withSample({ field, group }: Row, value: unknown): IDataObject {
	const parameter = { [parameterName(field)]: value } as IDataObject;
	return group ? { [group.name]: parameter } : parameter;
}

describe('a field that is filled in sends its property, its value and nothing else', () => {
	const rows = [...requiredRows, ...rowsByGroup.flat()].map(
		(row) => [row.field.property, row.sent, row] as const,
	);

	test.each(rows)('%s: %j', async (property, sent, row) => {
		const [body] = await sentFor(withSample(row, row.parameter));
		expect(body).toEqual({ ...REQUIRED_BODY, [property]: sent });
	});
});

describe('an expression sends the property of its field only for items that have a value', () => {
	test.each(rowsByGroup.map((rows) => [rows[0].group!.label, rows] as const))(
		'%s',
		async (_label, rows) => {
			const { name, fields } = rows[0].group!;
			const expressions = fields.map((field) => [
				parameterName(field),
				expressionFor(field, `={{ $json.${field.property} }}`),
			]);
			const items = rows.map(({ field, data }) => ({ [field.property]: data }) as IDataObject);
			const bodies = await sentFor({ [name]: Object.fromEntries(expressions) }, items);
			expect(bodies).toEqual(
				rows.map(({ field, sent }) => ({ ...REQUIRED_BODY, [field.property]: sent })),
			);
		},
	);

	test('Full Name, Email, Country and Time Zone', async () => {
		const items = requiredRows.map(
			({ field, data }) => ({ ...REQUIRED_BODY, [field.property]: data }) as IDataObject,
		);
		const expressions = requiredFields.map((field) => [
			parameterName(field),
			expressionFor(field, `={{ $json.${field.property} }}`),
		]);
		const bodies = await sentFor(Object.fromEntries(expressions) as IDataObject, items);
		expect(bodies).toEqual(
			requiredRows.map(({ field, sent }) => ({ ...REQUIRED_BODY, [field.property]: sent })),
		);
	});
});

test('all fields at once are sent together', async () => {
	const parameters = coworkerFieldGroups.map(({ name, fields }) => [
		name,
		Object.fromEntries(
			fields.map((field) => [parameterName(field), samplesOf(field)[0].parameter]),
		),
	]);
	const [body] = await sentFor(Object.fromEntries(parameters) as IDataObject);
	const sent = optionalFields.map((field) => [field.property, samplesOf(field)[0].sent]);
	expect(body).toEqual({ ...REQUIRED_BODY, ...Object.fromEntries(sent) });
});

describe('the table of fields', () => {
	const KINDS: Partial<Record<PropertyType, ReadonlyArray<Field['kind']>>> = {
		text: ['text'],
		integer: ['integer', 'id', 'enum'],
		decimal: ['number'],
		boolean: ['boolean'],
		instant: ['instant'],
		clock: ['wallClock'],
		day: ['wallClock'],
		integers: ['ids'],
	};
	const fieldOf = (property: string) => allFields.find((field) => field.property === property);

	test('holds exactly the documented properties, each once', () => {
		const inTable = allFields.map(({ property }) => property).sort();
		expect(inTable).toEqual(documentedProperties.map(({ property }) => property).sort());
	});

	test('requires what the documentation requires', () => {
		const documented = documentedProperties.filter(({ create }) => create === 'required');
		expect(requiredFields.map(({ property }) => property)).toEqual(
			documented.map(({ property }) => property),
		);
	});

	test('gives every property a kind that fits its documented type', () => {
		const kinds = documentedProperties.map(({ property, type }) => [
			property,
			KINDS[type]?.includes(fieldOf(property)!.kind),
		]);
		expect(kinds.filter(([, fits]) => !fits)).toEqual([]);
	});

	test('offers exactly the documented values of every enum', () => {
		const offered = allFields.flatMap((field) =>
			field.kind === 'enum' ? [[field.property, asSet(field.values.values)]] : [],
		);
		const documented = documentedProperties.flatMap((entry) =>
			entry.enum ? [[entry.property, asSet(enums.get(entry.enum)!)]] : [],
		);
		expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(documented));
	});

	test('starts every drop-down with a value that it offers', () => {
		for (const field of allFields) {
			if (field.kind !== 'enum') continue;
			expect(field.values.values.map(({ value }) => value)).toContain(field.values.initial);
		}
	});

	function asSet(values: ReadonlyArray<{ value: number; name: string }>) {
		return values.map(({ value, name }) => `${value} ${name}`).sort();
	}
});

describe('the form of Create', () => {
	const { properties } = new Nexudus().description;
	const shown = properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.operation?.includes('create') && show.resource?.includes('coworker'),
	);
	const collections = shown.filter(({ type, name }) => type === 'collection' && name !== 'options');
	const optional = collections.flatMap(({ options }) => options as INodeProperties[]);

	function parameterOf(property: string): string {
		return property.charAt(0).toLowerCase() + property.slice(1);
	}

	test('asks for the required properties and offers every other, under its name in lower case', () => {
		const required = shown.filter((property) => property.required);
		const expected = documentedProperties.map((entry) => ({
			name: parameterOf(entry.property),
			isRequired: entry.create === 'required',
		}));
		const offered = [
			...required.map(({ name }) => ({ name, isRequired: true })),
			...optional.map(({ name }) => ({ name, isRequired: false })),
		];
		const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
		expect(offered.sort(byName)).toEqual(expected.sort(byName));
	});

	test('masks exactly the properties that are documented as secret', () => {
		const masked = [...shown, ...optional].filter(({ typeOptions }) => typeOptions?.password);
		const secrets = documentedProperties.filter(({ marks }) => marks.includes('secret'));
		expect(masked.map(({ name }) => name).sort()).toEqual(
			secrets.map(({ property }) => parameterOf(property)).sort(),
		);
	});

	test('names no two fields of a collection alike', () => {
		for (const { options } of collections) {
			const labels = (options as INodeProperties[]).map(({ displayName }) => displayName);
			expect(labels).toEqual([...new Set(labels)]);
		}
	});
});
