import { getNames, registerLocale } from 'i18n-iso-countries/index';
import english from 'i18n-iso-countries/langs/en.json';

import type { NamedRecord } from './places';

export interface Country extends NamedRecord {
	TwoDigitsCode: string;
}

registerLocale(english);

const UNITED_KINGDOM_ID = 1220;

/** User-assigned code of Kosovo: in the library's list, but not in ISO 3166. */
const NOT_IN_ISO_3166 = 'XK';

function listCountries(): Country[] {
	const names = getNames('en', { select: 'official' });
	const codes = Object.keys(names)
		.filter((code) => code !== NOT_IN_ISO_3166)
		.sort();
	const unitedKingdom = codes.indexOf('GB');
	return codes.map((code, index) => ({
		Id: UNITED_KINGDOM_ID + index - unitedKingdom,
		Name: names[code],
		TwoDigitsCode: code,
	}));
}

/** All ISO 3166 countries in the order of their codes; the United Kingdom has Id 1220. */
export const countries: readonly Country[] = listCountries();
