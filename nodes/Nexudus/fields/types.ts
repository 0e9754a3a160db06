/** A list of named values of the Nexudus API ("enum"), as shown in a drop-down. */
export interface EnumTable {
	/** In the order of the drop-down. `name` is the API's own name, accepted from expressions as well. */
	readonly values: ReadonlyArray<{ value: number; name: string; label: string }>;
	/** The value that Nexudus assumes when the property is absent; also what the drop-down starts with. */
	readonly initial: number;
}

/** The lists of Nexudus that an id is chosen from. */
export type LookupName =
	| 'boardColumn'
	| 'contract'
	| 'country'
	| 'coworker'
	| 'currency'
	| 'customField'
	| 'department'
	| 'desk'
	| 'event'
	| 'eventTicket'
	| 'financialAccount'
	| 'floorPlan'
	| 'invoice'
	| 'location'
	| 'opportunityType'
	| 'plan'
	| 'product'
	| 'rate'
	| 'resource'
	| 'resourceType'
	| 'task'
	| 'taxRate'
	| 'team'
	| 'ticket'
	| 'timePass'
	| 'timeZone'
	| 'user'
	| 'visitor';

interface FieldBase {
	/** Name of the property in the Nexudus API, e.g. `MobilePhone`. The parameter is called `mobilePhone`. */
	readonly property: string;
	/** Name of the parameter, where it is not the property's with a lower first letter. */
	readonly parameter?: string;
	/** Display name in the editor, in title case, where it is not the property in words (`names.ts`). */
	readonly label?: string;
	/** Help, in sentence case; a single sentence has no full stop. */
	readonly description?: string;
	/** Example value, shown in the empty input after "e.g.". */
	readonly example?: string;
	/** An instruction to the server ("create a user", "download this picture"), not a value that a record keeps. */
	readonly action?: true;
	/** A record cannot be without it, so that it cannot be cleared. */
	readonly required?: true;
	/** What people head a column of it with, beside the names that the API and the form have for it (`mapping.ts`). */
	readonly synonyms?: readonly string[];
	/** Names that stand for it only where no column has a better one: "Phone". */
	readonly vague?: readonly string[];
	/** Columns that the value is often split into, each by its names: "First name", "Last name". */
	readonly parts?: ReadonlyArray<readonly string[]>;
	/** Makes Nexudus send something to people: never on by itself. */
	readonly sends?: true;
	/** Whatever a column is called, it does not fill this. */
	readonly unmapped?: true;
	/** Only a new record needs it: Create or Update does without where there is a record already. */
	readonly forNew?: true;
	/** The only operation that Nexudus takes it for: what POST sets once and for all, or what only PUT takes. */
	readonly only?: 'create' | 'update';
}

export interface TextField extends FieldBase {
	readonly kind: 'text';
	/** Masked in the editor, never repeated in a message. */
	readonly secret?: true;
	/** Spaces around it do not belong to the value. */
	readonly trimmed?: true;
	/** Height of the input in lines, where it is a text of several lines. */
	readonly rows?: number;
}

export interface NumberField extends FieldBase {
	/** `integer` has no decimals. */
	readonly kind: 'integer' | 'number';
	readonly min?: number;
	readonly max?: number;
	/** What the editor starts with; the smallest value allowed, or 0, when left out. */
	readonly initial?: number;
	/** A fraction is rounded down, but not to 0, instead of being refused. */
	readonly roundedDown?: true;
}

export interface BooleanField extends FieldBase {
	readonly kind: 'boolean';
	/** What the editor starts with; false when left out. */
	readonly initial?: boolean;
}

export interface DateField extends FieldBase {
	/**
	 * `instant`: a point in time, sent in UTC. `wallClock`: date and time as a clock at the location shows them,
	 * sent as they are (`...Local` properties, date of birth).
	 */
	readonly kind: 'instant' | 'wallClock';
	/** What matters of an instant is its day: without a time it is that day at the location of the record. */
	readonly day?: true;
}

export interface EnumField extends FieldBase {
	readonly kind: 'enum';
	readonly values: EnumTable;
}

/** One of a few named values that are the node's own, not the API's. */
export interface ChoiceField extends FieldBase {
	readonly kind: 'choice';
	/** In the order of the drop-down. */
	readonly choices: ReadonlyArray<{ value: string; label: string; description?: string }>;
	/** What the drop-down starts with. */
	readonly initial: string;
}

export interface IdField extends FieldBase {
	/** `id`: one record of a list; `ids`: any number of them. */
	readonly kind: 'id' | 'ids';
	readonly lookup: LookupName;
	/** The property of a country that a record's time zone follows from, where the country has only one. */
	readonly proposedBy?: string;
}

/** Records that are created along with their parent, such as the products of a booking: a list of objects. */
export interface RowsField extends FieldBase {
	readonly kind: 'rows';
	readonly fields: readonly Field[];
}

/** A value without an input of its own: whatever JSON the user gives. */
export interface JsonField extends FieldBase {
	readonly kind: 'json';
}

/** Whole numbers, such as the IDs of records that no pick list has. */
export interface IntegersField extends FieldBase {
	readonly kind: 'integers';
}

/** A field that the space has defined in Nexudus: known by its name when the node runs, its value a text. */
export interface CustomField extends FieldBase {
	readonly kind: 'custom';
	readonly type: 'text' | 'boolean' | 'choice' | 'date' | 'integer' | 'number';
	/** Undefined where Nexudus does not tell them. */
	readonly choices?: readonly string[];
	readonly isMultiple?: boolean;
	/** The location that has defined it. */
	readonly place?: string;
}

/** One property of the Nexudus API: the source of its input in the editor, its checks and its place in the body. */
export type Field =
	| TextField
	| NumberField
	| BooleanField
	| DateField
	| EnumField
	| ChoiceField
	| IdField
	| RowsField
	| JsonField
	| IntegersField
	| CustomField;

/** A collapsible collection of the form. */
export interface FieldGroup {
	/** Name of the collection parameter, e.g. `billing`. */
	readonly name: string;
	/** Heading in the editor, in title case. */
	readonly label: string;
	/**
	 * Within the collection Additional Fields, as a collection or field by field; a collection of its own beside it when
	 * left out.
	 */
	readonly place?: 'nested' | 'flat';
	/** Names of what else the collection holds, which is read elsewhere. */
	readonly also?: readonly string[];
	readonly fields: readonly Field[];
}

/** A record that the user named by something else than its ID; an ID takes its place before anything is sent. */
export interface Reference {
	readonly lookup: LookupName;
	/** `code` is the two-letter code of a country; `email` belongs to a coworker; `any` is whatever its list knows. */
	readonly by: 'name' | 'code' | 'email' | 'any' | 'country';
	readonly text: string;
	/** The country whose only time zone is meant. */
	readonly country?: number | Reference;
	/** The records that a text with commas names when it is not itself the name of one. */
	readonly parts?: ReadonlyArray<number | Reference>;
}

/** What the user gave as JSON, sent as it is. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| JsonValue[]
	| { [key: string]: JsonValue };

export type BodyValue =
	| string
	| number
	| boolean
	| null
	| Reference
	| ReadonlyArray<number | Reference>
	| readonly Body[]
	| Day
	| JsonValue;

/** A day of which it is not known yet where it begins. */
export interface Day {
	/** `2025-01-31` */
	readonly day: string;
	/** The instant that it begins at in the workflow's time zone. */
	readonly otherwise: string;
}

/** A request body by API property, its IDs possibly still named by a `Reference`. */
export interface Body {
	[property: string]: BodyValue;
}

/** A multiple choice of fields whose value is to be removed. */
export interface Clearing {
	readonly parameter: string;
	readonly label: string;
	readonly fields: readonly Field[];
}

/** Names and values of properties that the form has no field of their own for. */
export interface Others {
	readonly parameter: string;
	readonly label: string;
	readonly fields: readonly Field[];
}

/** Names and values of custom fields. */
export interface Named {
	readonly parameter: string;
	readonly label: string;
	readonly fields: readonly CustomField[];
	/** Why nobody knows them. */
	readonly problem?: string;
}

/** A parameter outside the collections that is there only where the form shows it, and then has a value. */
export interface ShownField {
	readonly field: Field;
	/** The switch, by its property, that makes it meaningless when it is on. */
	readonly unless?: string;
}

/** What the columns of an item give to a field (`mapping.ts`). */
export interface ColumnValue {
	readonly value: unknown;
	readonly columns: readonly string[];
}

/** What is done about a field that was added and came out empty. */
export type WhenEmpty =
	/** It is not sent. */
	| 'ignore'
	/** What an expression gave is sent as empty: the value is removed. */
	| 'clear'
	/** It is a mistake, unless an AI model was to fill it in. */
	| { readonly problem: string };

/** The parameters that a request body is made of. */
export interface BodyForm {
	readonly required: readonly Field[];
	/** The collection that holds what is required and asked for where columns are mapped. */
	readonly main?: FieldGroup;
	/** Beside the required ones, outside the collections, and possibly empty. */
	readonly asked?: readonly Field[];
	readonly shown?: readonly ShownField[];
	/** Parameters outside the collections that may be left empty. */
	readonly optional?: readonly Field[];
	/** Collections, of which only what the user set is sent. */
	readonly groups: readonly FieldGroup[];
	/** The multiple choice of fields whose value is to be removed, where there is one. */
	readonly clearing?: Clearing;
	/** Within Options where the form has Additional Fields. */
	readonly others?: Others;
	/** Within Additional Fields where the form has some. Fields that go by the names that the space has given them. */
	readonly named?: Named;
}
