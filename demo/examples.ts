import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Client, WorkflowFile } from '../runtime/client';
import { repositoryFolder } from '../runtime/paths';

const examplesFolder = join(repositoryFolder, 'examples');

export const credentialType = 'nexudusOAuth2Api';

/** A credential that is saved in n8n. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** The file names of all example workflows. */
export function exampleFiles(): string[] {
	return readdirSync(examplesFolder)
		.filter((name) => name.endsWith('.json'))
		.sort();
}

/** An example as it is in its file, with the credential that its Nexudus nodes are to use. */
export function readExample(file: string, credential: CredentialReference): WorkflowFile {
	const text = readFileSync(join(examplesFolder, file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowFile;
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[credentialType]
			? { ...node, credentials: { ...node.credentials, [credentialType]: credential } }
			: node,
	);
	return { ...workflow, nodes };
}

/** Imports all examples. @returns the ids of the workflows by the names of their files */
export async function importExamples(
	client: Client,
	credential: CredentialReference,
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const file of exampleFiles()) {
		ids.set(file, await client.createWorkflow(readExample(file, credential)));
	}
	return ids;
}
