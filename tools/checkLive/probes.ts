import { entityOf } from '../../contract';
import type { Readings } from '../../contract';
import type { Answer, Client, Json } from './client';

/** What a check found: values of readings, and facts to tell beside them. */
export interface Findings {
	readings: Partial<Record<keyof Readings, string>>;
	/** Without anything personal. */
	facts: string[];
}

/** The one coworker that the check works on. */
interface Subject {
	id: number;
	email: string;
	/** What it was created with. */
	body: Json;
}

const NOBODY = 999_999_999;
const MARK = 'n8n check';
const ENUMS = [...entityOf('coworkers').properties.values()].filter(
	(property) => property.enum && property.default !== undefined,
);

const pathOf = (entity: string) => entityOf(entity).path ?? '';
const COWORKERS = pathOf('coworkers');

function rowsOf({ json }: Answer): Json[] {
	return Array.isArray(json.Records) ? (json.Records as Json[]) : [];
}

function total({ json }: Answer): number {
	return Number(json.TotalItems);
}

function isDone({ status, json }: Answer): boolean {
	return status === 200 && json.WasSuccessful !== false;
}

async function list(
	client: Client,
	entity: string,
	query: Record<string, string>,
): Promise<Answer> {
	const text = new URLSearchParams({ size: '1', ...query });
	return await client.call('GET', `${pathOf(entity)}?${text}`);
}

/** Most names decide: an umlaut may stand at the beginning or at the end of an alphabet. */
async function direction(client: Client, dir: string): Promise<'up' | 'down'> {
	const query = { orderBy: 'Name', dir, size: '100' };
	const names = rowsOf(await list(client, 'countries', query)).map(({ Name }) => String(Name));
	const falls = names.filter((name, index) => index > 0 && name < names[index - 1]);
	return falls.length > names.length / 2 ? 'down' : 'up';
}

async function sortDirection(client: Client): Promise<string | undefined> {
	if ((await direction(client, '1')) === 'down') return 'binary';
	if ((await direction(client, '-1')) === 'down') return 'signed';
	return (await direction(client, 'descending')) === 'down' ? 'words' : undefined;
}

/** What lists do; reads countries and counts, changes nothing. */
async function probeLists(client: Client, { readings, facts }: Findings): Promise<void> {
	readings.sortDirection = await sortDirection(client);
	const all = await list(client, 'countries', {});
	const mistyped = await list(client, 'countries', { Country_Nmae: 'x' });
	const isIgnored = mistyped.status === 200 && total(mistyped) === total(all);
	if (isIgnored || mistyped.status === 400) {
		readings.unknownParameters = isIgnored ? 'ignored' : 'refused';
	}
	const last = await list(client, 'countries', { page: String(total(all)) });
	readings.hasNextPage = last.json.HasNextPage === true ? 'lies' : 'true';
	const [first] = rowsOf(all);
	const batch = await client.call('GET', `${pathOf('countries')}/?id=[${String(first?.Id)}]`);
	readings.batch = batch.isList ? 'array' : 'envelope';
	const lines = await list(client, 'coworkerinvoicelines', {});
	readings.parentFilters = lines.status === 400 ? 'demanded' : 'needless';
	facts.push(`countries: ${total(all)}; invoice lines without a filter: ${lines.status}`);
}

/** Sends a body that lacks its relations: refused everywhere, or else deleted again. */
async function probeBlame(client: Client, { readings }: Findings): Promise<void> {
	const answer = await client.call('POST', COWORKERS, { FullName: MARK });
	const errors = (answer.json.Errors ?? []) as Json[];
	const names = errors.map(({ PropertyName }) => PropertyName);
	if (names.includes('Country')) readings.blamedRelation = 'withoutId';
	if (names.includes('CountryId')) readings.blamedRelation = 'withId';
	const { Id: id } = (answer.json.Value ?? {}) as Json;
	if (typeof id === 'number') await remove(client, id, undefined);
}

function newCoworker(email: string, country: unknown, timeZone: unknown): Json {
	return {
		FullName: `${MARK} ${new Date().toISOString().slice(0, 10)}`,
		Email: email,
		CountryId: country,
		SimpleTimeZoneId: timeZone,
		Position: MARK,
		SystemId: MARK,
		CustomFields: { Data: [{ Name: 'n8ncheck', Value: 'a', Type: 'string', JsonValue: null }] },
	};
}

/** Creates the coworker, first without the enums that newer documents require. */
async function create(
	client: Client,
	email: string,
	{ readings, facts }: Findings,
): Promise<Subject> {
	const [country] = rowsOf(await list(client, 'countries', {}));
	const [timeZone] = rowsOf(await list(client, 'simpletimezones', {}));
	const body = newCoworker(email, country?.Id, timeZone?.Id);
	const enums = Object.fromEntries(ENUMS.map(({ property, default: value }) => [property, value]));
	let answer = await client.call('POST', COWORKERS, body);
	const blamed = ((answer.json.Errors ?? []) as Json[]).map(({ PropertyName }) => PropertyName);
	const wantsEnums = ENUMS.some(({ property }) => blamed.includes(property));
	if (wantsEnums) answer = await client.call('POST', COWORKERS, { ...body, ...enums });
	const value = (answer.json.Value ?? {}) as Json;
	if (typeof value.Id !== 'number') {
		throw new Error(`No coworker was created (${answer.status}): ${String(answer.json.Message)}`);
	}
	readings.enumsOnCreate = wantsEnums ? 'demanded' : 'defaulted';
	readings.writeValue = Object.keys(value).length > 1 ? 'record' : 'id';
	facts.push(`create answered ${Object.keys(value).length} properties of Value`);
	return { id: value.Id, email, body: wantsEnums ? { ...body, ...enums } : body };
}

function hasField({ CustomFields: fields }: Json, value: string): boolean {
	return JSON.stringify(fields ?? null).includes(`"Value":"${value}"`);
}

async function probeRecord(client: Client, { id }: Subject, found: Findings): Promise<Json> {
	const { readings, facts } = found;
	const { json } = await client.call('GET', `${COWORKERS}/${id}`);
	readings.systemId = json.SystemId === MARK ? 'kept' : 'ignored';
	readings.customFieldsOnCreate = hasField(json, 'a') ? 'kept' : 'ignored';
	readings.fresh = json.CanBookForTeam === false ? 'asSeen' : 'documented';
	readings.answered = 'ZoomAccessToken' in json ? 'all' : 'asSeen';
	const [, fraction = ''] = /\.(\d+)/.exec(String(json.CreatedOn)) ?? [];
	readings.dates = fraction === '' ? 'seconds' : 'asSeen';
	facts.push(
		`a coworker read by Id: ${Object.keys(json).length} properties, CreatedOn with ${fraction.length} fractional digits`,
	);
	return json;
}

/** Looks for the coworker among those that were created within minutes of it, told in UTC. */
async function probeRanges(
	client: Client,
	{ id, email }: Subject,
	{ CreatedOn }: Json,
	{ readings }: Findings,
) {
	const created = Date.parse(String(CreatedOn).replace(/Z?$/, 'Z'));
	const minute = (ms: number) => new Date(created + ms).toISOString().slice(0, 16);
	const answer = await list(client, 'coworkers', {
		Coworker_Email: email,
		from_Coworker_CreatedOn: minute(-300_000),
		to_Coworker_CreatedOn: minute(300_000),
	});
	const isFound = rowsOf(answer).some(({ Id }) => Id === id);
	readings.rangeZone = isFound ? 'utc' : 'local';
}

async function probeFilters(client: Client, { id, email }: Subject, { readings }: Findings) {
	const [part] = email.split('@');
	const byPart = await list(client, 'coworkers', { Coworker_Email: part, size: '100' });
	const isFound = rowsOf(byPart).some(({ Id }) => Id === id);
	readings.emailFilter = isFound ? 'contents' : 'whole';
	const filteredOut = async (name: string) => {
		const answer = await list(client, 'coworkers', { [name]: String(NOBODY) });
		return answer.status === 200 && total(answer) === 0;
	};
	if (!(await filteredOut('Coworker_Country'))) return;
	readings.relationFilters = (await filteredOut('Coworker_CountryId')) ? 'both' : 'withoutId';
}

/** Changes the coworker: in part, as a whole but for one property, with a team that there is not. */
async function probeUpdates(
	client: Client,
	{ id, body }: Subject,
	whole: Json,
	{ readings, facts }: Findings,
): Promise<void> {
	const put = async (changes: Json) => await client.call('PUT', COWORKERS, { ...changes, Id: id });
	const fields = { Data: [{ Name: 'n8ncheck', Value: 'b', Type: 'string', JsonValue: null }] };
	const withoutPosition = await put({
		...whole,
		...body,
		Position: undefined,
		CustomFields: fields,
	});
	const after = (await client.call('GET', `${COWORKERS}/${id}`)).json;
	if (isDone(withoutPosition)) {
		readings.absentOnPut = after.Position === MARK ? 'kept' : 'cleared';
	}
	facts.push(`custom field by PUT: ${hasField(after, 'b') ? 'kept' : 'not kept'}`);
	const dead = await put({ ...whole, ...body, Teams: [NOBODY] });
	if (dead.status === 401) readings.deadReference = 'denied';
	if (dead.status === 400) readings.deadReference = 'rejected';
	const partial = await put({ Position: MARK });
	readings.requiredOnPut = isDone(partial) ? 'waived' : 'demanded';
	const command = await client.call('POST', `${COWORKERS}/runcommand`, {
		Key: 'NO_SUCH_COMMAND',
		Ids: [id],
		Parameters: [],
	});
	if (command.status === 200 || command.status === 400) readings.refusal = String(command.status);
	facts.push(`an unknown command: ${command.status}`);
}

/** Deletes a coworker by either way. @returns whether it is gone */
async function remove(
	client: Client,
	id: number,
	findings: Findings | undefined,
): Promise<boolean> {
	const answer = await client.call('DELETE', `${COWORKERS}/${id}`);
	if (isDone(answer)) {
		if (findings) findings.readings.deletion = 'verb';
		return true;
	}
	const run = { Key: 'COWORKER_DELETE', Ids: [id], Parameters: [] };
	const isDeleted = isDone(await client.call('POST', `${COWORKERS}/runcommand`, run));
	if (findings && isDeleted) findings.readings.deletion = 'command';
	return isDeleted;
}

async function probeDeleted(client: Client, { id, email }: Subject, { readings, facts }: Findings) {
	const { status } = await client.call('GET', `${COWORKERS}/${id}`);
	if (status === 401 || status === 404) readings.missingRecord = String(status);
	const rows = rowsOf(await list(client, 'coworkers', { Coworker_Email: email, size: '100' }));
	readings.deletedInLists = rows.some(({ Id }) => Id === id) ? 'listed' : 'hidden';
	facts.push(`a deleted coworker read by Id: ${status}`);
}

/**
 * Creates one coworker with a marked name, tries on it what is unclear, and deletes it again.
 *
 * @throws when no coworker could be created, or it could not be deleted again
 */
export async function probe(client: Client, email: string): Promise<Findings> {
	const findings: Findings = { readings: {}, facts: [] };
	await probeLists(client, findings);
	await probeBlame(client, findings);
	const subject = await create(client, email, findings);
	let isGone = false;
	try {
		const whole = await probeRecord(client, subject, findings);
		await probeFilters(client, subject, findings);
		await probeRanges(client, subject, whole, findings);
		await probeUpdates(client, subject, whole, findings);
	} finally {
		isGone = await remove(client, subject.id, findings);
	}
	if (!isGone) {
		throw new Error(
			`The coworker with the Id ${subject.id} could not be deleted: delete it by hand`,
		);
	}
	await probeDeleted(client, subject, findings);
	const refreshed = await client.refreshWithoutClient();
	findings.readings.refreshWithoutClient = refreshed.status === 200 ? 'taken' : 'refused';
	findings.readings.throttle = client.throttledBy;
	return findings;
}
