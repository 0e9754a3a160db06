/** A local Nexudus: the part of its REST API that the node uses, over HTTP, in memory. */
export { startSandbox } from './server';
export { defaultUser, documentedLimits } from './settings';
export type { FaultJson } from './control';
export type {
	Coworker,
	Coworkers,
	Fault,
	FaultEffect,
	FaultTarget,
	Limits,
	RequestRecord,
	Sandbox,
	SandboxOptions,
	SandboxSettings,
	SandboxUser,
} from './types';
