import type { Sandbox, SandboxUser } from '../../../sandbox';
import type { Stage } from './everyN8n';

const secretFields = ['password', 'totp', 'refresh_token'];

/** What users know and nobody else may. */
export function secretsOf(users: ReadonlyArray<Readonly<SandboxUser>>): string[] {
	return users.flatMap(({ password, totpSecret }) => [password, totpSecret ?? []].flat());
}

/** Adds every password and token that a sandbox was sent. */
export function collectSecrets({ requests }: Sandbox, secrets: Set<string>): void {
	for (const { headers, body } of requests) {
		const token = /^bearer (.+)$/i.exec(String(headers.authorization))?.[1];
		if (token) secrets.add(token);
		const form = (body ?? {}) as Record<string, unknown>;
		for (const field of secretFields) {
			const value = form[field];
			// A code of six digits is no secret for long, and may be part of any number.
			if (typeof value === 'string' && value.length > 6) secrets.add(value);
		}
	}
}

interface Text {
	where: string;
	text: string;
}

/** All that a user of n8n, or somebody with access to its log, can read of what ran. */
async function readableTexts({ n8n, client }: Stage): Promise<Text[]> {
	const texts: Text[] = [{ where: 'the log', text: n8n.readLog() }];
	const { results } = await client.rest.get<{ results: Array<{ id: string }> }>(
		'/rest/executions?limit=100',
	);
	for (const { id } of results) {
		const { raw } = await client.getExecution(id);
		texts.push({ where: `execution ${id}`, text: raw });
	}
	for (const { id } of await client.rest.get<Array<{ id: string }>>('/rest/credentials')) {
		const text = await client.rest.getText(`/rest/credentials/${id}?includeData=true`);
		texts.push({ where: `credential ${id}`, text });
	}
	return texts;
}

/** Where secrets can be read, as sentences without the secret; empty when nowhere. */
export async function findLeaks(stage: Stage, secrets: Set<string>): Promise<string[]> {
	const texts = await readableTexts(stage);
	return texts.flatMap(({ where, text }) => {
		const leaked = [...secrets].filter((secret) => text.includes(secret));
		const leaks = leaked.map((secret) => `${where} holds a secret of ${secret.length} characters`);
		return text.includes('Bearer ') ? [...leaks, `${where} holds a bearer token`] : leaks;
	});
}
