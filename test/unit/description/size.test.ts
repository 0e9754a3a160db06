import { gzipSync } from 'node:zlib';

import { Nexudus } from '../../../nodes/Nexudus/Nexudus.node';

/** The editor loads the descriptions of all nodes at its start; those of the largest nodes of n8n have 290 KB. */
const MOST = 260_000;
const MOST_PACKED = 36_000;

test('the description of the form stays small', () => {
	const text = JSON.stringify(new Nexudus().description);
	expect(text.length).toBeLessThan(MOST);
	expect(gzipSync(text).length).toBeLessThan(MOST_PACKED);
});
