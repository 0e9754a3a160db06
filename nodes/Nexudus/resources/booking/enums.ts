/** Source: Nexudus REST API, Bookings, "Enums". */
import type { EnumTable } from '../../fields/types';

/** eRepeatedBookingUpdateAction: what of a series a change is for, without the values that delete. */
export const seriesScopes: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'UpdateThisBookingOnly', label: 'This Booking Only' },
		{ value: 2, name: 'UpdateFutureBookingsOnly', label: 'This and Later Bookings' },
		{ value: 3, name: 'UpdateAllBookings', label: 'All Bookings of the Series' },
		{ value: 4, name: 'UpdateNotChargedBookings', label: 'Bookings That Are Not Charged Yet' },
	],
};

/** eBookingCancellationReason */
export const cancellationReasons: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'NoLongerNeeded', label: 'No Longer Needed' },
		{ value: 4, name: 'RebookedForADifferentTime', label: 'Rebooked for a Different Time' },
		{ value: 2, name: 'TooExpensive', label: 'Too Expensive' },
		{ value: 3, name: 'BadPreviousExperience', label: 'Bad Previous Experience' },
		{ value: 5, name: 'FailedToPayUpfront', label: 'Failed to Pay Upfront' },
		{ value: 8, name: 'NotCheckedIn', label: 'Not Checked In' },
		{ value: 6, name: 'Integration', label: 'Integration' },
		{ value: 9, name: 'MarketPlace', label: 'Marketplace' },
		{ value: 7, name: 'Other', label: 'Other' },
		{ value: 0, name: 'Unknown', label: 'Unknown' },
	],
};
