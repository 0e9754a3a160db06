/** Who the coworker is and how to reach them. Source: Nexudus REST API, POST coworkers. */
import type { FieldGroup } from '../../../fields/types';
import { coworkerTypes, genders } from '../enums';

export const profile: FieldGroup = {
	name: 'profile',
	label: 'Profile',
	fields: [
		{
			property: 'CoworkerType',
			label: 'Coworker Type',
			kind: 'enum',
			values: coworkerTypes,
			description: 'What the record stands for: a person or a company',
		},
		{ property: 'CompanyName', label: 'Company Name', kind: 'text', example: 'Smith & Co' },
		{ property: 'Position', label: 'Position', kind: 'text', example: 'Product Designer' },
		{ property: 'BusinessArea', label: 'Business Area', kind: 'text', example: 'Architecture' },
		{ property: 'Salutation', label: 'Salutation', kind: 'text', example: 'Dr' },
		{ property: 'NickName', label: 'Nickname', kind: 'text', example: 'Nate' },
		{ property: 'DateOfBirth', label: 'Date of Birth', kind: 'wallClock' },
		{ property: 'Gender', label: 'Gender', kind: 'enum', values: genders },
		{
			property: 'ProfileSummary',
			label: 'Profile Summary',
			kind: 'text',
			rows: 4,
			description: 'Introduction that other members read in the directory',
		},
		{
			property: 'ProfileTags',
			label: 'Profile Tags',
			kind: 'text',
			example: 'design, branding',
			description: 'Skills and interests that other members find the coworker by',
		},
		{
			property: 'ProfileWebsite',
			label: 'Website',
			kind: 'text',
			example: 'https://example.com',
		},
		{
			property: 'ProfileIsPublic',
			label: 'Public Profile',
			kind: 'boolean',
			description: 'Whether the profile can be seen by others in the directory',
		},
		{
			property: 'NewAvatarUrl',
			label: 'Avatar URL',
			kind: 'text',
			action: true,
			example: 'https://example.com/nathan.png',
			description: 'Nexudus downloads the picture from here, so the URL has to be reachable for it',
		},
		{
			property: 'NewBannerImageUrl',
			label: 'Banner Image URL',
			kind: 'text',
			action: true,
			example: 'https://example.com/banner.png',
			description: 'Nexudus downloads the picture from here, so the URL has to be reachable for it',
		},
		{
			property: 'ClearAvatarFile',
			label: 'Remove Avatar',
			kind: 'boolean',
			action: true,
			description: 'Whether to delete the avatar that Nexudus has stored',
		},
		{
			property: 'ClearBannerImageFile',
			label: 'Remove Banner Image',
			kind: 'boolean',
			action: true,
			description: 'Whether to delete the banner image that Nexudus has stored',
		},
	],
};

export const contact: FieldGroup = {
	name: 'contact',
	label: 'Contact and Address',
	fields: [
		{
			property: 'MobilePhone',
			label: 'Mobile Phone',
			kind: 'text',
			example: '+44 7700 900123',
		},
		{ property: 'LandLine', label: 'Landline', kind: 'text', example: '+44 20 7946 0000' },
		{ property: 'Address', label: 'Address', kind: 'text', rows: 3, example: '1 High Street' },
		{ property: 'CityName', label: 'City', kind: 'text', example: 'London' },
		{ property: 'PostCode', label: 'Postal Code', kind: 'text', example: 'SW1A 1AA' },
		{ property: 'State', label: 'State or Province', kind: 'text', example: 'California' },
		{
			property: 'Latitude',
			label: 'Latitude',
			kind: 'number',
			min: -90,
			max: 90,
			description: 'In degrees, negative south of the equator',
		},
		{
			property: 'Longitude',
			label: 'Longitude',
			kind: 'number',
			min: -180,
			max: 180,
			description: 'In degrees, negative west of Greenwich',
		},
	],
};

export const social: FieldGroup = {
	name: 'social',
	label: 'Social Profiles',
	fields: [
		{
			property: 'Linkedin',
			label: 'LinkedIn',
			kind: 'text',
			example: 'https://www.linkedin.com/in/nathan-example',
		},
		{
			property: 'Instagram',
			label: 'Instagram',
			kind: 'text',
			example: 'https://www.instagram.com/nathan.example',
		},
		{
			property: 'Facebook',
			label: 'Facebook',
			kind: 'text',
			example: 'https://www.facebook.com/nathan.example',
		},
		{
			property: 'Twitter',
			label: 'X (Twitter)',
			kind: 'text',
			example: 'nathan_example',
			description: 'Handle of the account',
		},
		{
			property: 'Github',
			label: 'GitHub',
			kind: 'text',
			example: 'https://github.com/nathan-example',
		},
		{
			property: 'Telegram',
			label: 'Telegram',
			kind: 'text',
			example: 'nathan_example',
			description: 'Handle of the account',
		},
		{
			property: 'Skype',
			label: 'Skype',
			kind: 'text',
			example: 'nathan.example',
			description: 'Handle of the account',
		},
		{ property: 'Google', label: 'Google', kind: 'text' },
		{ property: 'Pinterest', label: 'Pinterest', kind: 'text' },
		{ property: 'Vimeo', label: 'Vimeo', kind: 'text' },
		{ property: 'Flickr', label: 'Flickr', kind: 'text' },
		{ property: 'Tumblr', label: 'Tumblr', kind: 'text' },
		{ property: 'Blogger', label: 'Blogger', kind: 'text' },
	],
};
