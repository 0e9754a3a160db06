/** Who is invoiced, when, and how they pay. Source: Nexudus REST API, POST coworkers. */
import type { FieldGroup } from '../../../fields/types';
import { paymentProviders, taxRateTypes } from '../enums';

export const billing: FieldGroup = {
	name: 'billing',
	label: 'Billing Details',
	place: 'nested',
	fields: [
		{
			property: 'BillingName',
			label: 'Billing Name',
			kind: 'text',
			synonyms: ['Invoice Name', 'Bill To'],
			example: 'Smith & Co',
		},
		{
			property: 'BillingEmail',
			label: 'Billing Email',
			kind: 'text',
			synonyms: ['Invoice Email', 'Billing Email Address', 'Accounts Email', 'Invoicing Email'],
			example: 'accounts@example.com',
		},
		{
			property: 'BillingAddress',
			label: 'Billing Address',
			kind: 'text',
			synonyms: ['Invoice Address', 'Billing Street'],
			rows: 3,
			example: '1 High Street',
		},
		{
			property: 'BillingCityName',
			label: 'Billing City',
			kind: 'text',
			synonyms: ['Billing Town', 'Invoice City'],
			example: 'London',
		},
		{
			property: 'BillingPostCode',
			label: 'Billing Postal Code',
			kind: 'text',
			synonyms: ['Billing Zip', 'Billing Zip Code', 'Invoice Postcode'],
			example: 'SW1A 1AA',
		},
		{
			property: 'BillingState',
			label: 'Billing State or Province',
			kind: 'text',
			synonyms: ['Billing Province', 'Billing Region'],
			example: 'California',
		},
		{
			property: 'BillingCountryId',
			label: 'Billing Country',
			kind: 'id',
			lookup: 'country',
		},
		{
			property: 'BillingSimpleTimeZoneId',
			label: 'Billing Time Zone',
			kind: 'id',
			lookup: 'timeZone',
		},
		{
			property: 'BillingLatitude',
			label: 'Billing Latitude',
			kind: 'number',
			min: -90,
			max: 90,
			description: 'In degrees, negative south of the equator',
		},
		{
			property: 'BillingLongitude',
			label: 'Billing Longitude',
			kind: 'number',
			min: -180,
			max: 180,
			description: 'In degrees, negative west of Greenwich',
		},
	],
};

export const tax: FieldGroup = {
	name: 'tax',
	label: 'Tax',
	place: 'nested',
	fields: [
		{
			property: 'TaxIDNumber',
			label: 'Tax ID Number',
			kind: 'text',
			trimmed: true,
			synonyms: [
				'VAT',
				'VAT Number',
				'VAT No',
				'VAT ID',
				'Tax ID',
				'Tax Number',
				'Tax No',
				'VAT Registration Number',
				'TIN',
				'EIN',
				'GST Number',
				'ABN',
			],
			example: 'GB123456789',
			description: 'VAT number or other number the coworker is registered for tax under',
		},
		{
			property: 'TaxRateType',
			label: 'Tax Rate Type',
			kind: 'enum',
			values: taxRateTypes,
		},
		{
			property: 'TaxRate',
			label: 'Personal Tax Rate',
			kind: 'number',
			min: 0,
			description: 'Replaces the default tax rate for items that have no tax rate of their own',
		},
	],
};

export const invoicing: FieldGroup = {
	name: 'invoicing',
	label: 'Invoicing',
	place: 'nested',
	fields: [
		{
			property: 'InvoicingBusinessId',
			label: 'Invoicing Location',
			kind: 'id',
			synonyms: ['Billing Location', 'Invoice Location'],
			lookup: 'location',
			description: 'Location that issues the invoices of the coworker',
		},
		{
			property: 'PurchaseOrder',
			label: 'Purchase Order',
			kind: 'text',
			synonyms: ['PO', 'PO Number', 'Purchase Order Number'],
			example: 'PO-2042',
		},
		{
			property: 'InvoiceDueDatePeriod',
			label: 'Invoice Due Date Period',
			kind: 'integer',
			min: 0,
			description:
				'Days from the date of an invoice to its due date. Without it, the period set for the location applies.',
		},
		{
			property: 'InvoiceDueDateDay',
			label: 'Invoice Due Date Day',
			kind: 'integer',
			min: 1,
			max: 31,
			description: 'Day of the month that invoices are due on',
		},
		{
			property: 'DoNotProcessInvoicesAutomatically',
			label: 'Do Not Process Invoices Automatically',
			kind: 'boolean',
			description: 'Whether to leave the invoices of the coworker to be processed by hand',
		},
		{
			property: 'ShowPayingMemberInvoices',
			label: 'Show Paying Member Invoices',
			kind: 'boolean',
			description: 'Whether the coworker sees the invoices of the member who pays for the team',
		},
		{
			property: 'NextInvoiceLocal',
			label: 'Next Invoice (Local Time)',
			kind: 'wallClock',
			description: 'When the next invoice is due to be issued, by the clock at the location',
		},
		{
			property: 'NextAutoInvoice',
			label: 'Next Automatic Invoice',
			kind: 'instant',
			day: true,
			description: 'When Nexudus issues the next invoice by itself',
		},
		{
			property: 'NextAutoInvoiceLocal',
			label: 'Next Automatic Invoice (Local Time)',
			kind: 'wallClock',
			description: 'The next automatic invoice as the clock at the location shows it',
		},
		{
			property: 'LastInvoiceAttempt',
			label: 'Last Invoice Attempt',
			kind: 'instant',
			description: 'When Nexudus last tried to invoice. Normally kept up to date by Nexudus.',
		},
		{
			property: 'InvoiceSegregationOverride',
			label: 'Override Invoice Segregation',
			kind: 'boolean',
			description:
				"Whether the coworker's own Separate Invoices settings replace those of the location",
		},
		{
			property: 'InvoiceSegregateContracts',
			label: 'Separate Invoices for Contracts',
			kind: 'boolean',
			description:
				'Whether contracts go on invoices of their own. Needs Override Invoice Segregation.',
		},
		{
			property: 'InvoiceSegregateBookings',
			label: 'Separate Invoices for Bookings',
			kind: 'boolean',
			description:
				'Whether bookings go on invoices of their own. Needs Override Invoice Segregation.',
		},
		{
			property: 'InvoiceSegregateProducts',
			label: 'Separate Invoices for Products',
			kind: 'boolean',
			description:
				'Whether products go on invoices of their own. Needs Override Invoice Segregation.',
		},
		{
			property: 'InvoiceSegregateTimePasses',
			label: 'Separate Invoices for Time Passes',
			kind: 'boolean',
			description:
				'Whether time passes go on invoices of their own. Needs Override Invoice Segregation.',
		},
		{
			property: 'InvoiceSegregateTickets',
			label: 'Separate Invoices for Tickets',
			kind: 'boolean',
			description:
				'Whether event tickets go on invoices of their own. Needs Override Invoice Segregation.',
		},
		{
			property: 'InvoiceSegregateCharges',
			label: 'Separate Invoices for Charges',
			kind: 'boolean',
			description:
				'Whether charges go on invoices of their own. Needs Override Invoice Segregation.',
		},
	],
};

export const bankAndPayment: FieldGroup = {
	name: 'bankAndPayment',
	label: 'Bank and Payment',
	place: 'nested',
	fields: [
		{
			property: 'RegularPaymentProvider',
			label: 'Regular Payment Provider',
			kind: 'enum',
			synonyms: ['Payment Provider'],
			values: paymentProviders,
			description: 'How the coworker normally pays',
		},
		{
			property: 'RegularPaymentContractNumber',
			label: 'Regular Payment Contract Number',
			kind: 'text',
			description: 'What the regular payment provider knows the agreement with the coworker by',
		},
		{ property: 'BankName', label: 'Bank Name', kind: 'text', example: 'Example Bank' },
		{
			property: 'BankAccount',
			label: 'Bank Account',
			kind: 'text',
			synonyms: ['IBAN', 'Account Number', 'Bank Account Number'],
			example: 'GB29 NWBK 6016 1331 9268 19',
		},
		{
			property: 'BankBranch',
			label: 'Bank Branch',
			kind: 'text',
			synonyms: ['Sort Code'],
		},
		{
			property: 'EnableGoCardlessPayments',
			label: 'Enable GoCardless Payments',
			kind: 'boolean',
			description: 'Whether invoices are collected through GoCardless',
		},
		{
			property: 'UseGoCardlessProPayments',
			label: 'Use GoCardless Pro Payments',
			kind: 'boolean',
			description: 'Whether GoCardless Pro is used to collect the payments',
		},
		{
			property: 'GoCardlessContractNumber',
			label: 'GoCardless Contract Number',
			kind: 'text',
			description: 'Mandate that the coworker has given in GoCardless',
		},
		{
			property: 'StripeBacsDDEnabled',
			label: 'Stripe BACS Direct Debit Enabled',
			kind: 'boolean',
			description: 'Whether invoices are collected by BACS Direct Debit through Stripe',
		},
		{
			property: 'StripeBacsDDMandateId',
			label: 'Stripe BACS Direct Debit Mandate ID',
			kind: 'text',
			description: 'ID that Stripe gave to the mandate of the coworker',
		},
		{
			property: 'StripeBacsDDPaymentMethodId',
			label: 'Stripe BACS Direct Debit Payment Method ID',
			kind: 'text',
			description: 'ID that Stripe gave to the bank account of the coworker',
		},
		{
			property: 'StripeBacsDDCustomerToken',
			label: 'Stripe BACS Direct Debit Customer Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Stripe for the coworker',
		},
		{
			property: 'StripeACHCustomerToken',
			label: 'Stripe ACH Customer Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Stripe for the coworker',
		},
		{
			property: 'StripeACHBankToken',
			label: 'Stripe ACH Bank Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Stripe for the bank account of the coworker',
		},
		{
			property: 'HasAcceptedStripeACHAgreement',
			label: 'Stripe ACH Agreement Accepted',
			kind: 'boolean',
			description: 'Whether the coworker has agreed to be charged by ACH through Stripe',
		},
		{
			property: 'HasVerifiedStripeACHDeposits',
			label: 'Stripe ACH Deposits Verified',
			kind: 'boolean',
			description: 'Whether the coworker has confirmed the test deposits that Stripe made',
		},
	],
};
