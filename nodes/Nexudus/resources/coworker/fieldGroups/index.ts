/**
 * The optional properties of a coworker, grouped and ordered as the form shows them.
 * Source: Nexudus REST API, POST coworkers, "Optional Fields".
 */
import type { FieldGroup } from '../../../fields/types';
import { bankAndPayment, billing, invoicing, tax } from './billing';
import { customFields } from './customFields';
import { attendance, notes, notifications, permissions, plan, portalAccess } from './membership';
import { company, contact, profile, social } from './person';
import { accessControl, integrations, printing } from './systems';

export const coworkerFieldGroups: readonly FieldGroup[] = [
	plan,
	contact,
	company,
	profile,
	notes,
	portalAccess,
	billing,
	tax,
	invoicing,
	bankAndPayment,
	notifications,
	permissions,
	customFields,
	social,
	accessControl,
	attendance,
	printing,
	integrations,
];
