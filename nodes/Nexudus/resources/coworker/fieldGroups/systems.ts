/** What doors, printers and connected apps know of the coworker. Source: Nexudus REST API, POST coworkers. */
import type { FieldGroup } from '../../../fields/types';

export const accessControl: FieldGroup = {
	name: 'accessControl',
	label: 'Access Control',
	place: 'nested',
	fields: [
		{
			property: 'AccessCardId',
			label: 'Access Card ID',
			kind: 'text',
			trimmed: true,
			synonyms: [
				'Access Card',
				'Access Card Number',
				'Card Number',
				'Card ID',
				'RFID',
				'Badge',
				'Badge Number',
				'Key Card',
			],
			description: 'Number that the card reader at the location reads from the card',
		},
		{
			property: 'AccessPincode',
			label: 'PIN Code',
			kind: 'text',
			synonyms: ['PIN', 'Pincode', 'Access PIN', 'Door Code'],
			secret: true,
			description: 'Code that the coworker enters to check in and out',
		},
		{
			property: 'KeyFobNumber',
			label: 'Key Fob Number',
			kind: 'text',
			synonyms: ['Key Fob', 'Fob', 'Fob Number'],
		},
		{
			property: 'AllowNetworkCheckin',
			label: 'Allow Network Check-In',
			kind: 'boolean',
			description:
				"Whether the coworker is checked in when their device joins the location's network",
		},
		{
			property: 'BrivoUserId',
			label: 'Brivo User ID',
			kind: 'integer',
			description: 'ID of the coworker in Brivo',
		},
		{
			property: 'DoordeckUserGuid',
			label: 'Doordeck User GUID',
			kind: 'text',
			description: 'Unique identifier of the coworker in Doordeck',
		},
		{
			property: 'DoordeckPublicKey',
			label: 'Doordeck Public Key',
			kind: 'text',
			description: 'Public half of the key pair that Doordeck knows the coworker by',
		},
		{
			property: 'DoordeckPrivateKey',
			label: 'Doordeck Private Key',
			kind: 'text',
			secret: true,
			description: 'Private half of the key pair that Doordeck knows the coworker by',
		},
		{
			property: 'SaltoV2AccessToken',
			label: 'Salto Access Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Salto when the coworker is connected to it',
		},
		{
			property: 'AccessControlDebounceTime',
			label: 'Access Control Debounce Time',
			kind: 'instant',
			description:
				'Helps to ignore repeated events of the access control system. Normally kept up to date by Nexudus.',
		},
		{
			property: 'AccessControlErrorNotificationSent',
			label: 'Access Control Error Notification Sent',
			kind: 'boolean',
			description:
				'Whether an error of the access control system has been reported already. Normally kept up to date by Nexudus.',
		},
	],
};

export const printing: FieldGroup = {
	name: 'printing',
	label: 'Printing',
	place: 'nested',
	fields: [
		{
			property: 'PaperCutUserId',
			label: 'PaperCut User ID',
			kind: 'text',
			description: 'ID of the coworker in PaperCut',
		},
		{
			property: 'PaperCutPayAsYouPrint',
			label: 'PaperCut Pay as You Print',
			kind: 'boolean',
			description: 'Whether the coworker may print without credit and is charged for it later',
		},
		{
			property: 'PaperCutFreePrinting',
			label: 'PaperCut Free Printing',
			kind: 'boolean',
			description: 'Whether the coworker is never charged for printing with PaperCut',
		},
		{
			property: 'SyncToPaperCutDue',
			label: 'PaperCut Sync Due',
			kind: 'boolean',
			description: 'Whether the coworker still has to be synchronized with PaperCut',
		},
		{
			property: 'EzeepPrintingEnabled',
			label: 'Ezeep Printing Enabled',
			kind: 'boolean',
			description: 'Whether the coworker may print with ezeep',
		},
		{
			property: 'EzeepUserId',
			label: 'Ezeep User ID',
			kind: 'text',
			description: 'ID of the coworker in ezeep',
		},
		{
			property: 'EzeepFreePrinting',
			label: 'Ezeep Free Printing',
			kind: 'boolean',
			description: 'Whether the coworker is never charged for printing with ezeep',
		},
		{
			property: 'EzeepBluePrintingEnabled',
			label: 'Ezeep Blue Printing Enabled',
			kind: 'boolean',
			description: 'Whether the coworker may print with ezeep Blue',
		},
		{
			property: 'EzeepBlueUserId',
			label: 'Ezeep Blue User ID',
			kind: 'text',
			description: 'ID of the coworker in ezeep Blue',
		},
		{
			property: 'EzeepBlueFreePrinting',
			label: 'Ezeep Blue Free Printing',
			kind: 'boolean',
			description: 'Whether the coworker is never charged for printing with ezeep Blue',
		},
	],
};

export const integrations: FieldGroup = {
	name: 'integrations',
	label: 'Integrations',
	place: 'nested',
	fields: [
		{
			property: 'SyncToSquare',
			label: 'Sync to Square',
			kind: 'boolean',
			description: 'Whether to copy the coworker to the customers of Square',
		},
		{
			property: 'GoogleApiToken',
			label: 'Google API Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Google when the coworker connects a calendar',
		},
		{
			property: 'GoogleSubscriptionId',
			label: 'Google Subscription ID',
			kind: 'text',
			description: 'ID of the channel that Google reports calendar changes on',
		},
		{
			property: 'Office365AccessToken',
			label: 'Office 365 Access Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Microsoft when the coworker connects a calendar',
		},
		{
			property: 'Office365RefreshToken',
			label: 'Office 365 Refresh Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Microsoft when the coworker connects a calendar',
		},
		{
			property: 'Office365SubscriptionId',
			label: 'Office 365 Subscription ID',
			kind: 'text',
			description: 'ID of the subscription that Microsoft reports calendar changes on',
		},
		{
			property: 'ZoomUserId',
			label: 'Zoom User ID',
			kind: 'text',
			description: 'ID of the coworker in Zoom',
		},
		{
			property: 'ZoomAccessToken',
			label: 'Zoom Access Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Zoom when the coworker connects an account',
		},
		{
			property: 'ZoomRefreshToken',
			label: 'Zoom Refresh Token',
			kind: 'text',
			secret: true,
			description: 'Issued by Zoom when the coworker connects an account',
		},
	],
};
