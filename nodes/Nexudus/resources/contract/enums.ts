import type { EnumTable } from '../../fields/types';

/** eCancellationReason; source: Nexudus REST API, Contracts, "Enums". */
export const cancellationReasons: EnumTable = {
	initial: 99,
	values: [
		{ value: 1, name: 'PriceTooHigh', label: 'Price Too High' },
		{ value: 2, name: 'NewJobRelocation', label: 'New Job or Relocation' },
		{ value: 3, name: 'MovedToOtherSpace', label: 'Moved to Another Space' },
		{ value: 4, name: 'ChangeWorkEnvironment', label: 'Change of Work Environment' },
		{ value: 5, name: 'LackCommunityInterations', label: 'Lack of Community Interactions' },
		{ value: 6, name: 'PoorSpaceCondition', label: 'Poor Condition of the Space' },
		{ value: 7, name: 'OtherMembers', label: 'Other Members' },
		{ value: 8, name: 'Rellocated', label: 'Relocated' },
		{ value: 9, name: 'BusinessExpansion', label: 'Business Expansion' },
		{ value: 10, name: 'Pause', label: 'Pause' },
		{ value: 11, name: 'Renewed', label: 'Renewed' },
		{ value: 12, name: 'Upgraded', label: 'Upgraded' },
		{ value: 13, name: 'Downgraded', label: 'Downgraded' },
		{ value: 19, name: 'Covid19', label: 'COVID-19' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};
