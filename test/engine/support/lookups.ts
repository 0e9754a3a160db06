import type {
	IDataObject,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { LoadOptionsContext } from 'n8n-core';

import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';
import type { StoredCredential } from './credentials';
import { TestCredentials } from './credentials';

const nodeType = new Nexudus();

/** What the methods of a pick list run in, as n8n 2.41 makes it for a node that is being edited. */
function editorContext(credential: StoredCredential, resource = 'coworker'): LoadOptionsContext {
	const parameters = { resource, operation: 'create' };
	const node: INode = {
		id: 'uuid-1234',
		name: 'Temp-Node',
		type: 'nexudus',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { nexudusOAuth2Api: { id: '1', name: 'Nexudus' } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const additionalData = {
		credentialsHelper: new TestCredentials(credential),
		currentNodeParameters: parameters,
		variables: {},
		restApiUrl: '',
		instanceBaseUrl: '',
	} as unknown as IWorkflowExecuteAdditionalData;
	return new LoadOptionsContext(workflow, workflow.nodes['Temp-Node'], additionalData, '');
}

const { listSearch, loadOptions } = nodeType.methods;

/** The method that lists a resource locator's records; the names are those of `typeOptions.searchListMethod`. */
export async function searchList(
	credential: StoredCredential,
	method: string,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = listSearch[method as keyof typeof listSearch];
	return await search.call(editorContext(credential), filter, paginationToken);
}

/** Every page of a resource locator's list, as the editor asks for them while the user scrolls. */
export async function searchAllPages(
	credential: StoredCredential,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult[]> {
	const pages: INodeListSearchResult[] = [];
	let token: string | undefined;
	do {
		const page = await searchList(credential, method, filter, token);
		pages.push(page);
		token = page.paginationToken as string | undefined;
	} while (token);
	return pages;
}

/** The method that lists a multiple choice; the names are those of `typeOptions.loadOptionsMethod`. */
export async function loadChoices(
	credential: StoredCredential,
	method: string,
	resource?: string,
): Promise<INodePropertyOptions[]> {
	const load = loadOptions[method as keyof typeof loadOptions];
	return await load.call(editorContext(credential, resource));
}

/** A page of a list as Nexudus answers it. */
export function pageOf(records: IDataObject[], hasNextPage: boolean): IDataObject {
	return { Records: records, HasNextPage: hasNextPage };
}
