import { entities } from '../../../contract';
import { searchOf } from '../../../nodes/Nexudus/lookups/read';
import { LOOKUPS } from '../../../nodes/Nexudus/lookups/table';

test.each(Object.entries(LOOKUPS))('the pick list %s is one that Nexudus has', (_name, lookup) => {
	const entity = [...entities.values()].find(({ path }) => path === lookup.path);
	expect(lookup.entity).toBe(entity?.role);
	const searched = [...lookup.names, lookup.code, lookup.email].flatMap((each) => each ?? []);
	for (const property of searched) {
		const { stem } = entity?.properties.get(property)?.filter ?? {};
		expect(searchOf(lookup, property).filter).toBe(`${entity?.role}_${stem}`);
	}
});
