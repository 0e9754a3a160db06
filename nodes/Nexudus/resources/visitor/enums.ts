import type { EnumTable } from '../../fields/types';

/** eVisitorHostApprovalStatus; source: Nexudus REST API, Visitors, "Enums". */
export const approvals: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'NotRequired', label: 'Not Required' },
		{ value: 2, name: 'Requested', label: 'Requested' },
		{ value: 3, name: 'Rejected', label: 'Rejected' },
		{ value: 4, name: 'AcceptedAndHold', label: 'Accepted and Hold' },
		{ value: 5, name: 'AcceptedAndGrant', label: 'Accepted and Grant' },
	],
};
