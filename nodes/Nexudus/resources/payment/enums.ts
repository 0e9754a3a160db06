/** Source: Nexudus REST API, CoworkerLedgerEntries, ePaymentProvider. */
import type { EnumTable } from '../../fields/types';

const withoutGateway: EnumTable['values'] = [
	{ value: 11, name: 'Manual', label: 'Manual' },
	{ value: 996, name: 'Bank', label: 'Bank Transfer' },
	{ value: 997, name: 'Cash', label: 'Cash' },
	{ value: 998, name: 'Check', label: 'Check' },
	{ value: 989, name: 'ManualDirectDebit', label: 'Manual Direct Debit' },
	{ value: 991, name: 'CreditCardManual1', label: 'Manual Credit Card 1' },
	{ value: 992, name: 'CreditCardManual2', label: 'Manual Credit Card 2' },
	{ value: 993, name: 'CreditCardManual3', label: 'Manual Credit Card 3' },
	{ value: 994, name: 'Credit', label: 'Credit' },
	{ value: 995, name: 'Gift', label: 'Gift' },
	{ value: 990, name: 'BadDebt', label: 'Bad Debt' },
	{ value: 999, name: 'Other', label: 'Other' },
];

/** What a person can say about a payment that no gateway took. */
export const manualPaymentMethods: EnumTable = { initial: 11, values: withoutGateway };

export const paymentMethods: EnumTable = {
	initial: 11,
	values: [
		...withoutGateway,
		{ value: 8, name: 'Adyen', label: 'Adyen' },
		{ value: 5, name: 'AuthorizeNetDirect', label: 'Authorize.Net Direct' },
		{ value: 7, name: 'AuthorizeNetSubscription', label: 'Authorize.Net Subscription' },
		{ value: 17, name: 'Braintree', label: 'Braintree' },
		{ value: 15, name: 'CreditCard', label: 'Credit Card' },
		{ value: 16, name: 'EPay', label: 'ePay' },
		{ value: 19, name: 'EziDebit', label: 'Ezidebit' },
		{ value: 12, name: 'Forte', label: 'Forte' },
		{ value: 3, name: 'GoCardless', label: 'GoCardless' },
		{ value: 14, name: 'GoCardlessPro', label: 'GoCardless Pro' },
		{ value: 401, name: 'HostedPaymentPage1', label: 'Hosted Payment Page 1' },
		{ value: 402, name: 'HostedPaymentPage2', label: 'Hosted Payment Page 2' },
		{ value: 403, name: 'HostedPaymentPage3', label: 'Hosted Payment Page 3' },
		{ value: 26, name: 'IZettleCreditCard', label: 'iZettle Credit Card' },
		{ value: 28, name: 'Klarna', label: 'Klarna' },
		{ value: 20, name: 'LiqPay', label: 'LiqPay' },
		{ value: 18, name: 'MidTrans', label: 'Midtrans' },
		{ value: 9, name: 'MultiGateway', label: 'Multiple Gateways' },
		{ value: 13, name: 'PayPalAdaptive', label: 'PayPal Adaptive' },
		{ value: 1, name: 'PayPalStandard', label: 'PayPal Standard' },
		{ value: 30, name: 'PayPalStandardRest', label: 'PayPal Standard (REST)' },
		{ value: 2, name: 'PaypalStandardSubscription', label: 'PayPal Standard Subscription' },
		{ value: 27, name: 'PeachPayments', label: 'Peach Payments' },
		{ value: 501, name: 'Quickbooks', label: 'QuickBooks' },
		{ value: 21, name: 'RazorPay', label: 'Razorpay' },
		{ value: 22, name: 'SquareCash', label: 'Square Cash' },
		{ value: 23, name: 'SquareCreditCard', label: 'Square Credit Card' },
		{ value: 4, name: 'Stripe', label: 'Stripe' },
		{ value: 24, name: 'StripeACH', label: 'Stripe ACH' },
		{ value: 25, name: 'StripeDirectDebit', label: 'Stripe Direct Debit' },
		{ value: 29, name: 'StripeTerminal', label: 'Stripe Terminal' },
		{ value: 6, name: 'UsaEPay', label: 'USAePay' },
		{ value: 500, name: 'Xero', label: 'Xero' },
	],
};
