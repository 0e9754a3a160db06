import { foldName, nameMatcher } from '../fields/text';

/** What people call countries whose list has another name for them, by the code of ISO 3166. */
const NAMES: Readonly<Record<string, string>> = {
	AE: 'UAE, Emirates',
	AT: 'Österreich',
	BE: 'België, Belgique',
	BN: 'Brunei',
	BO: 'Bolivia',
	BR: 'Brasil',
	CD: 'DRC, DR Congo, Congo-Kinshasa',
	CG: 'Congo-Brazzaville',
	CH: 'Schweiz, Suisse, Svizzera',
	CI: 'Ivory Coast',
	CN: 'PRC, Mainland China',
	CV: 'Cape Verde, Cabo Verde',
	CZ: 'Czech Republic, Czechia',
	DE: 'Deutschland',
	DK: 'Danmark',
	ES: 'España',
	FI: 'Suomi',
	FM: 'Micronesia',
	GB: 'UK, U.K., Great Britain, Britain, England, Scotland, Wales, Northern Ireland',
	HK: 'Hong Kong',
	HU: 'Magyarország',
	IE: 'Republic of Ireland, Éire',
	IR: 'Iran',
	IT: 'Italia',
	KP: 'North Korea',
	KR: 'South Korea, Korea',
	LA: 'Laos',
	MD: 'Moldova',
	MK: 'Macedonia, North Macedonia',
	MM: 'Burma, Myanmar',
	MO: 'Macau, Macao',
	NL: 'Holland, Nederland, The Netherlands',
	NO: 'Norge',
	PL: 'Polska',
	PS: 'Palestine',
	RU: 'Russia',
	SA: 'KSA',
	SE: 'Sverige',
	SY: 'Syria',
	SZ: 'Swaziland, Eswatini',
	TL: 'East Timor',
	TR: 'Turkey, Türkiye',
	TW: 'Taiwan',
	TZ: 'Tanzania',
	US: 'USA, U.S., U.S.A., America, United States, United States of America, The United States',
	VA: 'Vatican, Holy See',
	VE: 'Venezuela',
	VN: 'Vietnam, Viet Nam',
	ZA: 'RSA',
};

const FOLDED: ReadonlyArray<{ code: string; names: readonly string[] }> = Object.entries(NAMES).map(
	([code, names]) => ({ code, names: names.split(', ').map(foldName) }),
);

/** The codes of the countries that have such a name, or one that begins like it. */
export function countriesNamed(text: string, how: 'whole' | 'beginning'): string[] {
	const isWanted = nameMatcher(text, how);
	return FOLDED.filter(({ names }) => names.some(isWanted)).map(({ code }) => code);
}
