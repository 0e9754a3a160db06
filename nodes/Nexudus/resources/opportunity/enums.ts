/** Source: Nexudus REST API, CrmOpportunities. */
import type { EnumTable } from '../../fields/types';

/** eCrmOpportunityStatus */
export const statuses: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'InProgress', label: 'In Progress' },
		{ value: 2, name: 'Won', label: 'Won' },
		{ value: 3, name: 'Lost', label: 'Lost' },
	],
};

/** eCrmOpportunitySource */
export const leadSources: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Web', label: 'Web' },
		{ value: 11, name: 'Broker', label: 'Broker' },
		{ value: 9, name: 'DirectEmail', label: 'Direct Email' },
		{ value: 10, name: 'EmailMarketing', label: 'Email Marketing' },
		{ value: 13, name: 'Facebook', label: 'Facebook' },
		{ value: 23, name: 'FlexiOffices', label: 'Flexi Offices' },
		{ value: 19, name: 'GoogleSearch', label: 'Google Search' },
		{ value: 17, name: 'HubbleHq', label: 'Hubble HQ' },
		{ value: 15, name: 'Instagram', label: 'Instagram' },
		{ value: 21, name: 'InstantOffices', label: 'Instant Offices' },
		{ value: 25, name: 'Kontor', label: 'Kontor' },
		{ value: 14, name: 'Linkedin', label: 'LinkedIn' },
		{ value: 18, name: 'LiquidSpace', label: 'LiquidSpace' },
		{ value: 22, name: 'OfficeFreedom', label: 'Office Freedom' },
		{ value: 98, name: 'OtherSocialNetwork', label: 'Other Social Network' },
		{ value: 2, name: 'Phone', label: 'Phone' },
		{ value: 6, name: 'PrintAdvert', label: 'Print Advert' },
		{ value: 12, name: 'PropertyAgent', label: 'Property Agent' },
		{ value: 7, name: 'PurchasedList', label: 'Purchased List' },
		{ value: 5, name: 'Referral', label: 'Referral' },
		{ value: 20, name: 'SpacePool', label: 'SpacePool' },
		{ value: 16, name: 'Twitter', label: 'Twitter' },
		{ value: 26, name: 'Valve', label: 'Valve' },
		{ value: 4, name: 'Webinar', label: 'Webinar' },
		{ value: 8, name: 'WordOfMouth', label: 'Word of Mouth' },
		{ value: 24, name: 'Workthere', label: 'Workthere' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};

/** eCrmOpportunityLossReason */
export const lossReasons: EnumTable = {
	initial: 99,
	values: [
		{ value: 18, name: 'Archived', label: 'Archived' },
		{ value: 7, name: 'Competition', label: 'Competition' },
		{ value: 8, name: 'ContractTerm', label: 'Contract Term' },
		{ value: 9, name: 'Duplicate', label: 'Duplicate' },
		{ value: 16, name: 'Entrance', label: 'Entrance' },
		{ value: 17, name: 'Errors', label: 'Errors' },
		{ value: 5, name: 'Feature', label: 'Feature' },
		{ value: 12, name: 'LackOfFacilities', label: 'Lack of Facilities' },
		{ value: 15, name: 'Location', label: 'Location' },
		{ value: 6, name: 'LostMomentum', label: 'Lost Momentum' },
		{ value: 2, name: 'Need', label: 'Need' },
		{ value: 13, name: 'NoPetPolicy', label: 'No-Pet Policy' },
		{ value: 14, name: 'NoRightFit', label: 'Not the Right Fit' },
		{ value: 11, name: 'NotReturningCalls', label: 'Not Returning Calls' },
		{ value: 3, name: 'PoorQualification', label: 'Poor Qualification' },
		{ value: 4, name: 'Price', label: 'Price' },
		{ value: 20, name: 'RelocationOnHold', label: 'Relocation on Hold' },
		{ value: 19, name: 'SearchOnHold', label: 'Search on Hold' },
		{ value: 1, name: 'Timing', label: 'Timing' },
		{ value: 10, name: 'Waitlist', label: 'Waitlist' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};
