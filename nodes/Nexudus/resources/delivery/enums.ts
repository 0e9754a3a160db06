/** Source: Nexudus REST API, Deliveries, "Enums". */
import type { EnumTable } from '../../fields/types';

/** eDeliveryType */
export const deliveryTypes: EnumTable = {
	initial: 2,
	values: [
		{ value: 2, name: 'Parcel', label: 'Parcel' },
		{ value: 1, name: 'Mail', label: 'Mail' },
		{ value: 3, name: 'Check', label: 'Check' },
		{ value: 4, name: 'Publicity', label: 'Publicity' },
		{ value: 5, name: 'Other', label: 'Other' },
		{ value: 0, name: 'None', label: 'None' },
	],
};

/** eDeliveryHandlingPreference */
export const handlingPreferences: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'StoreForCollection', label: 'Store for Collection' },
		{ value: 2, name: 'Forward', label: 'Forward' },
		{ value: 3, name: 'OpenScanForward', label: 'Open, Scan and Forward' },
		{ value: 4, name: 'OpenScanRecycle', label: 'Open, Scan and Recycle' },
		{ value: 5, name: 'OpenScanShred', label: 'Open, Scan and Shred' },
		{
			value: 6,
			name: 'OpenScanStoreForCollection',
			label: 'Open, Scan and Store for Collection',
		},
		{ value: 7, name: 'Recycle', label: 'Recycle' },
		{ value: 8, name: 'ReturnToSender', label: 'Return to Sender' },
		{ value: 9, name: 'Shred', label: 'Shred' },
		{ value: 10, name: 'DepositCheck', label: 'Deposit Check' },
		{ value: 11, name: 'Unknown', label: 'Unknown' },
		{ value: 0, name: 'None', label: 'None' },
	],
};
