/** Workflows run for seconds, and the machine may be busy. jest leaves the testTimeout of a single project aside. */
jest.setTimeout(120_000);
