/** A local Nexudus: its REST API as the contract has it, over HTTP, in memory. */
export { fastClock, manualClock, systemClock } from './clock';
export type { SandboxClock } from './clock';
export { startSandbox } from './server';
export { defaultUser, documentedLimits } from './settings';
export type { FaultJson } from './control';
export type {
	Coworker,
	Coworkers,
	Delivery,
	Fault,
	FaultEffect,
	FaultTarget,
	Limits,
	RequestRecord,
	RecordsOf,
	Sandbox,
	SandboxOptions,
	SandboxSettings,
	SandboxUser,
	StoredRecord,
} from './types';
