/** Source: Nexudus REST API, Deliveries. */
import type { Field, FieldGroup } from '../../fields/types';
import { deliveryTypes, handlingPreferences } from './enums';
import { atLocation } from '../common';

export const requiredFields: readonly Field[] = [
	{
		property: 'Name',
		required: true,
		kind: 'text',
		example: 'Parcel from Acme',
		description: 'Short text that tells the item from others',
	},
	{ property: 'DeliveryType', label: 'Type', required: true, kind: 'enum', values: deliveryTypes },
	{
		property: 'Location',
		label: 'Kept At',
		required: true,
		kind: 'text',
		example: 'Mailroom shelf 3',
		description: 'Where the item lies',
	},
	atLocation('Location that received it'),
];

const details: FieldGroup = {
	name: 'details',
	label: 'Details',
	fields: [
		{
			property: 'CoworkerId',
			label: 'Recipient',
			kind: 'id',
			lookup: 'coworker',
			description: 'Coworker that the item is for',
		},
		{
			property: 'HandlingPreference',
			label: 'Handling',
			kind: 'enum',
			values: handlingPreferences,
			description: 'What the recipient wants done with it',
		},
		{
			property: 'RequiresSignature',
			kind: 'boolean',
			description: 'Whether the recipient has to sign on collection',
		},
		{ property: 'ReceivedBy', kind: 'text', description: 'Who of the team took it in' },
		{ property: 'Notes', kind: 'text', rows: 3 },
		{
			property: 'NewFileDataUrl',
			label: 'File URL',
			kind: 'text',
			trimmed: true,
			action: true,
			example: 'https://example.com/parcel.jpg',
			description: 'Public web address of a picture or document, which Nexudus downloads',
		},
		{
			property: 'NewScannedFileDataUrl',
			label: 'Scan URL',
			kind: 'text',
			trimmed: true,
			action: true,
			example: 'https://example.com/scan.pdf',
			description: 'Public web address of the scanned contents, which Nexudus downloads',
		},
	],
};

/** A delivery is made pending, and finished by a later update (Nexudus REST API, Deliveries). */
function outcome(property: string): Field[] {
	return [
		{ property, kind: 'boolean', only: 'update' },
		{ property: `${property}On`, kind: 'instant', day: true, only: 'update' },
	];
}

const outcomes: FieldGroup = {
	name: 'outcome',
	label: 'Outcome',
	place: 'nested',
	fields: ['Collected', 'Forwarded', 'Recycled', 'ReturnedToSender', 'Scanned', 'Shredded'].flatMap(
		outcome,
	),
};

export const fieldGroups: readonly FieldGroup[] = [details, outcomes];
