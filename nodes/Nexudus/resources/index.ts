import { booking } from './booking';
import { coworker } from './coworker';
import type { Resource } from './resource';

/** Everything that the node works with, in the order of its menu. */
export const resources: readonly Resource[] = [booking, coworker];
