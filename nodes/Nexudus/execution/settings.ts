import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { DEFAULT_PACING, withPacing } from '../api/connection';
import { buildBody } from '../fields/body';
import type { Mistake } from '../fields/body';
import type { DateOrder } from '../fields/dates';
import type { BodyForm, Field, NumberField } from '../fields/types';

/** What the form asks of an operation beside the fields of a record; one set per item. */
export interface Settings {
	/** Seconds that the item may take in all, waits included. */
	maxWait: number;
	/** Seconds until a request without an answer is given up. */
	timeout: number;
	/** POST, PUT and DELETE requests per minute; 0: no pacing of our own. */
	writesPerMinute: number;
	/** What an item holds that stands for a written record. */
	output: 'id' | 'response' | 'record';
	/** API property to order a list by. */
	sortBy: string;
	sortDirection: 'ascending' | 'descending';
	returnAll: boolean;
	/** Rows of a list at the most. */
	limit: number;
	/** What to do about a filter that was added and came out empty. */
	emptyFilters: 'fail' | 'ignore';
	/** What to do about a value of an expression that came out empty. */
	emptyValues: 'ignore' | 'clear';
	/** Whether each record is read, even where the list shows that nothing has to be changed. */
	checkEachRecord: boolean;
	/** How dates such as "03/04/2025" are read. */
	dateFormat: DateOrder;
	/** Where the values of a record come from, beside the fields that are set. */
	mappingMode: 'fields' | 'automatic';
	/** What to do about columns that belong to no field, where columns are mapped. */
	unknownColumns: 'ignore' | 'fail';
	/** The property that Create or Update finds a record by, where there is a choice. */
	matchBy?: string;
	/** Whether the output has the fields of the input beside its own. */
	includeInputFields?: boolean;
	/** Whether records come with their most useful properties alone. */
	simplify: boolean;
}

/** Seconds of a day: the longest of Nexudus's request windows (Nexudus REST API, Request limits). */
const DAY = 86_400;
/** Seconds; n8n's HTTP client counts a time limit in milliseconds of 31 bits. */
const LONGEST_TIMEOUT = 3_600;

const maxWait: NumberField = {
	property: 'maxWait',
	label: 'Max Wait',
	kind: 'integer',
	min: 1,
	max: DAY,
	initial: DEFAULT_PACING.maxWait / 1000,
	roundedDown: true,
	description:
		"Seconds that one item may wait in all for Nexudus's request limits. An item that would wait longer fails, without anything sent for it.",
};

const timeout: NumberField = {
	property: 'timeout',
	label: 'Request Timeout',
	kind: 'integer',
	min: 1,
	max: LONGEST_TIMEOUT,
	initial: DEFAULT_PACING.timeout / 1000,
	roundedDown: true,
	description:
		'Seconds until a request without an answer is given up. A create is then looked up by its email before it is sent again.',
};

const writesPerMinute: NumberField = {
	property: 'writesPerMinute',
	label: 'Writes per Minute',
	kind: 'integer',
	min: 0,
	initial: DEFAULT_PACING.writesPerMinute,
	roundedDown: true,
	description:
		'How many coworkers to write per minute at the most. Nexudus allows 60. With 0 the node does not pace itself and only waits when Nexudus says so.',
};

/** The options that every operation has. */
export const PACING_FIELDS: readonly NumberField[] = [maxWait, timeout, writesPerMinute];

function initialOf(field: Field): unknown {
	return 'initial' in field ? field.initial : undefined;
}

function fieldsOf({ shown = [], groups }: BodyForm): readonly Field[] {
	return [...shown.map(({ field }) => field), ...groups.flatMap(({ fields }) => fields)];
}

/** The settings of a form in which nothing is filled in. */
export function initialSettings(form: BodyForm): Settings {
	return Object.fromEntries(
		fieldsOf(form).map((field) => [field.property, initialOf(field)]),
	) as unknown as Settings;
}

/**
 * Reads the settings of one item; what is left empty is as the form has it at first.
 *
 * @throws n8n's ExpressionError
 */
export function readSettings(
	context: IExecuteFunctions,
	form: BodyForm,
	itemIndex: number,
): { settings: Settings; mistakes: Mistake[] } {
	const { parameters } = context.getNode();
	const { body, mistakes } = buildBody(form, {
		resolved: (name) => context.getNodeParameter(name, itemIndex, ''),
		raw: (name) => parameters[name],
		timeZone: context.getTimezone(),
		whenEmpty: 'ignore',
	});
	return { settings: { ...initialSettings(form), ...body } as Settings, mistakes };
}

/** The connection as the settings of an item want it. */
export function withSettings(connection: Connection, settings: Settings): Connection {
	const { maxWait: wait, timeout: answer, writesPerMinute: writes } = settings;
	return withPacing(connection, {
		writesPerMinute: writes,
		maxWait: wait * 1000,
		timeout: answer * 1000,
	});
}
