/** The names that people have for time zones, and the time zones of countries. */
import { IANAZone } from 'luxon';

import { foldName, nameMatcher } from '../fields/text';

/**
 * By the Windows name of a zone, which is what Nexudus calls it: the countries that keep it, each with its IANA names.
 * Source: Unicode CLDR, windowsZones.
 */
const ZONES: Readonly<Record<string, string>> = {
	'AUS Central Standard Time': 'AU Australia/Darwin Australia/North',
	'AUS Eastern Standard Time':
		'AU Australia/Sydney Australia/ACT Australia/Canberra Australia/NSW Australia/Melbourne Australia/Victoria',
	'Afghanistan Standard Time': 'AF Asia/Kabul',
	'Alaskan Standard Time':
		'US America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat',
	'Aleutian Standard Time': 'US America/Adak America/Atka',
	'Altai Standard Time': 'RU Asia/Barnaul',
	'Arab Standard Time': 'BH Asia/Bahrain KW Asia/Kuwait QA Asia/Qatar SA Asia/Riyadh YE Asia/Aden',
	'Arabian Standard Time': 'AE Asia/Dubai OM Asia/Muscat',
	'Arabic Standard Time': 'IQ Asia/Baghdad',
	'Argentina Standard Time':
		'AR America/Buenos_Aires America/Argentina/Buenos_Aires America/Argentina/La_Rioja America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Catamarca America/Argentina/Catamarca America/Argentina/ComodRivadavia America/Cordoba America/Argentina/Cordoba America/Rosario America/Jujuy America/Argentina/Jujuy America/Mendoza America/Argentina/Mendoza',
	'Astrakhan Standard Time': 'RU Europe/Astrakhan Europe/Ulyanovsk',
	'Atlantic Standard Time':
		'BM Atlantic/Bermuda CA America/Halifax America/Glace_Bay America/Goose_Bay America/Moncton GL America/Thule',
	'Aus Central W. Standard Time': 'AU Australia/Eucla',
	'Azerbaijan Standard Time': 'AZ Asia/Baku',
	'Azores Standard Time': 'GL America/Scoresbysund PT Atlantic/Azores',
	'Bahia Standard Time': 'BR America/Bahia',
	'Bangladesh Standard Time': 'BD Asia/Dhaka Asia/Dacca BT Asia/Thimphu Asia/Thimbu',
	'Belarus Standard Time': 'BY Europe/Minsk',
	'Bougainville Standard Time': 'PG Pacific/Bougainville',
	'Canada Central Standard Time': 'CA America/Regina America/Swift_Current',
	'Cape Verde Standard Time': 'CV Atlantic/Cape_Verde',
	'Caucasus Standard Time': 'AM Asia/Yerevan',
	'Cen. Australia Standard Time':
		'AU Australia/Adelaide Australia/South Australia/Broken_Hill Australia/Yancowinna',
	'Central America Standard Time':
		'BZ America/Belize CR America/Costa_Rica EC Pacific/Galapagos GT America/Guatemala HN America/Tegucigalpa NI America/Managua SV America/El_Salvador',
	'Central Asia Standard Time':
		'AQ Antarctica/Vostok CN Asia/Urumqi Asia/Kashgar IO Indian/Chagos KG Asia/Bishkek KZ Asia/Almaty Asia/Qostanay',
	'Central Brazilian Standard Time': 'BR America/Cuiaba America/Campo_Grande',
	'Central Europe Standard Time':
		'AL Europe/Tirane CZ Europe/Prague HU Europe/Budapest ME Europe/Podgorica RS Europe/Belgrade SI Europe/Ljubljana SK Europe/Bratislava',
	'Central European Standard Time':
		'BA Europe/Sarajevo HR Europe/Zagreb MK Europe/Skopje PL Europe/Warsaw',
	'Central Pacific Standard Time':
		'AQ Antarctica/Casey FM Pacific/Ponape Pacific/Pohnpei Pacific/Kosrae NC Pacific/Noumea SB Pacific/Guadalcanal VU Pacific/Efate',
	'Central Standard Time':
		'CA America/Winnipeg America/Rainy_River America/Rankin_Inlet America/Resolute MX America/Matamoros US America/Chicago America/Indiana/Knox America/Knox_IN America/Indiana/Tell_City America/Menominee America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem',
	'Central Standard Time (Mexico)':
		'MX America/Mexico_City America/Bahia_Banderas America/Merida America/Monterrey',
	'Chatham Islands Standard Time': 'NZ Pacific/Chatham',
	'China Standard Time':
		'CN Asia/Shanghai Asia/Chongqing Asia/Chungking Asia/Harbin HK Asia/Hong_Kong MO Asia/Macau Asia/Macao',
	'Cuba Standard Time': 'CU America/Havana',
	'E. Africa Standard Time':
		'AQ Antarctica/Syowa DJ Africa/Djibouti ER Africa/Asmera Africa/Asmara ET Africa/Addis_Ababa KE Africa/Nairobi KM Indian/Comoro MG Indian/Antananarivo SO Africa/Mogadishu TZ Africa/Dar_es_Salaam UG Africa/Kampala YT Indian/Mayotte',
	'E. Australia Standard Time': 'AU Australia/Brisbane Australia/Queensland Australia/Lindeman',
	'E. Europe Standard Time': 'MD Europe/Chisinau Europe/Tiraspol',
	'E. South America Standard Time': 'BR America/Sao_Paulo',
	'Easter Island Standard Time': 'CL Pacific/Easter',
	'Eastern Standard Time':
		'BS America/Nassau CA America/Toronto America/Iqaluit America/Montreal America/Nipigon America/Pangnirtung America/Thunder_Bay US America/New_York America/Detroit America/Indiana/Petersburg America/Indiana/Vincennes America/Indiana/Winamac America/Kentucky/Monticello America/Louisville America/Kentucky/Louisville',
	'Eastern Standard Time (Mexico)': 'MX America/Cancun',
	'Egypt Standard Time': 'EG Africa/Cairo',
	'Ekaterinburg Standard Time': 'RU Asia/Yekaterinburg',
	'FLE Standard Time':
		'AX Europe/Mariehamn BG Europe/Sofia EE Europe/Tallinn FI Europe/Helsinki LT Europe/Vilnius LV Europe/Riga UA Europe/Kiev Europe/Uzhgorod Europe/Zaporozhye',
	'Fiji Standard Time': 'FJ Pacific/Fiji',
	'GMT Standard Time':
		'ES Atlantic/Canary FO Atlantic/Faeroe Atlantic/Faroe GB Europe/London Europe/Belfast GG Europe/Guernsey IE Europe/Dublin IM Europe/Isle_of_Man JE Europe/Jersey PT Europe/Lisbon Atlantic/Madeira',
	'GTB Standard Time':
		'CY Asia/Nicosia Europe/Nicosia Asia/Famagusta GR Europe/Athens RO Europe/Bucharest',
	'Georgian Standard Time': 'GE Asia/Tbilisi',
	'Greenland Standard Time': 'GL America/Godthab America/Nuuk',
	'Greenwich Standard Time':
		'BF Africa/Ouagadougou CI Africa/Abidjan GH Africa/Accra GL America/Danmarkshavn GM Africa/Banjul GN Africa/Conakry GW Africa/Bissau IS Atlantic/Reykjavik LR Africa/Monrovia ML Africa/Bamako Africa/Timbuktu MR Africa/Nouakchott SH Atlantic/St_Helena SL Africa/Freetown SN Africa/Dakar TG Africa/Lome',
	'Haiti Standard Time': 'HT America/Port-au-Prince',
	'Hawaiian Standard Time':
		'CK Pacific/Rarotonga PF Pacific/Tahiti UM Pacific/Johnston US Pacific/Honolulu',
	'India Standard Time': 'IN Asia/Calcutta Asia/Kolkata',
	'Iran Standard Time': 'IR Asia/Tehran',
	'Israel Standard Time': 'IL Asia/Jerusalem Asia/Tel_Aviv',
	'Jordan Standard Time': 'JO Asia/Amman',
	'Kaliningrad Standard Time': 'RU Europe/Kaliningrad',
	'Korea Standard Time': 'KR Asia/Seoul',
	'Libya Standard Time': 'LY Africa/Tripoli',
	'Line Islands Standard Time': 'KI Pacific/Kiritimati',
	'Lord Howe Standard Time': 'AU Australia/Lord_Howe Australia/LHI',
	'Magadan Standard Time': 'RU Asia/Magadan',
	'Magallanes Standard Time': 'CL America/Punta_Arenas',
	'Marquesas Standard Time': 'PF Pacific/Marquesas',
	'Mauritius Standard Time': 'MU Indian/Mauritius RE Indian/Reunion SC Indian/Mahe',
	'Middle East Standard Time': 'LB Asia/Beirut',
	'Montevideo Standard Time': 'UY America/Montevideo',
	'Morocco Standard Time': 'EH Africa/El_Aaiun MA Africa/Casablanca',
	'Mountain Standard Time':
		'CA America/Edmonton America/Cambridge_Bay America/Inuvik America/Yellowknife MX America/Ojinaga US America/Denver America/Shiprock America/Boise',
	'Mountain Standard Time (Mexico)': 'MX America/Chihuahua America/Mazatlan',
	'Myanmar Standard Time': 'CC Indian/Cocos MM Asia/Rangoon Asia/Yangon',
	'N. Central Asia Standard Time': 'RU Asia/Novosibirsk',
	'Namibia Standard Time': 'NA Africa/Windhoek',
	'Nepal Standard Time': 'NP Asia/Katmandu Asia/Kathmandu',
	'New Zealand Standard Time': 'AQ Antarctica/McMurdo NZ Pacific/Auckland Antarctica/South_Pole',
	'Newfoundland Standard Time': 'CA America/St_Johns',
	'Norfolk Standard Time': 'NF Pacific/Norfolk',
	'North Asia East Standard Time': 'RU Asia/Irkutsk',
	'North Asia Standard Time': 'RU Asia/Krasnoyarsk Asia/Novokuznetsk',
	'North Korea Standard Time': 'KP Asia/Pyongyang',
	'Omsk Standard Time': 'RU Asia/Omsk',
	'Pacific SA Standard Time': 'CL America/Santiago',
	'Pacific Standard Time': 'CA America/Vancouver US America/Los_Angeles',
	'Pacific Standard Time (Mexico)': 'MX America/Tijuana America/Ensenada America/Santa_Isabel',
	'Pakistan Standard Time': 'PK Asia/Karachi',
	'Paraguay Standard Time': 'PY America/Asuncion',
	'Qyzylorda Standard Time': 'KZ Asia/Qyzylorda',
	'Romance Standard Time':
		'BE Europe/Brussels DK Europe/Copenhagen ES Europe/Madrid Africa/Ceuta FR Europe/Paris',
	'Russia Time Zone 10': 'RU Asia/Srednekolymsk',
	'Russia Time Zone 11': 'RU Asia/Kamchatka Asia/Anadyr',
	'Russia Time Zone 3': 'RU Europe/Samara',
	'Russian Standard Time': 'RU Europe/Moscow Europe/Kirov UA Europe/Simferopol',
	'SA Eastern Standard Time':
		'AQ Antarctica/Rothera Antarctica/Palmer BR America/Fortaleza America/Belem America/Maceio America/Recife America/Santarem FK Atlantic/Stanley GF America/Cayenne SR America/Paramaribo',
	'SA Pacific Standard Time':
		'BR America/Rio_Branco America/Porto_Acre America/Eirunepe CA America/Coral_Harbour America/Atikokan CO America/Bogota EC America/Guayaquil JM America/Jamaica KY America/Cayman PA America/Panama PE America/Lima',
	'SA Western Standard Time':
		'AG America/Antigua AI America/Anguilla AW America/Aruba BB America/Barbados BL America/St_Barthelemy BO America/La_Paz BQ America/Kralendijk BR America/Manaus America/Boa_Vista America/Porto_Velho CA America/Blanc-Sablon CW America/Curacao DM America/Dominica DO America/Santo_Domingo GD America/Grenada GP America/Guadeloupe GY America/Guyana KN America/St_Kitts LC America/St_Lucia MF America/Marigot MQ America/Martinique MS America/Montserrat PR America/Puerto_Rico SX America/Lower_Princes TT America/Port_of_Spain VC America/St_Vincent VG America/Tortola VI America/St_Thomas America/Virgin',
	'SE Asia Standard Time':
		'AQ Antarctica/Davis CX Indian/Christmas ID Asia/Jakarta Asia/Pontianak KH Asia/Phnom_Penh LA Asia/Vientiane TH Asia/Bangkok VN Asia/Saigon Asia/Ho_Chi_Minh',
	'Saint Pierre Standard Time': 'PM America/Miquelon',
	'Sakhalin Standard Time': 'RU Asia/Sakhalin',
	'Samoa Standard Time': 'WS Pacific/Apia',
	'Sao Tome Standard Time': 'ST Africa/Sao_Tome',
	'Saratov Standard Time': 'RU Europe/Saratov',
	'Singapore Standard Time':
		'BN Asia/Brunei ID Asia/Makassar Asia/Ujung_Pandang MY Asia/Kuala_Lumpur Asia/Kuching PH Asia/Manila SG Asia/Singapore',
	'South Africa Standard Time':
		'BI Africa/Bujumbura BW Africa/Gaborone CD Africa/Lubumbashi LS Africa/Maseru MW Africa/Blantyre MZ Africa/Maputo RW Africa/Kigali SZ Africa/Mbabane ZA Africa/Johannesburg ZM Africa/Lusaka ZW Africa/Harare',
	'South Sudan Standard Time': 'SS Africa/Juba',
	'Sri Lanka Standard Time': 'LK Asia/Colombo',
	'Sudan Standard Time': 'SD Africa/Khartoum',
	'Syria Standard Time': 'SY Asia/Damascus',
	'Taipei Standard Time': 'TW Asia/Taipei',
	'Tasmania Standard Time':
		'AU Australia/Hobart Australia/Tasmania Australia/Currie Antarctica/Macquarie',
	'Tocantins Standard Time': 'BR America/Araguaina',
	'Tokyo Standard Time': 'ID Asia/Jayapura JP Asia/Tokyo PW Pacific/Palau TL Asia/Dili',
	'Tomsk Standard Time': 'RU Asia/Tomsk',
	'Tonga Standard Time': 'TO Pacific/Tongatapu',
	'Transbaikal Standard Time': 'RU Asia/Chita',
	'Turkey Standard Time': 'TR Europe/Istanbul Asia/Istanbul',
	'Turks And Caicos Standard Time': 'TC America/Grand_Turk',
	'US Eastern Standard Time':
		'US America/Indianapolis America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Vevay',
	'US Mountain Standard Time':
		'CA America/Creston America/Dawson_Creek America/Fort_Nelson MX America/Hermosillo US America/Phoenix',
	'UTC+12':
		'KI Pacific/Tarawa MH Pacific/Majuro Pacific/Kwajalein NR Pacific/Nauru TV Pacific/Funafuti UM Pacific/Wake WF Pacific/Wallis',
	'UTC+13': 'KI Pacific/Enderbury TK Pacific/Fakaofo',
	'UTC-02': 'BR America/Noronha GS Atlantic/South_Georgia',
	'UTC-08': 'PN Pacific/Pitcairn',
	'UTC-09': 'PF Pacific/Gambier',
	'UTC-11': 'AS Pacific/Pago_Pago Pacific/Samoa NU Pacific/Niue UM Pacific/Midway',
	'Ulaanbaatar Standard Time': 'MN Asia/Ulaanbaatar Asia/Ulan_Bator Asia/Choibalsan',
	'Venezuela Standard Time': 'VE America/Caracas',
	'Vladivostok Standard Time': 'RU Asia/Vladivostok Asia/Ust-Nera',
	'Volgograd Standard Time': 'RU Europe/Volgograd',
	'W. Australia Standard Time': 'AU Australia/Perth Australia/West',
	'W. Central Africa Standard Time':
		'AO Africa/Luanda BJ Africa/Porto-Novo CD Africa/Kinshasa CF Africa/Bangui CG Africa/Brazzaville CM Africa/Douala DZ Africa/Algiers GA Africa/Libreville GQ Africa/Malabo NE Africa/Niamey NG Africa/Lagos TD Africa/Ndjamena TN Africa/Tunis',
	'W. Europe Standard Time':
		'AD Europe/Andorra AT Europe/Vienna CH Europe/Zurich DE Europe/Berlin Europe/Busingen GI Europe/Gibraltar IT Europe/Rome LI Europe/Vaduz LU Europe/Luxembourg MC Europe/Monaco MT Europe/Malta NL Europe/Amsterdam NO Europe/Oslo SE Europe/Stockholm SJ Arctic/Longyearbyen Atlantic/Jan_Mayen SM Europe/San_Marino VA Europe/Vatican',
	'W. Mongolia Standard Time': 'MN Asia/Hovd',
	'West Asia Standard Time':
		'AQ Antarctica/Mawson KZ Asia/Oral Asia/Aqtau Asia/Aqtobe Asia/Atyrau MV Indian/Maldives TF Indian/Kerguelen TJ Asia/Dushanbe TM Asia/Ashgabat Asia/Ashkhabad UZ Asia/Tashkent Asia/Samarkand',
	'West Bank Standard Time': 'PS Asia/Hebron Asia/Gaza',
	'West Pacific Standard Time':
		'AQ Antarctica/DumontDUrville FM Pacific/Truk Pacific/Chuuk Pacific/Yap GU Pacific/Guam MP Pacific/Saipan PG Pacific/Port_Moresby',
	'Yakutsk Standard Time': 'RU Asia/Yakutsk Asia/Khandyga',
	'Yukon Standard Time': 'CA America/Whitehorse America/Dawson',
};

/** What clocks and calendars write for a zone. Letters that stand for several are not told apart. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
	UTC: 'UTC Z Zulu',
	'GMT Standard Time': 'GMT BST WET WEST IST',
	'W. Europe Standard Time': 'CET CEST MEZ MESZ',
	'FLE Standard Time': 'EET EEST',
	'Israel Standard Time': 'IST IDT',
	'Russian Standard Time': 'MSK',
	'South Africa Standard Time': 'SAST',
	'Arabian Standard Time': 'GST',
	'India Standard Time': 'IST',
	'Pakistan Standard Time': 'PKT',
	'Singapore Standard Time': 'SGT',
	'China Standard Time': 'HKT',
	'Tokyo Standard Time': 'JST',
	'Korea Standard Time': 'KST',
	'W. Australia Standard Time': 'AWST',
	'Cen. Australia Standard Time': 'ACST ACDT',
	'AUS Eastern Standard Time': 'AEST AEDT',
	'New Zealand Standard Time': 'NZST NZDT',
	'Hawaiian Standard Time': 'HST',
	'Alaskan Standard Time': 'AKST AKDT',
	'Pacific Standard Time': 'PST PDT PT Pacific',
	'Mountain Standard Time': 'MST MDT MT Mountain',
	'Central Standard Time': 'CST CDT CT Central',
	'Eastern Standard Time': 'EST EDT ET Eastern',
	'Atlantic Standard Time': 'AST ADT',
	'Newfoundland Standard Time': 'NST NDT',
};

function isCountry(word: string): boolean {
	return /^[A-Z]{2}$/.test(word);
}

/** "America/New_York" is known by its city too. */
function namesOf(iana: string): string[] {
	return [iana, iana.replace(/^.*\//, '')].map(foldName);
}

/** Each zone's Windows name, with the names that people have for it. */
const NAMES: ReadonlyArray<{ zone: string; names: readonly string[] }> = [
	...Object.entries(ABBREVIATIONS).map(([zone, words]) => ({
		zone,
		names: words.split(' ').map(foldName),
	})),
	...Object.entries(ZONES).map(([zone, words]) => ({
		zone,
		names: words
			.split(' ')
			.filter((word) => !isCountry(word))
			.flatMap(namesOf),
	})),
];

/** The Windows names of the zones that have such a name, or one that begins like it. */
export function zonesNamed(text: string, how: 'whole' | 'beginning'): string[] {
	const isWanted = nameMatcher(text, how);
	return [...new Set(NAMES.filter(({ names }) => names.some(isWanted)).map(({ zone }) => zone))];
}

/** "New York" of "America/New_York"; undefined for what is no IANA name. */
export function cityOf(text: string): string | undefined {
	return /^[\w-]+(?:\/[\w-]+)*\/([\w-]+)$/.exec(text.trim())?.[1].replaceAll('_', ' ');
}

/** The cities of "(UTC) Dublin, Edinburgh, Lisbon, London". */
export function citiesIn(description: string): string[] {
	return description.replace(/^\(UTC[^)]*\)\s*/, '').split(', ');
}

/** One IANA name for each of a country's zones. @param code ISO 3166, two letters */
export function zonesOf(code: string): string[] {
	return Object.values(ZONES).flatMap((text) => {
		const words = text.split(' ');
		const place = words.indexOf(code.toUpperCase());
		return place < 0 ? [] : [words[place + 1]];
	});
}

/**
 * The IANA name of a zone by its Windows name, or the name itself where it is one; undefined for one that is not known.
 *
 * @param country ISO 3166, two letters: countries that keep one zone need not have kept it always
 */
export function ianaOf(zone: string, country: string): string | undefined {
	const text = Object.hasOwn(ZONES, zone) ? ZONES[zone] : undefined;
	if (text === undefined) return IANAZone.isValidZone(zone) ? zone : undefined;
	const words = text.split(' ');
	const place = words.indexOf(country.toUpperCase());
	const isElsewhere = (word: string) => isCountry(word) || word.startsWith('Antarctica/');
	return place < 0 ? words.find((word) => !isElsewhere(word)) : words[place + 1];
}
