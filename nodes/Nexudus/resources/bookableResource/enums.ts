import type { EnumTable } from '../../fields/types';

/** Source: Nexudus REST API, Resources, eResourceType. */
export const resourceCategories: EnumTable = {
	initial: 1,
	values: [
		{ value: 11, name: 'DayPass', label: 'Day Pass' },
		{ value: 4, name: 'EventSpace', label: 'Event Space' },
		{ value: 2, name: 'HotDesk', label: 'Hot Desk' },
		{ value: 6, name: 'Kitchen', label: 'Kitchen' },
		{ value: 5, name: 'Lab', label: 'Lab' },
		{ value: 10, name: 'Machine', label: 'Machine' },
		{ value: 1, name: 'MeetingRoom', label: 'Meeting Room' },
		{ value: 12, name: 'PhoneBooth', label: 'Phone Booth' },
		{ value: 3, name: 'PrivateOffice', label: 'Private Office' },
		{ value: 9, name: 'StorageUnit', label: 'Storage Unit' },
		{ value: 7, name: 'TreatmentRoom', label: 'Treatment Room' },
		{ value: 0, name: 'None', label: 'None' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};
