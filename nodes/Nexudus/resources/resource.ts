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
	/** Writes some properties of a record, always the same. */
	| ({ readonly kind: 'change'; readonly changes: IDataObject } & OperationWords)
	/** Runs a command of the record (Nexudus REST API, Commands). */
	| ({
			readonly kind: 'command';
			/** `CANCEL_BOOKING` */
			readonly key: string;
			/** `property` is the parameter's name for Nexudus. */
			readonly parameters?: readonly Field[];
			/** What the record, or the list that it then leaves for `entity`, shows once the command was run. */
			readonly settled?: { readonly property: string; readonly value: unknown };
	  } & OperationWords);

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
	/** Heading of the collection that holds them in Update. */
	readonly basics?: string;
	/** The collections of the form, of which only what the user set is sent. */
	readonly groups: readonly FieldGroup[];
	readonly filters?: readonly FilterRow[];
	/** Without it, a write whose answer is lost is never sent again. */
	readonly identity?: Identity;
	/** What most workflows need of a record, the most useful first: the columns of Simplify. */
	readonly columns: readonly string[];
	/** Properties that a list can be ordered by, beside Id, CreatedOn and UpdatedOn. */
	readonly sortable?: readonly string[];
	/** What Create sends where the form does not ask for it. */
	readonly defaults?: IDataObject;
	/** What follows for a new record from what the item gives. */
	readonly complete?: (body: IDataObject) => IDataObject;
}
