/** Source: Nexudus REST API, Teams. */
import type { Field, FieldGroup } from '../../fields/types';
import { atLocation } from '../common';

export const requiredFields: readonly Field[] = [
	{
		property: 'Name',
		required: true,
		kind: 'text',
		example: 'Acme',
		description: 'At most 254 characters',
	},
	atLocation(),
];

const team: FieldGroup = {
	name: 'team',
	label: 'Team',
	fields: [
		{
			property: 'TeamMembers',
			label: 'Member Names or IDs',
			kind: 'ids',
			lookup: 'coworker',
			description: 'All members of the team; others are taken out of it',
		},
		{
			property: 'TeamAdministrators',
			label: 'Manager Names or IDs',
			kind: 'ids',
			lookup: 'coworker',
			description: 'Coworkers who manage the team; others no longer do',
		},
		{
			property: 'Description',
			kind: 'text',
			rows: 3,
			description: 'Description for the staff',
		},
		{
			property: 'DefaultMemberTariffId',
			label: 'Plan of New Members',
			kind: 'id',
			lookup: 'plan',
			description: 'Plan for people who join the team',
		},
		{ property: 'MaxTeamMemberCount', label: 'Member Limit', kind: 'integer', min: 0 },
	],
};

const billing: FieldGroup = {
	name: 'billing',
	label: 'Billing',
	place: 'nested',
	fields: [
		{
			property: 'PayingMemberId',
			kind: 'id',
			lookup: 'coworker',
			description: 'Who pays for the team; has to be a member of it',
		},
		{
			property: 'CreateSingleInvoiceForTeam',
			label: 'Single Invoice',
			kind: 'boolean',
			description:
				'Whether the paying member gets one invoice for the whole team. Nexudus refuses it unless the payer is a member already.',
		},
		{
			property: 'TransferCreditsToPayingMember',
			kind: 'boolean',
			description: 'Whether credits are pooled at the paying member',
		},
		{ property: 'ShareBookingCredit', kind: 'boolean' },
		{ property: 'ShareTimePasses', kind: 'boolean' },
		{
			property: 'ShareExtraServices',
			label: 'Share Resource Credit',
			kind: 'boolean',
		},
		{ property: 'UseSpecialPrices', kind: 'boolean' },
		{ property: 'DiscountTariffs', label: 'Discount on Plans', kind: 'number', min: 0 },
		{ property: 'DiscountExtraServices', label: 'Discount on Bookings', kind: 'number', min: 0 },
		{ property: 'DiscountTimePasses', label: 'Discount on Time Passes', kind: 'number', min: 0 },
		{ property: 'DiscountCharges', label: 'Discount on Charges', kind: 'number', min: 0 },
	],
};

const profile: FieldGroup = {
	name: 'profile',
	label: 'Public Profile',
	place: 'nested',
	fields: [
		{
			property: 'ProfileIsPublic',
			label: 'Listed in Directory',
			kind: 'boolean',
			description: 'Whether the directory shows the team',
		},
		{ property: 'ProfileSummary', label: 'Summary', kind: 'text', rows: 3 },
		{ property: 'ProfileTags', label: 'Tags', kind: 'text' },
		{
			property: 'ProfileWebsite',
			label: 'Website',
			kind: 'text',
			example: 'https://example.com',
		},
		{
			property: 'NewTeamLogoUrl',
			label: 'Logo URL',
			kind: 'text',
			trimmed: true,
			action: true,
			example: 'https://example.com/logo.png',
			description: 'Public web address of the logo, which Nexudus downloads',
		},
	],
};

export const fieldGroups: readonly FieldGroup[] = [team, billing, profile];
