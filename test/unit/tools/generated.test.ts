import { PAGES, resourcePages } from '../../../tools/docs';
import { ENTITY_TABLE, shippedEntities } from '../../../tools/entities';
import { filesUnder } from '../../../tools/generated';
import { outputSchemas, SCHEMAS } from '../../../tools/schemas';

test.each([
	['npm run entities', ENTITY_TABLE, shippedEntities],
	['npm run schemas', SCHEMAS, outputSchemas],
	['npm run docs', PAGES, resourcePages],
])(
	'%s has written what the data says, and nothing else is there',
	async (_command, path, files) => {
		expect(Object.fromEntries(filesUnder(path))).toEqual(Object.fromEntries(await files()));
	},
);
