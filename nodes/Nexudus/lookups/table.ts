import type { LookupName } from '../fields/types';
import { countriesNamed } from './countries';
import { citiesIn, cityOf, zonesNamed } from './timeZones';

/** A list of Nexudus that records are chosen from (Nexudus REST API, Look-ups). */
export interface LookupRow {
	/** Below `/api`. */
	path: string;
	/** Beginning of its role ("Country-List") and of its filters ("Country_Name"). */
	entity: string;
	/** What a record is called in a message. */
	noun: string;
	/** Properties that hold a name, the one shown first. */
	names: readonly string[];
	/** What of the list a property of a related record narrows, where it is not its own name: `Coworker_FullName`. */
	stems?: Readonly<Record<string, string>>;
	/** A property that tells records of one name apart, shown after it. */
	within?: string;
	/** What a record may be named by otherwise. */
	code?: string;
	/** What codes of the list look like. */
	codes?: { letters: number; example: string };
	email?: string;
	/** Whether it is what a space has set up, a page of it at the most as a rule, rather than what grows as it is used. */
	isShort?: true;
	/** Names that people have for a record beside those of the list, as texts that the list knows it by. */
	nicknames?(text: string, how: 'whole' | 'beginning'): Nickname[];
	/** The names that a text of the list holds, where it holds several. */
	namesIn?(text: string): string[];
	/** An email that a record may have. */
	example?: string;
}

export interface Nickname {
	property: string;
	/** Each the whole value of the property, or one of the names in it. */
	texts: string[];
}

/** Every pick list of the form; the searches, the look-ups of names and the roles of the credential test come from here. */
export const LOOKUPS: Readonly<Record<LookupName, LookupRow>> = {
	country: {
		path: 'sys/countries',
		entity: 'Country',
		noun: 'country',
		names: ['Name'],
		code: 'TwoDigitsCode',
		codes: { letters: 2, example: 'GB' },
		nicknames: (text, how) => [{ property: 'TwoDigitsCode', texts: countriesNamed(text, how) }],
		isShort: true,
	},
	timeZone: {
		path: 'sys/simpletimezones',
		entity: 'SimpleTimeZone',
		noun: 'time zone',
		names: ['Description', 'Name'],
		nicknames: (text, how) => [
			{ property: 'Name', texts: zonesNamed(text, how) },
			{ property: 'Description', texts: [cityOf(text) ?? []].flat() },
		],
		namesIn: (text) => [text, ...citiesIn(text)],
		isShort: true,
	},
	location: {
		path: 'sys/businesses',
		entity: 'Business',
		noun: 'location',
		names: ['Name'],
		isShort: true,
	},
	plan: {
		path: 'billing/tariffs',
		entity: 'Tariff',
		noun: 'plan',
		names: ['Name'],
		isShort: true,
	},
	team: {
		path: 'spaces/teams',
		entity: 'Team',
		noun: 'team',
		names: ['Name'],
		isShort: true,
	},
	coworker: {
		path: 'spaces/coworkers',
		entity: 'Coworker',
		noun: 'coworker',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: 'nathan@example.com',
	},
	resource: {
		path: 'spaces/resources',
		entity: 'Resource',
		noun: 'resource',
		names: ['Name'],
		isShort: true,
	},
	product: {
		path: 'billing/products',
		entity: 'Product',
		noun: 'product',
		names: ['Name'],
		isShort: true,
	},
	visitor: {
		path: 'spaces/visitors',
		entity: 'Visitor',
		noun: 'visitor',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: 'grace@example.com',
	},
	contract: {
		path: 'billing/coworkercontracts',
		entity: 'CoworkerContract',
		noun: 'contract',
		names: ['CoworkerFullName', 'TariffName'],
		stems: { CoworkerFullName: 'Coworker_FullName', TariffName: 'Tariff_Name' },
		within: 'TariffName',
	},
	currency: {
		path: 'sys/currencies',
		entity: 'Currency',
		noun: 'currency',
		names: ['Name'],
		code: 'Code',
		codes: { letters: 3, example: 'EUR' },
		isShort: true,
	},
	desk: {
		path: 'sys/floorplandesks',
		entity: 'FloorPlanDesk',
		noun: 'desk or office',
		names: ['Name'],
		within: 'FloorPlanName',
	},
	event: {
		path: 'content/calendarevents',
		entity: 'CalendarEvent',
		noun: 'event',
		names: ['Name'],
	},
	eventTicket: {
		path: 'content/eventproducts',
		entity: 'EventProduct',
		noun: 'event ticket',
		names: ['Name'],
	},
	financialAccount: {
		path: 'billing/financialaccounts',
		entity: 'FinancialAccount',
		noun: 'financial account',
		names: ['Name', 'Code'],
		isShort: true,
	},
	taxRate: {
		path: 'sys/taxrates',
		entity: 'TaxRate',
		noun: 'tax rate',
		names: ['Name'],
		isShort: true,
	},
	timePass: {
		path: 'billing/timepasses',
		entity: 'TimePass',
		noun: 'time pass type',
		names: ['Name'],
		isShort: true,
	},
	rate: {
		path: 'billing/extraservices',
		entity: 'ExtraService',
		noun: 'rate',
		names: ['Name'],
		isShort: true,
	},
	invoice: {
		path: 'billing/coworkerinvoices',
		entity: 'CoworkerInvoice',
		noun: 'invoice',
		names: ['InvoiceNumber', 'BillToName', 'CoworkerFullName'],
		stems: { CoworkerFullName: 'Coworker_FullName' },
		within: 'BillToName',
	},
	ticket: {
		path: 'support/helpdeskmessages',
		entity: 'HelpDeskMessage',
		noun: 'help desk ticket',
		names: ['Subject'],
		within: 'CoworkerFullName',
	},
	department: {
		path: 'support/helpdeskdepartments',
		entity: 'HelpDeskDepartment',
		noun: 'help desk department',
		names: ['Name'],
		isShort: true,
	},
	user: {
		path: 'sys/users',
		entity: 'User',
		noun: 'user',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: 'admin@example.com',
	},
	boardColumn: {
		path: 'crm/crmboardcolumns',
		entity: 'CrmBoardColumn',
		noun: 'stage',
		names: ['Name', 'CrmBoardName'],
		stems: { CrmBoardName: 'CrmBoard_Name' },
		within: 'CrmBoardName',
		isShort: true,
	},
	opportunityType: {
		path: 'crm/opportunitytypes',
		entity: 'OpportunityType',
		noun: 'opportunity type',
		names: ['Name'],
		isShort: true,
	},
	task: {
		path: 'crm/coworkertasks',
		entity: 'CoworkerTask',
		noun: 'task',
		names: ['Name'],
		within: 'CoworkerFullName',
	},
	resourceType: {
		path: 'spaces/resourcetypes',
		entity: 'ResourceType',
		noun: 'resource type',
		names: ['Name'],
		isShort: true,
	},
	floorPlan: {
		path: 'sys/floorplans',
		entity: 'FloorPlan',
		noun: 'floor plan',
		names: ['Name'],
		isShort: true,
	},
	customField: {
		path: 'crm/customfields',
		entity: 'CustomField',
		noun: 'custom field',
		names: ['Name'],
		isShort: true,
	},
};
