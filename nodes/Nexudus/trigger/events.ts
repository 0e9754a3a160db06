import { isSameText } from '../fields/text';

/** Something that Nexudus tells of (Nexudus REST API, Webhooks). */
export interface TriggerEvent {
	/** By its name in Nexudus (`eWebhookAction`), its spelling included. */
	action: string;
	/** The number of the action. */
	value: number;
	/** What the form calls it. */
	name: string;
	description?: string;
	/** It may come again while the record stays as it was, so that a second one need not be the first one repeated. */
	recurs?: true;
}

/** All that Nexudus tells of, by name, which groups them by what they happen to. */
export const EVENTS: readonly TriggerEvent[] = [
	{
		action: 'AccessControlUpdate',
		value: 61,
		name: 'Access Control Updated',
		description:
			'Something changed that a coworker may open. Brings the coworker, also 15 minutes before and after a booking.',
		recurs: true,
	},
	{ action: 'BlogPostCreate', value: 4, name: 'Blog Post Created' },
	{ action: 'BlogPostDelete', value: 43, name: 'Blog Post Deleted' },
	{ action: 'BlogPostUpdate', value: 5, name: 'Blog Post Updated' },
	{ action: 'BookingCreate', value: 6, name: 'Booking Created' },
	{ action: 'BookingDelete', value: 8, name: 'Booking Deleted' },
	{ action: 'BookingUpdate', value: 7, name: 'Booking Updated' },
	{ action: 'GlobalChatMessageCreate', value: 30, name: 'Chat Message Created' },
	{ action: 'CheckinCreated', value: 47, name: 'Check-In Created' },
	{ action: 'CheckinDeleted', value: 49, name: 'Check-In Deleted' },
	{ action: 'FailedCheckin', value: 63, name: 'Check-In Failed', recurs: true },
	{ action: 'CheckinUpdated', value: 48, name: 'Check-In Updated' },
	{ action: 'CommunityBoardNewReply', value: 40, name: 'Community Board Reply Created' },
	{ action: 'CommunityBoardNewThread', value: 39, name: 'Community Board Thread Created' },
	{ action: 'CommunityGroupCreate', value: 85, name: 'Community Group Created' },
	{ action: 'CommunityGroupDelete', value: 86, name: 'Community Group Deleted' },
	{ action: 'CommunityGroupUpdate', value: 87, name: 'Community Group Updated' },
	{
		action: 'CoworkerContractActivate',
		value: 10,
		name: 'Contract Activated',
		description: 'A contract takes effect. One that is scheduled comes when its day has come.',
	},
	{
		action: 'CoworkerContractActivateFirst',
		value: 14,
		name: 'Contract Activated (First of a Coworker)',
	},
	{
		action: 'CoworkerContractCancel',
		value: 11,
		name: 'Contract Cancelled',
		description: 'A cancellation takes effect. Deleting a coworker does not count as one.',
	},
	{ action: 'CoworkerContractCreate', value: 62, name: 'Contract Created' },
	{ action: 'CoworkerContractDelete', value: 77, name: 'Contract Deleted' },
	{ action: 'CoworkerContractRenew', value: 12, name: 'Contract Renewed' },
	{ action: 'CoworkerContractUpdate', value: 60, name: 'Contract Updated' },
	{
		action: 'CoworkerContractUpgradeDowngrade',
		value: 13,
		name: 'Contract Upgraded or Downgraded',
	},
	{ action: 'CoworkerCheckinFailed', value: 37, name: 'Coworker Check-In Failed', recurs: true },
	{ action: 'CoworkerCheckin', value: 36, name: 'Coworker Checked In', recurs: true },
	{ action: 'CoworkerCheckout', value: 35, name: 'Coworker Checked Out', recurs: true },
	{ action: 'CoworkerCreate', value: 3, name: 'Coworker Created' },
	{ action: 'CoworkerDelete', value: 50, name: 'Coworker Deleted' },
	{ action: 'CoworkerMessageCreate', value: 51, name: 'Coworker Message Created' },
	{ action: 'CoworkerProductCreate', value: 68, name: 'Coworker Product Created' },
	{ action: 'CoworkerProductDelete', value: 70, name: 'Coworker Product Deleted' },
	{ action: 'CoworkerProductUpdate', value: 69, name: 'Coworker Product Updated' },
	{ action: 'CoworkerUpdate', value: 2, name: 'Coworker Updated' },
	{ action: 'SendWelcomeEmail', value: 9, name: 'Coworker Welcome Email Sent', recurs: true },
	{ action: 'DeliveryAssigned', value: 53, name: 'Delivery Assigned', recurs: true },
	{ action: 'DeliveryCreated', value: 52, name: 'Delivery Created' },
	{ action: 'CalendarEventAttendeeCreate', value: 28, name: 'Event Attendee Created' },
	{ action: 'CalendarEventAttendeeDelete', value: 27, name: 'Event Attendee Deleted' },
	{ action: 'CalendarEventAttendeeUpdate', value: 29, name: 'Event Attendee Updated' },
	{ action: 'CalendarEventCreate', value: 25, name: 'Event Created' },
	{ action: 'CalendarEventDelete', value: 44, name: 'Event Deleted' },
	{ action: 'CalendarEventUpdate', value: 26, name: 'Event Updated' },
	{ action: 'FloorPlanCreate', value: 78, name: 'Floor Plan Created' },
	{ action: 'FloorPlanDelete', value: 79, name: 'Floor Plan Deleted' },
	{ action: 'FloorPlanDeskCreate', value: 71, name: 'Floor Plan Desk Created' },
	{ action: 'FloorPlanDeskDelete', value: 72, name: 'Floor Plan Desk Deleted' },
	{ action: 'FloorPlanDeskUpdate', value: 73, name: 'Floor Plan Desk Updated' },
	{ action: 'FloorPlanUpdate', value: 80, name: 'Floor Plan Updated' },
	{ action: 'HelpDeskCommentCreated', value: 46, name: 'Help Desk Comment Created' },
	{
		action: 'HelDeskMessageCreated',
		value: 45,
		name: 'Help Desk Ticket Created',
		description: 'Nexudus tells nothing of tickets that are closed or changed',
	},
	{ action: 'CoworkerInvoiceRefund', value: 19, name: 'Invoice Cancelled or Refunded' },
	{ action: 'CoworkerInvoiceCreate', value: 16, name: 'Invoice Created' },
	{
		action: 'CoworkerInvoiceCreateFirst',
		value: 15,
		name: 'Invoice Created (First of a Coworker)',
	},
	{ action: 'CoworkerInvoiceCreditNote', value: 20, name: 'Invoice Credit Note Created' },
	{ action: 'CoworkerInvoiceDelete', value: 17, name: 'Invoice Deleted' },
	{ action: 'CoworkerInvoicePaid', value: 21, name: 'Invoice Paid' },
	{
		action: 'CoworkerInvoiceAwaitingPayment',
		value: 24,
		name: 'Invoice Payment Awaited',
		recurs: true,
	},
	{
		action: 'CoworkerInvoiceFailedPayment',
		value: 22,
		name: 'Invoice Payment Failed',
		recurs: true,
	},
	{
		action: 'CoworkerInvoiceReceivedPayment',
		value: 23,
		name: 'Invoice Payment Received',
		recurs: true,
	},
	{ action: 'CoworkerInvoiceUpdate', value: 18, name: 'Invoice Updated' },
	{ action: 'CoworkerInvoiceLedgerEntryCreate', value: 65, name: 'Ledger Entry Created' },
	{ action: 'CoworkerInvoiceLedgerEntryDelete', value: 66, name: 'Ledger Entry Deleted' },
	{ action: 'CoworkerInvoiceLedgerEntryUpdate', value: 67, name: 'Ledger Entry Updated' },
	{ action: 'BusinessUpdate', value: 84, name: 'Location Updated' },
	{ action: 'NewsLetterSubscriberCreate', value: 31, name: 'Newsletter Subscriber Created' },
	{
		action: 'NewsLetterSubscriberRemovedFromGroup',
		value: 34,
		name: 'Newsletter Subscriber Removed From Group',
		recurs: true,
	},
	{
		action: 'NewsLetterSubscriberSubscribed',
		value: 32,
		name: 'Newsletter Subscriber Subscribed',
		recurs: true,
	},
	{
		action: 'NewsLetterSubscriberUnSubscribed',
		value: 33,
		name: 'Newsletter Subscriber Unsubscribed',
		recurs: true,
	},
	{
		action: 'CoworkerPaymentMethodCreate',
		value: 88,
		name: 'Payment Method Created',
		recurs: true,
	},
	{
		action: 'CoworkerPaymentMethodDelete',
		value: 89,
		name: 'Payment Method Deleted',
		recurs: true,
	},
	{
		action: 'CoworkerPaymentMethodUpdate',
		value: 90,
		name: 'Payment Method Updated',
		recurs: true,
	},
	{ action: 'TariffCreate', value: 74, name: 'Plan Created' },
	{ action: 'TariffDelete', value: 75, name: 'Plan Deleted' },
	{ action: 'TariffUpdate', value: 76, name: 'Plan Updated' },
	{ action: 'ProductCreate', value: 81, name: 'Product Created' },
	{ action: 'ProductDelete', value: 82, name: 'Product Deleted' },
	{ action: 'ProductUpdate', value: 83, name: 'Product Updated' },
	{ action: 'ProposalCreated', value: 54, name: 'Proposal Created' },
	{ action: 'ProposalDeleted', value: 56, name: 'Proposal Deleted' },
	{ action: 'ProposalUpdated', value: 55, name: 'Proposal Updated' },
	{ action: 'TeamCreated', value: 57, name: 'Team Created' },
	{ action: 'TeamDeleted', value: 59, name: 'Team Deleted' },
	{ action: 'TeamUpdated', value: 58, name: 'Team Updated', recurs: true },
	{ action: 'VisitorCheckedin', value: 41, name: 'Visitor Checked In', recurs: true },
	{ action: 'VisitorDeleted', value: 64, name: 'Visitor Deleted' },
	{ action: 'VisitorNotification', value: 38, name: 'Visitor Notification Sent', recurs: true },
	{ action: 'VisitorRegistered', value: 42, name: 'Visitor Registered' },
];

/** The event of that action, or of that name; undefined when there is none. */
export function eventOf(text: unknown): TriggerEvent | undefined {
	return EVENTS.find(({ action, name }) => action === text || isSameText(name, text));
}
