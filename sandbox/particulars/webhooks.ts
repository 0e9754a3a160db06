import type { Particular } from './particular';

/** What failed before does not count once somebody switches it on again. */
export const webhooks: Particular = {
	complete: (values, { earlier }) => ({
		ErrorCount: 0,
		...values,
		...(earlier?.Active !== true && values.Active === true ? { ErrorCount: 0 } : {}),
	}),
};
