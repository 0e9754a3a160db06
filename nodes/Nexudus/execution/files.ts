import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

const files = new WeakMap<IDataObject, IBinaryKeyData>();

/** The json of an output item with the files that go with it. */
export function withFiles(json: IDataObject, binary: IBinaryKeyData): IDataObject {
	files.set(json, binary);
	return json;
}

export function filesOf(json: IDataObject): IBinaryKeyData | undefined {
	return files.get(json);
}
