/** What the coworker is to the space: plan, sign-in, rights, notes. Source: Nexudus REST API, POST coworkers. */
import type { FieldGroup } from '../../../fields/types';
import { attendances } from '../enums';

export const plan: FieldGroup = {
	name: 'plan',
	label: 'Plan and Membership',
	fields: [
		{
			property: 'TariffId',
			only: 'create',
			label: 'Plan',
			kind: 'id',
			synonyms: [
				'Plan Name',
				'Membership',
				'Membership Plan',
				'Membership Type',
				'Price Plan',
				'Pricing Plan',
				'Subscription',
				'Package',
			],
			lookup: 'plan',
			description: 'Plan to put the coworker on. Without it, the coworker is a contact.',
		},
		{
			property: 'RenewalDate',
			only: 'create',
			label: 'Renewal Date',
			kind: 'instant',
			day: true,
			synonyms: [
				'Start Date',
				'Plan Start',
				'Plan Start Date',
				'Membership Start',
				'Membership Start Date',
				'Contract Start',
				'Contract Start Date',
				'Starts',
				'Starts On',
				'Move In Date',
			],
			description: 'When the plan starts and is invoiced for the first time',
		},
		{
			property: 'BillingDay',
			only: 'create',
			label: 'Billing Day',
			kind: 'integer',
			synonyms: ['Day of Billing', 'Invoice Day'],
			min: 1,
			max: 31,
			description:
				"Day of the month the plan is billed on. Without it, the current day or the plan's own billing day is taken.",
		},
		{
			property: 'Businesses',
			label: 'Location Names or IDs',
			kind: 'ids',
			synonyms: [
				'Locations',
				'Space',
				'Spaces',
				'Site',
				'Sites',
				'Branch',
				'Home Location',
				'Location Name',
			],
			lookup: 'location',
			description: 'Every location the coworker belongs to',
		},
		{
			property: 'Teams',
			label: 'Team Names or IDs',
			kind: 'ids',
			synonyms: ['Team Name'],
			lookup: 'team',
			description: 'Every team the coworker is a member of',
		},
		{
			property: 'Active',
			label: 'Active',
			kind: 'boolean',
			synonyms: ['Is Active', 'Enabled'],
			description: 'Whether the account of the coworker is enabled',
		},
		{
			property: 'RegistrationDate',
			label: 'Registration Date',
			kind: 'instant',
			day: true,
			synonyms: [
				'Join Date',
				'Joined',
				'Joined On',
				'Date Joined',
				'Joining Date',
				'Member Since',
				'Registered',
				'Registered On',
				'Signup Date',
				'Sign Up Date',
			],
			description: 'When the coworker joined, for example in the system the record comes from',
		},
		{
			property: 'RegistrationDateLocal',
			label: 'Registration Date (Local Time)',
			kind: 'wallClock',
			description: 'The registration date as the clock at the location shows it',
		},
		{
			property: 'ReferenceNumber',
			label: 'Reference Number',
			kind: 'text',
			trimmed: true,
			synonyms: [
				'Reference',
				'Ref',
				'Ref No',
				'Member Number',
				'Member No',
				'Membership Number',
				'Customer Number',
				'External ID',
			],
			example: 'M-1042',
			description: 'Your own number for the coworker',
		},
		{
			property: 'RefererGuid',
			label: 'Referrer GUID',
			kind: 'text',
			example: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
			description: 'Unique identifier of the coworker who made the referral',
		},
		{
			property: 'LastRenewal',
			label: 'Last Renewal',
			kind: 'instant',
			day: true,
			description: 'When the plan was last renewed. Normally kept up to date by Nexudus.',
		},
		{
			property: 'Archived',
			label: 'Archived',
			kind: 'boolean',
			synonyms: ['Is Archived'],
			description: 'Whether to keep the record out of the everyday lists without deleting it',
		},
	],
};

export const portalAccess: FieldGroup = {
	name: 'portalAccess',
	label: 'Portal Access',
	place: 'nested',
	fields: [
		{
			property: 'CreateUser',
			label: 'Create Portal User',
			kind: 'boolean',
			sends: true,
			action: true,
			description:
				'Whether to give the person access to the portal and app, which sends a welcome email',
		},
		{
			property: 'GeneralTermsAccepted',
			label: 'General Terms Accepted',
			kind: 'boolean',
			synonyms: ['Terms Accepted', 'Accepted Terms'],
			description: 'Whether the coworker has accepted the general terms and conditions',
		},
		{
			property: 'UserId',
			label: 'User ID',
			kind: 'integer',
			unmapped: true,
			min: 1,
			description: 'ID of an existing Nexudus user that the coworker signs in with',
		},
		{
			property: 'IsDefaultProfile',
			label: 'Default Profile',
			kind: 'boolean',
			description: 'Whether this is the main profile of a user who has several',
		},
	],
};

export const notifications: FieldGroup = {
	name: 'notifications',
	label: 'Notifications',
	place: 'nested',
	fields: [
		{
			property: 'NotifyOnNewInvoice',
			label: 'Notify on New Invoice',
			kind: 'boolean',
			sends: true,
			description: 'Whether to email the coworker when an invoice is issued',
		},
		{
			property: 'NotifyOnNewPayment',
			label: 'Notify on New Payment',
			kind: 'boolean',
			sends: true,
			description: 'Whether to email the coworker when a payment is received',
		},
		{
			property: 'NotifyOnFailedPayment',
			label: 'Notify on Failed Payment',
			kind: 'boolean',
			sends: true,
			description: 'Whether to email the coworker when a payment fails',
		},
		{
			property: 'NotifyOnDelivery',
			label: 'Notify on Delivery',
			kind: 'boolean',
			sends: true,
			description: 'Whether to tell the coworker when mail or a parcel arrives',
		},
		{
			property: 'NotifyOnDeliveriesEmail',
			label: 'Delivery Notification Email',
			kind: 'text',
			sends: true,
			example: 'reception@example.com',
			description: 'Address for delivery notifications, where it is not the one of the coworker',
		},
		{
			property: 'LastOverDueInvoiceReminder',
			label: 'Last Overdue Invoice Reminder',
			kind: 'instant',
			description:
				'When the coworker was last reminded of an overdue invoice. Normally kept up to date by Nexudus.',
		},
		{
			property: 'LastLowCreditReminder',
			label: 'Last Low Credit Reminder',
			kind: 'instant',
			description:
				'When the coworker was last told that credit runs low. Normally kept up to date by Nexudus.',
		},
	],
};

export const permissions: FieldGroup = {
	name: 'permissions',
	label: 'Permissions',
	place: 'nested',
	fields: [
		{
			property: 'CanMakeBookings',
			label: 'Can Make Bookings',
			kind: 'boolean',
			description: 'Whether the coworker may book resources such as desks and meeting rooms',
		},
		{
			property: 'CanBookForTeam',
			label: 'Can Book for Team',
			kind: 'boolean',
			description: 'Whether the coworker may make bookings for other members of the team',
		},
		{
			property: 'CanPurchaseProducts',
			label: 'Can Purchase Products',
			kind: 'boolean',
			description: 'Whether the coworker may buy products in the portal',
		},
		{
			property: 'CanPurchaseEvents',
			label: 'Can Purchase Events',
			kind: 'boolean',
			description: 'Whether the coworker may buy event tickets in the portal',
		},
		{
			property: 'CanAccessCommunity',
			label: 'Can Access Community',
			kind: 'boolean',
			description: 'Whether the coworker may use the community pages of the portal',
		},
	],
};

export const notes: FieldGroup = {
	name: 'notes',
	label: 'Notes and Alerts',
	place: 'nested',
	fields: [
		{
			property: 'Notes',
			label: 'Notes',
			kind: 'text',
			synonyms: ['Note', 'Comment', 'Comments', 'Remarks', 'Internal Notes'],
			rows: 4,
			description: 'Internal notes about the coworker',
		},
		{
			property: 'Tag',
			label: 'Tag',
			kind: 'text',
			example: 'founder',
			description: 'Internal label, unlike Profile Tags',
		},
		{
			property: 'ShowAlert',
			label: 'Show Alert',
			kind: 'boolean',
			description: 'Whether to show the alert note to your staff',
		},
		{
			property: 'AlertNote',
			label: 'Alert Note',
			kind: 'text',
			synonyms: ['Alert'],
			rows: 4,
			description: 'Only shown while Show Alert is on',
		},
	],
};

export const attendance: FieldGroup = {
	name: 'attendance',
	label: 'Attendance',
	place: 'nested',
	fields: [
		{
			property: 'MondayAttendance',
			label: 'Monday Attendance',
			kind: 'enum',
			values: attendances,
		},
		{
			property: 'TuesdayAttendance',
			label: 'Tuesday Attendance',
			kind: 'enum',
			values: attendances,
		},
		{
			property: 'WednesdayAttendance',
			label: 'Wednesday Attendance',
			kind: 'enum',
			values: attendances,
		},
		{
			property: 'ThursdayAttendance',
			label: 'Thursday Attendance',
			kind: 'enum',
			values: attendances,
		},
		{
			property: 'FridayAttendance',
			label: 'Friday Attendance',
			kind: 'enum',
			values: attendances,
		},
		{
			property: 'SaturdayAttendance',
			label: 'Saturday Attendance',
			kind: 'enum',
			values: attendances,
		},
		{
			property: 'SundayAttendance',
			label: 'Sunday Attendance',
			kind: 'enum',
			values: attendances,
		},
	],
};
