import type { IDataObject } from 'n8n-workflow';

import type { Field, FieldGroup, LookupName } from '../fields/types';

/**
 * What a list of records can be narrowed by. The parameter of the query follows from the property (Nexudus REST API,
 * Lists): `Coworker_Email`, without the `Id` of a relation (`Booking_Resource`), unless `stem` says otherwise.
 */
export type FilterRow = { readonly stem?: string } & (
	| {
			/** A property whose field the form has. */
			readonly property: string;
			/** What the form calls it, where two times narrow the list: "Created" becomes "Created After" and "... Before". */
			readonly range?: string;
	  }
	/** A field that only lists have. */
	| { readonly field: Field }
);

/** How a record is recognized whose creation nobody answered, or that Create or Update is to find. */
export interface Identity {
	/** What people call it, e.g. "email". */
	readonly noun: string;
	/** The properties that a list is searched by for it. Times are searched as a range. */
	readonly lookUp: readonly string[];
	/** The properties that have to be the same in the record, as far as the item sets them. */
	readonly same: readonly string[];
}

/** An operation as the menu shows it. */
interface OperationWords {
	/** Shown above the fields: what it makes Nexudus send to people. */
	readonly notice?: string;
	/** Value of the Operation parameter. */
	readonly value: string;
	readonly label: string;
	/** To be read before the record: "Archive" makes "Archive a coworker". */
	readonly description: string;
	readonly action: string;
}

export type OperationRow =
	| {
			readonly kind: 'create' | 'upsert' | 'get' | 'getAll' | 'update';
			readonly description?: string;
	  }
	| {
			readonly kind: 'delete';
			readonly description?: string;
			/** By the verb DELETE, or by these commands in this order (Nexudus REST API, Deleting). */
			readonly by: 'verb' | readonly string[];
	  }
	/**
	 * Writes some properties of a record, always the same. The text `{now}` stands for the time; a record that shows the
	 * rest already keeps its own.
	 */
	| ({ readonly kind: 'change'; readonly changes: IDataObject } & OperationWords)
	/** Runs a command of the record (Nexudus REST API, Commands). */
	| ({
			readonly kind: 'command';
			/** `CANCEL_BOOKING` */
			readonly key: string;
			/** `property` is the parameter's name for Nexudus. */
			readonly parameters?: readonly CommandParameter[];
			/** A collection that is written to the record before the command is run. */
			readonly writes?: FieldGroup;
			/** Parameters that follow from the record. */
			of?(record: IDataObject): IDataObject[];
			readonly settled?: Settled;
			/** What the output calls the ID of the record that the command makes and answers with. */
			readonly makes?: string;
	  } & OperationWords)
	/** Lists records of another kind, narrowed by the same filters. */
	| ({ readonly kind: 'list'; readonly of: Resource } & OperationWords)
	/** Lists what belongs to a record: its ID is the filter `by`. */
	| ({ readonly kind: 'children'; readonly of: Resource; readonly by: string } & OperationWords)
	/** Adds records to a list that a record holds, or takes them out of it. */
	| ({
			readonly kind: 'members';
			/** The list. */
			readonly property: string;
			readonly how: 'add' | 'remove';
			/** What the form asks for. */
			readonly members: Field;
	  } & OperationWords)
	/** Has Nexudus make a record by itself, at a path of its own; each further call makes one more. */
	| ({
			readonly kind: 'raise';
			/** Below `/api`, with the values that the form asks for: `{BusinessId}`. */
			readonly path: string;
			readonly asks: readonly Field[];
			readonly body: IDataObject;
	  } & OperationWords)
	/** Lists records by query parameters that the form takes as they are. */
	| ({ readonly kind: 'query'; readonly query: Field } & OperationWords)
	/** Runs whatever command the form names. */
	| ({
			readonly kind: 'anyCommand';
			readonly key: Field;
			readonly parameters: Field;
	  } & OperationWords)
	/** Runs a command that answers with the address of a file, and fetches it. */
	| ({ readonly kind: 'file'; readonly key: string; readonly extension: string } & OperationWords);

/** The name of the type is Nexudus's (Nexudus REST API, Commands); it follows from the kind where it is left out. */
export type CommandParameter = Field & { readonly type?: string };

/** How a record shows that a command was run. */
export type Settled =
	/** It is not there any more. */
	| 'gone'
	| { readonly property: string; readonly value: unknown }
	| { readonly property: string; readonly isSet: boolean };

/** One kind of record of Nexudus, as people work with it: all that differs between a coworker and a booking. */
export interface Resource {
	/** Value of the Resource parameter, e.g. `coworker`. */
	readonly name: string;
	/** As the menu shows it: "Coworker". */
	readonly label: string;
	/** In sentences: "coworker", "coworkers". */
	readonly noun: string;
	readonly plural: string;
	/** Below `/api`: `spaces/coworkers`. Its last part is the name of the entity. */
	readonly path: string;
	/** Beginning of its roles ("Coworker-List") and of its filters ("Coworker_Email"). */
	readonly role: string;
	/** The pick list that its records are chosen from; by ID alone without one. */
	readonly lookup?: LookupName;
	/** In the order of the menu, which is alphabetical. */
	readonly operations: readonly OperationRow[];
	/** The fields that a record cannot be created without, in the order of the form. */
	readonly required: readonly Field[];
	/** Heading of the collection that holds them in Update; all resources without one share a collection. */
	readonly basics?: string;
	/** The collections of the form, of which only what the user set is sent. */
	readonly groups: readonly FieldGroup[];
	readonly filters?: readonly FilterRow[];
	/** Without it, a write whose answer is lost is never sent again. */
	readonly identity?: Identity;
	/** Texts that Create or Update can find a record by instead, where they are the same in both. */
	readonly matchBy?: readonly string[];
	/** What most workflows need of a record, the most useful first: the columns of Simplify. */
	readonly columns: readonly string[];
	/** Its list is answered only with all filters of one of these sets, by the properties of their fields. */
	readonly listNeeds?: ReadonlyArray<readonly string[]>;
	/** A record that a new one changes: what of it Create shows beside the ID of the new one. */
	readonly changes?: {
		/** The property that names it. */
		readonly idFrom: string;
		readonly resource: Resource;
		/** What the output calls it. */
		readonly as: string;
		readonly properties: readonly string[];
	};
	/** The kinds of custom fields that its records have, by eCustomFieldRecordType. */
	readonly customFields?: readonly number[];
	/** Properties that a list can be ordered by, beside Id, CreatedOn and UpdatedOn. */
	readonly sortable?: readonly string[];
	/** What Create sends where the form does not ask for it. */
	readonly defaults?: IDataObject;
	/** What Nexudus chooses for a new record that leaves it open. */
	readonly leftOpen?: {
		readonly property: string;
		/** The property that shows its name. */
		readonly name: string;
		/** The list that it is chosen from; from one alone, `complete` takes it. */
		readonly among: string;
	};
	/** What follows for a new record from what the item gives. */
	readonly complete?: (body: IDataObject) => IDataObject;
}
