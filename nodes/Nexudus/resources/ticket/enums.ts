import type { EnumTable } from '../../fields/types';

/** Source: Nexudus REST API, HelpDeskMessages, eHelpDeskMessagePriority. */
export const priorities: EnumTable = {
	initial: 2,
	values: [
		{ value: 1, name: 'Low', label: 'Low' },
		{ value: 2, name: 'Normal', label: 'Normal' },
		{ value: 3, name: 'High', label: 'High' },
		{ value: 4, name: 'Critical', label: 'Critical' },
	],
};
