/**
 * The Nexudus node side by side with the HTTP Request node, in a real n8n against the sandbox.
 *
 *     npm run bench                      all of it, about 40 minutes
 *     npm run bench -- --only limits     what is created under Nexudus's limits, and in what time
 *     npm run bench -- --only speed      the time per item without limits
 *     npm run bench -- --only sync       what the work on records that are there takes under Nexudus's limits
 *     npm run bench -- --only list       the time and memory of a long list
 *     npm run bench -- --quick           with fewer items
 */
import Table from 'cli-table3';
import { parseArgs } from 'node:util';

import { defaultN8nVersion } from '../runtime/install';
import { packPackage } from '../runtime/package';
import { documentedLimits } from '../sandbox';
import type { Measurement } from './run';
import { measure } from './run';
import type { Contestant } from './workflows';
import {
	archiving,
	httpRequest,
	httpRequestInLoop,
	items,
	listing,
	nexudusPaced,
	nexudusUnpaced,
	synchronizing,
} from './workflows';

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

function workRow(result: Measurement): string[] {
	return [
		result.name,
		String(result.count),
		String(result.requests),
		String(result.writes),
		String(result.throttled),
		seconds(result.nodeMs),
		ratio(result.nodeMs, optimum(result.writes)),
	];
}

async function onRecords(tarball: string, isQuick: boolean): Promise<void> {
	const work: Array<[Contestant, number]> = [
		[synchronizing(10), 60],
		...(isQuick ? [] : ([[synchronizing(10), 1_000]] satisfies Array<[Contestant, number]>)),
		[archiving, isQuick ? 20 : 100],
	];
	const rows: string[][] = [];
	for (const [contestant, count] of work) {
		console.log(`${contestant.name}: ${count} items under the documented limits ...`);
		const row = workRow(await measure(tarball, contestant, count, {}));
		console.log(row.join(' | '));
		rows.push(row);
	}
	const head = [
		'',
		'items',
		'requests',
		'writes',
		'throttled',
		'time',
		'over the optimum of writes',
	];
	show('With records that are there, under the limits', head, rows);
}

async function ofLists(tarball: string, count: number): Promise<void> {
	const rows: string[][] = [];
	for (const contestant of [listing, items]) {
		console.log(`${contestant.name}: ${count} ...`);
		const { requests, nodeMs, peakMemory } = await measure(tarball, contestant, count, 'off');
		rows.push([
			contestant.name,
			String(count),
			String(requests),
			seconds(nodeMs),
			megabytes(peakMemory),
		]);
		console.log(rows[rows.length - 1].join(' | '));
	}
	show('A long list', ['', 'rows', 'requests', 'time', 'peak memory'], rows);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
	});
	const tarball = await packPackage();
	console.log(`n8n ${defaultN8nVersion}, Node.js ${process.version}, ${new Date().toISOString()}`);
	const { quick, only } = values;
	const isWanted = (part: string) => only === undefined || only === part;
	if (isWanted('speed')) await withoutLimits(tarball, quick ? [1000] : [1000, 10_000]);
	if (isWanted('limits')) await underLimits(tarball, quick ? [20, 70] : [100, 300]);
	if (isWanted('sync')) await onRecords(tarball, quick);
	if (isWanted('list')) await ofLists(tarball, quick ? 5_000 : 50_000);
}

void main();
