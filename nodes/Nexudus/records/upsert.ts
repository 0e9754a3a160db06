import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../api/connection';
import { toNodeError } from '../api/errors';
import { abortableSleep } from '../api/sleep';
import { fieldsOf, identitiesOf, upsertForm } from '../description/forms';
import type { OperationFactory } from '../execution/operation';
import { isFailed } from '../execution/operation';
import type { Settings } from '../execution/settings';
import type { Mistake } from '../fields/body';
import { labelOf } from '../fields/names';
import { isBlank, isEmptied } from '../fields/values';
import type { Identity, Resource } from '../resources/resource';
import { changeIfThere, findRecord } from './change';
import { createdLately, doubtOfOthers, isWrittenLately } from './claims';
import { looksAfter, patiently } from './createOnce';
import { createWhole } from './createWhole';
import { withDays } from './days';
import { differences } from './differences';
import { describeIdentity, findSame, hasIdentityOf } from './identity';
import { inTurn } from './inTurn';
import { tellChoice } from './leftOpen';
import { createMatches, identityKey } from './matches';
import { describeMistakes } from './messages';
import { withRequired } from './newRecord';
import type { Written } from './output';
import { toOutput } from './output';
import { emptyValues, prepareBodies } from './parameters';

/** Who changed a record that the server changed by itself (Nexudus REST API, Record shape). */
const SYSTEM = '[System]';

/** A record that is to be there once, whether it was before or not. */
interface Wanted {
	resource: Resource;
	identity: Identity;
	body: IDataObject;
}

function severalMatches(
	{ node }: Connection,
	{ resource, identity, body }: Wanted,
	ids: unknown[],
): Error {
	return toNodeError(node, {
		message: `Several ${resource.plural} have the ${describeIdentity(resource, identity, body)}: ID ${ids.join(', ')}`,
		description: `Nothing was written for this item. Use Update with one of these IDs, or give the ${resource.plural} different ${identity.noun}s in Nexudus.`,
		status: null,
		errors: [],
	});
}

/** The one record of several that Nexudus still has: deleted ones may be listed. @throws for several living ones */
async function onlyId(
	connection: Connection,
	wanted: Wanted,
	ids: readonly number[],
): Promise<number | undefined> {
	if (ids.length <= 1) return ids[0];
	const { resource, identity, body } = wanted;
	const isMeant = hasIdentityOf(resource, identity, body);
	const living: number[] = [];
	for (const id of ids) {
		const record = await findRecord(connection, resource, id);
		if (record && isMeant(record)) living.push(id);
	}
	if (living.length > 1) throw severalMatches(connection, wanted, living);
	return living[0];
}

/** What only a new record needs stays as it is in one that is there. */
function lasting({ required }: Resource, body: IDataObject): IDataObject {
	const forNew = new Set(required.flatMap((field) => (field.forNew ? [field.property] : [])));
	return Object.fromEntries(Object.entries(body).filter(([property]) => !forNew.has(property)));
}

/** There is nothing to clear of a new record. */
function withoutEmptied(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => !isEmptied(value)));
}

/**
 * Whether a row of the list tells that there is nothing to change. It does not when it may be old, because this process
 * has just written the record, or when the server itself was the last to change it, for it may be deleted.
 */
async function isUnchanged(
	connection: Connection,
	{ resource, body }: Wanted,
	row: IDataObject,
): Promise<boolean> {
	if (row.UpdatedBy === SYSTEM || isWrittenLately(connection, resource, Number(row.Id)))
		return false;
	const changes = await withDays(connection, resource, lasting(resource, body), row);
	return Object.keys(differences(resource, row, changes)).length === 0;
}

/** Changes a record as it is wanted. @returns undefined when it is not there, or not the one that is meant */
async function updateOne(
	connection: Connection,
	{ resource, body }: Wanted,
	id: number | undefined,
	isMeant?: (record: IDataObject) => boolean,
): Promise<Written | undefined> {
	if (id === undefined) return undefined;
	const changes = lasting(resource, body);
	const change = await changeIfThere(connection, resource, { id, changes, isMeant });
	return change && { id, ...change };
}

/** Changes the record with this identity. @returns undefined when there is none */
async function updateExisting(
	connection: Connection,
	wanted: Wanted,
	rows: readonly IDataObject[],
): Promise<Written | undefined> {
	const { resource, identity, body } = wanted;
	// Lists may not show yet what another execution has created.
	const unlisted = createdLately(connection, resource, identityKey(identity, body));
	const ids = new Set([...rows.map(({ Id }) => Number(Id)), ...unlisted]);
	const id = await onlyId(connection, wanted, [...ids]);
	return await updateOne(connection, wanted, id, hasIdentityOf(resource, identity, body));
}

/** Changes the record with this identity as the list shows it now. @returns undefined when there is none */
async function updateListed(connection: Connection, wanted: Wanted): Promise<Written | undefined> {
	const { resource, identity, body } = wanted;
	const rows = await findSame(connection, resource, identity, body);
	return await updateExisting(connection, wanted, rows);
}

function mayAppear(
	{ node }: Connection,
	{ resource, identity, body }: Wanted,
	reason: string,
): Error {
	return toNodeError(node, {
		message: `The ${resource.noun} may or may not have been created before, by another item: ${reason}. Search Nexudus for the ${describeIdentity(resource, identity, body)} before you run this item again`,
		description: 'Nothing was sent for this item. It was looked for, and may still appear.',
		status: null,
		errors: [],
	});
}

/**
 * Looks for the record while another item's creation of it is in doubt, as long as it may take to show.
 *
 * @returns undefined when nothing is in doubt
 * @throws NodeApiError when it may still appear
 */
async function updateDoubted(connection: Connection, wanted: Wanted): Promise<Written | undefined> {
	const { resource, identity, body } = wanted;
	const doubt = doubtOfOthers(connection, resource, identityKey(identity, body));
	if (!doubt) return undefined;
	const look = async () => {
		for (const pause of looksAfter(doubt)) {
			await abortableSleep(pause, connection.signal);
			const found = await updateListed(patiently(connection), wanted);
			if (found) return found;
		}
		throw mayAppear(connection, wanted, doubt.reason);
	};
	return connection.aside ? await connection.aside(look) : await look();
}

/**
 * What is found by a number of its own may be there without it: whoever has the email and no number yet may be the one.
 *
 * @throws NodeApiError for a record that would then be there twice
 */
async function checkUnlinked(
	connection: Connection,
	{ resource, identity, body }: Wanted,
): Promise<void> {
	const { identity: usual } = resource;
	if (!usual || usual === identity) return;
	if (usual.lookUp.some((property) => isBlank(body[property]))) return;
	const rows = await findSame(connection, resource, usual, body);
	const unlinked = rows.filter((row) => identity.same.every((property) => isBlank(row[property])));
	if (unlinked.length === 0) return;
	const ids = unlinked.map(({ Id }) => String(Id)).join(', ');
	throw toNodeError(connection.node, {
		message: `No ${resource.noun} has the ${describeIdentity(resource, identity, body)}, but one without any has the ${describeIdentity(resource, usual, body)}: ID ${ids}`,
		description: `Nothing was written for this item. If it is the same ${resource.noun}, set its ${identity.noun} with Update, or set Match By to what both have.`,
		status: null,
		errors: [],
	});
}

async function createOrUpdate(
	connection: Connection,
	wanted: Wanted,
	listed: readonly IDataObject[] | undefined,
): Promise<Written> {
	const [row, ...others] = listed ?? [];
	if (row && others.length === 0 && (await isUnchanged(connection, wanted, row))) {
		return { id: Number(row.Id), action: 'unchanged' };
	}
	const early = listed && (await updateExisting(connection, wanted, listed));
	if (early) return early;
	const body = withoutEmptied(wanted.body);
	const done = await createWhole(connection, wanted.resource, body, async () => {
		// What was listed some time ago may be out of date, and somebody else may just have created it.
		const found =
			(await updateListed(connection, wanted)) ?? (await updateDoubted(connection, wanted));
		if (found) return { found };
		await checkUnlinked(connection, wanted);
		return { body: await withRequired(connection, wanted.resource, body) };
	});
	return { action: 'created', ...done };
}

/** What an item's setting Match By says; one for all of them, for they are looked up together. */
function chosenIdentity(resource: Resource, settings: readonly Settings[]): Identity {
	const identities = identitiesOf(resource);
	const chosen = settings[0]?.matchBy;
	const found = identities.find(({ lookUp }) => lookUp[0] === chosen) ?? identities.at(0);
	if (!found) throw new Error(`${resource.label} has nothing to be found by`);
	return found;
}

/** Why an item cannot be looked up; undefined where it can. */
function problemOf(
	resource: Resource,
	{ lookUp }: Identity,
	body: IDataObject,
	isOther: boolean,
): Mistake | undefined {
	const property = lookUp.find((each) => isBlank(body[each]));
	if (isOther)
		return { property: 'matchBy', label: 'Match By', problem: 'has to be the same for all items' };
	if (property === undefined) return undefined;
	const field = fieldsOf(resource).get(property);
	const problem = 'is required: Match By looks for it';
	return { property, label: labelOf(field ?? { property }), problem };
}

/** Create or Update, by what identifies a record. Items with the same identity go one after another. */
export function upsert(resource: Resource): OperationFactory {
	return (context) => {
		const written = new Map<string, number>();
		let identity = chosenIdentity(resource, []);
		let matches = createMatches(resource, identity, []);
		return {
			prepare: async (connection, settings) => {
				identity = chosenIdentity(resource, settings);
				const prepared = await prepareBodies(context, connection, settings, {
					resource,
					form: upsertForm(resource, identity),
					whenEmpty: emptyValues,
				});
				const checked = prepared.map((body, itemIndex) => {
					if (isFailed(body)) return body;
					const isOther = settings[itemIndex].matchBy !== settings[0].matchBy;
					const mistake = problemOf(resource, identity, body, isOther);
					if (!mistake) return body;
					const failure = describeMistakes(resource, [mistake]);
					return { error: toNodeError(connection.node, failure, itemIndex) };
				});
				const bodies = checked.flatMap((body) => (isFailed(body) ? [] : [body]));
				matches = createMatches(resource, identity, bodies);
				return checked;
			},
			run: async (connection, body, settings) => {
				const key = identityKey(identity, body);
				const turn = `${resource.path} ${key}`;
				const result = await inTurn(connection, turn, async () => {
					const wanted = { resource, identity, body };
					// The record that this run wrote for an earlier item of the same identity.
					const own = await updateOne(connection, wanted, written.get(key));
					if (own) return own;
					const listed = settings.checkEachRecord
						? undefined
						: await matches.rowsFor(connection, body);
					const done = await createOrUpdate(connection, wanted, listed);
					written.set(key, done.id);
					if (done.action === 'created') {
						await tellChoice(connection, resource, withoutEmptied(body), done);
					}
					return done;
				});
				return [await toOutput(connection, resource, settings, result, body)];
			},
		};
	};
}
