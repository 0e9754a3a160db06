import Table from 'cli-table3';

import { readingPresets, readingRows } from '../../contract';
import type { Readings } from '../../contract';
import { resources } from '../../nodes/Nexudus/resources';
import type { Resource } from '../../nodes/Nexudus/resources/resource';
import { useTime } from '../fuzz/support/time';
import type { Pledge } from './pledges';
import { keep, pledgesOf } from './pledges';

jest.mock('../../nodes/Nexudus/api/sleep', () => {
	const { untilAborted } = jest.requireActual<typeof import('../../nodes/Nexudus/api/sleep')>(
		'../../nodes/Nexudus/api/sleep',
	);
	const { time } =
		jest.requireActual<typeof import('../fuzz/support/time')>('../fuzz/support/time');
	return { untilAborted, abortableSleep: time.sleep };
});

// Hundreds of worlds take their time; one that hangs is told by itself.
jest.setTimeout(3_600_000);
beforeAll(useTime);

/** Those whose records must never be lost or doubled. */
const tried = resources.filter(({ name }) => ['coworker', 'booking'].includes(name));

const presets = ['documents', 'live'] as const;

type Row = [name: string, readings: Readings];

/** A preset, but for a single reading. */
const flipped = presets.flatMap((preset) =>
	readingRows
		.filter(({ presets: having }) => !having.has(preset))
		.map(
			({ reading, value }): Row => [
				`${preset}, but ${reading} ${value}`,
				{ ...readingPresets[preset], [reading]: value },
			],
		),
);

const whole = presets.map((preset): Row => [preset, readingPresets[preset]]);

/** Every reading for `npm run matrix`. */
const rows = process.env.MATRIX === 'all' ? [...whole, ...flipped] : whole;

/** Why a promise is broken; undefined when it is kept. */
async function breach(pledge: Pledge, resource: Resource, readings: Readings) {
	return await keep(pledge, resource, readings).then(
		() => undefined,
		(error: Error & { description?: string }) =>
			[error.message, error.description].filter(Boolean).join(' '),
	);
}

test.each(tried)('$label: what is promised holds under each reading', async (resource) => {
	const pledges = pledgesOf(resource);
	const head = [resource.label, ...pledges.map(({ name }) => name)];
	const table = new Table({ head, style: { head: [], border: [] } });
	const broken: string[] = [];
	for (const [name, readings] of rows) {
		const row: string[] = [];
		for (const pledge of pledges) {
			const why = await breach(pledge, resource, readings);
			row.push(why === undefined ? 'kept' : 'BROKEN');
			if (why !== undefined) broken.push(`${pledge.name}, ${name}: ${why}`);
		}
		table.push([name, ...row]);
	}
	process.stdout.write(`${table.toString()}\n`);
	expect(broken).toEqual([]);
});
