import { entities } from '../../../contract';
import { LOOKUPS } from '../../../nodes/Nexudus/lookups/lists';

test.each(Object.entries(LOOKUPS))('the pick list %s is one that Nexudus has', (_name, lookup) => {
	const entity = [...entities.values()].find(({ path }) => `/api/${path}` === lookup.path);
	expect(lookup.role).toBe(`${entity?.role}-List`);
	const searched = [...lookup.names, lookup.code, lookup.email].flatMap((each) => each ?? []);
	for (const { property, filter } of searched) {
		const { stem } = entity?.properties.get(property)?.filter ?? {};
		expect(filter).toBe(`${entity?.role}_${stem}`);
	}
});
