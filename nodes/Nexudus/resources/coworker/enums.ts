/**
 * The lists of named values that properties of a coworker are chosen from.
 * Source: Nexudus REST API, POST coworkers, "Enums".
 */
import type { EnumTable } from '../../fields/types';

/** eCoworkerRecordType */
export const coworkerTypes: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Individual', label: 'Individual' },
		{ value: 2, name: 'Company', label: 'Company' },
	],
};

/** eGender */
export const genders: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'NotSet', label: 'Not Set' },
		{ value: 3, name: 'Female', label: 'Female' },
		{ value: 2, name: 'Male', label: 'Male' },
		{ value: 4, name: 'Other', label: 'Other' },
		{ value: 5, name: 'RatherNotSay', label: 'Prefer Not to Say' },
		{ value: 0, name: 'None', label: 'None' },
	],
};

/** eCoworkerTaxRateType */
export const taxRateTypes: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'Default', label: 'Default' },
		{ value: 2, name: 'Reduced', label: 'Reduced' },
		{ value: 3, name: 'Exempt', label: 'Exempt' },
	],
};

/** eCoworkerAttendance */
export const attendances: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'WorkingFromOffice', label: 'Working From Office' },
		{ value: 2, name: 'WorkingFromHome', label: 'Working From Home' },
		{ value: 3, name: 'WorkingFromAbroad', label: 'Working From Abroad' },
		{ value: 4, name: 'NotWorking', label: 'Not Working' },
		{ value: 5, name: 'Undefined', label: 'Undefined' },
	],
};

/** eRegularPaymentProvider */
export const paymentProviders: EnumTable = {
	initial: 0,
	values: [
		{ value: 0, name: 'None', label: 'None' },
		{ value: 2, name: 'Stripe', label: 'Stripe' },
		{ value: 13, name: 'StripeBACS', label: 'Stripe (BACS)' },
		{ value: 11, name: 'StripeACH', label: 'Stripe (ACH)' },
		{ value: 12, name: 'GoCardless', label: 'GoCardless' },
		{ value: 96, name: 'BankTransfer', label: 'Bank Transfer' },
		{ value: 97, name: 'Cash', label: 'Cash' },
		{ value: 98, name: 'Check', label: 'Check' },
		{ value: 6, name: 'PayPalAdaptive', label: 'PayPal Adaptive' },
		{ value: 5, name: 'PaypalStandardSubscription', label: 'PayPal Standard Subscription' },
		{ value: 4, name: 'AuthorizeNetSubscription', label: 'Authorize.Net Subscription' },
		{ value: 8, name: 'Braintree', label: 'Braintree' },
		{ value: 9, name: 'EziDebit', label: 'Ezidebit' },
		{ value: 3, name: 'Forte', label: 'Forte' },
		{ value: 7, name: 'EPay', label: 'ePay' },
		{ value: 10, name: 'LiqPay', label: 'LiqPay' },
		{ value: 1, name: 'MultiGateway', label: 'Multi-Gateway' },
		{ value: 95, name: 'GiftCard', label: 'Gift Card' },
		{ value: 94, name: 'CreditNote', label: 'Credit Note' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};
