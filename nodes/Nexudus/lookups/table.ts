import type { LookupName } from '../fields/types';

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
	codes?: { letters: number; standard: string; example: string };
	email?: string;
	example: { id: string; name: string };
}

/** Every pick list of the form; the searches, the look-ups of names and the roles of the credential test come from here. */
export const LOOKUPS: Readonly<Record<LookupName, LookupRow>> = {
	country: {
		path: 'sys/countries',
		entity: 'Country',
		noun: 'country',
		names: ['Name'],
		code: 'TwoDigitsCode',
		codes: { letters: 2, standard: 'country code (ISO 3166)', example: 'GB' },
		example: { id: '1220', name: 'United Kingdom' },
	},
	timeZone: {
		path: 'sys/simpletimezones',
		entity: 'SimpleTimeZone',
		noun: 'time zone',
		names: ['Description', 'Name'],
		example: { id: '2023', name: 'GMT Standard Time' },
	},
	location: {
		path: 'sys/businesses',
		entity: 'Business',
		noun: 'location',
		names: ['Name'],
		example: { id: '3001', name: 'Downtown' },
	},
	plan: {
		path: 'billing/tariffs',
		entity: 'Tariff',
		noun: 'plan',
		names: ['Name'],
		example: { id: '4001', name: 'Hot Desk' },
	},
	team: {
		path: 'spaces/teams',
		entity: 'Team',
		noun: 'team',
		names: ['Name'],
		example: { id: '5001', name: 'Acme' },
	},
	coworker: {
		path: 'spaces/coworkers',
		entity: 'Coworker',
		noun: 'coworker',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: { id: '87654321', name: 'nathan@example.com' },
	},
	resource: {
		path: 'spaces/resources',
		entity: 'Resource',
		noun: 'resource',
		names: ['Name'],
		example: { id: '6001', name: 'Meeting Room 1' },
	},
	product: {
		path: 'billing/products',
		entity: 'Product',
		noun: 'product',
		names: ['Name'],
		example: { id: '7001', name: 'Coffee and Cake' },
	},
	visitor: {
		path: 'spaces/visitors',
		entity: 'Visitor',
		noun: 'visitor',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: { id: '8001', name: 'grace@example.com' },
	},
	contract: {
		path: 'billing/coworkercontracts',
		entity: 'CoworkerContract',
		noun: 'contract',
		names: ['CoworkerFullName', 'TariffName'],
		stems: { CoworkerFullName: 'Coworker_FullName', TariffName: 'Tariff_Name' },
		within: 'TariffName',
		example: { id: '9001', name: 'Ada Lovelace' },
	},
	currency: {
		path: 'sys/currencies',
		entity: 'Currency',
		noun: 'currency',
		names: ['Name'],
		code: 'Code',
		codes: { letters: 3, standard: 'currency code (ISO 4217)', example: 'EUR' },
		example: { id: '3101', name: 'Euro' },
	},
	desk: {
		path: 'sys/floorplandesks',
		entity: 'FloorPlanDesk',
		noun: 'desk or office',
		names: ['Name'],
		within: 'FloorPlanName',
		example: { id: '9101', name: 'Office 12' },
	},
	event: {
		path: 'content/calendarevents',
		entity: 'CalendarEvent',
		noun: 'event',
		names: ['Name'],
		example: { id: '9201', name: 'Summer Party' },
	},
	eventTicket: {
		path: 'content/eventproducts',
		entity: 'EventProduct',
		noun: 'event ticket',
		names: ['Name'],
		example: { id: '9301', name: 'General Admission' },
	},
	financialAccount: {
		path: 'billing/financialaccounts',
		entity: 'FinancialAccount',
		noun: 'financial account',
		names: ['Name', 'Code'],
		example: { id: '9401', name: 'Sales' },
	},
	taxRate: {
		path: 'sys/taxrates',
		entity: 'TaxRate',
		noun: 'tax rate',
		names: ['Name'],
		example: { id: '9501', name: 'Standard Rate' },
	},
	timePass: {
		path: 'billing/timepasses',
		entity: 'TimePass',
		noun: 'time pass type',
		names: ['Name'],
		example: { id: '9601', name: 'Day Pass' },
	},
	rate: {
		path: 'billing/extraservices',
		entity: 'ExtraService',
		noun: 'rate',
		names: ['Name'],
		example: { id: '9701', name: 'Meeting Room per Hour' },
	},
	invoice: {
		path: 'billing/coworkerinvoices',
		entity: 'CoworkerInvoice',
		noun: 'invoice',
		names: ['InvoiceNumber', 'BillToName', 'CoworkerFullName'],
		stems: { CoworkerFullName: 'Coworker_FullName' },
		within: 'BillToName',
		example: { id: '9801', name: 'INV-0001' },
	},
	ticket: {
		path: 'support/helpdeskmessages',
		entity: 'HelpDeskMessage',
		noun: 'help desk ticket',
		names: ['Subject'],
		within: 'CoworkerFullName',
		example: { id: '9901', name: 'Leak in the kitchen' },
	},
	department: {
		path: 'support/helpdeskdepartments',
		entity: 'HelpDeskDepartment',
		noun: 'help desk department',
		names: ['Name'],
		example: { id: '9911', name: 'IT Support' },
	},
	user: {
		path: 'sys/users',
		entity: 'User',
		noun: 'user',
		names: ['FullName', 'Email'],
		email: 'Email',
		example: { id: '9921', name: 'admin@example.com' },
	},
	boardColumn: {
		path: 'crm/crmboardcolumns',
		entity: 'CrmBoardColumn',
		noun: 'stage',
		names: ['Name', 'CrmBoardName'],
		stems: { CrmBoardName: 'CrmBoard_Name' },
		within: 'CrmBoardName',
		example: { id: '9931', name: 'Lead' },
	},
	opportunityType: {
		path: 'crm/opportunitytypes',
		entity: 'OpportunityType',
		noun: 'opportunity type',
		names: ['Name'],
		example: { id: '9941', name: 'New Member' },
	},
	task: {
		path: 'crm/coworkertasks',
		entity: 'CoworkerTask',
		noun: 'task',
		names: ['Name'],
		within: 'CoworkerFullName',
		example: { id: '9951', name: 'Hand over the keys' },
	},
	resourceType: {
		path: 'spaces/resourcetypes',
		entity: 'ResourceType',
		noun: 'resource type',
		names: ['Name'],
		example: { id: '9961', name: 'Meeting Room' },
	},
	floorPlan: {
		path: 'sys/floorplans',
		entity: 'FloorPlan',
		noun: 'floor plan',
		names: ['Name'],
		example: { id: '9971', name: 'Ground Floor' },
	},
	customField: {
		path: 'crm/customfields',
		entity: 'CustomField',
		noun: 'custom field',
		names: ['Name'],
		example: { id: '9981', name: 'Badge Color' },
	},
};
