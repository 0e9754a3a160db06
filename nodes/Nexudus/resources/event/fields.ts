/** Source: Nexudus REST API, Calendar Events. */
import type { EnumTable, Field, FieldGroup } from '../../fields/types';
import { atLocation, onWeekdays, repeatCycles } from '../common';

/** eRepeatedCalendarEventUpdateAction: what of a series a change is for, without the values that do more. */
const seriesScopes: EnumTable = {
	initial: 1,
	values: [
		{ value: 1, name: 'UpdateThisEventOnly', label: 'This Event Only' },
		{ value: 2, name: 'UpdateFutureEventsOnly', label: 'This and Later Events' },
		{ value: 3, name: 'UpdateAllEvents', label: 'All Events of the Series' },
	],
};

export const requiredFields: readonly Field[] = [
	{ property: 'Name', required: true, kind: 'text', example: 'Members’ Lunch' },
	{
		property: 'StartDate',
		label: 'Start',
		required: true,
		kind: 'instant',
	},
	{ property: 'EndDate', label: 'End', required: true, kind: 'instant' },
	atLocation(),
];

const event: FieldGroup = {
	name: 'event',
	label: 'Event',
	fields: [
		{
			property: 'ShortDescription',
			kind: 'text',
			description: 'Shown below the name in the members portal',
		},
		{ property: 'LongDescription', kind: 'text', rows: 5 },
		{
			property: 'HostFullName',
			label: 'Host',
			kind: 'text',
			description: 'Name of the host or speaker',
		},
		{
			property: 'Location',
			label: 'Room or Venue',
			kind: 'text',
			description: 'As the page of the event shows it',
		},
		{ property: 'VenueAddress', kind: 'text' },
		{
			property: 'ResourceId',
			kind: 'id',
			lookup: 'resource',
			description: 'Nobody can book it during the event',
		},
		{
			property: 'Allocation',
			label: 'Places',
			kind: 'integer',
			min: 0,
			description: 'How many people can attend; any number when left out',
		},
		{
			property: 'EnableWaitList',
			label: 'Waiting List',
			kind: 'boolean',
			description: 'Whether people can queue when the event is full',
		},
		{ property: 'OnlyForMembers', kind: 'boolean' },
		{ property: 'OnlyForContacts', kind: 'boolean' },
		{
			property: 'TicketNotes',
			kind: 'text',
			rows: 3,
			description: 'Text in the emails with tickets',
		},
		{
			property: 'WhichEventsToUpdate',
			label: 'Apply To',
			kind: 'enum',
			values: seriesScopes,
			only: 'update',
			action: true,
			required: true,
			description: 'What of a series to change',
		},
	],
};

const portal: FieldGroup = {
	name: 'portal',
	label: 'Members Portal',
	place: 'nested',
	fields: [
		{
			property: 'PublishDate',
			label: 'Visible From',
			kind: 'instant',
			description: 'When the members portal begins to show the event',
		},
		{ property: 'ShowInHomePage', label: 'Show on Home Page', kind: 'boolean' },
		{
			property: 'ShowEventAttendees',
			label: 'Show Attendees',
			kind: 'boolean',
			description: 'Whether the page of the event lists who attends',
		},
		{
			property: 'NewSmallLogoUrl',
			label: 'Small Image URL',
			kind: 'text',
			trimmed: true,
			action: true,
			example: 'https://example.com/event.jpg',
			description: 'Public web address of a picture, which Nexudus downloads',
		},
		{
			property: 'NewLargeLogoUrl',
			label: 'Large Image URL',
			kind: 'text',
			trimmed: true,
			action: true,
			example: 'https://example.com/event.jpg',
			description: 'Public web address of a picture, which Nexudus downloads',
		},
	],
};

const series: FieldGroup = {
	name: 'series',
	label: 'Repeat',
	place: 'nested',
	fields: [
		{
			property: 'RepeatEvent',
			label: 'Repeat',
			kind: 'boolean',
			only: 'create',
			description: 'Whether to make a series. No event can be added to it later.',
		},
		{
			property: 'Repeats',
			label: 'Cycle',
			required: true,
			kind: 'enum',
			values: repeatCycles,
			only: 'create',
		},
		{
			property: 'RepeatEvery',
			label: 'Every',
			kind: 'integer',
			min: 1,
			only: 'create',
			description: 'How many days, weeks, months or years lie between two events',
		},
		{ property: 'RepeatUntil', label: 'Until', kind: 'instant', only: 'create' },
		...onWeekdays,
	],
};

export const fieldGroups: readonly FieldGroup[] = [event, portal, series];
