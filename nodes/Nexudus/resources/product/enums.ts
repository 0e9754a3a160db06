/** Source: Nexudus REST API, Products. */
import type { EnumTable } from '../../fields/types';

/** eProductType */
export const productTypes: EnumTable = {
	initial: 0,
	values: [
		{ value: 0, name: 'None', label: 'None' },
		{ value: 9, name: 'AdminServices', label: 'Admin Services' },
		{ value: 4, name: 'BookingFeature', label: 'Booking Feature' },
		{ value: 5, name: 'BookingProducts', label: 'Booking Products' },
		{ value: 2, name: 'CreditBundle', label: 'Credit Bundle' },
		{ value: 1, name: 'DayPass', label: 'Day Pass' },
		{ value: 7, name: 'Equipment', label: 'Equipment' },
		{ value: 8, name: 'EventServices', label: 'Event Services' },
		{ value: 10, name: 'FoodAndBeverage', label: 'Food and Beverage' },
		{ value: 6, name: 'Lockers', label: 'Lockers' },
		{ value: 3, name: 'Stationery', label: 'Stationery' },
		{ value: 99, name: 'Other', label: 'Other' },
	],
};

/** eRecurrentProductOptions */
export const saleKinds: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'RecurrentOrOneOff', label: 'Recurring or One-Off' },
		{ value: 2, name: 'OnlyRecurrent', label: 'Only Recurring' },
		{ value: 3, name: 'OnlyOneOff', label: 'Only One-Off' },
		{ value: 0, name: 'None', label: 'None' },
	],
};
