import { readFileSync } from 'node:fs';

import { README, withFieldTables } from '../../tools/readmeFields';

test('the README describes the fields that the node has (npm run readme writes them)', () => {
	const readme = readFileSync(README, 'utf8');
	expect(readme).toBe(withFieldTables(readme));
});
