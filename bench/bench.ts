/**
 * The Nexudus node side by side with the HTTP Request node, in a real n8n against the sandbox.
 *
 *     npm run bench                      all of it, about 25 minutes
 *     npm run bench -- --only limits     what is created under Nexudus's limits, and in what time
 *     npm run bench -- --only speed      the time per item without limits
 *     npm run bench -- --quick           with fewer items
 */
import Table from 'cli-table3';
import { parseArgs } from 'node:util';

import { defaultN8nVersion } from '../runtime/install';
import { packPackage } from '../runtime/package';
import { documentedLimits } from '../sandbox';
import type { Measurement } from './run';
import { measure } from './run';
import { httpRequest, httpRequestInLoop, nexudusPaced, nexudusUnpaced } from './workflows';

/** The least time, in milliseconds, between the first and the last of `count` writes under the documented limits. */
function optimum(count: number): number {
	const { windowMs, writesPerWindow, spacingMs } = documentedLimits;
	const full = Math.floor((count - 1) / writesPerWindow);
	return full * windowMs + ((count - 1) % writesPerWindow) * spacingMs;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number | null): string {
	return bytes === null ? '-' : `${Math.round(bytes / 1024 / 1024)} MB`;
}

function ratio(value: number, base: number): string {
	return `${(value / base).toFixed(2)} x`;
}

function show(title: string, head: string[], rows: string[][]): void {
	const table = new Table({ head, style: { head: [], border: [] } });
	table.push(...rows);
	console.log(`\n${title}\n${table.toString()}`);
}

function limitedRow(result: Measurement): string[] {
	const isComplete = result.lost === 0;
	return [
		result.name,
		String(result.count),
		String(result.created),
		String(result.lost),
		String(result.doubled),
		String(result.throttled),
		seconds(result.nodeMs),
		isComplete ? ratio(result.creatingMs, optimum(result.count)) : '-',
	];
}

function unlimitedRow(result: Measurement, base: Measurement): string[] {
	return [
		result.name,
		String(result.count),
		String(result.created),
		`${(result.nodeMs / result.count).toFixed(2)} ms`,
		ratio(result.nodeMs, base.nodeMs),
		megabytes(result.peakMemory),
	];
}

async function underLimits(tarball: string, counts: readonly number[]): Promise<void> {
	const rows: string[][] = [];
	for (const count of counts) {
		for (const contestant of [nexudusPaced, httpRequest, httpRequestInLoop]) {
			console.log(`${contestant.name}: ${count} items under the documented limits ...`);
			const row = limitedRow(await measure(tarball, contestant, count, {}));
			console.log(row.join(' | '));
			rows.push(row);
		}
	}
	const head = ['', 'items', 'created', 'lost', 'doubled', 'throttled', 'time', 'over the optimum'];
	show('Under the limits that Nexudus documents', head, rows);
}

async function withoutLimits(tarball: string, counts: readonly number[]): Promise<void> {
	const rows: string[][] = [];
	for (const count of counts) {
		console.log(`HTTP Request and Nexudus: ${count} items without limits ...`);
		const base = await measure(tarball, httpRequest, count, 'off');
		const ours = await measure(tarball, nexudusUnpaced, count, 'off');
		const pair = [unlimitedRow(ours, base), unlimitedRow(base, base)];
		for (const row of pair) console.log(row.join(' | '));
		rows.push(...pair);
	}
	const head = ['', 'items', 'created', 'per item', 'to HTTP Request', 'peak memory'];
	show('Without limits or latency, 10 optional fields', head, rows);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
	});
	const tarball = await packPackage();
	console.log(`n8n ${defaultN8nVersion}, Node.js ${process.version}, ${new Date().toISOString()}`);
	if (values.only !== 'limits')
		await withoutLimits(tarball, values.quick ? [1000] : [1000, 10_000]);
	if (values.only !== 'speed') await underLimits(tarball, values.quick ? [20, 70] : [100, 300]);
}

void main();
