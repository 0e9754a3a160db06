import type { NodeParameterValueType } from 'n8n-workflow';

import { parameterName } from '../../../nodes/Nexudus/fields/names';
import type { Field, LookupName } from '../../../nodes/Nexudus/fields/types';

/** What a user enters, and what Nexudus is to get for it. */
export interface Sample {
	/** As the editor saves it. */
	parameter: unknown;
	/** As the items of another node bring it. */
	data: unknown;
	sent: unknown;
}

/** The workflow's time zone that the samples of dates are meant in: an hour ahead of UTC in July. */
export const SAMPLE_TIME_ZONE = 'Europe/London';

const IDS: Readonly<Partial<Record<LookupName, number>>> = {
	country: 1221,
	timeZone: 2024,
	location: 3002,
	plan: 4002,
	team: 5002,
};

/** A record that the sandbox has of a pick list. */
function idIn(lookup: LookupName): number {
	const id = IDS[lookup];
	if (id === undefined) throw new Error(`There is no sample of a ${lookup}`);
	return id;
}

function numberSample(number: number): Sample {
	return { parameter: number, data: ` ${number} `, sent: number };
}

/** Values that differ from what Nexudus assumes and from what the editor starts with. */
export function samplesOf(field: Field): Sample[] {
	switch (field.kind) {
		case 'text': {
			const text = field.property === 'Email' ? 'Sample@example.com' : `Sample ${field.property}`;
			return [{ parameter: text, data: text, sent: text }];
		}
		case 'integer':
			return [numberSample(7)];
		case 'number':
			return [numberSample(12.5), ...(field.min === 0 ? [] : [numberSample(-0.25)])];
		case 'boolean':
			return [
				{ parameter: true, data: 'yes', sent: true },
				{ parameter: false, data: 0, sent: false },
			];
		case 'enum':
			return field.values.values.map(({ value, name }) => ({
				parameter: value,
				data: name,
				sent: value,
			}));
		case 'choice':
			return field.choices.map(({ value, label }) => ({
				parameter: value,
				data: label,
				sent: value,
			}));
		case 'instant':
			return [
				{
					parameter: '2025-07-15T10:30:00',
					data: '2025-07-15T11:30:00+02:00',
					sent: '2025-07-15T09:30:00Z',
				},
			];
		case 'wallClock':
			return [
				{
					parameter: '2025-07-15T10:30:00',
					data: '2025-07-15 10:30',
					sent: '2025-07-15T10:30:00',
				},
			];
		case 'id': {
			const id = idIn(field.lookup);
			return [{ parameter: { __rl: true, mode: 'list', value: id }, data: String(id), sent: id }];
		}
		case 'ids': {
			const ids = [idIn(field.lookup), idIn(field.lookup) + 1];
			return [{ parameter: ids, data: ids.join(', '), sent: ids }];
		}
		case 'integers':
			return [{ parameter: '7, 8', data: [7, 8], sent: [7, 8] }];
		case 'json':
			return [{ parameter: '[{"a":1}]', data: [{ a: 1 }], sent: [{ a: 1 }] }];
		case 'rows': {
			const samples = field.fields.map((child) => [child, samplesOf(child)[0]] as const);
			const row = (what: keyof Sample, name: (child: Field) => string) =>
				Object.fromEntries(samples.map(([child, sample]) => [name(child), sample[what]]));
			return [
				{
					parameter: { rows: [row('parameter', parameterName)] },
					data: [row('data', ({ property }) => property)],
					sent: [row('sent', ({ property }) => property)],
				},
			];
		}
	}
}

/** The parameter of a field with an expression for its value. */
export function expressionFor(field: Field, expression: string): NodeParameterValueType {
	return field.kind === 'id'
		? ({ __rl: true, mode: 'id', value: expression } as NodeParameterValueType)
		: expression;
}
