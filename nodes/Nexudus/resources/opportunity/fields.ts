/** Source: Nexudus REST API, CrmOpportunities. */
import type { Field, FieldGroup } from '../../fields/types';
import { leadSources, lossReasons, statuses } from './enums';

export const requiredFields: readonly Field[] = [
	{
		property: 'CrmBoardColumnId',
		label: 'Stage',
		required: true,
		kind: 'id',
		lookup: 'boardColumn',
		description:
			'Column of the board. What the column is set to do happens: one may win or lose the opportunity, or delete the coworker for good.',
	},
	{
		property: 'CoworkerId',
		required: true,
		kind: 'id',
		lookup: 'coworker',
		description: 'Contact or member who may buy',
	},
];

const opportunity: FieldGroup = {
	name: 'opportunity',
	label: 'Opportunity',
	fields: [
		{
			property: 'Name',
			kind: 'text',
			description: 'Tells several opportunities of a coworker apart',
		},
		{
			property: 'OpportunityTypeId',
			label: 'Type',
			kind: 'id',
			lookup: 'opportunityType',
			description:
				'Its template becomes the notes. Some accounts refuse an opportunity without a type.',
		},
		{
			property: 'ResponsibleId',
			kind: 'id',
			lookup: 'user',
			description:
				'Member of the staff in charge. Some accounts refuse an opportunity without one.',
		},
		{ property: 'Value', kind: 'number', min: 0, description: 'Expected revenue' },
		{ property: 'DueDate', label: 'Follow-Up Date', kind: 'instant', day: true },
		{ property: 'LeadSource', kind: 'enum', values: leadSources },
		{ property: 'Notes', kind: 'text', rows: 4, description: 'What only the team reads' },
		{ property: 'TeamId', kind: 'id', lookup: 'team' },
		{
			property: 'ReferrerId',
			kind: 'id',
			lookup: 'coworker',
			description: 'Coworker who recommended the location',
		},
	],
};

const outcome: FieldGroup = {
	name: 'outcome',
	label: 'Outcome',
	place: 'nested',
	fields: [
		{ property: 'Status', required: true, kind: 'enum', values: statuses },
		{
			property: 'WonOn',
			kind: 'instant',
			day: true,
			description: 'Needed for an opportunity that is won',
		},
		{
			property: 'LostOn',
			kind: 'instant',
			day: true,
			description: 'Needed for an opportunity that is lost',
		},
		{ property: 'LossReason', kind: 'enum', values: lossReasons },
		{
			property: 'Completed',
			kind: 'boolean',
			initial: true,
			description: 'Whether the opportunity is won or lost',
		},
	],
};

const campaign: FieldGroup = {
	name: 'campaign',
	label: 'Campaign',
	place: 'nested',
	fields: [
		{ property: 'UtmSource', label: 'UTM Source', kind: 'text' },
		{ property: 'UtmMedium', label: 'UTM Medium', kind: 'text' },
		{ property: 'UtmCampaign', label: 'UTM Campaign', kind: 'text' },
		{ property: 'UtmContent', label: 'UTM Content', kind: 'text' },
		{ property: 'UtmTerm', label: 'UTM Term', kind: 'text' },
	],
};

export const fieldGroups: readonly FieldGroup[] = [opportunity, outcome, campaign];
