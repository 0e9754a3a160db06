import type { Basis } from './types';
import { readTable } from './tables';

/**
 * Where the sources disagree on how Nexudus behaves: each reading with its possible values, in `data/readings.tsv`
 * their basis, their meaning and which preset has them.
 */
export interface Readings {
	relationFilters: 'both' | 'withoutId';
	unknownParameters: 'refused' | 'ignored';
	sortDirection: 'signed' | 'binary' | 'words';
	emailFilter: 'contents' | 'whole';
	throttle: '409' | '429';
	writeValue: 'id' | 'record';
	absentOnPut: 'cleared' | 'kept';
	requiredOnPut: 'demanded' | 'waived';
	requiredOnCreate: 'documented' | 'asSeen';
	enumsOnCreate: 'defaulted' | 'demanded';
	blamedRelation: 'withId' | 'withoutId';
	customFieldsOnCreate: 'kept' | 'ignored';
	customFieldFilter: 'id' | 'name';
	systemId: 'kept' | 'ignored';
	deadReference: 'rejected' | 'denied';
	missingRecord: '404' | '401';
	deletedInLists: 'hidden' | 'listed';
	undigested: 'rejected' | '500';
	emails: 'unique' | 'shared';
	fresh: 'documented' | 'asSeen';
	dates: 'seconds' | 'asSeen';
	answered: 'all' | 'asSeen';
	parentFilters: 'needless' | 'demanded';
	hasNextPage: 'true' | 'lies';
	refusal: '400' | '200';
	joinedEnums: 'text' | 'number' | 'asSeen';
	deletion: 'verb' | 'command';
	createOnlyOnPut: 'taken' | 'ignored';
	batch: 'envelope' | 'array';
	readOnlySent: 'ignored' | 'asSeen';
	refreshWithoutClient: 'refused' | 'taken';
	delivered: 'whole' | 'row';
	signedText: 'ascii' | 'utf8';
	rangeZone: 'utc' | 'local';
}

/** `documents`: what the vendor wrote; `live`: what public clients saw on live accounts. */
export type ReadingsPreset = 'documents' | 'live';

export interface ReadingRow {
	reading: keyof Readings;
	value: string;
	basis: Basis;
	presets: ReadonlySet<ReadingsPreset>;
	meaning: string;
}

const COLUMNS = ['reading', 'value', 'basis', 'documents', 'live', 'meaning'] as const;

export const readingRows: readonly ReadingRow[] = readTable('readings.tsv', COLUMNS).map((row) => ({
	reading: row.reading as keyof Readings,
	value: row.value,
	basis: row.basis as Basis,
	presets: new Set((['documents', 'live'] as const).filter((preset) => row[preset] === 'yes')),
	meaning: row.meaning,
}));

function preset(name: ReadingsPreset): Readings {
	const rows = readingRows.filter(({ presets }) => presets.has(name));
	return Object.fromEntries(
		rows.map(({ reading, value }) => [reading, value]),
	) as unknown as Readings;
}

export const readingPresets: Readonly<Record<ReadingsPreset, Readonly<Readings>>> = {
	documents: preset('documents'),
	live: preset('live'),
};

/**
 * Readings by name, or by the ones that differ from the documents.
 *
 * @throws on a preset, a reading or a value that does not exist
 */
export function readingsOf(wanted: ReadingsPreset | Partial<Readings>): Readings {
	if (typeof wanted === 'string') {
		if (!Object.hasOwn(readingPresets, wanted)) throw new Error(`No such readings: ${wanted}`);
		return { ...readingPresets[wanted] };
	}
	for (const [reading, value] of Object.entries(wanted)) {
		const isKnown = readingRows.some((row) => row.reading === reading && row.value === value);
		if (!isKnown) throw new Error(`No such reading: ${reading} ${value}`);
	}
	return { ...readingPresets.documents, ...wanted };
}
