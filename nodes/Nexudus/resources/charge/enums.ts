import type { EnumTable } from '../../fields/types';

/** Source: Nexudus REST API, CoworkerExtraServices, eChargePeriod. */
export const chargePeriods: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Minutes', label: 'Minutes' },
		{ value: 5, name: 'Uses', label: 'Uses' },
		{ value: 2, name: 'Days', label: 'Days' },
		{ value: 3, name: 'Weeks', label: 'Weeks' },
		{ value: 4, name: 'Months', label: 'Months' },
		{ value: 6, name: 'FourWeekMonths', label: 'Four-Week Months' },
	],
};
