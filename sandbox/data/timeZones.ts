import timezones from 'timezones.json';

import type { NamedRecord } from './places';

export interface TimeZone extends NamedRecord {
	/** Windows name, e.g. "GMT Standard Time". */
	Name: string;
	/** e.g. "(UTC) Dublin, Edinburgh, Lisbon, London". */
	Description: string;
}

const LONDON: TimeZone = {
	Id: 2023,
	Name: 'GMT Standard Time',
	Description: '(UTC) Dublin, Edinburgh, Lisbon, London',
};
const FIRST_ID = 2001;

/** The library also lists daylight-saving twins, which Windows does not know as zones. */
function isWindowsZone(name: string): boolean {
	return !name.endsWith('Daylight Time') && !name.endsWith('Summer Time');
}

function listTimeZones(): TimeZone[] {
	const others = timezones
		.filter(({ value }) => isWindowsZone(value) && value !== LONDON.Name)
		.map(({ value, text }, index) => {
			const id = FIRST_ID + index;
			return { Id: id < LONDON.Id ? id : id + 1, Name: value, Description: text };
		});
	return [...others, LONDON].sort((a, b) => a.Id - b.Id);
}

/** The Windows time zones; that of London has Id 2023. */
export const timeZones: readonly TimeZone[] = listTimeZones();
